using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace ToolResultsAnalyzer.ControlFlow;

/// <summary>A <c>catch</c>; <paramref name="Clause"/> is null where the region could not be matched with its source.</summary>
internal sealed record CatchHandler(ControlFlowRegion Region, CatchClauseSyntax? Clause)
{
    /// <summary>
    /// Matches the regions of a graph with the clauses they were made from. Regions know no syntax, but both come in the
    /// same order; where the numbers differ (the compiler dropped something) nothing is matched.
    /// </summary>
    public static IReadOnlyDictionary<ControlFlowRegion, CatchHandler> MatchAll(ControlFlowGraph graph, List<CatchClauseSyntax> clauses)
    {
        List<ControlFlowRegion> regions = new();
        Collect(graph.Root, regions);

        // Both lists are in source order of the clauses: an inner try stands inside of a try block or of a clause.
        clauses.Sort((left, right) => left.SpanStart.CompareTo(right.SpanStart));
        bool matches = clauses.Count == regions.Count;
        return regions
            .OrderBy(region => region.FirstBlockOrdinal)
            .Select((region, index) => new CatchHandler(region, matches ? clauses[index] : null))
            .ToDictionary(handler => handler.Region);
    }

    private static void Collect(ControlFlowRegion region, List<ControlFlowRegion> regions)
    {
        if (region.EnclosingRegion?.Kind == ControlFlowRegionKind.TryAndCatch && region.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler)
        {
            regions.Add(region);
        }

        foreach (ControlFlowRegion nested in region.NestedRegions)
        {
            Collect(nested, regions);
        }
    }
}
