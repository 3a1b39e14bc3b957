using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Dataflow;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>The analysis of one body: graph, fixpoint, replay.</summary>
/// <param name="compilation">The compilation of the bodies.</param>
/// <param name="isReported">Whether anything is reported of what was found in a body.</param>
internal sealed class BodyAnalysis(CompilationContext compilation, Func<BodyFindings, bool> isReported)
{
    private readonly ConcurrentDictionary<IMethodSymbol, bool> wrongHelpers = new(SymbolEqualityComparer.Default);

    /// <summary>Whether anything in the body can keep or break the contract: asked before a graph is made.</summary>
    public bool IsWorthwhile(OperationTree body)
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
                    IInvocationOperation invocation = (IInvocationOperation)operation;
                    found = IsTelling(compilation.Symbols.RowOf(invocation.TargetMethod)?.Role)
                        || (!invocation.TargetMethod.DeclaringSyntaxReferences.IsEmpty && compilation.Helpers.Of(invocation) is not null);
                    break;
                case OperationKind.ObjectCreation when !found:
                    found = IsTelling(compilation.Symbols.RowOf(((IObjectCreationOperation)operation).Constructor)?.Role);
                    break;
            }
        }

        return found;

        static bool IsTelling(Role? role) => role is Role.CreatesResult or Role.AnswersCall or Role.AppendsMessage or Role.CreatesAssistant or Role.CreatesMessage or Role.Sends;
    }

    /// <summary>The operations of a root; null where it has none.</summary>
    public OperationTree? TreeOf(SyntaxNode root, ISymbol owner) =>
        compilation.Helpers.KnownIn(root, owner) is [var known, ..] ? known.Operations : Bodies.TreeOf(compilation.Compilation, root);

    /// <summary>
    /// What is wrong in a root and in the lambdas and local functions in it, one result per body that was analyzed; null where it
    /// was given up at a limit.
    /// </summary>
    public IEnumerable<BodyFindings?> AnalyzeAll(SyntaxNode root, ISymbol owner, CancellationToken cancellationToken) =>
        this.TreeOf(root, owner) is { } tree ? this.AnalyzeAll(tree, owner, cancellationToken) : Enumerable.Empty<BodyFindings?>();

    /// <inheritdoc cref="AnalyzeAll(SyntaxNode, ISymbol, CancellationToken)"/>
    public IEnumerable<BodyFindings?> AnalyzeAll(OperationTree tree, ISymbol owner, CancellationToken cancellationToken)
    {
        if (!this.IsWorthwhile(tree))
        {
            yield break;
        }

        HashSet<ISymbol> seenAtUse = new(SymbolEqualityComparer.Default);
        IReadOnlyList<Body> bodies = compilation.Helpers.KnownIn(tree.Root.Syntax, owner) ?? Bodies.Of(tree, owner, cancellationToken);
        compilation.Helpers.Know(bodies);
        foreach (Body body in bodies)
        {
            if (seenAtUse.Contains(body.Owner) || (body.Operations != tree && !this.IsWorthwhile(body.Operations)))
            {
                continue;
            }

            BodyFindings? findings = this.Analyze(body, cancellationToken);
            if (findings is not null)
            {
                seenAtUse.UnionWith(this.SeenAtUse(findings.Context));
            }

            yield return findings;
        }
    }

    /// <summary>The lambdas and local functions that nobody can call but where they were followed.</summary>
    private IEnumerable<ISymbol> SeenAtUse(BodyContext context) => context.Scan.SourceCalls
        .Where(call => call.Method.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction)
        .GroupBy<SourceCall, ISymbol>(call => call.Method, SymbolEqualityComparer.Default)
        .Where(calls => !context.Scan.IsHandedOn((IMethodSymbol)calls.Key) && !context.Run.NotRun.Contains((IMethodSymbol)calls.Key)
            && calls.All(call => compilation.Helpers.Of(call) is not null))
        .Select(calls => calls.Key);

    /// <summary>What is wrong in the body; null where it was given up at a limit.</summary>
    public BodyFindings? Analyze(Body body, CancellationToken cancellationToken)
    {
        AnalysisCounters.CountAnalyzed();
        if (BodyGraph.Create(body.Graph, body.Operations) is not { } graph)
        {
            AnalysisCounters.CountGivenUp();
            return null;
        }

        BodyShape shape = new(graph, body, compilation.Symbols);
        BodyContext context = new(shape, compilation, cancellationToken);
        BodyFindings? findings = Analyze(context, cancellationToken);
        if (findings is { Findings.Count: > 0 } && context.Run.Followed.Where(helper => this.IsWrongItself(helper, cancellationToken)).ToArray() is { Length: > 0 } wrong)
        {
            // One mistake, one report: what is reported in a helper is not reported where it is called.
            findings = Analyze(new BodyContext(shape, compilation, new RunContext(context.Uses, wrong, cancellationToken), null), cancellationToken);
        }

        AnalysisCounters.CountUnfollowed(context.Run.Unfollowed);
        if (findings is null)
        {
            AnalysisCounters.CountGivenUp();
        }

        return findings;
    }

    /// <summary>Whether something is reported in a helper itself.</summary>
    private bool IsWrongItself(IMethodSymbol helper, CancellationToken cancellationToken) => this.wrongHelpers.TryGetValue(helper, out bool isWrong)
        ? isWrong
        : this.wrongHelpers.GetOrAdd(helper, compilation.Helpers.BodyOf(helper) is { } body && this.Analyze(body, cancellationToken) is { } findings && isReported(findings));

    private static BodyFindings? Analyze(BodyContext context, CancellationToken cancellationToken)
    {
        ViolationWatch watch = new();
        OperationInterpreter interpreter = new(context, watch);
        FixpointResult<PathState> result = Solve(joinsOrigins: false);
        if (result.GaveUp || interpreter.GaveUp)
        {
            return null;
        }

        // The replay takes the same states through the same nodes: where the iteration met no violation, it meets none.
        BodyFindings findings = new(context);
        if (!watch.SawViolation)
        {
            return findings;
        }

        result = Solve(joinsOrigins: true);
        if (result.GaveUp || interpreter.GaveUp)
        {
            return null;
        }

        interpreter.Observer = findings;
        for (int node = 0; node < context.Graph.NodeCount; node++)
        {
            foreach (PathState state in result.Before(node).States)
            {
                cancellationToken.ThrowIfCancellationRequested();
                interpreter.Apply(node, state, static (_, _) => { });
            }
        }

        return findings;

        FixpointResult<PathState> Solve(bool joinsOrigins) => Fixpoint.Solve(context.Graph, interpreter, new[] { PathState.Start }, cancellationToken, joinsOrigins);
    }
}
