using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ToolResultsAnalyzer.Editing;

/// <summary>Finds how a result gets into the history, and writes a statement that does the same with another result.</summary>
internal static class ResultAppends
{
    /// <summary>The statement that adds <paramref name="creation"/> where <paramref name="model"/> is added, or null.</summary>
    public static string? Like(FixSite site, SyntaxNode model, string creation)
    {
        ExpressionSyntax? expression = model as ExpressionSyntax;
        if (expression?.Whole().Parent is AwaitExpressionSyntax awaited)
        {
            expression = awaited;
        }

        expression = expression?.Whole();
        if (expression is null)
        {
            return null;
        }

        // A result that is kept in a variable first is added under its name.
        if (NameOfVariable(expression) is { } name)
        {
            SyntaxNode scope = expression.Ancestors().FirstOrDefault(Expressions.IsLoop) ?? site.Member;
            return scope.DescendantNodes().OfType<ArgumentSyntax>().FirstOrDefault(argument => argument.SpanStart > expression.Span.End && argument.Expression is IdentifierNameSyntax used && used.Identifier.ValueText == name) is { Expression: { } use }
                ? Like(site, use, creation)
                : null;
        }

        switch (expression.FirstAncestorOrSelf<StatementSyntax>())
        {
            case ExpressionStatementSyntax { Expression: { } whole } statement:
                if (ReceiverOf(site, expression, statement) is { } receiver)
                {
                    return $"{receiver}.Add({creation});";
                }

                return whole != expression ? Replaced(statement, expression, creation)
                    : HistoryAppend.Of(site, statement) is not null ? $"{creation};"
                    : null;
            case YieldStatementSyntax { Expression: { } yielded } when yielded == expression:
                return $"yield return {creation};";
            default:
                return null;
        }
    }

    /// <summary>The statement around <paramref name="model"/> with <paramref name="creation"/> instead, where the result is a part of what is added.</summary>
    public static string? InItsPlace(SyntaxNode model, string creation) =>
        model.FirstAncestorOrSelf<StatementSyntax>() is ExpressionStatementSyntax statement && model.Ancestors().TakeWhile(ancestor => ancestor != statement).OfType<BaseObjectCreationExpressionSyntax>().Any()
            ? Replaced(statement, model, creation)
            : null;

    /// <summary>The list that a statement adds a message to, as it is written there, or null where it does something else.</summary>
    public static string? ReceiverOf(FixSite site, ExpressionSyntax message, StatementSyntax statement)
    {
        for (SyntaxNode? node = message.Parent; node is not null && node != statement; node = node.Parent)
        {
            if (node is AnonymousFunctionExpressionSyntax)
            {
                return null;
            }

            if (node is InvocationExpressionSyntax { Parent: ExpressionStatementSyntax, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "AddRange" or "Insert" or "InsertRange" } access }
                && site.Vocabulary.IsHistory(site.Model.GetTypeInfo(access.Expression).Type))
            {
                return access.Expression.Rewritten();
            }
        }

        return null;
    }

    /// <summary>A statement of one line with another expression in the place of a part of it.</summary>
    private static string? Replaced(StatementSyntax statement, SyntaxNode part, string expression) => statement.ToString() is var text && text.IndexOf('\n') < 0
        ? text.Substring(0, part.SpanStart - statement.SpanStart) + expression + text.Substring(part.Span.End - statement.SpanStart)
        : null;

    private static string? NameOfVariable(ExpressionSyntax expression) => expression.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => variable.Identifier.ValueText,
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax left, Parent: ExpressionStatementSyntax } => left.Identifier.ValueText,
        _ => null,
    };
}
