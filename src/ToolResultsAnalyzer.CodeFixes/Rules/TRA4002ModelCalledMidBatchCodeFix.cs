using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.Editing;
using ToolResultsAnalyzer.Proof;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Rules;

/// <summary>
/// Moves the request behind the loop over the calls, with the statements that follow it there. Where nothing around the loop shows that
/// there are calls, a test does, so that without calls there is no request, as before.
/// </summary>
/// <remarks>There is no fix where the reply, or what is made of it, is used for a result, and where what follows needs the call.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TRA4002ModelCalledMidBatchCodeFix))]
[Shared]
public sealed class TRA4002ModelCalledMidBatchCodeFix : ToolResultsCodeFix
{
    public TRA4002ModelCalledMidBatchCodeFix()
        : base("TRA4002", "Call the model after the loop")
    {
    }

    internal override ToolResultsCodeFix? FollowUpOf(string rule) => FollowUps.OfMissingResult(rule);

    internal override IEnumerable<SourceEdits> Propose(FixSite site)
    {
        if (site.Node.Ancestors().TakeWhile(ancestor => !Expressions.IsFunction(ancestor)).FirstOrDefault(ancestor => Expressions.IsLoop(ancestor) && BodyOf(ancestor)?.Span.Contains(site.Node.Span) == true) is not StatementSyntax loop
            || BodyOf(loop) is not BlockSyntax body || Moved(site, loop, body) is not { } moved)
        {
            yield break;
        }

        if (IsKnownToHaveCalls(site, loop))
        {
            yield return Move(site, loop, body, moved, test: null);
        }

        if (CallsOf(site, loop, expression => expression.IsPath()) is { } calls)
        {
            yield return Move(site, loop, body, moved, new Pick(calls, calls).Test(site, any: true));
        }
        else if (CallsOf(site, loop, expression => loop is ForEachStatementSyntax || !expression.HasEffect()) is { } asked && StatementList.Owner(loop) is { } owner)
        {
            string name = site.FreeName(loop, new[] { owner }, "calls", "toolCalls");
            yield return Move(site, loop, body, moved, $"{name}.Count > 0", editor => NameCalls(site, editor, loop, asked, name, moved));
        }
    }

    private static SourceEdits Move(FixSite site, StatementSyntax loop, BlockSyntax body, IReadOnlyList<StatementSyntax> moved, string? test, Action<StatementEditor>? prepare = null)
    {
        StatementEditor editor = site.Edit();
        prepare?.Invoke(editor);
        string[] lines = MovedStatements.Take(site, editor, moved);
        editor.CloseUp(body);
        editor.InsertAfter(loop, test is null ? lines : editor.Block(loop, $"if ({test})", lines).Select(line => line == StatementEditor.Indent ? string.Empty : line).ToArray());
        return editor.Edits;
    }

    private static StatementSyntax? BodyOf(SyntaxNode loop) => loop switch
    {
        CommonForEachStatementSyntax each => each.Statement,
        ForStatementSyntax counting => counting.Statement,
        WhileStatementSyntax test => test.Statement,
        _ => null,
    };

    /// <summary>The request and what follows it in the loop; null where it cannot be done later.</summary>
    private static List<StatementSyntax>? Moved(FixSite site, StatementSyntax loop, BlockSyntax body)
    {
        int first = StatementList.IndexOf(body.Statements, site.Node);
        if (first <= 0 || !CanMove(body.Statements[first], site.Node))
        {
            return null;
        }

        SymbolUse use = new(site.Model);
        HashSet<ISymbol> ofRound = use.Declared(HeadOf(loop).Concat(body.Statements.Take(first)));
        ISymbol? variable = site.Model.GetDeclaredSymbol(loop, site.CancellationToken);
        if (variable is not null)
        {
            ofRound.Add(variable);
        }

        // What counts, or is about the call, has to be done for each; but not what the reply is needed for.
        List<StatementSyntax> moved = new(), stay = body.Statements.Take(first).ToList();
        HashSet<ISymbol> given = SymbolUse.None();
        foreach (StatementSyntax statement in body.Statements.Skip(first))
        {
            bool stays = moved.Count > 0 && !use.Mentions(statement, given) && !statement.JumpsOut().Any() && (Counts(statement) || use.Mentions(statement, ofRound));
            (stays ? stay : moved).Add(statement);
            if (!stays)
            {
                given.UnionWith(use.Declared(new[] { statement }).Concat(use.Assigned(statement)));
            }
        }

        // A copy that is made to be sent goes along.
        foreach (LocalDeclarationStatementSyntax declaration in stay.OfType<LocalDeclarationStatementSyntax>().Reverse().ToArray())
        {
            HashSet<ISymbol> declared = use.Declared(new[] { declaration });
            if (moved.Any(statement => use.Mentions(statement, declared)) && !stay.Any(statement => statement != declaration && use.Mentions(statement, declared)))
            {
                stay.Remove(declaration);
                moved.Insert(0, declaration);
            }
        }

        HashSet<ISymbol> ofLoop = use.Declared(HeadOf(loop).Concat(stay));
        if (variable is not null)
        {
            ofLoop.Add(variable);
        }

        IEnumerable<SyntaxNode> again = loop is CommonForEachStatementSyntax ? stay : HeadOf(loop).Concat(stay);
        return moved.Any(statement => use.Mentions(statement, ofLoop) || statement.JumpsOut().Any(jump => jump is not ReturnStatementSyntax))
            || again.Any(node => NamesBesideCalls(site, node).Any(name => site.Model.GetSymbolInfo(name, site.CancellationToken).Symbol is { } symbol && given.Contains(symbol)))
            ? null
            : moved;
    }

