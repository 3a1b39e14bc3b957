using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Editing;

/// <summary>Finds the replies whose calls or texts a place is about.</summary>
internal static class RepliesInSight
{
    /// <summary>The replies whose calls, text or the like code reads up to the end of a node, the last first: paths without casts.</summary>
    public static IEnumerable<ExpressionSyntax> ReadBefore(FixSite site, SyntaxNode end) => Read(site, site.Member)
        .Where(reply => reply.SpanStart < end.Span.End)
        .OrderByDescending(reply => reply.SpanStart)
        .GroupBy(reply => reply.Rewritten())
        .Select(same => same.First());

    /// <summary>The replies whose members are read in a node.</summary>
    public static IEnumerable<ExpressionSyntax> Read(FixSite site, SyntaxNode node) => node.DescendantNodesAndSelf()
        .Select(read => ReplyReadBy(site, read))
        .OfType<ExpressionSyntax>()
        .Where(reply => reply.IsPath() && AssistantMessage.IsOfReply(site, reply))
        .Select(reply => reply.WithoutCast());

    /// <summary>What a node reads a member of that tells of a reply, or hands to a method that does.</summary>
    private static ExpressionSyntax? ReplyReadBy(FixSite site, SyntaxNode node) => node switch
    {
        MemberAccessExpressionSyntax access when site.Vocabulary.RowOf(site.Model.GetSymbolInfo(access).Symbol) is { Role: Role.CallsOf or Role.OutputOfReply or Role.PartsOfMessage or Role.TextOfReply or Role.FinishReason or Role.IdOfReply } => access.Expression,
        InvocationExpressionSyntax invocation => MemberUse.Of(invocation, site, Role.CallsOf)?.Written(ParameterRole.Reply),
        _ => null,
    };

    /// <summary>The statements that set the variable that a path begins with, in source order.</summary>
    public static IReadOnlyList<StatementSyntax> SettersOf(FixSite site, ExpressionSyntax path)
    {
        ISymbol? variable = RootOf(site, path);
        return variable is null ? Array.Empty<StatementSyntax>() : site.Member.DescendantNodes()
            .Where(node => Sets(site, node, variable))
            .Select(node => node.FirstAncestorOrSelf<StatementSyntax>())
            .OfType<StatementSyntax>()
            .Distinct()
            .ToArray();
    }

    private static bool Sets(FixSite site, SyntaxNode node, ISymbol variable) => node switch
    {
        VariableDeclaratorSyntax or SingleVariableDesignationSyntax => SymbolEqualityComparer.Default.Equals(site.Model.GetDeclaredSymbol(node), variable),
        AssignmentExpressionSyntax assignment => SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(assignment.Left).Symbol, variable),
        _ => false,
    };

    private static ISymbol? RootOf(FixSite site, ExpressionSyntax path) => path.WithoutCast() switch
    {
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } field => site.Model.GetSymbolInfo(field).Symbol,
        MemberAccessExpressionSyntax access => RootOf(site, access.Expression),
        ElementAccessExpressionSyntax element => RootOf(site, element.Expression),
        IdentifierNameSyntax name => site.Model.GetSymbolInfo(name).Symbol,
        _ => null,
    };
}
