using System.Globalization;
using System.Text.RegularExpressions;

namespace Shape;

public static partial class TextTools
{
    private static readonly char[] Separators = [' ', '\t', '\r', '\n', ',', ';', '.', ':', '!', '?'];
    private static readonly Dictionary<char, string> Transliterations = new() { ['ä'] = "ae", ['ö'] = "oe", ['ü'] = "ue", ['ß'] = "ss", ['é'] = "e" };

    public static string Slug(string title)
    {
        var text = new StringBuilder(title.Length);
        var wasSeparator = true;
        foreach (var character in title.Trim().ToLowerInvariant())
        {
            if (Transliterations.TryGetValue(character, out var letters))
            {
                text.Append(letters);
                wasSeparator = false;
            }
            else if (char.IsAsciiLetterOrDigit(character))
            {
                text.Append(character);
                wasSeparator = false;
            }
            else if (!wasSeparator)
            {
                text.Append('-');
                wasSeparator = true;
            }
        }

        return text.ToString().TrimEnd('-');
    }

    public static IEnumerable<string> Wrap(string text, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        var line = new StringBuilder();
        foreach (var word in text.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }

            if (line.Length > 0)
                line.Append(' ');
            line.Append(word);
        }

        if (line.Length > 0)
            yield return line.ToString();
    }

    public static int Distance(string one, string other)
    {
        var previous = Enumerable.Range(0, other.Length + 1).ToArray();
        var current = new int[other.Length + 1];
        for (var i = 1; i <= one.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1] + 1, previous[j] + 1), previous[j - 1] + cost);
            }

            (previous, current) = (current, previous);
        }

        return previous[other.Length];
    }

    public static IReadOnlyList<(string Word, int Count)> Frequencies(string text, int minimum = 2) => text
        .Split(Separators, StringSplitOptions.RemoveEmptyEntries)
        .Select(word => word.ToLower(CultureInfo.InvariantCulture))
        .Where(word => word.Length >= minimum)
        .GroupBy(word => word)
        .Select(words => (words.Key, Count: words.Count()))
        .OrderByDescending(pair => pair.Count)
        .ThenBy(pair => pair.Key, StringComparer.Ordinal)
        .ToList();

    public static string? Nearest(string word, IEnumerable<string> candidates) => candidates
        .Select(candidate => (Candidate: candidate, Distance: Distance(word, candidate)))
        .Where(pair => pair.Distance <= Math.Max(2, word.Length / 3))
        .OrderBy(pair => pair.Distance)
        .Select(pair => pair.Candidate)
        .FirstOrDefault();

    public static bool TryParseSize(ReadOnlySpan<char> text, out long bytes)
    {
        bytes = 0;
        text = text.Trim();
        var digits = 0;
        while (digits < text.Length && (char.IsDigit(text[digits]) || text[digits] == '.'))
            digits++;
        if (!double.TryParse(text[..digits], NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return false;

        double? factor = text[digits..].Trim().ToString().ToUpperInvariant() switch
        {
            "" or "B" => 1,
            "K" or "KB" => 1e3,
            "M" or "MB" => 1e6,
            "G" or "GB" => 1e9,
/*2*/            "KIB" => 1024,
/*2*/            "MIB" => 1024 * 1024,
            _ => null,
        };
        bytes = factor is { } known ? (long)(number * known) : 0;
        return factor is not null;
    }

    public static string Mask(string text) => Secret().Replace(text, match => match.Groups["name"].Value + "=" + new string('*', match.Groups["value"].Length));

    private static Regex Secret() => new(@"(?<name>password|token|key)=(?<value>\S+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
