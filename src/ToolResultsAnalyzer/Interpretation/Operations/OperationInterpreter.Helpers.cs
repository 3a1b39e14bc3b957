using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.Collections;
using ToolResultsAnalyzer.ControlFlow;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>Calls of methods whose body we have: it runs where it is called, on the state of the caller.</summary>
internal sealed partial class OperationInterpreter
{
    private readonly Dictionary<IInvocationOperation, HelperRun?> runs = new();
    private List<HelperOutcome> endings = new();

    /// <summary>The body is entered as a helper.</summary>
    public void BeginHelper() => this.endings = new();

    /// <summary>The ways in which it ended since.</summary>
    public IReadOnlyList<HelperOutcome> EndHelper() => this.endings;

    /// <summary>Runs a helper; false where it is not followed here.</summary>
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
            if (invocation.Arguments[i].Parameter is { } parameter && !run.Body.Site!.Aliases.ContainsKey(parameter.OriginalDefinition))
            {
                Value? value = parameter.RefKind == RefKind.Out ? null : arguments[i];
                entering = entering.WithValue(this.body.Places.Of(new Place.Variable(parameter.OriginalDefinition)), value);
            }
        }

        if (run.From(entering) is not { } ending)
        {
            this.GaveUp = true;
            this.Abandon();
            return true;
        }

        int origin = this.Origin(invocation);

        // What lies in the same member may be blamed itself, but for steps of another graph.
        bool isNested = helper.Method.MethodKind == MethodKind.LocalFunction;
        int Map(int known) => run.Body.IsOwnOrigin(known) && !(isNested && this.body.Origins[known] is IOperation or CatchHandler) ? origin : known;
        HelperCaller caller = new(invocation, this.node, Map);
        foreach (Action<IInterpretationObserver, HelperCaller> happened in ending.Events)
        {
            happened(this.Observer, caller);
        }

        List<HelperOutcome> normal = new();
        foreach (HelperOutcome outcome in ending.Outcomes)
        {
            if (!outcome.Throws)
            {
                normal.Add(outcome);
            }
            else if (this.mayThrowHere && !this.thrown.Contains((outcome.State, outcome.Thrown)))
            {
                this.thrown.Add((outcome.State.WithOrigins(Map), outcome.Thrown));
            }
        }

        if (normal.Count == 0)
        {
            this.Abandon();
            return true;
        }

        int chosen = 0;
        while (chosen < normal.Count - 1 && !this.Choose())
        {
            chosen++;
        }

        this.state = normal[chosen].State.WithOrigins(Map);
        foreach (KeyValuePair<int, BatchState> batch in entering.Batches)
        {
            // It could have answered, and did not.
            if (!batch.Value.IsTouched && this.state.Batches[batch.Key] is { IsTouched: false } declined && normal.Any(other => other.State.Batches[batch.Key] is { IsTouched: true }))
            {
                this.state = this.state.WithBatch(batch.Key, declined with { Declines = declined.Declines.Union(OriginSet.Of(origin)) });
            }
        }

        for (int i = 0, next = 0; i < invocation.Arguments.Length; i++)
        {
            if (invocation.Arguments[i].Parameter?.RefKind is RefKind.Ref or RefKind.Out)
            {
                this.Assign(invocation.Arguments[i].Value, normal[chosen].Assigned[next++]?.WithOrigins(Map));
            }
        }

        returned = normal[chosen].Returned?.WithOrigins(Map);
        return true;
    }

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
            this.body.Run.Declined.Add(helper.Method);
            return null;
        }

        Dictionary<ISymbol, Place> aliases = new(SymbolEqualityComparer.Default);
        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            // A variable that the helper cannot assign, in a parameter that it does not: two names for whatever lies in it.
            if (argument.Parameter is { RefKind: RefKind.None } parameter
                && this.PlaceOf(argument.Value) is Place.Variable variable
                && !shape.Scan.Assigns(parameter.OriginalDefinition)
                && !shape.Scan.Assigns(variable.Symbol)
                && Unwrap(argument.Value) == argument.Value)
            {
                aliases[parameter.OriginalDefinition] = variable;
            }
        }

        this.body.Run.Followed.Add(helper.Method);
        Place? receiver = invocation.Instance is null or IInstanceReferenceOperation ? null : this.PlaceOf(invocation.Instance);
        CallSite site = new(this.body, receiver, aliases, this.body.AsksLater(this.node)) { HasOwnReceiver = invocation.Instance is not (null or IInstanceReferenceOperation) };
        return new(new(shape, this.body.Compilation, this.body.Run, site));
    }

    /// <summary>A path through a helper ends: it goes on in the caller.</summary>
    private void ReturnToCaller(FlowEdge edge, FlowNode end)
    {
        Value? returned = this.state.Values[this.body.Places.Of(this.body.Returned)];
        ImmutableArray<IParameterSymbol> parameters = (this.body.Owner as IMethodSymbol)?.Parameters ?? ImmutableArray<IParameterSymbol>.Empty;
        ValueList assigned = parameters.All(parameter => parameter.RefKind is not (RefKind.Ref or RefKind.Out))
            ? ValueList.Empty
            : new(parameters.Where(parameter => parameter.RefKind is RefKind.Ref or RefKind.Out).Select(parameter => this.state.Values[this.body.Places.Of(new Place.Variable(parameter))]).ToArray());
        PathState after = this.state.WithValues(this.state.Values.Select(this.body, static (place, value, body) => body.IsOwn(body.Places[place]) ? null : value));

        // What a helper in it threw is known better than the step tells.
        Throw thrown = !end.IsThrown ? default
            : this.leaving is { } known && known.Exception != ThrownException.Any ? known
            : new(this.leaving?.Thrower, edge.Exception ?? ThrownException.Any);
        HelperOutcome outcome = new(after, end.IsThrown ? null : returned, assigned, end.IsThrown, thrown);
        for (int i = 0; i < this.endings.Count; i++)
        {
            if (this.endings[i].Equals(outcome))
            {
                this.endings[i] = outcome with { State = this.endings[i].State.Absorb(outcome.State) };
                return;
            }
        }

        this.endings.Add(outcome);
    }
}
