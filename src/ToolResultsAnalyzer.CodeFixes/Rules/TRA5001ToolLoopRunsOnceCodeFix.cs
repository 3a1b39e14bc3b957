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
/// Asks in a loop until a reply holds no calls: makes a <c>while</c> of the <c>if</c> at whose end the model is asked again, or puts all
/// between the first request and the second, which is the same, into a loop.
/// </summary>
/// <remarks>
/// There is no fix where the two replies are not treated alike, where it is not in sight that each of them is appended once, and where
/// the model is made to ask for tools: it would never stop.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TRA5001ToolLoopRunsOnceCodeFix))]
[Shared]
public sealed class TRA5001ToolLoopRunsOnceCodeFix : ToolResultsCodeFix
{
    public TRA5001ToolLoopRunsOnceCodeFix()
        : base("TRA5001", "Ask in a loop until the reply holds no tool calls")
    {
    }

    internal override IEnumerable<SourceEdits> Propose(FixSite site)
    {
        if (site.Node.FirstAncestorOrSelf<StatementSyntax>() is not { } again || AsksAgain(again) is not { } second || second.Value.Whole().Parent is null || MayForceTools(site))
        {
            return Array.Empty<SourceEdits>();
        }

        return again.Parent is BlockSyntax { Parent: IfStatementSyntax { Else: null } test } block && test.Statement == block
            ? Loop(site, test, block, again, second)
            : Repeat(site, again, second);
    }

