using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.BaseLibrary;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Collections;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>What constructors and factories make.</summary>
internal sealed partial class OperationInterpreter
{
    /// <summary>Making an exception does not throw one.</summary>
    private static bool IsException(ITypeSymbol? type)
    {
        while (type is not null and not { Name: "Exception", ContainingNamespace.Name: "System" })
        {
            type = type.BaseType;
        }

        return type is not null;
    }

    private Value? EvaluateCreation(IObjectCreationOperation creation)
    {
        if (this.Symbols.IsUnion(creation.Type) && creation.Arguments is [var held, ..])
        {
            return this.Evaluate(held.Value);
        }

        VocabularyRow? row = this.Symbols.RowOf(creation.Constructor);
        if (row is not null)
        {
            return this.Create(row, creation.Arguments, creation);
        }

        Value?[] arguments = creation.Arguments.Select(argument => this.Evaluate(argument.Value)).ToArray();
        if (this.Symbols.RoleOfType(creation.Type) is { } role)
        {
            switch (role)
            {
                case Role.OptionsType:
                    return this.NewOptions(creation, new(DeclaresTools: false, DisablesParallelCalls: false) { CarriesInput = this.Symbols.DialectOf(creation.Type).CarriesHistory });
                case Role.OtherMessageType:
                    return new OtherMessageValue(this.Origin(creation));
                case Role.MessageType or Role.AssistantType or Role.ResultType:
                    return new UnknownMessageValue(this.Origin(creation));
            }
        }

        if (this.Symbols.IsHistory(creation.Type))
        {
            // Lists take a sequence to copy, or a capacity.
            HistoryState content = creation.Arguments.Length switch
            {
                0 => SequenceMembers.IsFromBaseLibrary(creation.Type) ? HistoryState.Empty : HistoryState.Outside,
                1 when this.ContentOf(arguments[0]) is { } copied => HistoryState.Empty.AppendAll(copied, this.OriginOf(creation), this.state.KnownBatches),
                1 when creation.Arguments[0].Value.Type?.SpecialType == SpecialType.System_Int32 => HistoryState.Empty,
                _ => HistoryState.Outside,
            };
            return this.NewHistory(creation, content, outlives: false);
        }

        if (this.Symbols.IsCallSequence(creation.Type) && SequenceMembers.IsFromBaseLibrary(creation.Type))
        {
            return creation.Arguments.Length == 0 || creation.Arguments[0].Value.Type?.SpecialType == SpecialType.System_Int32
                ? new MadeCallsValue(ConstantIds.None)
                : arguments[0] is CallsValue queued && creation.Type!.Name is "Queue" or "ConcurrentQueue" ? new QueueValue(queued)
                : arguments[0] is CallsValue stacked && creation.Type!.Name is "Stack" or "ConcurrentStack" or "ConcurrentBag" ? new QueueValue(stacked with { IsWhole = false, HoldsAnyFrom = stacked.HoldsAnyFrom })
                : arguments[0] is CallsValue or MadeCallsValue or DerivedValue ? arguments[0] : this.FromOutside(creation.Type, creation, outlives: false, BatchSource.Built);
        }

        if (!IsException(creation.Type))
        {
            this.MayThrow(creation.Constructor is { } constructor ? this.body.Compilation.FactsOf(constructor).Thrower : null);
        }

        if (creation.Arguments.IsEmpty && SequenceMembers.IsFromBaseLibrary(creation.Type) && creation.Type is INamedTypeSymbol { IsGenericType: true })
        {
            return new CollectionValue(IsEmpty: true);
        }

        this.CallUnknown(creation.Constructor, null, creation.Arguments, arguments, creation);
        return arguments.OfType<Value>().FirstOrDefault(argument => argument is CallsValue or CallValue or ReplyValue or DerivedValue) is { AboutBatch: { } batch }
            ? new DerivedValue(batch)
            : NotNullValue.Instance;
    }

