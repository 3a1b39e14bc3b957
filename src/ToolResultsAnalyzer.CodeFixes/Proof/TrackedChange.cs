using Microsoft.CodeAnalysis.Text;

namespace ToolResultsAnalyzer.Proof;

/// <summary>What a repair, and each that followed it, has changed: tells where things are afterwards.</summary>
internal sealed class TrackedChange
{
    private readonly IReadOnlyList<IReadOnlyList<TextChangeRange>> steps;

    public TrackedChange(params IReadOnlyList<TextChangeRange>[] steps)
    {
        this.steps = steps;
    }

    public TrackedChange Then(TrackedChange next) => new(this.steps.Concat(next.steps).ToArray());

    /// <summary>Where a span is afterwards, or null when nothing of it is left.</summary>
    public TextSpan? Move(TextSpan span)
    {
        foreach (IReadOnlyList<TextChangeRange> step in this.steps)
        {
            int start = span.Start, end = span.End;
            foreach (TextChangeRange change in step)
            {
                int growth = change.NewLength - change.Span.Length;
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
}
