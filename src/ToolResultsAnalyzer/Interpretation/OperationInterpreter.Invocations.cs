using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Collections;
using ToolResultsAnalyzer.Dataflow;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>Calls of methods and constructors: those of the vocabulary, those of .NET's sequences, and all others.</summary>
internal sealed partial class OperationInterpreter
{
    private static int? ConstantNumber(IOperation? operation) =>
        operation is not null && Unwrap(operation).ConstantValue is { HasValue: true, Value: int number } ? number : null;

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
                    return this.NewOptions(creation, new(DeclaresTools: false, DisablesParallelCalls: false));
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
                : arguments[0] is CallsValue or MadeCallsValue or DerivedValue ? arguments[0] : this.FromOutside(creation.Type, creation, outlives: false, BatchSource.Built);
        }

        if (!IsException(creation.Type))
        {
            this.MayThrow(creation.Constructor);
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

    private Value? EvaluateInvocation(IInvocationOperation invocation)
    {
        IMethodSymbol method = invocation.TargetMethod;
        if (this.Symbols.RowOf(method) is { } row)
        {
            if (invocation.Instance is { } client)
            {
                this.Evaluate(client);
            }

            return row.Role == Role.Sends ? this.EvaluateSend(row, invocation) : this.Create(row, invocation.Arguments, invocation);
        }

        if (method.Name == "ConfigureAwait")
        {
            return this.Evaluate(invocation.Instance ?? invocation.Arguments.FirstOrDefault()?.Value);
        }

        if (invocation.Instance is { } assistant && this.TryAddCallToMessage(assistant, invocation))
        {
            return null;
        }

        // The receiver of an extension method is its first argument, in either form.
        bool isExtension = method.IsExtensionMethod && invocation.Instance is null && invocation.Arguments.Length > 0;
        IOperation? receiver = isExtension ? invocation.Arguments[0].Value : invocation.Instance;
        Value? target = receiver is null ? null : this.Evaluate(receiver);
        ImmutableArray<IArgumentOperation> rest = isExtension ? invocation.Arguments.RemoveAt(0) : invocation.Arguments;
        if (target is not null && this.EvaluateSequenceMember(target, method, receiver!, rest, invocation, out Value? result))
        {
            return result;
        }

        this.MayThrow(method.MethodKind is MethodKind.DelegateInvoke || method.ContainingType?.TypeKind == TypeKind.Interface ? null : method);
        Value?[] arguments = rest.Select(argument => this.Evaluate(argument.Value)).ToArray();
        if (isExtension)
        {
            arguments = new[] { target }.Concat(arguments).ToArray();
            return this.CallUnknown(method, null, invocation.Arguments, arguments, invocation);
        }

        return this.CallUnknown(method, invocation.Instance, rest, arguments, invocation, target);
    }

    /// <summary>Makes what a row of the vocabulary makes.</summary>
    private Value? Create(VocabularyRow row, ImmutableArray<IArgumentOperation> arguments, IOperation creation)
    {
        Dictionary<ParameterRole, (IOperation Expression, Value? Value)> roles = new();
        foreach (IArgumentOperation argument in arguments)
        {
            Value? value = this.Evaluate(argument.Value);
            if (argument.Parameter is { } parameter && row.Parameters.TryGetValue(parameter.Name, out ParameterRole role) && argument.ArgumentKind != ArgumentKind.DefaultValue)
            {
                roles[role] = (argument.Value, value);
            }
        }

        int origin = this.Origin(creation);
        switch (row.Role)
        {
            case Role.CreatesResult:
                return roles.TryGetValue(ParameterRole.CallId, out (IOperation Expression, Value? Value) id)
                    ? new ResultValue(id.Value is CallIdValue or ConstantValue { Constant: string } ? id.Value : null, this.Origin(Unwrap(id.Expression)), origin)
                    : new UnknownMessageValue(origin);
            case Role.CreatesOther:
                return new OtherMessageValue(origin);
            case Role.CreatesNoToolsChoice:
                return NoToolsChoice.Instance;
            case Role.CreatesCall:
                return new MadeCallValue(roles.TryGetValue(ParameterRole.CallId, out id) && id.Value is ConstantValue { Constant: string constant } ? constant : null);
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

        if (roles.TryGetValue(ParameterRole.Calls, out (IOperation Expression, Value? Value) calls))
        {
            switch (calls.Value)
            {
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

    private Value? EvaluateSend(VocabularyRow row, IInvocationOperation invocation)
    {
        Value? history = null, options = null;
        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            Value? value = this.Evaluate(argument.Value);
            if (argument.Parameter is not { } parameter || !row.Parameters.TryGetValue(parameter.Name, out ParameterRole role))
            {
                continue;
            }

            if (role == ParameterRole.History)
            {
                history = value;
            }
            else if (role == ParameterRole.Options)
            {
                options = value;
            }
        }

        this.MayThrow(invocation.TargetMethod);
        this.Send(history, invocation);
        if (this.Symbols.RoleOfType(this.Symbols.Unwrap(invocation.Type)) != Role.ReplyType)
        {
            return NotNullValue.Instance;
        }

        OptionsState? declared = options is OptionsReference reference ? this.state.Options[reference.Options] : null;
        return new ReplyValue(this.NewBatch(invocation, new BatchState(BatchSource.Sent)
        {
            ToolsDeclared = declared is { DeclaresTools: true, ForbidsCalls: false },
            ParallelCallsDisabled = declared?.DisablesParallelCalls ?? false,
        }));
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

    /// <summary>What a member of a sequence does; false where the member is none that we know.</summary>
    private bool EvaluateSequenceMember(Value target, IMethodSymbol method, IOperation receiver, ImmutableArray<IArgumentOperation> arguments, IInvocationOperation invocation, out Value? result)
    {
        result = null;
        switch (target)
        {
            case HistoryReference history when this.Symbols.IsHistory(Unwrap(receiver).Type):
                return this.EvaluateHistoryMember(history, method, arguments, invocation, out result);
            case MessageSequence sequence:
                return this.EvaluateMessages(sequence.Content, method, arguments, invocation, out result);
            case CallsValue calls:
                return this.EvaluateCallsMember(calls, method, receiver, arguments, invocation, out result);
            case MadeCallsValue made when method.Name == "Add" && arguments.Length == 1:
                this.AddToCalls(receiver, made, this.Evaluate(arguments[0].Value), invocation);
                return true;
            case MadeCallsValue made when SequenceMembers.IsCopy(method.Name):
                result = made;
                return true;
            case MadeCallsValue made when method.Name == "Any" && arguments.Length == 0:
                result = ConstantValue.Of(!made.Ids.Ids.IsEmpty);
                return true;
            case ToolsReference tools:
                foreach (IArgumentOperation argument in arguments)
                {
                    this.Evaluate(argument.Value);
                }

                if (method.Name is "Add" or "AddRange" or "Insert" or "Clear")
                {
                    this.DeclareTools(tools.Options, declares: method.Name != "Clear");
                }

                return true;
            case CursorValue cursor when method.Name == "MoveNext":
                result = ConstantValue.Of(this.MoveNext(cursor.Loop));
                return true;
            case EnumeratorValue enumerator when method.Name == "MoveNext":
                result = this.MoveEnumerator(enumerator, invocation);
                return true;
            case CursorValue or EnumeratorValue when method.Name is "Dispose" or "DisposeAsync":
                return true;
            case MessageEnumerator messages when method.Name == "MoveNext":
                result = this.MoveMessages(messages, receiver);
                return true;
            case MessageEnumerator when method.Name == "Dispose":
                return true;
            case ProjectedResults when method.Name == "GetEnumerator":
                result = new MessageEnumerator(target, IsMoved: false);
                return true;
            case CollectionValue collection when SequenceMembers.IsFromBaseLibrary(method):
                return this.EvaluateCollectionMember(collection, method, receiver, arguments, out result);
            case ProjectedResults projected when SequenceMembers.IsCopy(method.Name) && arguments.Length == 0:
                result = projected;
                return true;
            case DerivedValue derived when method.Name == "GetEnumerator" && this.EnclosingLoops(invocation).Any(this.body.MayAnswer):
                // Some of the calls are taken, in a way that is not followed: whether these are the ones that are left is open.
                this.Refine(derived.Batch, state => state with { IsUncertain = true });
                return true;
            case ReplyTextValue text when arguments.Length == 0 || SequenceMembers.IsFromBaseLibrary(method):
                this.EvaluateAll(arguments);
                result = text;
                return true;
            case ReplyValue reply when method.Name is "AsTask" or "GetAwaiter" or "GetResult" or "Preserve":
                result = reply;
                return true;
            default:
                return false;
        }
    }

    /// <summary>
    /// A loop over messages is taken as one step that has all of them: where each is appended somewhere, all are.
    /// </summary>
    private Value? MoveMessages(MessageEnumerator enumerator, IOperation receiver)
    {
        if (enumerator.IsMoved)
        {
            return ConstantValue.False;
        }

        bool moved = enumerator.Sequence switch
        {
            ProjectedResults projected => projected.Calls.IsWhole ? this.TestCount(projected.Calls.Batch, Naturals.Positive, isExact: true) : projected.Calls.HoldsWitness || this.Choose(),
            var sequence => this.ContentOf(sequence) is { Start: HistoryStart.Empty } content
                ? content.HasMessages || content.Leading is not null
                : true, // Messages that we do not know may be the results that are waited for.
        };
        if (this.PlaceOf(receiver) is { } place)
        {
            this.state = this.state.WithValue(this.body.Places.Of(place), enumerator with { IsMoved = true });
        }

        return ConstantValue.Of(moved);
    }

    /// <summary>Members of a collection of which only matters whether it is empty.</summary>
    private bool EvaluateCollectionMember(CollectionValue collection, IMethodSymbol method, IOperation receiver, ImmutableArray<IArgumentOperation> arguments, out Value? result)
    {
        this.EvaluateAll(arguments);
        result = method.Name == "Any" && arguments.IsEmpty ? ConstantValue.Of(!collection.IsEmpty) : null;
        Value? after = method.Name switch
        {
            "AddRange" => collection.IsEmpty ? null : collection,
            "Clear" => new CollectionValue(IsEmpty: true),
            var name when SequenceMembers.Adds(name) => new CollectionValue(IsEmpty: false),
            var name when !method.IsExtensionMethod && SequenceMembers.IsMutator(name) => null,
            _ => collection,
        };
        if (!Equals(after, collection) && this.PlaceOf(receiver) is { } place)
        {
            this.Store(place, after);
        }

        // A look-up by the id of a call may be what decides whether it has its result.
        foreach (CallIdValue id in arguments.Select(argument => this.PureValue(argument.Value)).OfType<CallIdValue>())
        {
            if (method.ReturnType.SpecialType == SpecialType.System_Boolean)
            {
                this.Doubt(id.Call);
            }
        }

        return true;
    }

    private void EvaluateAll(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            this.Evaluate(argument.Value);
        }
    }

    private bool EvaluateHistoryMember(HistoryReference history, IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, IInvocationOperation invocation, out Value? result)
    {
        result = null;
        switch (method.Name)
        {
            case "Add" or "Append" when arguments.Length == 1 && !method.IsExtensionMethod:
                MessageValue message = this.MessageOf(this.Evaluate(arguments[0].Value), arguments[0].Value);
                this.Change(history.History, content => this.Append(content, message, this.OriginOf(invocation)));
                this.NoteAlias(history.History, message);
                return true;
            case "AddRange" when arguments.Length == 1:
                Value? added = this.Evaluate(arguments[0].Value);
                this.Change(history.History, content => this.AppendAll(content, added, this.OriginOf(invocation)));
                foreach (int batch in this.BatchesIn(added))
                {
                    this.NoteAlias(history.History, new DerivedValue(batch));
                }

                return true;
            case "Insert" when arguments.Length == 2 && !method.IsExtensionMethod:
                this.Insert(history, arguments);
                return true;
            case "Clear" when arguments.Length == 0 && !method.IsExtensionMethod:
                this.Change(history.History, content => content.Start == HistoryStart.Escaped ? content : HistoryState.Empty);
                return true;
            case "CopyTo" or "EnsureCapacity" or "TrimExcess":
                this.EvaluateAll(arguments);
                return true;
            case "GetEnumerator":
                result = new MessageEnumerator(history, IsMoved: false);
                return true;
            case var name when !method.IsExtensionMethod && (SequenceMembers.IsMutator(name) || (method.ReturnsVoid && name is not ("ForEach" or "CopyTo")) || SequenceMembers.Adds(name)):
                this.EvaluateAll(arguments);
                this.Change(history.History, content => content.Forget(this.state.KnownBatches));
                return true;
            default:
                return this.state.Histories[history.History] is { } known && this.EvaluateMessages(known.State, method, arguments, invocation, out result);
        }
    }

    private void Insert(HistoryReference history, ImmutableArray<IArgumentOperation> arguments)
    {
        IArgumentOperation index = arguments.First(argument => argument.Parameter?.Ordinal == 0), item = arguments.First(argument => argument.Parameter?.Ordinal == 1);
        MessageValue message = this.MessageOf(this.Evaluate(item.Value), item.Value);
        bool atEnd = Unwrap(index.Value) is IPropertyReferenceOperation { Property.Name: "Count", Instance: { } counted } && this.Evaluate(counted) is HistoryReference same && same.History == history.History;
        bool harmless = message is OtherMessageValue && ConstantNumber(index.Value) == 0;
        this.Change(history.History, content =>
            atEnd ? this.Append(content, message, this.OriginOf(item.Value))
            : harmless ? content.Turn is null && content.Leading is null ? content.AppendMessage(this.OriginOf(item.Value)) with { Plain = content.Plain } : content.Leading is null ? content : content.Forget(this.state.KnownBatches)
            : content.Forget(this.state.KnownBatches));
    }

    /// <summary>Members that read a sequence of messages.</summary>
    private bool EvaluateMessages(HistoryState content, IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, IInvocationOperation invocation, out Value? result)
    {
        result = null;
        if (!SequenceMembers.IsFromBaseLibrary(method))
        {
            return false;
        }

        Value?[] values = arguments.Select(argument => this.Evaluate(argument.Value)).ToArray();
        OriginSet origin = this.OriginOf(invocation);
        switch (method.Name)
        {
            case var name when SequenceMembers.IsCopy(name) && arguments.Length == 0 && name is not ("OfType" or "Cast"):
                result = this.Symbols.IsHistory(method.ReturnType) ? this.NewHistory(invocation, content, outlives: false) : null;
                break;
            case "Append" when values.Length == 1:
                result = new MessageSequence(this.Append(content, this.MessageOf(values[0], arguments[0].Value), origin));
                break;
            case "Prepend" when values.Length == 1:
                result = new MessageSequence(this.Append(HistoryState.Empty, this.MessageOf(values[0], arguments[0].Value), origin).AppendAll(content, origin, this.state.KnownBatches));
                break;
            case "Concat" when values.Length == 1 && this.ContentOf(values[0]) is { } other:
                result = new MessageSequence(content.AppendAll(other, origin, this.state.KnownBatches));
                break;
            default:
                if (this.Symbols.IsHistory(method.ReturnType))
                {
                    result = new MessageSequence(HistoryState.Outside with { MayHold = this.state.KnownBatches });
                }

                break;
        }

        return true;
    }

    private void AddToCalls(IOperation receiver, MadeCallsValue made, Value? added, IInvocationOperation invocation)
    {
        Value? after = added switch
        {
            MadeCallValue { Id: { } id } => new MadeCallsValue(new(made.Ids.Ids.Add(id))),
            CallValue call when made.Ids.Ids.IsEmpty => new CallsValue(call.Batch, call.IsWitness, IsWhole: false, Filter: -1),
            CallValue call => new DerivedValue(call.Batch),
            _ => this.NewBuiltCalls(invocation),
        };
        if (this.PlaceOf(receiver) is { } place)
        {
            this.Store(place is Place.Capture capture && this.body.CapturedOperation(capture.Id) is { } source && this.PlaceOf(source) is { } original ? original : place, after);
        }
    }

    private CallsValue NewBuiltCalls(IOperation source) =>
        new(this.NewBatch(source, new BatchState(BatchSource.Built) { Counts = Naturals.Positive, IsTested = true }), HoldsWitness: true, IsWhole: true, Filter: -1);

    /// <summary>Members that read, take apart or change a sequence of calls.</summary>
    private bool EvaluateCallsMember(CallsValue calls, IMethodSymbol method, IOperation receiver, ImmutableArray<IArgumentOperation> arguments, IInvocationOperation invocation, out Value? result)
    {
        result = null;
        if (!SequenceMembers.IsFromBaseLibrary(method))
        {
            return false;
        }

        int? number = arguments.Length == 1 ? ConstantNumber(arguments[0].Value) : null;
        switch (method.Name)
        {
            case "GetEnumerator" when invocation.IsImplicit && invocation.Syntax.FirstAncestorOrSelf<CommonForEachStatementSyntax>() is { } statement && this.body.LoopOf(statement) is { } loop:
                result = this.StartLoop(loop, calls);
                return true;
            case "GetEnumerator":
                result = new EnumeratorValue(calls, 0);
                return true;
            case "Select" when arguments.Length == 1 && this.ResultOfProjection(arguments[0]) is { } made:
                this.Evaluate(arguments[0].Value);
                result = new ProjectedResults(calls, this.Origin(made));
                return true;
            case "Count" or "LongCount" when arguments.Length == 0 && calls.IsWhole:
                result = new CallCountValue(calls.Batch, 0);
                return true;
            case "Any" when arguments.Length == 0 && calls.IsWhole:
                result = ConstantValue.Of(this.TestCount(calls.Batch, Naturals.Positive, isExact: true));
                return true;
            case "First" when arguments.Length == 0:
                result = this.PickAt(calls, 0, invocation);
                return true;
            case "ElementAt" when number is { } position:
                result = this.PickAt(calls, position, invocation);
                return true;
            case "Last" when arguments.Length == 0:
                result = this.PickLast(calls, invocation);
                return true;
            case "FirstOrDefault" or "LastOrDefault" when arguments.Length == 0 && calls.IsWhole:
                result = this.TestCount(calls.Batch, Naturals.Positive, isExact: true)
                    ? method.Name == "FirstOrDefault" ? this.PickAt(calls, 0, invocation) : this.PickLast(calls, invocation)
                    : ConstantValue.Null;
                return true;
            case "ElementAtOrDefault" when number is { } position && calls.IsWhole:
                result = this.TestCount(calls.Batch, Naturals.AtLeast(position + 1), isExact: position < 7) ? this.PickAt(calls, position, invocation) : ConstantValue.Null;
                return true;
            case "Single" when arguments.Length == 0 && calls.IsWhole:
                this.Refine(calls.Batch, state => state with { Counts = state.Counts.Intersect(Naturals.Exactly(1)), IsTested = true });
                result = this.PickAt(calls, 0, invocation);
                return true;
            case "SingleOrDefault" when arguments.Length == 0 && calls.IsWhole:
                this.Refine(calls.Batch, state => state with { Counts = state.Counts.Intersect(Naturals.Below(2)) });
                result = this.TestCount(calls.Batch, Naturals.Positive, isExact: true) ? this.PickAt(calls, 0, invocation) : ConstantValue.Null;
                return true;
            case "Any" when arguments.Length == 1 && this.PredicateOf(arguments[0]) is { } any:
                this.Evaluate(arguments[0].Value);
                result = this.TestAny(calls, any);
                return true;
            case "All" when arguments.Length == 1 && calls.HoldsWitness && this.PredicateOf(arguments[0]) is { } all:
                this.Evaluate(arguments[0].Value);
                bool holds = this.Choose();
                if (holds && this.state.Batches[calls.Batch]?.Counts.Overlaps(Naturals.Positive) == true && !this.WitnessSatisfies(calls.Batch, all, out _))
                {
                    this.Abandon();
                }

                result = ConstantValue.Of(holds);
                return true;
            case "Contains" when arguments.Length == 1 && this.Evaluate(arguments[0].Value) is CallValue { IsWitness: true } sought && sought.Batch == calls.Batch:
                result = ConstantValue.Of(calls.HoldsWitness);
                return true;
            case "First" or "FirstOrDefault" or "Last" or "LastOrDefault" when arguments.Length == 1 && this.NamePredicateOf(arguments[0]) is { } predicate:
                result = this.PickBy(calls, predicate, invocation, canBeNull: method.Name.EndsWith("OrDefault", StringComparison.Ordinal));
                return true;
            case "Take" when number is { } taken:
                result = this.TakeFirst(calls, taken, invocation);
                return true;
            case "Skip" when number is { } skipped:
                result = skipped <= 0 ? calls : this.SkipFirst(calls, skipped, invocation);
                return true;
            case "TakeLast" when number is { } last:
                result = this.TakeLast(calls, last, invocation);
                return true;
            case "SkipLast" when number is { } dropped:
                result = dropped <= 0 ? calls : this.SkipLast(calls, dropped, invocation);
                return true;
            case "Where" when arguments.Length == 1:
                result = this.Filter(calls, arguments[0], invocation);
                return true;
            case var name when ((arguments.Length == 0 && SequenceMembers.IsCopy(name)) || SequenceMembers.IsReordering(name)) && this.Symbols.IsCallSequence(method.ReturnType):
                this.EvaluateAll(arguments);
                result = calls;
                return true;
            case "Add" or "AddRange" or "Insert" or "Clear" or "Remove" or "RemoveAt" or "RemoveAll" or "RemoveRange":
                this.EvaluateAll(arguments);
                if (this.PlaceOf(receiver) is { } place)
                {
                    Value? changed = method.Name switch
                    {
                        "Clear" => new MadeCallsValue(ConstantIds.None),
                        "Add" when this.state.Batches[calls.Batch]?.Source == BatchSource.Built && calls.IsWhole => this.NewBuiltCalls(invocation),
                        "Add" when !calls.IsWhole && this.Evaluate(arguments[0].Value) is CallValue added && added.Batch == calls.Batch => calls with { HoldsWitness = calls.HoldsWitness || added.IsWitness },
                        _ => new DerivedValue(calls.Batch),
                    };
                    this.Store(place, changed);
                }

                return true;
            default:
                this.EvaluateAll(arguments);
                result = method.ReturnType.SpecialType == SpecialType.System_Void ? null : new DerivedValue(calls.Batch);
                return true;
        }
    }

    private IEnumerable<Loop> EnclosingLoops(IOperation operation) =>
        this.body.Graph.Loops.Where(loop => loop.Statement.Span.Contains(operation.Syntax.Span));

    /// <summary>What makes the result in a projection of each call to a result for it; null for any other projection.</summary>
    private IOperation? ResultOfProjection(IArgumentOperation argument)
    {
        if (argument.Value.DescendantsAndSelf().OfType<IFlowAnonymousFunctionOperation>().FirstOrDefault() is not { } lambda
            || this.body.FunctionOf(lambda) is not { } function)
        {
            return null;
        }

        if (function.Body.Operations is not [IReturnOperation { ReturnedValue: { } returned }])
        {
            return null;
        }

        IOperation result = Unwrap(returned);
        (VocabularyRow? row, ImmutableArray<IArgumentOperation> arguments) = result switch
        {
            IObjectCreationOperation creation => (this.Symbols.RowOf(creation.Constructor), creation.Arguments),
            IInvocationOperation invocation => (this.Symbols.RowOf(invocation.TargetMethod), invocation.Arguments),
            _ => (null, ImmutableArray<IArgumentOperation>.Empty),
        };
        bool isForCall = row?.Role == Role.CreatesResult && arguments.Any(part =>
            part.Parameter is { } parameter
            && row.Parameters.TryGetValue(parameter.Name, out ParameterRole role)
            && role == ParameterRole.CallId
            && Unwrap(part.Value) is IPropertyReferenceOperation { Instance: { } call } id
            && this.Symbols.Is(id.Property, Role.IdOfCall)
            && Unwrap(call) is IParameterReferenceOperation { Parameter.Ordinal: 0 } named
            && SymbolEqualityComparer.Default.Equals(named.Parameter.ContainingSymbol, function.Symbol));
        return isForCall ? result : null;
    }

    /// <summary>The body of a predicate over calls, where it is a single expression.</summary>
    private (IParameterSymbol Parameter, IOperation Condition)? PredicateOf(IArgumentOperation argument) =>
        argument.Value.DescendantsAndSelf().OfType<IFlowAnonymousFunctionOperation>().FirstOrDefault() is { } lambda
        && this.body.FunctionOf(lambda) is { Symbol.Parameters: [var parameter], Body.Operations: [IReturnOperation { ReturnedValue: { } condition }] }
            ? (parameter, condition)
            : null;

    /// <summary>As <see cref="PredicateOf"/>, where the predicate asks for nothing but the name.</summary>
    private (IParameterSymbol Parameter, IOperation Condition)? NamePredicateOf(IArgumentOperation argument) =>
        this.PredicateOf(argument) is { } predicate
        && predicate.Condition.DescendantsAndSelf().OfType<IParameterReferenceOperation>().All(reference => reference.Parent is IPropertyReferenceOperation property && this.Symbols.Is(property.Property, Role.NameOfCall))
        && !predicate.Condition.DescendantsAndSelf().Any(part => part is ILocalReferenceOperation or IFieldReferenceOperation or IInvocationOperation)
            ? predicate
            : null;

    private Value? Filter(CallsValue calls, IArgumentOperation argument, IInvocationOperation invocation)
    {
        this.Evaluate(argument.Value);
        if (this.PredicateOf(argument) is not { } predicate)
        {
            return new DerivedValue(calls.Batch);
        }

        // Ids are compared with something: it may be what tells the calls that are answered already.
        if (predicate.Condition.DescendantsAndSelf().OfType<IPropertyReferenceOperation>().Any(property => this.Symbols.Is(property.Property, Role.IdOfCall)))
        {
            this.Refine(calls.Batch, state => state with { IsUncertain = true });
            return new DerivedValue(calls.Batch);
        }

        if (!calls.HoldsWitness)
        {
            return this.PartOf(calls, holdsWitness: false, invocation);
        }

        bool satisfies = this.WitnessSatisfies(calls.Batch, predicate, out bool isUnderstood);

        // Of several filters that are not understood, one may be the complement of the other.
        return !isUnderstood && this.body.OpaqueFilters > 1 ? new DerivedValue(calls.Batch) : this.PartOf(calls, satisfies, invocation);
    }

    /// <summary>Whether the witness satisfies a predicate; where either may be, one is chosen and, as far as it goes, remembered.</summary>
    private bool WitnessSatisfies(int batch, (IParameterSymbol Parameter, IOperation Condition) predicate, out bool isUnderstood)
    {
        int place = this.body.Places.Of(new Place.Variable(predicate.Parameter));
        this.state = this.state.WithValue(place, new CallValue(batch, IsWitness: true, Pick.Current, -1, -1));
        bool understood = true;
        bool holds = TestPredicate(predicate.Condition);
        this.state = this.state.WithValue(place, null);
        isUnderstood = understood;
        return holds;

        bool TestPredicate(IOperation condition)
        {
            switch (Unwrap(condition))
            {
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negation:
                    return !TestPredicate(negation.Operand);
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } conjunction:
                    return TestPredicate(conjunction.LeftOperand) && TestPredicate(conjunction.RightOperand);
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } disjunction:
                    return TestPredicate(disjunction.LeftOperand) || TestPredicate(disjunction.RightOperand);
                case IInvocationOperation invocation:
                    understood &= this.FactOf(invocation) is not null;
                    return this.Test(invocation);
                case IBinaryOperation or IIsPatternOperation:
                    understood &= condition.DescendantsAndSelf().Any(part => part is IPropertyReferenceOperation property && this.Symbols.Is(property.Property, Role.NameOfCall));
                    return this.Test(condition);
                default:
                    understood = false;
                    return this.Test(condition);
            }
        }
    }

    /// <summary>Whether any call satisfies a predicate: if none does, the witness does not either.</summary>
    private Value? TestAny(CallsValue calls, (IParameterSymbol Parameter, IOperation Condition) predicate)
    {
        if (!calls.HoldsWitness || !this.Choose())
        {
            if (!calls.HoldsWitness)
            {
                return null;
            }

            if (this.state.Batches[calls.Batch]?.Counts.Overlaps(Naturals.Positive) == true && this.WitnessSatisfies(calls.Batch, predicate, out _))
            {
                this.Abandon();
            }

            return ConstantValue.False;
        }

        this.Refine(calls.Batch, state => state with { Counts = state.Counts.Intersect(Naturals.Positive), IsTested = true });
        return ConstantValue.True;
    }

    private Value? PickBy(CallsValue calls, (IParameterSymbol Parameter, IOperation Condition) predicate, IInvocationOperation invocation, bool canBeNull)
    {
        int origin = this.Origin(invocation);
        if (canBeNull && this.Choose())
        {
            // No call satisfies it, the witness neither.
            if (calls.HoldsWitness && this.WitnessSatisfies(calls.Batch, predicate, out _))
            {
                this.Abandon();
            }

            return ConstantValue.Null;
        }

        this.Refine(calls.Batch, state => state with { Counts = state.Counts.Intersect(Naturals.Positive) });
        if (calls.HoldsWitness && this.WitnessSatisfies(calls.Batch, predicate, out _) && this.Choose())
        {
            return new CallValue(calls.Batch, IsWitness: true, Pick.Part, origin, Loop: -1);
        }

        this.Refine(calls.Batch, state => state with { Counts = state.Counts.Intersect(Naturals.AtLeast(2)) });
        return new CallValue(calls.Batch, IsWitness: false, Pick.Part, origin, Loop: -1);
    }

    /// <summary>A call of a method that we do not know: what it may do to histories, and what comes back.</summary>
    private Value? CallUnknown(IMethodSymbol? method, IOperation? instance, ImmutableArray<IArgumentOperation> arguments, Value?[] values, IOperation operation, Value? target = null)
    {
        bool givesBatch = values.Append(target).Any(value => value is ReplyValue or CallsValue or CallValue or CallIdValue or DerivedValue);
        bool isStored = this.state.Batches.Any(pair => pair.Value.IsStored);
        for (int i = 0; i < arguments.Length; i++)
        {
            IParameterSymbol? parameter = arguments[i].Parameter;
            if (parameter?.RefKind is RefKind.Ref or RefKind.Out)
            {
                if (values[i] is HistoryReference passed)
                {
                    this.Escape(passed.History);
                }

                this.Assign(arguments[i].Value, null);
                continue;
            }

            if (values[i] is CollectionValue && this.PlaceOf(arguments[i].Value) is { } filled)
            {
                this.Store(filled, null);
            }

            if (values[i] is HistoryReference reference)
            {
                this.PassHistory(reference, parameter, method);
            }

            if (givesBatch && this.PlaceOf(arguments[i].Value) is { } owner)
            {
                this.EscapeIn(owner);
            }
        }

        if (instance is not null && this.PlaceOf(instance) is { } receiver && (givesBatch || isStored))
        {
            this.EscapeIn(receiver);
        }

        if (method is { IsStatic: true } && (givesBatch || isStored))
        {
            this.EscapeStatics(method.ContainingType);
        }

        if (method?.MethodKind == MethodKind.LocalFunction && this.body.ClosureOf(method) is { } closure)
        {
            this.EscapeInto(closure, new HashSet<Closure>());
        }

        // A look-up by the id of a call in a collection of .NET may be what decides whether the call has its result.
        if (SequenceMembers.IsFromBaseLibrary(method) && this.Symbols.Unwrap(method!.ReturnType)?.SpecialType == SpecialType.System_Boolean)
        {
            foreach (CallIdValue id in values.OfType<CallIdValue>())
            {
                this.Doubt(id.Call);
            }

            foreach (int batch in this.mentioned.ToArray())
            {
                if (arguments.Any(argument => argument.Value is IDelegateCreationOperation))
                {
                    this.Refine(batch, state => state with { IsUncertain = true });
                }
            }
        }

        if (method is not null && NeverReturns(method))
        {
            this.Abandon();
            return null;
        }

        if (method?.ReturnType is not { } type || type.SpecialType == SpecialType.System_Void)
        {
            return null;
        }

        ITypeSymbol? unwrapped = this.Symbols.Unwrap(type);
        if (unwrapped?.SpecialType == SpecialType.System_Boolean)
        {
            foreach (Value value in values.Append(target).OfType<Value>().Where(value => value is ReplyValue or ReplyTextValue or CallsValue))
            {
                this.Refine(value.AboutBatch!.Value, state => state with { IsDoubted = true });
            }
        }

        if (givesBatch && (this.Symbols.IsCallSequence(unwrapped) || this.Symbols.RoleOfType(unwrapped) is Role.CallType or Role.ReplyType))
        {
            return new DerivedValue(values.Append(target).OfType<Value>().Select(value => value.AboutBatch).First(batch => batch is not null)!.Value);
        }

        if (this.Symbols.IsMessage(unwrapped))
        {
            return this.Symbols.RoleOfType(unwrapped) switch
            {
                Role.OtherMessageType => new OtherMessageValue(this.Origin(operation)),
                Role.AssistantType when !givesBatch => this.FromOutside(type, operation, outlives: false, BatchSource.Received),
                _ => new UnknownMessageValue(this.Origin(operation)),
            };
        }

        return this.FromOutside(type, operation, outlives: false, BatchSource.Received);
    }

    private static bool NeverReturns(IMethodSymbol method) =>
        method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "DoesNotReturnAttribute")
        || method is { Name: "Exit" or "FailFast", ContainingType: { Name: "Environment", ContainingNamespace.Name: "System" } };

    private void PassHistory(HistoryReference reference, IParameterSymbol? parameter, IMethodSymbol? method)
    {
        ITypeSymbol? type = parameter?.OriginalDefinition.Type;
        bool isFromSource = method?.DeclaringSyntaxReferences.Length > 0;
        bool isReadOnly = type switch
        {
            IArrayTypeSymbol => true,
            ITypeParameterSymbol or { SpecialType: SpecialType.System_Object } => !isFromSource,
            INamedTypeSymbol named => named.Name is "IEnumerable" or "IReadOnlyList" or "IReadOnlyCollection" or "ReadOnlySpan" or "Span" or "ReadOnlyMemory" or "IAsyncEnumerable" or "ReadOnlyCollection" or "ImmutableArray" or "ImmutableList" or "IImmutableList",
            _ => false,
        };
        if (SequenceMembers.IsFromBaseLibrary(method))
        {
            // A collection of .NET keeps it, and leaves it as it is.
            this.Publish(reference.History);
        }
        else if (!isReadOnly)
        {
            this.Escape(reference.History);
        }
    }

    /// <summary>Somebody got an owner of histories together with a reply or a call: the histories may have changed.</summary>
    private void EscapeIn(Place owner)
    {
        foreach (KeyValuePair<int, Value> entry in this.state.Values)
        {
            Place place = this.body.Places[entry.Key];
            if (entry.Value is HistoryReference reference && !place.Equals(owner) && place.IsIn(owner))
            {
                this.Escape(reference.History);
            }
        }
    }

    private void EscapeStatics(ITypeSymbol? type)
    {
        foreach (KeyValuePair<int, Value> entry in this.state.Values)
        {
            if (entry.Value is HistoryReference reference && this.body.Places[entry.Key] is Place.Member { Owner: null } member && SymbolEqualityComparer.Default.Equals(member.Symbol.ContainingType, type))
            {
                this.Escape(reference.History);
            }
        }
    }
}
