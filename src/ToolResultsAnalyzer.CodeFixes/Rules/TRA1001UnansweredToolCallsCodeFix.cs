using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.Editing;
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
        List<Appended> appended = assistants.Select(assistant => Appended.Of(site, assistant)).OfType<Appended>().ToList();
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
            before.InsertBefore(ending, Loop(site, before, ending, appended[0], history, ErrorReason.Skipped));
            yield return before.Edits;
        }
    }

    private static bool AnswerAfter(FixSite site, StatementEditor editor, Appended appended)
    {
        if (appended.Receiver is { } history && appended.Statement is { } statement)
        {
            editor.InsertAfter(statement, Loop(site, editor, statement, appended, history, ErrorReason.NotImplemented));
            return true;
        }

        // The history is made in one expression: the results are made in it too.
        ErrorResult error = new(site);
        string call = CallName(site, appended.Assistant, appended);
        if (site.Words.IdOf(call, appended.CallType) is not { } id
            || error.Creation(appended.CallType, appended.Assistant.SpanStart, id, error.Text(ErrorReason.NotImplemented, call, appended.CallType)) is not { } result)
        {
            return false;
        }

        string results = $"{appended.Calls}.Select({call} => {result})";
        switch (appended.Assistant.Whole())
        {
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Append" } } append:
                editor.Edits.Insert(append.Span.End, $".Concat({results})");
                return true;
            case { Parent: ExpressionElementSyntax { Parent: CollectionExpressionSyntax collection } element }:
                string spread = collection.Elements.OfType<SpreadElementSyntax>().Any(other => other.Expression.SpanStart == other.OperatorToken.Span.End) ? ".." : ".. ";
                return editor.InsertElementAfter(element, new[] { spread + results });
            default:
                return false;
        }
    }

    private static string[] Loop(FixSite site, StatementEditor editor, SyntaxNode place, Appended appended, string history, ErrorReason reason)
    {
        ErrorResult error = new(site);
        string call = CallName(site, place, appended);
        string type = site.Layout.PrefersVar(place, site.Model) ? "var" : site.Words.TypeName(appended.CallType, place.SpanStart);
        string id = site.Words.IdOf(call, appended.CallType) ?? call;
        string? result = error.Creation(appended.CallType, place.SpanStart, id, error.Text(reason, call, appended.CallType));
        return editor.Block(place, $"foreach ({type} {call} in {appended.Calls})", $"{history}.Add({result});");
    }

    /// <summary>A name for the current call: what other loops in the file call it, if it is free.</summary>
    private static string CallName(FixSite site, SyntaxNode place, Appended appended)
    {
        string property = appended.Calls.Substring(appended.Calls.LastIndexOf('.') + 1);
        string[] used = site.Root.DescendantNodes().OfType<ForEachStatementSyntax>()
            .Where(loop => loop.Expression.ToString().EndsWith("." + property, StringComparison.Ordinal))
            .Select(loop => loop.Identifier.Text)
            .Take(1)
            .ToArray();
        return site.FreeName(place, Array.Empty<SyntaxNode>(), used.Concat(new[] { "call", "toolCall" }).ToArray());
    }

    /// <summary>Whether a loop goes through the calls after they were appended.</summary>
    private static bool HasLoop(FixSite site, Appended appended) => site.Member.DescendantNodes().OfType<ForEachStatementSyntax>()
        .Any(loop => loop.SpanStart > appended.Assistant.SpanStart && loop.SpanStart < site.Node.SpanStart && loop.Expression.Rewritten().StartsWith(appended.Calls, StringComparison.Ordinal));

    /// <summary>An assistant message with the calls of a reply, where it is put into a history.</summary>
    /// <param name="Assistant">The expression that appends it, or makes it in a collection.</param>
    /// <param name="Calls">The calls, as an expression that can be read after it.</param>
    /// <param name="Statement">The statement after which results can be added to <paramref name="Receiver"/>, or null.</param>
    /// <param name="Receiver">The list that the message goes to, or null.</param>
    private sealed record Appended(ExpressionSyntax Assistant, string Calls, ITypeSymbol CallType, StatementSyntax? Statement, string? Receiver)
    {
        public static Appended? Of(FixSite site, ExpressionSyntax assistant)
        {
            ExpressionSyntax message = assistant;
            if (assistant is InvocationExpressionSyntax invocation && !site.Vocabulary.IsMessage(site.Model.GetTypeInfo(assistant).Type)
                && invocation.ArgumentList.Arguments.Select(argument => argument.Expression).FirstOrDefault(argument => site.Vocabulary.IsMessage(site.Model.GetTypeInfo(argument).Type)) is { } argument)
            {
                message = argument;
            }

            if (CallsOf(site, message) is not { } calls)
            {
                return null;
            }

            StatementSyntax? statement = assistant.FirstAncestorOrSelf<StatementSyntax>();
            if (statement is null || assistant.Ancestors().TakeWhile(ancestor => ancestor != statement).Any(ancestor => ancestor is AnonymousFunctionExpressionSyntax))
            {
                return new(assistant, calls.Expression, calls.Call, null, null);
            }

            string? receiver = ResultAppends.ReceiverOf(site, message, statement) ?? AssignedList(site, message, statement);
            return new(assistant, calls.Expression, calls.Call, receiver is null ? null : statement, receiver);
        }

        /// <summary>The calls that a message carries.</summary>
        private static (string Expression, ITypeSymbol Call)? CallsOf(FixSite site, ExpressionSyntax message)
        {
            if (MemberUse.Of(message.WithoutCast(), site, Role.CreatesAssistant) is { } creation)
            {
                return creation.Written(ParameterRole.Reply)?.WithoutCast() is { } reply ? !reply.IsPath() ? null : site.Words.CallsOf(reply.Rewritten(), site.Model.GetTypeInfo(reply).Type)
                    : creation.Written(ParameterRole.Calls)?.WithoutCast() is { } calls && calls.IsPath() && site.Words.ElementOf(site.Model.GetTypeInfo(calls).Type) is { } call ? (calls.Rewritten(), call)
                    : null;
            }

            // A message in a variable: the reply that it was made from, or else the message itself has the calls.
            return !message.IsPath() ? null
                : site.Model.GetSymbolInfo(message).Symbol is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declarations }
                    && declarations[0].GetSyntax(site.CancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } made }
                    && MemberUse.Of(made.WithoutCast(), site, Role.CreatesAssistant) is not null && CallsOf(site, made) is { } madeFrom ? madeFrom
                : site.Words.CallsOf(message.Rewritten(), site.Model.GetTypeInfo(message).Type);
        }

        /// <summary>The list that a statement makes with the message at its end.</summary>
        private static string? AssignedList(FixSite site, ExpressionSyntax message, StatementSyntax statement)
        {
            ExpressionSyntax whole = message.Whole();
            SyntaxNode? list = whole.Parent switch
            {
                ExpressionElementSyntax { Parent: CollectionExpressionSyntax collection } element when collection.Elements.Last() == element => collection,
                InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation } initializer when initializer.Expressions.Last() == whole => creation,
                _ => null,
            };
            (string? name, ITypeSymbol? type) = list?.Parent switch
            {
                EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } when statement is LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1 } =>
                    (variable.Identifier.ValueText, (site.Model.GetDeclaredSymbol(variable) as ILocalSymbol)?.Type),
                AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Parent: ExpressionStatementSyntax } assignment =>
                    (assignment.Left.Rewritten(), site.Model.GetTypeInfo(assignment.Left).Type),
                _ => (null, null),
            };
            return type is not null && site.Vocabulary.IsHistory(type) && site.Model.LookupSymbols(statement.SpanStart, type, "Add").Any() ? name : null;
        }
    }

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

    /// <summary>A call that is made by hand.</summary>
    /// <param name="Id">Its id, as it is written.</param>
    /// <param name="Tool">The name of its tool, if that is a constant.</param>
    /// <param name="Variable">The variable that the call is kept in, or null.</param>
    private sealed record WrittenCall(string Id, string? Tool, int Position, ITypeSymbol? Type, string? Variable)
    {
        /// <summary>The calls that are made in the member, by their ids.</summary>
        public static Dictionary<string, WrittenCall> In(FixSite site)
        {
            Dictionary<string, WrittenCall> calls = new();
            foreach (SyntaxNode made in site.Member.DescendantNodes().Where(node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax))
            {
                if (MemberUse.Of(made, site, Role.CreatesCall) is not { } use || use.Argument(ParameterRole.CallId)?.Value.ConstantValue.Value is not string id
                    || use.Written(ParameterRole.CallId) is not { } written || calls.ContainsKey(id))
                {
                    continue;
                }

                string? tool = use.Argument(ParameterRole.CallName)?.Value.ConstantValue.Value as string;
                string? variable = made.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } ? declarator.Identifier.Text : null;
                calls.Add(id, new(written.ToString(), tool, made.SpanStart, site.Model.GetTypeInfo(made).Type, variable));
            }

            return calls;
        }
    }
}
