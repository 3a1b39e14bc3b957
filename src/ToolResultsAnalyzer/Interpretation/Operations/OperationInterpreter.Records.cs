using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>Messages of one type for all roles, which say themselves what they are.</summary>
internal sealed partial class OperationInterpreter
{
    private static MessageRole? RoleNamedBy(Value? value) => value switch
    {
        MessageRoleValue { Role: var role } => role,
        ConstantValue { Constant: "tool" } => MessageRole.Tool,
        ConstantValue { Constant: "assistant" } => MessageRole.Assistant,
        ConstantValue { Constant: "user" or "system" or "developer" } => MessageRole.Other,
        _ => null,
    };

    private RecordMessage CreateRecord(Dictionary<ParameterRole, (IOperation Expression, Value? Value)> roles, int origin)
    {
        RecordMessage message = new(null, ConstantValue.Null, new NoIdValue(IdDefect.Missing), null, origin, origin, origin) { Beside = this.CallAtHand()?.Batch };
        foreach (KeyValuePair<ParameterRole, (IOperation Expression, Value? Value)> given in roles)
        {
            message = this.WithMember(message, given.Key switch
            {
                ParameterRole.MessageRole => Role.RoleOfMessage,
                ParameterRole.CallId => Role.IdOfResult,
                ParameterRole.Calls => Role.CallsOf,
                _ => Role.TextOfReply,
            }, Unwrap(given.Value.Expression), given.Value.Value);
        }

        return message;
    }

    /// <summary>A message with one of its members given.</summary>
    private RecordMessage WithMember(RecordMessage message, Role role, IOperation given, Value? value) => role switch
    {
        Role.RoleOfMessage => message with { MessageRole = RoleNamedBy(value) },
        Role.CallsOf => message with { Calls = value },
        Role.IdOfResult => message with
        {
            Target = this.IsNoText(given, value) ? new NoIdValue(IdDefect.Missing) : value is CallIdValue or CallNameValue or ReplyIdValue or FreshIdValue or ConstantValue { Constant: string } ? value : null,
            Id = this.Origin(given),
        },
        Role.TextOfReply => message with { Text = value, TextOrigin = this.Origin(given) },
        _ => message,
    };

    /// <summary>What a message is, by its role.</summary>
    private MessageValue MessageOfRecord(RecordMessage message, IOperation source) => message.MessageRole switch
    {
        MessageRole.Tool => new ResultValue(message.Target, message.Id, message.Origin) { Beside = message.Target is FreshIdValue or ConstantValue or NoIdValue ? message.Beside : null },
        MessageRole.Assistant => this.WithCalls(new PlainAssistantValue((message.Text as ReplyTextValue)?.Batch, message.TextOrigin, message.Origin), message.Calls, source),
        MessageRole.Other => new OtherMessageValue(message.Origin),
        _ => new UnknownMessageValue(message.Origin),
    };
}
