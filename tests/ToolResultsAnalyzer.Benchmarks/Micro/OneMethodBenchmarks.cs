using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.Benchmarks.Code;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Interpretation;
using ToolResultsAnalyzer.Patterns;
using ToolResultsAnalyzer.Rules;

namespace ToolResultsAnalyzer.Benchmarks.Micro;

/// <summary>One method that is bound already: its graphs, and all that the analyzer does beyond them.</summary>
public class OneMethodBenchmarks
{
    private OperationTree tree = null!;
    private ISymbol owner = null!;
    private CompilationContext context = null!;

    [ParamsSource(nameof(Shapes))]
    public string Shape { get; set; } = "";

    public static IEnumerable<string> Shapes => ["OpenAIChat/SwitchInLoop", "OpenAIChat/Approval", "ExtensionsAI/ContentLoop", "Anthropic/ToolUses"];

    [GlobalSetup]
    public void Bind()
    {
        var compilation = Source.Checked(ChatShapes.All.Single(shape => shape.Name == Shape).Compile(1));
        var method = compilation.SyntaxTrees
            .SelectMany(file => file.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
            .OrderByDescending(method => method.Span.Length)
            .First();
        tree = Bodies.TreeOf(compilation, method)!;
        owner = compilation.GetSemanticModel(method.SyntaxTree).GetDeclaredSymbol(method)!;
        context = CompilationContext.Create(compilation)!;
    }

    [Benchmark(Baseline = true)]
    public int Graphs() => Bodies.Of(tree, owner, CancellationToken.None).Count;

    [Benchmark]
    public int Paths() => new BodyAnalysis(context, RuleCatalog.Reports).AnalyzeAll(tree, owner, CancellationToken.None).OfType<BodyFindings>().Sum(findings => RuleCatalog.Report(findings).Count());

    [Benchmark]
    public int Patterns() => new PatternSearch(context).In(tree, owner, CancellationToken.None).Count;
}
