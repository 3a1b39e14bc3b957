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
/// Collects the messages that a loop over the calls adds beside the results, and adds them after the loop; moves a message that stands
/// before the last result behind it.
/// </summary>
/// <remarks>
/// There is no fix where the loop returns (the messages would be lost), and where the message needs a value that changes before the
/// last result.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TRA4001MessageBetweenToolResultsCodeFix))]
[Shared]
public sealed class TRA4001MessageBetweenToolResultsCodeFix : ToolResultsCodeFix
{
    public TRA4001MessageBetweenToolResultsCodeFix()
        : base("TRA4001", "Add the message after all tool results")
    {
    }

    // The next message between the results shows when the first is gone.
    internal override ToolResultsCodeFix? FollowUpOf(string rule) => rule == this.RuleId ? this : null;

    internal override IEnumerable<SourceEdits> Propose(FixSite site)
    {
        if (site.Node is not ExpressionSyntax message)
        {
            return Array.Empty<SourceEdits>();
        }

        IEnumerable<SourceEdits> written = message.Whole().Parent switch
        {
            ExpressionElementSyntax { Parent: CollectionExpressionSyntax list } element => MoveElement(site, list.Elements, element),
            InitializerExpressionSyntax list => MoveElement(site, list.Expressions, message.Whole()),
            _ => Array.Empty<SourceEdits>(),
        };
        return Append.Of(site, message) is { } append ? written.Concat(Collect(site, append)).Concat(Move(site, append)).Concat(PutLast(site, append)) : written.Concat(AddLast(site, message));
    }

    private static bool IsOther(FixSite site, SyntaxNode message) =>
        message == site.Node || site.Vocabulary.RoleOfType(site.Model.GetTypeInfo(message, site.CancellationToken).Type) is Role.OtherMessageType or Role.OtherPartType;

    /// <summary>Whether results are made in some code. Those behind the message are none of the story that the report tells.</summary>
    private static bool HoldsResult(FixSite site, SyntaxNode code) => Holds(site, code, DiagnosticRoles.Result) || MemberUse.In(code, site, Role.CreatesResult).Any();

    /// <summary>Whether another turn begins in some code.</summary>
    private static bool HoldsTurn(FixSite site, SyntaxNode code) => Holds(site, code, DiagnosticRoles.Send) || Holds(site, code, DiagnosticRoles.Assistant) || MemberUse.In(code, site, Role.CreatesAssistant).Any();

    private static bool Holds(FixSite site, SyntaxNode code, string role) => site.Nodes(role).Any(node => code.Span.Contains(node.Span));

    // ---- In a loop -------------------------------------------------------------------------------------------------------------

    private static IEnumerable<SourceEdits> Collect(FixSite site, Append append)
    {
        IEnumerable<StatementSyntax> loops = append.Statement.Ancestors()
            .TakeWhile(ancestor => !Expressions.IsFunction(ancestor))
            .Where(ancestor => Expressions.IsLoop(ancestor) && HoldsResult(site, ancestor) && !HoldsTurn(site, ancestor))
            .Cast<StatementSyntax>();
        foreach (StatementSyntax loop in loops)
        {
            if (!append.Receiver.IsPath() || loop.JumpsOut().Any() || HistoryAppend.Reads(site, loop, append.Receiver) || site.Model.GetTypeInfo(append.Receiver, site.CancellationToken).Type is not { } type || HistoryAppend.MessageOf(type) is not { } message)
            {
                continue;
            }

            StatementEditor editor = site.Edit();
            if (Collected(site, loop, append) is { } list)
            {
                editor.Edits.Replace(append.Receiver.Span, list);
                yield return editor.Edits;
                continue;
            }

            SyntaxNode near = StatementList.Owner(loop) ?? loop.Parent!;
            string name = site.FreeName(loop, new[] { near }, "deferred", "deferredMessages");
            string[] adds = HistoryAppend.OfAll(site, editor, loop, append.Receiver.Rewritten(), type, name, message, "message", "added");
            string[] declaration = { append.IsByMember(site) ? NewList.Declaration(site, loop, name, site.Words.TypeName(type, loop.SpanStart)) : NewList.Declaration(site, loop, name, message) };
            editor.Edits.Replace(append.Receiver.Span, name);
            if (StatementList.Owner(loop) is not null && site.Layout.StartsLine(loop.SpanStart))
            {
                editor.InsertAbove(loop, declaration, aboveComments: true);
                editor.InsertAfter(loop, adds);
            }
            else
            {
                editor.InsertAround(loop, declaration, adds);
            }

            yield return editor.Edits;
        }
    }

