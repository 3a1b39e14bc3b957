using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ToolResultsAnalyzer.Rules;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Editing;

/// <summary>Puts a loop over all calls in the place of code that answers one call, picked by its position.</summary>
internal sealed class PickRewrite
{
    private readonly FixSite site;
    private readonly Pick pick;
    private readonly CallBinding? binding;
    private readonly StatementEditor editor;
    private readonly SymbolUse symbols;
    private readonly SyntaxNode[] results;
    private readonly SyntaxNode[] appends;

    private PickRewrite(FixSite site, Pick pick, CallBinding? binding)
    {
        this.site = site;
        this.pick = pick;
        this.binding = binding;
        this.editor = site.Edit();
        this.symbols = new(site.Model);
        this.results = site.Nodes(DiagnosticRoles.Result).Append(site.Node).ToArray();
        this.appends = site.Nodes(DiagnosticRoles.Assistant).ToArray();
    }

    public static IEnumerable<SourceEdits?> Propose(FixSite site, IReadOnlyList<Pick> picks)
    {
        foreach (Pick pick in picks)
        {
            if (CallBinding.Of(site, pick) is { } binding)
            {
                yield return new PickRewrite(site, pick, binding).RewriteNamed(binding);
                yield break;
            }
        }

        // The innermost list first, then those around it: a switch over the name of the call has lists of its own.
        foreach (SyntaxNode ancestor in site.Node.Ancestors().TakeWhile(ancestor => !Expressions.IsFunction(ancestor)))
        {
            if (ancestor is not StatementSyntax statement || (statement is BlockSyntax && statement.Parent is not StatementSyntax and not ElseClauseSyntax))
            {
                continue;
            }

            IReadOnlyList<StatementSyntax> list = StatementList.Around(statement);
            if (picks.All(pick => StatementList.IndexOf(list, pick.Node) >= 0))
            {
                yield return new PickRewrite(site, picks[0], null).RewriteUnnamed(list);
            }
        }
    }

    // ---- The call has a name ---------------------------------------------------------------------------------------------

    private SourceEdits? RewriteNamed(CallBinding named)
    {
        switch (named.Kind)
        {
            case BindingKind.Test:
                return this.RewriteTested(named, named.Statement, named.Condition!, null);

            case BindingKind.Guard:
                if (named.Statement is not IfStatementSyntax { Else: null } guard || !guard.Statement.EndsInJump() || StatementList.Owner(guard) is not { } owner)
                {
                    return null;
                }

                IReadOnlyList<StatementSyntax> after = StatementList.In(owner);
                this.editor.Edits.Replace(named.Condition!.Span, this.pick.Test(this.site, any: false));
                return this.Wrap(after, StatementList.IndexOf(after, guard) + 1, Array.Empty<int>(), null) ? this.editor.Edits : null;

            default:
                return this.RewriteDeclared(named);
        }
    }

    private SourceEdits? RewriteDeclared(CallBinding named)
    {
        if (StatementList.Owner(named.Statement) is not { } owner)
        {
            return null;
        }

        IReadOnlyList<StatementSyntax> list = StatementList.In(owner);
        int declared = StatementList.IndexOf(list, named.Statement);
        int last = this.results.Select(result => StatementList.IndexOf(list, result)).Max();
        if (last <= declared)
        {
            return null;
        }

        if (list[last] is IfStatementSyntax test && named.AsksForPresence(this.site, test.Condition) == true
            && !list.Where((statement, index) => index > declared && index != last).Any(statement => named.IsMentionedIn(this.site, statement)))
        {
            return this.RewriteTested(named, test, test.Condition, named.Statement);
        }

        List<int> guards = new();
        for (int i = declared + 1; i < last; i++)
        {
            if (list[i] is IfStatementSyntax { Else: null } guard && named.AsksForPresence(this.site, guard.Condition) == false
                && guard.Statement.EndsInJump() && !named.IsMentionedIn(this.site, guard.Statement))
            {
                guards.Add(i);
                this.editor.Edits.Replace(guard.Condition.Span, this.pick.Test(this.site, any: false));
            }
        }

        return this.Wrap(list, declared + 1, guards, named.Statement) ? this.editor.Edits : null;
    }

