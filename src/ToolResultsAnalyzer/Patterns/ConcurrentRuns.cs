using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.BaseLibrary;
using ToolResultsAnalyzer.ControlFlow;

namespace ToolResultsAnalyzer.Patterns;

/// <summary>Which lambdas and local functions of a body run at the same time as themselves.</summary>
internal sealed class ConcurrentRuns(PatternBody body)
{
    private const int MaxDepth = 6;

    private readonly Dictionary<IOperation, Mode?> modes = new();

    /// <summary>How a function runs beside itself.</summary>
    private enum Way
    {
        /// <summary>One run begins when the one before has come to its first <c>await</c>: what follows it runs at the same time.</summary>
        Interleaved,

        /// <summary>All of it runs at the same time.</summary>
        Parallel,
    }

    /// <summary>By what an operation runs at the same time as itself, and by which steps; null where it does not.</summary>
    public ConcurrentRun? RunOf(IOperation operation) => this.RunOf(operation, 0);

    private ConcurrentRun? RunOf(IOperation operation, int depth) =>
        operation.FunctionAround() is { } function && this.ModeOf(function, depth) is { } mode && (mode.Way == Way.Parallel || this.IsAfterAwait(operation, function))
            ? new(mode.Start, mode.StepsTo(operation, function))
            : null;

    private Mode? ModeOf(IOperation function, int depth)
    {
        if (depth > MaxDepth)
        {
            return null;
        }

        if (!this.modes.TryGetValue(function, out Mode? mode))
        {
            this.modes[function] = null;
            this.modes[function] = mode = this.FindMode(function, depth);
        }

        return mode;
    }

    private Mode? FindMode(IOperation function, int depth)
    {
        Mode? found = null;
        foreach (IOperation use in this.UsesOf(function))
        {
            Mode? mode = use is IInvocationOperation call ? this.ModeOfCall(call, depth) : this.ModeOfDelegate(function, use, depth);
            if (mode is not null && (found is null || mode.Way > found.Way))
            {
                found = mode;
            }
        }

        return found;
    }

    /// <summary>The calls of a function, and the places where a delegate of it is handed on.</summary>
    private IEnumerable<IOperation> UsesOf(IOperation function)
    {
        if (function is IAnonymousFunctionOperation)
        {
            return this.UsesOfValue(function);
        }

        IMethodSymbol local = ((ILocalFunctionOperation)function).Symbol;
        return body.Operations.SelectMany(operation => operation switch
        {
            IInvocationOperation invocation when SymbolEqualityComparer.Default.Equals(invocation.TargetMethod.OriginalDefinition, local) => new[] { operation },
            IMethodReferenceOperation reference when SymbolEqualityComparer.Default.Equals(reference.Method.OriginalDefinition, local) => this.UsesOfValue(operation),
            _ => Enumerable.Empty<IOperation>(),
        });
    }

