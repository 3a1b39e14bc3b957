using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ToolResultsAnalyzer.BaseLibrary;

/// <summary>What .NET's tasks and their members do with the value that they hold.</summary>
internal static class Awaitables
{
    public static bool IsTask(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace.Name: "Threading" } };

    /// <summary>Whether a type merely holds a value that is awaited.</summary>
    public static bool HoldsOne(INamedTypeSymbol type) => type.TypeArguments.Length == 1
        && (IsTask(type) || (type.Name is "ConfiguredTaskAwaitable" or "ConfiguredValueTaskAwaitable" && type.ContainingNamespace.Name == "CompilerServices"));

    public static bool IsConfiguring(IMethodSymbol method) => method.Name == "ConfigureAwait";

    /// <summary>Whether a method gives what holds the same value in another way, or the value itself.</summary>
    public static bool IsSame(IMethodSymbol method) =>
        method is { Parameters.IsEmpty: true, Name: "GetAwaiter" or "GetResult" or "AsTask" or "Preserve", ContainingType.ContainingNamespace.Name: "CompilerServices" or "Tasks" };

    /// <summary>Whether a property waits for the value.</summary>
    public static bool IsResult(IPropertySymbol property) => property.Name == "Result" && IsTask(property.ContainingType);

    /// <summary>Whether a method waits for all of some tasks, and gives what they hold.</summary>
    public static bool IsWhenAll(IMethodSymbol method) => method.Name == "WhenAll" && IsTask(method.ContainingType);

    /// <summary>What a task that is finished at once holds; null where an operation makes none.</summary>
    public static IOperation? HeldBy(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod: { Name: "FromResult", ContainingType: var type }, Arguments: [var held] } && IsTask(type) ? held.Value : null;

    /// <summary>What is awaited, or the operation itself where nothing is.</summary>
    public static IOperation WithoutAwait(IOperation operation) => operation is not IAwaitOperation awaited ? operation
        : awaited.Operation is IInvocationOperation { Instance: { } task } configuring && IsConfiguring(configuring.TargetMethod) ? task
        : awaited.Operation;

    /// <summary>Whether whoever calls goes on only when the call is done.</summary>
    public static bool IsWaitedFor(IInvocationOperation invocation)
    {
        if (!IsTask(invocation.TargetMethod.ReturnType))
        {
            return !invocation.TargetMethod.IsAsync;
        }

        return UserOf(invocation) switch
        {
            null or IAwaitOperation or IReturnOperation => true,
            IInvocationOperation waiting => waiting.TargetMethod.Name is "GetAwaiter" or "Wait",
            IPropertyReferenceOperation property => IsResult(property.Property),
            _ => false,
        };
    }

    /// <summary>Whether nobody can wait for the call: it gives no task, or one that is thrown away.</summary>
    public static bool IsDropped(IInvocationOperation invocation) => IsTask(invocation.TargetMethod.ReturnType)
        ? UserOf(invocation) is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation }
        : invocation.TargetMethod.ReturnsVoid;

    /// <summary>What takes the task of a call.</summary>
    private static IOperation? UserOf(IInvocationOperation invocation)
    {
        IOperation? user = invocation.Parent;
        while (user is IConversionOperation or IParenthesizedOperation
            || (user is IInvocationOperation configuring && IsConfiguring(configuring.TargetMethod))
            || (user is IArgumentOperation { Parent: IInvocationOperation extension } && IsConfiguring(extension.TargetMethod)))
        {
            user = user.Parent;
        }

        return user;
    }
}