    /// <summary>The call is only there behind a test that there is one.</summary>
    /// <param name="declaration">The declaration of the variable, when the test does not declare it.</param>
    private SourceEdits? RewriteTested(CallBinding named, StatementSyntax test, ExpressionSyntax condition, StatementSyntax? declaration)
    {
        StatementSyntax body = test switch
        {
            IfStatementSyntax choice => choice.Statement,
            WhileStatementSyntax loop => loop.Statement,
            _ => test,
        };
        bool isWhole = test is IfStatementSyntax { Else: null } only && only.Condition.Bare() == condition.Bare();
        if (!isWhole || this.EndsBatch(body))
        {
            this.editor.Edits.Replace(condition.Span, this.pick.Test(this.site, any: true));
            return this.Wrap(StatementList.OfBody(body), 0, Array.Empty<int>(), declaration, condition) ? this.editor.Edits : null;
        }

        if (body.JumpsOut().Any() || this.UsesWhatOneCallHas(new[] { test }, null) || this.Carried(Array.Empty<StatementSyntax>(), 0, StatementList.OfBody(body)) is null)
        {
            return null;
        }

        if (declaration is not null)
        {
            if (this.editor.RemoveLines(declaration) is not { } taken)
            {
                return null;
            }

            this.editor.InsertAbove(test, taken.Trail is null ? taken.Comments : taken.Comments.Append(taken.Trail).ToArray(), aboveComments: true);
        }

        this.editor.ReplaceHeader((IfStatementSyntax)test, this.Header(named.Local.Name, test));
        this.Rename(body, named.Local.Name);
        return this.editor.Edits;
    }

    // ---- The call has no name --------------------------------------------------------------------------------------------

    private SourceEdits? RewriteUnnamed(IReadOnlyList<StatementSyntax> list) => this.Wrap(list, 0, Array.Empty<int>(), null) ? this.editor.Edits : null;

    // ---- The loop --------------------------------------------------------------------------------------------------------

    /// <summary>Puts the loop around the statements of a list that deal with the call.</summary>
    /// <param name="from">The first statement that may do so.</param>
    /// <param name="guards">Statements that stay in front of the loop.</param>
    /// <param name="declaration">The declaration of the variable, which goes.</param>
    /// <param name="test">The test around the list that there is a call.</param>
    private bool Wrap(IReadOnlyList<StatementSyntax> list, int from, IReadOnlyCollection<int> guards, StatementSyntax? declaration, ExpressionSyntax? test = null)
    {
        bool[] involved = this.Involved(list, from, guards);
        int last = LastIndex(list, index => involved[index] && this.results.Any(result => list[index].Span.Contains(result.Span)));
        if (last < 0)
        {
            return false;
        }

        int append = LastIndex(list, index => index >= from && index <= last && this.appends.Any(node => list[index].Span.Contains(node.Span)));
        if (append == last)
        {
            return false;
        }

        int first = this.binding is null ? this.FirstNeeded(list, involved, append, last) : guards.Count > 0 ? guards.Max() + 1 : from;
        if (Enumerable.Range(from, Math.Max(0, first - from)).Any(index => this.binding is not null && involved[index]))
        {
            return false;
        }

        StatementSyntax? moved = null;
        if (append >= first)
        {
            if (involved[append])
            {
                return false;
            }

            int firstInvolved = Enumerable.Range(first, last - first + 1).First(index => involved[index]);
            if (firstInvolved > append)
            {
                first = append + 1;
            }
            else
            {
                // The calls are looked at before the assistant message is appended, and all their results come after it.
                first = firstInvolved;
                moved = list[append];
                if (!this.CanMove(moved, list, first, append))
                {
                    return false;
                }
            }
        }

        if (!this.TryExtend(list, first, ref last, moved))
        {
            return false;
        }

        StatementSyntax[] region = Enumerable.Range(first, last - first + 1).Select(index => list[index]).Where(statement => statement != moved).ToArray();
        if (region.Any(statement => statement.JumpsOut().Any() || this.Sends(statement) || this.PicksOtherwise(statement) || HidesText(statement)) || this.UsesWhatOneCallHas(region, test))
        {
            return false;
        }

        if (this.Carried(list, first, region) is not { } carried)
        {
            return false;
        }

        string name = this.binding?.Local.Name ?? this.site.FreeName(region[0], region, "call", "toolCall");
        string header = this.Header(name, region[0]);
        foreach (StatementSyntax statement in region)
        {
            this.Rename(statement, name);
        }

        List<string> start = new();
        foreach (StatementSyntax variable in carried)
        {
            if (this.editor.RemoveLines(variable) is not { } taken)
            {
                return false;
            }

            start.AddRange(taken.Comments.Concat(taken.Lines));
        }

        string[] above = Array.Empty<string>();
        if (moved is not null)
        {
            if (this.editor.RemoveLines(moved) is not { } taken)
            {
                return false;
            }

            above = taken.Comments.Concat(taken.Lines).ToArray();
        }

        if (declaration is null)
        {
            this.editor.Wrap(region[0], region[region.Length - 1], header, above, start: start);
            return true;
        }

        bool follows = StatementList.Owner(declaration) is { } owner && owner == StatementList.Owner(list[first])
            && StatementList.IndexOf(list, declaration) == first - 1;
        if (follows)
        {
            this.editor.InsertAbove(declaration, above, aboveComments: true);
            return this.editor.ReplaceByHeader(declaration, region[region.Length - 1], header, start);
        }

        if (this.editor.RemoveLines(declaration) is not { } removed)
        {
            return false;
        }

        this.editor.Wrap(region[0], region[region.Length - 1], header, above.Concat(removed.Comments), removed.Trail, start);
        return true;
    }

