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
        if (site.Node is not ExpressionSyntax creation || (MemberUse.Of(creation, site, Role.CreatesAssistant) ?? MemberUse.Of(creation, site, Role.CreatesMessage)) is not { } use)
        {
            return Array.Empty<SourceEdits>();
        }

        CallsForText message = new(site, creation, use);
        return Source(creation, site) is ({ } source, { } calls) ? KeepCalls(site, creation, message, source, calls)
            : PartsOfSource(creation, site) is { } parts && message.InPlaceOfText(parts) is { } withParts ? new[] { Whole(creation, withParts) }
            : Array.Empty<SourceEdits>();
    }

    private static IEnumerable<SourceEdits> KeepCalls(FixSite site, ExpressionSyntax creation, CallsForText message, string source, SourceCalls calls)
    {
        string kept = $"{source}.{calls.Property.Name}";
        return Always(creation, calls, message.Beside(kept))
            .Concat(CallsOf(site, creation, kept, calls.Call).SelectMany(message.Written).Select(withCalls => Choice(site, creation, kept + calls.Test, withCalls)))
            .OfType<SourceEdits>();
    }

    /// <summary>The message with calls in any case, where it may have none just as what is mapped: where there are none, there are none in the message.</summary>
    private static IEnumerable<SourceEdits> Always(ExpressionSyntax creation, SourceCalls calls, IEnumerable<string> ways) =>
        calls is { Call: null, Property.Type.NullableAnnotation: NullableAnnotation.Annotated } ? ways.Select(withCalls => Whole(creation, withCalls)) : Enumerable.Empty<SourceEdits>();

    private static SourceEdits Whole(ExpressionSyntax creation, string message)
    {
        SourceEdits edits = new();
        edits.Replace(creation.Span, message);
        return edits;
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
        SdkVocabulary? sdk = site.Words.SdkOf(site.Model.GetTypeInfo(creation, site.CancellationToken).Type);
        foreach (ExpressionSyntax source in creation.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Select(member => member.Expression))
        {
            if (source.IsPath() && site.Model.GetSymbolInfo(source, site.CancellationToken).Symbol is not ITypeSymbol
                && site.Model.GetTypeInfo(source, site.CancellationToken).Type is { } type && SourceCalls.Of(type, sdk, site) is { } calls)
            {
                return (source.Rewritten(), calls);
            }
        }

        return null;
    }

    /// <summary>The parts of the message that the text is taken from; null where it is none, or has no parts.</summary>
    private static string? PartsOfSource(ExpressionSyntax creation, FixSite site) => creation.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        .Select(member => member.Expression)
        .Where(source => source.IsPath() && site.Vocabulary.IsMessage(site.Model.GetTypeInfo(source, site.CancellationToken).Type))
        .Select(source => site.Words.PartsOf(source.Rewritten(), site.Model.GetTypeInfo(source, site.CancellationToken).Type))
        .FirstOrDefault(parts => parts is not null);

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
