using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.Editing;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>Finds and writes the assistant messages that are made from replies.</summary>
internal static class AssistantMessage
{
    /// <summary>The reply that a message is made from, without casts, or null where an expression is no such message.</summary>
    public static ExpressionSyntax? ReplyOf(FixSite site, SyntaxNode node) => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax
        ? MemberUse.Of(node, site, Role.CreatesAssistant)?.Written(ParameterRole.Reply)?.WithoutCast()
        : null;

    /// <summary>A new message with the calls of a reply, made as others in the file are.</summary>
    public static string? Creation(FixSite site, SyntaxNode place, ExpressionSyntax reply)
    {
        foreach (SyntaxNode other in site.Root.DescendantNodes())
        {
            if (other is not ImplicitObjectCreationExpressionSyntax && ReplyOf(site, other) is { } its && MemberUse.Of(other, site, Role.CreatesAssistant)!.Given.Count() == 1
                && other is not BaseObjectCreationExpressionSyntax { Initializer: not null } && !other.DescendantTrivia().Any(trivia => !string.IsNullOrWhiteSpace(trivia.ToString())))
            {
                return string.Concat(other.DescendantTokens().Select(token => token == its.GetFirstToken() ? reply.Rewritten() : its.Span.Contains(token.Span) ? string.Empty : token.ToString() + (token.IsKeyword() || token.Text == ":" ? " " : string.Empty)));
            }
        }

        return MessageTemplates.Assistant(site.Words.SdkOf(site.Model.GetTypeInfo(reply).Type), site.Words, place.SpanStart, reply.Rewritten());
    }
}
