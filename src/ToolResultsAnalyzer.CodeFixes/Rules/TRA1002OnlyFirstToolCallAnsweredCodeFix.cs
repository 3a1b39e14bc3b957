using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ToolResultsAnalyzer.Editing;
using ToolResultsAnalyzer.Proof;

namespace ToolResultsAnalyzer.Rules;

/// <summary>
/// Puts a loop over all calls around the statements from where the call is picked to where its result is added. Where the loop
/// brings a call to light that goes without a result (a <c>switch</c> without <c>default</c>), that is repaired too.
/// </summary>
/// <remarks>
/// There is no fix where a statement in between leaves the batch (<c>return</c>), where something that only the one call has is
/// needed after its result, and where the call is sought by more than its position.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TRA1002OnlyFirstToolCallAnsweredCodeFix))]
[Shared]
public sealed class TRA1002OnlyFirstToolCallAnsweredCodeFix : ToolResultsCodeFix
{
    public TRA1002OnlyFirstToolCallAnsweredCodeFix()
        : base("TRA1002", "Answer every tool call")
    {
    }

    internal override ToolResultsCodeFix? FollowUpOf(string rule) => rule == "TRA1004" ? new TRA1004ToolCallSkippedCodeFix() : FollowUps.OfAddedResults(rule);

    internal override IEnumerable<SourceEdits> Propose(FixSite site)
    {
        SyntaxNode[] nodes = site.Nodes(DiagnosticRoles.Pick).ToArray();
        if (nodes.Length > 0 && nodes.All(node => node.IsSameAs(nodes[0])))
        {
            if (TakeAll(nodes[0]) is { } all)
            {
                yield return all;
            }
            else if (MoveOn(nodes[0]) is { } moves)
            {
                yield return moves;
            }
            else if (Spread(site, nodes[0]) is { } spread)
            {
                yield return spread;
            }
        }

        Pick[] picks = nodes.Select(node => Pick.Of(site, node)).OfType<Pick>().ToArray();
        if (picks.Length == 0 || picks.Length < nodes.Length || picks.Any(pick => !pick.Calls.IsSameAs(picks[0].Calls)))
        {
            yield break;
        }

        IEnumerable<SourceEdits?> rewrites = picks.Any(pick => !pick.Node.IsSameAs(picks[0].Node))
            ? PositionsRewrite.Propose(site, picks)
            : PickRewrite.Propose(site, picks);
        foreach (SourceEdits rewrite in rewrites.OfType<SourceEdits>())
        {
            yield return rewrite;
        }
    }

    /// <summary><c>calls.Take(1)</c> becomes <c>calls</c>.</summary>
    private static SourceEdits? TakeAll(SyntaxNode pick)
    {
        if (pick is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Take" } take } invocation)
        {
            return null;
        }

        SourceEdits edits = new();
        edits.Remove(TextSpan.FromBounds(take.Expression.Span.End, invocation.Span.End));
        return edits;
    }

    /// <summary><c>if (calls.MoveNext())</c> becomes <c>while (calls.MoveNext())</c>.</summary>
    private static SourceEdits? MoveOn(SyntaxNode pick)
    {
        if (pick is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Current" } current
            || pick.Ancestors().OfType<IfStatementSyntax>().FirstOrDefault(ancestor => ancestor.Condition.Bare() is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "MoveNext" } move }
                && move.Expression.IsSameAs(current.Expression)) is not { Else: null } test
            || test.Statement.JumpsOut().Any())
        {
            return null;
        }

        SourceEdits edits = new();
        edits.Replace(test.IfKeyword.Span, "while");
        return edits;
    }

    /// <summary><c>[…, result of the first]</c> becomes <c>[…, .. calls.Select(call => result of the call)]</c>.</summary>
    private static SourceEdits? Spread(FixSite site, SyntaxNode node)
    {
        if (Pick.Of(site, node) is not { } pick || site.Node is not ExpressionSyntax { Parent: ExpressionElementSyntax { Parent: CollectionExpressionSyntax collection } element } result
            || result.OwnNodes().Any(inner => inner is AwaitExpressionSyntax))
        {
            return null;
        }

        StatementEditor editor = site.Edit();
        string call;
        if (CallBinding.Of(site, pick) is { Kind: BindingKind.Declaration } binding)
        {
            // The variable is of no use to anything else.
            if (site.Member.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => !result.Span.Contains(name.Span) && binding.IsMentionedIn(site, name))
                || editor.RemoveLines(binding.Statement) is not { Comments.Length: 0, Trail: null })
            {
                return null;
            }

            call = binding.Local.Name;
        }
        else if (result.Span.Contains(pick.Node.Span))
        {
            call = site.FreeName(result, new[] { result }, "call", "toolCall");
        }
        else
        {
            return null;
        }

        string space = collection.Elements.OfType<SpreadElementSyntax>().Any(other => other.Expression.SpanStart == other.OperatorToken.Span.End) ? string.Empty : " ";
        editor.Edits.Insert(element.SpanStart, $"..{space}{pick.Calls.Rewritten()}.Select({call} => ");
        foreach (ExpressionSyntax same in result.DescendantNodes().OfType<ExpressionSyntax>().Where(inner => inner.IsSameAs(pick.Node)))
        {
            editor.Edits.Replace(same.Span, call);
        }

        editor.Edits.Insert(element.Span.End, ")");
        return editor.Edits;
    }
}
