using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Editing;
using ToolResultsAnalyzer.Proof;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Rules;

/// <summary>Gives the message the role of tools, or that of users where their messages hold the results; makes it of the type for it, where roles are types.</summary>
/// <remarks>There is no fix where the role is in a variable, and where the message holds a call too.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TRA3005WrongRoleForToolResultCodeFix))]
[Shared]
public sealed class TRA3005WrongRoleForToolResultCodeFix : ToolResultsCodeFix
{
    public TRA3005WrongRoleForToolResultCodeFix()
        : base("TRA3005", "Use the role of tools")
    {
    }

    internal override ToolResultsCodeFix? FollowUpOf(string rule) => FollowUps.OfWrongId(rule);

    internal override IEnumerable<SourceEdits> Propose(FixSite site) => site.Node switch
    {
        ObjectCreationExpressionSyntax creation => OtherType(site, creation),
        LiteralExpressionSyntax text => OtherText(site, text),
        _ => OtherRole(site),
    };

    /// <summary>The text that stands for the role in the results that fixes write.</summary>
    private static IEnumerable<SourceEdits> OtherText(FixSite site, LiteralExpressionSyntax text)
    {
        if (text.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is { } message && site.Words.SdkOf(site.Model.GetTypeInfo(message, site.CancellationToken).Type) is { Templates: { } templates, Texts: var texts }
            && texts.FirstOrDefault(pair => VocabularySymbols.RoleOf(pair.Value) is MessageRole.Tool or MessageRole.ToolOrUser && templates.Result.Contains($"\"{pair.Key}\"")).Key is { } tool)
        {
            SourceEdits edits = new();
            edits.Replace(text.Span, $"\"{tool}\"");
            yield return edits;
        }
    }

    private static IEnumerable<SourceEdits> OtherType(FixSite site, ObjectCreationExpressionSyntax creation)
    {
        if (MemberUse.Of(creation, site, Role.CreatesMessage) is not { Row: { MessageRole: not null } made }
            || site.Vocabulary.Sdks.First(sdk => sdk.Rows.Contains(made)).Rows.FirstOrDefault(row => row is { Role: Role.CreatesMessage, MessageRole: MessageRole.Tool or MessageRole.ToolOrUser }) is not { Type: var type }
            || site.Words.TypeName(type, creation.SpanStart) is not { } name)
        {
            yield break;
        }

        SourceEdits edits = new();
        edits.Replace(creation.Type.Span, name);
        yield return edits;
    }

    private static IEnumerable<SourceEdits> OtherRole(FixSite site)
    {
        SimpleNameSyntax? name = site.Node switch
        {
            MemberAccessExpressionSyntax member => member.Name,
            SimpleNameSyntax simple => simple,
            _ => null,
        };
        if (name is null || site.Model.GetSymbolInfo(name, site.CancellationToken).Symbol is not { } role
            || site.Vocabulary.RowOf(role) is not { Role: Role.AssistantRole or Role.OtherRole } its
            || site.Vocabulary.Sdks.First(sdk => sdk.Rows.Contains(its)).Rows.FirstOrDefault(row => row.Role is Role.ToolRole or Role.ToolOrUserRole) is not { Member: { } tool })
        {
            yield break;
        }

        SourceEdits edits = new();
        edits.Replace(name.Span, tool);
        yield return edits;
    }
}
