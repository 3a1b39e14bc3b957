using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Interpretation;

namespace ToolResultsAnalyzer.Patterns;

/// <summary>The bodies of methods and types of a compilation, for a pattern that reaches over several; bound at the first question.</summary>
internal sealed class CallGraph(CompilationContext compilation)
{
    private readonly ConcurrentDictionary<IMethodSymbol, OperationTree?> bodies = new(SymbolEqualityComparer.Default);

    public CompilationContext Compilation { get; } = compilation;

    /// <summary>The body of a method whose very body runs when it is called, if it has a name of the vocabularies in its file, and compiles.</summary>
    public OperationTree? BodyOf(IMethodSymbol method)
    {
        IMethodSymbol original = (method.ReducedFrom ?? method).OriginalDefinition;
        return this.bodies.TryGetValue(original, out OperationTree? body) ? body : this.bodies.GetOrAdd(original, this.FindBody(original));
    }

    /// <summary>The bodies of the members of a type in which a name of the vocabularies stands, of all its parts.</summary>
    public IEnumerable<OperationTree> BodiesOf(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (SyntaxReference part in type.DeclaringSyntaxReferences)
        {
            if (!this.Compilation.Admits(part.SyntaxTree) || part.GetSyntax(cancellationToken) is not { } declaration)
            {
                continue;
            }

            // The statements of a program are a body of the type that the compiler makes for them.
            IEnumerable<SyntaxNode> roots = declaration is CompilationUnitSyntax
                ? new[] { declaration }
                : declaration.DescendantNodes(node => node == declaration || (!Bodies.IsRoot(node) && node is not BaseTypeDeclarationSyntax)).Where(Bodies.IsRoot);
            foreach (SyntaxNode root in roots)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (this.Compilation.Admits(root) && this.TreeOf(root) is { } body)
                {
                    yield return body;
                }
            }
        }
    }

    private OperationTree? FindBody(IMethodSymbol method)
    {
        if (method.IsVirtual || method.IsAbstract || (method.IsOverride && !method.IsSealed && method.ContainingType is { IsSealed: false })
            || (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences is not [var reference] || !this.Compilation.Admits(reference.SyntaxTree))
        {
            return null;
        }

        SyntaxNode declaration = reference.GetSyntax();
        return this.TreeOf(declaration is ArrowExpressionClauseSyntax || Bodies.IsRoot(declaration) ? declaration : declaration.ChildNodes().FirstOrDefault(Bodies.IsRoot));
    }

    private OperationTree? TreeOf(SyntaxNode? root)
    {
        if (root is null || Bodies.TreeOf(this.Compilation.Compilation, root) is not { } tree)
        {
            return null;
        }

        for (int i = 0; i < tree.Count; i++)
        {
            if (tree[i].Kind == OperationKind.Invalid)
            {
                return null;
            }
        }

        return tree;
    }
}
