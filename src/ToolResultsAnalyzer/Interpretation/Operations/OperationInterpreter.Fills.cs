using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.Collections;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>Messages that get what they hold after they were made: in an object initializer, or later.</summary>
internal sealed partial class OperationInterpreter
{
    /// <summary>Fills in the role, the parts, the calls or the text of a message, or the id of a result; false where the target is none of these.</summary>
    private bool FillsMessage(IPropertyReferenceOperation property, Value? value)
    {
        Role? role = this.Symbols.RowOf(property.Property)?.Role;
        if (role is not (Role.RoleOfMessage or Role.PartsOfMessage or Role.IdOfResult or Role.CallsOf or Role.TextOfReply) || property.Instance is not { } instance)
        {
            return false;
        }

        IOperation given = property.Parent is ISimpleAssignmentOperation assignment ? Unwrap(assignment.Value) : property;
        Value? before = this.Evaluate(instance);
        Value? after = (before, role) switch
        {
            (RecordMessage message, _) => this.WithMember(message, role.Value, given, value),
            (FilledMessage message, Role.RoleOfMessage) => message with { MessageRole = (value as MessageRoleValue)?.Role, Role = this.Origin(given) },
            (FilledMessage message, Role.PartsOfMessage) => message with { Parts = value },
            (ResultValue result, Role.IdOfResult) => result with
            {
                Target = this.IsNoText(given, value) ? new NoIdValue(IdDefect.Missing) : value is CallIdValue or CallNameValue or ReplyIdValue or FreshIdValue or ConstantValue { Constant: string } ? value : null,
                Id = this.Origin(given),
            },
            (PlainAssistantValue message, Role.CallsOf) => this.WithCalls(message, value, property),
            (PlainAssistantValue message, Role.TextOfReply) => message with { OfBatch = (value as ReplyTextValue)?.Batch, Text = this.Origin(given) },
            (ReplyValue or AssistantValue, Role.CallsOf) => new UnknownMessageValue(this.Origin(given)),
            _ => null,
        };
        if (after is null)
        {
            return false;
        }

        if (before is ReplyValue or AssistantValue)
        {
            // Which calls the message has now is not followed.
            this.MakeUncertain(before.AboutBatch!.Value);
        }

        // A result that was in a history without its id has it now, and a message what it lacked.
        this.state = this.state with
        {
            Values = this.state.Values.Select((_, known) => known.Equals(before) ? after : known),
            Histories = this.state.Histories.Select((_, history) => IsChanged(history.State) ? history with { State = history.State.Forget(this.state.KnownBatches) } : history),
        };
        return true;

        bool IsChanged(HistoryState history) => before switch
        {
            ResultValue => history.Broken?.Kind == ViolationKind.MissingId,
            RecordMessage record => history.Broken?.Kind == ViolationKind.MissingId || history.Plain?.Text.Origins.Contains(record.TextOrigin) == true,
            PlainAssistantValue plain => history.Plain?.Text.Origins.Contains(plain.Text) == true,
            ReplyValue or AssistantValue => history.Turn?.Batch == before.AboutBatch,
            _ => false,
        };
    }

    /// <summary>An assistant message that is given its calls.</summary>
    private MessageValue WithCalls(PlainAssistantValue message, Value? calls, IOperation source) => calls switch
    {
        CallsValue known => new AssistantValue(known.Batch, known.HoldsWitness, message.Origin),
        MadeCallsValue { Ids.Ids.IsEmpty: false } made => new AssistantValue(this.NewConstantBatch(source, made.Ids).Batch, HoldsWitness: true, message.Origin),
        ConstantValue { Constant: null } or MadeCallsValue => message,
        _ => new UnknownMessageValue(message.Origin),
    };
}
