using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Collections;
using ToolResultsAnalyzer.Dataflow;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>
/// What the operations of a body mean: takes one path state through a node of the graph. Code here is straight-line: where
/// a run may go either way it asks the <see cref="ChoiceTape"/>, and is run again for the other way.
/// </summary>
internal sealed partial class OperationInterpreter : ITransfer<PathState>
{
    private readonly BodyContext body;
    private ChoiceTape tape = new();
    private readonly HashSet<int> mentioned = new();
    private readonly List<(PathState State, Throw Thrown)> thrown = new();

    // The states before and after an operation of the node, and what comes out of the node.
    private readonly List<(PathState State, bool Holds)> outcomes = new();

    // The states in which the node calls the very body.
    private readonly List<PathState> reentering = new();
    private PathSet<PathState>.Builder current = new();
    private PathSet<PathState>.Builder next = new();
    private readonly Func<int, Value, bool> isLiveAtTarget;
    private int target;
    private PathState state = PathState.Start;
    private bool isInfeasible;
    private bool mayThrowHere;

    // Whether the value that decides how the node is left is being evaluated: which values it mentions matters then.
    private bool isBranching;
    private int node;

    // The exception that a path takes out of the node, where an operation of the node threw it.
    private Throw? leaving;

    public OperationInterpreter(BodyContext body, IInterpretationObserver observer)
    {
        this.body = body;
        this.Observer = observer;
        this.isLiveAtTarget = (place, value) => this.body.IsLive(this.target, place, value);
    }

    /// <summary>Who is told of judgements and answers.</summary>
    public IInterpretationObserver Observer { get; set; }

    /// <summary>Whether a limit was met inside of a node.</summary>
    public bool GaveUp { get; private set; }

    private VocabularySymbols Symbols => this.body.Symbols;

    public void Apply(int node, PathState entering, Action<int, PathState> flow)
    {
        FlowNode flowNode = this.body.Graph.Nodes[node];
        BasicBlock block = flowNode.Block;
        this.node = node;
        this.mayThrowHere = flowNode.Handlers.Length > 0;
        this.leaving = null;
        this.reentering.Clear();
        this.body.Run.CountStep();
        if (this.body.Run.IsExhausted)
        {
            this.GaveUp = true;
            return;
        }

        this.isBranching = false;
        this.thrown.Clear();
        this.current.Clear();
        this.current.Add(entering, out _);
        IdleStep?[] idle = this.body.IdleStepsOf(block);
        for (int step = 0; step < idle.Length; step++)
        {
            if (idle[step] is { } skipped && this.TrySkip(skipped))
            {
                continue;
            }

            IOperation operation = block.Operations[step];
            this.next.Clear();
            for (int i = 0; i < this.current.Count; i++)
            {
                this.Execute(operation, this.current[i]);
            }

            this.GaveUp |= this.next.IsTop;
            (this.current, this.next) = (this.next, this.current);
        }

        this.outcomes.Clear();
        for (int i = 0; i < this.current.Count; i++)
        {
            this.Branch(flowNode, this.current[i]);
        }

        this.GaveUp |= this.tape.IsExhausted;
        this.target = this.body.Graph.Entry;
        foreach (PathState again in this.reentering)
        {
            flow(this.body.Graph.Entry, again.Pruned(this.isLiveAtTarget, asksLater: this.body.AsksLater(this.body.Graph.Entry)));
        }

        foreach (FlowEdge edge in flowNode.Edges)
        {
            foreach ((PathState after, bool holds) in this.outcomes)
            {
                bool isTaken = edge.Kind switch { FlowEdgeKind.WhenTrue => holds, FlowEdgeKind.WhenFalse => !holds, _ => true };
                if (isTaken && this.Cross(edge, after) is { } crossed)
                {
                    flow(edge.To, crossed);
                }
            }
        }

        foreach (FlowEdge edge in flowNode.Handlers)
        {
            foreach ((PathState before, Throw thrown) in this.thrown)
            {
                if (!(edge.Enters is { } handler ? CanThrow(thrown, handler.Region.ExceptionType) : edge.CaughtLater.Any(type => CanThrow(thrown, type)))
                    || IsCaughtBefore(flowNode, edge, thrown))
                {
                    continue;
                }

                this.leaving = thrown;
                if (this.Cross(edge, before) is { } crossed)
                {
                    flow(edge.To, crossed);
                }
            }
        }
    }

