using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ToolResultsAnalyzer.Editing;
using ToolResultsAnalyzer.Proof;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Rules;

/// <summary>
/// Makes the assistant message from the reply itself. A variable that held only its text goes with it. Calls that turn out to have no
/// result are answered too.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TRA2002AssistantMessageDropsToolCallsCodeFix))]
[Shared]
public sealed class TRA2002AssistantMessageDropsToolCallsCodeFix : ToolResultsCodeFix
{
    public TRA2002AssistantMessageDropsToolCallsCodeFix()
        : base("TRA2002", "Append the reply with its tool calls")
    {
    }

    internal override ToolResultsCodeFix? FollowUpOf(string rule) => FollowUps.OfMissingResult(rule);

    internal override IEnumerable<SourceEdits> Propose(FixSite site)
    {
        if (site.Node is ExpressionSyntax content && content.Whole().Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax filled } })
        {
            return MemberUse.Of(filled, site, Role.CreatesMessage) is null ? Array.Empty<SourceEdits>() : Replies(site, content).SelectMany(reply => MakeAnew(site, filled, content, reply));
        }

        if (site.Node is ExpressionSyntax message && MemberUse.Of(message, site, Role.CreatesMessage)?.Written(ParameterRole.Parts) is { } parts && !parts.IsPath())
        {
            return MakeOfParts(site, message, parts);
        }

        if (site.Node is not ExpressionSyntax text
            || CreationOf(text.Whole()) is not (var creation, var arguments, var argument)
            || (MemberUse.Of(creation, site, Role.CreatesAssistant) ?? MemberUse.Of(creation, site, Role.CreatesMessage) ?? MemberUse.Of(creation, site, Role.AppendsMessage)) is not { } use
            || arguments.DescendantNodes().Any(node => node is AwaitExpressionSyntax or AssignmentExpressionSyntax))
        {
            return Array.Empty<SourceEdits>();
        }

        return Replies(site, text)
            .SelectMany(reply => site.Words.OutputOf(reply.Rewritten(), site.Model.GetTypeInfo(reply).Type) is { } output
                ? AppendOutput(site, creation, text, output)
                : use.Row.Role != Role.CreatesAssistant || site.Vocabulary.IsReply(site.Model.GetTypeInfo(creation).Type) || AssistantMessage.IsMessageItself(site, reply) ? MakeAnew(site, creation, text, reply)
                : argument is null ? Array.Empty<SourceEdits>()
                : UnusedVariable.Replace(site, text, TextSpan.FromBounds(arguments.OpenParenToken.Span.End, arguments.CloseParenToken.SpanStart), Name(argument, use) + site.Words.MessageOf(reply.Rewritten(), site.Model.GetTypeInfo(reply).Type)));
    }

    /// <summary>What a text is given to, as an argument or as what an extension is called on.</summary>
    private static (ExpressionSyntax Creation, ArgumentListSyntax Arguments, ArgumentSyntax? Argument)? CreationOf(ExpressionSyntax text) => text.Parent switch
    {
        ArgumentSyntax { Parent: ArgumentListSyntax { Parent: ExpressionSyntax creation } arguments } argument => (creation, arguments, argument),
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax extension } member when member.Expression == text => (extension, extension.ArgumentList, null),
        _ => null,
    };

    /// <summary>The reply that the text is from, or else one whose calls are answered.</summary>
    private static IEnumerable<ExpressionSyntax> Replies(FixSite site, ExpressionSyntax text) => RepliesInSight.Read(site, text).Concat(Behind(site, text)).Concat(Answered(site))
        .GroupBy(reply => reply.Rewritten())
        .Select(same => same.First());

    /// <summary>Makes the message of the reply instead of one of a role and a text.</summary>
    private static IEnumerable<SourceEdits> MakeAnew(FixSite site, ExpressionSyntax creation, ExpressionSyntax text, ExpressionSyntax reply)
    {
        string? made = AssistantMessage.IsMessageItself(site, reply) ? reply.Rewritten() : MessageTemplates.Assistant(site.Words.SdkOf(site.Model.GetTypeInfo(reply).Type), site.Words, creation.SpanStart, site.Words.MessageOf(reply.Rewritten(), site.Model.GetTypeInfo(reply).Type));
        return made is not null && HistoryAppend.MadeAnew(site, creation, made) is { } written ? UnusedVariable.Replace(site, text, creation.Span, written) : Array.Empty<SourceEdits>();
    }

    /// <summary>Appends the message that the text is from instead of one whose parts are written down; makes one of the reply where that is no message of the history.</summary>
    private static IEnumerable<SourceEdits> MakeOfParts(FixSite site, ExpressionSyntax creation, ExpressionSyntax parts)
    {
        ExpressionSyntax text = parts.DescendantNodes().OfType<IdentifierNameSyntax>().FirstOrDefault(name => site.Model.GetSymbolInfo(name).Symbol is ILocalSymbol { Type.SpecialType: SpecialType.System_String }) ?? parts;
        IEnumerable<SourceEdits> own = Declaration(site, text).Prepend(parts)
            .SelectMany(read => read.DescendantNodes().OfType<MemberAccessExpressionSyntax>())
            .Where(read => site.Vocabulary.Is(site.Model.GetSymbolInfo(read).Symbol, Role.PartsOfMessage) && read.Expression.IsPath())
            .Select(read => read.Expression.WithoutCast().Rewritten())
            .Distinct()
            .SelectMany(message => UnusedVariable.Replace(site, text, creation.Span, message));
        return own.Concat(Replies(site, text).SelectMany(reply => MakeAnew(site, creation, text, reply)));
    }

    private static string Name(ArgumentSyntax text, MemberUse use) =>
        text.NameColon is not null && use.Row.Parameters.FirstOrDefault(pair => pair.Value == ParameterRole.Reply).Key is { } parameter ? parameter + ": " : string.Empty;

    /// <summary>Appends the messages that a reply gives itself.</summary>
    private static IEnumerable<SourceEdits> AppendOutput(FixSite site, ExpressionSyntax creation, ExpressionSyntax text, string output)
    {
        if (creation.Whole().Parent is ExpressionElementSyntax { Parent: CollectionExpressionSyntax } element)
        {
            return UnusedVariable.Replace(site, text, element.Span, ".. " + output);
        }

        if (creation.FirstAncestorOrSelf<StatementSyntax>() is not { } statement || HistoryAppend.Of(site, statement) is not { } append || append.Added.WithoutCast() != creation || HistoryAppend.MessageOf(append.List) is not { } message)
        {
            return Array.Empty<SourceEdits>();
        }

        string[] lines = HistoryAppend.OfAll(site, site.Edit(), statement, append.Receiver, append.List, output, message, "item", "message");
        return UnusedVariable.Replace(site, text, statement.Span, site.Layout.Joined(lines, statement));
    }

    /// <summary>The replies that a variable got its text from.</summary>
    private static IEnumerable<ExpressionSyntax> Behind(FixSite site, ExpressionSyntax text) => Declaration(site, text).SelectMany(declaration => RepliesInSight.Read(site, declaration));

    /// <summary>Where the variable that a text is in gets its value.</summary>
    private static IEnumerable<SyntaxNode> Declaration(FixSite site, ExpressionSyntax text) =>
        text.WithoutCast() is IdentifierNameSyntax name && site.Model.GetSymbolInfo(name).Symbol is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declarations }
            ? new[] { declarations[0].GetSyntax(site.CancellationToken) }
            : Array.Empty<SyntaxNode>();

    /// <summary>The replies that are read at the results and before.</summary>
    private static IEnumerable<ExpressionSyntax> Answered(FixSite site) =>
        site.Nodes(DiagnosticRoles.Result).Take(1).SelectMany(result => RepliesInSight.ReadBefore(site, result));
}
