using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ToolResultsAnalyzer.Editing;

/// <summary>How a picked call gets its name.</summary>
internal enum BindingKind
{
    /// <summary><c>var call = pick;</c></summary>
    Declaration,

    /// <summary><c>if (pick is { } call) …</c>, or <c>while</c>.</summary>
    Test,

    /// <summary><c>if (pick is not { } call) return;</c></summary>
    Guard,
}

/// <summary>The variable that a picked call is kept in.</summary>
/// <param name="Type">Its type as it is written, or null where none is.</param>
/// <param name="Statement">The declaration, or the statement whose condition declares the variable.</param>
/// <param name="Condition">The part of the condition that declares the variable, or null.</param>
internal sealed record CallBinding(BindingKind Kind, ILocalSymbol Local, string? Type, StatementSyntax Statement, ExpressionSyntax? Condition)
{
    public static CallBinding? Of(FixSite site, Pick pick)
    {
        if (pick.Node is IsPatternExpressionSyntax list)
        {
            return ((ListPatternSyntax)list.Pattern).Patterns.Select(pattern => OfTest(site, list, pattern, BindingKind.Test)).FirstOrDefault(binding => binding is not null);
        }

        ExpressionSyntax whole = Whole(pick.Node);
        switch (whole.Parent)
        {
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } statement } declaration } variable }:
                return site.Model.GetDeclaredSymbol(variable) is ILocalSymbol local ? new(BindingKind.Declaration, local, NameOf(declaration.Type), statement, null) : null;
            case IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: { } pattern } } test:
                return OfTest(site, test, pattern, BindingKind.Guard);
            case IsPatternExpressionSyntax { Pattern: not VarPatternSyntax } test:
                return OfTest(site, test, test.Pattern, BindingKind.Test);
            default:
                return null;
        }
    }

    /// <summary>Whether a condition only asks whether the variable is null: true for "it is not", false for "it is".</summary>
    public bool? AsksForPresence(FixSite site, ExpressionSyntax condition)
    {
        switch (condition.Bare())
        {
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression or (int)SyntaxKind.EqualsExpression } comparison:
                bool compares = (this.IsVariable(site, comparison.Left) && IsNull(comparison.Right)) || (this.IsVariable(site, comparison.Right) && IsNull(comparison.Left));
                return compares ? comparison.IsKind(SyntaxKind.NotEqualsExpression) : null;
            case IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: { } pattern } } test when this.IsVariable(site, test.Expression):
                return !AsksForPresence(pattern);
            case IsPatternExpressionSyntax test when this.IsVariable(site, test.Expression):
                return AsksForPresence(test.Pattern);
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not:
                return !this.AsksForPresence(site, not.Operand);
            default:
                return null;
        }
    }

    public bool IsMentionedIn(FixSite site, SyntaxNode node) => node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => this.IsVariable(site, name));

    private static bool? AsksForPresence(PatternSyntax pattern) => pattern switch
    {
        ConstantPatternSyntax { Expression: { } constant } when IsNull(constant) => false,
        RecursivePatternSyntax { Type: null, Designation: null, PositionalPatternClause: null, PropertyPatternClause: null or { Subpatterns.Count: 0 } } => true,
        _ => null,
    };

    private static bool IsNull(ExpressionSyntax expression) => expression.Bare().IsKind(SyntaxKind.NullLiteralExpression) || expression.Bare().IsKind(SyntaxKind.DefaultLiteralExpression);

    /// <summary>The pick with what only wraps it: parentheses, <c>!</c>, and a choice of null where there is no call.</summary>
    private static ExpressionSyntax Whole(ExpressionSyntax pick)
    {
        ExpressionSyntax whole = pick;
        while (true)
        {
            switch (whole.Parent)
            {
                case ParenthesizedExpressionSyntax parent:
                    whole = parent;
                    break;
                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } parent:
                    whole = parent;
                    break;
                case ConditionalExpressionSyntax parent when (parent.WhenTrue == whole && IsNull(parent.WhenFalse)) || (parent.WhenFalse == whole && IsNull(parent.WhenTrue)):
                    whole = parent;
                    break;
                default:
                    return whole;
            }
        }
    }

    private static CallBinding? OfTest(FixSite site, IsPatternExpressionSyntax test, PatternSyntax pattern, BindingKind kind)
    {
        (VariableDesignationSyntax? designation, string? type) = pattern switch
        {
            RecursivePatternSyntax { Type: null, PositionalPatternClause: null, PropertyPatternClause: null or { Subpatterns.Count: 0 }, Designation: { } its } => (its, null),
            DeclarationPatternSyntax declaration => (declaration.Designation, declaration.Type.ToString()),
            VarPatternSyntax variable => (variable.Designation, "var"),
            _ => ((VariableDesignationSyntax?)null, (string?)null),
        };
        if (designation is not SingleVariableDesignationSyntax || site.Model.GetDeclaredSymbol(designation) is not ILocalSymbol local)
        {
            return null;
        }

        // A test may be one of several that must all hold, a guard must be the whole condition.
        ExpressionSyntax condition = test;
        while (condition.Parent is ParenthesizedExpressionSyntax || (kind == BindingKind.Test && condition.Parent.IsKind(SyntaxKind.LogicalAndExpression)))
        {
            condition = (ExpressionSyntax)condition.Parent;
        }

        return condition.Parent switch
        {
            IfStatementSyntax statement when statement.Condition == condition => new(kind, local, type, statement, test),
            WhileStatementSyntax statement when statement.Condition == condition && kind == BindingKind.Test => new(kind, local, type, statement, test),
            _ => null,
        };
    }

    private static string NameOf(TypeSyntax type) => type is NullableTypeSyntax nullable ? nullable.ElementType.ToString() : type.ToString();

    private bool IsVariable(FixSite site, ExpressionSyntax expression) => expression.Bare() is IdentifierNameSyntax name && name.Identifier.ValueText == this.Local.Name
        && SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(name).Symbol, this.Local);
}
