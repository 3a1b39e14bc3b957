using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>Copies of records: <c>state with { Messages = … }</c> is another object with the same in its members, but for those that it names.</summary>
internal sealed partial class OperationInterpreter
{
    /// <summary>Whether a call makes the copy of a record that a <c>with</c> begins with.</summary>
    private static bool IsCopy(IOperation operation) => operation is IInvocationOperation { Syntax: WithExpressionSyntax, Arguments.IsEmpty: true };

    /// <summary>A copy is made: what lies in the members of the original lies in its own.</summary>
    private void NoteCopy(IFlowCaptureOperation capture)
    {
        if (IsCopy(capture.Value) && this.PlaceOf(((IInvocationOperation)capture.Value).Instance) is { } original)
        {
            this.CopyMembers(original, this.PlaceOf(capture)!);
        }
    }

    /// <summary>A copy is given to a variable or member.</summary>
    private void AssignCopy(IOperation target, IOperation value)
    {
        target = Unwrap(target);
        if (target is IFlowCaptureReferenceOperation captured && this.body.CapturedOperation(captured.Id) is { } known)
        {
            target = Unwrap(known);
        }

        if (Unwrap(value) is IFlowCaptureReferenceOperation copy && this.body.CapturedOperation(copy.Id) is { } made && IsCopy(made) && this.PlaceOf(target) is { } place)
        {
            this.CopyMembers(this.PlaceOf(copy)!, place);
        }
    }

    private void CopyMembers(Place from, Place to)
    {
        foreach (KeyValuePair<int, Value> entry in this.state.Values)
        {
            if (this.body.Places[entry.Key] is Place.Member { Owner: { } owner, Symbol: var member } && owner.Equals(from))
            {
                this.state = this.state.WithValue(this.body.Places.Of(new Place.Member(to, member)), entry.Value);
            }
        }
    }
}
