using ToolResultsAnalyzer.Judge;

namespace ToolResultsAnalyzer.Judge.Tests;

/// <summary>Some run of a program is refused by the endpoint, if and only if the analyzer reports something in it.</summary>
public class AgreementTests
{
    [Fact]
    public async Task Three_thousand_generated_programs_agree_with_the_analyzer()
    {
        var summary = await Judgement.Judge(programs: 3_000, seed: "0N0XIzNsQ0O2", maxDisagreements: 3);
        Assert.True(summary.Disagreements.Count == 0, string.Join("\n", summary.Disagreements.Select(disagreement => disagreement.Describe())));
        Assert.Equal(3_000, summary.Programs);

        // Both answers must be common, or agreement means nothing.
        Assert.InRange(summary.Failing, 1_000, 2_500);
        Assert.InRange(summary.Reported, 1_000, 2_500);
        Assert.InRange(summary.AtLimit, 0, 30);
        Assert.InRange(summary.Inconclusive, 0, 30);
    }
}
