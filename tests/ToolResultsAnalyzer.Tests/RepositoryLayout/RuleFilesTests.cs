using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.RepositoryLayout;

/// <summary>
/// One search for a rule's id finds all there is about it: the rule, its tests, its page, its row in the release notes and,
/// where there is one, its fix and the tests of that, all named the same.
/// </summary>
public partial class RuleFilesTests
{
    public static TheoryData<string> RuleIds => [.. UnderTest.Rules.Select(rule => rule.Id)];

    [Fact]
    public void There_are_rules() => Assert.NotEmpty(UnderTest.Rules);

    [Fact]
    public void No_id_is_used_twice() => Assert.Equal(UnderTest.Rules.Length, UnderTest.Rules.Select(rule => rule.Id).Distinct().Count());

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void A_rule_has_one_file_named_after_it(string id) => Assert.EndsWith(".cs", RuleFile(id));

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void A_rule_has_tests_named_after_it(string id)
    {
        var name = Path.GetFileNameWithoutExtension(RuleFile(id));

        Assert.True(File.Exists(Under("tests/ToolResultsAnalyzer.Tests/Rules", name + "Tests.cs")), $"{name}Tests.cs is missing.");
        if (!UnderTest.RulesAboutCode.Any(rule => rule.Id == id))
            return;

        Assert.Contains(Snippet.All, snippet => snippet.Home.Name == name + "Tests" && snippet.Attribute is ReportedAttribute);
        Assert.Contains(Snippet.All, snippet => snippet.Home.Name == name + "Tests" && snippet.Attribute is SilentAttribute);
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void A_rule_has_a_page(string id)
    {
        var page = Under("docs/rules", id + ".md");

        Assert.True(File.Exists(page), $"docs/rules/{id}.md is missing.");
        var name = Path.GetFileNameWithoutExtension(RuleFile(id))[id.Length..];
        Assert.Contains(id, File.ReadLines(page).First(), StringComparison.Ordinal);
        Assert.Contains(name, File.ReadAllText(page), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void A_rule_s_help_link_leads_to_its_page(string id) =>
        Assert.EndsWith($"docs/rules/{id}.md", UnderTest.Rules.Single(rule => rule.Id == id).HelpLinkUri, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void A_rule_has_a_row_in_the_release_notes(string id)
    {
        var rule = UnderTest.Rules.Single(rule => rule.Id == id);
        var name = Path.GetFileNameWithoutExtension(RuleFile(id))[id.Length..];
        var rows = new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
            .SelectMany(file => File.ReadLines(Under("src/ToolResultsAnalyzer", file)))
            .Where(line => line.StartsWith(id + " ", StringComparison.Ordinal))
            .ToList();

        var columns = Assert.Single(rows).Split('|').Select(column => column.Trim()).ToList();
        Assert.Equal([id, rule.Category, rule.DefaultSeverity.ToString(), name], columns);
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void A_rule_is_described(string id)
    {
        var rule = UnderTest.Rules.Single(rule => rule.Id == id);

        Assert.Equal("ToolResults", rule.Category);
        Assert.True(rule.IsEnabledByDefault);
        Assert.NotEmpty(rule.Title.ToString());
        Assert.DoesNotContain('\n', rule.MessageFormat.ToString());
        Assert.NotEmpty(rule.Description.ToString());
    }

    [Fact]
    public void Every_file_that_is_named_after_a_rule_belongs_to_one()
    {
        var ids = UnderTest.Rules.Select(rule => rule.Id).ToHashSet();
        var strays = new[] { "src", "tests", "docs" }
            .Where(folder => Directory.Exists(Under(folder)))
            .SelectMany(folder => Directory.EnumerateFiles(Under(folder), "TRA*", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Where(file => RuleId().Match(Path.GetFileName(file)) is { Success: true } match && !ids.Contains(match.Value));

        Assert.Empty(strays);
    }

    [Fact]
    public void A_fix_has_a_file_and_tests_named_after_its_rule()
    {
        foreach (var fix in UnderTest.CodeFixes)
        {
            var id = Assert.Single(fix.FixableDiagnosticIds);
            var name = Path.GetFileNameWithoutExtension(RuleFile(id)) + "CodeFix";

            Assert.Equal(name, fix.GetType().Name);
            Assert.True(File.Exists(Under("src/ToolResultsAnalyzer.CodeFixes/Rules", name + ".cs")), $"{name}.cs is missing.");
            Assert.True(File.Exists(Under("tests/ToolResultsAnalyzer.Tests/CodeFixes", name + "Tests.cs")), $"{name}Tests.cs is missing.");
            Assert.NotNull(fix.GetFixAllProvider());
        }
    }

    [Fact]
    public void No_two_files_of_a_project_have_the_same_name()
    {
        foreach (var project in Directory.EnumerateFiles(Under("src"), "*.csproj", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Under("tests"), "*.csproj", SearchOption.AllDirectories)))
        {
            var twice = Directory.EnumerateFiles(Path.GetDirectoryName(project)!, "*.cs", SearchOption.AllDirectories)
                .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
                .GroupBy(Path.GetFileName)
                .Where(files => files.Count() > 1)
                .Select(files => string.Join(", ", files));

            Assert.Empty(twice);
        }
    }

    [GeneratedRegex(@"^TRA\d{4}")]
    private static partial Regex RuleId();

    private static string RuleFile(string id) =>
        Assert.Single(Directory.GetFiles(Under("src/ToolResultsAnalyzer/Rules"), id + "*.cs", SearchOption.AllDirectories));

    private static string Under(params string[] parts) => Path.Combine([Repository.Root, .. parts]);
}
