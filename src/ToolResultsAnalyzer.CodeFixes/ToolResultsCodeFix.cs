using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using ToolResultsAnalyzer.Editing;
using ToolResultsAnalyzer.Proof;

namespace ToolResultsAnalyzer;

/// <summary>
/// The fix of one rule: one action, offered where one of the repairs that the rule proposes is proven to hold. Diagnostics of
/// other rules are ignored: <c>dotnet format</c> hands a fix the first diagnostic of all that the analyzer found.
/// </summary>
public abstract class ToolResultsCodeFix : CodeFixProvider
{
    private readonly string title;
    private readonly FixAllProvider fixAll;

    private protected ToolResultsCodeFix(string ruleId, string title)
    {
        this.RuleId = ruleId;
        this.title = title;
        this.FixableDiagnosticIds = ImmutableArray.Create(ruleId);
        this.fixAll = ProvenFixAllProvider.For(this);
    }

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    internal string RuleId { get; }

    public sealed override FixAllProvider GetFixAllProvider() => this.fixAll;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics.Where(diagnostic => diagnostic.Id == this.RuleId))
        {
            if (await ProvenFix.OfAsync(this, context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } proven)
            {
                context.RegisterCodeFix(CodeAction.Create(this.title, _ => Task.FromResult(proven.Document), equivalenceKey: this.RuleId), diagnostic);
            }
        }
    }

    /// <summary>The repairs of a diagnostic, the best first. They need not be right: what does not hold is not offered.</summary>
    internal abstract IEnumerable<SourceEdits> Propose(FixSite site);

    /// <summary>The fix for what a repair of this rule may bring to light in another, or null.</summary>
    internal virtual ToolResultsCodeFix? FollowUpOf(string rule) => null;
}
