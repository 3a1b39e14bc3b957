using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.RepositoryLayout;

/// <summary>
/// The folders of the analyzer know each other one way only, and only the upper ones know Roslyn: docs/how-it-works.md draws it, and
/// here it is held.
/// </summary>
public class LayersTests
{
    private const string Roslyn = LayerReferences.Roslyn;

    /// <summary>What each folder may know beside itself. A folder stands behind all that it may know.</summary>
    private static readonly (string Folder, string[] Knows)[] Layers =
    [
        ("Collections", []),
        ("Contract", ["Collections"]),
        ("Dataflow", []),
        ("ControlFlow", [Roslyn, "Dataflow"]),
        ("BaseLibrary", [Roslyn]),
        ("Sdks", [Roslyn, "Collections", "Contract", "BaseLibrary"]),
        ("Sdks/Convention", [Roslyn, "Contract", "BaseLibrary", "Sdks"]),
        ("Sdks/Configuration", [Roslyn, "Contract", "Sdks", "Sdks/Convention"]),
        ("Interpretation/State", [Roslyn, "Collections", "Contract", "Dataflow"]),
        ("Interpretation/Bodies", [Roslyn, "Collections", "Contract", "ControlFlow", "BaseLibrary", "Sdks", "Sdks/Configuration", "Interpretation/State"]),
        ("Interpretation/Operations", [Roslyn, "Collections", "Contract", "Dataflow", "ControlFlow", "BaseLibrary", "Sdks", "Interpretation/State", "Interpretation/Bodies"]),
        ("Interpretation/Findings", [Roslyn, "Collections", "Contract", "ControlFlow", "Interpretation/State", "Interpretation/Bodies", "Interpretation/Operations"]),
        ("Interpretation", [Roslyn, "Dataflow", "ControlFlow", "Sdks", "Interpretation/State", "Interpretation/Bodies", "Interpretation/Operations", "Interpretation/Findings"]),
        ("Patterns", [Roslyn, "Contract", "ControlFlow", "BaseLibrary", "Sdks", "Interpretation", "Interpretation/Bodies"]),
        ("Rules", [Roslyn, "Collections", "Contract", "ControlFlow", "Patterns", "Interpretation", "Interpretation/State", "Interpretation/Findings"]),
        ("", [Roslyn, "ControlFlow", "Sdks", "Sdks/Configuration", "Patterns", "Interpretation", "Interpretation/Bodies", "Interpretation/Findings", "Rules"]),
    ];

    private static readonly string Source = Path.Combine(Repository.Root, "src", "ToolResultsAnalyzer");