    /// <summary>The list that is appended to the history right after a loop, declared before it: messages are collected there already.</summary>
    private static string? Collected(FixSite site, StatementSyntax loop, Append append)
    {
        IReadOnlyList<StatementSyntax> around = StatementList.Around(loop);
        return StatementList.IndexOf(around, loop) + 1 is var next && next < around.Count
            && around[next] is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddRange" } member, ArgumentList.Arguments: [{ Expression: IdentifierNameSyntax list }] } }
            && member.Expression.IsSameAs(append.Receiver)
            && site.Model.GetSymbolInfo(list, site.CancellationToken).Symbol is ILocalSymbol local && local.Locations[0].SourceSpan.Start < loop.SpanStart
            && site.Model.LookupSymbols(loop.SpanStart, local.Type, "Add").Any()
                ? list.Identifier.Text
                : null;
    }

    // ---- Before the last result ------------------------------------------------------------------------------------------------

    private static IEnumerable<SourceEdits> Move(FixSite site, Append append)
    {
        StatementSyntax? moved = append.Statement;
        while (moved is not null)
        {
            IReadOnlyList<StatementSyntax> list = StatementList.Around(moved);
            int first = StatementList.IndexOf(list, moved);
            int last = Enumerable.Range(first + 1, list.Count - first - 1)
                .TakeWhile(index => !HoldsTurn(site, list[index]))
                .Where(index => HoldsResult(site, list[index]))
                .DefaultIfEmpty(-1)
                .Last();
            if (last >= 0)
            {
                StatementSyntax[] between = list.Skip(first).Take(last - first + 1).ToArray();
                StatementSyntax[] group = between.Where(statement => statement == moved || OnlyAdds(site, append.Receiver, statement)).ToArray();
                if (!between.Any(statement => HistoryAppend.Reads(site, statement, append.Receiver)) && CanMove(site, group, between.Except(group).ToArray()))
                {
                    StatementEditor editor = site.Edit();
                    editor.InsertAfter(list[last], MovedStatements.Take(site, editor, group));
                    yield return editor.Edits;
                }

                yield break;
            }

            // A condition moves with all that it is about.
            moved = moved.FirstAncestorOrSelf<IfStatementSyntax>() is { Else: null } test && (moved.Parent == test || moved.Parent == test.Statement) && StatementList.OfBody(test.Statement).All(statement => OnlyAdds(site, append.Receiver, statement))
                ? test
                : null;
        }
    }

    /// <summary>Whether a statement adds a message that is not a result to a history, and does nothing else.</summary>
    private static bool OnlyAdds(FixSite site, ExpressionSyntax history, StatementSyntax statement) =>
        statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" } member, ArgumentList.Arguments: [{ Expression: var message }] } }
        && member.Expression.IsSameAs(history) && IsOther(site, message.WithoutCast());

