using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace ToolResultsAnalyzer.Tests.Harness;

/// <summary>
/// Checks a code fix with Microsoft.CodeAnalysis.Testing: applied one by one until nothing changes, and for all in the document,
/// the project and the solution; the code before and after must compile and report exactly what is marked in it.
/// </summary>
public sealed class CodeFixVerifier : CSharpCodeFixTest<EmptyDiagnosticAnalyzer, EmptyCodeFixProvider, DefaultVerifier>
{
    private readonly ImmutableArray<DiagnosticAnalyzer> analyzers;
    private readonly ImmutableArray<CodeFixProvider> fixes;

    private CodeFixVerifier(ReferenceSet references, ImmutableArray<DiagnosticAnalyzer> analyzers, ImmutableArray<CodeFixProvider> fixes)
    {
        this.analyzers = analyzers;
        this.fixes = fixes;

        // No package is resolved while tests run: the references are those that the build wrote down.
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        TestState.AdditionalReferences.AddRange(references.References);
        TestState.Sources.Add(("Prelude.cs", SourceText.From(Prelude.Source)));
        FixedState.Sources.Add(("Prelude.cs", SourceText.From(Prelude.Source)));
    }

    /// <summary>Which of several offers to take; the first unless said otherwise.</summary>
    public static Task VerifyAsync(string before, string after, ReferenceSet references, int offer = 0) =>
        VerifyAsync(before, after, references, UnderTest.Analyzers, UnderTest.CodeFixes, offer);

    /// <summary>Nothing is offered for what is marked.</summary>
    public static Task VerifyNothingOfferedAsync(string code, ReferenceSet references) => VerifyAsync(code, code, references);

    internal static Task VerifyAsync(
        string before,
        string after,
        ReferenceSet references,
        ImmutableArray<DiagnosticAnalyzer> analyzers,
        ImmutableArray<CodeFixProvider> fixes,
        int offer = 0)
    {
        var test = new CodeFixVerifier(references, analyzers, fixes) { CodeActionIndex = offer };
        MarkedSource marked = MarkedSource.Parse(before), expected = MarkedSource.Parse(after);
        Add(test.TestState, marked);
        Add(test.FixedState, expected);

        // Advice is given where nothing is wrong any more; it is expected where it is marked.
        test.DisabledDiagnostics.AddRange(UnderTest.Rules
            .Where(rule => rule.DefaultSeverity == Microsoft.CodeAnalysis.DiagnosticSeverity.Info && !marked.Spots.Concat(expected.Spots).Any(spot => spot.Id == rule.Id))
            .Select(rule => rule.Id));
        return test.RunAsync();
    }

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => analyzers;

    protected override IEnumerable<CodeFixProvider> GetCodeFixProviders() => fixes;

    protected override Microsoft.CodeAnalysis.ParseOptions CreateParseOptions() =>
        ((CSharpParseOptions)base.CreateParseOptions()).WithLanguageVersion(LanguageVersion.Latest);

    private static void Add(SolutionState state, MarkedSource source)
    {
        const string Path = "Snippet.cs";
        var text = SourceText.From(source.Code);
        state.Sources.Add((Path, text));
        state.MarkupHandling = MarkupMode.None;
        foreach (var spot in source.Spots)
        {
            var span = text.Lines.GetLinePositionSpan(spot.Span);
            state.ExpectedDiagnostics.Add(new DiagnosticResult(spot.Id, spot.Severity)
                .WithSpan(Path, span.Start.Line + 1, span.Start.Character + 1, span.End.Line + 1, span.End.Character + 1)
                .WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));
        }
    }
}
