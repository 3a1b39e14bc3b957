using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ToolResultsAnalyzer.Editing;

namespace ToolResultsAnalyzer.Rules;

/// <summary>
/// Lets each function return its result, and adds what <c>Task.WhenAll</c> gives: one add, when all is done, in the order of the calls.
/// </summary>
/// <remarks>
/// There is no fix where the add is not the last thing that the function does on all paths, where the tasks go anywhere but to
/// <c>Task.WhenAll</c>, and for what runs in other ways: <c>Parallel</c>, <c>Task.Run</c>, threads.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TRA4005ConcurrentAppendCodeFix))]
[Shared]
public sealed class TRA4005ConcurrentAppendCodeFix : ToolResultsCodeFix
{
    public TRA4005ConcurrentAppendCodeFix()
        : base("TRA4005", "Return the results and add them together")
    {
    }

    internal override IEnumerable<SourceEdits> Propose(FixSite site)
    {
        if (site.Node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" } member, ArgumentList.Arguments: [{ Expression: var result }] } add
            || !member.Expression.IsPath()
            || LambdaThatEndsIn(add) is not { } lambda
            || site.Nodes(DiagnosticRoles.Run) is not [InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WhenAll" } } all]
            || AwaitOf(all) is not { } awaited
            || !GoesTo(lambda, all, site))
        {
            yield break;
        }

        SourceEdits edits = new();
        if (add.Parent is ExpressionStatementSyntax)
        {
            edits.Replace(TextSpan.FromBounds(add.SpanStart, result.SpanStart), "return ");
        }
        else
        {
            edits.Remove(TextSpan.FromBounds(add.SpanStart, result.SpanStart));
        }

        edits.Remove(TextSpan.FromBounds(result.Span.End, add.Span.End));
        edits.Insert(awaited.SpanStart, $"{member.Expression.Rewritten()}.AddRange(");
        edits.Insert(awaited.Span.End, ")");
        yield return edits;
    }

    /// <summary>The asynchronous lambda whose last statement, on all paths, an add is; null where it is not.</summary>
    private static LambdaExpressionSyntax? LambdaThatEndsIn(InvocationExpressionSyntax add)
    {
        LambdaExpressionSyntax? lambda = add.Parent switch
        {
            LambdaExpressionSyntax body => body,
            ExpressionStatementSyntax { Parent: BlockSyntax { Parent: LambdaExpressionSyntax block } statements } statement when statements.Statements.Last() == statement => block,
            _ => null,
        };
        return lambda is { AsyncKeyword.RawKind: (int)SyntaxKind.AsyncKeyword } && !lambda.Body.OwnNodes().Any(node => node is ReturnStatementSyntax) && Adds(lambda, add) == 1 ? lambda : null;
    }

    private static int Adds(LambdaExpressionSyntax lambda, InvocationExpressionSyntax add) => lambda.Body.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>()
        .Count(other => other.Expression.IsSameAs(add.Expression));

    /// <summary>The <c>await</c> of a call whose value nobody takes.</summary>
    private static AwaitExpressionSyntax? AwaitOf(InvocationExpressionSyntax call)
    {
        ExpressionSyntax expression = call.Whole();
        if (expression.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured })
        {
            expression = configured.Whole();
        }

        return expression.Parent is AwaitExpressionSyntax { Parent: ExpressionStatementSyntax } awaited ? awaited : null;
    }

    /// <summary>Whether the tasks that a <c>Select</c> makes of a lambda go to a call as its only argument, and nowhere else.</summary>
    private static bool GoesTo(LambdaExpressionSyntax lambda, InvocationExpressionSyntax call, FixSite site)
    {
        if (lambda.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Select" } } selection } })
        {
            return false;
        }

        ExpressionSyntax tasks = selection.Whole();
        while (tasks.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToList" or "ToArray", Parent: InvocationExpressionSyntax copy })
        {
            tasks = copy.Whole();
        }

        if (call.ArgumentList.Arguments is not [{ Expression: var argument }])
        {
            return false;
        }

        if (argument == tasks)
        {
            return true;
        }

        return tasks.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator }
            && site.Model.GetDeclaredSymbol(declarator, site.CancellationToken) is { } local
            && site.Member.DescendantNodes().OfType<IdentifierNameSyntax>()
                .Where(name => name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(name, site.CancellationToken).Symbol, local))
                .ToArray() is [var use]
            && use == argument.Bare();
    }
}
