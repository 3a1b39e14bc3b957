using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.BaseLibrary;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Patterns;

/// <summary>The value that a condition compares, and whether two conditions are about one.</summary>
internal static class RoleKeys
{
    /// <summary>The value that a condition compares with a constant or a type; null where it asks something else.</summary>
    public static IOperation? Of(IOperation condition)
    {
        switch (condition.Bare())
        {
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                return Compared(comparison.LeftOperand, comparison.RightOperand);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both:
                return Of(both.LeftOperand) ?? Of(both.RightOperand);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either:
                return Of(either.LeftOperand) is { } left && Of(either.RightOperand) is { } right && AreSame(left, right) ? left : null;
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return Of(not.Operand);
            case IIsPatternOperation pattern:
                return pattern.Value;
            case IIsTypeOperation type:
                return type.ValueOperand;
            case IInvocationOperation invocation when Equality.ComparedBy(invocation) is var (one, other):
                return Compared(one, other);
            default:
                return null;
        }
    }

    /// <summary>The conditions beside the comparison of the value.</summary>
    public static IEnumerable<IOperation> GuardsIn(IOperation condition) => condition.Bare() is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both
        ? Of(both.LeftOperand) is null ? new[] { both.LeftOperand }.Concat(GuardsIn(both.RightOperand)) : GuardsIn(both.LeftOperand).Concat(new[] { both.RightOperand })
        : Enumerable.Empty<IOperation>();

    /// <summary>Whether two expressions are one value, or one is a part of the other: a message and its role.</summary>
    public static bool AreSame(IOperation left, IOperation right)
    {
        List<ISymbol> one = PathOf(left), other = PathOf(right);
        return one.Count > 0 && other.Count > 0 && one.Zip(other, (a, b) => SymbolEqualityComparer.Default.Equals(a, b)).All(same => same);
    }

    /// <summary>Whether a value may tell one role from another: not where it is about a call or a reply, a truth value, or not to be named.</summary>
    public static bool MayBeRole(IOperation key, PatternBody body)
    {
        if (key.Bare().Type?.SpecialType == SpecialType.System_Boolean || PathOf(key).Count == 0)
        {
            return false;
        }

        foreach (IOperation part in body.Resolve(key).DescendantsAndSelf().Concat(key.DescendantsAndSelf()))
        {
            if (body.Symbols.RowOf((part as IMemberReferenceOperation)?.Member)?.Role is Role.FinishReason or Role.NameOfCall or Role.IdOfCall
                || body.Symbols.RoleOfType(body.Symbols.Unwrap(part.Type)) is Role.CallType or Role.ReplyType or Role.OptionsType)
            {
                return false;
            }
        }

        return true;
    }

    private static IOperation? Compared(IOperation left, IOperation right) => IsFixed(right) ? left : IsFixed(left) ? right : null;

    private static bool IsFixed(IOperation operation) => operation.ConstantValue.HasValue || operation.Bare() is { ConstantValue.HasValue: true } or IMemberReferenceOperation { Instance: null } or ITypeOfOperation;

    /// <summary>The symbols that lead to a value, outer first; none where it is not read from a variable.</summary>
    private static List<ISymbol> PathOf(IOperation operation)
    {
        List<ISymbol> path = new();
        IOperation? current = operation.Bare();
        while (current is not null)
        {
            switch (current)
            {
                case ILocalReferenceOperation local:
                    path.Insert(0, local.Local);
                    return path;
                case IParameterReferenceOperation parameter:
                    path.Insert(0, parameter.Parameter);
                    return path;
                case IMemberReferenceOperation { Instance: IInstanceReferenceOperation } member:
                    path.Insert(0, member.Member);
                    return path;
                case IMemberReferenceOperation { Instance: { } instance } member:
                    path.Insert(0, member.Member);
                    current = instance.Bare();
                    break;
                case IConditionalAccessInstanceOperation access:
                    current = access.Ancestors().OfType<IConditionalAccessOperation>().FirstOrDefault()?.Operation.Bare();
                    break;
                case IConditionalAccessOperation access:
                    current = access.WhenNotNull.Bare();
                    break;
                case ICoalesceOperation coalesce:
                    current = coalesce.Value.Bare();
                    break;
                case IInvocationOperation { TargetMethod: { ReturnType.SpecialType: SpecialType.System_String } method, Instance: { } text } when SequenceMembers.IsFromBaseLibrary(method):
                    current = text.Bare();
                    break;
                default:
                    path.Clear();
                    return path;
            }
        }

        path.Clear();
        return path;
    }
}
