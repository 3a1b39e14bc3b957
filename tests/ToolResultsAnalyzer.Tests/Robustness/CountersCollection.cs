namespace ToolResultsAnalyzer.Tests.Robustness;

/// <summary>Tests that read counters of the process: they run when no other test does, and one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class CountersCollection
{
    public const string Name = "Counters of the process";
}
