using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.Editing;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Rules;

/// <summary>
/// Adds a result in the <c>catch</c> that tells the model of the exception. A <c>catch</c> that then leaves the loop gets the calls
/// that remain answered too.
/// </summary>
/// <remarks>
/// There is no fix where something that may throw follows the result in the <c>try</c>: the call would have two results then. Nor
/// where the <c>catch</c> stands around the loop: which calls have their results is not known there.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TRA1005FailedToolCallUnansweredCodeFix))]
[Shared]
public sealed class TRA1005FailedToolCallUnansweredCodeFix : ToolResultsCodeFix
{
    public TRA1005FailedToolCallUnansweredCodeFix()
        : base("TRA1005", "Answer the failed tool call with an error")
    {
    }

    internal override ToolResultsCodeFix? FollowUpOf(string rule) => rule == "TRA1003" ? new TRA1003ToolCallLoopLeftEarlyCodeFix() : null;

    internal override IEnumerable<SourceEdits> Propose(FixSite site)
    {
        if (site.Node is not CatchClauseSyntax { Parent: TryStatementSyntax attempt } clause
            || site.Nodes(DiagnosticRoles.Result).Any(result => attempt.Block.Span.Contains(result.Span) && MayThrowBehind(site, attempt.Block, result)))
        {
            return Array.Empty<SourceEdits>();
        }

        string? text = clause.Declaration?.Identifier is { ValueText.Length: > 0 } exception ? $"$\"Error: {{{exception.Text}.Message}}\"" : null;
        return MissingResult.StatementsFor(site, ErrorReason.Failed, text).Select(result => site.Edited(editor => editor.AddToBody(clause.Block, result)));
    }

    /// <summary>Whether an exception may come after a result was added, and before the end of the <c>try</c>.</summary>
    private static bool MayThrowBehind(FixSite site, BlockSyntax attempt, SyntaxNode result)
    {
        foreach (SyntaxNode inner in result.Ancestors().TakeWhile(ancestor => ancestor != attempt))
        {
            if (Expressions.IsLoop(inner))
            {
                return true;
            }

            if (inner is StatementSyntax statement && StatementList.Around(statement).Where(other => other.SpanStart > statement.SpanStart).Any(other => MayThrow(site, other)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MayThrow(FixSite site, StatementSyntax statement) => statement.OwnNodes().Any(node => node switch
    {
        // An append does not throw.
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: { } receiver } } => !site.Vocabulary.IsHistory(site.Model.GetTypeInfo(receiver).Type),
        BaseObjectCreationExpressionSyntax => !site.Vocabulary.IsMessage(site.Model.GetTypeInfo(node).Type),
        InvocationExpressionSyntax or AwaitExpressionSyntax or ElementAccessExpressionSyntax or ThrowStatementSyntax or ThrowExpressionSyntax => true,
        _ => false,
    });
}