    /// <summary>Which statements deal with the call, or with something that was made from it.</summary>
    private bool[] Involved(IReadOnlyList<StatementSyntax> list, int from, IReadOnlyCollection<int> guards)
    {
        bool[] involved = new bool[list.Count];
        HashSet<ISymbol> made = SymbolUse.None();
        HashSet<ISymbol> local = this.symbols.Declared(list.Skip(from));
        if (this.binding is not null)
        {
            made.Add(this.binding.Local);
        }

        for (int i = from; i < list.Count; i++)
        {
            if (guards.Contains(i) || !(this.ContainsPick(list[i]) || this.symbols.Mentions(list[i], made)))
            {
                continue;
            }

            involved[i] = true;
            made.UnionWith(this.symbols.Declared(new[] { list[i] }));
            made.UnionWith(this.symbols.Assigned(list[i]).Where(symbol => local.Contains(symbol) || this.IsMessage(symbol)));
        }

        return involved;
    }

    /// <summary>The first statement that must be in the loop: before the assistant message, only what its results are made from.</summary>
    private int FirstNeeded(IReadOnlyList<StatementSyntax> list, bool[] involved, int append, int last)
    {
        int first = Enumerable.Range(append + 1, last - append).First(index => involved[index]);
        HashSet<ISymbol> used = this.symbols.Mentioned(list.Skip(append + 1).Take(last - append));
        for (int i = append - 1; i >= 0; i--)
        {
            if (involved[i] && this.symbols.Declared(new[] { list[i] }).Concat(this.symbols.Assigned(list[i])).Any(used.Contains))
            {
                first = i;
                used.UnionWith(this.symbols.Mentioned(new[] { list[i] }));
            }
        }

        return first;
    }

    /// <summary>Takes in the statements behind the result that use what is made in the loop; false when that cannot be.</summary>
    private bool TryExtend(IReadOnlyList<StatementSyntax> list, int first, ref int last, StatementSyntax? moved)
    {
        while (true)
        {
            StatementSyntax[] region = list.Skip(first).Take(last - first + 1).Where(statement => statement != moved).ToArray();
            HashSet<ISymbol> declared = this.symbols.Declared(region);
            declared.UnionWith(region.SelectMany(this.symbols.Assigned).Where(this.IsMessage));
            if (this.binding is not null)
            {
                declared.Add(this.binding.Local);
            }

            int end = last, use = LastIndex(list, index => index > end && this.symbols.Mentions(list[index], declared));
            if (use < 0)
            {
                return true;
            }

            for (int i = last + 1; i <= use; i++)
            {
                if (!this.symbols.Mentions(list[i], declared) || list[i] is LocalFunctionStatementSyntax || this.EndsBatch(list[i]) || list[i].JumpsOut().Any())
                {
                    return false;
                }
            }

            last = use;
        }
    }

