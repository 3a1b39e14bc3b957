using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace ToolResultsAnalyzer.Proof;

/// <summary>
/// Repairs all reports of a rule in a document, one after the other, each on the code that the one before has left. So two repairs
/// of one statement cannot get into each other's way, and each is proven where it is made.
/// </summary>
internal static class ProvenFixAllProvider
{
    private const int MaxRepairs = 1000;

    /// <remarks>
    /// The key of the action is not looked at: each rule has one action, and <c>dotnet format</c> may have asked for it at a
    /// report of another rule, where there is none.
    /// </remarks>
    public static FixAllProvider For(ToolResultsCodeFix fix) =>
        FixAllProvider.Create(async (context, document, diagnostics) => await FixAsync(fix, document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    private static async Task<Document> FixAsync(ToolResultsCodeFix fix, Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        Diagnostic[] own = diagnostics.Where(diagnostic => diagnostic.Id == fix.RuleId && diagnostic.Location.IsInSource).ToArray();
        DiagnosticSeverity severity = own.Select(diagnostic => diagnostic.Severity).DefaultIfEmpty(DiagnosticSeverity.Error).Min();
        SortedSet<TextSpan> open = new(own.Select(diagnostic => diagnostic.Location.SourceSpan));
        Document current = document;
        for (int i = 0; open.Count > 0 && i < MaxRepairs; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            TextSpan span = open.Min;
            open.Remove(span);

            // The report as it is now: what was repaired before may have changed what it tells, or made it go away.
            if (await ReportAsync(current, fix.RuleId, span, cancellationToken).ConfigureAwait(false) is { } report
                && await ProvenFix.OfAsync(fix, current, report, cancellationToken).ConfigureAwait(false) is { } proven)
            {
                IEnumerable<TextSpan> revealed = proven.Revealed.Where(news => news.Id == fix.RuleId && news.Severity >= severity).Select(news => news.Location.SourceSpan);
                open = new(open.Select(proven.Change.Move).OfType<TextSpan>().Concat(revealed));
                current = proven.Document;
            }
        }

        return current;
    }

    private static async Task<Diagnostic?> ReportAsync(Document document, string rule, TextSpan span, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root || !root.FullSpan.Contains(span))
        {
            return null;
        }

        TextSpan member = FixSite.MemberOf(root.FindNode(span)).Span;
        Findings? findings = await Findings.OfAsync(document, member, cancellationToken).ConfigureAwait(false);
        return findings?.Reports.FirstOrDefault(report => report.Id == rule && report.Location.SourceSpan == span);
    }
}
