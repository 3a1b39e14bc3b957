using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ToolResultsAnalyzer.Interpretation;
using ToolResultsAnalyzer.Rules;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Proof;

/// <summary>The bodies of a member about which nothing is reported because their analysis was given up at a limit.</summary>
internal static class SilentBodies
{
    public static int Count(SemanticModel model, ImmutableArray<AdditionalText> files, TextSpan member, CancellationToken cancellationToken)
    {
        if (CompilationContext.Create(model.Compilation, ConfigurationFile.Among(files)) is not { } compilation)
        {
            return 0;
        }

        BodyAnalysis analysis = new(compilation, RuleCatalog.Reports);
        return model.SyntaxTree.GetRoot(cancellationToken).DescendantNodesAndSelf(node => node.FullSpan.IntersectsWith(member))
            .Where(node => Bodies.IsRoot(node) && (node is CompilationUnitSyntax || member.Contains(node.Span)))
            .Sum(node => Owner(model, node, cancellationToken) is { } owner ? analysis.AnalyzeAll(node, owner, cancellationToken).Count(findings => findings is null) : 0);
    }

    private static ISymbol? Owner(SemanticModel model, SyntaxNode node, CancellationToken cancellationToken) =>
        node is ArrowExpressionClauseSyntax or EqualsValueClauseSyntax ? model.GetEnclosingSymbol(node.SpanStart, cancellationToken) : model.GetDeclaredSymbol(node, cancellationToken);
}
