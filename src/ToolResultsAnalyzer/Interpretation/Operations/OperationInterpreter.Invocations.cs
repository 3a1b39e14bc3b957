using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.BaseLibrary;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>Calls of methods: the sends of the vocabulary, members of sequences, and all others.</summary>
internal sealed partial class OperationInterpreter
{
    private static int? ConstantNumber(IOperation? operation) =>
        operation is not null && Unwrap(operation).ConstantValue is { HasValue: true, Value: int number } ? number : null;

    private Value? EvaluateInvocation(IInvocationOperation invocation)
    {
        if (!this.isBranching && this.body.ThrowersOfInert(invocation) is { } throwers)
        {
            foreach (IAssemblySymbol? thrower in throwers)
            {
                this.MayThrow(thrower);
            }

            return null;
        }

        if (this.body.IsCancellationPoint(invocation))
        {
            this.MayBeCancelled(invocation);
        }

        if (IsRecordCopy(invocation))
        {
            return this.Evaluate(invocation.Instance) is OptionsReference original ? this.CopyOptions(original.Options, invocation) : NotNullValue.Instance;
        }

        IMethodSymbol method = invocation.TargetMethod;
        MethodFacts facts = this.body.Compilation.FactsOf(method);
        if (facts.Row is { } row && !(row.Role is Role.PicksCall or Role.PicksOther && this.Evaluate(invocation.Instance) is not (CallValue or OutputItemValue)))
        {
            return this.EvaluateMember(row, invocation);
        }

        if (Equality.ComparedBy(invocation) is var (left, right))
        {
            this.MayThrow(facts.Thrower);
            return this.EvaluateEquality(left, this.Evaluate(left), right, this.Evaluate(right), isEqual: true);
        }

        if (Texts.AsksForNone(method) && this.PureValue(invocation.Arguments[0].Value) is ConstantValue { Constant: null })
        {
            return ConstantValue.True;
        }

        if (Awaitables.IsConfiguring(method))
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
        if (FunctionUses.IsForEach(invocation))
        {
            return this.EvaluateForEach(target, invocation);
        }

        if (target is not null && Awaitables.IsSame(method))
        {
            return target;
        }

        if (target is not null && this.EvaluateSequenceMember(target, method, receiver!, rest, invocation, out Value? result))
        {
            return result;
        }

        if (facts.MakesFreshId)
        {
            return FreshIdValue.Instance;
        }

        HelperMethod? helper = facts.IsFromSource || this.body.FunctionCalledBy(invocation) is not null ? this.body.HelperOf(invocation) : null;
        if (helper is null)
        {
            this.MayThrow(facts.Thrower);
        }

        Value?[] arguments = new Value?[invocation.Arguments.Length];
        int offset = arguments.Length - rest.Length;
        for (int i = 0; i < rest.Length; i++)
        {
            arguments[i + offset] = this.Evaluate(rest[i].Value);
        }

        if (isExtension)
        {
            arguments[0] = target;
        }

        if (arguments is [ProjectedResults all] && Awaitables.IsWhenAll(method))
        {
            // What a function threw comes out here.
            this.MayThrow(null);
            return all;
        }

        if (helper is not null && this.CallHelper(helper, invocation, arguments, out Value? returned))
        {
            return returned ?? this.DerivedFrom(facts.Returned, arguments);
        }

        if (facts.IsFromSource && this.body.CallsItself(invocation))
        {
            this.Reenter(invocation, arguments);
        }

        if (this.body.FunctionCalledBy(invocation) is { } function && this.body.Scan.ClosureOf(function) is { } closure)
        {
            this.EscapeInto(closure, new HashSet<Closure>());
        }

        if (isExtension)
        {
            return this.CallUnknown(method, null, invocation.Arguments, arguments, invocation);
        }

        return this.CallUnknown(method, invocation.Instance, rest, arguments, invocation, target);
    }

    /// <summary>A method of the vocabularies.</summary>
    private Value? EvaluateMember(VocabularyRow row, IInvocationOperation invocation)
    {
        Value? instance = invocation.Instance is { } owner ? this.Evaluate(owner) : null;
        switch (row.Role)
        {
            case Role.Sends:
                return this.EvaluateSend(row, invocation, instance);
            case Role.AppendsReply:
                return this.EvaluateAppend(row, invocation);
            case Role.AnswersAll:
                return this.EvaluateAnswers(row, invocation);
            case Role.AppendsMessage:
                this.AppendMade(instance, row, invocation);
                return this.Symbols.IsConversation(invocation.Type) ? instance : null;
            case Role.TextOfReply:
                return instance is ReplyValue spoken ? new ReplyTextValue(spoken.Batch) : null;
            case Role.CreatesSession:
                return this.CreateSession(row, invocation);
            case Role.CallsOf:
                return this.CallsIn(row, invocation);
            case Role.ReplyOfStream:
                return this.ReplyAtEnd(row, invocation);
            case Role.AnswersCall:
                this.EvaluateAll(invocation.Arguments);
                this.MayThrow(this.body.Compilation.FactsOf(invocation.TargetMethod).Thrower);
                return ResultFor(instance, this.Origin(Unwrap(invocation.Instance ?? invocation)), this.Origin(invocation));
            case Role.PicksCall or Role.PicksOther:
                return ConstantValue.Of(this.Picks(row, instance!, invocation));
            case Role.MessageOfResult:
                return instance is ResultValue ? instance : new ResultValue(null, this.Origin(invocation), this.Origin(invocation));
            default:
                return this.Create(row, invocation.Arguments, invocation);
        }
    }

