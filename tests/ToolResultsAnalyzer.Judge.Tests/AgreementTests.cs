using ToolResultsAnalyzer.Judge;
using ToolResultsAnalyzer.Judge.Programs.PhraseBooks;

namespace ToolResultsAnalyzer.Judge.Tests;

/// <summary>Some run of a program is refused by the endpoint, if and only if the analyzer reports something in it.</summary>
public class AgreementTests
{
    /// <summary>Fewer than by hand: the few programs with more behaviours take longer than all the others.</summary>
    private const int MaxRuns = 300;

    [Fact]
    public Task Three_thousand_generated_programs_agree_with_the_analyzer() => Agree(OpenAIChatPhrases.Book, 3_000);

    [Fact]
    public Task A_thousand_programs_on_Microsoft_Extensions_AI_agree_with_the_analyzer() => Agree(ExtensionsAIPhrases.Book, 1_000);

    [Fact]
    public Task A_thousand_programs_on_Semantic_Kernel_agree_with_the_analyzer() => Agree(SemanticKernelPhrases.Book, 1_000);

    private static async Task Agree(PhraseBook book, int programs)
    {
        var summary = await Judgement.Judge(book, programs, seed: "0N0XIzNsQ0O2", maxDisagreements: 3, maxRuns: MaxRuns);
        Assert.True(summary.Disagreements.Count == 0, string.Join("\n", summary.Disagreements.Select(disagreement => disagreement.Describe())));
        Assert.Equal(programs, summary.Programs);

        // Both answers must be common, or agreement means nothing.
        Assert.InRange(summary.Failing, programs / 3, programs * 5 / 6);
        Assert.InRange(summary.Reported, programs / 3, programs * 5 / 6);
        Assert.InRange(summary.AtLimit, 0, programs / 100);
        Assert.InRange(summary.Inconclusive, 0, programs / 50);
    }
}
