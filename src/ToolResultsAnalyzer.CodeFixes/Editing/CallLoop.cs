using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ToolResultsAnalyzer.Editing;

/// <summary>A loop that takes one call after the other, and how a <c>continue</c> in it comes to the next.</summary>
/// <param name="Advance">The statement of the body that moves on to the next call, or null where the head of the loop does.</param>
/// <param name="Start">The statement of the body before which the current call is at hand and nothing was done with it.</param>
internal sealed record CallLoop(StatementSyntax Statement, StatementSyntax Body, ExpressionStatementSyntax? Advance, StatementSyntax Start)
{
    /// <summary>The innermost loop around a node, or null where a <c>continue</c> in it may not come to the next call.</summary>
    public static CallLoop? Around(FixSite site, SyntaxNode node) =>
        node.Ancestors().TakeWhile(ancestor => !Expressions.IsFunction(ancestor)).FirstOrDefault(Expressions.IsLoop) is StatementSyntax loop ? Of(site, loop) : null;

    public static CallLoop? Of(FixSite site, StatementSyntax loop)
    {
        (StatementSyntax? body, bool advances, ExpressionSyntax? condition) = loop switch
        {
            CommonForEachStatementSyntax each => (each.Statement, true, null),
            ForStatementSyntax { Incrementors.Count: > 0 } counting => (counting.Statement, true, null),
            WhileStatementSyntax test => (test.Statement, test.Condition.DescendantNodesAndSelf().Any(TakesNext), test.Condition),
            _ => ((StatementSyntax?)null, false, (ExpressionSyntax?)null),
        };
        if (body is null || StatementList.OfBody(body) is not { Count: > 0 } statements)
        {
            return null;
        }

        StatementSyntax? declaration = statements[0] is LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables } && site.Model.GetDeclaredSymbol(variables[0]) is ILocalSymbol local && site.Words.IsCall(local.Type)
            ? statements[0]
            : null;
        if (declaration is not null && statements.Count == 1)
        {
            return null;
        }

        StatementSyntax start = declaration is null ? statements[0] : statements[1];
        if (advances || declaration?.DescendantNodes().Any(TakesNext) == true)
        {
            return new(loop, body, null, start);
        }

        ExpressionStatementSyntax[] steps = statements.OfType<ExpressionStatementSyntax>().Where(statement => IsStep(statement, condition!)).ToArray();
        return steps.Length == 1 ? new(loop, body, steps[0], start) : null;
    }

    /// <summary>Whether nothing of the body would run after a statement, so that it needs no <c>continue</c> to come to the next call.</summary>
    public bool EndsWith(StatementSyntax statement)
    {
        for (SyntaxNode node = statement; node != this.Body; node = node.Parent!)
        {
            switch (node.Parent)
            {
                case BlockSyntax block when block.Statements.Last() == node:
                case IfStatementSyntax or ElseClauseSyntax:
                    continue;
                default:
                    return false;
            }
        }

        return true;
    }

    private static bool TakesNext(SyntaxNode node) => node is InvocationExpressionSyntax
    {
        Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "MoveNext" or "Dequeue" or "TryDequeue" or "Pop" or "TryPop" },
    };

    /// <summary><c>i++</c>, where the loop goes on as long as <c>i</c> is less than something.</summary>
    private static bool IsStep(ExpressionStatementSyntax statement, ExpressionSyntax condition)
    {
        ExpressionSyntax? counter = statement.Expression switch
        {
            PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression } postfix => postfix.Operand,
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression } prefix => prefix.Operand,
            _ => null,
        };
        return counter is IdentifierNameSyntax && condition.DescendantNodesAndSelf().OfType<BinaryExpressionSyntax>().Any(test => test.IsKind(SyntaxKind.LessThanExpression) && test.Left.IsSameAs(counter));
    }
}
