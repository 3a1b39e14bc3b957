using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Text;
using ToolResultsAnalyzer.Dataflow;

namespace ToolResultsAnalyzer.ControlFlow;

/// <summary>A block of the control flow graph, on one way through the <c>finally</c> regions around it.</summary>
internal sealed record FlowNode(int Id, BasicBlock Block, Continuation? Continuation)
{
    /// <summary>The normal ways out.</summary>
    public ImmutableArray<FlowEdge> Edges { get; set; } = ImmutableArray<FlowEdge>.Empty;

    /// <summary>Whether an exception that nobody in the body catches comes here.</summary>
    public bool IsThrown => ReferenceEquals(this.Continuation, Continuation.Thrown);

    /// <summary>Whether the value that the block ends with decides which way it is left.</summary>
    public bool IsCondition { get; } = Block is { BranchValue: not null, ConditionKind: not ControlFlowConditionKind.None };

    /// <summary>The ways out when an operation of the block throws.</summary>
    public ImmutableArray<FlowEdge> Handlers { get; set; } = ImmutableArray<FlowEdge>.Empty;

    /// <summary>What ran before the node was first entered: stands in for the source of an empty block.</summary>
    public SyntaxNode? EnteredFrom { get; set; }

    public bool Equals(FlowNode? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => this.Id;
}

/// <summary>
/// The control flow graph of one body with everything explicit that Roslyn's leaves implicit: the ways through
/// <c>finally</c>, the ways into <c>catch</c>, the loops, and which step leaves a loop or ends its round. A path that ends in
/// an exception goes nowhere, as such paths are never judged, unless somebody around the body may catch it.
/// </summary>
internal sealed class BodyGraph : IFlowGraph
{
    /// <summary>Above this many nodes (nested <c>finally</c> regions multiply them) a body is given up.</summary>
    private const int MaxNodes = 20_000;

    private static readonly ImmutableArray<ITypeSymbol?> Anything = ImmutableArray.Create<ITypeSymbol?>((ITypeSymbol?)null);

    private readonly List<FlowNode> nodes = new();
    private readonly List<FlowEdge> edges = new();
    private readonly FlowNode?[] outside;
    private readonly Dictionary<(BasicBlock, Continuation), FlowNode> inside = new();
    private readonly IReadOnlyDictionary<ControlFlowRegion, CatchHandler> handlers;
    private readonly (bool IsKnown, SyntaxNode? Syntax)[] firstSyntax;

    private readonly bool letsExceptionsOut;

    // A helper is solved once for each state in which it is entered.
    private VisitOrder? order;

    private BodyGraph(ControlFlowGraph graph, OperationTree body, bool letsExceptionsOut)
    {
        this.Graph = graph;
        this.outside = new FlowNode?[graph.Blocks.Length];
        this.firstSyntax = new (bool, SyntaxNode?)[graph.Blocks.Length];
        this.letsExceptionsOut = letsExceptionsOut;
        this.Body = body.Root.Syntax;
        List<CatchClauseSyntax> clauses = new();
        foreach (IOperation operation in body.Own)
        {
            if (operation is { Kind: OperationKind.CatchClause, Syntax: CatchClauseSyntax clause })
            {
                clauses.Add(clause);
            }
        }

        this.Loops = Loop.AllIn(body);
        this.handlers = CatchHandler.MatchAll(graph, clauses);
    }

    public ControlFlowGraph Graph { get; }

    /// <summary>The declaration, lambda or initializer that the graph was made from.</summary>
    public SyntaxNode Body { get; }

    public ImmutableArray<Loop> Loops { get; }

    public IReadOnlyList<FlowNode> Nodes => this.nodes;

    public IReadOnlyList<FlowEdge> Edges => this.edges;

    public int NodeCount => this.nodes.Count;

    public int Entry => 0;

    /// <summary>Null when the body is too large.</summary>
    /// <param name="letsExceptionsOut">
    /// Whether exceptions that the body does not catch are followed to its end: somebody around it may. Without, such a path goes
    /// nowhere.
    /// </param>
    public static BodyGraph? Create(ControlFlowGraph graph, OperationTree body, bool letsExceptionsOut = false)
    {
        BodyGraph result = new(graph, body, letsExceptionsOut);
        result.NodeFor(graph.Blocks[0], null);
        for (int next = 0; next < result.nodes.Count; next++)
        {
            if (result.nodes.Count > MaxNodes)
            {
                return null;
            }

            result.Connect(result.nodes[next]);
        }

        return result;
    }