    /// <summary>Whether the append of the assistant message may go in front of the statements from <paramref name="first"/> on.</summary>
    private bool CanMove(StatementSyntax append, IReadOnlyList<StatementSyntax> list, int first, int index)
    {
        StatementSyntax[] passed = list.Skip(first).Take(index - first).ToArray();
        HashSet<ISymbol> history = this.Histories(append);
        return append is ExpressionStatementSyntax && !this.symbols.Mentions(append, this.symbols.Declared(passed)) && !passed.Any(statement => this.symbols.Mentions(statement, history));
    }

    private string Header(string name, StatementSyntax place)
    {
        ITypeSymbol? call = this.site.Words.ElementOf(this.site.Model.GetTypeInfo(this.pick.Calls).Type);
        string type = this.binding?.Type ?? (call is null || this.site.Layout.PrefersVar(place, this.site.Model) ? "var" : this.site.Words.TypeName(call, place.SpanStart));
        return $"foreach ({type} {name} in {this.pick.Calls.Rewritten()})";
    }

    /// <summary>Lets a statement in the loop speak of the current call, and no longer ask whether there is one.</summary>
    private void Rename(StatementSyntax statement, string name)
    {
        foreach (ExpressionSyntax same in statement.DescendantNodes(node => !node.IsSameAs(this.pick.Node)).OfType<ExpressionSyntax>().Where(node => node.IsSameAs(this.pick.Node)))
        {
            this.editor.Edits.Replace(same.Span, name);
        }

        foreach (BinaryExpressionSyntax both in statement.DescendantNodes().OfType<BinaryExpressionSyntax>())
        {
            if (both.IsKind(SyntaxKind.LogicalAndExpression) && this.binding?.AsksForPresence(this.site, both.Left) == true)
            {
                this.editor.Edits.Remove(TextSpan.FromBounds(both.Left.SpanStart, both.Right.SpanStart));
            }
        }
    }

    // ---- What statements do ----------------------------------------------------------------------------------------------

    private bool ContainsPick(SyntaxNode node) => node.DescendantNodes().Any(inner => inner.IsSameAs(this.pick.Node));

    /// <summary>Whether a statement appends the assistant message or sends the history.</summary>
    private bool EndsBatch(SyntaxNode statement) => this.Sends(statement) || this.appends.Any(node => statement.Span.Contains(node.Span));

    private bool Sends(SyntaxNode statement)
    {
        HashSet<ISymbol> histories = new(this.appends.SelectMany(append => this.Histories(append)), SymbolEqualityComparer.Default);
        return statement.OwnNodes().OfType<InvocationExpressionSyntax>().Any(invocation =>
            MemberUse.Of(invocation, this.site, Role.Sends)?.Argument(ParameterRole.History) is { } history && this.symbols.Mentions(history.Syntax, histories));
    }

    /// <summary>Whether a statement picks a call of the same batch in another way, which would not be the current one.</summary>
    private bool PicksOtherwise(SyntaxNode statement) => statement.DescendantNodes().Any(node =>
        node is ExpressionSyntax or PatternSyntax && Pick.Of(this.site, node) is { } other && other.Node == node && !other.Node.IsSameAs(this.pick.Node) && HasFixedPosition(other.Node));

