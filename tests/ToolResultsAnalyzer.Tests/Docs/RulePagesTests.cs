using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.Docs;

/// <summary>
/// What a rule's page shows is true: each block of C# under "Flagged" is reported, by that rule, at just the lines that end in
/// a comment with its ID; no block under "Repaired" is.
/// </summary>
public class RulePagesTests
{
    private static readonly string[] SectionsInOrder = ["Why", "Flagged", "Repaired", "When it is silent", "Known limitations", "How to suppress"];

    public static TheoryData<string> Rules => [.. UnderTest.Rules.Select(rule => rule.Id)];

    public static TheoryData<string> RulesAboutCode => [.. UnderTest.RulesAboutCode.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(RulesAboutCode))]
    public async Task Code_is_reported_where_the_page_says(string id)
    {
        var page = PageOf(id);
        IReadOnlyList<string> flagged = Page.CodeIn(page["Flagged"]), repaired = Page.CodeIn(page["Repaired"]);

        Assert.NotEmpty(flagged);
        foreach (var code in flagged)
        {
            var marked = code.Split('\n').Where(line => line.EndsWith($" // {id}", StringComparison.Ordinal)).Select(line => (id, line));
            Assert.NotEmpty(marked);
            Assert.Equal(marked, (await Example.OfStatementsAsync(code)).ReportedLines);
        }

        Assert.NotEmpty(repaired);
        foreach (var code in repaired)
            Assert.Empty((await Example.OfStatementsAsync(code)).ReportedLines);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_page_is_laid_out_like_the_others(string id)
    {
        var page = PageOf(id);
        var name = typeof(ToolResultsDiagnosticAnalyzer).Assembly.GetTypes().Single(type => type.Name.StartsWith(id, StringComparison.Ordinal)).Name;

        Assert.Equal($"# {id} {name[id.Length..]}", page.Title);
        Assert.Equal(SectionsInOrder, page.Sections.Select(section => section.Name));
        Assert.Equal(UnderTest.RulesAboutCode.Any(rule => rule.Id == id), page["Why"].Contains("> 400: ", StringComparison.Ordinal));
        Assert.Contains("](../../README.md#what-it-does-not-see-yet)", page["Known limitations"]);
        Assert.Equal(UnderTest.RulesAboutCode.Any(rule => rule.Id == id), page["How to suppress"].Contains($"#pragma warning disable {id}\n", StringComparison.Ordinal));
        Assert.Contains($"dotnet_diagnostic.{id}.severity = none\n", page["How to suppress"]);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_page_says_how_severe_the_rule_is(string id)
    {
        var severity = UnderTest.Rules.Single(rule => rule.Id == id).DefaultSeverity;

        var row = Assert.Single(Page.RowsIn(PageOf(id).Intro));
        Assert.StartsWith(severity == DiagnosticSeverity.Warning ? "warning" : "information", row[0]);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_fix_is_told_on_the_page_and_in_the_readme(string id)
    {
        if (!UnderTest.CodeFixes.Any(provider => provider.FixableDiagnosticIds.Contains(id)))
            return;

        Assert.StartsWith("yes: ", Assert.Single(Page.RowsIn(PageOf(id).Intro))[1]);
        Assert.Equal("yes", Page.RowsIn(Page.Read("README.md")["Rules"]).Single(cells => cells[0].StartsWith($"[{id}]", StringComparison.Ordinal))[3]);
    }

    [Fact]
    public void There_is_a_page_for_each_rule_and_for_nothing_else() => Assert.Equal(
        UnderTest.Rules.Select(rule => rule.Id),
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "rules"), "TRA*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    private static Page PageOf(string id) => Page.Read($"docs/rules/{id}.md");
}
