using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Interpretation;

namespace ToolResultsAnalyzer.Patterns;

/// <summary>The bodies of methods and types of a compilation, for a pattern that reaches over several; bound at the first question.</summary>
internal sealed class CallGraph(CompilationContext compilation)
{
    public CompilationContext Compilation { get; } = compilation;

    /// <summary>The body of a method whose very body runs when it is called, if it has a name of the vocabularies in its file, and compiles.</summary>
    public OperationTree? BodyOf(IMethodSymbol method)
    {
        IMethodSymbol original = (method.ReducedFrom ?? method).OriginalDefinition;
        return HelperMethods.IsFixed(original) ? this.Compilation.Helpers.BodyOf(original)?.Operations : null;
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

    private OperationTree? TreeOf(SyntaxNode root) => Bodies.TreeOf(this.Compilation.Compilation, root) is { Compiles: true } tree ? tree : null;
}
