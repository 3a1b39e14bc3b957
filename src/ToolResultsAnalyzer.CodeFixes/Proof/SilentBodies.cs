using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ToolResultsAnalyzer.Interpretation;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Proof;

/// <summary>The bodies of a member about which nothing is reported because their analysis was given up at a limit.</summary>
internal static class SilentBodies
{
    public static int Count(SemanticModel model, TextSpan member, CancellationToken cancellationToken)
    {
        Compilation compilation = model.Compilation;
        if (VocabularySymbols.Create(compilation, VocabularySymbols.ReferencedBy(compilation)) is not { } vocabulary)
        {
            return 0;
        }

        return model.SyntaxTree.GetRoot(cancellationToken).DescendantNodesAndSelf(node => node.FullSpan.IntersectsWith(member))
            .Where(node => node is CompilationUnitSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax)
            .Where(node => node is CompilationUnitSyntax || member.Contains(node.Span))
            .Sum(node => Bodies.OperationOf(compilation, node) is { } operation && Owner(model, node, cancellationToken) is { } owner && BodyAnalysis.IsWorthwhile(operation, vocabulary)
                ? Bodies.Of(operation, owner, cancellationToken).Count(body => BodyAnalysis.IsWorthwhile(body.Operation, vocabulary) && BodyAnalysis.Analyze(body, vocabulary, compilation, cancellationToken) is null)
                : 0);
    }

    private static ISymbol? Owner(SemanticModel model, SyntaxNode node, CancellationToken cancellationToken) =>
        node is ArrowExpressionClauseSyntax or EqualsValueClauseSyntax ? model.GetEnclosingSymbol(node.SpanStart, cancellationToken) : model.GetDeclaredSymbol(node, cancellationToken);
}
