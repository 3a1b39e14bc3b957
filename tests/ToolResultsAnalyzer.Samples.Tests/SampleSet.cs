using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ToolResultsAnalyzer.Samples.Tests;

/// <summary>One of the two sample folders, compiled in memory from the very files a reader sees.</summary>
internal sealed class SampleSet
{
    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private readonly CSharpCompilation _compilation;

    private SampleSet(string folder)
    {
        string samples = Path.Combine(Metadata("RepositoryRoot"), "samples");
        Files = [.. Directory.GetFiles(Path.Combine(samples, folder), "*.cs").Order(StringComparer.Ordinal)];
        _compilation = CSharpCompilation.Create(
            $"Samples.{folder}",
            [
                CSharpSyntaxTree.ParseText(ImplicitUsings),
                .. Files.Append(Path.Combine(samples, "Program.cs")).Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: file)),
            ],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
    }

    public static SampleSet Broken { get; } = new("Broken");

    public static SampleSet Corrected { get; } = new("Corrected");

    /// <summary>The files of the samples.</summary>
    public ImmutableArray<string> Files { get; }

    /// <summary>The names of the samples.</summary>
    public IEnumerable<string> Names => Files.Select(file => Path.GetFileNameWithoutExtension(file));

    /// <summary>Runs all samples and returns what became of each, by its name.</summary>
    public async Task<IReadOnlyDictionary<string, string>> RunAsync()
    {
        using MemoryStream image = new();
        var emitted = _compilation.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));

        MethodInfo run = Assembly.Load(image.ToArray())
            .GetType("Samples.Program", throwOnError: true)!
            .GetMethod("RunAllAsync", BindingFlags.Static | BindingFlags.NonPublic)!;
        StringWriter output = new();
        await (Task)run.Invoke(null, [output])!;
        return output.ToString()
            .Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(": ", 2))
            .ToDictionary(parts => parts[0], parts => parts[1]);
    }

    /// <summary>What the analyzer reports on the samples.</summary>
    public async Task<ImmutableArray<Finding>> AnalyzeAsync()
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers =
        [
            .. Assembly.Load("ToolResultsAnalyzer").GetTypes()
                .Where(type => type.IsDefined(typeof(DiagnosticAnalyzerAttribute), inherit: false))
                .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type, nonPublic: true)!),
        ];
        Assert.NotEmpty(analyzers);

        // If the analyzer throws, that comes back as a diagnostic too: AD0001, without a location.
        ImmutableArray<Diagnostic> diagnostics = await _compilation.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync();
        return [.. diagnostics.OrderBy(d => d.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(d => d.Location.SourceSpan).Select(Finding.Of)];
    }

    internal static string Metadata(string key) => typeof(SampleSet).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key)
        .Value!;
}

/// <summary>A report of the analyzer: where it stands, and the code under it.</summary>
internal sealed record Finding(string Sample, string Rule, DiagnosticSeverity Severity, int Line, string LineText, string Squiggle)
{
    public static Finding Of(Diagnostic diagnostic)
    {
        if (diagnostic.Location.SourceTree is not SyntaxTree tree)
            return new("", diagnostic.Id, diagnostic.Severity, 0, "", diagnostic.GetMessage());

        SourceText text = tree.GetText();
        TextLine line = text.Lines.GetLineFromPosition(diagnostic.Location.SourceSpan.Start);
        return new(
            Path.GetFileNameWithoutExtension(tree.FilePath),
            diagnostic.Id,
            diagnostic.Severity,
            line.LineNumber + 1,
            line.ToString().Trim(),
            text.ToString(diagnostic.Location.SourceSpan));
    }
}
