using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ToolResultsAnalyzer.ControlFlow;

/// <summary>The nodes of a body without those of the lambdas and local functions in it.</summary>
internal static class OwnNodes
{
    public static IEnumerable<SyntaxNode> Of(SyntaxNode body) =>
        body.DescendantNodes(node => node == body || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax));
}
