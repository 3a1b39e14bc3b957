using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ToolResultsAnalyzer.Editing;

/// <summary>A statement that adds something to a history, and does nothing else.</summary>
/// <param name="Receiver">The history, as it is written there.</param>
/// <param name="Added">What is added: a message, or a sequence of messages.</param>
internal sealed record HistoryAppend(ExpressionStatementSyntax Statement, string Receiver, ExpressionSyntax Added)
{
    public static HistoryAppend? Of(FixSite site, SyntaxNode node) =>
        node is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "AddRange" or "Insert" or "InsertRange" } access } invocation } statement
        && invocation.ArgumentList.Arguments.LastOrDefault() is { } added && site.Vocabulary.IsHistory(site.Model.GetTypeInfo(access.Expression).Type)
            ? new(statement, access.Expression.Rewritten(), added.Expression)
            : null;

    public static IEnumerable<HistoryAppend> In(FixSite site, SyntaxNode code) => code.DescendantNodesAndSelf().Select(node => Of(site, node)).OfType<HistoryAppend>();
}
