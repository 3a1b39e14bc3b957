using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.BaseLibrary;
using ToolResultsAnalyzer.ControlFlow;

namespace ToolResultsAnalyzer.Patterns;

/// <summary>What lets only one function at a time come to a place.</summary>
internal static class Guards
{
    /// <summary>Whether something in a function keeps others away from an operation in it.</summary>
    /// <param name="place">The operation.</param>
    /// <param name="function">The lambda, local function or method that it stands in.</param>
    /// <param name="body">The body of both.</param>
    public static bool Keep(IOperation place, IOperation function, PatternBody body)
    {
        foreach (IOperation around in place.Ancestors().TakeWhile(around => around != function))
        {
            if (around is ILockOperation || (around is IUsingOperation { Resources: var resources } && MayLock(resources)))
            {
                return true;
            }
        }

        Dictionary<ISymbol, bool> taken = new(SymbolEqualityComparer.Default);
        foreach (IOperation operation in function.Descendants().Where(operation => operation.Syntax.Span.End <= place.Syntax.SpanStart).OrderBy(operation => operation.Syntax.Span.End))
        {
            switch (operation)
            {
                case IUsingDeclarationOperation { DeclarationGroup: var group } when operation.Parent!.Syntax.Span.Contains(place.Syntax.Span) && MayLock(group):
                    return true;
                case IInvocationOperation { TargetMethod: var method } invocation when Concurrency.Takes(method) && KeyOf(invocation) is { } key && !IsThrottle(invocation.Instance, body):
                    taken[key] = true;
                    break;
                case IInvocationOperation { TargetMethod: var method } invocation when Concurrency.GivesBack(method) && KeyOf(invocation) is { } key:
                    taken[key] = false;
                    break;
            }
        }

        return taken.ContainsValue(true);
    }

    /// <summary>What is taken: the semaphore, or the object of <c>Monitor.Enter</c>.</summary>
    private static ISymbol? KeyOf(IInvocationOperation invocation) =>
        Operands.SymbolOf(invocation.Instance ?? Operands.Argument(invocation, 0)) ?? invocation.TargetMethod.ContainingType;

    /// <summary>Whether a semaphore lets several in at a time.</summary>
    private static bool IsThrottle(IOperation? semaphore, PatternBody body) => semaphore is not null && Concurrency.HasEntries(semaphore.Bare().Type)
        && body.Resolve(semaphore) is IObjectCreationOperation creation
        && creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value.ConstantValue is { HasValue: true, Value: int and > 1 };

    /// <summary>Whether what is got for a <c>using</c> may be a lock: what a method gives, but for methods of .NET that have nothing to do with locks.</summary>
    private static bool MayLock(IOperation resources) => resources.DescendantsAndSelf().OfType<IInvocationOperation>().Any(invocation =>
        invocation.TargetMethod.ContainingNamespace is not { } space || !space.ToDisplayString().StartsWith("System", StringComparison.Ordinal) || space.ToDisplayString() == "System.Threading");
}
