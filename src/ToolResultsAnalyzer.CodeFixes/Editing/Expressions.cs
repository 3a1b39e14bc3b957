using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ToolResultsAnalyzer.Editing;

/// <summary>What expressions are, written one way or another.</summary>
internal static class Expressions
{
    /// <summary>The expression without the parentheses and <c>!</c> around it.</summary>
    public static ExpressionSyntax Bare(this ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => parenthesized.Expression.Bare(),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => suppressed.Operand.Bare(),
        _ => expression,
    };

    /// <summary>The expression without parentheses, <c>!</c> and casts around it.</summary>
    public static ExpressionSyntax WithoutCast(this ExpressionSyntax expression) => expression.Bare() is CastExpressionSyntax cast ? cast.Expression.WithoutCast() : expression.Bare();

    /// <summary>The expression with the parentheses, <c>!</c> and casts around it.</summary>
    public static ExpressionSyntax Whole(this ExpressionSyntax expression) =>
        expression.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }
            ? ((ExpressionSyntax)expression.Parent).Whole()
            : expression;

    /// <summary>Whether an expression can be read again without doing anything.</summary>
    public static bool IsPath(this ExpressionSyntax expression) => expression.Bare() switch
    {
        IdentifierNameSyntax or ThisExpressionSyntax or LiteralExpressionSyntax => true,
        MemberAccessExpressionSyntax access => access.Expression.IsPath(),
        ElementAccessExpressionSyntax element => element.Expression.IsPath() && element.ArgumentList.Arguments.All(argument => argument.Expression.IsPath()),
        CastExpressionSyntax cast => cast.Expression.IsPath(),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.ValueText: "OfType" }, Expression: var items }, ArgumentList.Arguments.Count: 0 } => items.IsPath(),
        _ => false,
    };

    /// <summary>The expression that copies are made of, or the expression itself.</summary>
    public static ExpressionSyntax Original(this ExpressionSyntax expression) =>
        expression.Bare() is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToList" or "ToArray", Expression: var items }, ArgumentList.Arguments.Count: 0 } ? items.Original() : expression.Bare();

    /// <summary>The expression to be written elsewhere: one that may be long and commented where it stands is made short.</summary>
    public static string Rewritten(this ExpressionSyntax expression) => expression.IsPath() ? string.Concat(expression.DescendantTokens().Select(token => token.Text)) : expression.ToString();

    /// <summary>Whether an expression may do something beside giving a value. Methods of the base library on values are taken to do nothing.</summary>
    public static bool HasEffect(this ExpressionSyntax expression) => expression.DescendantNodesAndSelf().Any(node => node switch
    {
        AwaitExpressionSyntax or AnonymousFunctionExpressionSyntax => true,
        AssignmentExpressionSyntax assignment => assignment.Parent is not InitializerExpressionSyntax,
        PostfixUnaryExpressionSyntax postfix => !postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression),
        PrefixUnaryExpressionSyntax prefix => prefix.IsKind(SyntaxKind.PreIncrementExpression) || prefix.IsKind(SyntaxKind.PreDecrementExpression),
        InvocationExpressionSyntax invocation => invocation.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "NewGuid" or "ToString" or "Trim" or "FirstOrDefault" or "First" or "Concat" or "Join" or "OfType" or "ToList" or "ToArray" },
        _ => false,
    });

    public static bool IsSameAs(this SyntaxNode node, SyntaxNode other) => SyntaxFactory.AreEquivalent(node, other, topLevel: false);

    /// <summary>Whether code does not go on behind a statement.</summary>
    public static bool EndsInJump(this StatementSyntax statement) =>
        StatementList.OfBody(statement).LastOrDefault() is ReturnStatementSyntax or ThrowStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax;

    /// <summary>Whether a statement, or the last one of a block, returns from the function or throws.</summary>
    public static bool EndsInReturn(this StatementSyntax statement) => StatementList.OfBody(statement).LastOrDefault() is ReturnStatementSyntax or ThrowStatementSyntax;

    /// <summary>The statement's own code, without that of lambdas and local functions in it.</summary>
    public static IEnumerable<SyntaxNode> OwnNodes(this SyntaxNode node) =>
        node.DescendantNodesAndSelf(inner => inner is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax));

    /// <summary>The statements in some code that leave it: the returns, and the jumps to somewhere else.</summary>
    public static IEnumerable<StatementSyntax> JumpsOut(this SyntaxNode code)
    {
        foreach (SyntaxNode node in code.OwnNodes())
        {
            switch (node)
            {
                case ReturnStatementSyntax or GotoStatementSyntax or YieldStatementSyntax { RawKind: (int)SyntaxKind.YieldBreakStatement }:
                    yield return (StatementSyntax)node;
                    break;
                case BreakStatementSyntax when !node.Ancestors().TakeWhile(ancestor => ancestor != code.Parent).Any(ancestor => IsLoop(ancestor) || ancestor is SwitchStatementSyntax):
                case ContinueStatementSyntax when !node.Ancestors().TakeWhile(ancestor => ancestor != code.Parent).Any(IsLoop):
                    yield return (StatementSyntax)node;
                    break;
            }
        }
    }

    /// <summary>Whether a node is, or may hold, a body of its own.</summary>
    public static bool IsFunction(SyntaxNode node) => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax;

    public static bool IsLoop(SyntaxNode node) => node is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax;
}
