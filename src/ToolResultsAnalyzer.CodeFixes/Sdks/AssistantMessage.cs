using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.Editing;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>Finds and writes the assistant messages that are made from replies.</summary>
internal static class AssistantMessage
{
    /// <summary>
    /// The reply that a message is made from, or whose messages are all put somewhere, without casts; null where an expression is neither.
    /// </summary>
    public static ExpressionSyntax? ReplyOf(FixSite site, SyntaxNode node) => node switch
    {
        ExpressionSyntax message when IsReplyItself(site, message) && IsPutSomewhere(message) => message.WithoutCast(),
        InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax => MemberUse.Of(node, site, Role.CreatesAssistant)?.Written(ParameterRole.Reply)?.WithoutCast() ?? ReplyOfParts(site, node),
        MemberAccessExpressionSyntax output when site.Vocabulary.Is(site.Model.GetSymbolInfo(output).Symbol, Role.OutputOfReply) && IsPutSomewhere(output) => output.Expression.WithoutCast(),
        _ => null,
    };

    /// <summary>The reply whose parts, all of them, a message of the assistant is made of.</summary>
    private static ExpressionSyntax? ReplyOfParts(FixSite site, SyntaxNode creation) =>
        MemberUse.Of(creation, site, Role.CreatesMessage) is { Row.MessageRole: MessageRole.Assistant } use && use.Written(ParameterRole.Parts) is { } parts
            ? parts.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>()
                .FirstOrDefault(part => site.Vocabulary.Is(site.Model.GetSymbolInfo(part).Symbol, Role.PartsOfMessage) && site.Vocabulary.IsReply(site.Model.GetTypeInfo(part.Expression).Type))?.Expression.WithoutCast()
            : null;

    /// <summary>The lines that append the message, or the messages, of a reply to a list.</summary>
    public static string[]? Appends(FixSite site, StatementEditor editor, StatementSyntax place, string receiver, ITypeSymbol list, ExpressionSyntax reply) =>
        site.Words.OutputOf(reply.Rewritten(), site.Model.GetTypeInfo(reply).Type) is { } output
            ? HistoryAppend.MessageOf(list) is { } message ? HistoryAppend.OfAll(site, editor, place, receiver, list, output, message, "item", "message") : null
            : Creation(site, place, site.Words.MessageOf(reply.Rewritten(), site.Model.GetTypeInfo(reply).Type), reply) is { } made ? new[] { $"{receiver}.Add({made});" } : null;

    /// <summary>A new message with the calls of a reply, made as others in the file are.</summary>
    private static string? Creation(FixSite site, SyntaxNode place, string message, ExpressionSyntax reply)
    {
        foreach (SyntaxNode other in site.Root.DescendantNodes())
        {
            if (other is not ImplicitObjectCreationExpressionSyntax && ReplyOf(site, other) is { } its && MemberUse.Of(other, site, Role.CreatesAssistant)?.Given.Count() == 1
                && other is not BaseObjectCreationExpressionSyntax { Initializer: not null } && !other.DescendantTrivia().Any(trivia => !string.IsNullOrWhiteSpace(trivia.ToString())))
            {
                return string.Concat(other.DescendantTokens().Select(token => token == its.GetFirstToken() ? message : its.Span.Contains(token.Span) ? string.Empty : token.ToString() + (token.IsKeyword() || token.Text == ":" ? " " : string.Empty)));
            }
        }

        return MessageTemplates.Assistant(site.Words.SdkOf(site.Model.GetTypeInfo(reply).Type), site.Words, place.SpanStart, message);
    }

    /// <summary>Whether a path leads to a message that may be a reply as it is.</summary>
    private static bool IsReplyItself(FixSite site, ExpressionSyntax path) =>
        path is IdentifierNameSyntax or MemberAccessExpressionSyntax && path.IsPath() && site.Model.GetTypeInfo(path).Type is var type && site.Vocabulary.IsMessage(type) && site.Vocabulary.IsReply(type);

    /// <summary>Whether messages go somewhere as they are: all at once, or each in a loop.</summary>
    private static bool IsPutSomewhere(ExpressionSyntax messages) => messages.Whole() is var whole && whole.Parent switch
    {
        ArgumentSyntax or SpreadElementSyntax => true,
        ForEachStatementSyntax loop => loop.Expression == whole && loop.Statement.DescendantNodes().OfType<ArgumentSyntax>().Any(argument => argument.Expression is IdentifierNameSyntax name && name.Identifier.ValueText == loop.Identifier.ValueText),
        _ => false,
    };
}
