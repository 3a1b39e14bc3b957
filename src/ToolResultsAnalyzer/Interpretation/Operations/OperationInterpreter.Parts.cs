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
    private PartsMessage NoPart(IOperation part) => NoPart(this.Origin(part));

    private static PartsMessage NoPart(int origin) => new(new MessageSequence(HistoryState.Empty), origin);

    /// <summary>What a property or field of the vocabularies names that is the same everywhere: a role, a choice of tools; null for any other.</summary>
    private Value? NamedBy(ISymbol member) => this.Symbols.RowOf(member)?.Role switch
    {
        Role.NoToolsChoice => NoToolsChoice.Instance,
        Role.ToolsChoice => new ToolsChoice(Invoker.Caller),
        Role.InvokedToolsChoice => new ToolsChoice(Invoker.Client),
        var role => RoleValueOf(role),
    };

    private static MessageRoleValue? RoleValueOf(Role? role) => VocabularySymbols.RoleOf(role) is { } named ? new MessageRoleValue(named) : null;

    /// <summary>The role that a value stands for.</summary>
    /// <param name="given">A type of the SDK that is given the value.</param>
    private MessageRole? RoleIn(Value? value, ITypeSymbol? given) => value switch
    {
        MessageRoleValue { Role: var role } => role,
        ConstantValue { Constant: string text } => VocabularySymbols.RoleOf(this.Symbols.RoleOfText(text, given)),
        _ => null,
    };

    /// <summary>A message of a role, with a text or with parts.</summary>
    private MessageValue CreateMessage(VocabularyRow row, Dictionary<ParameterRole, (IOperation Expression, Value? Value)> roles, IOperation creation, int origin)
    {
        bool isNamed = roles.TryGetValue(ParameterRole.MessageRole, out (IOperation Expression, Value? Value) named);
        if (!isNamed && row.MessageRole is null && !this.Symbols.AreParts(creation.Type))
        {
            return this.CreateFilled(roles, creation, origin);
        }

        if (roles.Count == 0)
        {
            return new FilledMessage(row.MessageRole, this.NewHistory((creation, nameof(FilledMessage)), HistoryState.Empty, outlives: false), origin, origin);
        }

        if ((isNamed ? this.RoleIn(named.Value, creation.Type) : row.MessageRole) is not { } messageRole)
        {
            return new UnknownMessageValue(origin);
        }

        if (roles.TryGetValue(ParameterRole.Parts, out (IOperation Expression, Value? Value) parts))
        {
            if (this.Symbols.PartsHoldCalls(creation.Type) && !this.Symbols.IsHistory(Unwrap(parts.Expression).Type))
            {
                parts.Value = this.SequenceOfOne(parts.Expression, parts.Value);
            }

            return this.IsText(parts.Expression, parts.Value) ? this.MessageOfText(messageRole, parts, origin)
                : this.MessageOfParts(messageRole, this.Symbols.AreParts(Unwrap(parts.Expression).Type) ? parts.Value : this.ResultsIn(parts.Value, origin), isNamed ? this.Origin(Unwrap(named.Expression)) : origin, origin);
        }

        if (messageRole == MessageRole.Tool && roles.ContainsKey(ParameterRole.CallId))
        {
            return this.CreateResult(roles, origin);
        }

        if (messageRole == MessageRole.Tool && roles.TryGetValue(ParameterRole.NameAndId, out (IOperation Expression, Value? Value) packed))
        {
            return this.ResultUnderPacked(packed, origin);
        }

        if (messageRole == MessageRole.Assistant && roles.ContainsKey(ParameterRole.Calls))
        {
            return this.CreateAssistant(roles, creation, origin);
        }

        // It may hold the id of a call.
        return messageRole == MessageRole.Tool && roles.ContainsKey(ParameterRole.Metadata)
            ? new UnknownMessageValue(origin)
            : this.MessageOfText(messageRole, roles.TryGetValue(ParameterRole.Content, out (IOperation Expression, Value? Value) text) ? text : null, origin);
    }

    /// <summary>Whether what a message is made of is a text, and no list of parts.</summary>
    private bool IsText(IOperation expression, Value? value) =>
        value is ReplyTextValue or ConstantValue || this.Symbols.IsText(Unwrap(expression));

    /// <summary>A result that is found by its name, or by its place among others: one that names no call may be right all the same.</summary>
    private static ResultValue ResultNamed(ResultValue result, Value? name) => result.Target is CallIdValue ? result : result with
    {
        Target = name switch
        {
            CallNameValue { Call: var call } => new CallIdValue(call),
            CallIdValue or DerivedValue => name,
            _ => null,
        },
    };

    private MessageValue MessageOfText(MessageRole? messageRole, (IOperation Expression, Value? Value)? text, int origin) => messageRole switch
    {
        // No adapter finds a result in it.
        MessageRole.Tool => this.ResultWithoutId(origin),
        MessageRole.Assistant => new PlainAssistantValue(text?.Value is ReplyTextValue reply ? reply.Batch : null, text is { Expression: var written } ? this.Origin(Unwrap(written)) : origin, origin),
        null => new UnknownMessageValue(origin),
        _ => new OtherMessageValue(origin),
    };

    /// <summary>Who invokes the functions under a choice that allows calls.</summary>
    private Invoker InvokerIn(VocabularyRow row, ImmutableArray<IArgumentOperation> arguments) =>
        arguments.FirstOrDefault(argument => row.RoleOf(argument.Parameter) == ParameterRole.Invokes) is not { } told ? Invoker.Caller
        : told.Value.ConstantValue is { HasValue: true, Value: bool invokes } ? invokes ? Invoker.Client : Invoker.Caller
        : Invoker.Unknown;

    /// <summary>The calls of a message, where a method gives them.</summary>
    private Value? CallsIn(VocabularyRow row, IInvocationOperation invocation)
    {
        Value? message = null;
        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            Value? value = this.Evaluate(argument.Value);
            message = row.RoleOf(argument.Parameter) == ParameterRole.Reply ? value : message;
        }

        if (message is null)
        {
            return this.FromOutside(invocation.Type, invocation, outlives: false, BatchSource.Received);
        }

        if (CallsCarriedBy(message) is not { } calls)
        {
            return null;
        }

        this.Observer.LooksAtCalls(calls.Batch);
        return calls;
    }

    /// <summary>The calls that a reply or a message is known to carry; null where it is neither.</summary>
    private static CallsValue? CallsCarriedBy(Value message) => message switch
    {
        ReplyValue reply => new(reply.Batch, HoldsWitness: true, IsWhole: true, Filter: -1),
        AssistantValue assistant => new(assistant.Batch, assistant.HoldsWitness, IsWhole: assistant.HoldsWitness, Filter: -1),
        _ => null,
    };

    private MessageValue MessageOfParts(MessageRole messageRole, Value? parts, int role, int origin, int? text = null)
    {
        if (parts is OutputValue { Batch: var whole } && messageRole == MessageRole.Assistant)
        {
            return new AssistantValue(whole, HoldsWitness: true, origin);
        }

        if (parts is TextValue or ReplyTextValue or ConstantValue)
        {
            return messageRole == MessageRole.Assistant ? new PlainAssistantValue((parts as ReplyTextValue)?.Batch, text ?? origin, origin) : this.MessageOfText(messageRole, null, origin);
        }

        HistoryState? content = this.ContentOf(parts);
        if (messageRole is not (MessageRole.Tool or MessageRole.ToolOrUser) && (content is { Start: HistoryStart.Empty, Leading: not null } || parts is ProjectedResults))
        {
            int? batch = content?.Leading is { Batch: >= 0 and var of } ? of : parts?.AboutBatch;
            return new ResultValue(new NoIdValue(messageRole == MessageRole.Assistant ? IdDefect.OfAssistant : IdDefect.OfOther), role, origin) { Beside = batch };
        }

        switch (messageRole)
        {
            case MessageRole.ToolOrUser when content is { Start: HistoryStart.Empty, Leading: null, Turn: null, Broken: null } && parts is not ProjectedResults:
                return new OtherMessageValue(origin);
            case MessageRole.Tool or MessageRole.ToolOrUser:
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

    /// <summary>Whether a function makes of each result a message that holds it.</summary>
    private bool MakesMessages(IArgumentOperation argument)
    {
        if (this.PredicateOf(argument) is not { Condition: var made, Parameter: var result })
        {
            return false;
        }

        return Unwrap(made) switch
        {
            IInvocationOperation { Instance: { } instance } invocation => this.Symbols.Is(invocation.TargetMethod, Role.MessageOfResult) && IsResult(instance),
            IObjectCreationOperation creation when this.Symbols.RowOf(creation.Constructor) is { Role: Role.CreatesMessage } row =>
                this.Symbols.HoldsResults(row, creation)
                && creation.Arguments.FirstOrDefault(given => row.RoleOf(given.Parameter) == ParameterRole.Parts) is { } parts && parts.Descendants().OfType<IParameterReferenceOperation>().Count(part => IsResult(part)) == 1,
            _ => false,
        };

        bool IsResult(IOperation operation) => Unwrap(operation) is IParameterReferenceOperation { Parameter: var parameter } && SymbolEqualityComparer.Default.Equals(parameter, result);
    }

    /// <summary>A message of parts is appended. A second one with results of a batch splits what belongs together, where the provider wants it so.</summary>
    private HistoryState AppendParts(HistoryState history, PartsMessage message, OriginSet appended)
    {
        HistoryState after = this.AppendAll(history, message.Parts, appended);
        int? results = message.Parts is ProjectedResults projected ? projected.Calls.Batch : this.ContentOf(message.Parts)?.Leading?.Batch;
        if (results is not { } number || after.Turn is not { } turn || turn.Batch != number || !this.BelongTogether(number))
        {
            return after;
        }

        if (turn.HasMessageOfResults)
        {
            this.NoteSplit(number, message.Origin, turn.Assistant);
        }

        return after with { Turn = turn with { HasMessageOfResults = true } };
    }

    /// <summary>Messages were appended that were made of calls, one of each.</summary>
    private void NoteMessagesOf(Value? messages, IOperation written)
    {
        if (messages is ProjectedResults { Calls: { IsWhole: true, Batch: var number } } projected && !this.Symbols.HoldsParts(Unwrap(written).Type)
            && this.BelongTogether(number) && this.state.Batches[number]!.Counts.Overlaps(Naturals.AtLeast(2)))
        {
            this.NoteSplit(number, this.Origin(this.MessageAround(projected.Origin)), default);
        }
    }

    /// <summary>What makes the message that a result is made in.</summary>
    private object MessageAround(int result)
    {
        object made = this.body.Origins[result];
        for (IOperation? around = made as IOperation; around is not (null or IAnonymousFunctionOperation); around = around.Parent)
        {
            made = around is IObjectCreationOperation creation && this.Symbols.Is(creation.Constructor, Role.CreatesMessage) ? creation : made;
        }

        return made;
    }

    /// <summary>Whether the provider wants the results of a batch in one message.</summary>
    private bool BelongTogether(int batch) => this.state.Batches[batch]?.Dialect.Grouping is ResultGrouping.BestInOneMessage or ResultGrouping.AllInOneMessage;

    private void NoteSplit(int batch, int message, OriginSet assistant)
    {
        if (!this.isInfeasible)
        {
            this.Observer.Violates(new(ViolationKind.SplitResults, batch) { Offender = OriginSet.Of(message), Assistant = assistant }, this.state.Batches[batch], null, null);
        }
    }

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
