using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.BaseLibrary;
using ToolResultsAnalyzer.Collections;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>Calls of methods whose body we have: it runs where it is called, on the state of the caller.</summary>
internal sealed partial class OperationInterpreter
{
    private readonly Dictionary<IInvocationOperation, HelperRun?> runs = new();
    private List<HelperOutcome> helperOutcomes = new();

    /// <summary>The body is entered as a helper.</summary>
    public void BeginHelper() => this.helperOutcomes = new();

    /// <summary>The ways in which it ended since.</summary>
    public IReadOnlyList<HelperOutcome> EndHelper() => this.helperOutcomes;

    /// <summary>Runs a helper where it is called; false where it is not followed here.</summary>
    private bool CallHelper(HelperMethod helper, IInvocationOperation invocation, Value?[] arguments, out Value? returned)
    {
        returned = null;
        if (this.RunOf(helper, invocation) is not { } run)
        {
            return false;
        }

        PathState entering = this.state;
        for (int i = 0; i < invocation.Arguments.Length; i++)
        {
            if (ParameterOf(helper, invocation.Arguments[i]) is { } parameter && !run.Body.Site!.Aliases.ContainsKey(parameter))
            {
                Value? value = parameter.RefKind == RefKind.Out ? null : arguments[i];
                entering = entering.WithValue(this.body.Places.Of(new Place.Variable(parameter)), value);
            }
        }

        if (this.RunHelper(run, entering) is not { } taken)
        {
            return true;
        }

        IParameterSymbol[] byReference = helper.Method.Parameters.Where(IsByReference).ToArray();
        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            // Arguments with names stand in any order.
            if (ParameterOf(helper, argument) is { } parameter && Array.IndexOf(byReference, parameter) is >= 0 and var index)
            {
                this.Assign(argument.Value, taken.Assigned[index]);
            }
        }

