using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>A body to analyse.</summary>
/// <param name="Operations">The body before it is lowered to a graph.</param>
/// <param name="Owner">Whose body it is.</param>
/// <param name="IsNested">Whether it is a lambda or local function.</param>
internal sealed record Body(OperationTree Operations, ControlFlowGraph Graph, ISymbol Owner, bool IsNested)
{
    private bool? isIterator;
    private BodyScan? scan;

    /// <summary>What occurs in the body at all.</summary>
    public BodyScan ScanWith(VocabularySymbols symbols) => this.scan ??= new(this.Operations, symbols);

    /// <summary>Whether it runs when somebody asks for the next element.</summary>
    public bool IsIterator => this.isIterator ??= this.Operations.Own.Any(static operation => operation.Kind is OperationKind.YieldReturn or OperationKind.YieldBreak);
}
