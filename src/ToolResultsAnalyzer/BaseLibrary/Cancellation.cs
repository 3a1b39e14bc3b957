using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ToolResultsAnalyzer.BaseLibrary;

/// <summary>What .NET says about cancellation.</summary>
internal static class Cancellation
{
    /// <summary>Whether a call ends in an exception when somebody cancels: it asks a token, or is given one.</summary>
    public static bool MayEnd(IInvocationOperation invocation) =>
        (invocation.TargetMethod.Name == "ThrowIfCancellationRequested" && IsToken(invocation.TargetMethod.ContainingType))
        || (Awaitables.IsTask(invocation.TargetMethod.ReturnType) && invocation.Arguments.Any(argument => argument.ArgumentKind == ArgumentKind.Explicit && IsToken(argument.Value.Type) && !IsNone(argument.Value)));

    /// <summary>Whether an exception type is that of a cancellation, or a base of it; null stands for a clause that catches all.</summary>
    public static bool IsCaughtAs(ITypeSymbol? type) =>
        type is null or { SpecialType: SpecialType.System_Object } || IsException(type) || type is { Name: "Exception" or "SystemException", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    public static bool IsException(ITypeSymbol? type) => type is { Name: "OperationCanceledException" or "TaskCanceledException" };

    private static bool IsToken(ITypeSymbol? type) => type is { Name: "CancellationToken", ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" } };

    /// <summary>Whether a token is one that nobody can cancel.</summary>
    private static bool IsNone(IOperation token) => token switch
    {
        IDefaultValueOperation => true,
        IPropertyReferenceOperation { Property.Name: "None" } => true,
        IConversionOperation conversion => IsNone(conversion.Operand),
        _ => false,
    };
}
