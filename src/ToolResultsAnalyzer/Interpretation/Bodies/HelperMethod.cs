using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>A method or local function of the compilation whose body is run where it is called.</summary>
internal sealed class HelperMethod
{
    private readonly Body body;
    private readonly VocabularySymbols symbols;
    private readonly Lazy<BodyShape?> shape;
    private readonly Lazy<BodyShape?> throwingShape;

    public HelperMethod(IMethodSymbol method, Body body, VocabularySymbols symbols)
    {
        this.Method = method;
        this.body = body;
        this.symbols = symbols;
        this.shape = new(() => Create(letsExceptionsOut: false), LazyThreadSafetyMode.PublicationOnly);
        this.throwingShape = new(() => Create(letsExceptionsOut: true), LazyThreadSafetyMode.PublicationOnly);

        BodyShape? Create(bool letsExceptionsOut) =>
            BodyGraph.Create(body.Graph, body.Operations, letsExceptionsOut) is { } graph ? new(graph, body, symbols) : null;
    }

    public IMethodSymbol Method { get; }

    /// <summary>What occurs in the body at all.</summary>
    public BodyScan Scan => this.body.ScanWith(this.symbols);

    /// <summary>The body; null when it is too large.</summary>
    /// <param name="letsExceptionsOut">Whether it matters which exceptions leave it: something around the call catches them.</param>
    public BodyShape? ShapeOf(bool letsExceptionsOut) => letsExceptionsOut ? this.throwingShape.Value : this.shape.Value;
}
