using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ToolResultsAnalyzer.ControlFlow;

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

    /// <summary>Whether two expressions read the same variable, or the same member of the same object.</summary>
    /// <param name="bare">Takes off what stands around an expression; the conversions where it is not given.</param>
    public static bool IsSame(IOperation? left, IOperation? right, Func<IOperation, IOperation>? bare = null)
    {
        bare ??= Bare;
        return left is not null && right is not null && (bare(left), bare(right)) switch
        {
            (ILocalReferenceOperation one, ILocalReferenceOperation other) => SymbolEqualityComparer.Default.Equals(one.Local, other.Local),
            (IParameterReferenceOperation one, IParameterReferenceOperation other) => SymbolEqualityComparer.Default.Equals(one.Parameter, other.Parameter),
            (IInstanceReferenceOperation, IInstanceReferenceOperation) => true,
            (IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol { IsIndexer: false } } one, IMemberReferenceOperation other) =>
                SymbolEqualityComparer.Default.Equals(one.Member, other.Member) && ((one.Instance is null && other.Instance is null) || IsSame(one.Instance, other.Instance, bare)),
            _ => false,
        };
    }

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
