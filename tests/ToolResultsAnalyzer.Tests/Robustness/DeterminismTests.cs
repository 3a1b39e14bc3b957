using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Robustness;

/// <summary>
/// What is reported does not depend on what is analyzed first, or at the same time: bodies share what is known of methods, types and helpers.
/// A run is described with all that a diagnostic has.
/// </summary>
public class DeterminismTests
{
    private static readonly int Runs = Repository.RunsOnLatestRoslyn ? 40 : 200;

    /// <summary>Of each vocabulary but the first so many snippets, each of another rule.</summary>
    private const int OfOthers = 5;

    /// <summary>Of the first vocabulary so many snippets more of those in which bodies share the most.</summary>
    private const int OfHelpers = 6;

    private static readonly Lazy<IReadOnlyList<SyntaxTree>> Trees = new(() =>
    [
        .. SnippetsOf(OpenAIChatPhrases.Vocabulary, int.MaxValue, OfHelpers),
        .. new[] { ExtensionsAIPhrases.Vocabulary, SemanticKernelPhrases.Vocabulary, RecordPhrases.Vocabulary }.SelectMany(vocabulary => SnippetsOf(vocabulary, OfOthers, helpers: 0)),
    ]);

    private static readonly Lazy<CSharpCompilation> Whole = new(() => Analysis.Compile(
        [.. Trees.Value, Prelude.Tree, .. ReferenceSet.OneClass.Sources.Select(source => Analysis.Parse(source, "Types.cs"))], ReferenceSet.SemanticKernel_1_82_0, nullableWarnings: false));

    [Fact]
    public async Task Many_runs_report_the_same_in_any_order_and_at_the_same_time()
    {
        var runs = await RunAsync(Runs, () => [new ToolResultsDiagnosticAnalyzer()], Trees.Value);

        var rules = runs[0].SelectMany(report => UnderTest.Rules.Where(rule => report.Contains(rule.Id, StringComparison.Ordinal))).Distinct();
        Assert.InRange(runs[0].Count, 30, int.MaxValue);
        Assert.InRange(rules.Count(), 15, int.MaxValue);
        Assert.Single(runs.Select(run => string.Join('\n', run)).Distinct());
    }

    /// <summary>On one thread Roslyn takes the members of a file in the order of the file, and hands over what is said of them in that order.</summary>
    [Fact]
    public async Task On_one_thread_reports_of_a_file_come_in_the_same_order()
    {
        var runs = new List<string>();
        for (var run = 0; run < 3; run++)
        {
            var diagnostics = await DiagnosticsAsync(Whole.Value.Clone(), [new ToolResultsDiagnosticAnalyzer()], isConcurrent: false);
            runs.Add(string.Join('\n', diagnostics.GroupBy(PathOf).OrderBy(file => file.Key, StringComparer.Ordinal).SelectMany(file => file.Select(DescribeWhole))));
        }

        Assert.Single(runs.Distinct());
    }

    /// <summary>An analyzer that remembers the order of its work is not deterministic, and that shows in the same comparison.</summary>
    [Fact]
    public async Task An_analyzer_that_depends_on_order_is_found_out()
    {
        var runs = await RunAsync(4, () => [new CountingAnalyzer()], [.. Trees.Value.Take(10)]);

        Assert.InRange(runs.Select(run => string.Join('\n', run)).Distinct().Count(), 2, 4);
    }

    /// <summary>Runs in turn at the same time and one after another, on trees in the order they have and in others.</summary>
    private static async Task<List<IReadOnlyList<string>>> RunAsync(int count, Func<ImmutableArray<DiagnosticAnalyzer>> analyzers, IReadOnlyList<SyntaxTree> trees)
    {
        var random = new Random(1);
        var runs = new List<IReadOnlyList<string>>();
        for (var run = 0; run < count; run++)
        {
            var shuffled = trees.ToArray();
            if (run % 4 >= 2)
                random.Shuffle(shuffled);
            runs.Add(Describe(await DiagnosticsAsync(InOrder(shuffled), analyzers(), isConcurrent: run % 2 == 0)));
        }

        return runs;
    }

    /// <summary>What is known of the references is shared; all else is new.</summary>
    private static Compilation InOrder(IReadOnlyList<SyntaxTree> trees) =>
        Whole.Value.RemoveAllSyntaxTrees().AddSyntaxTrees([.. trees, .. Whole.Value.SyntaxTrees.Except(Trees.Value)]);

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, bool isConcurrent)
    {
        var exceptions = new List<Exception>();
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (exception, _, _) => exceptions.Add(exception), isConcurrent, logAnalyzerExecutionTime: false);
        var diagnostics = await new CompilationWithAnalyzers(compilation, analyzers, options).GetAnalyzerDiagnosticsAsync(CancellationToken.None);
        Assert.Empty(exceptions);
        return diagnostics;
    }

    /// <summary>
    /// By member, as members may be analyzed at the same time; within each in the order in which they were reported, which is the order of
    /// the light bulb.
    /// </summary>
    private static IReadOnlyList<string> Describe(ImmutableArray<Diagnostic> diagnostics) =>
        [.. diagnostics.GroupBy(MemberOf).OrderBy(member => member.Key.Path, StringComparer.Ordinal).ThenBy(member => member.Key.Start).SelectMany(member => member.Select(DescribeWhole))];

    private static string PathOf(Diagnostic diagnostic) => diagnostic.Location.SourceTree!.FilePath;

    private static (string Path, int Start) MemberOf(Diagnostic diagnostic) => (
        PathOf(diagnostic),
        diagnostic.Location.SourceTree!.GetRoot().FindNode(diagnostic.Location.SourceSpan).AncestorsAndSelf().OfType<MemberDeclarationSyntax>().First().SpanStart);

    private static string DescribeWhole(Diagnostic diagnostic) => string.Join(" | ", [
        Describe(diagnostic.Location),
        diagnostic.Id,
        diagnostic.Severity,
        diagnostic.WarningLevel,
        diagnostic.GetMessage(CultureInfo.InvariantCulture),
        .. diagnostic.Properties.OrderBy(property => property.Key, StringComparer.Ordinal).Select(property => $"{property.Key}={property.Value}"),
        .. diagnostic.AdditionalLocations.Select(Describe),
    ]);

    private static string Describe(Location location) => $"{location.SourceTree?.FilePath}{location.SourceSpan}";

    /// <summary>One reported snippet of each rule, and some of helpers.</summary>
    private static IEnumerable<SyntaxTree> SnippetsOf(Vocabulary vocabulary, int count, int helpers)
    {
        var reported = Snippet.All.Where(snippet => snippet.Attribute is ReportedAttribute { Program: false } && snippet.IsIn(vocabulary)).ToList();
        var ofHelpers = reported.Where(snippet => snippet.Home == typeof(Shapes.HelpersTests)).Take(helpers);
        return reported.Where(snippet => snippet.Home.Name.StartsWith("TRA", StringComparison.Ordinal)).DistinctBy(snippet => snippet.Home).Take(count).Union(ofHelpers).Select((snippet, index) =>
            Analysis.Parse(snippet.Render(vocabulary, Form.Plain, $"Snippets.{vocabulary.Type.Name}{index}").Code, $"{vocabulary.Type.Name}{index}.cs"));
    }
}
