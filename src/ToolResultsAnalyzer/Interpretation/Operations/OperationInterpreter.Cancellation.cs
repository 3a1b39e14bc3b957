using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.Contract;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>Cancellations in the loop over the calls: what they leave behind in a history that lives on.</summary>
internal sealed partial class OperationInterpreter
{
    /// <summary>A call may end because somebody cancels, and nothing in the body settles the calls that wait for a result then.</summary>
    private void MayBeCancelled(IInvocationOperation invocation)
    {
        foreach (KeyValuePair<int, CursorState> cursor in this.state.Cursors)
        {
            if (this.body.LoopOf(cursor.Key) is not { } loop || !loop.Span.Contains(invocation.Syntax.Span) || !this.body.MayAnswer(loop))
            {
                continue;
            }

            foreach (KeyValuePair<int, HistoryObject> history in this.state.Histories)
            {
                if (history.Value is { Outlives: true, State: { Broken: null, Turn: { IsWitnessPending: true } turn } } && turn.Batch == cursor.Value.Calls.Batch
                    && this.Concerns(turn.Violation(ViolationKind.CancelledBatch, turn.Assistant), out BatchState? batch))
                {
                    this.Observer.Violates(turn.Violation(ViolationKind.CancelledBatch, turn.Assistant), batch, null, null);
                }
            }
        }
    }
}
