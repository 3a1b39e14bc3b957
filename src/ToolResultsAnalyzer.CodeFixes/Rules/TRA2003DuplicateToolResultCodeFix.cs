using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.Editing;
using ToolResultsAnalyzer.Proof;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Rules;

/// <summary>
/// Goes on to the next call after the first result, where that is on a branch before the second; else removes one of the two
/// statements, the second if there is a choice. One that runs a tool stays.
/// </summary>
/// <remarks>
/// There is no fix where a result is not added by a statement of its own, where both run something, and for a result in a
/// <c>finally</c>: it is the only one when an exception comes.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TRA2003DuplicateToolResultCodeFix))]
[Shared]
public sealed class TRA2003DuplicateToolResultCodeFix : ToolResultsCodeFix
{
    public TRA2003DuplicateToolResultCodeFix()
        : base("TRA2003", "Answer the tool call once")
    {
    }

    internal override ToolResultsCodeFix? FollowUpOf(string rule) => FollowUps.OfMissingResult(rule);

    internal override IEnumerable<SourceEdits> Propose(FixSite site)
    {
        if (AppendOf(site, site.Node) is not { } second || IsInFinally(second))
        {
            yield break;
        }

        // The nearest first.
        foreach (HistoryAppend first in site.Nodes(DiagnosticRoles.Result).Reverse().Where(result => result.SpanStart < site.Node.SpanStart).Select(result => AppendOf(site, result)).OfType<HistoryAppend>())
        {
            if (HaveSameId(site, first, second) && GoOnAfter(site, first, second) is { } goesOn)
            {
                yield return goesOn;
            }

            StatementEditor editor = site.Edit();
            if (!IsInFinally(first) && (Removable(site, second, first) ?? Removable(site, first, second)) is { } removable && editor.Remove(removable))
            {
                yield return editor.Edits;
            }
        }
    }

    private static HistoryAppend? AppendOf(FixSite site, SyntaxNode result) =>
        result.FirstAncestorOrSelf<StatementSyntax>() is { } statement && HistoryAppend.Of(site, statement) is { } append && append.Single == result ? append : null;

    /// <summary>Ends the round with the first result, where the second would come at the end of the round.</summary>
    private static SourceEdits? GoOnAfter(FixSite site, HistoryAppend first, HistoryAppend second)
    {
        if (CallLoop.Around(site, second.Statement) is not { } loop || CallLoop.Around(site, first.Statement)?.Statement != loop.Statement
            || !loop.EndsWith(second.Statement) || first.Statement.Parent == second.Statement.Parent || StatementList.Owner(first.Statement) is null)
        {
            return null;
        }

        string[] lines = (loop.Advance is { } advance && advance.SpanStart > first.Statement.SpanStart ? new[] { advance.ToString() } : Array.Empty<string>()).Append("continue;").ToArray();
        StatementSyntax last = StatementList.Around(first.Statement).Last();
        if (last is BreakStatementSyntax { Parent: SwitchSectionSyntax })
        {
            return site.Edited(editor => editor.ReplaceBy(last, lines));
        }

        return last.EndsInJump() ? null : site.Edited(editor => editor.InsertAfter(last, lines));
    }

    /// <summary>
    /// The statement, where it only adds a result and is not all that a branch does, or the loop, where that is all it does; null where
    /// a call could be without a result when only the other one is there. This is not left to the proof: where a call has a third
    /// result, the report of that hides whether another has any.
    /// </summary>
    private static StatementSyntax? Removable(FixSite site, HistoryAppend append, HistoryAppend other)
    {
        if (append.Single.DescendantNodes().Any(given => given is ArgumentSyntax argument ? argument.Expression.HasEffect() : given is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } filled && filled.Right.HasEffect()))
        {
            return null;
        }

        StatementSyntax? removable = StatementList.Around(append.Statement).Count(statement => statement is not BreakStatementSyntax) > 1 ? append.Statement : LoopOf(append);
        return removable is not null
            && ((removable == append.Statement && HaveSameId(site, append, other) && IsReached(other.Statement, removable)) || (LoopOf(other) is { } all && IsReached(all, removable)))
                ? removable
                : null;
    }

    /// <summary>The loop over all calls in each round of which a statement adds the result.</summary>
    private static ForEachStatementSyntax? LoopOf(HistoryAppend append) =>
        append.Statement.FirstAncestorOrSelf<ForEachStatementSyntax>() is { } loop && loop.Expression.Original().IsPath() && !loop.Statement.JumpsOut().Any()
        && StatementList.OfBody(loop.Statement) is { Count: 1 } only && only[0] == append.Statement
            ? loop
            : null;

    /// <summary>Whether each path with one statement goes through another in the same list.</summary>
    private static bool IsReached(StatementSyntax other, StatementSyntax statement)
    {
        IReadOnlyList<StatementSyntax> list = StatementList.Around(statement);
        return list.Contains(other)
            && !list.Where(between => between.SpanStart > statement.SpanStart && between.SpanStart < other.SpanStart).Any(between => between.JumpsOut().Any());
    }

    private static bool HaveSameId(FixSite site, HistoryAppend first, HistoryAppend second)
    {
        ErrorResult results = new(site);
        return results.IdArgument(first.Single) is { } id && results.IdArgument(second.Single) is { } other && id.Bare().IsSameAs(other.Bare());
    }

    private static bool IsInFinally(HistoryAppend append) => append.Statement.Ancestors().TakeWhile(ancestor => !Expressions.IsFunction(ancestor)).Any(ancestor => ancestor is FinallyClauseSyntax);
}
