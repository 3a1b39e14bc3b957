using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

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

/// <summary>A step from one node of a <see cref="BodyGraph"/> to another. Two steps of one graph are equal when their numbers are.</summary>
internal sealed record FlowEdge(BodyGraph Graph, int Id, int From, int To, FlowEdgeKind Kind)
{
    /// <summary>The loops that the step leaves, inner ones first.</summary>
    public ImmutableArray<Loop> Leaves { get; init; } = ImmutableArray<Loop>.Empty;

    /// <summary>The loop whose round ends with the step, other than by leaving it.</summary>
    public Loop? EndsRoundOf { get; init; }

    /// <summary>The jump that the step goes on with, where it leads out of a <c>finally</c>.</summary>
    public ControlFlowBranch? Resumes { get; init; }

    /// <summary>
    /// The types that may be caught behind the <c>finally</c> which the step enters, or behind the end of the body, where an exception
    /// makes the step; null in it stands for any.
    /// </summary>
    public ImmutableArray<ITypeSymbol?> CaughtLater { get; init; } = ImmutableArray<ITypeSymbol?>.Empty;

    /// <summary>What is known of the exception that leaves the body with the step, or null.</summary>
    public ThrownException? Exception { get; init; }

    /// <summary>The <c>catch</c> that the step enters, or null.</summary>
    public CatchHandler? Enters { get; init; }

    public bool Equals(FlowEdge? other) => this.Id == other?.Id && this.Graph == other.Graph;

    public override int GetHashCode() => this.Id;
}
