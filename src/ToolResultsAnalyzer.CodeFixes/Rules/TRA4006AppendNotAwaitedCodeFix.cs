using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ToolResultsAnalyzer.Editing;
using ToolResultsAnalyzer.Proof;

namespace ToolResultsAnalyzer.Rules;

/// <summary>
/// Awaits the task that is thrown away; makes a loop of a <c>ForEach</c> with an asynchronous lambda; lets an asynchronous local
/// function that returns nothing return a task, and awaits each of its calls.
/// </summary>
/// <remarks>
/// There is no fix outside of asynchronous functions, for methods that return nothing (who else calls them is not in sight), and for a
/// lambda that returns out of a loop of its own.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TRA4006AppendNotAwaitedCodeFix))]
[Shared]
public sealed class TRA4006AppendNotAwaitedCodeFix : ToolResultsCodeFix
{
    public TRA4006AppendNotAwaitedCodeFix()
        : base("TRA4006", "Wait for the results")
    {
    }

    internal override ToolResultsCodeFix? FollowUpOf(string rule) => FollowUps.OfMissingResult(rule);

    internal override IEnumerable<SourceEdits> Propose(FixSite site)
    {
        if (site.Node is not InvocationExpressionSyntax call || !IsInAsync(call))
        {
            return Array.Empty<SourceEdits>();
        }

        if (call is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ForEach" } member, ArgumentList.Arguments: [{ Expression: LambdaExpressionSyntax lambda }], Parent: ExpressionStatementSyntax loop }
            && ParameterOf(lambda) is { } parameter && site.Layout.StartsLine(loop.SpanStart))
        {
            return Loop(site, loop, member.Expression, lambda, parameter);
        }

        return site.Model.GetTypeInfo(call, site.CancellationToken).Type?.SpecialType == SpecialType.System_Void ? ReturnTask(site, call) : Await(call);
    }

