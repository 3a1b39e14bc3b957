using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ToolResultsAnalyzer.Tests.Harness;

/// <summary>What running the analyzer over a compilation gave.</summary>
public sealed record AnalysisResult(
    ImmutableArray<Diagnostic> Diagnostics,
    ImmutableArray<Diagnostic> CompilerErrors,
    IReadOnlyList<Exception> Exceptions);

/// <summary>Compiles source text and runs analyzers over it, in process and without a project.</summary>
public static class Analysis
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    public static SyntaxTree Parse(string source, string path = "Snippet.cs") =>
        CSharpSyntaxTree.ParseText(SourceText.From(source), ParseOptions, path);

    public static CSharpCompilation Compile(
        IEnumerable<SyntaxTree> trees, ReferenceSet references, bool program = false, bool nullableWarnings = true) =>
        CSharpCompilation.Create(
            "Snippets",
            [.. trees, .. references.Sources.Select(source => Parse(source, "Types.cs"))],
            references.References,
            new CSharpCompilationOptions(
                program ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: nullableWarnings ? NullableContextOptions.Enable : NullableContextOptions.Annotations,
                allowUnsafe: true));

    public static CSharpCompilation Compile(string source, ReferenceSet references, bool program = false) =>
        Compile([Parse(source), Prelude.Tree], references, program);

    /// <summary>An assembly of its own, as others reference it.</summary>
    public static MetadataReference Emit(string source, string assemblyName, ReferenceSet references)
    {
        var image = new MemoryStream();
        var result = CSharpCompilation.Create(assemblyName, [Parse(source)], references.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)).Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    public static Task<AnalysisResult> RunAsync(Compilation compilation) => RunAsync(compilation, UnderTest.Analyzers);

    /// <summary>What the analyzer says, where it does not matter what the compiler says: that takes a third of the time.</summary>
    public static async Task<AnalysisResult> RunWithoutCompilerAsync(Compilation compilation, ImmutableArray<AdditionalText> files = default)
    {
        var exceptions = new ConcurrentQueue<Exception>();
        var run = Start(compilation, UnderTest.Analyzers, exceptions.Enqueue, files: files);
        return new(await run.GetAnalyzerDiagnosticsAsync(CancellationToken.None), [], [.. exceptions]);
    }

    public static async Task<AnalysisResult> RunAsync(
        Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, AnalyzerConfigOptionsProvider? config = null, ImmutableArray<AdditionalText> files = default)
    {
        var exceptions = new ConcurrentQueue<Exception>();
        var run = Start(compilation, analyzers, exceptions.Enqueue, config, files);

        // The compiler's own diagnostics come along, so that nothing is bound twice.
        var all = await run.GetAllDiagnosticsAsync(CancellationToken.None);
        return new(
            [.. all.Where(diagnostic => !IsOfCompiler(diagnostic))],
            [.. all.Where(diagnostic => IsOfCompiler(diagnostic) && diagnostic.Severity == DiagnosticSeverity.Error)],
            [.. exceptions]);
    }

    /// <summary>The diagnostics that an editor shows for one open file: those found without looking at the whole compilation.</summary>
    public static async Task<AnalysisResult> RunLiveAsync(Compilation compilation, SyntaxTree tree, ImmutableArray<AdditionalText> files = default)
    {
        var exceptions = new ConcurrentQueue<Exception>();
        var run = Start(compilation, UnderTest.Analyzers, exceptions.Enqueue, files: files);
        var syntax = await run.GetAnalyzerSyntaxDiagnosticsAsync(tree, CancellationToken.None);
        var semantic = await run.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), null, CancellationToken.None);
        return new([.. syntax, .. semantic], [], [.. exceptions]);
    }

    public static CompilationWithAnalyzers Start(
        Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, Action<Exception> onException, AnalyzerConfigOptionsProvider? config = null, ImmutableArray<AdditionalText> files = default) =>
        new(compilation, analyzers, new CompilationWithAnalyzersOptions(
            config is null ? new AnalyzerOptions(files.IsDefault ? [] : files) : new AnalyzerOptions(files.IsDefault ? [] : files, config),
            (exception, _, _) => onException(exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: true));

    private static bool IsOfCompiler(Diagnostic diagnostic) => diagnostic.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.Compiler);
}
