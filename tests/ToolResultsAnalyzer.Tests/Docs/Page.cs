using System.Text.RegularExpressions;
using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.Docs;

/// <summary>A page of the documentation, cut into its sections.</summary>
internal sealed partial class Page
{
    private const string Heading = "## ";

    private Page(string text)
    {
        var lines = text.Split('\n');
        Title = lines[0];
        Intro = Until(1);
        for (var i = 0; i < lines.Length; i++)
        {
            if (IsHeading(lines[i]))
                Sections.Add((lines[i][Heading.Length..], Until(i + 1)));
        }

        string Until(int start) => string.Join('\n', lines.Skip(start).TakeWhile(line => !IsHeading(line)));
        static bool IsHeading(string line) => line.StartsWith(Heading, StringComparison.Ordinal);
    }

    /// <summary>The first line.</summary>
    public string Title { get; }

    /// <summary>What stands between the title and the first section.</summary>
    public string Intro { get; }

    /// <summary>The sections in order, each with its heading.</summary>
    public List<(string Name, string Text)> Sections { get; } = [];

    public string this[string section] => Sections.Single(candidate => candidate.Name == section).Text;

    /// <param name="path">The path of the file in the repository.</param>
    public static Page Read(string path) => new(File.ReadAllText(Path.Combine(Repository.Root, path)));

    /// <summary>The blocks of code in a text.</summary>
    public static IReadOnlyList<string> CodeIn(string text, string language = "csharp") =>
        [.. CodeBlock().Matches(text).Where(match => match.Groups[1].Value == language).Select(match => match.Groups[2].Value)];

    /// <summary>The cells of each row of the table in a text, but for its head.</summary>
    public static IEnumerable<string[]> RowsIn(string text) => text
        .Split('\n')
        .Where(line => line.StartsWith('|'))
        .Skip(2)
        .Select(line => line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries));

    [GeneratedRegex("^```([a-z]*)\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CodeBlock();
}
