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

    /// <summary>How the loop counts, where it runs an index over a range.</summary>
    public IndexRange? Range { get; } = Statement is ForStatementSyntax loop ? IndexRange.TryCreate(loop) : null;

    /// <summary>The part of the source that belongs to the loop once it runs (not what a <c>for</c> does before).</summary>
    public TextSpan Span { get; } = Statement is ForStatementSyntax { FirstSemicolonToken: var semicolon }
        ? TextSpan.FromBounds(semicolon.SpanStart, Statement.Span.End)
        : Statement.Span;

    public bool Equals(Loop? other) => other is not null && this.Statement == other.Statement;

    public override int GetHashCode() => this.Number;
}

/// <summary>
/// A <c>for</c> that moves one index by one in one direction, and whose body leaves the index alone. Which range it is
/// (the whole of a batch or a part) depends on the values of its ends.
/// </summary>
/// <param name="Index">The name of the index; a local cannot be shadowed inside the loop.</param>
/// <param name="Comparison">The comparison that ends the loop.</param>
/// <param name="End">What the index is compared with.</param>
/// <param name="IsInclusive">Whether the loop still runs when the index equals <paramref name="End"/>.</param>
internal sealed record IndexRange(string Index, BinaryExpressionSyntax Comparison, ExpressionSyntax End, bool IsInclusive, bool IsDescending)
{
    public static IndexRange? TryCreate(ForStatementSyntax loop)
    {
        if (loop.Declaration is not { Variables: [{ Initializer: not null } variable] }
            || loop.Incrementors is not [var step]
            || Step(step, variable.Identifier.ValueText) is not { } direction
            || loop.Condition is null)
        {
            return null;
        }

        string index = variable.Identifier.ValueText;
        foreach (BinaryExpressionSyntax comparison in Conjuncts(loop.Condition).OfType<BinaryExpressionSyntax>())
        {
            bool indexIsLeft = IsName(comparison.Left, index);
            if (!indexIsLeft && !IsName(comparison.Right, index))
            {
                continue;
            }

            ExpressionSyntax end = indexIsLeft ? comparison.Right : comparison.Left;
            bool? inclusive = (comparison.Kind(), indexIsLeft == (direction > 0)) switch
            {
                (SyntaxKind.LessThanExpression, true) or (SyntaxKind.GreaterThanExpression, false) or (SyntaxKind.NotEqualsExpression, _) => false,
                (SyntaxKind.LessThanOrEqualExpression, true) or (SyntaxKind.GreaterThanOrEqualExpression, false) => true,
                _ => null,
            };
            if (inclusive is { } isInclusive && !IsWritten(loop.Statement, index))
            {
                return new(index, comparison, end, isInclusive, IsDescending: direction < 0);
            }
        }

        return null;
    }

    private static int? Step(ExpressionSyntax step, string index) => step switch
    {
        PostfixUnaryExpressionSyntax unary when IsName(unary.Operand, index) => unary.IsKind(SyntaxKind.PostIncrementExpression) ? 1 : unary.IsKind(SyntaxKind.PostDecrementExpression) ? -1 : null,
        PrefixUnaryExpressionSyntax unary when IsName(unary.Operand, index) => unary.IsKind(SyntaxKind.PreIncrementExpression) ? 1 : unary.IsKind(SyntaxKind.PreDecrementExpression) ? -1 : null,
        AssignmentExpressionSyntax { Right: LiteralExpressionSyntax { Token.Value: 1 } } assignment when IsName(assignment.Left, index) =>
            assignment.IsKind(SyntaxKind.AddAssignmentExpression) ? 1 : assignment.IsKind(SyntaxKind.SubtractAssignmentExpression) ? -1 : null,
        _ => null,
    };

    private static IEnumerable<ExpressionSyntax> Conjuncts(ExpressionSyntax condition) => condition switch
    {
        ParenthesizedExpressionSyntax inner => Conjuncts(inner.Expression),
        BinaryExpressionSyntax conjunction when conjunction.IsKind(SyntaxKind.LogicalAndExpression) => Conjuncts(conjunction.Left).Concat(Conjuncts(conjunction.Right)),
        _ => new[] { condition },
    };

    private static bool IsName(ExpressionSyntax expression, string name) =>
        expression is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name;

    private static bool IsWritten(SyntaxNode body, string name) => body.DescendantNodes().Any(node => node switch
    {
        AssignmentExpressionSyntax assignment => IsName(assignment.Left, name),
        PrefixUnaryExpressionSyntax unary => (unary.IsKind(SyntaxKind.PreIncrementExpression) || unary.IsKind(SyntaxKind.PreDecrementExpression) || unary.IsKind(SyntaxKind.AddressOfExpression)) && IsName(unary.Operand, name),
        PostfixUnaryExpressionSyntax unary => !unary.IsKind(SyntaxKind.SuppressNullableWarningExpression) && IsName(unary.Operand, name),
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) && IsName(argument.Expression, name),
        RefExpressionSyntax reference => IsName(reference.Expression, name),
        _ => false,
    });
}