    private static bool IsInAsync(SyntaxNode node) => node.Ancestors().FirstOrDefault(Expressions.IsFunction) switch
    {
        AnonymousFunctionExpressionSyntax function => function.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword),
        LocalFunctionStatementSyntax function => function.Modifiers.Any(SyntaxKind.AsyncKeyword),
        MemberDeclarationSyntax member => member.Modifiers.Any(SyntaxKind.AsyncKeyword),
        _ => true,
    };

    private static IEnumerable<SourceEdits> Await(InvocationExpressionSyntax call)
    {
        ExpressionSyntax task = call.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured } ? configured : call;
        ExpressionSyntax? whole = task.Parent switch
        {
            ExpressionStatementSyntax => task,
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Parent: ExpressionStatementSyntax } discard => discard,
            _ => null,
        };
        if (whole is not null)
        {
            SourceEdits edits = new();
            edits.Replace(TextSpan.FromBounds(whole.SpanStart, task.SpanStart), "await ");
            yield return edits;
        }
    }

    // ---- A local function that returns nothing ---------------------------------------------------------------------------------

    private static IEnumerable<SourceEdits> ReturnTask(FixSite site, InvocationExpressionSyntax call)
    {
        if (site.Model.GetSymbolInfo(call, site.CancellationToken).Symbol is not IMethodSymbol { IsAsync: true, MethodKind: MethodKind.LocalFunction, DeclaringSyntaxReferences: [var reference] } method
            || reference.GetSyntax(site.CancellationToken) is not LocalFunctionStatementSyntax function || !site.Member.Span.Contains(function.Span)
            || site.Words.TypeName("System.Threading.Tasks.Task", function.SpanStart) is not { } task)
        {
            yield break;
        }

        SourceEdits edits = new();
        edits.Replace(function.ReturnType.Span, task);
        foreach (IdentifierNameSyntax name in site.Member.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == method.Name))
        {
            if (!SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(name, site.CancellationToken).Symbol, method))
            {
                continue;
            }

            if (name.Parent is not InvocationExpressionSyntax { Parent: ExpressionStatementSyntax statement } || !IsInAsync(statement))
            {
                yield break;
            }

            edits.Insert(statement.SpanStart, "await ");
        }

        yield return edits;
    }

    // ---- ForEach ---------------------------------------------------------------------------------------------------------------

    private static ParameterSyntax? ParameterOf(LambdaExpressionSyntax lambda) => lambda switch
    {
        SimpleLambdaExpressionSyntax simple => simple.Parameter,
        ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: [var only] } => only,
        _ => null,
    };

    private static IEnumerable<SourceEdits> Loop(FixSite site, ExpressionStatementSyntax statement, ExpressionSyntax source, LambdaExpressionSyntax lambda, ParameterSyntax parameter)
    {
        if (site.Model.GetDeclaredSymbol(parameter, site.CancellationToken) is not IParameterSymbol variable || parameter.Modifiers.Count > 0)
        {
            yield break;
        }

        // The copy was made to have a ForEach.
        ExpressionSyntax items = source is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToList", Expression: var original }, ArgumentList.Arguments.Count: 0 }
            && original.IsPath() && site.Vocabulary.IsCallSequence(site.Model.GetTypeInfo(original, site.CancellationToken).Type)
                ? original
                : source;
        string type = parameter.Type?.ToString() ?? (site.Layout.PrefersVar(statement, site.Model) ? "var" : site.Words.TypeName(variable.Type, statement.SpanStart));
        string header = $"foreach ({type} {parameter.Identifier.Text} in {items.Rewritten()})";
        if (lambda.Body is BlockSyntax block)
        {
            SourceEdits edits = new();
            if (WithBlock(site, statement, block, header, edits))
            {
                yield return edits;
            }
        }
        else if (lambda.ExpressionBody is { } body)
        {
            bool waits = lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword);
            StatementEditor editor = site.Edit();
            string text = $"{(waits ? string.Empty : "await ")}{body};";
            if (text.IndexOf('\n') < 0)
            {
                string[] lines = editor.Block(statement, header, text);
                editor.Edits.Replace(statement.Span, site.Layout.Joined(lines, statement));
                yield return editor.Edits;
            }
        }
    }

    private static bool WithBlock(FixSite site, ExpressionStatementSyntax statement, BlockSyntax block, string header, SourceEdits edits)
    {
        foreach (ReturnStatementSyntax exit in block.OwnNodes().OfType<ReturnStatementSyntax>())
        {
            // Out of a loop of its own a `continue` would not lead to the next call.
            if (exit.Expression is not null || exit.Ancestors().TakeWhile(ancestor => ancestor != block).Any(Expressions.IsLoop))
            {
                return false;
            }

            edits.Replace(exit.ReturnKeyword.Span, "continue");
        }

        edits.Remove(TextSpan.FromBounds(block.CloseBraceToken.Span.End, statement.Span.End));
        string newLine = site.Layout.NewLineAt(statement.SpanStart), outer = site.Layout.IndentationOf(statement), inner = site.Layout.IndentationOf(block.CloseBraceToken.SpanStart);
        bool oneLine = site.Layout.LineOf(block.SpanStart) == site.Layout.LineOf(block.Span.End);
        int[] lines = oneLine ? Array.Empty<int>() : Enumerable.Range(site.Layout.LineOf(block.SpanStart) + 1, site.Layout.LineOf(block.CloseBraceToken.SpanStart) - site.Layout.LineOf(block.SpanStart)).Where(line => !site.Layout.IsBlankLine(line)).ToArray();
        if (!oneLine && !(inner.StartsWith(outer, StringComparison.Ordinal) && lines.All(line => IsIndented(site, site.Layout.Line(line).Start, inner))))
        {
            // A layout of its own stays as it is.
            edits.Replace(TextSpan.FromBounds(statement.SpanStart, block.OpenBraceToken.GetPreviousToken().Span.End), header);
            return true;
        }

        bool alone = site.Layout.BracesStandAlone(statement) && (!oneLine || site.Layout.StartsLine(block.SpanStart));
        edits.Replace(TextSpan.FromBounds(statement.SpanStart, block.OpenBraceToken.SpanStart), header + (alone ? newLine + outer : " "));

        // A chain over several lines indents what the loop does not.
        foreach (int line in lines.Where(_ => inner.Length > outer.Length))
        {
            edits.Remove(new TextSpan(site.Layout.Line(line).Start + outer.Length, inner.Length - outer.Length));
        }

        return true;
    }

    /// <summary>Whether a line begins with some white space that is not part of a text.</summary>
    private static bool IsIndented(FixSite site, int start, string indentation) =>
        site.Layout.IndentationOf(start).StartsWith(indentation, StringComparison.Ordinal) && site.Root.FindToken(start) is var token && (token.SpanStart >= start || token.Span.End <= start);
}
