using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Editing;

/// <summary>Tells whether code asks for calls on its way to a place, so that there are some where it gets there.</summary>
internal static class KnownCalls
{
    public static bool At(FixSite site, StatementSyntax place) => Asked(site, place).Any(part => AsksForCalls(site, part));

    /// <summary>Whether a condition on the way to a place names these very calls.</summary>
    public static bool AreTested(FixSite site, StatementSyntax place, string calls) => Asked(site, place).Any(part => part.Rewritten() == calls);

    /// <summary>What the conditions on the way to a place read, if it is the same there.</summary>
    private static IEnumerable<ExpressionSyntax> Asked(FixSite site, StatementSyntax place) => ConditionsAround(place).SelectMany(condition => condition.DescendantNodesAndSelf().OfType<ExpressionSyntax>()
        .Where(part => (part.Parent as MemberAccessExpressionSyntax)?.Name != part)
        .Where(part => !RepliesInSight.SettersOf(site, part).Any(setter => setter.SpanStart > condition.Span.End && setter.SpanStart < place.SpanStart)));

    /// <summary>The conditions that hold at a place, and those that code before it left the way on.</summary>
    private static IEnumerable<ExpressionSyntax> ConditionsAround(StatementSyntax place)
    {
        foreach (SyntaxNode node in place.AncestorsAndSelf().TakeWhile(node => !Expressions.IsFunction(node)))
        {
            if (node is StatementSyntax statement)
            {
                foreach (IfStatementSyntax before in StatementList.Around(statement).TakeWhile(other => other != statement).OfType<IfStatementSyntax>().Where(before => before.Statement.EndsInJump()))
                {
                    yield return before.Condition;
                }
            }

            if (node.Parent is IfStatementSyntax test && test.Statement == node)
            {
                yield return test.Condition;
            }
            else if (node.Parent is ElseClauseSyntax { Parent: IfStatementSyntax other })
            {
                yield return other.Condition;
            }
            else if (node.Parent is WhileStatementSyntax loop)
            {
                yield return loop.Condition;
            }
        }
    }

    private static bool AsksForCalls(FixSite site, ExpressionSyntax part) =>
        site.Vocabulary.RowOf(site.Model.GetSymbolInfo(part, site.CancellationToken).Symbol) is { Role: Role.FinishReason or Role.CallsOf or Role.CallOfPart }
        || (site.Model.GetTypeInfo(part, site.CancellationToken).Type is { } type && (site.Vocabulary.IsCallSequence(type) || site.Words.IsCall(type) || site.Vocabulary.IsPartHolder(type)));
}
