using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ToolResultsAnalyzer.Tests.Harness;

/// <summary>A diagnostic as a test expects or finds it: which, how severe, and exactly where.</summary>
public readonly record struct Spot(string Id, DiagnosticSeverity Severity, TextSpan Span) : IComparable<Spot>
{
    public int CompareTo(Spot other) => (Span.Start, Span.End, Id).CompareTo((other.Span.Start, other.Span.End, other.Id));

    public string Describe(SourceText text, bool position)
    {
        var start = text.Lines.GetLinePosition(Span.Start);
        return position ? $"{Id} ({Severity}) on «{text.ToString(Span)}» at {start.Line + 1}:{start.Character + 1}" : $"{Id} ({Severity})";
    }
}

/// <summary>
/// Source with the expected diagnostics written into it: <c>{|TRA1004:continue|}</c>, or <c>{|TRA1002(info):…|}</c> where the
/// severity isn't warning. Marks may be nested.
/// </summary>
public sealed record MarkedSource(string Code, IReadOnlyList<Spot> Spots)
{
    public static MarkedSource Parse(string marked)
    {
        var code = new StringBuilder(marked.Length);
        var spots = new List<Spot>();
        var open = new Stack<(string Id, DiagnosticSeverity Severity, int Start)>();

        for (var i = 0; i < marked.Length; i++)
        {
            if (At(marked, i, "{|"))
            {
                var colon = marked.IndexOf(':', i);
                var label = marked[(i + 2)..colon];
                var info = label.EndsWith("(info)", StringComparison.Ordinal);
                open.Push((info ? label[..^6] : label, info ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning, code.Length));
                i = colon;
            }
            else if (At(marked, i, "|}"))
            {
                var (id, severity, start) = open.Pop();
                spots.Add(new(id, severity, TextSpan.FromBounds(start, code.Length)));
                i++;
            }
            else
            {
                code.Append(marked[i]);
            }
        }

        if (open.Count > 0)
            throw new FormatException($"A mark isn't closed: {open.Peek().Id}");

        spots.Sort();
        return new(code.ToString(), spots);
    }

    private static bool At(string text, int index, string token) => string.CompareOrdinal(text, index, token, 0, token.Length) == 0;
}