    public bool Contains(FlowNode node) => node.Id < this.nodes.Count && this.nodes[node.Id] == node;

    public VisitOrder Order => this.order ??= VisitOrder.Of(this);

    public int SuccessorCount(int node) => this.nodes[node].Edges.Length + this.nodes[node].Handlers.Length;

    public int Successor(int node, int index)
    {
        ImmutableArray<FlowEdge> edges = this.nodes[node].Edges;
        return index < edges.Length ? edges[index].To : this.nodes[node].Handlers[index - edges.Length].To;
    }

    private static bool IsImplicit(ControlFlowRegion region, ControlFlowGraph graph)
    {
        for (int ordinal = region.FirstBlockOrdinal; ordinal <= region.LastBlockOrdinal; ordinal++)
        {
            BasicBlock block = graph.Blocks[ordinal];
            if (block.Operations.Any(static operation => !operation.IsImplicit) || block.BranchValue is { IsImplicit: false })
            {
                return false;
            }
        }

        return true;
    }

    private static SyntaxNode? LastSyntax(BasicBlock block) =>
        block.BranchValue?.Syntax ?? (block.Operations.Length > 0 ? block.Operations[block.Operations.Length - 1].Syntax : null);

    /// <summary>The node of a block on a way; outside of all <c>finally</c> regions there is but one way.</summary>
    private FlowNode NodeFor(BasicBlock block, Continuation? continuation)
    {
        if (continuation is null)
        {
            return this.outside[block.Ordinal] ??= this.NewNode(block, null);
        }

        if (!this.inside.TryGetValue((block, continuation), out FlowNode node))
        {
            this.inside.Add((block, continuation), node = this.NewNode(block, continuation));
        }

        return node;
    }

    private FlowNode NewNode(BasicBlock block, Continuation? continuation)
    {
        FlowNode node = new(this.nodes.Count, block, continuation);
        this.nodes.Add(node);
        return node;
    }

    private void Connect(FlowNode node)
    {
        BasicBlock block = node.Block;
        List<FlowEdge> normal = new();
        FlowEdgeKind conditional = block.ConditionKind == ControlFlowConditionKind.WhenTrue ? FlowEdgeKind.WhenTrue : FlowEdgeKind.WhenFalse;
        FlowEdgeKind fallThrough = block.ConditionKind switch
        {
            ControlFlowConditionKind.None => FlowEdgeKind.Always,
            ControlFlowConditionKind.WhenTrue => FlowEdgeKind.WhenFalse,
            _ => FlowEdgeKind.WhenTrue,
        };
        this.Follow(node, block.ConditionalSuccessor, conditional, normal);
        this.Follow(node, block.FallThroughSuccessor, fallThrough, normal);
        node.Edges = normal.ToImmutableArray();
        if (block.Operations.Length > 0 || block.BranchValue is not null)
        {
            List<FlowEdge> exceptional = new();
            this.Propagate(node, block.EnclosingRegion, node.Continuation, ThrownException.Any, exceptional);
            node.Handlers = exceptional.ToImmutableArray();
        }
    }

    private void Follow(FlowNode node, ControlFlowBranch? branch, FlowEdgeKind kind, List<FlowEdge> result)
    {
        switch (branch?.Semantics)
        {
            case null or ControlFlowBranchSemantics.None or ControlFlowBranchSemantics.Error or ControlFlowBranchSemantics.ProgramTermination:
                break;
            case ControlFlowBranchSemantics.Throw:
                this.Propagate(node, node.Block.EnclosingRegion, node.Continuation, new(WithoutConversions(node.Block.BranchValue)?.Type, null), result);
                break;
            case ControlFlowBranchSemantics.Rethrow:
                this.Propagate(node, node.Block.EnclosingRegion, node.Continuation, this.Caught(node.Block.EnclosingRegion), result);
                break;
            case ControlFlowBranchSemantics.StructuredExceptionHandling:
                if (node.Continuation is { } ended && IsInside(node.Block.EnclosingRegion, ended.Region))
                {
                    this.Resume(node, ended, result);
                }

                break;
            default:
                this.Jump(node, branch, 0, node.Continuation, kind, result);
                break;
        }

        static bool IsInside(ControlFlowRegion? region, ControlFlowRegion outer)
        {
            while (region is not null && region != outer)
            {
                region = region.EnclosingRegion;
            }

            return region is not null;
        }

        static IOperation? WithoutConversions(IOperation? value)
        {
            while (value is Microsoft.CodeAnalysis.Operations.IConversionOperation conversion)
            {
                value = conversion.Operand;
            }

            return value;
        }
    }

