using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.Editing;
using ToolResultsAnalyzer.Proof;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Rules;

/// <summary>
/// Appends the assistant message of the reply before the first of its results, or moves it there from behind them. Calls that turn
/// out to have no result are answered too.
/// </summary>
/// <remarks>
/// There is no fix for a constant id (which call it was meant for is not told), where the assistant message is appended on some
/// paths already, where another result may be in front of it, and where the result is added in a function within the one that got the reply.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TRA2001OrphanToolResultCodeFix))]
[Shared]
public sealed class TRA2001OrphanToolResultCodeFix : ToolResultsCodeFix
{
    public TRA2001OrphanToolResultCodeFix()
        : base("TRA2001", "Append the assistant message before its results")
    {
    }

    internal override ToolResultsCodeFix? FollowUpOf(string rule) => FollowUps.OfMissingResult(rule);

    internal override IEnumerable<SourceEdits> Propose(FixSite site)
    {
        if (site.Node.FirstAncestorOrSelf<StatementSyntax>() is not { } result)
        {
            yield break;
        }

        foreach (ExpressionSyntax reply in RepliesInSight.ReadBefore(site, result))
        {
            // In a function within, which may run for each call, the message would be appended each time.
            IReadOnlyList<StatementSyntax> setters = RepliesInSight.SettersOf(site, reply);
            StatementSyntax? set = setters.LastOrDefault(setter => setter.SpanStart < site.Node.SpanStart);
            foreach (HistoryAppend append in Appends(site, set).Where(append => set is null || FunctionOf(append.Statement) == FunctionOf(set)))
            {
                foreach (StatementSyntax first in FirstStatements(site, append.Statement, setters).Distinct())
                {
                    if (AppendBefore(site, first, append, reply, set) is { } edits)
                    {
                        yield return edits;
                    }
                }
            }
        }
    }

    private static SourceEdits? AppendBefore(FixSite site, StatementSyntax first, HistoryAppend append, ExpressionSyntax reply, StatementSyntax? set)
    {
        StatementEditor editor = site.Edit();
        if (HasResultBefore(site, first, append.Receiver, set))
        {
            return null;
        }

        SyntaxNode[] existing = AppendsOf(site, reply, append.Receiver, first, set).ToArray();
        if (existing.Length == 0)
        {
            if (AssistantMessage.Appends(site, editor, first, append.Receiver, append.List, reply) is not { } lines)
            {
                return null;
            }

            editor.InsertBefore(first, lines);
            return editor.Edits;
        }

        // One that comes too late is moved.
        if (existing.Length > 1 || existing[0].FirstAncestorOrSelf<StatementSyntax>() is not { } late || HistoryAppend.Of(site, late) is not { } moved
            || moved.Receiver != append.Receiver || moved.Added.WithoutCast() != existing[0] || late.SpanStart < first.SpanStart || StatementList.Owner(late) is not { } owner
            || StatementList.In(owner).Count == 1 || !owner.Span.Contains(first.Span) || editor.RemoveLines(late) is not { } taken)
        {
            return null;
        }

        editor.InsertBefore(first, taken.Comments.Concat(taken.Lines).ToArray());
        return editor.Edits;
    }

    /// <summary>Whether a result may be in the history already: behind it the assistant message would come too late, and on the other paths what it brings is not seen.</summary>
    private static bool HasResultBefore(FixSite site, StatementSyntax first, string receiver, StatementSyntax? set) => HistoryAppend.In(site, site.Member)
        .Where(append => append.Receiver == receiver && append.Statement.SpanStart < first.SpanStart && (set is null || append.Statement.SpanStart > set.SpanStart) && !IsOnOtherBranch(append.Statement, first))
        .Any(append => MemberUse.In(append.Statement, site, Role.CreatesResult).Any() && !MemberUse.In(append.Statement, site, Role.CreatesAssistant).Any());

