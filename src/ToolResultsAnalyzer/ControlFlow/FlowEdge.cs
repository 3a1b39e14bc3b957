using System.Collections.Immutable;

namespace ToolResultsAnalyzer.ControlFlow;

internal enum FlowEdgeKind
{
    /// <summary>Taken after the block, or because its condition did not hold for the other edge.</summary>
    Always,
    WhenTrue,
    WhenFalse,

    /// <summary>Taken when an operation of the block throws, or when it ends in a <c>throw</c>.</summary>
    Exception,
}

/// <summary>A step from one node of a <see cref="BodyGraph"/> to another.</summary>
internal sealed record FlowEdge(int Id, int From, int To, FlowEdgeKind Kind)
{
    /// <summary>The loops that the step leaves, inner ones first.</summary>
    public ImmutableArray<Loop> Leaves { get; init; } = ImmutableArray<Loop>.Empty;

    /// <summary>The loop whose round ends with the step, other than by leaving it.</summary>
    public Loop? EndsRoundOf { get; init; }

    /// <summary>Whether the step enters a <c>catch</c>.</summary>
    public CatchHandler? Enters { get; init; }
}
