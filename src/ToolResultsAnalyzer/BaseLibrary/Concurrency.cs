using Microsoft.CodeAnalysis;

namespace ToolResultsAnalyzer.BaseLibrary;

/// <summary>What of .NET runs functions at the same time, and what keeps them from it.</summary>
internal static class Concurrency
{
    /// <summary>Whether a method runs functions, or waits for tasks, at the same time.</summary>
    public static bool Runs(IMethodSymbol method) => IsWhenAllOrAny(method) || RunsAll(method) || Spawns(method);

    public static bool IsWhenAllOrAny(IMethodSymbol method) => method.Name is "WhenAll" or "WhenAny" or "WaitAll" or "WaitAny" && Awaitables.IsTask(method.ContainingType);

    /// <summary>Whether a method runs the function it is given for many elements at the same time.</summary>
    public static bool RunsAll(IMethodSymbol method) => method.ContainingType is { Name: var type, ContainingNamespace: var space }
        && ((type == "Parallel" && method.Name is "For" or "ForEach" or "ForAsync" or "ForEachAsync" && IsNamed(space, "Tasks"))
            || (type == "ParallelEnumerable" && IsNamed(space, "Linq")));

    /// <summary>Whether a method runs all functions that it is given at the same time.</summary>
    public static bool RunsEach(IMethodSymbol method) => method is { Name: "Invoke", ContainingType: { Name: "Parallel", ContainingNamespace: var space } } && IsNamed(space, "Tasks");

    /// <summary>Whether a method or constructor has a function run while the caller goes on.</summary>
    public static bool Spawns(IMethodSymbol method) => method.ContainingType is { Name: var type, ContainingNamespace: var space }
        && ((type == "Task" && method.Name == "Run" && IsNamed(space, "Tasks"))
            || (type == "TaskFactory" && method.Name == "StartNew" && IsNamed(space, "Tasks"))
            || (type == "ThreadPool" && method.Name is "QueueUserWorkItem" or "UnsafeQueueUserWorkItem" && IsNamed(space, "Threading"))
            || (method.MethodKind == MethodKind.Constructor && IsThread(method.ContainingType))
            || RunsEach(method));

    public static bool IsThread(INamedTypeSymbol? type) => type is { Name: "Thread", ContainingNamespace: var space } && IsNamed(space, "Threading");

    /// <summary>Whether a method waits until it has something for itself: a monitor, a semaphore, a mutex, a lock.</summary>
    public static bool Takes(IMethodSymbol method) => IsOfThreading(method.ContainingType)
        && (method.Name.StartsWith("Wait", StringComparison.Ordinal) || method.Name.StartsWith("Enter", StringComparison.Ordinal) || method.Name.StartsWith("TryEnter", StringComparison.Ordinal));

    /// <summary>Whether a method gives it back.</summary>
    public static bool GivesBack(IMethodSymbol method) => IsOfThreading(method.ContainingType)
        && (method.Name.StartsWith("Release", StringComparison.Ordinal) || method.Name.StartsWith("Exit", StringComparison.Ordinal) || method.Name == "Set");

    /// <summary>Whether a type has a number of entries that its constructor is given.</summary>
    public static bool HasEntries(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "SemaphoreSlim" or "Semaphore" } named && IsOfThreading(named);

    /// <summary>Whether an <c>Add</c> of this type breaks when two run at the same time.</summary>
    public static bool IsUnsafeCollection(INamedTypeSymbol? type) =>
        type is { ContainingNamespace: { Name: "Generic" or "ObjectModel", ContainingNamespace: { Name: "Collections", ContainingNamespace.Name: "System" } } } && !type.Name.StartsWith("Synchronized", StringComparison.Ordinal);

    private static bool IsOfThreading(INamedTypeSymbol? type) => IsNamed(type?.ContainingNamespace, "Threading");

    private static bool IsNamed(INamespaceSymbol? space, string last) => space?.Name == last
        && (last == "Tasks" ? space.ContainingNamespace is { Name: "Threading", ContainingNamespace.Name: "System" } : space.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true });
}
