using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.Interpretation;
using ToolResultsAnalyzer.Judge.Programs;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Judge.Verdicts;

/// <summary>Compiles programs, many at a time, and asks the analyzer about them.</summary>
public static class Compiler
{
    private static readonly ImmutableArray<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    public static CSharpCompilation Compile(IEnumerable<(int Number, string Source)> programs) => CSharpCompilation.Create(
        "Programs",
        programs.Select(program => CSharpSyntaxTree.ParseText(Renderer.Prelude + program.Source, path: $"Program{program.Number}.cs")),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Debug, nullableContextOptions: NullableContextOptions.Disable));

    /// <summary>The image of a compilation; throws where the generator wrote something that does not compile.</summary>
    public static Stream Emit(CSharpCompilation compilation)
    {
        var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success)
        {
            var error = result.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            throw new InvalidOperationException($"{error}\n{error.Location.SourceTree}");
        }

        image.Position = 0;
        return image;
    }

    /// <summary>What the analyzer reports, by program.</summary>
    public static async Task<ILookup<int, Diagnostic>> Analyze(CSharpCompilation compilation)
    {
        var run = compilation.WithAnalyzers([new ToolResultsDiagnosticAnalyzer()]);
        var diagnostics = await run.GetAnalyzerDiagnosticsAsync();
        return diagnostics.ToLookup(diagnostic => NumberOf(diagnostic.Location.SourceTree!));
    }

    /// <summary>Whether the analysis of a program meets a limit, which makes it silent.</summary>
    public static bool MeetsLimit(CSharpCompilation compilation, int number)
    {
        var tree = compilation.SyntaxTrees.Single(tree => NumberOf(tree) == number);
        var method = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().First();
        var symbols = VocabularySymbols.Create(compilation, VocabularySymbols.ReferencedBy(compilation))!;
        return Bodies.Of(Bodies.OperationOf(compilation, method)!, compilation.GetSemanticModel(tree).GetDeclaredSymbol(method)!, CancellationToken.None)
            .Any(body => BodyAnalysis.Analyze(body, symbols, compilation, CancellationToken.None) is null);
    }

    private static int NumberOf(SyntaxTree tree) => int.Parse(Path.GetFileNameWithoutExtension(tree.FilePath)["Program".Length..]);
}