    /// <summary>Goes on with a jump after the first <paramref name="index"/> of its <c>finally</c> regions.</summary>
    private void Jump(FlowNode node, ControlFlowBranch branch, int index, Continuation? continuation, FlowEdgeKind kind, List<FlowEdge> result)
    {
        for (; index < branch.FinallyRegions.Length; index++)
        {
            ControlFlowRegion region = branch.FinallyRegions[index];
            if (!IsImplicit(region, this.Graph))
            {
                this.AddEdge(node, this.NodeFor(this.Graph.Blocks[region.FirstBlockOrdinal], new(region, branch, index, null, continuation)), kind, null, result);
                return;
            }
        }

        if (branch.Destination is { } destination)
        {
            this.AddEdge(node, this.NodeFor(destination, continuation), kind, null, result);
        }
    }

    private void Resume(FlowNode node, Continuation ended, List<FlowEdge> result)
    {
        if (ended.Branch is { } branch)
        {
            int first = result.Count;
            this.Jump(node, branch, ended.Index + 1, ended.Outer, FlowEdgeKind.Always, result);
            for (int i = first; i < result.Count; i++)
            {
                result[i] = this.edges[result[i].Id] = result[i] with { Resumes = branch };
            }
        }
        else
        {
            this.Propagate(node, ended.Region.EnclosingRegion, ended.Outer, ended.Exception ?? ThrownException.Any, result);
        }
    }

    /// <summary>Adds an edge to each place where an exception out of <paramref name="region"/> may be met.</summary>
    private void Propagate(FlowNode node, ControlFlowRegion? region, Continuation? continuation, ThrownException thrown, List<FlowEdge> result)
    {
        for (; region is not null; region = this.Around(region))
        {
            if (region.Kind == ControlFlowRegionKind.Finally)
            {
                continuation = continuation?.Outer;
            }

            if (region.Kind != ControlFlowRegionKind.Try)
            {
                continue;
            }

            ControlFlowRegion statement = region.EnclosingRegion!;
            if (statement.Kind == ControlFlowRegionKind.TryAndFinally)
            {
                ControlFlowRegion last = statement.NestedRegions.First(nested => nested.Kind == ControlFlowRegionKind.Finally);
                if (!IsImplicit(last, this.Graph))
                {
                    // Where nobody catches it later, the path ends in the exception.
                    ImmutableArray<ITypeSymbol?> later = this.letsExceptionsOut ? Anything : this.CaughtAround(statement.EnclosingRegion, thrown);
                    if (!later.IsEmpty)
                    {
                        this.AddEdge(node, this.NodeFor(this.Graph.Blocks[last.FirstBlockOrdinal], new(last, null, 0, thrown, continuation)), FlowEdgeKind.Exception, null, result, later);
                    }

                    return;
                }

                continue;
            }

            foreach (ControlFlowRegion handler in statement.NestedRegions)
            {
                if (!IsClause(handler))
                {
                    continue;
                }

                if (thrown.MayBe(handler.ExceptionType))
                {
                    this.AddEdge(node, this.NodeFor(this.Graph.Blocks[handler.FirstBlockOrdinal], continuation), FlowEdgeKind.Exception, this.handlers[handler], result);
                }

                if (handler.Kind == ControlFlowRegionKind.Catch)
                {
                    if (thrown.IsSurely(handler.ExceptionType))
                    {
                        return;
                    }

                    thrown = thrown.Past(handler.ExceptionType!);
                }
            }
        }

        if (this.letsExceptionsOut)
        {
            BasicBlock exit = this.Graph.Blocks[this.Graph.Blocks.Length - 1];
            this.AddEdge(node, this.NodeFor(exit, Continuation.Thrown), FlowEdgeKind.Exception, null, result, Anything);
            result[result.Count - 1] = this.edges[this.edges.Count - 1] = result[result.Count - 1] with { Exception = thrown };
        }
    }

    /// <summary>The region around another one in the same body: the regions of a local function lie in those of the body around it.</summary>
    private ControlFlowRegion? Around(ControlFlowRegion region) => region == this.Graph.Root ? null : region.EnclosingRegion;

    private static bool IsClause(ControlFlowRegion region) => region.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler;

