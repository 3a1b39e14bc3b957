using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.Editing;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Rules;

/// <summary>
/// Makes the assistant message of the tool calls where what is mapped has some: by an arm above the one for text in a
/// <c>switch</c> expression, else by a choice in the place of the message.
/// </summary>
/// <remarks>There is no fix where what is mapped visibly keeps no calls, and for an arm with a condition of its own.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TRA2004RoleMappingDropsToolCallsCodeFix))]
[Shared]
public sealed class TRA2004RoleMappingDropsToolCallsCodeFix : ToolResultsCodeFix
{
    public TRA2004RoleMappingDropsToolCallsCodeFix()
        : base("TRA2004", "Keep the tool calls of assistant messages")
    {
    }

    internal override IEnumerable<SourceEdits> Propose(FixSite site)
    {
        if (site.Node is not ExpressionSyntax creation || (MemberUse.Of(creation, site, Role.CreatesAssistant) ?? MemberUse.Of(creation, site, Role.CreatesMessage)) is not { } use
            || Source(creation, site) is not ({ } source, { } calls))
        {
            return Array.Empty<SourceEdits>();
        }

        CallsForText message = new(site, creation, use);
        return CallsOf(site, creation, $"{source}.{calls.Property}", calls.Call)
            .SelectMany(message.Written)
            .Select(withCalls => Choice(site, creation, $"{source}.{calls.Property}{calls.Test}", withCalls))
            .OfType<SourceEdits>();
    }

    /// <summary>The message with calls where a test holds, else the one of text; null where there is no place for a choice.</summary>
    private static SourceEdits? Choice(FixSite site, ExpressionSyntax creation, string test, string withCalls)
    {
        SourceEdits edits = new();
        ExpressionSyntax whole = creation.Whole();
        string text = whole.ToString();
        string value = text.Substring(0, creation.SpanStart - whole.SpanStart) + withCalls + text.Substring(creation.Span.End - whole.SpanStart);
        if (whole.Parent is SwitchExpressionArmSyntax arm && arm.Expression == whole)
        {
            if (arm.WhenClause is not null)
            {
                return null;
            }

            string end = site.Layout.StartsLine(arm.SpanStart) ? site.Layout.NewLineAt(arm.SpanStart) + site.Layout.IndentationOf(arm) : " ";
            edits.Insert(arm.SpanStart, $"{arm.Pattern} when {test} => {value},{end}");
            return edits;
        }

        if (whole.Parent is not (ArgumentSyntax or ReturnStatementSyntax or EqualsValueClauseSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax or AssignmentExpressionSyntax or ConditionalExpressionSyntax))
        {
            return null;
        }

        bool isPart = whole.Parent is ConditionalExpressionSyntax conditional && conditional.WhenFalse != whole;
        edits.Insert(whole.SpanStart, $"{(isPart ? "(" : string.Empty)}{test} ? {value} : ");
        if (isPart)
        {
            edits.Insert(whole.Span.End, ")");
        }

        return edits;
    }

    /// <summary>The object that the text is taken from, if it keeps calls too.</summary>
    private static (string Source, SourceCalls Calls)? Source(ExpressionSyntax creation, FixSite site)
    {
        foreach (ExpressionSyntax source in creation.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Select(member => member.Expression))
        {
            if (source.IsPath() && site.Model.GetSymbolInfo(source, site.CancellationToken).Symbol is not ITypeSymbol
                && site.Model.GetTypeInfo(source, site.CancellationToken).Type is { } type && SourceCalls.Of(type, site) is { } calls)
            {
                return (source.Rewritten(), calls);
            }
        }

        return null;
    }

    /// <summary>The calls as a message may take them; none where they cannot be made of what is kept of them.</summary>
    private static IEnumerable<string> CallsOf(FixSite site, ExpressionSyntax creation, string calls, CallParts? parts)
    {
        SdkVocabulary? sdk = site.Words.SdkOf(site.Model.GetTypeInfo(creation, site.CancellationToken).Type);
        string each = site.FreeName(creation, new[] { creation }, "call", "toolCall");
        string? call = parts is null ? each : MessageTemplates.Call(sdk, site.Words, creation.SpanStart, each, parts);
        string?[] made = { call is null ? null : MessageTemplates.PartOfCall(sdk, site.Words, creation.SpanStart, call), call };
        return made.OfType<string>().Distinct().Select(one => one == each ? calls : $"{calls}.Select({each} => {one})");
    }
}
