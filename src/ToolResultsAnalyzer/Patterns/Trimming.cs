using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.BaseLibrary;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Patterns;

/// <summary>
/// Messages taken out of a history by their position, from the front or the middle, though the type adds tool results to that history
/// and nothing looks at what is removed. Going back (taking off the end, or all behind a point) is no trimming.
/// </summary>
internal static class Trimming
{
    public static IEnumerable<Pattern> In(PatternBody body, ResultKeepers keepers, CancellationToken cancellationToken)
    {
        (IOperation Removal, IOperation History)[] removals = body.Operations.SelectMany(operation => RemovalsIn(operation, body)).ToArray();
        if (removals.Length == 0 || new MessageLooks(body).Any())
        {
            yield break;
        }

        foreach ((IOperation removal, IOperation history) in removals)
        {
            ISymbol[] names = ResultKeepers.NamesOf(history, body).ToArray();
            if (names.Length > 0 && keepers.AddsResultsTo(names[names.Length - 1], body, cancellationToken))
            {
                yield return new(PatternKind.TrimmingByPosition, removal.Syntax, Pattern.NameOf(history.Syntax, "the history"));
            }
        }
    }

    /// <summary>What is removed by an operation without a look at it, and from which history.</summary>
    private static IEnumerable<(IOperation Removal, IOperation History)> RemovalsIn(IOperation operation, PatternBody body)
    {
        switch (operation)
        {
            case IInvocationOperation { TargetMethod.Name: "RemoveAt", Instance: { } list } invocation
                when IsHistory(list, body) && Operands.Argument(invocation, 0) is { } index:
                if (!IsAtEnd(index, list, body) && !IsFound(index, body) && !IsReplaced(index, list, body) && !IsReadAt(index, list, body))
                {
                    yield return (invocation, list.Bare());
                }

                break;
            case IInvocationOperation { TargetMethod.Name: "RemoveRange", Instance: { } list } invocation
                when IsHistory(list, body) && Operands.Argument(invocation, 0) is { } start && Operands.Argument(invocation, 1) is { } count:
                if (!IsAtEnd(start, list, body) && !IsAllBehind(start, count, list, body) && !IsFound(start, body) && !IsFound(count, body))
                {
                    yield return (invocation, list.Bare());
                }

                break;
            case IInvocationOperation { TargetMethod.Name: "AddRange", Instance: { } list } invocation
                when IsHistory(list, body) && IsCleared(list, body) && invocation.Given().FirstOrDefault() is { } added && PartIn(added, list, body) is { } part:
                yield return (part, list.Bare());
                break;
            case ISimpleAssignmentOperation assignment when IsHistory(assignment.Target, body) && PartIn(assignment.Value, assignment.Target, body) is { } part:
                yield return (part, assignment.Target);
                break;
        }
    }

    private static bool IsHistory(IOperation operation, PatternBody body) => body.Symbols.IsHistory(operation.Bare().Type) && Operands.SymbolOf(operation) is not null;

    /// <summary>The expression in a new value of a history that leaves out messages at the front of the old one, or null.</summary>
    private static IOperation? PartIn(IOperation value, IOperation history, PatternBody body)
    {
        foreach (IOperation operation in body.Resolve(value).DescendantsAndSelf())
        {
            switch (operation)
            {
                case IInvocationOperation { TargetMethod.Name: "Skip" or "TakeLast" } part when IsOf(part.Receiver()) && part.Given().All(argument => !IsFound(argument, body)):
                case IInvocationOperation { TargetMethod.Name: "GetRange" } range
                    when IsOf(range.Receiver()) && Operands.Argument(range, 0) is { ConstantValue: not { HasValue: true, Value: 0 } } && range.Given().All(argument => !IsFound(argument, body)):
                    return operation;
                case IArrayElementReferenceOperation { Indices: [var index] } element when IsOf(element.ArrayReference) && LeavesOutFront(index):
                case IInvocationOperation { TargetMethod.Name: "Take" } take when IsOf(take.Receiver()) && take.Given().FirstOrDefault() is { } range && LeavesOutFront(range):
                    return operation;
            }
        }

        return null;

        bool IsOf(IOperation? sequence)
        {
            IOperation? source = sequence?.Bare();
            while (source is IInvocationOperation call && (SequenceMembers.IsCopy(call.TargetMethod.Name) || SequenceMembers.IsPart(call.TargetMethod.Name)) && call.Receiver() is { } inner)
            {
                source = inner.Bare();
            }

            return source is not null && ResultKeepers.NamesOf(source, body).Intersect(ResultKeepers.NamesOf(history, body), SymbolEqualityComparer.Default).Any();
        }

        bool LeavesOutFront(IOperation range) => range.Bare() is IRangeOperation { LeftOperand: { } left } && left.Bare().ConstantValue is not { HasValue: true, Value: 0 } && !IsFound(range, body);
    }

