using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ToolResultsAnalyzer.ControlFlow;

/// <summary>A loop statement of a body.</summary>
/// <param name="Number">Numbers the loops of a body in source order.</param>
internal sealed record Loop(int Number, StatementSyntax Statement)
{
    /// <summary>The statement that is run each round; what is left of the loop decides whether there is another one.</summary>
    public StatementSyntax Body { get; } = Statement switch
    {
        CommonForEachStatementSyntax loop => loop.Statement,
        ForStatementSyntax loop => loop.Statement,
        WhileStatementSyntax loop => loop.Statement,
        DoStatementSyntax loop => loop.Statement,
        _ => Statement,
    };

    /// <summary>The part of the source that belongs to the loop once it runs (not what a <c>for</c> does before).</summary>
    public TextSpan Span { get; } = Statement is ForStatementSyntax { FirstSemicolonToken: var semicolon }
        ? TextSpan.FromBounds(semicolon.SpanStart, Statement.Span.End)
        : Statement.Span;

    public bool Equals(Loop? other) => other is not null && this.Statement == other.Statement;

    public override int GetHashCode() => this.Number;
}

/// <summary>How a loop moves an index: by one, in one direction, or in a way that is not understood.</summary>
internal static class IndexStep
{
    /// <summary>
    /// 1 or -1 when all that the loop does to a local is to move it by one in that direction; null otherwise, also when the
    /// loop leaves it alone. A local cannot be shadowed inside the loop, so its name stands for it.
    /// </summary>
    public static int? Of(Loop loop, string index)
    {
        int? direction = null;
        foreach (SyntaxNode node in loop.Statement.DescendantNodes().Where(node => loop.Span.Contains(node.Span)))
        {
            int? step;
            switch (node)
            {
                case PostfixUnaryExpressionSyntax unary when IsName(unary.Operand, index) && !unary.IsKind(SyntaxKind.SuppressNullableWarningExpression):
                    step = unary.IsKind(SyntaxKind.PostIncrementExpression) ? 1 : -1;
                    break;
                case PrefixUnaryExpressionSyntax unary when IsName(unary.Operand, index) && (unary.IsKind(SyntaxKind.PreIncrementExpression) || unary.IsKind(SyntaxKind.PreDecrementExpression)):
                    step = unary.IsKind(SyntaxKind.PreIncrementExpression) ? 1 : -1;
                    break;
                case AssignmentExpressionSyntax { Right: LiteralExpressionSyntax { Token.Value: 1 } } assignment when IsName(assignment.Left, index) && (assignment.IsKind(SyntaxKind.AddAssignmentExpression) || assignment.IsKind(SyntaxKind.SubtractAssignmentExpression)):
                    step = assignment.IsKind(SyntaxKind.AddAssignmentExpression) ? 1 : -1;
                    break;
                case AssignmentExpressionSyntax assignment when IsName(assignment.Left, index):
                case ArgumentSyntax argument when !argument.RefKindKeyword.IsKind(SyntaxKind.None) && IsName(argument.Expression, index):
                case RefExpressionSyntax reference when IsName(reference.Expression, index):
                    return null;
                default:
                    continue;
            }

            if (direction is not null && direction != step)
            {
                return null;
            }

            direction = step;
        }

        return direction;
    }

    private static bool IsName(ExpressionSyntax expression, string name) =>
        expression is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name;
}
