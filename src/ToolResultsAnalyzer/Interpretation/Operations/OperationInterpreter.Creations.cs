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
                    return this.NewOptions(creation, new(DeclaresTools: false, DisablesParallelCalls: false) { CarriesInput = this.Symbols.CarriesHistory(creation.Type) });
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
        Dictionary<ParameterRole, (IOperation Expression, Value? Value)> roles = new();
        foreach (IArgumentOperation argument in arguments)
        {
            Value? value = this.Evaluate(argument.Value);
            if (row.RoleOf(argument.Parameter) is { } role && argument.ArgumentKind != ArgumentKind.DefaultValue)
            {
                roles[role] = (argument.Value, value);
            }
        }

        int origin = this.Origin(creation);
        switch (row.Role)
        {
            case Role.CreatesResult:
                if (!roles.TryGetValue(ParameterRole.CallId, out (IOperation Expression, Value? Value) id))
                {
                    return roles.Count == arguments.Count(argument => argument.ArgumentKind != ArgumentKind.DefaultValue) ? new ResultValue(new NoIdValue(IdDefect.Missing), origin, origin) { Beside = this.CallAtHand()?.Batch } : new UnknownMessageValue(origin);
                }

                Value? target = this.DefectOf(id, roles.TryGetValue(ParameterRole.Content, out (IOperation Expression, Value? Value) content) ? content.Expression : null) is { } defect ? new NoIdValue(defect)
                    : id.Value is CallValue whole ? new CallIdValue(whole)
                    : id.Value is CallIdValue or CallNameValue or ReplyIdValue or FreshIdValue or ConstantValue { Constant: string } ? id.Value
                    : null;
                return new ResultValue(target, this.Origin(Unwrap(id.Expression)), origin) { Beside = target is FreshIdValue or ConstantValue or NoIdValue ? this.CallAtHand()?.Batch : null };
            case Role.CreatesOther:
                return new OtherMessageValue(origin);
            case Role.CreatesText:
                return roles.TryGetValue(ParameterRole.Content, out (IOperation Expression, Value? Value) text) && text.Value is ReplyTextValue ? text.Value : NotNullValue.Instance;
            case Role.CreatesOptions:
                return this.NewOptionsWith(roles.TryGetValue(ParameterRole.History, out (IOperation Expression, Value? Value) input) ? input : null, creation);
            case Role.NoToolsChoice:
                return NoToolsChoice.Instance;
            case Role.CreatesCall:
                return new MadeCallValue(roles.TryGetValue(ParameterRole.CallId, out id) && id.Value is ConstantValue { Constant: string constant } ? constant : null);
            case Role.CreatesMessage:
                return this.CreateMessage(roles, creation, origin);
            case Role.CreatesAssistant:
                return this.CreateAssistant(roles, creation, origin);
            default:
                return null;
        }
    }

    private Value? CreateAssistant(Dictionary<ParameterRole, (IOperation Expression, Value? Value)> roles, IOperation creation, int origin)
    {
        if (roles.TryGetValue(ParameterRole.Reply, out (IOperation Expression, Value? Value) reply))
        {
            return reply.Value is ReplyValue known ? new AssistantValue(known.Batch, HoldsWitness: true, origin) : new UnknownMessageValue(origin);
        }

        if (roles.TryGetValue(ParameterRole.Calls, out (IOperation Expression, Value? Value) calls) && !(calls.Value is ConstantValue { Constant: null } or MadeCallsValue { Ids.Ids.IsEmpty: true } && this.Symbols.MayCarryNoCalls(creation.Type)))
        {
            switch (calls.Value)
            {
                case CallsValue known when this.Symbols.MayCarryNoCalls(creation.Type):
                    return new AssistantValue(known.Batch, known.HoldsWitness, origin);
                case CallsValue known:
                    // The constructor throws on no calls at all.
                    this.Refine(known.Batch, state => state with { Counts = state.Counts.Intersect(Naturals.Positive), IsTested = true });
                    return new AssistantValue(known.Batch, known.HoldsWitness, origin);
                case MadeCallsValue { Ids.Ids.IsEmpty: false } made:
                    CallsValue constant = this.NewConstantBatch(creation, made.Ids);
                    return new AssistantValue(constant.Batch, HoldsWitness: true, origin);
                default:
                    return new UnknownMessageValue(origin);
            }
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

    /// <summary>Adds a call to an assistant message that exists already.</summary>
    private bool TryAddCallToMessage(IOperation receiver, IInvocationOperation invocation)
    {
        if (Unwrap(receiver) is not IPropertyReferenceOperation { Instance: { } message } property
            || !this.Symbols.Is(property.Property, Role.CallsOf)
            || this.Symbols.RoleOfType(property.Property.ContainingType) != Role.AssistantType
            || invocation.TargetMethod.Name is not "Add")
        {
            return false;
        }

        Value? before = this.Evaluate(message);
        Value? call = this.Evaluate(invocation.Arguments[0].Value);
        int origin = (before as MessageValue)?.Origin ?? this.Origin(message);
        Value after = (before, call) switch
        {
            (PlainAssistantValue, CallValue added) => new AssistantValue(added.Batch, added.IsWitness, origin),
            (AssistantValue known, CallValue added) when known.Batch == added.Batch => known with { HoldsWitness = known.HoldsWitness || added.IsWitness },
            _ => new UnknownMessageValue(origin),
        };
        if (call is CallValue { Batch: var batch })
        {
            this.Refine(batch, state => state with { IsTested = true });
        }

        // The message may be in a history already: what that holds is no longer what it was.
        this.state = this.state with
        {
            Histories = this.state.Histories.Select((_, history) =>
                (before is PlainAssistantValue plain && history.State.Plain?.Text.Origins.Contains(plain.Text) == true)
                || (before is AssistantValue carried && history.State.Turn?.Batch == carried.Batch)
                || (before is null or UnknownMessageValue && history.State.Start != HistoryStart.Escaped && (history.State.Plain is not null || history.State.Turn is not null))
                    ? history with { State = history.State.Forget(this.state.KnownBatches) }
                    : history),
            Values = this.state.Values.Select((_, value) => before is not null && before.Equals(value) ? after : value),
        };
        return true;
    }
}
