using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ToolResultsAnalyzer.Editing;

/// <summary>Puts one loop in the place of statements that do the same with the calls at several positions, one after the other.</summary>
internal static class PositionsRewrite
{
    public static IEnumerable<SourceEdits?> Propose(FixSite site, IReadOnlyList<Pick> picks)
    {
        Pick[] distinct = picks.Where((pick, index) => !picks.Take(index).Any(other => other.Node.IsSameAs(pick.Node))).OrderBy(pick => pick.Node.SpanStart).ToArray();
        if (distinct[0].Node.Ancestors().OfType<StatementSyntax>().FirstOrDefault(statement => StatementList.Owner(statement) is not null) is not { } start
            || Groups(site, StatementList.In(StatementList.Owner(start)!), distinct) is not { } groups)
        {
            yield break;
        }

        List<string>[] shapes = groups.Select((group, index) => Shape(site, group, distinct[index])).ToArray();
        if (!shapes.All(shape => shape.SequenceEqual(shapes[0])))
        {
            yield break;
        }

        yield return Rewrite(site, groups, distinct[0]);
    }

    private static SourceEdits? Rewrite(FixSite site, IReadOnlyList<StatementSyntax[]> groups, Pick pick)
    {
        StatementEditor editor = site.Edit();
        StatementSyntax[] group = groups[0];
        foreach (StatementSyntax statement in groups.Skip(1).SelectMany(other => other))
        {
            // A comment would be lost.
            if (editor.RemoveLines(statement) is not { Comments.Length: 0, Trail: null } || HasComment(statement))
            {
                return null;
            }
        }

        CallBinding? binding = CallBinding.Of(site, pick) is { Kind: BindingKind.Declaration } declared && declared.Statement == group[0] && group.Length > 1 ? declared : null;
        ITypeSymbol call = site.Words.ElementOf(site.Model.GetTypeInfo(pick.Calls).Type)!;
        string name = site.FreeName(group[0], group, "call", "toolCall");
        string type = binding?.Type ?? (site.Layout.PrefersVar(group[0], site.Model) ? "var" : site.Words.TypeName(call, group[0].SpanStart));
        string header = $"foreach ({type} {name} in {pick.Calls.Rewritten()})";
        foreach (ExpressionSyntax expression in group.Skip(binding is null ? 0 : 1).SelectMany(statement => statement.DescendantNodes()).OfType<ExpressionSyntax>())
        {
            if (expression.IsSameAs(pick.Node) || (binding is not null && expression is IdentifierNameSyntax && SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(expression).Symbol, binding.Local)))
            {
                editor.Edits.Replace(expression.Span, name);
            }
        }

        if (binding is null)
        {
            editor.Wrap(group[0], group[group.Length - 1], header, Array.Empty<string>());
            return editor.Edits;
        }

        return editor.ReplaceByHeader(group[0], group[group.Length - 1], header) ? editor.Edits : null;
    }

    /// <summary>The statements about each pick, or null when they do not follow each other pick by pick.</summary>
    private static IReadOnlyList<StatementSyntax[]>? Groups(FixSite site, IReadOnlyList<StatementSyntax> list, Pick[] picks)
    {
        List<StatementSyntax>[] groups = picks.Select(_ => new List<StatementSyntax>()).ToArray();
        HashSet<ISymbol>[] made = picks.Select(_ => new HashSet<ISymbol>(SymbolEqualityComparer.Default)).ToArray();
        int current = 0;
        foreach (StatementSyntax statement in list)
        {
            int[] about = Enumerable.Range(0, picks.Length)
                .Where(index => statement.DescendantNodes().Any(node => node.IsSameAs(picks[index].Node)
                    || (node is IdentifierNameSyntax && site.Model.GetSymbolInfo(node).Symbol is { } symbol && made[index].Contains(symbol))))
                .ToArray();
            bool within = groups[0].Count > 0 && groups[picks.Length - 1].Count == 0;
            if (about.Length == 0)
            {
                if (within)
                {
                    return null;
                }

                continue;
            }

            if (about.Length > 1 || about[0] < current || about[0] > current + 1 || statement.JumpsOut().Any())
            {
                return null;
            }

            current = about[0];
            groups[current].Add(statement);
            foreach (SyntaxNode node in statement.DescendantNodes())
            {
                if (node is VariableDeclaratorSyntax or SingleVariableDesignationSyntax && site.Model.GetDeclaredSymbol(node) is { } symbol)
                {
                    made[current].Add(symbol);
                }
            }
        }

        return groups.All(group => group.Count > 0) && groups.All(group => Follow(list, group)) ? groups.Select(group => group.ToArray()).ToArray() : null;
    }

    private static bool Follow(IReadOnlyList<StatementSyntax> list, List<StatementSyntax> group) =>
        StatementList.IndexOf(list, group[group.Count - 1]) - StatementList.IndexOf(list, group[0]) == group.Count - 1;

    /// <summary>The tokens of statements, where the pick and the names of variables do not count.</summary>
    private static List<string> Shape(FixSite site, StatementSyntax[] group, Pick pick)
    {
        List<string> shape = new();
        Dictionary<ISymbol, string> names = new(SymbolEqualityComparer.Default);
        foreach (StatementSyntax statement in group)
        {
            foreach (SyntaxToken token in statement.DescendantTokens())
            {
                if (token.Parent!.AncestorsAndSelf().TakeWhile(node => node != statement).FirstOrDefault(node => node.IsSameAs(pick.Node)) is { } picked)
                {
                    if (token == picked.GetFirstToken())
                    {
                        shape.Add("the call");
                    }

                    continue;
                }

                ISymbol? symbol = token.IsKind(SyntaxKind.IdentifierToken)
                    ? token.Parent is VariableDeclaratorSyntax or SingleVariableDesignationSyntax ? site.Model.GetDeclaredSymbol(token.Parent) : site.Model.GetSymbolInfo(token.Parent).Symbol
                    : null;
                if (symbol is ILocalSymbol && group.Any(inner => symbol.Locations.Any(location => inner.Span.Contains(location.SourceSpan))))
                {
                    if (!names.TryGetValue(symbol, out string name))
                    {
                        names.Add(symbol, name = "variable " + names.Count);
                    }

                    shape.Add(name);
                    continue;
                }

                shape.Add(token.Text);
            }
        }

        return shape;
    }

    private static bool HasComment(StatementSyntax statement) => statement.DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia));
}