    /// <summary>Whether code that is left out of this compilation may hold text over several lines, which must not be indented.</summary>
    private static bool HidesText(SyntaxNode statement) => statement.DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.DisabledTextTrivia)
        && new[] { "@\"", "\"\"\"", "/*" }.Any(mark => trivia.ToString().Contains(mark)));

    private static bool HasFixedPosition(ExpressionSyntax pick) => pick is not ElementAccessExpressionSyntax access || access.ArgumentList.Arguments.All(argument => argument.Expression is LiteralExpressionSyntax or PrefixUnaryExpressionSyntax);

    /// <summary>
    /// Whether something that only the one call has would go into the loop: a variable that was made from it before, or a decision
    /// around the loop that looks at it.
    /// </summary>
    /// <param name="test">The part of a decision that only asks whether there is a call.</param>
    private bool UsesWhatOneCallHas(IReadOnlyList<StatementSyntax> region, ExpressionSyntax? test)
    {
        HashSet<ISymbol> made = this.symbols.MadeFrom(this.site.Member, region[0].SpanStart, node => node.IsSameAs(this.pick.Node));
        if (this.binding is not null)
        {
            made.Remove(this.binding.Local);
        }

        if (region.Any(statement => this.symbols.Mentions(statement, made)))
        {
            return true;
        }

        if (this.binding is not null)
        {
            made.Add(this.binding.Local);
        }

        return region[0].Ancestors().TakeWhile(ancestor => !Expressions.IsFunction(ancestor))
            .Where(ancestor => ancestor is StatementSyntax)
            .SelectMany(ancestor => ancestor.ChildNodes().OfType<ExpressionSyntax>())
            .SelectMany(decision => decision.DescendantNodesAndSelf())
            .Where(node => test is null || !test.Span.Contains(node.Span))
            .Any(node => node.IsSameAs(this.pick.Node) || (node is IdentifierNameSyntax && this.symbols.Mentions(node, made)));
    }

    private bool IsMessage(ISymbol symbol) => symbol is ILocalSymbol local && this.site.Vocabulary.IsMessage(local.Type);

    private static int LastIndex(IReadOnlyList<StatementSyntax> list, Func<int, bool> isMeant) => Enumerable.Range(0, list.Count).Where(isMeant).DefaultIfEmpty(-1).Last();

    /// <summary>
    /// The declarations of variables that must begin anew with each call, as one call would otherwise see what another has left in
    /// them; null when such a variable is needed outside of the loop.
    /// </summary>
    private IReadOnlyList<StatementSyntax>? Carried(IReadOnlyList<StatementSyntax> list, int first, IReadOnlyList<StatementSyntax> region)
    {
        if (region.Count == 0)
        {
            return Array.Empty<StatementSyntax>();
        }

        HashSet<ISymbol> read = SymbolUse.None();
        if (region[0].Parent == region[region.Count - 1].Parent)
        {
            if (this.site.Model.AnalyzeDataFlow(region[0], region[region.Count - 1]) is not { Succeeded: true } flow)
            {
                return null;
            }

            read.UnionWith(flow.DataFlowsIn);
        }
        else
        {
            // The statements of a program have no common parent.
            HashSet<ISymbol> assigned = SymbolUse.None();
            foreach (StatementSyntax statement in region)
            {
                if (this.site.Model.AnalyzeDataFlow(statement) is not { Succeeded: true } flow)
                {
                    return null;
                }

                read.UnionWith(flow.DataFlowsIn.Where(symbol => !assigned.Contains(symbol)));
                assigned.UnionWith(flow.AlwaysAssigned);
            }
        }

        read.ExceptWith(this.symbols.Declared(region));
        List<StatementSyntax> declarations = new();
        foreach (ISymbol symbol in read.Where(symbol => region.Any(statement => this.Replaces(statement, symbol))))
        {
            StatementSyntax? declaration = list.Take(first).FirstOrDefault(statement => statement is LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1 } && this.symbols.Declared(new[] { statement }).Contains(symbol));
            if (declaration is null || list.Any(statement => statement != declaration && !region.Contains(statement) && this.symbols.Mentions(statement, symbol)))
            {
                return null;
            }

            declarations.Add(declaration);
        }

        return declarations.OrderBy(declaration => declaration.SpanStart).ToArray();
    }

    /// <summary>Whether a statement gives a variable a value that does not build on the one it had.</summary>
    private bool Replaces(StatementSyntax statement, ISymbol symbol)
    {
        if (symbol is ILocalSymbol local && this.site.Vocabulary.IsHistory(local.Type))
        {
            return false;
        }

        return statement.DescendantNodes().Any(node => node switch
        {
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment => this.symbols.Mentions(assignment.Left, symbol) && !this.symbols.Mentions(assignment.Right, symbol),
            ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument => this.symbols.Mentions(argument.Expression, symbol),
            _ => false,
        });
    }

    /// <summary>The histories that some code names.</summary>
    private HashSet<ISymbol> Histories(SyntaxNode code) => new(
        this.symbols.Mentioned(new[] { code }).Where(symbol => this.site.Vocabulary.IsHistory(symbol switch
        {
            ILocalSymbol local => local.Type,
            IParameterSymbol parameter => parameter.Type,
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        })),
        SymbolEqualityComparer.Default);
}
