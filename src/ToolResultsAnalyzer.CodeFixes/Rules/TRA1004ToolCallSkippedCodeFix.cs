using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.Editing;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Rules;

/// <summary>
/// Adds a result for the call that goes round without one: before the <c>continue</c>, in the missing <c>else</c> or
/// <c>default</c>, or in the branch that adds none. A <c>for</c> that misses an end of the batch gets its bounds repaired. There
/// is no fix for a filter: what is left out of it may have been left out on purpose, and what to tell the model is not in sight.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TRA1004ToolCallSkippedCodeFix))]
[Shared]
public sealed class TRA1004ToolCallSkippedCodeFix : ToolResultsCodeFix
{
    public TRA1004ToolCallSkippedCodeFix()
        : base("TRA1004", "Answer the skipped call with an error")
    {
    }

    internal override IEnumerable<SourceEdits> Propose(FixSite site)
    {
        if (site.Node is ExpressionSyntax condition)
        {
            return condition.FirstAncestorOrSelf<ForStatementSyntax>() is { } loop && loop.Condition == condition ? RepairBounds(site, loop) : Array.Empty<SourceEdits>();
        }

        ErrorReason reason = ReasonOf(site);
        return MissingResult.StatementsFor(site, reason).SelectMany(result => AddTo(site, result));
    }

    /// <summary>The places where a result may be missing, the likeliest first.</summary>
    private static IEnumerable<SourceEdits> AddTo(FixSite site, string result)
    {
        switch (site.Node)
        {
            case ContinueStatementSyntax or GotoStatementSyntax:
                yield return site.Edited(editor => editor.InsertBefore((StatementSyntax)site.Node, result));
                break;

            case IfStatementSyntax statement:
                bool thenAnswers = Answers(site, statement.Statement), elseAnswers = statement.Else is { } otherwise && Answers(site, otherwise.Statement);
                if (!thenAnswers && (elseAnswers || LeavesBody(statement.Statement)))
                {
                    yield return site.Edited(editor => editor.AddToBody(statement.Statement, result));
                }

                if (!elseAnswers)
                {
                    yield return statement.Else is null
                        ? site.Edited(editor => editor.AddElse(statement, result))
                        : site.Edited(editor => editor.AddToBody(statement.Else.Statement, result));
                }

                if (!thenAnswers)
                {
                    yield return site.Edited(editor => editor.AddToBody(statement.Statement, result));
                }

                break;

            case SwitchStatementSyntax statement:
                bool hasDefault = statement.Sections.Any(IsDefault);
                StatementSyntax[] ends = statement.Sections
                    .Where(section => !Answers(site, section))
                    .Select(section => section.Statements.LastOrDefault() is BlockSyntax block ? block.Statements.LastOrDefault() : section.Statements.LastOrDefault())
                    .OfType<BreakStatementSyntax>()
                    .ToArray();
                if (ends.Length > 0)
                {
                    string skipped = MissingResult.StatementsFor(site, ErrorReason.Skipped).FirstOrDefault() ?? result;
                    yield return site.Edited(editor =>
                    {
                        foreach (StatementSyntax end in ends)
                        {
                            editor.InsertBefore(end, IsDefault(end.FirstAncestorOrSelf<SwitchSectionSyntax>()!) ? result : skipped);
                        }

                        if (!hasDefault)
                        {
                            editor.AddDefault(statement, result);
                        }
                    });
                }

                if (!hasDefault)
                {
                    yield return site.Edited(editor => editor.AddDefault(statement, result));
                }

                break;
        }
    }

    private static bool IsDefault(SwitchSectionSyntax section) => section.Labels.Any(label => label is DefaultSwitchLabelSyntax);

    private static bool LeavesBody(StatementSyntax body) => StatementList.OfBody(body).LastOrDefault() is BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax;

    private static bool Answers(FixSite site, SyntaxNode branch) => site.Nodes(DiagnosticRoles.Result).Any(result => branch.Span.Contains(result.Span));

