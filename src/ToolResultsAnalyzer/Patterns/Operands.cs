using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ToolResultsAnalyzer.Patterns;

/// <summary>What operations are without what is written around them.</summary>
internal static class Operands
{
    /// <summary>The operation without the conversions around it that run no code.</summary>
    public static IOperation Bare(this IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                case IDelegateCreationOperation creation:
                    operation = creation.Target;
                    break;
                default:
                    return operation;
            }
        }
    }

    /// <summary>What uses an operation, behind the conversions that run no code; with the operand of it that the operation is in.</summary>
    public static (IOperation? User, IOperation Operand) Use(this IOperation operation)
    {
        IOperation operand = operation;
        IOperation? user = operation.Parent;
        while (user is IConversionOperation { OperatorMethod: null } or IParenthesizedOperation or IDelegateCreationOperation)
        {
            operand = user;
            user = user.Parent;
        }

        return (user, operand);
    }

    /// <summary>The variable, field or property that an expression reads, or null.</summary>
    public static ISymbol? SymbolOf(IOperation? operation) => operation?.Bare() switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol { IsIndexer: false } } member => member.Member,
        _ => null,
    };

    /// <summary>Whether two expressions read the same variable or member.</summary>
    public static bool IsSame(IOperation? left, IOperation? right) =>
        SymbolOf(left) is { } symbol && SymbolEqualityComparer.Default.Equals(symbol, SymbolOf(right));

    /// <summary>What a call is made on: the instance, or the first argument of an extension method.</summary>
    public static IOperation? Receiver(this IInvocationOperation invocation) =>
        invocation.Instance ?? (invocation.TargetMethod is { IsExtensionMethod: true } ? Argument(invocation, 0) : null);

    /// <summary>The arguments behind what a call is made on.</summary>
    public static IEnumerable<IOperation> Given(this IInvocationOperation invocation) => invocation.Arguments
        .Where(argument => !(invocation.Instance is null && invocation.TargetMethod.IsExtensionMethod && argument.Parameter?.Ordinal == 0) && argument.ArgumentKind != ArgumentKind.DefaultValue)
        .OrderBy(argument => argument.Parameter?.Ordinal)
        .Select(argument => argument.Value);

    public static IOperation? Argument(IInvocationOperation invocation, int ordinal) =>
        invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value;

    /// <summary>The lambda or local function that an operation stands in, or null.</summary>
    public static IOperation? FunctionAround(this IOperation operation)
    {
        IOperation? around = operation.Parent;
        while (around is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            around = around.Parent;
        }

        return around;
    }

    /// <summary>What stands around an operation, inner first.</summary>
    public static IEnumerable<IOperation> Ancestors(this IOperation operation)
    {
        for (IOperation? around = operation.Parent; around is not null; around = around.Parent)
        {
            yield return around;
        }
    }
}
