using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using ToolResultsAnalyzer.Editing;

namespace ToolResultsAnalyzer.Proof;

/// <summary>
/// Tries the repairs that a fix proposes, in order, and takes the first that holds: it compiles as the code did before, the
/// report is gone, no rule says anything new about the calls, nothing that was wrong before hides what is wrong with calls that were not
/// in the history before, the analyzer gives up on nothing new, and no comment is lost. A repair
/// that brings another mistake to light (a call that is skipped, now that there is a loop) may be followed by the repair of that one.
/// </summary>
internal sealed class ProvenFix
{
    private const int MaxFollowUps = 8;

    /// <summary>How many repairs are tried for what earlier ones have brought to light, in one proof, whether they hold or not.</summary>
    private const int MaxTriedFollowUps = 24;

    private ProvenFix(Document document, Findings findings, TrackedChange change)
    {
        this.Document = document;
        this.Findings = findings;
        this.Change = change;
    }

    /// <summary>The document as it is after the repair.</summary>
    public Document Document { get; }

    /// <summary>What the analyzer and the compiler say of the repaired member.</summary>
    public Findings Findings { get; }

    public TrackedChange Change { get; }

    /// <summary>Reports about other calls that have come into sight.</summary>
    public ImmutableArray<Diagnostic> Revealed { get; private set; } = ImmutableArray<Diagnostic>.Empty;

    /// <summary>The repair of a diagnostic, or null when there is none that holds.</summary>
    public static async Task<ProvenFix?> OfAsync(ToolResultsCodeFix fix, Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await FixSite.CreateAsync(document, diagnostic, cancellationToken).ConfigureAwait(false) is not { } site)
        {
            return null;
        }

        return await Findings.OfAsync(document, site.Member.Span, cancellationToken).ConfigureAwait(false) is { } before
            ? await TryAsync(fix, site, before, new(MaxTriedFollowUps), cancellationToken).ConfigureAwait(false)
            : null;
    }

    private static async Task<ProvenFix?> TryAsync(ToolResultsCodeFix fix, FixSite site, Findings before, Allowance followUps, CancellationToken cancellationToken)
    {
        foreach (SourceEdits edits in fix.Propose(site))
        {
            cancellationToken.ThrowIfCancellationRequested();
            SourceText text = site.Layout.Text;
            if (edits.ApplyTo(text) is not { } changed)
            {
                continue;
            }

            // All edits are within the member.
            TextSpan member = new(site.Member.SpanStart, site.Member.Span.Length + changed.Length - text.Length);
            Document document = site.Document.WithText(changed);
            if (!await KeepsCommentsAsync(site, document, cancellationToken).ConfigureAwait(false))
            {
                continue;
            }

            if (await Findings.OfAsync(document, member, cancellationToken).ConfigureAwait(false) is { } after && after.CompilesLike(before)
                && await FollowAsync(fix, site, new(document, after, new(changed.GetTextChanges(text))), before, followUps, cancellationToken).ConfigureAwait(false) is { } proven)
            {
                return proven;
            }
        }

        return null;
    }

    private static async Task<bool> KeepsCommentsAsync(FixSite site, Document changed, CancellationToken cancellationToken) =>
        await changed.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root
        && Comments(site.Root).SequenceEqual(Comments(root));

    /// <summary>The comments of a file, whatever their order.</summary>
    private static IEnumerable<string> Comments(SyntaxNode root) => root.DescendantTrivia()
        .Where(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
        .Select(trivia => string.Join("\n", trivia.ToString().Split('\n').Select(line => line.Trim())))
        .OrderBy(comment => comment, StringComparer.Ordinal);

    /// <summary>Repairs what a repair has brought to light, and tells whether all is well in the end.</summary>
    private static async Task<ProvenFix?> FollowAsync(ToolResultsCodeFix fix, FixSite site, ProvenFix repaired, Findings before, Allowance followUps, CancellationToken cancellationToken)
    {
        for (int i = 0; i < MaxFollowUps; i++)
        {
            TextSpan? place = repaired.Change.Move(site.Diagnostic.Location.SourceSpan);
            if (repaired.Findings.Reports.Any(report => report.Id == fix.RuleId && report.Location.SourceSpan == place))
            {
                return null;
            }

            ILookup<bool, Diagnostic> news = repaired.Findings.New(before, repaired.Change).ToLookup(report => Findings.IsAboutOtherCalls(report, site.Diagnostic, repaired.Change));
            if (!news[false].Any())
            {
                if (!repaired.Findings.IsAsCompleteAs(before) || repaired.Findings.Conceal(repaired.Change))
                {
                    return null;
                }

                repaired.Revealed = news[true].ToImmutableArray();
                return repaired;
            }

            Diagnostic next = news[false].First();
            if (fix.FollowUpOf(next.Id) is not { } follower
                || !followUps.Take()
                || await FixSite.CreateAsync(repaired.Document, next, cancellationToken).ConfigureAwait(false) is not { } nextSite
                || await TryAsync(follower, nextSite, repaired.Findings, followUps, cancellationToken).ConfigureAwait(false) is not { } further)
            {
                return null;
            }

            repaired = new(further.Document, further.Findings, repaired.Change.Then(further.Change));
        }

        return null;
    }

    /// <summary>What one proof may still try. A repair that brings the same mistake to light elsewhere, again and again, would be followed forever.</summary>
    private sealed class Allowance
    {
        private int left;

        public Allowance(int left) => this.left = left;

        public bool Take() => this.left-- > 0;
    }
}