    /// <summary>Where the assistant message of the reply is made for the history already, or may be: on the way to the result or from it.</summary>
    private static IEnumerable<SyntaxNode> AppendsOf(FixSite site, ExpressionSyntax reply, string receiver, StatementSyntax first, StatementSyntax? set) => site.Member.DescendantNodes()
        .Where(node => AssistantMessage.ReplyOf(site, node)?.IsSameAs(reply) == true && (set is null || node.SpanStart > set.SpanStart))
        .Where(node => node.FirstAncestorOrSelf<StatementSyntax>() is not { } statement || HistoryAppend.Of(site, statement) is not { } append || append.Receiver == receiver)
        .Where(node => !IsOnOtherBranch(node, first));

    /// <summary>Whether no path goes through both of two places, because they stand in two branches of an <c>if</c> or a <c>switch</c>, or one is in a branch that leaves.</summary>
    private static bool IsOnOtherBranch(SyntaxNode node, SyntaxNode other)
    {
        foreach (SyntaxNode ancestor in node.Ancestors())
        {
            switch (ancestor)
            {
                case IfStatementSyntax { Else: { } otherwise } choice when choice.Span.Contains(other.Span):
                    return otherwise.Span.Contains(node.Span) != otherwise.Span.Contains(other.Span);
                case SwitchSectionSyntax section when !section.Span.Contains(other.Span) && section.Parent!.Span.Contains(other.Span):
                    return true;
                case IfStatementSyntax { Else: null } choice when !choice.Span.Contains(other.Span) && choice.SpanStart < other.SpanStart && choice.Statement.EndsInJump():
                    return true;
            }
        }

        return false;
    }

    /// <summary>The statements that add to a history after the reply was there: the one that adds the result before the others.</summary>
    private static IEnumerable<HistoryAppend> Appends(FixSite site, StatementSyntax? set)
    {
        HistoryAppend[] all = HistoryAppend.In(site, site.Member).Where(append => set is null || append.Statement.SpanStart > set.SpanStart).ToArray();
        HistoryAppend[] direct = all.Where(append => append.Statement.Span.Contains(site.Node.Span)).ToArray();

        // Of results that wait in a list, or in a message, what matters is where that is added.
        HistoryAppend[] flushes = all.Where(append => direct.Any(inner => append.Added.WithoutCast() is IdentifierNameSyntax list && IsOf(list.Identifier.ValueText, inner.Receiver))).ToArray();
        return flushes.Concat(direct).Concat(all.Where(append => append.Statement.SpanStart > site.Node.SpanStart)).Distinct();
    }

    /// <summary>Whether a list is what a variable holds: results, or a message with its parts.</summary>
    private static bool IsOf(string variable, string list) => list == variable || list.StartsWith(variable + ".", StringComparison.Ordinal);

    /// <summary>The statements that may be the first to add results: the whole choice where its branches do, the loop around it, the statement itself.</summary>
    private static IEnumerable<StatementSyntax> FirstStatements(FixSite site, StatementSyntax append, IReadOnlyList<StatementSyntax> setters)
    {
        StatementSyntax first = append;
        List<StatementSyntax> wider = new();
        foreach (StatementSyntax ancestor in append.Ancestors().TakeWhile(ancestor => !Expressions.IsFunction(ancestor) && !setters.Any(setter => ancestor.Span.Contains(setter.Span))).OfType<StatementSyntax>())
        {
            if (Expressions.IsLoop(ancestor))
            {
                first = ancestor;
                wider.Clear();
            }
            else if (ancestor is IfStatementSyntax or SwitchStatementSyntax or TryStatementSyntax && HasResultOutside(site, ancestor, first))
            {
                wider.Add(ancestor);
            }
        }

        return wider.Take(1).Append(first);
    }

    private static SyntaxNode? FunctionOf(StatementSyntax statement) => statement.Ancestors().FirstOrDefault(Expressions.IsFunction);

    /// <summary>Whether results are made in another branch of a choice than the one with a part.</summary>
    private static bool HasResultOutside(FixSite site, StatementSyntax choice, SyntaxNode part)
    {
        SyntaxNode branch = part.AncestorsAndSelf().First(node => node.Parent == choice);
        return MemberUse.In(choice, site, Role.CreatesResult).Any(node => !branch.Span.Contains(node.Span));
    }
}
