using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.BaseLibrary;
using ToolResultsAnalyzer.ControlFlow;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>
/// Queues and stacks that are filled from a batch and emptied in a loop: the loop is one over the calls, and asking whether there is
/// one more begins a round.
/// </summary>
internal sealed partial class OperationInterpreter
{
    private static int? BatchOfQueue(Value? value) => value is QueueValue or EmptiedQueueValue ? value.AboutBatch : null;

    /// <summary>What a member of a queue or stack does; false where it only reads the calls as any sequence does.</summary>
    private bool EvaluateQueueMember(Value queue, IMethodSymbol method, IOperation receiver, ImmutableArray<IArgumentOperation> arguments, IInvocationOperation invocation, out Value? result)
    {
        result = null;
        Place? place = this.PlaceOf(receiver);
        switch (method.Name)
        {
            case "Any" when arguments.IsEmpty && place is not null:
                result = ConstantValue.Of(this.HasMore(queue, place, invocation));
                return true;
            case "TryDequeue" or "TryPop" or "TryTake" when arguments is [var taken] && place is not null:
                bool isTaken = this.HasMore(queue, place, invocation);
                Value? next = isTaken ? this.Take(place, invocation, keeps: false) : null;
                this.Assign(taken.Value, next);
                result = ConstantValue.Of(isTaken);
                return true;
            case "Dequeue" or "Pop" or "Peek" when arguments.IsEmpty && place is not null:
                result = this.Take(place, invocation, keeps: method.Name == "Peek");
                return true;
            case var name when queue is QueueValue { Calls: var calls } && (method.IsExtensionMethod || !(SequenceMembers.IsMutator(name) || SequenceMembers.Adds(name) || name.StartsWith("Try", StringComparison.Ordinal))):
                return this.EvaluateCallsMember(calls, method, receiver, arguments, invocation, out result);
            default:
                this.EvaluateAll(arguments);
                this.LoseQueue(queue, place);
                return true;
        }
    }

    /// <summary>A comparison of the number of calls in a queue with none or one; null where a comparison is none of these.</summary>
    private bool? TestQueue(IBinaryOperation comparison)
    {
        (IOperation counted, IOperation number, bool isMirrored) = Unwrap(comparison.LeftOperand) is IPropertyReferenceOperation
            ? (comparison.LeftOperand, comparison.RightOperand, false)
            : (comparison.RightOperand, comparison.LeftOperand, true);
        if (Unwrap(counted) is not IPropertyReferenceOperation { Property.Name: "Count", Instance: { } instance } || this.PlaceOf(instance) is not { } place || ConstantNumber(number) is not { } bound
            || this.state.Values[this.body.Places.Of(place)] is not { } queue || BatchOfQueue(queue) is null)
        {
            return null;
        }

        bool? asksForMore = (comparison.OperatorKind, bound, isMirrored) switch
        {
            (BinaryOperatorKind.NotEquals, 0, _) or (BinaryOperatorKind.GreaterThan, 0, false) or (BinaryOperatorKind.LessThan, 0, true) => true,
            (BinaryOperatorKind.GreaterThanOrEqual, 1, false) or (BinaryOperatorKind.LessThanOrEqual, 1, true) => true,
            (BinaryOperatorKind.Equals, 0, _) or (BinaryOperatorKind.LessThanOrEqual, 0, false) or (BinaryOperatorKind.GreaterThanOrEqual, 0, true) => false,
            (BinaryOperatorKind.LessThan, 1, false) or (BinaryOperatorKind.GreaterThan, 1, true) => false,
            _ => null,
        };
        return asksForMore is { } expected ? this.HasMore(queue, place, comparison) == expected : null;
    }

    /// <summary>Whether there is one more call: in a loop that empties the queue, this begins a round.</summary>
    private bool HasMore(Value queue, Place place, IOperation test)
    {
        switch (queue)
        {
            case QueueValue { Calls: var calls } when this.LoopThatEmpties(place, test) is { } loop:
                return this.StartEmptying(calls, place, loop);
            case QueueValue { Calls: var calls }:
                return calls.HoldsAnyFrom > 0 ? this.TestCount(calls.Batch, Collections.Naturals.AtLeast(calls.HoldsAnyFrom), isExact: calls.HoldsAnyFrom <= 7) : this.Choose();
            case EmptiedQueueValue { HasNext: true }:
                return true;
            case EmptiedQueueValue emptied when this.state.Cursors[emptied.Loop] is not null:
                return this.Advance(emptied, place);
            default:
                // The loop was left before the queue was empty: what is left in it is open.
                this.MakeUncertain(queue.AboutBatch!.Value);
                return this.Choose();
        }
    }

    /// <summary>The call that comes out of a queue, which must have one.</summary>
    /// <param name="keeps">Whether it stays in the queue.</param>
    private Value? Take(Place place, IOperation take, bool keeps)
    {
        int number = this.body.Places.Of(place);
        if (this.state.Values[number] is QueueValue { Calls: var calls } && this.LoopThatEmpties(place, take) is { } loop && this.state.Cursors[this.body.NumberOf(loop)] is null && !this.StartEmptying(calls, place, loop))
        {
            this.Abandon();
            return null;
        }

        if (this.state.Values[number] is EmptiedQueueValue { HasNext: false } emptied && this.state.Cursors[emptied.Loop] is not null && !this.Advance(emptied, place))
        {
            this.Abandon();
            return null;
        }

        if (this.state.Values[number] is EmptiedQueueValue { HasNext: true } ahead)
        {
            this.state = this.state.WithValue(number, ahead with { HasNext = keeps });
            return this.CurrentOf(ahead.Loop);
        }

        Value? queue = this.state.Values[number];
        this.LoseQueue(queue, place);
        return queue?.AboutBatch is { } batch ? new DerivedValue(batch) : null;
    }

    /// <summary>Something happens to a queue that is not followed.</summary>
    private void LoseQueue(Value? queue, Place? place)
    {
        if (BatchOfQueue(queue) is { } batch)
        {
            this.MakeUncertain(batch);
            if (place is not null)
            {
                this.Store(place, new DerivedValue(batch));
            }
        }
    }

    private bool StartEmptying(CallsValue calls, Place place, Loop loop)
    {
        this.StartLoop(loop, calls);
        return this.Advance(new(calls.Batch, this.body.NumberOf(loop), HasNext: false), place);
    }

    private bool Advance(EmptiedQueueValue emptied, Place place)
    {
        bool moved = this.MoveNext(emptied.Loop);
        this.state = this.state.WithValue(this.body.Places.Of(place), moved ? emptied with { HasNext = true } : new CollectionValue(IsEmpty: true));
        return moved;
    }

    /// <summary>The innermost loop around an operation that does not itself make the queue.</summary>
    private Loop? LoopThatEmpties(Place place, IOperation operation)
    {
        for (SyntaxNode? node = operation.Syntax; node is not null; node = node.Parent)
        {
            if (this.body.LoopOf(node) is { } loop && loop.Span.Contains(operation.Syntax.Span)
                && !(place is Place.Variable { Symbol: ILocalSymbol local } && local.DeclaringSyntaxReferences.Any(declaration => loop.Span.Contains(declaration.Span))))
            {
                return loop;
            }
        }

        return null;
    }
}
