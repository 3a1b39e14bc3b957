using Microsoft.CodeAnalysis.Text;

namespace ToolResultsAnalyzer.Editing;

/// <summary>
/// Changes to a source text. They are made in the characters and not in the tree, because then whatever they do not name stays
/// as it was written: comments, blank lines, tabs, line ends.
/// </summary>
internal sealed class SourceEdits
{
    private readonly List<TextChange> changes = new();

    /// <summary>Puts text in front of a position; several at one position stay in the order in which they were put there.</summary>
    public void Insert(int position, string inserted) => this.changes.Add(new(new TextSpan(position, 0), inserted));

    public void Replace(TextSpan span, string replacement) => this.changes.Add(new(span, replacement));

    public void Remove(TextSpan span) => this.changes.Add(new(span, string.Empty));

    /// <summary>The changed text, or null when two changes are at odds.</summary>
    public SourceText? ApplyTo(SourceText text)
    {
        List<TextChange> ordered = new();
        foreach (TextChange change in this.changes.OrderBy(change => change.Span.Start).ThenBy(change => change.Span.Length > 0))
        {
            if (ordered.Count > 0 && change.Span.Start < ordered[ordered.Count - 1].Span.End)
            {
                return null;
            }

            if (ordered.Count > 0 && change.Span.Start == ordered[ordered.Count - 1].Span.Start && change.Span.IsEmpty)
            {
                ordered[ordered.Count - 1] = new(change.Span, ordered[ordered.Count - 1].NewText + change.NewText);
                continue;
            }

            ordered.Add(change);
        }

        return ordered.Count == 0 ? null : text.WithChanges(ordered);
    }
}
