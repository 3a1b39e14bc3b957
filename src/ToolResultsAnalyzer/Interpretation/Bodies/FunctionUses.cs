using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.ControlFlow;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>
/// The lambdas and methods that a body has a delegate for and runs itself, where everybody sees it: a local that holds one of them
/// and is only called, or one that is given to <c>List.ForEach</c>.
/// </summary>
internal sealed class FunctionUses
{
    private readonly Dictionary<ISymbol, IOperation> locals = new(SymbolEqualityComparer.Default);
    private readonly HashSet<SyntaxNode> seen = new();

    private FunctionUses()
    {
    }

    /// <summary>What a body without delegates has.</summary>
    public static FunctionUses None { get; } = new();

    public static FunctionUses Of(OperationTree operations, VariableSteps steps)
    {
        FunctionUses uses = new();
        HashSet<ISymbol> otherwiseUsed = new(SymbolEqualityComparer.Default);
        Dictionary<ISymbol, IOperation?> declaredIn = new(SymbolEqualityComparer.Default);
        for (int i = 0; i < operations.Count; i++)
        {
            switch (operations[i])
            {
                case IVariableDeclaratorOperation { Symbol: var local, Initializer.Value: { } value } when !steps.IsWritten(local) && FunctionIn(value) is { } function && IsFollowable(function):
                    uses.locals[local] = function;
                    declaredIn[local] = operations[i].FunctionAround();
                    break;
                case ILocalReferenceOperation { Local: var local, Type.TypeKind: TypeKind.Delegate } reference
                    when !(IsCalled(reference) || IsForEach(reference.Parent)) || !declaredIn.TryGetValue(local, out IOperation? around) || around != reference.FunctionAround():
                    otherwiseUsed.Add(local);
                    break;
                case IDelegateCreationOperation { Target: var target } creation when IsForEach(creation.Parent) && IsFollowable(target):
                    uses.seen.Add(target.Syntax);
                    break;
            }
        }

        foreach (ISymbol local in otherwiseUsed)
        {
            uses.locals.Remove(local);
        }

        uses.seen.UnionWith(uses.locals.Values.Select(function => function.Syntax));
        return uses;
    }

    /// <summary>Whether all that becomes of a function is seen in the body.</summary>
    /// <param name="function">A lambda, or a reference to a method.</param>
    public bool AreSeen(IOperation function) => this.seen.Contains(function.Syntax);

    /// <summary>The function that a delegate certainly is; null where it may be any.</summary>
    public IMethodSymbol? FunctionOf(IOperation expression) => MethodOf(expression switch
    {
        ILocalReferenceOperation { Local: var local } => this.locals.TryGetValue(local, out IOperation function) ? function : null,
        IDelegateCreationOperation { Target: var target } when this.AreSeen(target) => target,
        IConversionOperation { OperatorMethod: null } conversion => FunctionIn(conversion),
        _ => null,
    });

    /// <summary>The function that a call of <c>List.ForEach</c> runs for each element; null where it may be any, or for other calls.</summary>
    public IMethodSymbol? RunForEach(IInvocationOperation invocation) =>
        IsForEach(invocation) && invocation.Arguments is [{ Value: var function }] ? this.FunctionOf(function) : null;

    public static bool IsForEach(IInvocationOperation invocation) =>
        invocation.TargetMethod is { Name: "ForEach", ContainingType: { Name: "List", ContainingNamespace: { Name: "Generic", ContainingNamespace.Name: "Collections" } } };

    private static bool IsCalled(ILocalReferenceOperation reference) =>
        reference.Parent is IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } invocation && invocation.Instance == reference;

    private static IOperation? FunctionIn(IOperation value) => value switch
    {
        IDelegateCreationOperation creation => creation.Target,
        IConversionOperation { OperatorMethod: null } conversion => FunctionIn(conversion.Operand),
        _ => null,
    };

    private static IMethodSymbol? MethodOf(IOperation? function) => function switch
    {
        IAnonymousFunctionOperation lambda => lambda.Symbol,
        IFlowAnonymousFunctionOperation lambda => lambda.Symbol,
        IMethodReferenceOperation { Instance: null or IInstanceReferenceOperation } reference => reference.Method.OriginalDefinition,
        _ => null,
    };

    private static bool IsFollowable(IOperation function) => MethodOf(function) is not null;

    private static bool IsForEach(IOperation? argument) => argument is IArgumentOperation { Parent: IInvocationOperation invocation } && IsForEach(invocation);
}