    /// <summary>What the clause around a <c>throw;</c> has caught.</summary>
    private ThrownException Caught(ControlFlowRegion? region)
    {
        while (region is not null && !IsClause(region))
        {
            region = this.Around(region);
        }

        return region is null ? ThrownException.Any : new(region.ExceptionType is { SpecialType: not SpecialType.System_Object } type ? type : null, null);
    }

    /// <summary>The types that are caught around a region, as far as the exception may be one.</summary>
    private ImmutableArray<ITypeSymbol?> CaughtAround(ControlFlowRegion? region, ThrownException thrown)
    {
        ImmutableArray<ITypeSymbol?>.Builder types = ImmutableArray.CreateBuilder<ITypeSymbol?>();
        for (; region is not null; region = this.Around(region))
        {
            if (region is { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { Kind: ControlFlowRegionKind.TryAndCatch } statement })
            {
                types.AddRange(statement.NestedRegions.Where(IsClause).Select(handler => handler.ExceptionType).Where(thrown.MayBe));
            }
        }

        return types.ToImmutable();
    }

    private void AddEdge(FlowNode from, FlowNode to, FlowEdgeKind kind, CatchHandler? enters, List<FlowEdge> result, ImmutableArray<ITypeSymbol?> caughtLater = default)
    {
        SyntaxNode? source = LastSyntax(from.Block) ?? from.EnteredFrom;
        to.EnteredFrom ??= enters?.Clause ?? source;
        SyntaxNode? target = enters?.Clause ?? this.FirstSyntax(to.Block);
        ImmutableArray<Loop> leaves = ImmutableArray<Loop>.Empty;
        Loop? endsRoundOf = null;
        if (source is not null && this.Loops.Length > 0)
        {
            // A node computes its span anew each time.
            TextSpan sourceSpan = source.Span;
            TextSpan? targetSpan = target?.Span ?? this.FinallyAround(to.Block)?.Span;
            for (int i = this.Loops.Length - 1; i >= 0; i--)
            {
                Loop loop = this.Loops[i];
                if (!loop.Span.Contains(sourceSpan))
                {
                    continue;
                }

                if (targetSpan is not { } entered || !loop.Span.Contains(entered))
                {
                    leaves = leaves.Add(loop);
                }
                else if (loop.BodySpan.Contains(sourceSpan) && !loop.BodySpan.Contains(entered))
                {
                    endsRoundOf = loop;
                }
            }
        }

        FlowEdge edge = new(this, this.edges.Count, from.Id, to.Id, kind) { Leaves = leaves, EndsRoundOf = endsRoundOf, Enters = enters, CaughtLater = caughtLater.IsDefault ? ImmutableArray<ITypeSymbol?>.Empty : caughtLater };
        this.edges.Add(edge);
        result.Add(edge);
    }

    /// <summary>What runs first once the block is entered, also when that is in a later block; null for the end of the body.</summary>
    private SyntaxNode? FirstSyntax(BasicBlock block)
    {
        if (this.firstSyntax[block.Ordinal] is { IsKnown: true } known)
        {
            return known.Syntax;
        }

        // After as many steps as there are blocks, empty ones go round.
        SyntaxNode? found = null;
        BasicBlock? current = block;
        for (int steps = 0; current is not null && found is null && steps < this.Graph.Blocks.Length; steps++)
        {
            found = current.Operations.Length > 0 ? current.Operations[0].Syntax : current.BranchValue?.Syntax;
            current = this.NextOf(current.FallThroughSuccessor);
        }

        this.firstSyntax[block.Ordinal] = (true, found);
        return found;
    }

    /// <summary>The <c>finally</c> that a block is the empty end of; null for other blocks.</summary>
    private FinallyClauseSyntax? FinallyAround(BasicBlock block)
    {
        ControlFlowRegion? region = block.EnclosingRegion;
        while (region is not null && region.Kind != ControlFlowRegionKind.Finally)
        {
            region = this.Around(region);
        }

        return region is null ? null : this.FirstSyntax(this.Graph.Blocks[region.FirstBlockOrdinal])?.FirstAncestorOrSelf<FinallyClauseSyntax>();
    }

    private BasicBlock? NextOf(ControlFlowBranch? branch)
    {
        if (branch is null)
        {
            return null;
        }

        foreach (ControlFlowRegion region in branch.FinallyRegions)
        {
            if (!IsImplicit(region, this.Graph))
            {
                return this.Graph.Blocks[region.FirstBlockOrdinal];
            }
        }

        return branch.Destination;
    }
}
