using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Collections;
using ToolResultsAnalyzer.Dataflow;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>What it means to go from one node to the next.</summary>
internal sealed partial class OperationInterpreter
{
    /// <summary>The state behind a step, or null where no run takes it.</summary>
    private PathState? Cross(FlowEdge edge, PathState before)
    {
        this.state = before;
        if (edge.Kind == FlowEdgeKind.Exception)
        {
            this.CatchException(edge);
        }

        if (edge.EndsRoundOf is { } loop)
        {
            this.EndRound(edge, loop);
        }

        foreach (Loop left in edge.Leaves)
        {
            this.LeaveLoop(edge, left);
        }

        FlowNode target = this.body.Graph.Nodes[edge.To];
        if (target.Block.Kind == BasicBlockKind.Exit)
        {
            if (this.state.Reentered == this.body.Frame)
            {
                // It goes on in the middle of the body, where the call was.
            }
            else if (this.body.Site is null)
            {
                this.JudgeAtExit(edge);
            }
            else
            {
                this.ReturnToCaller(edge, target);
            }

            return null;
        }

        this.target = edge.To;
        return this.state.Pruned(this.isLiveAtTarget, asksLater: this.body.AsksLater(edge.To));
    }

    private void CatchException(FlowEdge edge)
    {
        this.state = this.state.WithHistories(this.state.Histories.Select(this, static (_, history, self) =>
            history.State.AfterException() is var after && (ReferenceEquals(after, history.State) || self.IsPast(history.State)) ? history : history with { State = after }));
        if (edge.Enters is null)
        {
            return;
        }

        OriginSet origin = this.OriginOf(edge.Enters);
        this.state = this.state with
        {
            Batches = this.state.Batches.Select(origin, static (_, batch, origin) =>

                // What a loop left through a finally failed with is caught here.
                (batch.Causes & MissingCauses.Failed) != 0 && batch.Failures.IsEmpty ? batch with { Failures = origin }
                : batch.IsTouched ? batch
                : batch with { ThroughCatch = true, Catches = origin }),
        };
    }

    /// <summary>Whether the result of the witness was added in a round before the current one: what is caught now is not about it.</summary>
    private bool IsPast(HistoryState state) =>
        (state.Turn?.Batch ?? state.Leading?.Batch) is { } batch && this.state.Cursors.Any(pair => pair.Value.Calls.Batch == batch && pair.Value.Phase == CursorPhase.After);

    private void EndRound(FlowEdge edge, Loop loop) => this.EndRoundOf(this.body.NumberOf(loop), edge, this.body.MayAnswer(loop));

    /// <summary>A round ends: if the current call is the witness and has no result, the loop skipped it.</summary>
    /// <param name="loop">The number of the loop.</param>
    /// <param name="edge">What ends the round.</param>
    /// <param name="mayAnswer">Whether the loop may answer calls at all.</param>
    private void EndRoundOf(int loop, FlowEdge edge, bool mayAnswer)
    {
        if (this.state.Cursors[loop] is not { } cursor)
        {
            return;
        }

        // What tests have shown of the current call does not hold for the next one.
        this.ForgetFactsOf(loop);
        if (cursor.CurrentName != NameFacts.Unknown)
        {
            this.state = this.state with { Cursors = this.state.Cursors.With(loop, cursor with { CurrentName = NameFacts.Unknown }) };
        }

        if (cursor.Phase != CursorPhase.At || cursor.IsAtOther || this.state.Batches[cursor.Calls.Batch] is not { } batch)
        {
            return;
        }

        this.Observer.EndsRound(edge, batch.IsTouched);
        if (!batch.IsTouched && mayAnswer)
        {
            this.Blame(cursor.Calls.Batch, batch.ThroughCatch ? MissingCauses.Failed : MissingCauses.Skipped, state => state with { Skips = state.Skips.Union(this.OriginOf(edge)) });
        }
    }

    private void LeaveLoop(FlowEdge edge, Loop loop)
    {
        int number = this.body.NumberOf(loop);
        this.ForgetFactsOf(number);
        if (!this.body.MayAnswer(loop))
        {
            this.state = this.state.Cursors[number] is null ? this.state : this.state with { Cursors = this.state.Cursors.With(number, null) };
            return;
        }

        if (this.state.Cursors[number] is { Calls: { HoldsWitness: true, Batch: var batch } } && this.state.Batches[batch] is { IsTouched: var isAnswered })
        {
            this.Observer.EndsRound(edge, isAnswered);
        }

        this.LeaveLoop(number, this.Origin(edge), edge.Kind == FlowEdgeKind.Exception ? MissingCauses.Failed : MissingCauses.Left);
    }

    /// <summary>A loop is left before it ran out: if the witness has no result, the loop was left early.</summary>
    /// <param name="loop">The number of the loop.</param>
    /// <param name="exit">What leaves it, as an origin.</param>
    /// <param name="cause">Why the witness has no result then, unless an exception was caught before.</param>
    private void LeaveLoop(int loop, int exit, MissingCauses cause)
    {
        if (this.state.Cursors[loop] is not { } cursor)
        {
            return;
        }

        this.state = this.state with { Cursors = this.state.Cursors.With(loop, null) };
        if (this.state.Batches[cursor.Calls.Batch] is { } batch && cursor.Calls.HoldsWitness
            && (cursor.Phase is CursorPhase.Fresh or CursorPhase.Before || (cursor.Phase == CursorPhase.At && !batch.IsTouched)))
        {
            this.Blame(cursor.Calls.Batch, batch.ThroughCatch ? MissingCauses.Failed : cause, state => state with { Exits = state.Exits.Union(OriginSet.Of(exit)) });
        }
    }

    private void Blame(int number, MissingCauses cause, Func<BatchState, BatchState> origin)
    {
        if (this.state.Batches[number] is { } batch)
        {
            this.state = this.state.WithBatch(number, origin(batch) with
            {
                Causes = batch.Causes | cause,
                Failures = cause == MissingCauses.Failed ? batch.Failures.Union(batch.Catches) : batch.Failures,
            });
        }
    }

    /// <summary>The body ends: whoever can reach a history may send it.</summary>
    private void JudgeAtExit(FlowEdge edge)
    {
        foreach (KeyValuePair<int, HistoryObject> history in this.state.Histories)
        {
            if (!history.Value.Outlives)
            {
                continue;
            }

            foreach (Violation violation in history.Value.State.Violations())
            {
                // A list of results alone is somebody else's to append.
                bool isFragment = violation.Kind == ViolationKind.OrphanResult && history.Value.State.Leading is not null;
                bool isInTime = violation.Kind == ViolationKind.UnawaitedResult;
                if (!isFragment && !isInTime && this.Concerns(violation, out BatchState? batch))
                {
                    this.Observer.Violates(violation, batch, null, edge);
                }
            }
        }
    }

    /// <summary>Whether a violation can be met in a run: the batch has calls, and nothing we do not follow decides.</summary>
    private bool Concerns(Violation violation, out BatchState? batch)
    {
        batch = this.state.Batches[violation.Batch];
        if (violation.Batch == Violation.NoBatch)
        {
            return true;
        }

        if (batch is null or { IsInvokedByClient: true })
        {
            return false;
        }

        return batch.Counts.Overlaps(Naturals.Positive)
            && !(batch.IsUncertain && violation.Kind is ViolationKind.UnansweredCall or ViolationKind.DuplicateResult or ViolationKind.InterruptedBatch or ViolationKind.NotAnId or ViolationKind.UnawaitedResult or ViolationKind.CancelledBatch);
    }
}
