using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.Editing;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>What asks for the calls of a reply where no property gives them: the messages, their parts, and of these the calls.</summary>
internal static class CallQuery
{
    /// <summary>Whether an expression gives all calls of a reply, copied or not, and does nothing else.</summary>
    public static bool GivesAll(FixSite site, ExpressionSyntax calls)
    {
        ExpressionSyntax query = calls.Original();
        return query.IsPath() || query.DescendantNodes().OfType<ExpressionSyntax>().Any(reply => reply.IsPath()
            && site.Words.CallsOf(reply.Rewritten(), site.Model.GetTypeInfo(reply).Type, query.SpanStart) is var (written, _) && Words(SyntaxFactory.ParseExpression(written)).SequenceEqual(Words(query)));
    }

    /// <summary>What an expression consists of, whatever its lambdas call what they are given.</summary>
    private static IEnumerable<string> Words(ExpressionSyntax query)
    {
        HashSet<string> given = new(query.DescendantNodes().OfType<ParameterSyntax>().Select(parameter => parameter.Identifier.ValueText));
        return query.DescendantTokens().Select(token => token.Parent is ParameterSyntax or IdentifierNameSyntax && given.Contains(token.ValueText) ? "\0" : token.Text);
    }
}