    /// <summary>Whether an operation leaves all states before it as they are; what it may throw is noted.</summary>
    private bool TrySkip(IdleStep step)
    {
        for (int i = 0; i < this.current.Count && step.Clears >= 0; i++)
        {
            if (this.current[i].Values[step.Clears] is not null)
            {
                return false;
            }
        }

        for (int i = 0; i < this.current.Count && this.mayThrowHere; i++)
        {
            this.Begin(this.current[i]);
            foreach (IAssemblySymbol? thrower in step.Throwers)
            {
                this.MayThrow(thrower);
            }
        }

        return true;
    }

    /// <summary>Runs an operation from one state, once for each way its choices can go.</summary>
    private void Execute(IOperation operation, PathState before)
    {
        this.tape.Reset();
        do
        {
            this.Begin(before);
            this.Evaluate(operation);
            if (!this.isInfeasible)
            {
                this.next.Add(this.state, out _);
            }
        }
        while (this.tape.Next());
    }

    /// <summary>As <see cref="Execute"/>, for what the node ends with.</summary>
    private void Branch(FlowNode flowNode, PathState before)
    {
        if (flowNode.Block.BranchValue is not { } value)
        {
            this.outcomes.Add((before, true));
            return;
        }

        this.isBranching = true;
        this.tape.Reset();
        do
        {
            this.Begin(before);
            bool holds = flowNode.IsCondition ? this.Test(value) : this.Leave(flowNode.Block, value);
            if (!this.isInfeasible)
            {
                this.outcomes.Add((this.state, holds));
            }
        }
        while (this.tape.Next());
    }

    private void Begin(PathState before)
    {
        this.state = before;
        this.isInfeasible = false;
        this.mentioned.Clear();
    }

    /// <summary>Evaluates what is returned or thrown.</summary>
    private bool Leave(BasicBlock block, IOperation value)
    {
        Value? result = this.Evaluate(value);
        if (block.FallThroughSuccessor?.Semantics != ControlFlowBranchSemantics.Return)
        {
            return true;
        }

        if (this.body.Site is not null)
        {
            this.state = this.state.WithValue(this.body.Places.Of(this.body.Returned), result);
        }
        else
        {
            this.GiveOut(result);
        }

        return true;
    }

    /// <summary>A value leaves the body: whoever called it has it.</summary>
    private void GiveOut(Value? value)
    {
        switch (value is MessageValue filled ? this.Filled(filled) : value)
        {
            case HistoryReference reference:
                this.Publish(reference.History);
                foreach (Violation violation in this.ContentOf(reference)?.Violations() ?? Enumerable.Empty<Violation>())
                {
                    // Whoever gets it may send it at once.
                    if (violation.Kind == ViolationKind.UnawaitedResult && !this.isInfeasible && this.Concerns(violation, out BatchState? late))
                    {
                        this.Observer.Violates(violation, late, null, null);
                    }
                }

                break;
            case MessageValue message when message is ResultValue { Target: NoIdValue } or PartsMessage && !this.isInfeasible:
                foreach (Violation violation in this.Append(HistoryState.Empty, message, default).Violations().Where(violation => violation.IsMalformed && this.Concerns(violation, out _)))
                {
                    this.Observer.Violates(violation, this.state.Batches[violation.Batch], null, null);
                }

                break;
        }
    }

    private bool Choose() => !this.isInfeasible && this.tape.Choose();

