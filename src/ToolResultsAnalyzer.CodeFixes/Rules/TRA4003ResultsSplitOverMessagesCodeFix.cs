using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ToolResultsAnalyzer.Editing;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Rules;

/// <summary>
/// Collects the results of a loop in a list, and appends one message that holds them after the loop; a projection into messages becomes one into the
/// parts of one message. Where nothing has asked for calls, the message is appended only if there are results.
/// </summary>
/// <remarks>There is no fix where the loop is left (the results would be lost), and where messages that are not alike hold the results.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TRA4003ResultsSplitOverMessagesCodeFix))]
[Shared]
public sealed class TRA4003ResultsSplitOverMessagesCodeFix : ToolResultsCodeFix
{
    public TRA4003ResultsSplitOverMessagesCodeFix()
        : base("TRA4003", "Append one message with all tool results")
    {
    }

    internal override IEnumerable<SourceEdits> Propose(FixSite site)
    {
        if (site.Node is not ExpressionSyntax message || WrittenParts.Of(site, message) is not { } parts || message.FirstAncestorOrSelf<StatementSyntax>() is not { } statement
            || HistoryAppend.Of(site, statement) is not { } append)
        {
            return Array.Empty<SourceEdits>();
        }

        return append.Added.WithoutCast() == message ? Collect(site, append, parts) : Project(site, append, parts);
    }

    // ---- In a loop -------------------------------------------------------------------------------------------------------------

    private static IEnumerable<SourceEdits> Collect(FixSite site, HistoryAppend append, WrittenParts parts)
    {
        if (append.Statement.Ancestors().TakeWhile(ancestor => !Expressions.IsFunction(ancestor)).FirstOrDefault(Expressions.IsLoop) is not StatementSyntax loop
            || loop.JumpsOut().Any() || MemberUse.In(loop, site, Role.Sends).Any() || HistoryAppend.Reads(site, loop, append.History))
        {
            yield break;
        }

        StatementEditor editor = site.Edit();
        SyntaxNode near = StatementList.Owner(loop) ?? loop.Parent!;
        string name = site.FreeName(loop, new[] { near }, "results", "toolResults");
        string message = parts.With(site, name, loop);
        foreach (HistoryAppend other in HistoryAppend.In(site, loop).Where(other => other.Receiver == append.Receiver && MemberUse.In(other.Added, site, Role.CreatesResult).Any()))
        {
            if (WrittenParts.Of(site, other.Added.WithoutCast()) is not { } its || !SyntaxFactory.ParseExpression(its.With(site, name, loop)).IsSameAs(SyntaxFactory.ParseExpression(message)))
            {
                yield break;
            }

            AddParts(site, editor, other.Statement, name, its.Each(site) ?? new[] { (its.List, true) });
        }

        string[] declaration = { NewList.Declaration(site, loop, name, parts.Type) };
        string[] appends = AppendsOf(site, editor, loop, append, name, message);
        if (StatementList.Owner(loop) is not null && site.Layout.StartsLine(loop.SpanStart))
        {
            editor.InsertAbove(loop, declaration, aboveComments: true);
            editor.InsertAfter(loop, appends);
        }
        else
        {
            editor.InsertAround(loop, declaration, appends);
        }

        yield return editor.Edits;
    }

    /// <summary>Adds parts to a list instead of what a statement does.</summary>
    private static void AddParts(FixSite site, StatementEditor editor, StatementSyntax statement, string list, IReadOnlyList<(ExpressionSyntax Part, bool IsList)> parts)
    {
        // What is reported of a part that stays where it is, is not taken for news.
        if (parts is [{ IsList: false, Part: var only }] && site.Layout.LineOf(only.SpanStart) == site.Layout.LineOf(only.Span.End))
        {
            editor.Edits.Replace(TextSpan.FromBounds(statement.SpanStart, only.SpanStart), $"{list}.Add(");
            editor.Edits.Replace(TextSpan.FromBounds(only.Span.End, statement.Span.End), ");");
            return;
        }

        editor.ReplaceBy(statement, parts.Select(part => $"{list}.{(part.IsList ? "AddRange" : "Add")}({site.Layout.Moved(part.Part.ToString(), part.Part, statement)});").ToArray());
    }

    /// <summary>The lines that append the message of all results, if there are any.</summary>
    private static string[] AppendsOf(FixSite site, StatementEditor editor, StatementSyntax place, HistoryAppend append, string results, string message)
    {
        string[] lines = site.Layout.Lines($"{append.Receiver}.Add({message});", place);
        return KnownCalls.At(site, place) ? lines : editor.Block(place, $"if ({results}.Count > 0)", lines);
    }

    // ---- In a projection -------------------------------------------------------------------------------------------------------

    private static IEnumerable<SourceEdits> Project(FixSite site, HistoryAppend append, WrittenParts parts)
    {
        ExpressionSyntax message = parts.Message.Whole();
        if (parts.Each(site) is not [{ Part: var part, IsList: false }] || !append.Added.Span.Contains(message.Span) || !IsGivenByLambda(message))
        {
            yield break;
        }

        string sequence = append.Added.ToString(), type = site.Words.TypeName(parts.Type, message.SpanStart), one = site.Layout.Moved(part.ToString(), part, message);
        int start = message.SpanStart - append.Added.SpanStart;
        foreach (string made in new[] { one, $"({type}){one}" })
        {
            string projected = sequence.Substring(0, start) + made + sequence.Substring(start + message.Span.Length);
            foreach (string list in NewList.Of(site, projected))
            {
                StatementEditor editor = site.Edit();
                if (KnownCalls.At(site, append.Statement))
                {
                    editor.Edits.Replace(append.Statement.Span, $"{append.Receiver}.Add({parts.With(site, list, append.Statement)});");
                    yield return editor.Edits;
                    continue;
                }

                SyntaxNode near = StatementList.Owner(append.Statement) ?? append.Statement.Parent!;
                string name = site.FreeName(append.Statement, new[] { near }, "results", "toolResults");
                string declared = site.Layout.PrefersVar(append.Statement, site.Model) && !list.StartsWith("[", StringComparison.Ordinal) ? "var" : NewList.TypeOf(site, append.Statement, parts.Type);
                string[] appends = AppendsOf(site, editor, append.Statement, append, name, parts.With(site, name, append.Statement));
                editor.ReplaceBy(append.Statement, appends.Prepend($"{declared} {name} = {list};").ToArray());
                yield return editor.Edits;
            }
        }
    }

    /// <summary>Whether a message is what a lambda gives.</summary>
    private static bool IsGivenByLambda(ExpressionSyntax message) => message.Parent is LambdaExpressionSyntax
        || message.Parent is ReturnStatementSyntax { Parent: BlockSyntax { Parent: LambdaExpressionSyntax lambda } } && lambda.Body.OwnNodes().OfType<ReturnStatementSyntax>().Count() == 1;
}