    /// <summary>Makes what a row of the vocabulary makes.</summary>
    private Value? Create(VocabularyRow row, ImmutableArray<IArgumentOperation> arguments, IOperation creation)
    {
        Dictionary<ParameterRole, (IOperation Expression, Value? Value)> roles = this.ArgumentsOf(row, arguments);
        int origin = this.Origin(creation);
        switch (row.Role)
        {
            case Role.CreatesResult when this.Symbols.DialectOf(creation.Type).MatchesByName:
                return ResultNamed(new ResultValue(null, origin, origin), roles.TryGetValue(ParameterRole.CallName, out (IOperation Expression, Value? Value) name) ? name.Value : null);
            case Role.CreatesPart:
                return new FilledPart(null, origin);
            case Role.CreatesResult when roles.TryGetValue(ParameterRole.NameAndId, out (IOperation Expression, Value? Value) packed):
                return this.ResultUnderPacked(packed, origin);
            case Role.CreatesResult when !row.TakesCall && row.Parameters.ContainsValue(ParameterRole.CallName):
                // Its id is filled in; where it is one for a call that is at hand, the lack of it is a mistake.
                return roles.TryGetValue(ParameterRole.CallName, out (IOperation Expression, Value? Value) named) && this.IsNameOfCall(named.Expression) ? this.ResultWithoutId(origin) : new ResultValue(null, origin, origin);
            case Role.CreatesResult:
                return !roles.ContainsKey(ParameterRole.CallId) && !roles.ContainsKey(ParameterRole.Call)
                    && (arguments.Any(argument => row.RoleOf(argument.Parameter) == ParameterRole.CallId) || roles.Count == arguments.Count(argument => argument.ArgumentKind != ArgumentKind.DefaultValue))
                    ? this.ResultWithoutId(origin)
                    : this.CreateResult(roles, origin);
            case Role.CreatesOther:
                return new OtherMessageValue(origin);
            case Role.CreatesText:
                return roles.TryGetValue(ParameterRole.Content, out (IOperation Expression, Value? Value) text) && text.Value is ReplyTextValue ? text.Value : NotNullValue.Instance;
            case Role.CreatesOptions:
                return this.CreateOptions(roles, creation);
            case Role.NoToolsChoice:
                return NoToolsChoice.Instance;
            case Role.ToolsChoice:
                return new ToolsChoice(this.InvokerIn(row, arguments));
            case Role.MakesInvokingClient:
                return InvokingClient.Instance;
            case Role.CreatesHistory:
                return this.NewHistory(creation, this.ContentMadeOf(roles, creation), outlives: false);
            case Role.CreatesCall:
                return MadeCallUnder(roles.TryGetValue(ParameterRole.CallId, out (IOperation Expression, Value? Value) id) ? id.Value : null);
            case Role.CreatesMessage:
                return this.CreateMessage(row, roles, creation, origin);
            case Role.CreatesAssistant:
                return this.CreateAssistant(roles, creation, origin);
            default:
                return null;
        }
    }

    /// <summary>The arguments that are given for parameters that matter.</summary>
    private Dictionary<ParameterRole, (IOperation Expression, Value? Value)> ArgumentsOf(VocabularyRow row, ImmutableArray<IArgumentOperation> arguments)
    {
        Dictionary<ParameterRole, (IOperation Expression, Value? Value)> roles = new();
        foreach (IArgumentOperation argument in arguments)
        {
            Value? value = this.Evaluate(argument.Value);
            if (row.RoleOf(argument.Parameter) is { } role && argument.ArgumentKind != ArgumentKind.DefaultValue)
            {
                roles[role] = (argument.Value, value);
            }
        }

        return roles;
    }

    /// <summary>A call that is made under an id; one that is made under the id of another is that call.</summary>
    private static Value MadeCallUnder(Value? id) => id is CallIdValue { Call: var call } ? call : new MadeCallValue(id is ConstantValue { Constant: string constant } ? constant : null);