        returned = taken.Returned;
        return true;
    }

    /// <summary>Takes one of the ways in which a helper returns, and notes those in which it throws; null where no run returns.</summary>
    private HelperOutcome? RunHelper(HelperRun run, PathState entering)
    {
        if (run.From(entering) is not { } ending)
        {
            this.GaveUp = true;
            this.Abandon();
            return null;
        }

        foreach (Action<IInterpretationObserver, FlowNode> happened in ending.Events)
        {
            happened(this.Observer, this.body.Graph.Nodes[this.node]);
        }

        // Nobody hears of what is thrown behind an await that nobody waits for.
        foreach (HelperOutcome outcome in run.IsLate ? Enumerable.Empty<HelperOutcome>() : ending.Throws)
        {
            PathState left = run.Body.Site!.RoundOf is { } loop ? this.LeftBy(outcome.State, loop, run.Origin) : outcome.State;
            if (this.mayThrowHere && !this.thrown.Contains((left, outcome.Thrown)))
            {
                this.thrown.Add((left, outcome.Thrown));
            }
        }

        if (ending.Returns.Count == 0)
        {
            this.Abandon();
            return null;
        }

        HelperOutcome taken = ending.Returns[this.ChooseAmong(ending.Returns.Count)];
        this.state = run.IsLate
            ? taken.State.WithHistories(taken.State.Histories.Select((number, history) => entering.Histories[number]?.State.Turn is { IsWitnessPending: true }
                ? history with { State = history.State.AnsweredLater(OriginSet.Of(run.Origin)) }
                : history))
            : taken.State;
        foreach (KeyValuePair<int, BatchState> batch in run.Body.Site!.RoundOf is null ? entering.Batches : IntMap<BatchState>.Empty)
        {
            // It could have answered, and did not.
            if (!batch.Value.IsTouched && this.state.Batches[batch.Key] is { IsTouched: false } declined && ending.Returns.Any(other => other.State.Batches[batch.Key] is { IsTouched: true }))
            {
                this.state = this.state.WithBatch(batch.Key, declined with { Declines = declined.Declines.Union(OriginSet.Of(run.Origin)) });
            }
        }

        return taken;
    }

    private static bool IsByReference(IParameterSymbol parameter) => parameter.RefKind is RefKind.Ref or RefKind.Out;

    /// <summary>The parameter of a helper that an argument is for: a delegate's parameters have other names.</summary>
    private static IParameterSymbol? ParameterOf(HelperMethod helper, IArgumentOperation argument) =>
        argument.Parameter is { Ordinal: var ordinal } && ordinal < helper.Method.Parameters.Length ? helper.Method.Parameters[ordinal] : null;

    private HelperRun? RunOf(HelperMethod helper, IInvocationOperation invocation)
    {
        if (!this.runs.TryGetValue(invocation, out HelperRun? run))
        {
            this.runs.Add(invocation, run = this.Enter(helper, invocation));
        }

        return run;
    }

    private HelperRun? Enter(HelperMethod helper, IInvocationOperation invocation)
    {
        if (helper.ShapeOf(this.mayThrowHere) is not { } shape || this.body.Site?.Depth >= CallSite.MaxDepth)
        {
            this.body.Run.CountUnfollowed();
            this.body.Run.NotRun.Add(helper.Method);
            return null;
        }

        bool isForEach = this.body.Scan.Functions.RunForEach(invocation) is not null;
        Dictionary<ISymbol, Place> aliases = new(SymbolEqualityComparer.Default);
        foreach (IArgumentOperation argument in isForEach ? ImmutableArray<IArgumentOperation>.Empty : invocation.Arguments)
        {
            // A variable that the helper cannot assign, in a parameter that it does not: two names for whatever lies in it.
            if (ParameterOf(helper, argument) is { RefKind: RefKind.None } parameter
                && this.PlaceOf(argument.Value) is Place.Variable variable
                && !shape.Scan.Assigns(parameter)
                && !shape.Scan.Assigns(variable.Symbol)
                && Unwrap(argument.Value) == argument.Value)
            {
                aliases[parameter] = variable;
            }
        }

        this.body.Run.Followed.Add(helper.Method);

        // A delegate is none of the objects that its function runs on.
        IOperation? instance = isForEach || invocation.TargetMethod.MethodKind == MethodKind.DelegateInvoke ? null : invocation.Instance;
        CallSite site = new(this.body, instance is null or IInstanceReferenceOperation ? null : this.PlaceOf(instance), aliases, this.body.AsksLater(this.node))
        {
            HasOwnReceiver = instance is not (null or IInstanceReferenceOperation),
            RoundOf = isForEach ? this.body.Run.NewLoops(1) : null,
        };
        BodyContext entered = new(shape, this.body.Compilation, this.body.Run, site);
        return new(entered, invocation, this.body) { IsLate = helper.Method.IsAsync && Awaitables.IsDropped(invocation) && AwaitsFirst(entered) };
    }

    /// <summary>Whether something is awaited before the last result is made.</summary>
    private static bool AwaitsFirst(BodyContext helper) =>
        helper.OwnOperations.FirstOrDefault(operation => operation.Kind == OperationKind.Await) is { Syntax.SpanStart: var awaited }
        && helper.OwnOperations.Any(operation => operation.Syntax.Span.End > awaited
            && (helper.Symbols.MakesResult(operation) || (operation is IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.IsEmpty: false } called && helper.HelperOf(called) is not null)));

    /// <summary>A path through a helper ends: it goes on in the caller.</summary>
    private void ReturnToCaller(FlowEdge edge, FlowNode end)
    {
        if (this.body.Site?.RoundOf is { } loop && !end.IsThrown)
        {
            this.EndRoundOf(loop, edge, this.body.MakesResults);
            this.ForgetFactsOf(loop);
        }

        Value? returned = this.body.IsIterator ? this.YieldedSoFar : this.state.Values[this.body.Places.Of(this.body.Returned)];
        ImmutableArray<IParameterSymbol> parameters = (this.body.Owner as IMethodSymbol)?.Parameters ?? ImmutableArray<IParameterSymbol>.Empty;
        ValueList assigned = !parameters.Any(IsByReference)
            ? ValueList.Empty
            : new(parameters.Where(IsByReference).Select(parameter => this.state.Values[this.body.Places.Of(new Place.Variable(parameter))]).ToArray());
        PathState after = this.state.WithValues(this.state.Values.Select(this.body, static (place, value, body) => body.IsOwn(body.Places[place]) ? null : value));

        after = after.WithoutLostHistories(assigned.With(returned));

        // What a helper in it threw is known better than the step tells.
        Throw thrown = !end.IsThrown ? default
            : this.leaving is { } known && known.Exception != ThrownException.Any ? known
            : new(this.leaving?.Thrower, edge.Exception ?? ThrownException.Any);
        HelperOutcome outcome = new(after, end.IsThrown ? null : returned, assigned, end.IsThrown, thrown);
        for (int i = 0; i < this.helperOutcomes.Count; i++)
        {
            if (this.helperOutcomes[i].Equals(outcome))
            {
                this.helperOutcomes[i] = outcome with { State = this.helperOutcomes[i].State.Absorb(outcome.State) };
                return;
            }
        }

        this.helperOutcomes.Add(outcome);
    }
}