    /// <summary>Where a value is used, also through a local that holds nothing else.</summary>
    private IEnumerable<IOperation> UsesOfValue(IOperation value)
    {
        (IOperation? user, IOperation operand) = value.Use();
        if (user is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } && body.ValuesOf(local).Count == 1)
        {
            return body.Operations.OfType<ILocalReferenceOperation>().Where(reference => SymbolEqualityComparer.Default.Equals(reference.Local, local))
                .Select(reference => reference.Parent is IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } call && call.Instance == reference ? call : (IOperation)reference);
        }

        return new[] { operand };
    }

    /// <summary>How a function runs that is called: as often as the call, and beside itself where nobody waits for it.</summary>
    private Mode? ModeOfCall(IInvocationOperation call, int depth)
    {
        if (this.RunOf(call, depth + 1) is { } run)
        {
            return new(Way.Parallel, run.Start, run.Steps);
        }

        if (call.FunctionAround() is { } around && this.ModeOf(around, depth + 1) is { } mode && mode.Way == Way.Interleaved)
        {
            return new(Way.Interleaved, mode.Start, mode.StepsTo(call, around));
        }

        // Tasks that a loop starts and something waits for afterwards.
        return LoopAround(call) is { } loop && this.WaitedForTogether(call) is { } wait && !loop.Syntax.Span.Contains(wait.Syntax.Span) ? new(Way.Interleaved, wait, new RunStep[] { new(call, loop) }) : null;
    }

    private Mode? ModeOfDelegate(IOperation function, IOperation use, int depth)
    {
        (IOperation? user, _) = use.Use();
        if (user is IReturnOperation && user.FunctionAround() is { } maker)
        {
            // Functions that are made one by one and run together.
            return this.ModeOf(maker, depth + 1) is { Start: IInvocationOperation all } made && Concurrency.RunsEach(all.TargetMethod) ? new(Way.Parallel, all, made.StepsTo(function, maker)) : null;
        }

        if (user is IArrayInitializerOperation { ElementValues.Length: > 1, Parent: { } array })
        {
            (user, _) = array.Use();
            return user is IArgumentOperation { Parent: IInvocationOperation each } && Concurrency.RunsEach(each.TargetMethod) ? new(Way.Parallel, each, Array.Empty<RunStep>()) : null;
        }

        IMethodSymbol? method = (user is IArgumentOperation ? user.Parent : null) switch
        {
            IInvocationOperation invocation => invocation.TargetMethod,
            IObjectCreationOperation creation => creation.Constructor,
            _ => null,
        };
        if (method is null)
        {
            return null;
        }

        IOperation taker = user!.Parent!;
        if (Concurrency.RunsAll(method))
        {
            return this.IsOneByOne(taker) ? null : new(Way.Parallel, taker, Array.Empty<RunStep>());
        }

        if (Concurrency.Spawns(method))
        {
            if (this.RunOf(taker, depth + 1) is { } run)
            {
                return new(Way.Parallel, run.Start, run.Steps);
            }

            if (taker.FunctionAround() is { } around && this.ModeOf(around, depth + 1) is { } mode)
            {
                return new(Way.Parallel, mode.Start, mode.StepsTo(taker, around));
            }

            return LoopAround(taker) is { } loop && !this.IsWaitedForInLoop(taker) ? new(Way.Parallel, taker, new RunStep[] { new(taker, loop) }) : null;
        }

        return method.Name == "Select" && taker is IInvocationOperation selection && SequenceMembers.IsFromBaseLibrary(method) && this.WaitedForTogether(selection) is { } wait
            ? new(Way.Interleaved, wait, Array.Empty<RunStep>())
            : null;
    }

    /// <summary>The <c>Task.WhenAll</c>, or the like, that gets the tasks of an expression, by way of lists and locals; else null.</summary>
    private IOperation? WaitedForTogether(IOperation tasks, int depth = 0)
    {
        (IOperation? user, IOperation operand) = tasks.Use();
        if (depth > MaxDepth || user is null)
        {
            return null;
        }

        switch (user)
        {
            case IArgumentOperation { Parent: IInvocationOperation call }:
                return OfCall(call);
            case IInvocationOperation call when call.Instance == operand:
                return OfCall(call);
            case ITranslatedQueryOperation or { Syntax: CollectionExpressionSyntax or SpreadElementSyntax }:
                return this.WaitedForTogether(user, depth + 1);
            case IArrayInitializerOperation { Parent: { } array }:
                return this.WaitedForTogether(array, depth + 1);
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                return OfLocal(local);
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } }:
                return OfLocal(local);
            case ISimpleAssignmentOperation { Target: IArrayElementReferenceOperation { ArrayReference: ILocalReferenceOperation { Local: var local } } }:
                return OfLocal(local);
            default:
                return null;
        }

        IOperation? OfCall(IInvocationOperation call)
        {
            if (Concurrency.IsWhenAllOrAny(call.TargetMethod) || Concurrency.RunsEach(call.TargetMethod))
            {
                return call;
            }

            if (SequenceMembers.IsCopy(call.TargetMethod.Name) || SequenceMembers.IsReordering(call.TargetMethod.Name) || call.TargetMethod.Name is "Concat" or "Append")
            {
                return this.WaitedForTogether(call, depth + 1);
            }

            // What is put into a list goes where the list goes.
            return call.TargetMethod.Name is "Add" or "AddRange" && call.Instance?.Bare() is ILocalReferenceOperation { Local: var list } ? OfLocal(list) : null;
        }

        IOperation? OfLocal(ILocalSymbol local) => body.Operations.OfType<ILocalReferenceOperation>()
            .Where(reference => SymbolEqualityComparer.Default.Equals(reference.Local, local) && reference.Syntax.SpanStart > tasks.Syntax.SpanStart && !IsAddedTo(reference))
            .Select(reference => this.WaitedForTogether(reference, depth + 1))
            .FirstOrDefault(wait => wait is not null);
    }

    private static bool IsAddedTo(IOperation reference) => reference.Parent is IInvocationOperation { TargetMethod.Name: "Add" or "AddRange" } call && call.Instance == reference;

    /// <summary>The loop of its own function for each round of which an operation is done.</summary>
    private static ILoopOperation? LoopAround(IOperation operation) => operation.Ancestors()
        .TakeWhile(around => around is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
        .OfType<ILoopOperation>()
        .FirstOrDefault(loop => loop.Body.Syntax.Span.Contains(operation.Syntax.Span));

    /// <summary>Whether a round of the loop around it waits for what an operation has started.</summary>
    private bool IsWaitedForInLoop(IOperation start)
    {
        if (start is IInvocationOperation invocation && Awaitables.IsTask(invocation.TargetMethod.ReturnType) && Awaitables.IsWaitedFor(invocation))
        {
            return true;
        }

        (IOperation? user, _) = start.Use();
        ILocalSymbol? local = user is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } ? declarator.Symbol : null;
        return local is not null && LoopAround(start) is { } loop && body.Operations.Any(operation =>
            operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local) && loop.Syntax.Span.Contains(reference.Syntax.Span)
            && reference.Use().User is IAwaitOperation or IInvocationOperation { TargetMethod.Name: "Wait" or "Join" or "GetAwaiter" or "ConfigureAwait" } or IPropertyReferenceOperation { Property.Name: "Result" });
    }

    /// <summary>Whether the options that are given visibly allow one run at a time.</summary>
    private bool IsOneByOne(IOperation parallel) => parallel is IInvocationOperation { Arguments: var arguments } && arguments.Any(argument =>
        argument.Parameter?.Type.Name == "ParallelOptions" && body.Resolve(argument.Value) is IObjectCreationOperation { Initializer.Initializers: var set }
        && set.Any(assignment => assignment is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "MaxDegreeOfParallelism" }, Value.ConstantValue: { HasValue: true, Value: 1 } }));

    /// <summary>Whether an <c>await</c> of the function that may take time stands before an operation, or in it.</summary>
    private bool IsAfterAwait(IOperation operation, IOperation function) => this.OwnOf(function).Any(own =>
        own.Syntax.SpanStart < operation.Syntax.Span.End && !own.Syntax.Span.Contains(operation.Syntax.Span)
        && own is IAwaitOperation { Operation: var awaited } && Awaitables.HeldBy(awaited.Bare()) is null && awaited.Bare() is not IPropertyReferenceOperation { Property.Name: "CompletedTask" });

    private IEnumerable<IOperation> OwnOf(IOperation function) => body.Tree.Functions.FirstOrDefault(tree => tree.Root == function)?.Own ?? Enumerable.Empty<IOperation>();

    /// <param name="Way">How the function runs.</param>
    /// <param name="Start">What runs it so.</param>
    /// <param name="Outer">The steps from there to the function.</param>
    private sealed record Mode(Way Way, IOperation Start, IReadOnlyList<RunStep> Outer)
    {
        public IReadOnlyList<RunStep> StepsTo(IOperation place, IOperation function) => new[] { new RunStep(place, function) }.Concat(this.Outer).ToArray();
    }
}
