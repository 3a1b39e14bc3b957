using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.Editing;
using ToolResultsAnalyzer.Proof;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Rules;

/// <summary>
/// Answers the calls of a reply right after its assistant message, with a loop that adds an error for each; calls whose ids are
/// written down get one result each. There is no fix where a loop already goes through the calls: what it does with them is what
/// should be in the results.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TRA1001UnansweredToolCallsCodeFix))]
[Shared]
public sealed class TRA1001UnansweredToolCallsCodeFix : ToolResultsCodeFix
{
    public TRA1001UnansweredToolCallsCodeFix()
        : base("TRA1001", "Answer every tool call with an error")
    {
    }

    internal override ToolResultsCodeFix? FollowUpOf(string rule) => FollowUps.OfAddedResults(rule);

    internal override IEnumerable<SourceEdits> Propose(FixSite site)
    {
        ExpressionSyntax[] assistants = site.Nodes(DiagnosticRoles.Assistant).OfType<ExpressionSyntax>().ToArray();
        if (site.Diagnostic.Properties.TryGetValue(DiagnosticRoles.MissingIds, out string? missing) && missing is not null)
        {
            return assistants.Length == 0 ? Array.Empty<SourceEdits>() : AnswerWritten(site, assistants, missing.Split('\n'));
        }

        return AnswerReply(site, assistants);
    }

    // ---- The calls of a reply --------------------------------------------------------------------------------------------

    private static IEnumerable<SourceEdits> AnswerReply(FixSite site, ExpressionSyntax[] assistants)
    {
        List<AppendedAssistant> appended = assistants.Select(assistant => AppendedAssistant.Of(site, assistant)).OfType<AppendedAssistant>().ToList();
        if (appended.Count == 0 || appended.Count < assistants.Length || appended.Any(one => HasLoop(site, one)))
        {
            yield break;
        }

        // Every append from which the send can be reached without a result needs one.
        StatementEditor editor = site.Edit();
        if (appended.All(one => AnswerAfter(site, editor, one)))
        {
            yield return editor.Edits;
        }

        // Elsewhere the calls are answered; on the way to this send they are not.
        if (appended.Count == 1 && appended[0].Receiver is { } history && site.Node.FirstAncestorOrSelf<StatementSyntax>() is { } ending && !ending.Span.Contains(appended[0].Assistant.Span))
        {
            StatementEditor before = site.Edit();
            before.InsertBefore(ending, appended[0].Loop(site, before, ending, history, ErrorReason.Skipped));
            yield return before.Edits;
        }
    }

    private static bool AnswerAfter(FixSite site, StatementEditor editor, AppendedAssistant appended)
    {
        if (appended.Receiver is { } history && appended.Statement is { } statement)
        {
            editor.InsertAfter(statement, appended.Loop(site, editor, statement, history, ErrorReason.NotImplemented));
            return true;
        }

        // The history is made in one expression: the results are made in it too.
        ErrorResult error = new(site);
        string call = appended.CallName(site, appended.Assistant);
        if (site.Words.IdOf(call, appended.CallType) is not { } id
            || error.Creation(appended.CallType, appended.Assistant.SpanStart, id, error.Text(ErrorReason.NotImplemented, call, appended.CallType)) is not { } result)
        {
            return false;
        }

        string results = $"{(appended.MayBeNull(site) ? $"({appended.AnyCalls(site)})" : appended.Calls)}.Select({call} => {result})";
        switch (appended.Assistant.Whole())
        {
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Append" } } append:
                editor.Edits.Insert(append.Span.End, $".Concat({results})");
                return true;
            case { Parent: CollectionElementSyntax { Parent: CollectionExpressionSyntax collection } element }:
                string spread = collection.Elements.OfType<SpreadElementSyntax>().Any(other => other.Expression.SpanStart == other.OperatorToken.Span.End) ? ".." : ".. ";
                return editor.InsertElementAfter(element, new[] { spread + results });
            default:
                return false;
        }
    }

