using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.Dataflow;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary><c>List.ForEach</c> over calls or messages: a loop whose body is a function.</summary>
internal sealed partial class OperationInterpreter
{
    private Value? EvaluateForEach(Value? list, IInvocationOperation invocation)
    {
        IOperation function = invocation.Arguments[0].Value;
        bool isFollowed = list switch
        {
            CallsValue calls => this.TryRunForEach(calls, invocation),
            HistoryReference or ProjectedResults or MessageSequence => this.TryAppendEach(list, function, invocation) || this.TryRunForAll(list, invocation),
            _ => false,
        };
        if (isFollowed)
        {
            return null;
        }

        this.MayThrow(null);
        this.Evaluate(function);

        // It may do anything to what it can reach, with each of the calls.
        if (list?.AboutBatch is { } batch)
        {
            this.MakeUncertain(batch);
        }

        if (this.body.Scan.Functions.RunForEach(invocation) is { } unknown && this.body.Scan.ClosureOf(unknown) is { } closure)
        {
            this.EscapeInto(closure, new HashSet<Closure>());
        }

        return this.CallUnknown(invocation.TargetMethod, invocation.Instance, invocation.Arguments, new Value?[1], invocation, list);
    }

    /// <summary>Runs a function for each of some calls; false where it is not followed here.</summary>
    private bool TryRunForEach(CallsValue calls, IInvocationOperation invocation)
    {
        if (this.FunctionFor(invocation) is not var (run, place) || run.Body.Site?.RoundOf is not { } loop)
        {
            return false;
        }

        // A fixpoint of its own: the states in which a round may begin, and those behind the last one.
        PathSet<PathState>.Builder seen = new(), ended = new();
        Queue<PathState> waiting = new();
        Begin(this.state with { Cursors = this.state.Cursors.With(loop, new(calls, CursorPhase.Fresh, NameFacts.Unknown)) });
        while (waiting.Count > 0 && !this.GaveUp)
        {
            foreach (PathState moved in this.WaysFrom(waiting.Dequeue(), () => this.MoveNext(loop)))
            {
                if (moved.Cursors[loop] is null)
                {
                    ended.Add(moved, out _);
                    continue;
                }

                foreach (PathState after in this.WaysFrom(moved, () => this.RunHelper(run, this.state.WithValue(place, this.CurrentOf(loop)))))
                {
                    Begin(after);
                }
            }
        }

        this.GaveUp |= seen.IsTop || ended.IsTop;
        if (ended.Count == 0 || this.GaveUp)
        {
            this.Abandon();
            return true;
        }

        this.state = ended[this.ChooseAmong(ended.Count)];
        return true;

        void Begin(PathState round)
        {
            if (seen.Add(round, out PathState stored))
            {
                waiting.Enqueue(stored);
            }
        }
    }

    /// <summary>The states behind a piece of code, one for each way that its choices can go.</summary>
    private List<PathState> WaysFrom(PathState before, Action code)
    {
        (ChoiceTape outer, PathState current, bool wasInfeasible) = (this.tape, this.state, this.isInfeasible);
        List<PathState> ways = new();
        this.tape = new();
        do
        {
            this.state = before;
            this.isInfeasible = false;
            code();
            if (!this.isInfeasible)
            {
                ways.Add(this.state);
            }
        }
        while (this.tape.Next());
        this.GaveUp |= this.tape.IsExhausted;
        (this.tape, this.state, this.isInfeasible) = (outer, current, wasInfeasible);
        return ways;
    }

    /// <summary>Runs a function for some messages, as one step that has all of them.</summary>
    private bool TryRunForAll(Value messages, IInvocationOperation invocation)
    {
        if (this.FunctionFor(invocation) is not var (run, place))
        {
            return false;
        }

        if (this.HasAny(messages))
        {
            this.RunHelper(run, this.state.WithValue(place, new EachMessageValue(messages, this.Origin(invocation))));
        }

        return true;
    }

    /// <summary>The function is that which appends to a history: <c>results.ForEach(history.Add)</c>.</summary>
    private bool TryAppendEach(Value messages, IOperation function, IInvocationOperation invocation)
    {
        if (function is not IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: { Name: "Add", IsExtensionMethod: false }, Instance: { } instance } } || this.Evaluate(instance) is not HistoryReference history)
        {
            return false;
        }

        if (this.HasAny(messages))
        {
            this.Change(history.History, content => this.AppendAll(content, messages, this.OriginOf(invocation)));
        }

        return true;
    }

    private (HelperRun Run, int Place)? FunctionFor(IInvocationOperation invocation) =>
        this.body.Scan.Functions.RunForEach(invocation) is not null && this.body.HelperOf(invocation) is { Method.Parameters: [var parameter] } helper && this.RunOf(helper, invocation) is { } run
            ? (run, this.body.Places.Of(new Place.Variable(parameter)))
            : null;

    /// <summary>The state behind a loop that an exception leaves.</summary>
    private PathState LeftBy(PathState thrown, int loop, int origin)
    {
        PathState current = this.state;
        this.state = thrown;
        this.LeaveLoop(loop, origin, MissingCauses.Failed);
        (thrown, this.state) = (this.state, current);
        return thrown;
    }
}
