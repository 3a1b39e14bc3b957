using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ToolResultsAnalyzer.Editing;

/// <summary>What code declares, assigns and mentions.</summary>
internal sealed class SymbolUse
{
    private readonly SemanticModel model;

    public SymbolUse(SemanticModel model)
    {
        this.model = model;
    }

    public static HashSet<ISymbol> None() => new(SymbolEqualityComparer.Default);

    /// <summary>The variables and local functions that are declared in nodes.</summary>
    public HashSet<ISymbol> Declared(IEnumerable<SyntaxNode> nodes)
    {
        HashSet<ISymbol> declared = None();
        foreach (SyntaxNode node in nodes.SelectMany(node => node.DescendantNodesAndSelf()))
        {
            if (node is VariableDeclaratorSyntax or SingleVariableDesignationSyntax or LocalFunctionStatementSyntax && this.model.GetDeclaredSymbol(node) is { } symbol)
            {
                declared.Add(symbol);
            }
        }

        return declared;
    }

    /// <summary>What is given another value; what an initializer fills in belongs to an object that is new.</summary>
    public IEnumerable<ISymbol> Assigned(SyntaxNode node) => node.DescendantNodes()
        .Select(inner => inner is AssignmentExpressionSyntax { Parent: not InitializerExpressionSyntax } assignment ? this.model.GetSymbolInfo(assignment.Left).Symbol : null)
        .OfType<ISymbol>();

    public HashSet<ISymbol> Mentioned(IEnumerable<SyntaxNode> nodes)
    {
        HashSet<ISymbol> mentioned = None();
        mentioned.UnionWith(nodes.SelectMany(node => node.DescendantNodesAndSelf()).OfType<IdentifierNameSyntax>().Select(name => this.model.GetSymbolInfo(name).Symbol).OfType<ISymbol>());
        return mentioned;
    }

    public bool Mentions(SyntaxNode node, HashSet<ISymbol> symbols) => symbols.Count > 0 && node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
        .Any(name => symbols.Any(symbol => symbol.Name == name.Identifier.ValueText) && this.model.GetSymbolInfo(name).Symbol is { } used && symbols.Contains(used));

    public bool Mentions(SyntaxNode node, ISymbol symbol)
    {
        HashSet<ISymbol> one = None();
        one.Add(symbol);
        return this.Mentions(node, one);
    }

    /// <summary>The variables that get their value, in code that ends before a position, from something that is sought, directly or by others of them.</summary>
    public HashSet<ISymbol> MadeFrom(SyntaxNode code, int end, Func<SyntaxNode, bool> isSought)
    {
        HashSet<ISymbol> made = None();
        foreach (SyntaxNode node in code.DescendantNodes().Where(node => node.Span.End <= end))
        {
            (ISymbol? variable, ExpressionSyntax? value) = node switch
            {
                VariableDeclaratorSyntax { Initializer.Value: { } initial } => (this.model.GetDeclaredSymbol(node), initial),
                AssignmentExpressionSyntax assignment => (this.model.GetSymbolInfo(assignment.Left).Symbol, assignment.Right),
                _ => ((ISymbol?)null, (ExpressionSyntax?)null),
            };
            if (variable is ILocalSymbol && value is not null && (value.DescendantNodesAndSelf().Any(isSought) || this.Mentions(value, made)))
            {
                made.Add(variable);
            }
        }

        return made;
    }
}
