using System.Text.RegularExpressions;
using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.RepositoryLayout;

/// <summary>The engine says what is so, the rules what is reported: it has no case for one of them.</summary>
public partial class EngineTests
{
    [Fact]
    public void No_rule_is_named_outside_of_the_rules()
    {
        var files = EngineFiles();
        Assert.True(files.Count > 40, $"Only {files.Count} files were looked at.");

        Assert.Empty(files.SelectMany(file => NamedIn(File.ReadAllText(file)).Select(id => $"{file}: {id}")));
    }

    [Theory]
    [InlineData("if (rule.Id == \"TRA1004\") return;", "TRA1004")]
    [InlineData("// For TRA2001 only.", "TRA2001")]
    [InlineData("/// <see cref=\"TRA1001UnansweredToolCalls\"/>", "TRA1001")]
    [InlineData("using static ToolResultsAnalyzer.Rules.TRA4001MessageBetweenToolResults;", "TRA4001")]
    public void A_rule_that_is_named_is_found(string code, string id) => Assert.Equal([id], NamedIn(code));

    [Fact]
    public void The_rules_are_found_in_their_own_files() => Assert.All(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "ToolResultsAnalyzer", "Rules"), "TRA*.cs"),
        file => Assert.NotEmpty(NamedIn(File.ReadAllText(file))));

    /// <summary>The files of the analyzer outside of <c>Rules/</c>.</summary>
    private static IReadOnlyList<string> EngineFiles()
    {
        var root = Path.Combine(Repository.Root, "src", "ToolResultsAnalyzer");
        return [.. Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(root, file).Replace('\\', '/').Split('/')[0] is not ("Rules" or "obj" or "bin"))];
    }

    private static IEnumerable<string> NamedIn(string code) => RuleId().Matches(code).Select(match => match.Value);

    [GeneratedRegex(@"TRA\d{4}")]
    private static partial Regex RuleId();
}
