using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.Interpretation;
using ToolResultsAnalyzer.Rules;
using ToolResultsAnalyzer.Judge.Programs;
using ToolResultsAnalyzer.Judge.Programs.PhraseBooks;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Judge.Verdicts;

/// <summary>Compiles programs, many at a time, and asks the analyzer about them.</summary>
public static class Compiler
{
    private static readonly string[] Paths = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    private static readonly ConcurrentDictionary<PhraseBook, CSharpCompilation> Empties = new();

    /// <summary>
    /// No programs: what all compilations of an SDK are made from, so that they share what is made of the references. They do not see the
    /// other SDKs.
    /// </summary>
    public static CSharpCompilation EmptyFor(PhraseBook book) => Empties.GetOrAdd(book, _ =>
    {
        string[] others = [.. PhraseBook.All.SelectMany(other => other.Assemblies).Except(book.Assemblies)];
        return CSharpCompilation.Create(
            "Programs",
            [],
            Paths.Where(path => !others.Contains(Path.GetFileNameWithoutExtension(path))).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Debug, nullableContextOptions: NullableContextOptions.Disable));
    });

    /// <summary>Compiles programs of one SDK; their numbers are their positions.</summary>
    public static CSharpCompilation Compile(IReadOnlyList<AgentProgram> programs) =>
        CompileTexts(programs.Select((program, number) => (number, Renderer.RenderFile(program, number))), programs.FirstOrDefault()?.Book);

    /// <summary>Compiles whole files, by number.</summary>
    public static CSharpCompilation CompileTexts(IEnumerable<(int Number, string Text)> programs, PhraseBook? book = null) =>
        EmptyFor(book ?? OpenAIChatPhrases.Book).AddSyntaxTrees([.. programs.Select(program => CSharpSyntaxTree.ParseText(program.Text, path: FileOf(program.Number)))]);

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
        return diagnostics.Where(IsAboutBreach).ToLookup(diagnostic => NumberOf(diagnostic.Location.SourceTree ?? throw new InvalidOperationException(diagnostic.ToString())));
    }

    /// <summary>What the analyzer reports in a document of a workspace.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Analyze(Document document)
    {
        var model = (await document.GetSemanticModelAsync())!;
        return [.. (await model.Compilation.WithAnalyzers([new ToolResultsDiagnosticAnalyzer()]).GetAnalyzerSemanticDiagnosticsAsync(model, null, CancellationToken.None)).Where(IsAboutBreach)];
    }

    /// <summary>Whether a report says that a run is refused: advice speaks of what may come later, or of what is missing.</summary>
    private static bool IsAboutBreach(Diagnostic report) => !RuleCatalog.IsAdvice(report.Descriptor);

    /// <summary>Whether the analysis of a program meets a limit, which makes it silent.</summary>
    public static bool MeetsLimit(CSharpCompilation compilation, int number)
    {
        var tree = compilation.SyntaxTrees.Single(tree => NumberOf(tree) == number);
        var method = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().First();
        return new BodyAnalysis(CompilationContext.Create(compilation)!, RuleCatalog.Reports).AnalyzeAll(method, compilation.GetSemanticModel(tree).GetDeclaredSymbol(method)!, CancellationToken.None).Any(findings => findings is null);
    }

    public static string FileOf(int number) => $"Program{number}.cs";

    public static int NumberOf(SyntaxTree tree) => int.Parse(Path.GetFileNameWithoutExtension(tree.FilePath)["Program".Length..]);
}