    private static readonly Lazy<CSharpCompilation> Analyzer = new(() => Compile(
        from file in Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Source, file).Replace('\\', '/')
        where !path.StartsWith("obj/", StringComparison.Ordinal) && !path.StartsWith("bin/", StringComparison.Ordinal)
        orderby path
        select (path, File.ReadAllText(file))));

    private static readonly Lazy<IReadOnlyList<LayerReference>> References = new(() => LayerReferences.In(Analyzer.Value, FolderOf));

    [Fact]
    public void Each_folder_knows_only_what_lies_below_it() =>
        Assert.Equal("", string.Join('\n', References.Value.Where(IsForbidden).Select(reference => $"{reference.From} knows {reference.To}: {reference.Where}")));

    [Fact]
    public void Nothing_may_be_known_that_is_not()
    {
        var known = References.Value.Select(reference => (reference.From, reference.To)).ToHashSet();

        Assert.All(Layers, layer => Assert.All(layer.Knows, to => Assert.Contains((layer.Folder, to), known)));
    }

    [Fact]
    public void A_layer_knows_only_layers_before_it()
    {
        var order = Layers.Select(layer => layer.Folder).ToList();

        Assert.All(Layers, layer => Assert.All(layer.Knows.Where(folder => folder != Roslyn), folder => Assert.InRange(order.IndexOf(folder), 0, order.IndexOf(layer.Folder) - 1)));
    }

    [Fact]
    public void The_layers_are_the_folders_that_there_are() => Assert.Equal(
        Layers.Select(layer => layer.Folder).Order(StringComparer.Ordinal),
        Analyzer.Value.SyntaxTrees.Select(FolderOf).OfType<string>().Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void A_namespace_is_a_folder_below_the_root() => Assert.All(
        Analyzer.Value.SyntaxTrees.Where(tree => FolderOf(tree) is not null),
        tree => Assert.Equal(
            string.Join('.', new[] { "ToolResultsAnalyzer", FolderOf(tree)!.Split('/')[0] }.Where(part => part.Length > 0)),
            tree.GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().Single().Name.ToString()));

    [Theory]
    [InlineData("Contract", "using ToolResultsAnalyzer.Dataflow;", "", "Dataflow")]
    [InlineData("Contract", "using Microsoft.CodeAnalysis;", "", Roslyn)]
    [InlineData("Dataflow", "", "object Get(Microsoft.CodeAnalysis.SyntaxNode node) => node.Span;", Roslyn)]
    [InlineData("Dataflow", "", "object Get() => ToolResultsAnalyzer.Contract.HistoryState.Empty;", "Contract")]
    [InlineData("ControlFlow", "", "object Get() => Sdks.VocabularySymbols.All;", "Sdks")]
    [InlineData("ControlFlow", "", "List<Interpretation.PathState[]> Get() => null;", "Interpretation/State")]
    [InlineData("Interpretation/State", "", "object Get(BodyContext context) => null;", "Interpretation/Bodies")]
    [InlineData("Interpretation/Operations", "", "void Run(object findings) { if (findings is BodyFindings) { } }", "Interpretation/Findings")]
    [InlineData("Interpretation/Findings", "", "object Get() => nameof(BodyAnalysis);", "Interpretation")]
    [InlineData("Interpretation/State", "", "/// <summary><see cref=\"Finding\"/></summary>\nint number;", "Interpretation/Findings")]
    [InlineData("Interpretation/State", "", "void Run() { var batches = Exposed.Context; }", "Interpretation/Operations")]
    [InlineData("Interpretation", "", "Patterns.Pattern Get() => null;", "Patterns")]
    [InlineData("Patterns", "", "object Get() => Rules.RuleCatalog.Descriptors;", "Rules")]
    [InlineData("Interpretation/Operations", "", "object Get() => Rules.RuleCatalog.Descriptors;", "Rules")]
    [InlineData("Rules", "", "object Get() => new ToolResultsDiagnosticAnalyzer();", "")]
    [InlineData("Rules", "", "object Get() => Sdks.VocabularySymbols.All;", "Sdks")]
    public void A_planted_reference_to_what_lies_above_is_found(string folder, string directive, string member, string to)
    {
        var planted = Parse($"{folder}/Planted.cs", $$"""
            {{directive}}
            namespace ToolResultsAnalyzer.{{folder.Split('/')[0]}};
            internal class Planted { {{member}} }
            """);
        var exposed = Parse("Interpretation/Operations/Exposed.cs", """
            namespace ToolResultsAnalyzer.Interpretation;
            internal static class Exposed { public static BodyContext Context => null; }
            """);
        var compilation = Analyzer.Value.AddSyntaxTrees(planted, exposed);
        Assert.Empty(compilation.GetSemanticModel(planted).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        Assert.Contains(to, LayerReferences.Of(planted, compilation, FolderOf).Where(IsForbidden).Select(reference => reference.To));
    }

    private static bool IsForbidden(LayerReference reference) => !Layers.Single(layer => layer.Folder == reference.From).Knows.Contains(reference.To);

    private static string? FolderOf(SyntaxTree tree) => tree.FilePath.Length == 0 ? null : Path.GetDirectoryName(tree.FilePath)!.Replace('\\', '/');

    private static SyntaxTree Parse(string path, string text) =>
        CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.CSharp12, DocumentationMode.Diagnose), path);

    /// <summary>Compiled against what the tests run on: the newer framework needs none of the types that the build adds for the old one.</summary>
    private static CSharpCompilation Compile(IEnumerable<(string Path, string Text)> files)
    {
        var global = string.Concat(new[] { "System", "System.Collections.Generic", "System.Linq", "System.Threading" }.Select(name => $"global using {name};\n"));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("ToolResultsAnalyzer", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "Analyzer",
            files.Select(file => Parse(file.Path, file.Text)).Append(Parse("", global)),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        // A name without a meaning would be a reference that is not seen.
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return compilation;
    }
}