    /// <summary>The variable that gets the reply of a statement, and the expression that gives it.</summary>
    private static (SyntaxToken Variable, ExpressionSyntax Value)? AsksAgain(StatementSyntax statement) => statement switch
    {
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax name, Right: var value } } => (name.Identifier, value),
        LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, Declaration.Variables: [{ Initializer.Value: var value } variable] } => (variable.Identifier, value),
        _ => null,
    };

    /// <summary>Whether the tool choice is set to anything but to let the model decide.</summary>
    private static bool MayForceTools(FixSite site) => site.Member.DescendantNodes().OfType<AssignmentExpressionSyntax>()
        .Any(assignment => site.Vocabulary.Is(site.Model.GetSymbolInfo(assignment.Left, site.CancellationToken).Symbol, Role.ToolChoiceOption)
            && !assignment.Right.ToString().Contains("Auto"));

    // ---- if (calls) { …; reply = send; } -------------------------------------------------------------------------------------------

    private static IEnumerable<SourceEdits> Loop(FixSite site, IfStatementSyntax test, BlockSyntax block, StatementSyntax again, (SyntaxToken Variable, ExpressionSyntax Value) second)
    {
        IReadOnlyList<StatementSyntax> around = StatementList.Around(test);
        int place = StatementList.IndexOf(around, test);
        if (place <= 0 || test.Statement.JumpsOut().Any(jump => jump is BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax) || FirstReply(site, around, place, test.Condition) is not { } first)
        {
            yield break;
        }

        StatementEditor editor = site.Edit();
        StatementSyntax[] tail = block.Statements.Where(statement => statement.SpanStart > again.SpanStart).ToArray();
        if (again is LocalDeclarationStatementSyntax)
        {
            // What is done with the second reply in the block must be what is done with the first behind it.
            if (!AreAlike(tail, second.Variable, around.Skip(place + 1).ToArray(), first.Identifier) || !tail.Last().EndsInReturn() || !Remove(editor, tail))
            {
                yield break;
            }

            editor.Edits.Replace(TextSpan.FromBounds(again.SpanStart, second.Value.SpanStart), first.Identifier.Text + " = ");
            tail = Array.Empty<StatementSyntax>();
            editor.CloseUp(block);
        }
        else if (second.Variable.ValueText != first.Identifier.ValueText)
        {
            yield break;
        }

        // Each reply with calls is appended once, before its results.
        List<StatementSyntax>? appends = AppendsOf(site, first.Symbol);
        StatementSyntax[]? before = appends?.Where(append => around.Contains(append) && append.SpanStart < test.SpanStart).ToArray();
        StatementSyntax[]? within = appends?.Where(append => block.Statements.Contains(append) && append.SpanStart < again.SpanStart).ToArray();
        StatementSyntax[]? end = appends?.Where(append => tail.Contains(append)).ToArray();
        StatementSyntax[]? behind = appends?.Where(append => around.Contains(append) && append.SpanStart > test.SpanStart).ToArray();
        if (appends is null || IsStale(site, block.Statements.Prepend<SyntaxNode>(test.Condition), test.SpanStart, first.Symbol) || before!.Length + within!.Length + end!.Length + behind!.Length < appends.Count || tail.Length > end.Length)
        {
            yield break;
        }

        switch (before.Length, within.Length, end.Length, behind.Length)
        {
            case (0, 1, 0, _) or (1, 0, 1, 0):
                break;
            case (1, 0, 0, 0):
                editor.InsertAfter(again, LinesOf(site, before[0]));
                break;
            case (1, 0, 0, _) when before[0] == around[place - 1] && editor.RemoveLines(before[0]) is { } moved:
                editor.InsertBefore(block.Statements[0], moved.Comments.Concat(moved.Lines).ToArray());
                break;
            default:
                yield break;
        }

        editor.Edits.Replace(test.IfKeyword.Span, "while");
        yield return editor.Edits;
    }

    /// <summary>The variable with the reply that a condition asks about, where it was asked for in the same list of statements.</summary>
    private static (SyntaxToken Identifier, ISymbol Symbol)? FirstReply(FixSite site, IReadOnlyList<StatementSyntax> around, int place, ExpressionSyntax condition)
    {
        for (int i = place - 1; i >= 0; i--)
        {
            if (AsksAgain(around[i]) is { } asked && Sends(site, asked.Value)
                && (around[i] is LocalDeclarationStatementSyntax ? site.Model.GetDeclaredSymbol(asked.Variable.Parent!, site.CancellationToken) : site.Model.GetSymbolInfo(asked.Variable.Parent!, site.CancellationToken).Symbol) is { } symbol
                && new SymbolUse(site.Model).Mentions(condition, symbol))
            {
                return (asked.Variable, symbol);
            }
        }

        return null;
    }

    private static bool Sends(FixSite site, ExpressionSyntax value) =>
        value.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(call => site.Vocabulary.Is(site.Model.GetSymbolInfo(call, site.CancellationToken).Symbol, Role.Sends) || call.Span == site.Node.Span);

    /// <summary>The statements that append the assistant message of a reply; null where it is made elsewhere too.</summary>
    private static List<StatementSyntax>? AppendsOf(FixSite site, ISymbol reply)
    {
        SymbolUse use = new(site.Model);
        List<StatementSyntax> appends = new();
        foreach (ExpressionSyntax creation in site.Member.DescendantNodes().OfType<ExpressionSyntax>())
        {
            if (!IsAssistant(site, creation) || !use.Mentions(creation, reply))
            {
                continue;
            }

            if (creation.Whole().Parent is not ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" } member, Parent: ExpressionStatementSyntax statement } }
                || !site.Vocabulary.IsHistory(site.Model.GetTypeInfo(member.Expression, site.CancellationToken).Type))
            {
                return null;
            }

            appends.Add(statement);
        }

        return appends;
    }

    /// <summary>Whether an expression makes an assistant message, or gives that of a reply to somebody.</summary>
    private static bool IsAssistant(FixSite site, ExpressionSyntax expression) => expression switch
    {
        InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax => MemberUse.Of(expression, site, Role.CreatesAssistant) is not null
            || MemberUse.Of(expression, site, Role.CreatesMessage) is { MessageRole: Contract.MessageRole.Assistant },
        MemberAccessExpressionSyntax => expression.Whole().Parent is ArgumentSyntax { Parent.Parent: { } taker } && MemberUse.Of(taker, site, Role.CreatesAssistant) is null
            && site.Vocabulary.Is(site.Model.GetSymbolInfo(expression, site.CancellationToken).Symbol, Role.MessageOfReply),
        _ => false,
    };

    /// <summary>Whether code that is run again would find what an earlier round has left: a value that was taken from its reply, a collection that it has filled.</summary>
    private static bool IsStale(FixSite site, IEnumerable<SyntaxNode> round, int start, ISymbol reply)
    {
        SymbolUse use = new(site.Model);
        HashSet<ISymbol> made = use.MadeFrom(site.Member, start, node => node is IdentifierNameSyntax name && name.Identifier.ValueText == reply.Name && SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(name, site.CancellationToken).Symbol, reply));
        return round.Any(code => use.Mentions(code, made) || code.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Any(Fills));

        bool Fills(ExpressionSyntax expression) => (expression switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax filled, Name.Identifier.ValueText: "Add" or "AddRange" or "TryAdd" or "Insert" or "Enqueue" or "Push" } } => filled,
            AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { Expression: IdentifierNameSyntax filled } } => filled,
            _ => null,
        }) is { } name && site.Model.GetSymbolInfo(name, site.CancellationToken).Symbol is ILocalSymbol local && local.Locations[0].SourceSpan.Start < start && !IsSent(local);

        bool IsSent(ISymbol list) => site.Node.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(name, site.CancellationToken).Symbol, list));
    }

    /// <summary>The lines of a statement, to be written elsewhere.</summary>
    private static string[] LinesOf(FixSite site, StatementSyntax statement)
    {
        string indentation = site.Layout.IndentationOf(statement);
        return statement.ToString().Split('\n').Select(line => line.TrimEnd('\r')).Select(line => line.StartsWith(indentation, StringComparison.Ordinal) ? line.Substring(indentation.Length) : line).ToArray();
    }

    // ---- if (no calls) return …; …; next = send; return …; ----------------------------------------------------------------------------

    private static IEnumerable<SourceEdits> Repeat(FixSite site, StatementSyntax again, (SyntaxToken Variable, ExpressionSyntax Value) second)
    {
        IReadOnlyList<StatementSyntax> list = StatementList.Around(again);
        int last = StatementList.IndexOf(list, again);
        int first = Enumerable.Range(0, last).Where(index => list[index] is LocalDeclarationStatementSyntax && AsksAgain(list[index]) is { } asked && asked.Value.IsSameAs(second.Value)).DefaultIfEmpty(-1).Last();
        if (first < 0 || StatementList.Owner(again) is not BlockSyntax block || AsksAgain(list[first]) is not { } begun
            || site.Model.GetDeclaredSymbol(begun.Variable.Parent!, site.CancellationToken) is not { } reply
            || AppendsOf(site, reply) is not [var append])
        {
            yield break;
        }

        SymbolUse use = new(site.Model);
        StatementSyntax[] round = list.Skip(first).Take(last - first).ToArray(), tail = list.Skip(last + 1).ToArray();
        if (round.OfType<IfStatementSyntax>().FirstOrDefault(test => use.Mentions(test.Condition, reply) && test.Statement.EndsInReturn()) is not { Else: null } guard
            || !AreAlike(tail, second.Variable, StatementList.OfBody(guard.Statement), begun.Variable)
            || !round.Contains(append) || IsStale(site, round, round[0].SpanStart, reply)
            || round.Any(statement => statement.JumpsOut().Any(jump => jump is not ReturnStatementSyntax) || statement.DescendantNodes().Any(node => MemberUse.Of(node, site, Role.CreatesOther) is not null)))
        {
            yield break;
        }

        StatementEditor editor = site.Edit();
        if (Remove(editor, tail.Prepend(again)))
        {
            editor.CloseUp(block);
            editor.Wrap(round[0], round[round.Length - 1], "while (true)", Array.Empty<string>());
            yield return editor.Edits;
        }
    }

    private static bool Remove(StatementEditor editor, IEnumerable<StatementSyntax> statements) =>
        statements.All(statement => editor.RemoveLines(statement) is { Comments.Length: 0, Trail: null });

    /// <summary>Whether statements do with one variable what others do with another.</summary>
    private static bool AreAlike(IReadOnlyCollection<StatementSyntax> these, SyntaxToken variable, IReadOnlyCollection<StatementSyntax> those, SyntaxToken other)
    {
        return these.Count > 0 && Words(these, variable).SequenceEqual(Words(those, other));

        static IEnumerable<string> Words(IEnumerable<StatementSyntax> statements, SyntaxToken variable) => statements
            .SelectMany(statement => statement.DescendantTokens())
            .Select(token => token.Parent is IdentifierNameSyntax && token.ValueText == variable.ValueText && token.GetPreviousToken() is var before && !before.IsKind(SyntaxKind.DotToken) ? "\0" : token.Text);
    }
}
