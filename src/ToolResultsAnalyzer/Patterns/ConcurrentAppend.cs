using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.BaseLibrary;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Patterns;

/// <summary>A tool result added, by functions that run at the same time and with nothing that keeps them apart, to a list that they share.</summary>
internal static class ConcurrentAppend
{
    public static IEnumerable<Pattern> In(PatternBody body)
    {
        ConcurrentRuns runs = new(body);
        foreach (OperationTree function in body.Tree.Functions)
        {
            foreach (IOperation operation in function.Own)
            {
                if (operation is IInvocationOperation invocation && AddIn(invocation, body) is { } history
                    && runs.RunOf(invocation) is { } run && IsShared(history, run.Steps) && !run.Steps.Any(step => Guards.Keep(step.Place, step.Function, body)))
                {
                    yield return new(PatternKind.ConcurrentAppend, invocation.Syntax, Pattern.NameOf(history.Syntax, "the history"))
                    {
                        Runs = ImmutableArray.Create(run.Start.Syntax),
                        IsEnforced = body.Symbols.DialectOf(history.Type).IsEnforced,
                    };
                }
            }
        }
    }

    /// <summary>The history that a call adds a result to with no care for others that do, itself or in the function that it runs; else null.</summary>
    private static IOperation? AddIn(IInvocationOperation invocation, PatternBody body)
    {
        if (DirectAdd(invocation, body) is ({ } history, { } messages))
        {
            return messages.Any(message => ResultValues.HoldsResult(body, message)) ? history : null;
        }

        if (!invocation.Arguments.Any(argument => ResultValues.HoldsResult(body, argument.Value)) || body.CalleeOf(invocation) is not { } callee)
        {
            return null;
        }

        bool isNested = body.Tree.Functions.Contains(callee);
        PatternBody called = isNested ? body : new(callee, invocation.TargetMethod, body.Calls);
        ISymbol function = callee.Root switch
        {
            ILocalFunctionOperation local => local.Symbol,
            IAnonymousFunctionOperation lambda => lambda.Symbol,
            _ => invocation.TargetMethod.OriginalDefinition,
        };
        foreach (IInvocationOperation inner in callee.Own.OfType<IInvocationOperation>())
        {
            if (DirectAdd(inner, called) is not ({ } target, { } added) || Guards.Keep(inner, callee.Root, called)
                || !added.Any(message => message.Bare() is IParameterReferenceOperation { Parameter: var parameter } && GivenFor(parameter) is { } given && ResultValues.HoldsResult(body, given)))
            {
                continue;
            }

            // What is seen to be a result in the function itself is found there.
            if (isNested && added.Any(message => ResultValues.HoldsResult(body, message)))
            {
                return null;
            }

            return target is IParameterReferenceOperation { Parameter: var list } ? GivenFor(list)?.Bare() ?? target : target;
        }

        return null;

        IOperation? GivenFor(IParameterSymbol parameter) => SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, function) ? Operands.Argument(invocation, parameter.Ordinal) : null;
    }

    /// <summary>What an <c>Add</c> or <c>AddRange</c> of a collection that is not made for threads adds to.</summary>
    private static (IOperation History, IOperation[] Messages)? DirectAdd(IInvocationOperation invocation, PatternBody body) =>
        (Concurrency.IsUnsafeCollection(invocation.TargetMethod.ContainingType) || body.Symbols.Is(invocation.TargetMethod.ContainingType, Role.HistoryType)) && invocation.Instance is { } instance && !IsNoList(instance.Bare().Type)
            && ResultValues.AppendIn(body.Symbols, invocation) is { } append && Operands.SymbolOf(append.History) is not null ? append : null;

    /// <summary>What is behind an interface of .NET's collections may be made for threads all the same.</summary>
    private static bool IsNoList(ITypeSymbol? type) => type is INamedTypeSymbol { ContainingNamespace.Name: "Concurrent" or "Immutable" };

    /// <summary>Whether a history is there outside of the functions that run at the same time.</summary>
    private static bool IsShared(IOperation history, IReadOnlyList<RunStep> steps) => history switch
    {
        ILocalReferenceOperation local => !IsDeclaredIn(local.Local, steps),
        IParameterReferenceOperation parameter => !IsDeclaredIn(parameter.Parameter, steps),
        IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation } => true,
        IMemberReferenceOperation { Instance: { } instance } => IsShared(instance.Bare(), steps),
        _ => false,
    };

    private static bool IsDeclaredIn(ISymbol symbol, IReadOnlyList<RunStep> steps) => steps.Any(step =>
        symbol.DeclaringSyntaxReferences.Any(declaration => declaration.SyntaxTree == step.Function.Syntax.SyntaxTree && step.Function.Syntax.Span.Contains(declaration.Span)));
}
