using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.BaseLibrary;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>Replies to results: whether anybody looks at the calls that they may hold.</summary>
internal sealed partial class OperationInterpreter
{
    /// <summary>
    /// Whether a send passes back the results of calls that a test has found, with the tools with which the model asked for them, or with
    /// others in plain sight: it may ask again. In a loop the next round looks.
    /// </summary>
    private bool IsFollowUp(OptionsState options, IInvocationOperation send) =>
        this.state.AnsweredUnder >= 0 && (this.state.AnsweredUnder == options.Tools || options.DeclaresTools) && options is { ForbidsCalls: false, HasNoTools: false } && !this.EnclosingLoops(send).Any();

    /// <summary>Options are given their tools.</summary>
    private void AssignTools(ISimpleAssignmentOperation assignment)
    {
        if (assignment.Target is IPropertyReferenceOperation { Instance: { } owner } property && this.Symbols.Is(property.Property, Role.ToolsOfOptions) && this.Evaluate(owner) is OptionsReference { Options: var number })
        {
            this.NoteTools(number, assignment.Value);
        }
    }

    /// <summary>Notes where the tools of options come from.</summary>
    private void NoteTools(int number, IOperation tools)
    {
        if (this.PlaceOf(Unwrap(tools)) is { } place and not Place.Capture && this.state.Options[number] is { } options)
        {
            this.state = this.state with { Options = this.state.Options.With(number, options with { Tools = this.body.Sources.Of(new ToolsSource(place)) }) };
        }
    }

    /// <summary>Whether an expression that is a reply is only handed on from one variable to another, or read for something else than its calls.</summary>
    private bool LeavesCallsAlone(IOperation reply)
    {
        switch (reply.Parent)
        {
            case null:
                // What a helper returns is what its call is; otherwise it is the value that a variable gets.
                return this.body.Site is not null || reply is ISimpleAssignmentOperation or IExpressionStatementOperation;
            case IConversionOperation or IParenthesizedOperation or IAwaitOperation or IFlowCaptureOperation or IExpressionStatementOperation or IVariableInitializerOperation or IDiscardOperation:
                return true;
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation or IFlowCaptureReferenceOperation or IDiscardOperation }:
                return true;
            case IPropertyReferenceOperation property:
                return this.Symbols.RowOf(property.Property)?.Role is not (Role.CallsOf or Role.FinishReason);
            case IInvocationOperation configuring:
                return Awaitables.IsConfiguring(configuring.TargetMethod) || Awaitables.IsSame(configuring.TargetMethod);
            case IArgumentOperation { Parent: IObjectCreationOperation creation }:
                return this.Symbols.Is(creation.Constructor, Role.CreatesAssistant);
            case IArgumentOperation { Parent: IInvocationOperation invocation }:
                return (SequenceMembers.IsPositional(invocation.TargetMethod.Name) && SequenceMembers.IsFromBaseLibrary(invocation.TargetMethod)) || this.Symbols.IsHistory(invocation.Instance?.Type) || this.Symbols.Is(invocation.TargetMethod, Role.CreatesAssistant) || Awaitables.IsConfiguring(invocation.TargetMethod) || this.body.HelperOf(invocation) is not null;
            default:
                return false;
        }
    }

    /// <summary>What tells the tools in some place from others.</summary>
    private sealed record ToolsSource(Place Place);
}