    /// <summary>What a member of a sequence does; false where the member is none that we know.</summary>
    private bool EvaluateSequenceMember(Value target, IMethodSymbol method, IOperation receiver, ImmutableArray<IArgumentOperation> arguments, IInvocationOperation invocation, out Value? result)
    {
        result = null;
        switch (target)
        {
            case HistoryReference history when this.MayHoldResults(Unwrap(receiver).Type):
                return this.EvaluateHistoryMember(history, method, arguments, invocation, out result);
            case MessageSequence when method.Name == "GetEnumerator":
                result = new MessageEnumerator(target, IsMoved: false);
                return true;
            case MessageSequence sequence:
                return this.EvaluateMessages(sequence.Content, method, arguments, invocation, out result);
            case QueueValue or EmptiedQueueValue:
                return this.EvaluateQueueMember(target, method, receiver, arguments, invocation, out result);
            case ReplyValue when SequenceMembers.IsPositional(method.Name) && SequenceMembers.IsFromBaseLibrary(method):
                // Of its choices.
                this.EvaluateAll(arguments);
                result = target;
                return true;
            case OutputValue output:
                return this.EvaluateOutputMember(output, method, receiver, arguments, invocation, out result);
            case CallsValue calls:
                return this.EvaluateCallsMember(calls, method, receiver, arguments, invocation, out result);
            case MadeCallsValue made when method.Name == "Add" && arguments.Length == 1:
                this.AddToCalls(receiver, made, this.Evaluate(arguments[0].Value), invocation);
                return true;
            case MadeCallsValue when SequenceMembers.Adds(method.Name) || SequenceMembers.IsMutator(method.Name):
                this.AddUnknown(receiver, arguments);
                return true;
            case MadeCallsValue when method.Name == "GetEnumerator" && this.Symbols.DialectOf(Unwrap(receiver).Type).MayInterleave:
                result = new MessageEnumerator(target, IsMoved: false);
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
            case ReplyStream when method.Name is "GetAsyncEnumerator" or "GetEnumerator":
                result = new MessageEnumerator(target, IsMoved: false);
                return true;
            case ReplyStream stream when SequenceMembers.TakesOneOfStream(method):
                this.EvaluateAll(arguments);
                result = new ReplyValue(stream.Batch);
                return true;
            case ReplyStream when method.Name is "WithCancellation" or "ToBlockingEnumerable":
                this.EvaluateAll(arguments);
                result = target;
                return true;
            case MessageEnumerator messages when method.Name is "MoveNext" or "MoveNextAsync":
                result = this.MoveMessages(messages, receiver);
                return true;
            case MessageEnumerator when method.Name is "Dispose" or "DisposeAsync":
                return true;
            case ProjectedResults when method.Name == "GetEnumerator":
                result = new MessageEnumerator(target, IsMoved: false);
                return true;
            case CollectionValue collection when SequenceMembers.IsFromBaseLibrary(method):
                return this.EvaluateCollectionMember(collection, method, receiver, arguments, out result);
            case ProjectedResults when method.Name == "Select" && arguments.Length == 1 && this.MakesMessages(arguments[0]):
                result = target;
                return true;
            case ProjectedResults projected when method.Name is "Any" or "Count" or "LongCount" && arguments.IsEmpty:
                // There are as many as calls.
                return this.EvaluateCallsMember(projected.Calls, method, receiver, arguments, invocation, out result);
            case ProjectedResults projected when !method.IsExtensionMethod && SequenceMembers.IsMutator(method.Name) && this.Symbols.IsHistory(Unwrap(receiver).Type):
                return this.EvaluateHistoryMember(this.AsList(projected, invocation), method, arguments, invocation, out result);
            case ProjectedResults projected when (SequenceMembers.IsCopy(method.Name) || SequenceMembers.IsReordering(method.Name)) && arguments.Length == 0:
                result = projected;
                return true;
            case DerivedValue derived when method.Name == "GetEnumerator" && this.EnclosingLoops(invocation).Any(this.body.MayAnswer):
                // Some of the calls are taken, in a way that is not followed: whether these are the ones that are left is open.
                this.MakeUncertain(derived.Batch);
                return true;
            case DerivedValue when method.IsExtensionMethod && SequenceMembers.IsFromBaseLibrary(method) && method.ReturnType is not { SpecialType: not SpecialType.None }:
                // What is made of it is not followed either, and no batch of its own.
                this.EvaluateAll(arguments);
                result = target;
                return true;
            case ReplyTextValue text when arguments.Length == 0 || SequenceMembers.IsFromBaseLibrary(method):
                this.EvaluateAll(arguments);
                result = text;
                return true;
            case FreshIdValue when method.Name == "ToString":
                this.EvaluateAll(arguments);
                result = target;
                return true;
            default:
                return false;
        }
    }

    private void EvaluateAll(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            this.Evaluate(argument.Value);
        }
    }
}