    private static bool CanMove(StatementSyntax statement, SyntaxNode send) => statement switch
    {
        LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } or ExpressionStatementSyntax or ReturnStatementSyntax => !send.Ancestors().TakeWhile(ancestor => ancestor != statement).Any(ancestor => ancestor is AnonymousFunctionExpressionSyntax),
        CommonForEachStatementSyntax each => each.Expression.Span.Contains(send.Span),
        _ => false,
    };

    /// <summary>What the head of a loop consists of, but for the variable of a <c>foreach</c>.</summary>
    private static IEnumerable<SyntaxNode> HeadOf(StatementSyntax loop) => loop.ChildNodes().Where(node => node is not StatementSyntax);

    private static bool Counts(StatementSyntax statement) => statement is ExpressionStatementSyntax { Expression: PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax or AssignmentExpressionSyntax };

    /// <summary>The names in some code, but for those of which only the calls are read: these are the calls that the loop is about.</summary>
    private static IEnumerable<IdentifierNameSyntax> NamesBesideCalls(FixSite site, SyntaxNode code) => code.DescendantNodesAndSelf()
        .OfType<IdentifierNameSyntax>()
        .Where(name => !(name.Parent is MemberAccessExpressionSyntax { Expression: var owner } member && owner == name && site.Vocabulary.RowOf(site.Model.GetSymbolInfo(member, site.CancellationToken).Symbol) is { Role: Role.CallsOf or Role.OutputOfReply }));

    // ---- Whether there are calls -----------------------------------------------------------------------------------------------

    /// <summary>The calls that a loop goes through, in an expression of some kind.</summary>
    private static ExpressionSyntax? CallsOf(FixSite site, StatementSyntax loop, Func<ExpressionSyntax, bool> isSought) => (loop is WhileStatementSyntax ? Enumerable.Empty<SyntaxNode>() : HeadOf(loop))
        .SelectMany(part => part.DescendantNodesAndSelf())
        .OfType<ExpressionSyntax>()
        .FirstOrDefault(expression => isSought(expression) && site.Vocabulary.IsCallSequence(site.Model.GetTypeInfo(expression, site.CancellationToken).Type));

    /// <summary>Keeps the calls that a loop asks for in a list, so that it can be asked again behind the loop.</summary>
    private static void NameCalls(FixSite site, StatementEditor editor, StatementSyntax loop, ExpressionSyntax calls, string name, IReadOnlyList<StatementSyntax> moved)
    {
        ITypeSymbol type = site.Model.GetTypeInfo(calls, site.CancellationToken).Type!;
        bool isList = site.Model.LookupSymbols(calls.SpanStart, type, "Count").Any(symbol => symbol is IPropertySymbol);
        string declared = site.Layout.PrefersVar(loop, site.Model) ? "var"
            : site.Words.TypeName(isList ? type : site.Model.Compilation.GetTypeByMetadataName("System.Collections.Generic.List`1")!.Construct(site.Words.ElementOf(type)!), loop.SpanStart);
        editor.InsertBefore(loop, $"{declared} {name} = {calls}{(isList ? string.Empty : ".ToList()")};");
        foreach (ExpressionSyntax again in loop.DescendantNodes().OfType<ExpressionSyntax>().Where(again => again.IsSameAs(calls) && !moved.Any(statement => statement.Span.Contains(again.Span))))
        {
            editor.Edits.Replace(again.Span, name);
        }
    }

    /// <summary>Whether the way to a loop goes through a test for calls.</summary>
    private static bool IsKnownToHaveCalls(FixSite site, StatementSyntax loop)
    {
        SyntaxNode inner = loop;
        foreach (SyntaxNode outer in loop.Ancestors().TakeWhile(ancestor => !Expressions.IsFunction(ancestor)))
        {
            bool asks = outer switch
            {
                IfStatementSyntax test => test.Condition != inner && AsksForCalls(site, test.Condition),
                WhileStatementSyntax test => AsksForCalls(site, test.Condition),
                SwitchStatementSyntax choice => AsksForCalls(site, choice.Expression),
                _ => StatementList.In(outer).TakeWhile(statement => !statement.Span.Contains(loop.Span)).OfType<IfStatementSyntax>().Any(test => test.Statement.EndsInJump() && AsksForCalls(site, test.Condition)),
            };
            if (asks)
            {
                return true;
            }

            inner = outer;
        }

        return false;
    }

    private static bool AsksForCalls(FixSite site, ExpressionSyntax condition) => condition.DescendantNodesAndSelf().OfType<ExpressionSyntax>()
        .Any(part => site.Vocabulary.RowOf(site.Model.GetSymbolInfo(part, site.CancellationToken).Symbol) is { Role: Role.CallsOf or Role.CallType or Role.FinishReason }
            || site.Vocabulary.IsCallSequence(site.Model.GetTypeInfo(part, site.CancellationToken).Type));
}