    /// <summary>The result for a call that is given itself: its id cannot be a wrong one.</summary>
    private static ResultValue ResultFor(Value? call, int id, int origin) => new(call switch
    {
        CallValue known => new CallIdValue(known),
        MadeCallValue { Id: { } constant } => new ConstantValue(constant),
        DerivedValue => call,
        _ => null,
    }, id, origin);

    /// <summary>What a history begins with that a class of the SDK makes.</summary>
    private HistoryState ContentMadeOf(Dictionary<ParameterRole, (IOperation Expression, Value? Value)> roles, IOperation creation)
    {
        if (roles.TryGetValue(ParameterRole.History, out (IOperation Expression, Value? Value) copied))
        {
            return this.AppendAll(HistoryState.Empty, copied.Value, this.OriginOf(creation));
        }

        if (!roles.TryGetValue(ParameterRole.Content, out (IOperation Expression, Value? Value) text))
        {
            return HistoryState.Empty;
        }

        Value? role = roles.TryGetValue(ParameterRole.MessageRole, out (IOperation Expression, Value? Value) named) ? named.Value : new MessageRoleValue(MessageRole.Other);
        return this.Append(HistoryState.Empty, this.MessageOfText(this.RoleIn(role, creation.Type), text, this.Origin(creation)), this.OriginOf(creation));
    }

    private MessageValue CreateResult(Dictionary<ParameterRole, (IOperation Expression, Value? Value)> roles, int origin) =>
        roles.TryGetValue(ParameterRole.Call, out (IOperation Expression, Value? Value) call)
            ? ResultFor(call.Value, this.Origin(Unwrap(call.Expression)), origin)
        : roles.TryGetValue(ParameterRole.CallId, out (IOperation Expression, Value? Value) id)
            ? this.ResultUnder(id, roles.TryGetValue(ParameterRole.Content, out (IOperation Expression, Value? Value) content) ? content.Expression : null, origin)
            : new UnknownMessageValue(origin);

    private ResultValue ResultWithoutId(int origin) => this.body.Origins[origin] is IOperation made && this.Symbols.DialectOf(this.Symbols.Unwrap(made.Type)).MatchesByName
        ? this.ResultInTurn(made, origin)
        : new(new NoIdValue(IdDefect.Missing), origin, origin) { Beside = this.CallAtHand()?.Batch };

    /// <summary>A result under an id.</summary>
    private ResultValue ResultUnder((IOperation Expression, Value? Value) id, IOperation? content, int origin)
    {
        Value? target = this.DefectOf(id, content) is { } defect ? new NoIdValue(defect)
            : id.Value is CallValue whole ? new CallIdValue(whole)
            : id.Value is CallIdValue or CallNameValue or ReplyIdValue or FreshIdValue or ConstantValue { Constant: string } ? id.Value
            : null;
        return new(target, this.Origin(Unwrap(id.Expression)), origin) { Beside = target is FreshIdValue or ConstantValue or NoIdValue ? this.CallAtHand()?.Batch : null };
    }

    private MessageValue CreateAssistant(Dictionary<ParameterRole, (IOperation Expression, Value? Value)> roles, IOperation creation, int origin)
    {
        if (roles.TryGetValue(ParameterRole.Reply, out (IOperation Expression, Value? Value) reply))
        {
            return reply.Value is ReplyValue known ? new AssistantValue(known.Batch, HoldsWitness: true, origin) : new UnknownMessageValue(origin);
        }

        bool hasCalls = roles.TryGetValue(ParameterRole.Calls, out (IOperation Expression, Value? Value) calls);
        if (hasCalls && calls.Value is MadeCallsValue { Ids.Ids.IsEmpty: true } && !this.Symbols.MayCarryNoCalls(creation.Type))
        {
            return new UnknownMessageValue(origin);
        }

        if (hasCalls && this.AssistantOf(calls.Value, creation, origin) is { } carrying)
        {
            if (carrying is AssistantValue { Batch: var batch } && !this.Symbols.CallsMayBeNull(calls.Expression.Type) && !this.Symbols.MayCarryNoCalls(creation.Type))
            {
                // The constructor throws on no calls at all.
                this.Refine(batch, state => state with { Counts = state.Counts.Intersect(Naturals.Positive), IsTested = true });
            }

            return carrying;
        }

        if (roles.TryGetValue(ParameterRole.Content, out (IOperation Expression, Value? Value) content))
        {
            IOperation expression = Unwrap(content.Expression);

            // The parts of a parameter array are the text, not the array that the compiler makes of them.
            int text = this.Origin(expression is IArrayCreationOperation { IsImplicit: true, Initializer.ElementValues: [var part, ..] } ? Unwrap(part) : expression);
            return new PlainAssistantValue(content.Value is ReplyTextValue ofReply ? ofReply.Batch : null, text, origin);
        }

        return new PlainAssistantValue(null, origin, origin);
    }