    /// <summary>What to tell the model: that it asked for a tool that is not there, where a test of the name is what decides.</summary>
    private static ErrorReason ReasonOf(FixSite site)
    {
        switch (site.Node)
        {
            case SwitchStatementSyntax statement:
                return site.Words.IsNameOfCall(statement.Expression.Bare()) ? ErrorReason.NotAvailable : ErrorReason.Skipped;
            case IfStatementSyntax statement:
                return TestsName(site, statement.Condition, holds: !LeavesBody(statement.Statement)) ? ErrorReason.NotAvailable : ErrorReason.Skipped;
            case StatementSyntax jump:
                return jump.Ancestors().TakeWhile(ancestor => !Expressions.IsLoop(ancestor)).FirstOrDefault(ancestor => ancestor is IfStatementSyntax or SwitchSectionSyntax) switch
                {
                    IfStatementSyntax test when TestsName(site, test.Condition, holds: test.Else?.Span.Contains(jump.Span) == true) => ErrorReason.NotAvailable,
                    SwitchSectionSyntax { Parent: SwitchStatementSyntax choice } section when IsDefault(section) && site.Words.IsNameOfCall(choice.Expression.Bare()) => ErrorReason.NotAvailable,
                    _ => ErrorReason.Skipped,
                };
            default:
                return ErrorReason.Skipped;
        }
    }

    /// <summary>Whether a condition that <paramref name="holds"/> (or fails) for the calls that are answered looks the name of the call up.</summary>
    private static bool TestsName(FixSite site, ExpressionSyntax condition, bool holds)
    {
        ExpressionSyntax bare = condition.Bare();
        switch (bare)
        {
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not:
                return TestsName(site, not.Operand, !holds);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } equals:
                return holds && (site.Words.IsNameOfCall(equals.Left.Bare()) || site.Words.IsNameOfCall(equals.Right.Bare()));
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression } differs:
                return !holds && (site.Words.IsNameOfCall(differs.Left.Bare()) || site.Words.IsNameOfCall(differs.Right.Bare()));
            case IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax } pattern:
                return !holds && site.Words.IsNameOfCall(pattern.Expression.Bare());
            case IsPatternExpressionSyntax pattern:
                return holds && site.Words.IsNameOfCall(pattern.Expression.Bare());
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either:
                return TestsName(site, either.Left, holds) && TestsName(site, either.Right, holds);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "TryGetValue" or "ContainsKey" } } lookup:
                return holds && lookup.ArgumentList.Arguments.FirstOrDefault() is { } key && site.Words.IsNameOfCall(key.Expression.Bare());
            default:
                return false;
        }
    }

    /// <summary>Lets a <c>for</c> begin at the first call and end after the last.</summary>
    private static IEnumerable<SourceEdits> RepairBounds(FixSite site, ForStatementSyntax loop)
    {
        ExpressionSyntax? start = loop.Declaration is { Variables: { Count: 1 } variables } && site.Model.GetConstantValue(variables[0].Initializer?.Value ?? loop.Condition!).Value is int and > 0
            ? variables[0].Initializer!.Value
            : null;
        BinaryExpressionSyntax? shortened = loop.Condition is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanExpression or (int)SyntaxKind.LessThanOrEqualExpression } condition
            && condition.Right.Bare() is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression }
            ? condition
            : null;
        if (start is not null)
        {
            yield return Repair(start, null);
        }

        if (shortened is not null)
        {
            yield return Repair(null, shortened);
        }

        if (start is not null && shortened is not null)
        {
            yield return Repair(start, shortened);
        }

        SourceEdits Repair(ExpressionSyntax? first, BinaryExpressionSyntax? last)
        {
            SourceEdits edits = new();
            if (first is not null)
            {
                edits.Replace(first.Span, "0");
            }

            if (last is not null)
            {
                edits.Replace(last.OperatorToken.Span, "<");
                edits.Replace(last.Right.Span, ((BinaryExpressionSyntax)last.Right.Bare()).Left.ToString());
            }

            return edits;
        }
    }
}
