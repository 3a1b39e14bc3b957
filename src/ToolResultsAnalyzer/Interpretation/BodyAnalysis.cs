using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Dataflow;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>The analysis of one body: graph, fixpoint, replay.</summary>
internal static class BodyAnalysis
{
    /// <summary>Whether anything in the body can keep or break the contract: asked before a graph is made.</summary>
    public static bool IsWorthwhile(OperationTree body, VocabularySymbols symbols)
    {
        bool found = false;
        for (int i = 0; i < body.Count; i++)
        {
            IOperation operation = body[i];
            switch (operation.Kind)
            {
                case OperationKind.Invalid:
                    // Code that does not compile: no guess.
                    return false;
                case OperationKind.Invocation when !found:
                    found = IsTelling(symbols.RowOf(((IInvocationOperation)operation).TargetMethod)?.Role);
                    break;
                case OperationKind.ObjectCreation when !found:
                    found = IsTelling(symbols.RowOf(((IObjectCreationOperation)operation).Constructor)?.Role);
                    break;
            }
        }

        return found;

        static bool IsTelling(Role? role) => role is Role.CreatesResult or Role.CreatesAssistant or Role.Sends;
    }

    /// <summary>
    /// What is wrong in a root and in the lambdas and local functions in it, one result per body that was analyzed; null where it
    /// was given up at a limit.
    /// </summary>
    public static IEnumerable<BodyFindings?> AnalyzeAll(SyntaxNode root, ISymbol owner, CompilationContext compilation, CancellationToken cancellationToken)
    {
        if (Bodies.OperationOf(compilation.Compilation, root) is not { } operation)
        {
            yield break;
        }

        OperationTree tree = OperationTree.Of(operation);
        if (!IsWorthwhile(tree, compilation.Symbols))
        {
            yield break;
        }

        foreach (Body body in Bodies.Of(tree, owner, cancellationToken))
        {
            if (body.Operations == tree || IsWorthwhile(body.Operations, compilation.Symbols))
            {
                yield return Analyze(body, compilation, cancellationToken);
            }
        }
    }

    /// <summary>What is wrong in the body; null where it was given up at a limit.</summary>
    public static BodyFindings? Analyze(Body body, CompilationContext compilation, CancellationToken cancellationToken)
    {
        AnalysisCounters.CountAnalyzed();
        BodyGraph? graph = BodyGraph.Create(body.Graph, body.Operations);
        if (graph is null)
        {
            AnalysisCounters.CountGivenUp();
            return null;
        }

        BodyContext context = new(graph, body, compilation);
        ViolationWatch watch = new();
        OperationInterpreter interpreter = new(context, watch);
        FixpointResult<PathState> result = Solve(joinsOrigins: false);
        BodyFindings findings = new(context);
        if (!IsComplete(result))
        {
            return null;
        }

        // The replay takes the same states through the same nodes: where the iteration met no violation, it meets none.
        if (!watch.SawViolation)
        {
            return findings;
        }

        result = Solve(joinsOrigins: true);
        if (!IsComplete(result))
        {
            return null;
        }

        interpreter.Observer = findings;
        for (int node = 0; node < graph.NodeCount; node++)
        {
            foreach (PathState state in result.Before(node).States)
            {
                cancellationToken.ThrowIfCancellationRequested();
                interpreter.Apply(node, state, static (_, _) => { });
            }
        }

        return findings;

        FixpointResult<PathState> Solve(bool joinsOrigins) => Fixpoint.Solve(graph, interpreter, new[] { PathState.Start }, cancellationToken, joinsOrigins);

        bool IsComplete(FixpointResult<PathState> result)
        {
            if (result.GaveUp || interpreter.GaveUp)
            {
                AnalysisCounters.CountGivenUp();
                return false;
            }

            return true;
        }
    }
}
