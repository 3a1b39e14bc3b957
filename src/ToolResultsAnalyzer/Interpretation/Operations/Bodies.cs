using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>Operations and graphs of bodies: the one place that asks the compilation for a semantic model.</summary>
internal static class Bodies
{
    public static IOperation? OperationOf(Compilation compilation, SyntaxNode node) =>
        compilation.ContainsSyntaxTree(node.SyntaxTree) ? compilation.GetSemanticModel(node.SyntaxTree).GetOperation(node) : null;


    /// <summary>The body of a declaration and those of the lambdas and local functions in it, outer ones first.</summary>
    public static IEnumerable<Body> Of(IOperation operation, ISymbol owner, CancellationToken cancellationToken)
    {
        ControlFlowGraph? graph = operation switch
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

        Dictionary<SyntaxNode, IOperation> nested = new();
        foreach (IOperation function in operation.Descendants().Where(part => part is IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            nested[function.Syntax] = function;
        }

        List<Body> bodies = new();
        Collect(operation, graph, owner, isNested: false);
        return bodies;

        void Collect(IOperation body, ControlFlowGraph itsGraph, ISymbol itsOwner, bool isNested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            bodies.Add(new(body, itsGraph, itsOwner, isNested));
            foreach (IMethodSymbol function in itsGraph.LocalFunctions)
            {
                ControlFlowGraph inner = itsGraph.GetLocalFunctionControlFlowGraph(function, cancellationToken);
                if (nested.TryGetValue(inner.OriginalOperation.Syntax, out IOperation operation))
                {
                    Collect(operation, inner, function, isNested: true);
                }
            }

            foreach (BasicBlock block in itsGraph.Blocks)
            {
                foreach (IOperation root in block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations)
                {
                    foreach (IFlowAnonymousFunctionOperation lambda in root.DescendantsAndSelf().OfType<IFlowAnonymousFunctionOperation>())
                    {
                        if (!IsInExpressionTree(lambda) && nested.TryGetValue(lambda.Syntax, out IOperation operation))
                        {
                            Collect(operation, itsGraph.GetAnonymousFunctionControlFlowGraph(lambda, cancellationToken), lambda.Symbol, isNested: true);
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
