using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.Editing;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Rules;

/// <summary>
/// Lets the loop go on to the last call, and answers those that it would have left with an error: a flag says so, and what left the
/// loop leaves the code behind it. A <c>break</c> at the end of each round just goes. Before a jump between the assistant message and
/// the loop, all calls are answered.
/// </summary>
/// <remarks>
/// There is no fix in a loop where <c>continue</c> may not come to the next call, where a loop within it is what is left, and where
/// a loop within it goes through calls too: the proof does not tell which of the two leaves a call without a result.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TRA1003ToolCallLoopLeftEarlyCodeFix))]
[Shared]
public sealed class TRA1003ToolCallLoopLeftEarlyCodeFix : ToolResultsCodeFix
{
    public TRA1003ToolCallLoopLeftEarlyCodeFix()
        : base("TRA1003", "Answer the remaining tool calls")
    {
    }

    internal override IEnumerable<SourceEdits> Propose(FixSite site) => site.Node switch
    {
        ExpressionSyntax condition => StopByFlag(site, condition),
        StatementSyntax jump => GoOn(site, jump).Concat(AnswerBefore(site, jump)),
        _ => Enumerable.Empty<SourceEdits>(),
    };

    // ---- A jump out of the loop ------------------------------------------------------------------------------------------

    private static IEnumerable<SourceEdits> GoOn(FixSite site, StatementSyntax jump)
    {
        if (CallLoop.Around(site, jump) is not { } loop || loop.Body.DescendantNodes().OfType<ForEachStatementSyntax>().Any(inner => site.Vocabulary.IsCallSequence(site.Model.GetTypeInfo(inner.Expression).Type)))
        {
            yield break;
        }

        // Each round ends with it.
        if (jump is BreakStatementSyntax && jump.Parent == loop.Body && loop.EndsWith(jump) && loop.Advance is null && StatementList.OfBody(loop.Body).Count > 1)
        {
            StatementEditor remover = site.Edit();
            if (remover.Remove(jump))
            {
                yield return remover.Edits;
            }
        }

        LateJump late = LateJump.Of(site, jump, loop);
        string flag = site.FreeName(loop.Statement, new[] { site.Member }, "stopped", "ended");
        foreach (string result in MissingResult.StatementsFor(site, loop.Start, loop.Statement, ErrorReason.Skipped))
        {
            // The call at which the loop was left may have its result, or not.
            foreach (bool answers in new[] { false, true })
            {
                yield return site.Edited(editor =>
                {
                    bool moves = loop.Advance is { } advance && advance.SpanStart > jump.SpanStart;
                    IEnumerable<string> lines = (answers ? new[] { result } : Array.Empty<string>()).Concat(late.Assignments).Append($"{flag} = true;")
                        .Concat(moves ? new[] { loop.Advance!.ToString() } : Array.Empty<string>())
                        .Concat(moves || !loop.EndsWith(jump) ? new[] { "continue;" } : Array.Empty<string>());

                    // From the inside out: where there are no braces, the ends meet.
                    editor.ReplaceBy(jump, lines.ToArray());
                    editor.InsertBefore(loop.Start, editor.Block(loop.Start, $"if ({flag})", Skip(loop, result)));
                    editor.InsertAround(
                        loop.Statement,
                        late.Declarations.Prepend(Declaration(site, loop, flag)).ToArray(),
                        late.Statement is null ? Array.Empty<string>() : editor.Block(loop.Statement, $"if ({flag})", late.Statement));
                });
            }
        }
    }

    private static string Declaration(FixSite site, CallLoop loop, string flag) => $"{(site.Layout.PrefersVar(loop.Statement, site.Model) ? "var" : "bool")} {flag} = false;";

    private static string[] Skip(CallLoop loop, params string[] lines) => lines.Concat(loop.Advance is { } advance ? new[] { advance.ToString() } : Array.Empty<string>()).Append("continue;").ToArray();

    /// <summary>What leaves the loop, when it leaves only after the last round.</summary>
    /// <param name="Statement">The statement behind the loop; null where the loop just ends.</param>
    /// <param name="Declarations">The variable that keeps what is returned, if its value is not at hand there.</param>
    /// <param name="Assignments">The statement that gives it its value.</param>
    private sealed record LateJump(string? Statement, string[] Declarations, string[] Assignments)
    {
        public static LateJump Of(FixSite site, StatementSyntax jump, CallLoop loop)
        {
            switch (jump)
            {
                case BreakStatementSyntax:
                    return new(null, Array.Empty<string>(), Array.Empty<string>());
                case ReturnStatementSyntax { Expression: { } value } when !IsStable(site, value, loop) && site.Model.GetTypeInfo(value).ConvertedType is { } type:
                    bool annotates = site.Model.GetNullableContext(jump.SpanStart).AnnotationsEnabled();
                    bool mayBeNull = annotates && type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated };
                    string initial = mayBeNull ? "null" : annotates && type.IsReferenceType ? "null!" : "default";
                    string name = site.FreeName(loop.Statement, new[] { site.Member }, "result", "outcome");
                    return new($"return {name};", new[] { $"{site.Words.TypeName(type, jump.SpanStart)}{(mayBeNull ? "?" : string.Empty)} {name} = {initial};" }, new[] { $"{name} = {value};" });
                default:
                    return new(jump.ToString(), Array.Empty<string>(), Array.Empty<string>());
            }
        }

