using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.Collections;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>Results that have no id: which call they answer shows from the name of its function, or from where they are made.</summary>
internal sealed partial class OperationInterpreter
{
    /// <summary>The call that a result names: by its function, or by what is its id elsewhere.</summary>
    private static CallValue? NamedIn(Value? value) => value switch
    {
        CallNameValue name => name.Call,
        CallIdValue id => id.Call,
        _ => null,
    };

    /// <summary>A look-up by the id of a call, or by its name where that is what it is found by: it may decide whether the call has its result.</summary>
    /// <param name="keepsNames">Whether names of calls are put where they are looked for; other names say which functions there are.</param>
    private void LooksUp(IEnumerable<Value?> keys, bool keepsNames)
    {
        foreach (Value? key in keys.ToArray())
        {
            if (key is CallIdValue || (keepsNames && key is CallNameValue { Call.Batch: var batch } && this.state.Batches[batch]?.Dialect.MatchesByName == true))
            {
                this.MakeUncertain(key.AboutBatch!.Value);
            }
        }
    }

    /// <summary>A result that answers the call whose turn it is; an unknown one where that does not show.</summary>
    private ResultValue ResultInTurn(IOperation made, int origin) => new(this.CallInTurn(made) is { } call ? new CallIdValue(call) : null, origin, origin);

    /// <summary>Whether a list of a type may hold results: messages, or calls where a result is a copy of its call.</summary>
    private bool MayHoldResults(ITypeSymbol? type) => this.Symbols.IsHistory(type) || this.Symbols.IsCallSequence(type);

    /// <summary>The results that a message is made of whose results are copies of their calls, under the same ids; null where they are not known.</summary>
    private Value? ResultsIn(Value? copies, int origin) => copies switch
    {
        HistoryReference or ProjectedResults or MessageSequence or MadeCallsValue { Ids.Ids.IsEmpty: true } => copies,
        CallsValue calls when this.state.Batches[calls.Batch]?.Source == BatchSource.Sent => new ProjectedResults(calls, origin),
        _ => null,
    };

    /// <summary>The current call of the one loop that is over calls; without such a loop, the one call that was picked in the same round of all others.</summary>
    private CallValue? CallInTurn(IOperation made)
    {
        int[] loops = this.state.Cursors.Where(cursor => cursor.Value.Phase != CursorPhase.Fresh).Select(cursor => cursor.Key).ToArray();
        if (loops.Length > 0)
        {
            return loops.Length == 1 ? this.CurrentOf(loops[0]) as CallValue : null;
        }

        CallValue[] picked = this.state.Values
            .Where(value => value.Value is CallValue && this.body.IsInScope(this.body.Places[value.Key]))
            .Select(value => (CallValue)value.Value)
            .Distinct()
            .ToArray();
        return picked is [{ Origin: >= 0 } only] && this.body.Origins[only.Origin] is IOperation pick && this.EnclosingLoops(made).All(loop => loop.Span.Contains(pick.Syntax.Span)) ? only : null;
    }
}
