using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ToolResultsAnalyzer.Benchmarks.Code;

/// <summary>
/// A source file from which any number of similar files are made, no two of them next to each other the same: by the number other words are
/// used for the same things, and lines that begin with a number in a comment stay or go (<c>/*3*/</c>: in every third file;
/// <c>/*!3*/</c>: in all but every third).
/// </summary>
/// <param name="Folder">The folder of the file, with <c>/</c> in it.</param>
internal sealed partial record Template(string Folder, string Name, string Text)
{
    /// <summary>Words that a file may have others for; a template uses none of the others for anything else.</summary>
    private static readonly string[][] Synonyms =
    [
        ["messages", "history", "conversation", "transcript"],
        ["completion", "reply", "answerOfModel"],
        ["call", "toolCall", "requested"],
        ["result", "output", "outcome", "found"],
        ["question", "prompt", "input"],
        ["get_weather", "get_forecast", "find_station"],
        ["get_time", "get_date", "list_time_zones"],
    ];

    private static readonly Lazy<IReadOnlyList<Template>> All = new(() => [.. ReadAll()]);

    /// <summary>The templates in a folder and below it, by name.</summary>
    public static IReadOnlyList<Template> In(string folder) =>
        [.. All.Value.Where(template => template.Folder == folder || template.Folder.StartsWith(folder + "/", StringComparison.Ordinal))];

    /// <summary>The file of a number.</summary>
    public SyntaxTree File(int number) => Source.Parse(TextOf(number), $"{Folder}/{Name}{number}.cs");

    public string TextOf(int number)
    {
        var lines = OptionalLine().Replace(Text, line =>
        {
            var isKept = number % int.Parse(line.Groups["every"].Value, CultureInfo.InvariantCulture) == 0;
            return isKept == (line.Groups["not"].Length == 0) ? line.Groups["text"].Value + "\n" : "";
        });
        var said = Word().Replace(lines, word => Instead(word.Value, number));
        return said.Replace("namespace Shape;", $"namespace {Folder.Replace('/', '.')}.{Name}{number};", StringComparison.Ordinal);
    }

    private static string Instead(string word, int number)
    {
        var at = Array.FindIndex(Synonyms, words => words[0] == word);
        return at < 0 ? word : Synonyms[at][((number * 7) + (number / 5 * (at + 1))) % Synonyms[at].Length];
    }

    private static IEnumerable<Template> ReadAll()
    {
        var assembly = typeof(Template).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            var path = name.Replace('\\', '/');
            var end = path.LastIndexOf('/');
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return new(path[..end], path[(end + 1)..], reader.ReadToEnd().ReplaceLineEndings("\n"));
        }
    }

    [GeneratedRegex(@"^/\*(?<not>!?)(?<every>\d+)\*/(?<text>.*)\n", RegexOptions.Multiline)]
    private static partial Regex OptionalLine();

    [GeneratedRegex(@"\b[a-z_]+\b")]
    private static partial Regex Word();
}
