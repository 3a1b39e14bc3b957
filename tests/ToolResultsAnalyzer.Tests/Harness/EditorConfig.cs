using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ToolResultsAnalyzer.Tests.Harness;

/// <summary>Configuration files, read by Roslyn's own parser and given to a run in the two ways in which a build does.</summary>
public sealed class EditorConfig : SyntaxTreeOptionsProvider
{
    /// <summary>Where the configuration lies, and the sources beside it.</summary>
    public const string Folder = "/src";

    private readonly AnalyzerConfigSet set;

    public EditorConfig(params (string Name, string Text)[] files) =>
        this.set = AnalyzerConfigSet.Create(files.Select(file => AnalyzerConfig.Parse(file.Text, $"{Folder}/{file.Name}")).ToList());

    /// <summary>Runs the analyzer over sources under this configuration.</summary>
    /// <param name="sources">Text by file name.</param>
    public Task<AnalysisResult> RunAsync(params (string Name, string Text)[] sources)
    {
        var compilation = Analysis.Compile([.. sources.Select(source => Analysis.Parse(source.Text, $"{Folder}/{source.Name}"))], ReferenceSet.OpenAI_2_15_0, nullableWarnings: false);
        return Analysis.RunAsync(
            compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(this)), UnderTest.Analyzers, new Provider(this.set));
    }

    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) =>
        this.set.GetOptionsForSourcePath(tree.FilePath).AnalyzerOptions.GetValueOrDefault("generated_code") switch
        {
            "true" => GeneratedKind.MarkedGenerated,
            "false" => GeneratedKind.NotGenerated,
            _ => GeneratedKind.Unknown,
        };

    public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        this.set.GetOptionsForSourcePath(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

    public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        this.set.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);

    private sealed class Provider(AnalyzerConfigSet set) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions => new Options(set.GlobalConfigOptions);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options(set.GetOptionsForSourcePath(tree.FilePath));

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(set.GetOptionsForSourcePath(textFile.Path));
    }

    private sealed class Options(AnalyzerConfigOptionsResult result) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => result.AnalyzerOptions.TryGetValue(key, out value);
    }
}
