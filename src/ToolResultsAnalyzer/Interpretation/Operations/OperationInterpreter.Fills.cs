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
        ITypeSymbol type = property.Property.ContainingType;
        Role? role = this.Symbols.RowOf(property.Property)?.Role ?? (this.Symbols.IsPartHolder(type) ? Role.OtherOfPart : null);
        if (role is not (Role.RoleOfMessage or Role.PartsOfMessage or Role.IdOfResult or Role.NameOfResult or Role.CallsOf or Role.TextOfReply or Role.IdOfCall or Role.NameOfCall or Role.CallOfPart or Role.ResultOfPart or Role.OtherOfPart) || property.Instance is not { } instance)
        {
            return false;
        }

        IOperation given = property.Parent is ISimpleAssignmentOperation assignment ? Unwrap(assignment.Value) : property;
        Value? before = this.Evaluate(instance);
        bool isMatchedByName = this.Symbols.DialectOf(type).MatchesByName;
        Value? after = (before, role) switch
        {
            (FilledPart part, Role.CallOfPart or Role.ResultOfPart) => value is ConstantValue { Constant: null } ? part : part with { Held = this.MessageOf(value, given) },
            (FilledPart part, Role.OtherOfPart) => part with { HoldsOther = true },
            (ResultValue result, Role.NameOfResult) when NamedIn(value) is { } named => result with { Target = new CallIdValue(named), Id = this.Origin(given) },
            (ResultValue result, Role.IdOfResult or Role.NameOfResult) when isMatchedByName => ResultNamed(result, value),
            (MadeCallValue, Role.NameOfCall) when isMatchedByName && value is CallNameValue { Call: var copied } && this.IsNamedOnce(before) => copied,
            (FilledMessage message, Role.RoleOfMessage) => message with { MessageRole = this.RoleIn(value, type), Role = this.Origin(given) },
            (FilledMessage message, Role.PartsOfMessage) => message with { Parts = value ?? (this.IsText(given, value) ? TextValue.Instance : null), PartsOrigin = this.Origin(given) },
            (FilledText message, _) => this.FillText(message, role.Value, given, value, type),
            (ResultValue result, Role.IdOfResult or Role.IdOfCall) => this.ResultUnder((given, value), this.ContentGivenTo(result.Origin), result.Origin),
            (MadeCallValue, Role.IdOfCall) => MadeCallUnder(this.IsNamedOnce(before) ? value : null),
            (PlainAssistantValue plain, Role.CallsOf) => this.AssistantOf(value, given, plain.Origin) ?? (MessageValue)plain,
            (PlainAssistantValue plain, Role.TextOfReply) => plain with { OfBatch = (value as ReplyTextValue)?.Batch, Text = this.Origin(given) },
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
            Values = this.state.Values.Select((_, known) => known.Equals(before) ? after : known is FilledPart { Held: { } held } part && held.Equals(before) ? part with { Held = after as MessageValue } : known),
            Histories = this.state.Histories.Select((_, history) => IsChanged(history.State) ? history with { State = history.State.Forget(this.state.KnownBatches) } : history),
        };
        return true;

        bool IsChanged(HistoryState history) => before switch
        {
            ResultValue => role is Role.IdOfResult or Role.IdOfCall && history.Broken?.Kind == ViolationKind.MissingId,
            FilledText => (role == Role.IdOfResult && history.Broken?.Kind == ViolationKind.MissingId) || EndsIn(history, (MessageValue)before),
            PlainAssistantValue plain => EndsIn(history, plain),
            ReplyValue or AssistantValue => history.Turn?.Batch == before.AboutBatch,
            _ => false,
        };
    }

    /// <summary>Whether one place alone holds a value.</summary>
    private bool IsNamedOnce(Value? value) => this.state.Values.Count(pair => pair.Value.Equals(value)) == 1;

    /// <summary>A message whose role is filled in later, with what it is given before.</summary>
    private FilledText CreateFilled(Dictionary<ParameterRole, (IOperation Expression, Value? Value)> roles, IOperation creation, int origin)
    {
        FilledText message = new(null, null, null, origin, origin);
        foreach (KeyValuePair<ParameterRole, (IOperation Expression, Value? Value)> given in roles)
        {
            Role? field = given.Key switch
            {
                ParameterRole.CallId => Role.IdOfResult,
                ParameterRole.Calls => Role.CallsOf,
                ParameterRole.Content => Role.TextOfReply,
                _ => null,
            };
            message = field is null ? message : this.FillText(message, field.Value, Unwrap(given.Value.Expression), given.Value.Value, creation.Type) ?? message;
        }

        return message;
    }

    /// <summary>Fills in a field of a message of a text; null where the field is none that matters.</summary>
    private FilledText? FillText(FilledText message, Role field, IOperation given, Value? value, ITypeSymbol? type) => field switch
    {
        Role.RoleOfMessage => message with { MessageRole = this.RoleIn(value, type) },
        Role.IdOfResult when value is ConstantValue { Constant: null } => message with { Carried = message.Carried is ResultValue ? null : message.Carried },
        Role.IdOfResult => message with { Carried = this.ResultUnder((given, value), message.TextOrigin == message.Origin ? null : this.body.Origins[message.TextOrigin] as IOperation, message.Origin) },
        Role.NameOfResult => message with { Carried = NamedIn(value) is { } named ? new ResultValue(new CallIdValue(named), this.Origin(given), message.Origin) : message.Carried },
        Role.CallsOf => message with { Carried = this.AssistantOf(value, given, message.Origin) ?? (message.Carried is AssistantValue ? null : message.Carried) },
        Role.TextOfReply => message with { Text = value as ReplyTextValue, TextOrigin = this.Origin(given), Carried = message.Carried is ResultValue result ? this.WithContent(result, given) : message.Carried },
        _ => null,
    };

    /// <summary>A result whose content is filled in after its id: whether that is one is seen with the content.</summary>
    private ResultValue WithContent(ResultValue result, IOperation content) =>
        this.body.Origins[result.Id] is IOperation id ? this.ResultUnder((id, result.Target is NoIdValue ? this.PureValue(id) : result.Target), content, result.Origin) : result;

    /// <summary>The content that a constructor was given.</summary>
    private IOperation? ContentGivenTo(int origin) => this.body.Origins[origin] is IObjectCreationOperation creation && this.Symbols.RowOf(creation.Constructor) is { } row
        ? creation.Arguments.FirstOrDefault(argument => row.RoleOf(argument.Parameter) == ParameterRole.Content)?.Value
        : null;

    /// <summary>What a message is with what was filled in so far.</summary>
    private MessageValue Filled(MessageValue message) => message switch
    {
        FilledMessage { MessageRole: { } role } parts => this.MessageOfParts(role, parts.Parts, parts.Role, parts.Origin, parts.PartsOrigin),
        FilledMessage => new UnknownMessageValue(message.Origin),
        FilledText text => this.MessageOfText(text),
        FilledPart part => part.Held ?? (part.HoldsOther ? NoPart(part.Origin) : new UnknownMessageValue(part.Origin)),
        _ => message,
    };

    /// <summary>What a message of a text is with what was filled in so far.</summary>
    private MessageValue MessageOfText(FilledText message) => (message.MessageRole, message.Carried) switch
    {
        (MessageRole.Tool, ResultValue result) => result,
        (MessageRole.Tool, null) => this.ResultWithoutId(message.Origin),
        (MessageRole.Assistant, AssistantValue assistant) => assistant,
        (MessageRole.Assistant, null) => new PlainAssistantValue(message.Text?.Batch, message.TextOrigin, message.Origin),
        (MessageRole.Other, null) => new OtherMessageValue(message.Origin),
        _ => new UnknownMessageValue(message.Origin),
    };
}
