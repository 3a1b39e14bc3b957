using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Docs;

/// <summary>The matrix of rules and SDKs is what the rule tests show.</summary>
public class SdksTests
{
    [Fact]
    public void The_matrix_is_what_is_tested()
    {
        var reported = PhraseBook.Vocabularies.ToDictionary(vocabulary => vocabulary, vocabulary => Snippet.All
            .Where(snippet => snippet.Attribute is ReportedAttribute && snippet.IsIn(vocabulary) && snippet.CanTake(Form.Plain))
            .SelectMany(snippet => snippet.Render(vocabulary, Form.Plain, "Snippets").Spots)
            .Select(spot => spot.Id)
            .ToHashSet());
        string[] head = ["Rule", .. PhraseBook.Vocabularies.Select(vocabulary => vocabulary.Name)];
        var rows = UnderTest.RulesAboutCode.Select(rule => (string[])[$"[{rule.Id}](rules/{rule.Id}.md)", .. PhraseBook.Vocabularies.Select(vocabulary => reported[vocabulary].Contains(rule.Id) ? "yes" : "–")]);
        var matrix = string.Join('\n', new[] { head, [.. head.Select(_ => "---")] }.Concat(rows).Select(cells => $"| {string.Join(" | ", cells)} |"));

        var page = Page.Read("docs/sdks.md")["Rules by SDK"];

        Assert.True(page.Contains($"\n\n{matrix}\n", StringComparison.Ordinal), "The matrix should be\n\n" + matrix);
    }

    [Fact]
    public void Each_SDK_that_is_tested_is_named_in_the_README()
    {
        var named = Page.RowsIn(Page.Read("README.md")["Supported SDKs"]).Select(cells => string.Join(" ", cells)).ToArray();

        Assert.All(PhraseBook.Vocabularies, vocabulary => Assert.Contains(named, row => row.Contains(vocabulary.Name, StringComparison.Ordinal)));
    }
}
