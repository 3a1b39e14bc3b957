using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ToolResultsAnalyzer.Tests.RepositoryLayout;

/// <summary>A use, in the source of one folder, of something that another folder declares.</summary>
/// <param name="To">The other folder, or <see cref="LayerReferences.Roslyn"/>.</param>
/// <param name="Where">The file and the line.</param>
public sealed record LayerReference(string From, string To, string Where);

/// <summary>
/// Which folders of a compilation know which others, by symbol: whatever a name means and whatever type an expression has, also
/// where the type is not named (<c>var</c>, <c>new()</c>, a chain of members), and in <c>using</c> directives and comments.
/// </summary>
public static class LayerReferences
{
    public const string Roslyn = "Roslyn";

    /// <param name="folderOf">The folder of a source file, with <c>/</c> in it; empty at the root; null for a file to leave out.</param>
    public static IReadOnlyList<LayerReference> In(Compilation compilation, Func<SyntaxTree, string?> folderOf) =>
        [.. compilation.SyntaxTrees.SelectMany(tree => Of(tree, compilation, folderOf))];

    /// <summary>The references of one file, each line once.</summary>
    public static IReadOnlyCollection<LayerReference> Of(SyntaxTree tree, Compilation compilation, Func<SyntaxTree, string?> folderOf)
    {
        var found = new HashSet<LayerReference>();
        if (folderOf(tree) is not { } from)
            return found;

        var model = compilation.GetSemanticModel(tree);
        foreach (var node in tree.GetRoot().DescendantNodes(descendIntoTrivia: true))
        {
            foreach (var to in SymbolsAt(node, model).SelectMany(symbol => FoldersOf(symbol, from, folderOf)).Where(to => to != from))
                found.Add(new(from, to, $"{tree.FilePath}({tree.GetLineSpan(node.Span).StartLinePosition.Line + 1})"));
        }

        return found;
    }

    private static IEnumerable<ISymbol> SymbolsAt(SyntaxNode node, SemanticModel model)
    {
        if (node is not (ExpressionSyntax or CrefSyntax) || node.Parent is BaseNamespaceDeclarationSyntax || IsPartOfNamespaceName(node))
            yield break;

        var info = model.GetSymbolInfo(node);
        foreach (var symbol in info.Symbol is { } one ? [one] : info.CandidateSymbols)
            yield return symbol;
        if (node is ExpressionSyntax && model.GetTypeInfo(node).Type is { } type)
            yield return type;
    }

    private static bool IsPartOfNamespaceName(SyntaxNode node) =>
        node.Parent is QualifiedNameSyntax name && (name.Parent is BaseNamespaceDeclarationSyntax || IsPartOfNamespaceName(name));

    private static IEnumerable<string> FoldersOf(ISymbol symbol, string from, Func<SyntaxTree, string?> folderOf)
    {
        switch (symbol)
        {
            case INamespaceSymbol @namespace:
                return FoldersOf(@namespace, from);
            case IArrayTypeSymbol array:
                return FoldersOf(array.ElementType, from, folderOf);
            case ITypeParameterSymbol or IDynamicTypeSymbol:
                return [];
            case INamedTypeSymbol type:
                return [.. FoldersOfDeclaration(type, folderOf), .. type.TypeArguments.SelectMany(argument => FoldersOf(argument, from, folderOf))];
            case ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or ILabelSymbol:
                // Their types are asked for where they are used.
                return [];
            default:
                return symbol.ContainingType is { } container ? FoldersOf(container, from, folderOf) : [];
        }
    }

    /// <summary>Namespaces are the folders below the root; that of the own folder or of one around it says nothing.</summary>
    private static IEnumerable<string> FoldersOf(INamespaceSymbol @namespace, string from)
    {
        var name = @namespace.ToDisplayString();
        if (name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            return [Roslyn];

        var parts = name.Split('.');
        return parts is ["ToolResultsAnalyzer", var folder] && folder != from.Split('/')[0] ? [folder] : [];
    }

    private static IEnumerable<string> FoldersOfDeclaration(INamedTypeSymbol type, Func<SyntaxTree, string?> folderOf)
    {
        if (type.ContainingNamespace?.ToDisplayString().StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true)
            return [Roslyn];

        return type.DeclaringSyntaxReferences.Select(reference => folderOf(reference.SyntaxTree)).OfType<string>();
    }
}
