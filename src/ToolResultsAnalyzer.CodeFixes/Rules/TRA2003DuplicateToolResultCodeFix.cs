using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.Editing;
using ToolResultsAnalyzer.Proof;

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
            if (GoOnAfter(site, first, second) is { } goesOn)
            {
                yield return goesOn;
            }

            if (!IsInFinally(first))
            {
                StatementEditor editor = site.Edit();
                if ((Removable(second) ?? Removable(first)) is { } removable && editor.Remove(removable))
                {
                    yield return editor.Edits;
                }
            }
        }
    }

    private static HistoryAppend? AppendOf(FixSite site, SyntaxNode result) =>
        result.FirstAncestorOrSelf<StatementSyntax>() is { } statement && HistoryAppend.Of(site, statement) is { } append && append.Added.WithoutCast() == result ? append : null;

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

    /// <summary>The statement, where it only adds a result and is not all that a branch does; or the loop, where that is all it does.</summary>
    private static StatementSyntax? Removable(HistoryAppend append)
    {
        if (append.Added.WithoutCast().DescendantNodes().OfType<ArgumentSyntax>().Any(argument => argument.Expression.HasEffect()))
        {
            return null;
        }

        if (StatementList.Around(append.Statement).Count(statement => statement is not BreakStatementSyntax) > 1)
        {
            return append.Statement;
        }

        return append.Statement.FirstAncestorOrSelf<ForEachStatementSyntax>() is { } loop && loop.Expression.IsPath() && StatementList.Owner(loop) is not null
            && StatementList.OfBody(loop.Statement) is { Count: 1 } only && only[0] == append.Statement
                ? loop
                : null;
    }

    private static bool IsInFinally(HistoryAppend append) => append.Statement.Ancestors().TakeWhile(ancestor => !Expressions.IsFunction(ancestor)).Any(ancestor => ancestor is FinallyClauseSyntax);
}
