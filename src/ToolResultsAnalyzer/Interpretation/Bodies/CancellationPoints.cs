using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.BaseLibrary;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>The calls of a body that a cancellation ends, with nothing around them that could put a history in order.</summary>
internal sealed class CancellationPoints(BodyContext body)
{
    private readonly Dictionary<IInvocationOperation, bool> known = new();
    private ITryOperation[]? tries;

    /// <summary>Whether a cancellation may leave the body at a call, past each <c>catch</c> and <c>finally</c> that could do something about it.</summary>
    public bool Contains(IInvocationOperation invocation)
    {
        if (!this.known.TryGetValue(invocation, out bool isPoint))
        {
            this.known.Add(invocation, isPoint = body.Site is null && Cancellation.MayEnd(invocation) && this.IsInAnsweringLoop(invocation) && this.Passes(invocation));
        }

        return isPoint;
    }

    private bool IsInAnsweringLoop(IInvocationOperation invocation)
    {
        foreach (ControlFlow.Loop loop in body.Graph.Loops)
        {
            if (loop.Span.Contains(invocation.Syntax.Span) && body.MayAnswer(loop))
            {
                return true;
            }
        }

        return false;
    }

    private bool Passes(IInvocationOperation invocation)
    {
        this.tries ??= body.OwnOperations.OfType<ITryOperation>().ToArray();
        return this.tries.All(around =>
            (!around.Body.Syntax.Span.Contains(invocation.Syntax.Span) || around.Catches.All(this.LetsPass))
            && (around.Finally is null || !around.Syntax.Span.Contains(invocation.Syntax.Span) || !this.MaySettle(around.Finally)));
    }

    /// <summary>Whether a clause catches no cancellation, or throws on without having done anything to a history.</summary>
    private bool LetsPass(ICatchClauseOperation clause) =>
        !Cancellation.IsCaughtAs(clause.ExceptionType)
        || (clause.Filter is { } filter && Excludes(filter))
        || (clause.Handler.Operations.LastOrDefault() is IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation }
            && !clause.Handler.Descendants().Any(operation => operation is IReturnOperation or IBranchOperation)
            && !this.MaySettle(clause.Handler));

    /// <summary>Whether a filter lets cancellations pass: <c>when (exception is not OperationCanceledException)</c>.</summary>
    private static bool Excludes(IOperation filter) => filter switch
    {
        IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: ITypePatternOperation { MatchedType: var type } } } => Cancellation.IsException(type),
        IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IDeclarationPatternOperation { MatchedType: var type } } } => Cancellation.IsException(type),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: IIsTypeOperation { TypeOperand: var type } } => Cancellation.IsException(type),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both => Excludes(both.LeftOperand) || Excludes(both.RightOperand),
        _ => false,
    };

    /// <summary>Whether some code may do something to a history: it names one, or runs code that has one at hand.</summary>
    private bool MaySettle(IOperation code) => code.DescendantsAndSelf().Any(operation => body.Symbols.IsHistory(operation.Type) || (operation is IInvocationOperation invocation && this.MayReachHistory(invocation)));

    private bool MayReachHistory(IInvocationOperation invocation) => invocation.TargetMethod switch
    {
        { MethodKind: MethodKind.DelegateInvoke or MethodKind.LocalFunction } => true,
        { DeclaringSyntaxReferences.IsEmpty: true } => false,
        { IsStatic: true } => true,
        var method => invocation.Instance is null or IInstanceReferenceOperation || body.Compilation.Helpers.KeepsHistories(method.ContainingType),
    };
}
