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
/// Writes the id of the call in sight where something else stands. A variable that held only that goes with it. What the wrong id
/// has hidden (a call that is skipped, a history without the assistant message) is repaired too, where it can be.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TRA3002NotAToolCallIdCodeFix))]
[Shared]
public sealed class TRA3002NotAToolCallIdCodeFix : ToolResultsCodeFix
{
    public TRA3002NotAToolCallIdCodeFix()
        : base("TRA3002", "Use the id of the tool call")
    {
    }

    internal override ToolResultsCodeFix? FollowUpOf(string rule) => FollowUps.OfWrongId(rule);

    internal override IEnumerable<SourceEdits> Propose(FixSite site) => site.Node is ExpressionSyntax wrong && IsIdOfResult(site, wrong)
        ? Ids(site, wrong).Distinct().SelectMany(id => UnusedVariable.Replace(site, wrong, wrong.Span, id))
        : Array.Empty<SourceEdits>();

    private static IEnumerable<string> Ids(FixSite site, ExpressionSyntax wrong)
    {
        // The id of the call whose name it is.
        foreach (MemberAccessExpressionSyntax name in wrong.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().Where(site.Words.IsNameOfCall))
        {
            ExpressionSyntax call = name.Expression is MemberAccessExpressionSyntax function && site.Vocabulary.Is(site.Model.GetSymbolInfo(function).Symbol, Role.FunctionOfCall) ? function.Expression : name.Expression;
            if (site.Words.IdOf(call.ToString(), site.Model.GetTypeInfo(call).Type) is { } id)
            {
                yield return id;
            }
        }

        foreach (SyntaxNode scope in wrong.Ancestors().Where(ancestor => ancestor is StatementSyntax or AnonymousFunctionExpressionSyntax).Append(site.Member))
        {
            foreach ((string call, ITypeSymbol type) in CallsInSight.At(site, wrong, scope))
            {
                if (site.Words.IdOf(call, type) is { } id)
                {
                    yield return id;
                }
            }
        }
    }

    /// <summary>Whether an expression is what a result message is given for its id, as it stands there.</summary>
    private static bool IsIdOfResult(FixSite site, ExpressionSyntax wrong) => wrong.Whole().Parent switch
    {
        ArgumentSyntax { Parent.Parent: { } creation } => MemberUse.Of(creation, site, Role.CreatesResult)?.Written(ParameterRole.CallId)?.Span.Contains(wrong.Span) == true,
        AssignmentExpressionSyntax { Left: var filled } => site.Vocabulary.RowOf(site.Model.GetSymbolInfo(filled, site.CancellationToken).Symbol) is { Role: Role.IdOfResult or Role.IdOfCall },
        _ => false,
    };
}
