namespace ToolResultsAnalyzer.Judge.Runs;

/// <summary>Where a run gets its answers from.</summary>
public interface IAnswers
{
    /// <summary>One of <paramref name="ways"/> numbers from 0 on.</summary>
    int Choose(int ways, string question);
}
