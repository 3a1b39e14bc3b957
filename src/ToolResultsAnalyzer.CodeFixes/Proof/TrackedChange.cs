using Microsoft.CodeAnalysis.Text;

namespace ToolResultsAnalyzer.Proof;

/// <summary>What a repair, and each that followed it, has changed: tells where things are afterwards.</summary>
internal sealed class TrackedChange
{
    private readonly IReadOnlyList<IReadOnlyList<TextChange>> steps;

    public TrackedChange(params IReadOnlyList<TextChange>[] steps)
    {
        this.steps = steps;
    }

    public TrackedChange Then(TrackedChange next) => new(this.steps.Concat(next.steps).ToArray());

    /// <summary>Where a span is afterwards, or null when nothing of it is left.</summary>
    public TextSpan? Move(TextSpan span)
    {
        foreach (IReadOnlyList<TextChange> step in this.steps)
        {
            int start = span.Start, end = span.End;
            foreach (TextChange change in step)
            {
                int growth = GrowthOf(change);
                if (change.Span.Start <= span.Start && change.Span.End >= span.End && !change.Span.IsEmpty)
                {
                    return null;
                }

                if (change.Span.End <= span.Start)
                {
                    start += growth;
                }

                if (change.Span.End < span.End)
                {
                    end += growth;
                }
            }

            if (start >= end)
            {
                return null;
            }

            span = TextSpan.FromBounds(start, end);
        }

        return span;
    }

    /// <summary>Whether a part of what stands in a span afterwards, and not only the space in it, was written.</summary>
    public bool Wrote(TextSpan span)
    {
        for (int i = 0; i < this.steps.Count; i++)
        {
            TrackedChange later = new(this.steps.Skip(i + 1).ToArray());
            int growth = 0;
            foreach (TextChange change in this.steps[i])
            {
                TextSpan written = new(change.Span.Start + growth, change.NewText!.Length);
                if (!string.IsNullOrWhiteSpace(change.NewText) && later.Move(written)?.OverlapsWith(span) == true)
                {
                    return true;
                }

                growth += GrowthOf(change);
            }
        }

        return false;
    }

    private static int GrowthOf(TextChange change) => change.NewText!.Length - change.Span.Length;
}
