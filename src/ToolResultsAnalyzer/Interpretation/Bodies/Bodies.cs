using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.ControlFlow;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>Operations and graphs of bodies: the one place that asks the compilation for a semantic model.</summary>
internal static class Bodies
{
    public static IOperation? OperationOf(Compilation compilation, SyntaxNode node) =>
        compilation.ContainsSyntaxTree(node.SyntaxTree) ? compilation.GetSemanticModel(node.SyntaxTree).GetOperation(node) : null;

    /// <summary>The operations of a node that has some.</summary>
    public static OperationTree? TreeOf(Compilation compilation, SyntaxNode node) => OperationOf(compilation, node) is { } operation ? OperationTree.Of(operation) : null;

    /// <summary>Whether a node has an operation with a body, and no other around it that has one.</summary>
    public static bool IsRoot(SyntaxNode node) =>
        node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or CompilationUnitSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax;

    /// <summary>The body of a declaration and those of the lambdas and local functions in it, outer ones first.</summary>
    public static IReadOnlyList<Body> Of(OperationTree tree, ISymbol owner, CancellationToken cancellationToken)
    {
        ControlFlowGraph? graph = tree.Root switch
        {
            IMethodBodyOperation body => ControlFlowGraph.Create(body, cancellationToken),
            IConstructorBodyOperation body => ControlFlowGraph.Create(body, cancellationToken),
            IBlockOperation { Parent: null } body => ControlFlowGraph.Create(body, cancellationToken),
            IFieldInitializerOperation body => ControlFlowGraph.Create(body, cancellationToken),
            IPropertyInitializerOperation body => ControlFlowGraph.Create(body, cancellationToken),
            IParameterInitializerOperation body => ControlFlowGraph.Create(body, cancellationToken),
            _ => null,
        };
        if (graph is null)
        {
            return Array.Empty<Body>();
        }

        Dictionary<SyntaxNode, OperationTree> functions = new();
        foreach (OperationTree function in tree.Functions)
        {
            functions[function.Root.Syntax] = function;
        }

        List<Body> bodies = new();
        Collect(tree, graph, owner, isNested: false);
        return bodies;

        void Collect(OperationTree body, ControlFlowGraph itsGraph, ISymbol itsOwner, bool isNested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            bodies.Add(new(body, itsGraph, itsOwner, isNested));
            if (body.Functions.Count == 0)
            {
                return;
            }

            foreach (IMethodSymbol function in itsGraph.LocalFunctions)
            {
                ControlFlowGraph inner = itsGraph.GetLocalFunctionControlFlowGraph(function, cancellationToken);
                if (functions.TryGetValue(inner.OriginalOperation.Syntax, out OperationTree operations))
                {
                    Collect(operations, inner, function, isNested: true);
                }
            }

            if (!body.Functions.Any(static function => function.Root.Kind == OperationKind.AnonymousFunction))
            {
                return;
            }

            foreach (BasicBlock block in itsGraph.Blocks)
            {
                foreach (IOperation root in block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations)
                {
                    foreach (IFlowAnonymousFunctionOperation lambda in root.DescendantsAndSelf().OfType<IFlowAnonymousFunctionOperation>())
                    {
                        if (!IsInExpressionTree(lambda) && functions.TryGetValue(lambda.Syntax, out OperationTree operations))
                        {
                            Collect(operations, itsGraph.GetAnonymousFunctionControlFlowGraph(lambda, cancellationToken), lambda.Symbol, isNested: true);
                        }
                    }
                }
            }
        }
    }

    /// <summary>A lambda that is data: it does not run.</summary>
    private static bool IsInExpressionTree(IOperation lambda)
    {
        for (IOperation? parent = lambda.Parent; parent is IConversionOperation or IDelegateCreationOperation or IParenthesizedOperation; parent = parent.Parent)
        {
            if (parent.Type is INamedTypeSymbol { Name: "Expression", ContainingNamespace: { Name: "Expressions", ContainingNamespace: { Name: "Linq" } } })
            {
                return true;
            }
        }

        return false;
    }
}