    /// <summary>One of some ways, by number: each is taken in turn.</summary>
    private int ChooseAmong(int count)
    {
        int chosen = 0;
        while (chosen < count - 1 && !this.Choose())
        {
            chosen++;
        }

        return chosen;
    }

    /// <summary>No run takes this path.</summary>
    private void Abandon() => this.isInfeasible = true;

    /// <summary>Something that may throw is about to run: a handler sees the state before its effect.</summary>
    /// <param name="thrower">The assembly whose code it is, or null where that is not known.</param>
    private void MayThrow(IAssemblySymbol? thrower)
    {
        Throw thrown = new(thrower, ThrownException.Any);
        if (this.mayThrowHere && !this.isInfeasible && !this.thrown.Contains((this.state, thrown)))
        {
            this.thrown.Add((this.state, thrown));
        }
    }

    /// <summary>
    /// Whether code of an assembly can throw an exception of a type at all: not when the type is declared in an assembly that it
    /// does not know (a library does not throw the exceptions of its users, unless it is given code of theirs to run).
    /// </summary>
    private static bool CanThrow(Throw thrown, ITypeSymbol? exception) => thrown.Exception.MayBe(exception) && CanThrow(thrown.Thrower, exception);

    /// <summary>Whether a handler before that of a step certainly takes an exception.</summary>
    private static bool IsCaughtBefore(FlowNode node, FlowEdge step, Throw thrown)
    {
        foreach (FlowEdge edge in node.Handlers)
        {
            if (edge == step)
            {
                return false;
            }

            if (edge.Enters is { Region: { Kind: ControlFlowRegionKind.Catch } region } && thrown.Exception.IsSurely(region.ExceptionType))
            {
                return true;
            }
        }

        return false;
    }

    private static bool CanThrow(IAssemblySymbol? thrower, ITypeSymbol? exception) =>
        thrower is null
        || exception?.ContainingAssembly is not { } assembly
        || SymbolEqualityComparer.Default.Equals(thrower, assembly)
        || IsCore(assembly)
        || thrower.Modules.Any(module => module.ReferencedAssemblySymbols.Contains(assembly, SymbolEqualityComparer.Default));

    private static bool IsCore(IAssemblySymbol assembly) =>
        assembly.Name is "mscorlib" or "netstandard" || assembly.Name.StartsWith("System", StringComparison.Ordinal);

    private int Origin(object origin) => this.body.OriginOf(origin);

    private OriginSet OriginOf(object origin) => OriginSet.Of(this.Origin(origin));

    /// <summary>Changes the facts about a batch; a contradiction ends the path.</summary>
    private void Refine(int batch, Func<BatchState, BatchState> change)
    {
        if (this.state.Batches[batch] is not { } known)
        {
            return;
        }

        if (change(known).Normalized() is { } changed)
        {
            this.state = this.state.WithBatch(batch, changed);
        }
        else
        {
            this.Abandon();
        }
    }

    /// <summary>The history can be sent by somebody else when the body has ended.</summary>
    /// <param name="byMember">Whether a field or property holds it, which may be given another one later.</param>
    private void Publish(int history, bool byMember = false)
    {
        if (this.state.Histories[history] is { } known && (!known.Outlives || (known.IsHeldByMember && !byMember)))
        {
            this.state = this.state with { Histories = this.state.Histories.With(history, known with { Outlives = true, IsHeldByMember = byMember }) };
        }
    }

    /// <summary>A member that held a history is given something else: if nobody else holds it, it dies with the body.</summary>
    private void Release(int history, int member)
    {
        if (this.state.Histories[history] is { IsHeldByMember: true } known
            && !this.state.Values.Any(pair => pair.Key != member && this.body.Places[pair.Key] is Place.Member && pair.Value is HistoryReference held && held.History == history))
        {
            this.state = this.state with { Histories = this.state.Histories.With(history, known with { Outlives = false, IsHeldByMember = false }) };
        }
    }

    private void Escape(int history) => this.state = this.state.With(history, HistoryState.Escaped);
}