    /// <summary>Whether a position is counted from the end, or was the end when it was noted.</summary>
    private static bool IsAtEnd(IOperation position, IOperation list, PatternBody body)
    {
        IOperation resolved = body.Resolve(position);
        return IsCount(resolved, list)
            || (resolved is IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract, LeftOperand: var left, RightOperand: var right } && IsCount(body.Resolve(left), list) && right.ConstantValue.HasValue);
    }

    /// <summary>Whether all behind a position is removed: <c>RemoveRange(mark, Count - mark)</c>.</summary>
    private static bool IsAllBehind(IOperation start, IOperation count, IOperation list, PatternBody body) =>
        body.Resolve(count) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract, LeftOperand: var left, RightOperand: var right } && IsCount(body.Resolve(left), list) && IsEqual(start, right);

    private static bool IsCount(IOperation operation, IOperation list) => operation.Bare() switch
    {
        IPropertyReferenceOperation { Property.Name: "Count" or "Length", Instance: { } counted } => Operands.IsSame(counted, list),
        IInvocationOperation { TargetMethod.Name: "Count" } counting => counting.Receiver() is { } counted && !counting.Given().Any() && Operands.IsSame(counted, list),
        _ => false,
    };

    private static bool IsEqual(IOperation left, IOperation right) =>
        Operands.IsSame(left, right) || (left.ConstantValue is { HasValue: true, Value: { } value } && right.ConstantValue is { HasValue: true } other && value.Equals(other.Value));

    /// <summary>Whether another message is put where one was removed.</summary>
    private static bool IsReplaced(IOperation index, IOperation list, PatternBody body) => body.Operations.Any(operation =>
        operation is IInvocationOperation { TargetMethod.Name: "Insert", Instance: { } target } insertion && Operands.IsSame(target, list)
        && Operands.Argument(insertion, 0) is { } place && IsEqual(place, index));

    /// <summary>Whether the message at a position that is not always the same is read first: it is that one which is to go.</summary>
    private static bool IsReadAt(IOperation index, IOperation list, PatternBody body) => Operands.SymbolOf(index) is ILocalSymbol && body.Operations.Any(operation =>
        operation is IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } read, Arguments: [{ Value: var place }] } && Operands.IsSame(read, list) && Operands.IsSame(place, index));

    private static bool IsCleared(IOperation list, PatternBody body) => body.Operations.Any(operation =>
        operation is IInvocationOperation { TargetMethod.Name: "Clear", Instance: { } target } && Operands.IsSame(target, list));

    /// <summary>Whether a position was sought by something that saw the messages.</summary>
    private static bool IsFound(IOperation position, PatternBody body, int depth = 3)
    {
        foreach (IOperation operation in position.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IInvocationOperation { TargetMethod: { Name: "Count", Parameters.Length: <= 1 } method } when SequenceMembers.IsFromBaseLibrary(method):
                    break;
                case IInvocationOperation invocation when !SequenceMembers.IsFromBaseLibrary(invocation.TargetMethod)
                    || (invocation.Receiver() is { } receiver && ResultValues.IsMessages(body.Symbols, receiver.Bare().Type)):
                    return true;
                case ILocalReferenceOperation { Local: var local } when depth > 0 && body.ValuesOf(local).Any(value => value != position && IsFound(value, body, depth - 1)):
                    return true;
            }
        }

        return false;
    }
}