    /// <summary>The assistant message that carries some calls; null where there certainly are none.</summary>
    private MessageValue? AssistantOf(Value? calls, IOperation source, int origin) => calls switch
    {
        CallsValue known => new AssistantValue(known.Batch, known.HoldsWitness, origin),
        MadeCallsValue { Ids.Ids.IsEmpty: false } made => new AssistantValue(this.NewConstantBatch(source, made.Ids).Batch, HoldsWitness: true, origin),
        ConstantValue { Constant: null } or MadeCallsValue => null,
        _ => new UnknownMessageValue(origin),
    };

    /// <summary>Adds a call to an assistant message that exists already.</summary>
    private bool TryAddCallToMessage(IOperation receiver, IInvocationOperation invocation)
    {
        if (Unwrap(receiver) is not IPropertyReferenceOperation { Instance: { } message } property
            || !this.Symbols.Is(property.Property, Role.CallsOf)
            || this.Symbols.RoleOfType(property.Property.ContainingType) is not (Role.AssistantType or Role.MessageType)
            || invocation.TargetMethod.Name is not "Add")
        {
            return false;
        }

        this.AddCallToMessage(message, invocation);
        return true;
    }

    private void AddCallToMessage(IOperation message, IInvocationOperation invocation)
    {
        Value? before = this.Evaluate(message);
        Value? call = this.Evaluate(invocation.Arguments[0].Value);
        int origin = (before as MessageValue)?.Origin ?? this.Origin(message);
        Value after = (before, call) switch
        {
            (PlainAssistantValue or FilledText { MessageRole: MessageRole.Assistant, Carried: null }, CallValue added) => new AssistantValue(added.Batch, added.IsWitness, origin),
            (AssistantValue known, CallValue added) when known.Batch == added.Batch => known with { HoldsWitness = known.HoldsWitness || added.IsWitness },
            _ => new UnknownMessageValue(origin),
        };
        if (call is CallValue tested)
        {
            this.Refine(tested.Batch, static state => state with { IsTested = true });
        }

        // The message may be in a history already: what that holds is no longer what it was.
        this.state = this.state with
        {
            Histories = this.state.Histories.Select((_, history) =>
                (before is PlainAssistantValue or FilledText && EndsIn(history.State, (MessageValue)before))
                || (before is AssistantValue carried && history.State.Turn?.Batch == carried.Batch)
                || (before is null or UnknownMessageValue && history.State.Start != HistoryStart.Escaped && (history.State.Plain is not null || history.State.Turn is not null))
                    ? history with { State = history.State.Forget(this.state.KnownBatches) }
                    : history),
            Values = this.state.Values.Select((_, value) => before is not null && before.Equals(value) ? after : value),
        };
    }

    /// <summary>Whether an assistant message without calls is the last one of a history.</summary>
    private static bool EndsIn(HistoryState history, MessageValue message) =>
        history.Plain?.Text.Origins.Contains(message is PlainAssistantValue { Text: var text } ? text : ((FilledText)message).TextOrigin) == true;
}
