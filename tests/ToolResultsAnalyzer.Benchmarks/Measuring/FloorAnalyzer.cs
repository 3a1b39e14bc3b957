using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.Interpretation;
using ToolResultsAnalyzer.Sdks;

// The rules for analyzers that are shipped do not concern the one that measures the floor.
#pragma warning disable RS1036, RS1041, RS2008

namespace ToolResultsAnalyzer.Benchmarks.Measuring;

/// <summary>
/// The least that an analyzer of this kind costs: behind the same registration and gate it binds the same bodies, makes their graphs (those
/// of lambdas and local functions too) and visits each operation in them once.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class FloorAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Never = new("FLOOR", "Never", "Never", "Cost", DiagnosticSeverity.Hidden, true);

    private long bound;
    private long graphs;
    private long operations;

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Never];

    /// <summary>How many code blocks were bound: as many as the analyzer binds, or the floor is none.</summary>
    public long Bound => bound;

    /// <summary>How many graphs were made.</summary>
    public long Graphs => graphs;

    /// <summary>How many operations were visited.</summary>
    public long Operations => operations;

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (!KnownVocabularies.MayBeIn(start.Compilation, []))
                return;

            var gate = new Lazy<VocabularyGate>(() => new(KnownVocabularies.In(start.Compilation, [])));
            start.RegisterCodeBlockAction(block =>
            {
                if (gate.Value.Admits(block.CodeBlock, block.CancellationToken) || gate.Value.AdmitsPatterns(block.CodeBlock, block.CancellationToken))
                    Look(start.Compilation, block.CodeBlock, block.CancellationToken);
            });
        });
    }

    private void Look(Compilation compilation, SyntaxNode block, CancellationToken cancellationToken)
    {
        bound++;
        foreach (var root in Roots(block))
        {
            if (Bodies.OperationOf(compilation, root) is { } operation && GraphOf(operation, cancellationToken) is { } graph)
                Visit(graph, cancellationToken);
        }
    }

    /// <summary>The nodes of a code block that have an operation of their own.</summary>
    private static IEnumerable<SyntaxNode> Roots(SyntaxNode block) => block switch
    {
        _ when Bodies.IsRoot(block) => [block],
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Initializer).OfType<SyntaxNode>(),
        VariableDeclaratorSyntax { Initializer: { } initializer } => [initializer],
        PropertyDeclarationSyntax property => new SyntaxNode?[] { property.ExpressionBody, property.Initializer }.OfType<SyntaxNode>(),
        IndexerDeclarationSyntax { ExpressionBody: { } body } => [body],
        _ => [],
    };

    private static ControlFlowGraph? GraphOf(IOperation root, CancellationToken cancellationToken) => root switch
    {
        IMethodBodyOperation body => ControlFlowGraph.Create(body, cancellationToken),
        IConstructorBodyOperation body => ControlFlowGraph.Create(body, cancellationToken),
        IBlockOperation { Parent: null } body => ControlFlowGraph.Create(body, cancellationToken),
        IFieldInitializerOperation body => ControlFlowGraph.Create(body, cancellationToken),
        IPropertyInitializerOperation body => ControlFlowGraph.Create(body, cancellationToken),
        _ => null,
    };

    private void Visit(ControlFlowGraph graph, CancellationToken cancellationToken)
    {
        graphs++;
        foreach (var function in graph.LocalFunctions)
            Visit(graph.GetLocalFunctionControlFlowGraph(function, cancellationToken), cancellationToken);

        foreach (var block in graph.Blocks)
        {
            foreach (var operation in block.Operations)
                Visit(operation, graph, cancellationToken);
            if (block.BranchValue is { } value)
                Visit(value, graph, cancellationToken);
        }
    }

    private void Visit(IOperation operation, ControlFlowGraph graph, CancellationToken cancellationToken)
    {
        operations++;
        if (operation is IFlowAnonymousFunctionOperation lambda)
            Visit(graph.GetAnonymousFunctionControlFlowGraph(lambda, cancellationToken), cancellationToken);
        foreach (var child in operation.ChildOperations)
            Visit(child, graph, cancellationToken);
    }
}