    /// <summary>Whether a loop goes through the calls after they were appended.</summary>
    private static bool HasLoop(FixSite site, AppendedAssistant appended) => site.Member.DescendantNodes().OfType<ForEachStatementSyntax>()
        .Any(loop => loop.SpanStart > appended.Assistant.SpanStart && loop.SpanStart < site.Node.SpanStart
            && (site.Vocabulary.IsCallSequence(site.Model.GetTypeInfo(loop.Expression).Type) || site.Vocabulary.Is(site.Model.GetSymbolInfo(loop.Expression).Symbol, Role.OutputOfReply)));

    // ---- Calls that are written down -------------------------------------------------------------------------------------

    private static IEnumerable<SourceEdits> AnswerWritten(FixSite site, ExpressionSyntax[] assistants, string[] missing)
    {
        Dictionary<string, WrittenCall> calls = WrittenCall.In(site);
        SyntaxNode? existing = site.Nodes(DiagnosticRoles.Result).LastOrDefault(result => result is ExpressionSyntax);
        string[] ids = missing.OrderBy(id => calls.TryGetValue(id, out WrittenCall? call) ? call.Position : int.MaxValue).ToArray();
        foreach (bool byVariable in new[] { true, false })
        {
            string[] results = ids.Select(id => Result(site, assistants[0], existing, id, calls.TryGetValue(id, out WrittenCall? call) ? call : null, byVariable)).OfType<string>().ToArray();
            if (results.Length < ids.Length)
            {
                continue;
            }

            foreach (ExpressionSyntax anchor in assistants.Append(existing).OfType<ExpressionSyntax>().Reverse())
            {
                StatementEditor editor = site.Edit();
                if (AddAfter(site, editor, anchor, results))
                {
                    yield return editor.Edits;
                }
            }
        }
    }

    private static string? Result(FixSite site, ExpressionSyntax assistant, SyntaxNode? existing, string id, WrittenCall? call, bool byVariable)
    {
        ErrorResult error = new(site);
        string text = ErrorResult.Text(ErrorReason.NotImplemented, call?.Tool);
        string written = call is null ? SymbolDisplay.FormatLiteral(id, quote: true)
            : byVariable && call.Variable is { } variable && site.Words.IdOf(variable, call.Type) is { } property ? property
            : call.Id;
        return (existing is null ? null : error.CreationLike(existing, written, text))
            ?? error.Creation(call?.Type ?? site.Model.GetTypeInfo(assistant).Type, assistant.SpanStart, written, text);
    }

    private static bool AddAfter(FixSite site, StatementEditor editor, ExpressionSyntax anchor, IReadOnlyList<string> results)
    {
        anchor = anchor.Whole();
        switch (anchor.Parent)
        {
            case ExpressionElementSyntax { Parent: CollectionExpressionSyntax } element:
                return editor.InsertElementAfter(element, results);
            case InitializerExpressionSyntax:
                return editor.InsertElementAfter(anchor, results);
            case ArgumentSyntax { NameColon: null } argument when site.Model.GetOperation(anchor.Parent.Parent!.Parent!) is IInvocationOperation invocation
                && invocation.Arguments.Any(its => its.ArgumentKind == ArgumentKind.ParamArray && its.Syntax.Span.Contains(anchor.Span)):
                return editor.InsertElementAfter(argument, results);
        }

        if (anchor.FirstAncestorOrSelf<StatementSyntax>() is not ExpressionStatementSyntax statement)
        {
            return false;
        }

        ExpressionSyntax message = anchor is InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } && !site.Vocabulary.IsMessage(site.Model.GetTypeInfo(anchor).Type) ? arguments.Last().Expression : anchor;
        if (ResultAppends.ReceiverOf(site, message, statement) is not { } receiver)
        {
            return false;
        }

        editor.InsertAfter(statement, results.Select(result => $"{receiver}.Add({result});").ToArray());
        return true;
    }
}
