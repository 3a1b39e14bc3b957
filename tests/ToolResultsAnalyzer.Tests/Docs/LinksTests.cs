using System.Text.RegularExpressions;
using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.Docs;

/// <summary>What the documentation points to in the repository is there.</summary>
public partial class LinksTests
{
    public static TheoryData<string> Pages =>
        [.. new[] { "README.md", "CHANGELOG.md", "samples/README.md" }.Concat(
            Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
                .Order(StringComparer.Ordinal))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_lead_somewhere(string page)
    {
        var path = Path.Combine(Repository.Root, page);
        foreach (Match link in Link().Matches(File.ReadAllText(path)))
        {
            var file = Path.Combine(Path.GetDirectoryName(path)!, link.Groups["file"].Value);
            Assert.True(Path.Exists(file), $"{page}: {link.Value}");
            if (link.Groups["anchor"] is { Success: true, Value: var anchor })
                Assert.True(AnchorsOf(file).Contains(anchor), $"{page}: {link.Value}");
        }
    }

    /// <summary>Folders and source files that a page names, from the root of the repository or from that of the analyzer.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void Paths_in_backticks_exist(string page)
    {
        string[] roots = ["", "src/ToolResultsAnalyzer"];
        foreach (Match match in SourcePath().Matches(File.ReadAllText(Path.Combine(Repository.Root, page))))
        {
            var path = match.Groups[1].Value;
            Assert.True(roots.Any(root => Path.Exists(Path.Combine(Repository.Root, root, path))), $"{page}: {path}");
        }
    }

    /// <summary>The anchors that GitHub makes of headings.</summary>
    private static IEnumerable<string> AnchorsOf(string file) => File
        .ReadLines(file)
        .Where(line => line.StartsWith('#'))
        .Select(line => NotInAnchor().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\((?!https?:)(?<file>[^)#]*)(#(?<anchor>[^)]+))?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`((?:src|tests|docs|samples)/[\w./]*|(?:[\w.]+/)+(?:[\w.]+\.cs)?)`")]
    private static partial Regex SourcePath();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}
