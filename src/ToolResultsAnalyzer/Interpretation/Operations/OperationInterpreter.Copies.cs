using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>Copies of records: <c>state with { Messages = … }</c> is another object with the same in its members, but for those that it names.</summary>
internal sealed partial class OperationInterpreter
{
    /// <summary>Whether a call makes the copy of a record that a <c>with</c> begins with.</summary>
    private static bool IsRecordCopy(IOperation operation) => operation is IInvocationOperation { Syntax: WithExpressionSyntax, Arguments.IsEmpty: true };

    /// <summary>A copy is made: what lies in the members of the original lies in its own.</summary>
    private void NoteRecordCopy(IFlowCaptureOperation capture)
    {
        if (IsRecordCopy(capture.Value) && this.PlaceOf(((IInvocationOperation)capture.Value).Instance) is { } original)
        {
            this.CopyMembers(original, this.PlaceOf(capture)!);
        }
    }

    /// <summary>A copy is given to a variable or member.</summary>
    private void AssignRecordCopy(IOperation target, IOperation value)
    {
        if (IsRecordCopy(this.CapturedFrom(value)) && this.PlaceOf(value) is { } copy && this.PlaceOf(this.CapturedFrom(target)) is { } place)
        {
            this.CopyMembers(copy, place);
        }
    }

    /// <summary>A copy of options has the same tools, and the same history until it is given another.</summary>
    private Value CopyOptions(int original, IInvocationOperation copy)
    {
        this.InputOf(original);
        return this.state.Options[original] is { } options ? this.NewOptions(copy, options) : NotNullValue.Instance;
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
