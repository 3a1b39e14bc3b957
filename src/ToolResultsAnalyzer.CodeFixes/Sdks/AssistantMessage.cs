using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.Contract;
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
        IdentifierNameSyntax or MemberAccessExpressionSyntax when IsMessageItself(site, (ExpressionSyntax)node) && IsAppended(site, (ExpressionSyntax)node) => ((ExpressionSyntax)node).WithoutCast(),
        InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax => MemberUse.Of(node, site, Role.CreatesAssistant)?.Written(ParameterRole.Reply)?.WithoutCast() ?? ReplyOfParts(site, node),
        MemberAccessExpressionSyntax output when site.Vocabulary.Is(site.Model.GetSymbolInfo(output).Symbol, Role.OutputOfReply) && IsPutSomewhere(output) => output.Expression.WithoutCast(),
        _ => null,
    };

    /// <summary>The reply whose parts, all of them, a message of the assistant is made of.</summary>
    private static ExpressionSyntax? ReplyOfParts(FixSite site, SyntaxNode creation) =>
        MemberUse.Of(creation, site, Role.CreatesMessage) is { MessageRole: MessageRole.Assistant } use && use.Written(ParameterRole.Parts) is { } parts
            ? parts.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>()
                .FirstOrDefault(part => site.Vocabulary.RowOf(site.Model.GetSymbolInfo(part).Symbol) is { Role: Role.PartsOfMessage or Role.OutputOfReply } && site.Vocabulary.IsReply(site.Model.GetTypeInfo(part.Expression).Type))?.Expression.WithoutCast()
            : null;

    /// <summary>Whether a reply, or the message of one, is a message of the history as it is, or is converted to one.</summary>
    public static bool IsMessageItself(FixSite site, ExpressionSyntax reply) =>
        site.Model.GetTypeInfo(reply).Type is var type && IsOfReply(site, reply) && (site.Vocabulary.IsMessage(type) || site.Words.IsConvertedToMessage(type));

    /// <summary>Whether an expression is a reply, or the message that it holds, also by the name of a variable.</summary>
    public static bool IsOfReply(FixSite site, ExpressionSyntax expression) => site.Vocabulary.IsReply(site.Model.GetTypeInfo(expression).Type) || expression.WithoutCast() switch
    {
        MemberAccessExpressionSyntax member => site.Vocabulary.Is(site.Model.GetSymbolInfo(member).Symbol, Role.MessageOfReply),
        IdentifierNameSyntax name => site.Model.GetSymbolInfo(name).Symbol is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declarations }
            && declarations[0].GetSyntax(site.CancellationToken) is VariableDeclaratorSyntax { Initializer.Value: var made } && made.WithoutCast() is MemberAccessExpressionSyntax && IsOfReply(site, made),
        _ => false,
    };

    /// <summary>The lines that append the message, or the messages, of a reply to a list.</summary>
    public static string[]? Appends(FixSite site, StatementEditor editor, StatementSyntax place, string receiver, ITypeSymbol list, ExpressionSyntax reply) =>
        site.Words.OutputOf(reply.Rewritten(), site.Model.GetTypeInfo(reply).Type) is { } output
            ? HistoryAppend.MessageOf(list) is { } message ? HistoryAppend.OfAll(site, editor, place, receiver, list, output, message, "item", "message") : null
            : Creation(site, place, site.Words.MessageOf(reply.Rewritten(), site.Model.GetTypeInfo(reply).Type), reply) is { } made ? new[] { $"{receiver}.Add({made});" } : null;

    /// <summary>A new message with the calls of a reply, made as others in the file are.</summary>
    private static string? Creation(FixSite site, SyntaxNode place, string message, ExpressionSyntax reply)
    {
        if (IsMessageItself(site, reply))
        {
            return reply.Rewritten();
        }

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

    /// <summary>Whether a message is what a statement appends to a history.</summary>
    private static bool IsAppended(FixSite site, ExpressionSyntax message) =>
        message.FirstAncestorOrSelf<StatementSyntax>() is { } statement && HistoryAppend.Of(site, statement)?.Added.WithoutCast() == message;

    /// <summary>Whether messages go somewhere as they are: all at once, or each in a loop.</summary>
    private static bool IsPutSomewhere(ExpressionSyntax messages) => messages.Whole() is var whole && whole.Parent switch
    {
        ArgumentSyntax or SpreadElementSyntax => true,
        ForEachStatementSyntax loop => loop.Expression == whole && loop.Statement.DescendantNodes().OfType<ArgumentSyntax>().Any(argument => argument.Expression is IdentifierNameSyntax name && name.Identifier.ValueText == loop.Identifier.ValueText),
        _ => false,
    };
}
