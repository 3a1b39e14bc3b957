using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ToolResultsAnalyzer.Benchmarks.Code;

/// <summary>From text to a compilation.</summary>
internal static class Source
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    /// <summary>One thread, so that times of the compiler and of analyzers can be compared. OPENAI001: types that are marked as experimental.</summary>
    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        nullableContextOptions: NullableContextOptions.Enable,
        concurrentBuild: false,
        optimizationLevel: OptimizationLevel.Release,
        specificDiagnosticOptions: [KeyValuePair.Create("OPENAI001", ReportDiagnostic.Suppress)]);

    /// <summary>What a new project has in sight without saying so.</summary>
    private static readonly SyntaxTree ImplicitUsings = Parse(
        string.Concat(new[] { "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Text", "System.Threading", "System.Threading.Tasks" }
            .Select(name => $"global using {name};\n")),
        "ImplicitUsings.cs");

    public static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(SourceText.From(text), ParseOptions, path);

    public static CSharpCompilation Compile(IEnumerable<SyntaxTree> files, References references) =>
        CSharpCompilation.Create("Measured", [ImplicitUsings, .. files], references.Assemblies, Options);

    /// <summary>The same files and references with nothing bound yet.</summary>
    public static CSharpCompilation Fresh(CSharpCompilation compilation) =>
        CSharpCompilation.Create(compilation.AssemblyName, compilation.SyntaxTrees, compilation.References, compilation.Options);

    /// <summary>Code that does not compile is not analyzed, and would be measured as fast.</summary>
    public static CSharpCompilation Checked(CSharpCompilation compilation)
    {
        var errors = Fresh(compilation).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();
        return errors.Length == 0 ? compilation : throw new InvalidOperationException(string.Join('\n', errors.Take(10)));
    }

    public static int LinesOf(CSharpCompilation compilation) => compilation.SyntaxTrees.Sum(tree => tree.GetText().Lines.Count);
}
