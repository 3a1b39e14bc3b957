using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.Collections;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>
/// Messages that have calls and results as their parts. A list of parts is followed like a history; a message made of one is each of its
/// parts where it is appended.
/// </summary>
internal sealed partial class OperationInterpreter
{
    /// <summary>A part of a message that is neither a call nor a result: as if it were not there.</summary>
    private PartsMessage NoPart(IOperation part) => new(new MessageSequence(HistoryState.Empty), this.Origin(part));

    /// <summary>What a property or field of the vocabularies names that is the same everywhere: a role, a choice of tools; null for any other.</summary>
    private Value? NamedBy(ISymbol member) => this.Symbols.RowOf(member)?.Role switch
    {
        Role.NoToolsChoice => NoToolsChoice.Instance,
        Role.ToolRole => new MessageRoleValue(MessageRole.Tool),
        Role.AssistantRole => new MessageRoleValue(MessageRole.Assistant),
        Role.OtherRole => new MessageRoleValue(MessageRole.Other),
        _ => null,
    };

    /// <summary>A message of a role, with a text or with parts.</summary>
    private MessageValue CreateMessage(Dictionary<ParameterRole, (IOperation Expression, Value? Value)> roles, IOperation creation, int origin)
    {
        if (this.Symbols.HasOneMessageType(creation.Type))
        {
            return this.CreateRecord(roles, origin);
        }

        if (roles.Count == 0)
        {
            return new FilledMessage(null, this.NewHistory((creation, nameof(FilledMessage)), HistoryState.Empty, outlives: false), origin, origin);
        }

        if (!roles.TryGetValue(ParameterRole.MessageRole, out (IOperation Expression, Value? Value) role) || role.Value is not MessageRoleValue { Role: var messageRole })
        {
            return new UnknownMessageValue(origin);
        }

        if (roles.TryGetValue(ParameterRole.Parts, out (IOperation Expression, Value? Value) parts))
        {
            return this.MessageOfParts(messageRole, parts.Value, this.Origin(Unwrap(role.Expression)), origin);
        }

        bool hasText = roles.TryGetValue(ParameterRole.Content, out (IOperation Expression, Value? Value) text);
        return messageRole switch
        {
            // No adapter finds a result in it.
            MessageRole.Tool => new ResultValue(new NoIdValue(IdDefect.Missing), origin, origin) { Beside = this.CallAtHand()?.Batch },
            MessageRole.Assistant => new PlainAssistantValue(text.Value is ReplyTextValue reply ? reply.Batch : null, hasText ? this.Origin(Unwrap(text.Expression)) : origin, origin),
            _ => new OtherMessageValue(origin),
        };
    }

    private MessageValue MessageOfParts(MessageRole messageRole, Value? parts, int role, int origin)
    {
        if (parts is OutputValue { Batch: var whole } && messageRole == MessageRole.Assistant)
        {
            return new AssistantValue(whole, HoldsWitness: true, origin);
        }

        HistoryState? content = this.ContentOf(parts);
        if (messageRole != MessageRole.Tool && (content is { Start: HistoryStart.Empty, Leading: not null } || parts is ProjectedResults))
        {
            int? batch = content?.Leading is { Batch: >= 0 and var of } ? of : parts?.AboutBatch;
            return new ResultValue(new NoIdValue(messageRole == MessageRole.Assistant ? IdDefect.OfAssistant : IdDefect.OfOther), role, origin) { Beside = batch };
        }

        switch (messageRole)
        {
            case MessageRole.Tool:
                return content is not null || parts is ProjectedResults ? new PartsMessage(parts!, origin) : new ResultValue(null, origin, origin);
            case MessageRole.Assistant:
                return content switch
                {
                    { Turn: { } turn } => new AssistantValue(turn.Batch, turn.CarriesWitness, origin),
                    { Start: HistoryStart.Empty, Leading: null, Broken: null, HasMessages: false } => new PlainAssistantValue(null, origin, origin),
                    _ => new UnknownMessageValue(origin),
                };
            default:
                return new OtherMessageValue(origin);
        }
    }

    /// <summary>Whether a function selects the parts of messages.</summary>
    private bool SelectsParts(IArgumentOperation argument) =>
        this.PredicateOf(argument) is { Condition: var selected } && Unwrap(selected) is IPropertyReferenceOperation property && this.Symbols.Is(property.Property, Role.PartsOfMessage);

    /// <summary>A message was appended whose parts are in a list of their own.</summary>
    private void NoteParts(int history, MessageValue message)
    {
        if (message is PartsMessage { Parts: HistoryReference { History: var parts } } && parts != history && this.state.Histories[history] is { } known)
        {
            this.state = this.state with { Histories = this.state.Histories.With(history, known with { Parts = known.Parts.With(parts) }) };
        }
    }

    /// <summary>A list of parts has changed: what the histories hold that have it is not what was appended.</summary>
    private void ForgetWhatHolds(int parts)
    {
        foreach (KeyValuePair<int, HistoryObject> holder in this.state.Histories)
        {
            if (holder.Value.Parts.Contains(parts))
            {
                this.state = this.state.With(holder.Key, holder.Value.State.Forget(this.state.KnownBatches));
            }
        }
    }
}
