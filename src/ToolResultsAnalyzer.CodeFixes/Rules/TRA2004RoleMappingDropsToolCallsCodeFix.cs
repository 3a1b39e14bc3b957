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
        if (site.Node is not ExpressionSyntax creation || MemberUse.Of(creation, site, Role.CreatesAssistant) is not { } use || Source(use, site) is not ({ } source, { } calls)
            || Creation(site, creation, $"{source}.{calls.Property}", calls.Call) is not { } withCalls)
        {
            yield break;
        }

        string test = $"{source}.{calls.Property}{calls.Test}";
        SourceEdits edits = new();
        if (creation.Whole() is { Parent: SwitchExpressionArmSyntax arm } whole && arm.Expression == whole)
        {
            if (arm.WhenClause is not null)
            {
                yield break;
            }

            string text = whole.ToString();
            string value = text.Substring(0, creation.SpanStart - whole.SpanStart) + withCalls + text.Substring(creation.Span.End - whole.SpanStart);
            string end = site.Layout.StartsLine(arm.SpanStart) ? site.Layout.NewLineAt(arm.SpanStart) + site.Layout.IndentationOf(arm) : " ";
            edits.Insert(arm.SpanStart, $"{arm.Pattern} when {test} => {value},{end}");
        }
        else if (creation.Parent is ArgumentSyntax or ReturnStatementSyntax or EqualsValueClauseSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax or AssignmentExpressionSyntax or ParenthesizedExpressionSyntax
            || creation.Parent is ConditionalExpressionSyntax)
        {
            bool isPart = creation.Parent is ConditionalExpressionSyntax conditional && conditional.WhenFalse != creation;
            edits.Insert(creation.SpanStart, $"{(isPart ? "(" : string.Empty)}{test} ? {withCalls} : ");
            if (isPart)
            {
                edits.Insert(creation.Span.End, ")");
            }
        }

        yield return edits;
    }

    /// <summary>The object that the text is taken from, if it keeps calls too.</summary>
    private static (string Source, SourceCalls Calls)? Source(MemberUse use, FixSite site)
    {
        foreach (ExpressionSyntax source in use.Given.SelectMany(argument => argument.Syntax.DescendantNodesAndSelf()).OfType<MemberAccessExpressionSyntax>().Select(member => member.Expression))
        {
            if (source.IsPath() && site.Model.GetTypeInfo(source, site.CancellationToken).Type is { } type && SourceCalls.Of(type, site) is { } calls)
            {
                return (source.Rewritten(), calls);
            }
        }

        return null;
    }

    /// <summary>The creation with calls in the place of a text.</summary>
    private static string? Creation(FixSite site, ExpressionSyntax creation, string calls, CallParts? parts)
    {
        int position = creation.SpanStart;
        if (parts is not null)
        {
            string each = site.FreeName(creation, new[] { creation }, "call", "toolCall");
            if (MessageTemplates.Call(site.Words.SdkOf(site.Model.GetTypeInfo(creation, site.CancellationToken).Type), site.Words, position, each, parts) is not { } call)
            {
                return null;
            }

            calls += $".Select({each} => {call})";
        }

        return creation switch
        {
            ObjectCreationExpressionSyntax { Initializer: null } made => $"new {made.Type}({calls})",
            ImplicitObjectCreationExpressionSyntax { Initializer: null } when site.Model.GetTypeInfo(creation, site.CancellationToken).Type is { } type => $"new {site.Words.TypeName(type, position)}({calls})",
            InvocationExpressionSyntax made => $"{made.Expression}({calls})",
            _ => null,
        };
    }
}