    private static bool CanMove(FixSite site, StatementSyntax[] group, StatementSyntax[] passed)
    {
        SymbolUse use = new(site.Model);
        HashSet<ISymbol> changed = SymbolUse.None();
        changed.UnionWith(passed.SelectMany(use.Assigned));
        changed.UnionWith(passed.SelectMany(statement => statement.DescendantNodes()).Select(node => node switch
        {
            PostfixUnaryExpressionSyntax step => site.Model.GetSymbolInfo(step.Operand, site.CancellationToken).Symbol,
            PrefixUnaryExpressionSyntax step => site.Model.GetSymbolInfo(step.Operand, site.CancellationToken).Symbol,
            ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword } given => site.Model.GetSymbolInfo(given.Expression, site.CancellationToken).Symbol,
            _ => null,
        }).OfType<ISymbol>());
        return !passed.Any(statement => statement.JumpsOut().Any()) && !group.Any(statement => use.Mentions(statement, changed));
    }

    // ---- In front of results that are in a list ----------------------------------------------------------------------------------

    /// <summary>Adds a message at the end of a list, and not at its start.</summary>
    private static IEnumerable<SourceEdits> AddLast(FixSite site, ExpressionSyntax message)
    {
        if (message.Whole().Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Arguments: [{ NameColon: null } position, { NameColon: null } last], Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: { Identifier.ValueText: "Insert" } name } } insertion } } && last.Expression == message.Whole()
            && HistoryAppend.Of(site, insertion.Parent!) is not null)
        {
            SourceEdits edits = new();
            edits.Replace(name.Span, "Add");
            edits.Remove(TextSpan.FromBounds(position.SpanStart, last.SpanStart));
            yield return edits;
        }
    }

    /// <summary>Puts the list that a message is collected in behind the results that it is put in front of.</summary>
    private static IEnumerable<SourceEdits> PutLast(FixSite site, Append append)
    {
        foreach (SpreadElementSyntax spread in site.Member.DescendantNodes().OfType<SpreadElementSyntax>().Where(spread => spread.SpanStart > append.Statement.Span.End && spread.Expression.IsSameAs(append.Receiver)))
        {
            CollectionElementSyntax[] old = ((CollectionExpressionSyntax)spread.Parent!).Elements.ToArray();
            yield return Reordered(old, old.OrderBy(element => element == spread).ToArray());
        }
    }

    // ---- In a list that is written down -----------------------------------------------------------------------------------------

    private static IEnumerable<SourceEdits> MoveElement<TElement>(FixSite site, SeparatedSyntaxList<TElement> elements, TElement element)
        where TElement : SyntaxNode
    {
        int first = elements.IndexOf(element);
        int last = Enumerable.Range(first + 1, elements.Count - first - 1)
            .TakeWhile(index => !HoldsTurn(site, elements[index]))
            .Where(index => HoldsResult(site, elements[index]))
            .DefaultIfEmpty(-1)
            .Last();
        if (last < 0 || elements.Skip(first).Take(last - first + 1).SelectMany(moved => moved.DescendantTrivia(descendIntoTrivia: false)).Concat(elements.GetSeparators().Skip(first).Take(last - first + 1).SelectMany(comma => comma.LeadingTrivia.Concat(comma.TrailingTrivia)))
            .Any(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia)))
        {
            yield break;
        }

        TElement[] old = elements.Skip(first).Take(last - first + 1).ToArray();
        TElement[] ordered = old.OrderBy(part => IsOther(site, part is ExpressionElementSyntax { Expression: var inner } ? inner.WithoutCast() : part is ExpressionSyntax expression ? expression.WithoutCast() : part)).ToArray();
        yield return Reordered(old, ordered);
    }

    /// <summary>Writes elements in another order.</summary>
    private static SourceEdits Reordered(IReadOnlyList<SyntaxNode> old, IReadOnlyList<SyntaxNode> ordered)
    {
        SourceEdits edits = new();
        for (int i = 0; i < old.Count; i++)
        {
            if (old[i] != ordered[i])
            {
                edits.Replace(old[i].Span, ordered[i].ToString());
            }
        }

        return edits;
    }

    /// <summary>A statement that adds a message, or several, to a history.</summary>
    private sealed record Append(ExpressionStatementSyntax Statement, ExpressionSyntax Receiver)
    {
        /// <summary>Whether the history makes the message itself: a list of another type could not.</summary>
        public bool IsByMember(FixSite site) => MemberUse.Of(this.Statement.Expression, site, Role.AppendsMessage) is not null;

        public static Append? Of(FixSite site, ExpressionSyntax message)
        {
            if (message.Parent is ExpressionStatementSyntax made && HistoryAppend.Of(site, made) is not null && HistoryAppend.ReceiverOf(message) is { } history)
            {
                return new(made, history);
            }

            ExpressionSyntax whole = message.Whole();
            if (whole.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } && site.Model.GetDeclaredSymbol(variable, site.CancellationToken) is { } local)
            {
                IdentifierNameSyntax[] uses = site.Member.DescendantNodes().OfType<IdentifierNameSyntax>()
                    .Where(name => name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(name, site.CancellationToken).Symbol, local))
                    .Where(name => name.Whole().Parent is ArgumentSyntax)
                    .ToArray();
                return uses is [var use] ? Of(site, use) : null;
            }

            for (SyntaxNode? node = whole.Parent; node is not null and not AnonymousFunctionExpressionSyntax; node = node.Parent)
            {
                if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "AddRange" } member, Parent: ExpressionStatementSyntax statement })
                {
                    return site.Vocabulary.IsHistory(site.Model.GetTypeInfo(member.Expression, site.CancellationToken).Type) ? new(statement, member.Expression) : null;
                }
            }

            return null;
        }
    }
}
