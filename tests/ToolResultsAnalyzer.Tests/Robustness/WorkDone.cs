using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Interpretation;
using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.Robustness;

/// <summary>
/// What the analyzer did for a compilation: a difference of counters of the process, right only in tests of
/// <see cref="CountersCollection"/>.
/// </summary>
/// <param name="Bound">How many code blocks were bound.</param>
/// <param name="Analyzed">How many bodies got a graph.</param>
/// <param name="GivenUp">How many of these were given up at a limit.</param>
/// <param name="Reports">The ids of what was reported, sorted.</param>
/// <param name="IsBroken">Whether the code does not compile.</param>
/// <param name="Unfollowed">How many calls of helpers were not followed because too many run in each other.</param>
internal sealed record WorkDone(long Bound, long Analyzed, long GivenUp, string Reports, bool IsBroken = false, long Unfollowed = 0)
{
    public static readonly WorkDone Nothing = new(0, 0, 0, "");

    public static Task<WorkDone> ForAsync(params string[] sources) => ForAsync(ReferenceSet.OpenAI_2_15_0, sources);

    public static async Task<WorkDone> ForAsync(ReferenceSet references, params string[] sources)
    {
        var compilation = Analysis.Compile([.. sources.Select((source, index) => Analysis.Parse(source, $"Source{index}.cs")), Prelude.Tree], references);
        var before = (AnalysisCounters.Bound, AnalysisCounters.Analyzed, AnalysisCounters.GivenUp, AnalysisCounters.Unfollowed);
        var result = await Analysis.RunAsync(compilation);
        Assert.Empty(result.Exceptions);
        return new(
            AnalysisCounters.Bound - before.Bound,
            AnalysisCounters.Analyzed - before.Analyzed,
            AnalysisCounters.GivenUp - before.GivenUp,
            string.Join(", ", result.Diagnostics.Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal)),
            IsBroken: !result.CompilerErrors.IsEmpty,
            Unfollowed: AnalysisCounters.Unfollowed - before.Unfollowed);
    }
}