        /// <summary>Whether an expression has the same value behind the loop, which does nothing more than add results.</summary>
        private static bool IsStable(FixSite site, ExpressionSyntax value, CallLoop loop) => site.Model.GetConstantValue(value).HasValue
            || (value.WithoutCast() is IdentifierNameSyntax && site.Model.GetSymbolInfo(value.WithoutCast()).Symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol
                && site.Model.GetSymbolInfo(value.WithoutCast()).Symbol is { } variable
                && !variable.Locations.Any(location => location.SourceTree == loop.Statement.SyntaxTree && loop.Statement.Span.Contains(location.SourceSpan))
                && !Assigns(site, loop, variable));

        /// <summary>Whether coming to the next call changes a variable.</summary>
        private static bool Assigns(FixSite site, CallLoop loop, ISymbol variable) => loop.Statement.ChildNodes().Where(node => node != loop.Body).Append(loop.Advance).OfType<SyntaxNode>()
            .Any(node => new SymbolUse(site.Model).Mentions(node, variable) && loop.Statement is not CommonForEachStatementSyntax);
    }

    // ---- A condition that ends the loop ----------------------------------------------------------------------------------

    private static IEnumerable<SourceEdits> StopByFlag(FixSite site, ExpressionSyntax condition)
    {
        if (condition.Parent is not StatementSyntax statement || CallLoop.Of(site, statement) is not { } loop)
        {
            yield break;
        }

        ExpressionSyntax[] parts = Parts(condition).ToArray();
        ExpressionSyntax[] bounds = parts.Where(part => IsBound(site, part)).ToArray();
        if (bounds.Length != 1 || parts.Length < 2)
        {
            yield break;
        }

        ExpressionSyntax[] others = parts.Where(part => part != bounds[0]).ToArray();
        bool isPlain = others.All(other => other.DescendantNodesAndSelf().All(node => IsPlain(site, node, loop)));
        if (!isPlain && parts[0] != bounds[0])
        {
            // It was asked first, which may have done something.
            yield break;
        }

        string stops = string.Join(" || ", others.Select(Negated));
        string flag = site.FreeName(loop.Statement, new[] { site.Member }, "stopped", "ended");
        foreach (string result in MissingResult.StatementsFor(site, loop.Start, loop.Statement, ErrorReason.Skipped))
        {
            yield return site.Edited(editor =>
            {
                editor.Edits.Replace(condition.Span, bounds[0].ToString());
                if (isPlain)
                {
                    editor.InsertBefore(loop.Start, editor.Block(loop.Start, $"if ({stops})", Skip(loop, result)));
                    return;
                }

                editor.InsertBefore(loop.Statement, Declaration(site, loop, flag));
                editor.InsertBefore(loop.Start, editor.Block(loop.Start, $"if ({flag} || {stops})", Skip(loop, result, $"{flag} = true;")));
            });
        }
    }

    private static IEnumerable<ExpressionSyntax> Parts(ExpressionSyntax condition) => condition.Bare() is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both
        ? Parts(both.Left).Concat(Parts(both.Right))
        : new[] { condition.Bare() };

    /// <summary>Whether a part of a condition says that there is a next call.</summary>
    private static bool IsBound(FixSite site, ExpressionSyntax part) => part is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanExpression, Right: { } end }
        && end.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Any(node => site.Vocabulary.IsCallSequence(site.Model.GetTypeInfo(node).Type));

    /// <summary>Whether an expression, asked again and again while nothing is done but going on to the next call, says the same.</summary>
    private static bool IsPlain(FixSite site, SyntaxNode node, CallLoop loop) => node switch
    {
        IdentifierNameSyntax => site.Model.GetSymbolInfo(node).Symbol is ILocalSymbol or IParameterSymbol
            && site.Model.GetSymbolInfo(node).Symbol is { } variable
            && !(loop.Statement is ForStatementSyntax counting && counting.Incrementors.Any(step => new SymbolUse(site.Model).Mentions(step, variable)))
            && !(loop.Advance is { } advance && new SymbolUse(site.Model).Mentions(advance, variable)),
        PrefixUnaryExpressionSyntax prefix => prefix.IsKind(SyntaxKind.LogicalNotExpression),
        BinaryExpressionSyntax or LiteralExpressionSyntax or ParenthesizedExpressionSyntax => true,
        _ => false,
    };

    private static string Negated(ExpressionSyntax condition)
    {
        switch (condition)
        {
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not:
                return not.Operand.ToString();
            case IdentifierNameSyntax:
                return "!" + condition;
            case BinaryExpressionSyntax comparison when Opposite(comparison) is { } opposite:
                return $"{comparison.Left} {opposite} {comparison.Right}";
            default:
                return $"!({condition})";
        }
    }

    private static string? Opposite(BinaryExpressionSyntax comparison) => comparison.Kind() switch
    {
        SyntaxKind.LessThanExpression => ">=",
        SyntaxKind.LessThanOrEqualExpression => ">",
        SyntaxKind.GreaterThanExpression => "<=",
        SyntaxKind.GreaterThanOrEqualExpression => "<",
        SyntaxKind.EqualsExpression => "!=",
        SyntaxKind.NotEqualsExpression => "==",
        _ => null,
    };

    // ---- A jump before the loop ------------------------------------------------------------------------------------------

    private static IEnumerable<SourceEdits> AnswerBefore(FixSite site, StatementSyntax jump)
    {
        AppendedAssistant?[] appended = site.Nodes(DiagnosticRoles.Assistant).OfType<ExpressionSyntax>().Select(assistant => AppendedAssistant.Of(site, assistant)).ToArray();
        if (appended.Length == 1 && appended[0] is { Receiver: { } history } one)
        {
            yield return site.Edited(editor => editor.InsertBefore(jump, one.Loop(site, editor, jump, history, ErrorReason.Skipped)));
        }
    }
}
