using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.BaseLibrary;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Dataflow;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>The values of expressions.</summary>
internal sealed partial class OperationInterpreter
{
    /// <summary>
    /// The numeric kind of a collection expression, which the oldest supported compiler has no operation for: there it is
    /// <see cref="OperationKind.None"/> with the elements as children.
    /// </summary>
    private const OperationKind CollectionExpression = (OperationKind)127;

    private const OperationKind Spread = (OperationKind)128;

    /// <summary>Evaluates an operation for its effects and its value; null is unknown.</summary>
    private Value? Evaluate(IOperation? operation)
    {
        if (operation is null || this.isInfeasible)
        {
            return null;
        }

        Value? value = this.EvaluateCore(operation);
        if (value is ReplyValue or OutputValue or ReplyTextValue or FinishReasonValue or DerivedValue or CallsValue or CallCountValue or QueueValue)
        {
            this.mentioned.Add(value.AboutBatch!.Value);
            if (value is ReplyValue reply && !this.LeavesCallsAlone(operation))
            {
                this.Observer.LooksAtCalls(reply.Batch);
            }
        }

        return value;
    }

    private Value? EvaluateCore(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true, Value: var constant } && operation is not IFieldReferenceOperation)
        {
            return new ConstantValue(constant);
        }

        // By kind: a test of the type per case would cost more than most operations.
        switch (operation.Kind)
        {
            case OperationKind.ExpressionStatement:
                return this.Evaluate(((IExpressionStatementOperation)operation).Operation);
            case OperationKind.FlowCapture:
                IFlowCaptureOperation capture = (IFlowCaptureOperation)operation;
                // An empty text in an intermediate value is a fallback, or one of several that a test chooses.
                Value? captured = this.Evaluate(capture.Value) is var taken && taken is ConstantValue { Constant: "" } ? NotNullValue.Instance : taken;
                this.state = this.state.WithValue(this.body.Places.Of(this.PlaceOf(capture)!), captured);
                this.NoteRecordCopy(capture);
                return null;
            case OperationKind.SimpleAssignment:
                return this.EvaluateAssignment((ISimpleAssignmentOperation)operation);
            case OperationKind.DeconstructionAssignment:
                return this.EvaluateDeconstruction((IDeconstructionAssignmentOperation)operation);
            case OperationKind.CompoundAssignment:
                ICompoundAssignmentOperation compound = (ICompoundAssignmentOperation)operation;
                Value? amount = this.Evaluate(compound.Value);
                bool isStep = amount is ConstantValue { Constant: 1 } && this.PlaceOf(compound.Target) is { } stepped && this.state.Values[this.body.Places.Of(stepped)] is CursorValue { IsAdvanced: false };
                if (compound.OperatorKind is BinaryOperatorKind.Or or BinaryOperatorKind.And && amount is ConstantValue { Constant: bool added })
                {
                    bool decides = added == (compound.OperatorKind == BinaryOperatorKind.Or);
                    this.Assign(compound.Target, decides ? ConstantValue.Of(added) : this.Evaluate(compound.Target));
                    return null;
                }

                this.Assign(compound.Target, isStep ? (CursorValue)this.Evaluate(compound.Target)! with { IsAdvanced = true } : null);
                return null;
            case OperationKind.Increment or OperationKind.Decrement:
                return this.EvaluateIncrement((IIncrementOrDecrementOperation)operation);
            case OperationKind.Conversion:
                return this.EvaluateConversion((IConversionOperation)operation);
            case OperationKind.Await:
                return this.Evaluate(((IAwaitOperation)operation).Operation);
            case OperationKind.TranslatedQuery:
                return this.Evaluate(((ITranslatedQueryOperation)operation).Operation);
            case OperationKind.Argument:
                return this.Evaluate(((IArgumentOperation)operation).Value);
            case OperationKind.LocalReference or OperationKind.ParameterReference or OperationKind.FlowCaptureReference or OperationKind.InstanceReference:
                return this.PlaceOf(operation) is { } place ? this.Read(place, operation) : null;
            case OperationKind.FieldReference:
                return this.EvaluateField((IFieldReferenceOperation)operation);
            case OperationKind.PropertyReference:
                return this.EvaluateProperty((IPropertyReferenceOperation)operation);
            case OperationKind.ArrayElementReference:
                IArrayElementReferenceOperation element = (IArrayElementReferenceOperation)operation;
                return this.EvaluateElement(element.ArrayReference, element.Indices, element);
            case OperationKind.ImplicitIndexerReference:
                IImplicitIndexerReferenceOperation implicitElement = (IImplicitIndexerReferenceOperation)operation;
                return this.EvaluateElement(implicitElement.Instance, new[] { implicitElement.Argument }, implicitElement);
            case OperationKind.ObjectCreation:
                return this.EvaluateCreation((IObjectCreationOperation)operation);
            case OperationKind.ArrayCreation:
                return this.EvaluateArray((IArrayCreationOperation)operation);
            case OperationKind.Invocation:
                return this.EvaluateInvocation((IInvocationOperation)operation);
            case OperationKind.Binary:
                return this.EvaluateBinary((IBinaryOperation)operation);
            case OperationKind.Unary when operation is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negation:
                return this.Evaluate(negation.Operand) is ConstantValue { Constant: bool negated } ? ConstantValue.Of(!negated) : null;
            case OperationKind.IsPattern:
                return this.EvaluatePattern((IIsPatternOperation)operation);
            case OperationKind.IsType:
                return this.EvaluateTypeTest((IIsTypeOperation)operation);
            case OperationKind.IsNull:
                // Behind `??` and `?.`: the code does not ask, it takes what there is.
                return this.EvaluateNullTest(((IIsNullOperation)operation).Operand, this.Evaluate(((IIsNullOperation)operation).Operand), isAsked: false);
            case OperationKind.DelegateCreation:
                this.Capture(((IDelegateCreationOperation)operation).Target);
                return NotNullValue.Instance;
            case OperationKind.FlowAnonymousFunction:
                this.Capture(operation);
                return NotNullValue.Instance;
            case OperationKind.YieldReturn:
                this.Yield(((IReturnOperation)operation).ReturnedValue);
                return null;
            case OperationKind.InterpolatedString:
                return this.EvaluateInterpolatedString((IInterpolatedStringOperation)operation);
            case OperationKind.DefaultValue when operation.Type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T:
                return ConstantValue.Null;
            case OperationKind.CaughtException:
                return NotNullValue.Instance;
            case OperationKind.Invalid:
                return null;
            case CollectionExpression or Spread:
            case OperationKind.None when operation is { Type: null, Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.CollectionExpressionSyntax }:
                return this.EvaluateCollectionExpression(operation, operation.Type);
            default:
                foreach (IOperation child in operation.ChildOperations)
                {
                    this.Evaluate(child);
                }

                return operation.Kind is OperationKind.TypeOf or OperationKind.NameOf or OperationKind.AnonymousObjectCreation ? NotNullValue.Instance : null;
        }
    }

    private Value EvaluateInterpolatedString(IInterpolatedStringOperation text)
    {
        Value result = NotNullValue.Instance;
        foreach (IInterpolatedStringContentOperation part in text.Parts)
        {
            if (part is not IInterpolationOperation interpolation)
            {
                this.Evaluate(part);
            }
            else if (this.Evaluate(interpolation.Expression) is FreshIdValue fresh)
            {
                result = fresh;
            }
        }

        return result;
    }

    private Value? EvaluateAssignment(ISimpleAssignmentOperation assignment)
    {
        // The receiver of the target is evaluated first.
        if (Unwrap(assignment.Target) is IMemberReferenceOperation { Instance: { } instance } && Unwrap(instance) is not IInstanceReferenceOperation)
        {
            this.Evaluate(instance);
        }

        Value? value = assignment.IsRef ? null : this.Evaluate(assignment.Value);
        this.Assign(assignment.Target, value);
        this.AssignTools(assignment);
        this.AssignRecordCopy(assignment.Target, assignment.Value);
        return value;
    }

    private Value? EvaluateDeconstruction(IDeconstructionAssignmentOperation deconstruction)
    {
        IOperation source = Unwrap(deconstruction.Value);
        if (Unwrap(deconstruction.Target) is ITupleOperation target)
        {
            Value?[] values = source is ITupleOperation tuple && tuple.Elements.Length == target.Elements.Length
                ? tuple.Elements.Select(this.Evaluate).ToArray()
                : new Value?[target.Elements.Length];
            if (source is not ITupleOperation && this.Evaluate(source) is DerivedValue parts)
            {
                values = Array.ConvertAll(values, _ => (Value?)parts);
            }

            for (int i = 0; i < target.Elements.Length; i++)
            {
                this.Assign(target.Elements[i], values[i]);
            }
        }
        else
        {
            Value? parts = this.Evaluate(source) as DerivedValue;
            foreach (ILocalReferenceOperation local in deconstruction.Target.DescendantsAndSelf().OfType<ILocalReferenceOperation>())
            {
                this.Assign(local, parts);
            }
        }

        return null;
    }

    private Value? EvaluateIncrement(IIncrementOrDecrementOperation increment)
    {
        Value? value = this.Evaluate(increment.Target);
        if (value is CursorValue { IsAdvanced: false } cursor)
        {
            this.Assign(increment.Target, cursor with { IsAdvanced = true });
            return increment.IsPostfix ? value : null;
        }

        // Moved twice in one round: what is skipped is not followed.
        if (value is CursorValue { Loop: var loop } && this.state.Cursors[loop]?.Calls.Batch is { } batch)
        {
            this.MakeUncertain(batch);
        }

        this.Assign(increment.Target, null);
        return null;
    }

    private Value? EvaluateConversion(IConversionOperation conversion)
    {
        IOperation operand = conversion.Operand;
        if (operand.Kind == CollectionExpression || (operand.Kind == OperationKind.None && operand.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.CollectionExpressionSyntax))
        {
            return this.EvaluateCollectionExpression(operand, conversion.Type);
        }

        Value? value = this.Evaluate(operand);
        if (conversion.OperatorMethod is { } method)
        {
            VocabularyRow? row = this.Symbols.RowOf(method);
            switch (row?.Role)
            {
                case Role.CreatesOther:
                    return new OtherMessageValue(this.Origin(conversion));
                case Role.CreatesRole:
                    return this.RoleIn(value, method.ContainingType) is { } named ? new MessageRoleValue(named) : null;
                case Role.TextOfReply:
                    return value is ReplyValue spoken ? new ReplyTextValue(spoken.Batch) : value as ReplyTextValue;
                case Role.MessageOfReply:
                    return value as ReplyValue;
                case Role.HistoryOfReply:
                    return value is ReplyValue holding ? this.TranscriptOf(holding.Batch, conversion) : null;
                case Role.CreatesOptions:
                    return this.RequestOf(Unwrap(operand), value, conversion);
            }

            // The SDK may wrap a role, or a choice of tools, in a type of its own.
            return value is MessageRoleValue or NoToolsChoice || this.Symbols.Is(method.ContainingType, Role.ReplyWrapper) || this.Symbols.IsUnion(method.ContainingType) ? value : null;
        }

        if (conversion.IsTryCast && this.IsOfType(value, conversion.Type) == false)
        {
            return ConstantValue.Null;
        }

        // A call that is taken for one of another type is still that call; a number that is widened still that number.
        return value is ConstantValue { Constant: not (null or string or bool) } && WithoutNull(conversion.Type)?.SpecialType is not (SpecialType.System_Int32 or SpecialType.System_Object) ? null : value;

        static ITypeSymbol? WithoutNull(ITypeSymbol? type) =>
            type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var underlying] } ? underlying : type;
    }

    private Value? EvaluateField(IFieldReferenceOperation field)
    {
        if (this.Symbols.RowOf(field.Field) is { Role: Role.FinishedWithCalls or Role.FinishedWithoutCalls })
        {
            return null;
        }

        if (field.Instance is null && this.NamedBy(field.Field) is { } named)
        {
            return named;
        }

        if (field.ConstantValue is { HasValue: true, Value: var constant })
        {
            return new ConstantValue(constant);
        }

        if (Texts.IsNone(field))
        {
            return new ConstantValue(string.Empty);
        }

        if (field.Instance is { } instance && Unwrap(instance) is not IInstanceReferenceOperation && this.Evaluate(instance) is DerivedValue whole)
        {
            return whole;
        }

        return this.PlaceOf(field) is { } place ? this.Read(place, field) : null;
    }

    private Value? EvaluateProperty(IPropertyReferenceOperation property)
    {
        if (property.Property.IsIndexer)
        {
            return this.EvaluateElement(property.Instance, property.Arguments.Select(argument => argument.Value), property);
        }

        if (property.Instance is null && this.NamedBy(property.Property) is { } named)
        {
            return named;
        }

        Value? instance = property.Instance is { } receiver && Unwrap(receiver) is not IInstanceReferenceOperation ? this.Evaluate(receiver) : null;
        if (this.PropertyOf(instance, property.Property, property) is { } value)
        {
            return value;
        }

        if (instance is CallValue or ReplyTextValue)
        {
            return null;
        }

        return this.PlaceOf(property) is { } place
            ? this.Read(place, property)
            : this.FromOutside(property.Type, property, outlives: true, BatchSource.Outside);
    }

    /// <summary>What a property says of a value we know.</summary>
    private Value? PropertyOf(Value? instance, IPropertySymbol property, IOperation origin)
    {
        if (Awaitables.IsResult(property))
        {
            return instance;
        }

        VocabularyRow? row = this.Symbols.RowOf(property);
        if (row?.IsUnion == true)
        {
            return instance;
        }

        Role? role = row?.Role;
        switch (instance)
        {
            case CallValue or OutputItemValue when role == Role.SourceOfPart:
                return instance;
            case CallValue when role == Role.CallOfPart:
                return instance;
            case CallValue when role == Role.OtherOfPart:
            case OutputItemValue when role == Role.CallOfPart:
            case CallValue or OutputItemValue when role == Role.ResultOfPart:
                return ConstantValue.Null;
            case FilledPart part when role is Role.CallOfPart or Role.ResultOfPart:
                return part.Held;
            case OutputItemValue other when role == Role.OtherOfPart:
                return new ReplyTextValue(other.Batch);
            case ReplyValue or AssistantValue when role == Role.RoleOfMessage:
                return new MessageRoleValue(MessageRole.Assistant);
            case ReplyValue reply when role is Role.ReplyWrapper || (property.Name == "Value" && this.Symbols.Is(property.ContainingType, Role.ReplyWrapper)):
                return instance;
            case ReplyValue when role == Role.MessageOfReply:
                return instance;
            case ReplyValue reply when role == Role.HistoryOfReply:
                return this.TranscriptOf(reply.Batch, origin);
            case ReplyValue when property is { Name: "Value", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }:
                return instance;
            case ReplyValue reply when role == Role.PartsOfMessage:
                return new OutputValue(reply.Batch);
            case ReplyValue or AssistantValue when role == Role.CallsOf:
                return CallsCarriedBy(instance);
            case ReplyValue reply when role == Role.OutputOfReply:
                return new OutputValue(reply.Batch) { IsWrapped = this.AreParts(reply.Batch) };
            case AssistantValue message when role == Role.TextOfReply:
                return new ReplyTextValue(message.Batch);
            case AssistantValue message when role == Role.PartsOfMessage:
                return new OutputValue(message.Batch);
            case FilledMessage filled when role == Role.PartsOfMessage:
                return filled.Parts;
            case PartsMessage message when role == Role.PartsOfMessage:
                return message.Parts;
            case EachMessageValue message when role == Role.PartsOfMessage:
                return message.Sequence is OutputValue wrapped ? wrapped with { IsWrapped = false } : message.Sequence;
            case CallValue or OutputItemValue when role == Role.KindOfMessage:
                return new MessageKindValue(instance is CallValue);
            case CallValue or OutputItemValue when role == Role.IdOfReply:
                return new ReplyIdValue(instance.AboutBatch!.Value, IsOfReply: false);
            case OptionsReference options when role == Role.InputOfOptions:
                return this.InputOf(options.Options);
            case ReplyValue reply when role == Role.TextOfReply:
                return new ReplyTextValue(reply.Batch);
            case ReplyValue reply when role == Role.IdOfReply:
                return new ReplyIdValue(reply.Batch);
            case ReplyValue reply when role == Role.FinishReason:
                return new FinishReasonValue(reply.Batch);
            case ReplyTextValue text:
                return text;
            case MadeCallValue { Id: { } made } when role == Role.IdOfCall:
                return new ConstantValue(made);
            case CallValue call when role == Role.IdOfCall:
                return new CallIdValue(call);
            case CallValue call when role == Role.FunctionOfCall:
                return call;
            case CallValue call when role == Role.NameOfCall:
                return new CallNameValue(call);
            case CallsValue { IsWhole: true } calls when property.Name is "Count" or "Length":
                return new CallCountValue(calls.Batch, 0);
            case ProjectedResults { Calls: { IsWhole: true } answered } when property.Name is "Count" or "Length":
                return new CallCountValue(answered.Batch, 0);
            case MadeCallsValue calls when property.Name is "Count" or "Length":
                return new ConstantValue(calls.Ids.Ids.Length);
            case MessageEnumerator { Sequence: ReplyStream stream } when property.Name == "Current":
                return new ReplyValue(stream.Batch);
            case MessageEnumerator enumerator when property.Name == "Current":
                return new EachMessageValue(enumerator.Sequence, this.Origin(origin));
            case CollectionValue collection when property.Name is "Count" or "Length":
                return collection.IsEmpty ? new ConstantValue(0) : PositiveValue.Instance;
            case DerivedValue when property.Name is "Keys" or "Values" && SequenceMembers.IsFromBaseLibrary(property):
                // Of a dictionary of calls.
                return instance;
            case QueueValue or EmptiedQueueValue:
                // How many there are decides something that is not followed.
                this.MakeUncertain(instance.AboutBatch!.Value);
                return null;
            case CursorValue cursor when property.Name == "Current":
                return this.CurrentOf(cursor.Loop);
            case EnumeratorValue { Position: > 0 } enumerator when property.Name == "Current":
                return this.PickAt(enumerator.Calls, enumerator.Position - 1, origin);
            case OptionsReference options when role == Role.ToolsOfOptions:
                return new ToolsReference(options.Options);
            case HistoryReference { History: var asked } when role == Role.ReplyOfHistory:
                return this.state.Histories[asked]?.State.Turn is { Batch: var last } ? new ReplyValue(last) : this.FromOutside(property.Type, property, outlives: false, BatchSource.Received);
            case HistoryReference history when property.Name == "Count" && this.body.Scan.RemovesMessagesInLoop:
                this.Change(history.History, content => content.Forget(this.state.KnownBatches));
                return null;
            case HistoryReference { History: var counted } when property.Name == "Count" && this.state.Histories[counted] is { State: { Start: HistoryStart.Empty } filled } && (filled.HasMessages || filled.Leading is not null):
                return PositiveValue.Instance;
            case MessageSequence or HistoryReference or CallsValue or ToolsReference:
                return null;
            default:
                return null;
        }
    }

    private Value? EvaluateElement(IOperation? sequence, IEnumerable<IOperation> indexes, IOperation origin)
    {
        Value? value = this.Evaluate(sequence);
        IOperation[] arguments = indexes.ToArray();
        Value? index = null;
        foreach (IOperation argument in arguments)
        {
            index = this.Evaluate(argument);
        }

        if (arguments.Length != 1)
        {
            return null;
        }

        switch (value)
        {
            case ReplyValue:
                // One of its choices.
                return value;
            case OutputValue { IsWrapped: true } messages:
                return new AssistantValue(messages.Batch, HoldsWitness: true, this.Origin(origin));
            case OutputValue { IsWrapped: false } parts when index is ConstantValue { Constant: 0 } && this.AreParts(parts.Batch):
                return this.FirstPart(parts, origin);
            case CallsValue calls when index is ConstantValue { Constant: int position } && !(Unwrap(arguments[0]) is ILocalReferenceOperation { Local: var counted } && this.body.Scan.Steps.IsStepped(counted)):
                return this.PickAt(calls, position, origin);
            case CallsValue calls when index is CursorValue { IsAdvanced: false } cursor && this.state.Cursors[cursor.Loop]?.Calls.Batch == calls.Batch:
                return this.CurrentOf(cursor.Loop);
            case CallsValue calls when index is CallCountValue { Offset: -1 } count && count.Batch == calls.Batch:
                return this.PickLast(calls, origin);
            case CallsValue calls when Unwrap(arguments[0]) is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat && hat.Operand.ConstantValue is { HasValue: true, Value: 1 }:
                return this.PickLast(calls, origin);
            case CallsValue calls when Unwrap(arguments[0]) is IRangeOperation range:
                return this.TakeRange(calls, range, origin) is { } taken ? taken : new DerivedValue(calls.Batch);
            case CallsValue calls:
                return new DerivedValue(calls.Batch);
            case ReplyTextValue text:
                return text;
            case HistoryReference or MessageSequence:
                return this.Symbols.IsMessage(origin.Type) ? new UnknownMessageValue(this.Origin(origin)) : null;
            default:
                return this.FromOutside(origin.Type, origin, outlives: true, BatchSource.Outside);
        }
    }

    private Value? EvaluateBinary(IBinaryOperation binary)
    {
        if (this.TestQueue(binary) is { } asked)
        {
            return ConstantValue.Of(asked);
        }

        Value? left = this.Evaluate(binary.LeftOperand);
        Value? right = this.Evaluate(binary.RightOperand);
        if (this.TryMoveIndex(binary, left, right) is { } compared)
        {
            return ConstantValue.Of(compared);
        }

        switch (binary.OperatorKind)
        {
            case BinaryOperatorKind.Equals:
                return this.EvaluateEquality(binary.LeftOperand, left, binary.RightOperand, right, isEqual: true);
            case BinaryOperatorKind.NotEquals:
                return this.EvaluateEquality(binary.LeftOperand, left, binary.RightOperand, right, isEqual: false);
            case BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual:
                return this.EvaluateComparison(left, binary.OperatorKind, right);
            case BinaryOperatorKind.Subtract when left is CallCountValue count && right is ConstantValue { Constant: int less }:
                return count with { Offset = count.Offset - less };
            case BinaryOperatorKind.And when left is ConstantValue { Constant: bool first } && right is ConstantValue { Constant: bool second }:
                return ConstantValue.Of(first & second);
            case BinaryOperatorKind.Or when left is ConstantValue { Constant: bool first } && right is ConstantValue { Constant: bool second }:
                return ConstantValue.Of(first | second);
            default:
                return left is ReplyTextValue or FreshIdValue ? left : right is ReplyTextValue or FreshIdValue ? right : null;
        }
    }

    /// <summary>A lambda or local function is handed on: what it captures may be changed at any time from here on.</summary>
    private void Capture(IOperation function)
    {
        if (this.body.Scan.Functions.AreSeen(Unwrap(function)))
        {
            // It runs where it is called, and nowhere else.
            return;
        }

        Closure? closure = Unwrap(function) switch
        {
            IFlowAnonymousFunctionOperation lambda => this.body.Scan.ClosureOf(lambda),
            IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } reference => this.body.Scan.ClosureOf(reference.Method),
            IMethodReferenceOperation { Instance: { } instance } => this.NoteReceiver(instance),
            _ => null,
        };
        if (closure is not null)
        {
            this.EscapeInto(closure, new HashSet<Closure>());
        }
    }

    private Closure? NoteReceiver(IOperation instance)
    {
        if (this.Evaluate(instance) is HistoryReference history)
        {
            // Whoever has the delegate may append.
            this.Escape(history.History);
        }

        return null;
    }

    private static ITypeSymbol? TypeOf(ISymbol variable) => variable switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    /// <summary>What lies in a place from outside is known from here on, if nothing is known of it yet.</summary>
    private void Materialize(Place place, ITypeSymbol? type)
    {
        int number = this.body.Places.Of(place);
        if (this.state.Values[number] is null && this.FromOutside(type, place, outlives: this.IsReachableFromOutside(place), BatchSource.Outside) is { } value)
        {
            this.state = this.state.WithValue(number, value);
        }
    }

    private void EscapeInto(Closure closure, HashSet<Closure> seen)
    {
        if (!seen.Add(closure))
        {
            return;
        }

        foreach (Place assigned in closure.Assigned.Select(this.body.PlaceOf))
        {
            this.state = this.state.WithValue(this.body.Places.Of(assigned), null);
        }

        foreach (ISymbol unseen in closure.Changed.Concat(closure.Members).Where(symbol => this.Symbols.IsHistory(TypeOf(symbol))))
        {
            // It may be one that was not asked for yet.
            this.Materialize(unseen is IFieldSymbol or IPropertySymbol ? this.body.PlaceOfMember(unseen) : this.body.PlaceOf(unseen), TypeOf(unseen));
        }

        HashSet<Place> changed = new(closure.Changed.Select(this.body.PlaceOf)), read = new(closure.Variables.Select(this.body.PlaceOf));
        bool reachesBatch = read.Any(this.IsAboutBatch);
        foreach (KeyValuePair<int, Value> entry in this.state.Values)
        {
            Place place = this.body.Places[entry.Key];
            bool isCaptured = place switch
            {
                Place.Variable => changed.Contains(place),
                Place.Member member => closure.Members.Contains(member.Symbol.OriginalDefinition)
                    || (member.Base() is Place.Variable root && changed.Contains(root))
                    || (member.Base() is not (Place.Variable or Place.Capture) && closure.CallsOwner && reachesBatch),
                _ => false,
            };
            if (!isCaptured)
            {
                if (read.Contains(place))
                {
                    this.NoteCaptured(entry.Value);
                }

                continue;
            }

            switch (entry.Value)
            {
                case HistoryReference reference:
                    this.Escape(reference.History);
                    break;
                default:
                    this.NoteCaptured(entry.Value);
                    break;
            }
        }

        foreach (IMethodSymbol function in closure.LocalFunctions)
        {
            if (this.body.Scan.ClosureOf(function) is { } called)
            {
                this.EscapeInto(called, seen);
            }
        }
    }

    /// <summary>A lambda reads a value: it lives on, and a test in the lambda is about it.</summary>
    private void NoteCaptured(Value value)
    {
        switch (value)
        {
            case HistoryReference reference:
                this.Publish(reference.History);
                break;
            case CallsValue or CallValue or CallIdValue:
                this.mentioned.Add(value.AboutBatch!.Value);
                break;
        }
    }

    private bool IsAboutBatch(Place place) =>
        this.state.Values[this.body.Places.Of(place)] is ReplyValue or CallsValue or CallValue or CallIdValue or DerivedValue;

    /// <summary>
    /// An iterator gives an element. Where it is run as a helper, it only makes messages, and all of them are made at once; elsewhere its
    /// caller runs, and may do anything to what it can reach (a known limitation, silent on purpose).
    /// </summary>
    private void Yield(IOperation? element)
    {
        Value? value = this.Evaluate(element);
        if (this.body.Site is null || element is null)
        {
            this.GiveOut(value);
            this.state = this.state with
            {
                Histories = this.state.Histories.Select((_, history) => history.Outlives ? history with { State = history.State.AppendUnknown(this.state.KnownBatches) } : history),
            };
            return;
        }

        // Appending notes things about batches too: it runs before the state is taken up.
        HistoryState made = this.Append(this.YieldedSoFar.Content, this.MessageOf(value, element), this.OriginOf(element));
        this.state = this.state.WithValue(this.body.Places.Of(this.body.Returned), new MessageSequence(made));
    }

    private MessageSequence YieldedSoFar => this.state.Values[this.body.Places.Of(this.body.Returned)] as MessageSequence ?? new(HistoryState.Empty);
}
