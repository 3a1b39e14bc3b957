using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using ToolResultsAnalyzer.Rules;

namespace ToolResultsAnalyzer.Proof;

/// <summary>What the analyzer and the compiler say about one member.</summary>
internal sealed class Findings
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = ImmutableArray.Create<DiagnosticAnalyzer>(new ToolResultsDiagnosticAnalyzer());

    private readonly Dictionary<string, int> compiler;
    private readonly Lazy<int> silent;

    private Findings(ImmutableArray<Diagnostic> reports, Dictionary<string, int> compiler, Lazy<int> silent)
    {
        this.Reports = reports;
        this.compiler = compiler;
        this.silent = silent;
    }

    /// <summary>The diagnostics of the rules, in source order.</summary>
    public ImmutableArray<Diagnostic> Reports { get; }

    public static async Task<Findings?> OfAsync(Document document, TextSpan member, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        CompilationWithAnalyzersOptions options = new(document.Project.AnalyzerOptions, onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> reports = await new CompilationWithAnalyzers(model.Compilation, Analyzers, options)
            .GetAnalyzerSemanticDiagnosticsAsync(model, member, cancellationToken).ConfigureAwait(false);
        Dictionary<string, int> compiler = model.GetDiagnostics(member, cancellationToken)
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed)
            .GroupBy(diagnostic => diagnostic.Id)
            .ToDictionary(group => group.Key, group => group.Count());
        return new(reports.Where(report => !report.IsSuppressed).OrderBy(report => report.Location.SourceSpan.Start).ToImmutableArray(), compiler, new(() => SilentBodies.Count(model, document.Project.AnalyzerOptions.AdditionalFiles, member, cancellationToken)));
    }

    /// <summary>Whether the compiler says no more than it said before.</summary>
    public bool CompilesLike(Findings before) => this.compiler.All(pair => before.compiler.TryGetValue(pair.Key, out int count) && pair.Value <= count);

    /// <summary>Whether the analyzer could look at all that it could look at before. Where it met a limit, that it reports nothing proves nothing.</summary>
    public bool IsAsCompleteAs(Findings before) => this.silent.Value == 0 || this.silent.Value <= before.silent.Value;

    /// <summary>The reports that were not there before a change. Advice is given only where nothing is wrong: it was true before.</summary>
    public IEnumerable<Diagnostic> New(Findings before, TrackedChange change) =>
        this.Reports.Where(report => !RuleCatalog.IsAdvice(report.Descriptor) && !IsAsBefore(report, before, change) && !before.Reports.Any(old => old.Id == report.Id && change.Move(old.Location.SourceSpan) == report.Location.SourceSpan));

    /// <summary>Whether a report is about how all results are written, and the change has only added one like the others.</summary>
    private static bool IsAsBefore(Diagnostic report, Findings before, TrackedChange change) => RuleCatalog.IsAboutAllResults(report)
        && (report.Severity == DiagnosticSeverity.Info || !change.Wrote(report.Location.SourceSpan) || before.Reports.Any(old => old.Id == report.Id));

    /// <summary>
    /// Whether something is still reported about an assistant message that a change has written. After a mistake the analyzer says no
    /// more about a history, so that nothing else is reported of these calls does not prove that each has its result.
    /// </summary>
    public bool Conceal(TrackedChange change) => this.Reports.Any(report => !RuleCatalog.IsAdvice(report.Descriptor) && !RuleCatalog.IsAboutAllResults(report)
        && DiagnosticRoles.Of(report, DiagnosticRoles.Assistant).Any(location => change.Wrote(location.SourceSpan)));

    /// <summary>
    /// Whether a new report is about the calls of another assistant message than the repaired one. Then it was true before and only
    /// did not show: after a mistake the analyzer says no more about a history.
    /// </summary>
    public static bool IsAboutOtherCalls(Diagnostic report, Diagnostic repaired, TrackedChange change)
    {
        TextSpan?[] own = DiagnosticRoles.Of(repaired, DiagnosticRoles.Assistant).Select(location => change.Move(location.SourceSpan)).ToArray();
        TextSpan[] its = DiagnosticRoles.Of(report, DiagnosticRoles.Assistant).Select(location => location.SourceSpan).ToArray();
        return own.Length > 0 && its.Length > 0 && own.All(span => span is not null && !its.Any(other => other.IntersectsWith(span.Value)));
    }
}
