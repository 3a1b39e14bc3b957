using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ToolResultsAnalyzer.ControlFlow;

/// <summary>The statements of a body, in source order, without those of the lambdas and local functions in it.</summary>
internal static class OwnStatements
{
    public static IEnumerable<StatementSyntax> Of(SyntaxNode body) =>
        body.DescendantNodes(node => node == body || MayHoldStatements(node)).OfType<StatementSyntax>();

    /// <summary>Only a lambda has statements in an expression, and only a nested declaration others of its own.</summary>
    private static bool MayHoldStatements(SyntaxNode node) =>
        node is not (ExpressionSyntax or LocalFunctionStatementSyntax or LocalDeclarationStatementSyntax or ExpressionStatementSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax);
}
