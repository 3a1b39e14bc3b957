using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.Rules;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Editing;

/// <summary>Writes the result that the current call of a loop lacks at the place of the report.</summary>
internal static class MissingResult
{
    /// <summary>The statements that could add it, in the manner of those that add the others.</summary>
    /// <param name="text">The content, as an expression; what the reason says where it is null.</param>
    public static IEnumerable<string> StatementsFor(FixSite site, ErrorReason reason, string? text = null) =>
        StatementsFor(site, site.Node, site.Node.Ancestors().FirstOrDefault(ancestor => Expressions.IsLoop(ancestor) || ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) ?? site.Member, reason, text);

    /// <param name="scope">The code whose results are made for the same call: the loop.</param>
    public static IEnumerable<string> StatementsFor(FixSite site, SyntaxNode place, SyntaxNode scope, ErrorReason reason, string? text = null)
    {
        ErrorResult error = new(site);
        HashSet<string> seen = new();
        foreach (SyntaxNode model in site.Nodes(DiagnosticRoles.Result).Where(result => scope.Span.Contains(result.Span)))
        {
            foreach ((string call, ITypeSymbol type) in CallsInSight.At(site, place, scope, error.IdArgument(model)))
            {
                if (site.Words.IdOf(call, type) is not { } id)
                {
                    continue;
                }

                string content = text ?? error.Text(reason, call, type);
                string? like = error.CreationLike(model, id, content), message = error.Creation(type, place.SpanStart, id, content), part = error.Part(type, place.SpanStart, id, content);
                IEnumerable<string?> statements = HistoryAppend.MessageOf(site, model) is { } around
                    ? new[] { InItsPlace(like), InItsPlace(part), message is null ? null : ResultAppends.Like(site, around, message) }
                    : new[] { like, message, part }.SelectMany(creation => new[] { creation is null ? null : ResultAppends.Like(site, model, creation), InItsPlace(creation) });
                foreach (string statement in statements.OfType<string>().Where(seen.Add))
                {
                    yield return statement;
                }

                string? InItsPlace(string? creation) => creation is null ? null : ResultAppends.InItsPlace(model, creation);
            }
        }
    }
}
