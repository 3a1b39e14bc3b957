using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.Editing;
using ToolResultsAnalyzer.Proof;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Rules;

/// <summary>
/// Swaps the two arguments, or what an initializer fills in, wherever they stand and whatever their names; of a content that is made of parts, the text of its only
/// part. What the wrong id has hidden (a call that is skipped, a history without the assistant message) is repaired too, where it can be.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TRA3003SwappedIdAndContentCodeFix))]
[Shared]
public sealed class TRA3003SwappedIdAndContentCodeFix : ToolResultsCodeFix
{
    public TRA3003SwappedIdAndContentCodeFix()
        : base("TRA3003", "Swap the id and the content")
    {
    }

    internal override ToolResultsCodeFix? FollowUpOf(string rule) => FollowUps.OfWrongId(rule);

    internal override IEnumerable<SourceEdits> Propose(FixSite site)
    {
        if (site.Node.FirstAncestorOrSelf<ArgumentListSyntax>() is { Parent: { } creation } list && MemberUse.Of(creation, site, Role.CreatesResult) is { } use
            && Within(list, use.Written(ParameterRole.CallId)) is { } id && TextOf(site, list, Within(list, use.Written(ParameterRole.Content))) is { } content
            && !id.Span.OverlapsWith(content.Span))
        {
            yield return Swapped(id, content);
        }
        else if (site.Node is BaseObjectCreationExpressionSyntax filled && MemberUse.Of(filled, site, Role.CreatesResult) is { } whole
            && whole.Written(ParameterRole.CallId) is { } filledId && whole.Written(ParameterRole.Content) is { } text && site.Model.GetTypeInfo(text, site.CancellationToken).Type?.SpecialType == SpecialType.System_String)
        {
            yield return Swapped(filledId, text);
        }
    }

    private static SourceEdits Swapped(ExpressionSyntax id, ExpressionSyntax content)
    {
        SourceEdits edits = new();
        edits.Replace(id.Span, content.ToString());
        edits.Replace(content.Span, id.ToString());
        return edits;
    }

    /// <summary>An argument as it is written in a list; null where the elements of an array are written there.</summary>
    private static ExpressionSyntax? Within(ArgumentListSyntax list, ExpressionSyntax? argument) => argument is not null && list.Span.Contains(argument.Span) ? argument : null;

    private static ExpressionSyntax? TextOf(FixSite site, ArgumentListSyntax list, ExpressionSyntax? content)
    {
        if (content is not null && site.Model.GetTypeInfo(content, site.CancellationToken).Type?.SpecialType == SpecialType.System_String)
        {
            return content;
        }

        ExpressionSyntax[] texts = ((SyntaxNode?)content ?? list).DescendantNodesAndSelf()
            .Select(part => MemberUse.Of(part, site, Role.CreatesText)?.Written(ParameterRole.Content))
            .OfType<ExpressionSyntax>()
            .ToArray();
        return texts is [var only] ? only : null;
    }
}
