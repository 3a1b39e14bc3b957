using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Editing;

/// <summary>An expression or pattern that picks one call by its position.</summary>
/// <param name="Node">The whole of it: <c>reply.ToolCalls[0]</c>, <c>calls.First()</c>, <c>calls?.FirstOrDefault()</c>, or the test <c>calls is [var call, ..]</c>.</param>
/// <param name="Calls">The calls that it picks from.</param>
internal sealed record Pick(ExpressionSyntax Node, ExpressionSyntax Calls)
{
    public static Pick? Of(FixSite site, SyntaxNode node)
    {
        Pick? pick = node switch
        {
            ElementAccessExpressionSyntax access => new(access, access.Expression),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } invocation when IsByPosition(access.Name, invocation) => new(invocation, access.Expression),
            InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding, Parent: ConditionalAccessExpressionSyntax whole } invocation
                when whole.WhenNotNull == invocation && whole.Parent is not ConditionalAccessExpressionSyntax && IsByPosition(binding.Name, invocation) && IsNeverNull(site, whole.Expression) => new(whole, whole.Expression),
            ElementBindingExpressionSyntax { Parent: ConditionalAccessExpressionSyntax whole } binding
                when whole.WhenNotNull == binding && whole.Parent is not ConditionalAccessExpressionSyntax && IsNeverNull(site, whole.Expression) => new(whole, whole.Expression),
            PatternSyntax { Parent: ListPatternSyntax { Designation: null, Patterns: { Count: 2 } patterns, Parent: IsPatternExpressionSyntax test } } variable
                when patterns.Any(other => other is SlicePatternSyntax { Pattern: null }) && patterns.Contains(variable) => new(test, test.Expression),
            _ => null,
        };
        return pick is not null && site.Words.ElementOf(site.Model.GetTypeInfo(pick.Calls).Type) is not null ? pick : null;
    }

    /// <summary>A test that there are any calls, or that there are none, in the terms of their collection.</summary>
    public string Test(FixSite site, bool any)
    {
        ITypeSymbol? type = site.Model.GetTypeInfo(this.Calls).Type;
        foreach (string count in new[] { "Count", "Length" })
        {
            if (type is not null && site.Model.LookupSymbols(this.Calls.SpanStart, type, count).Any(symbol => symbol is IPropertySymbol))
            {
                return site.Model.GetTypeInfo(this.Calls).Nullability.FlowState == NullableFlowState.MaybeNull
                    ? $"{this.Calls.Rewritten()} is {(any ? string.Empty : "not ")}{{ {count}: > 0 }}"
                    : $"{this.Calls.Rewritten()}.{count} {(any ? "> 0" : "== 0")}";
            }
        }

        return $"{(any ? string.Empty : "!")}{this.Calls.Rewritten()}.Any()";
    }

    private static bool IsByPosition(SimpleNameSyntax name, InvocationExpressionSyntax invocation) => name.Identifier.ValueText switch
    {
        "First" or "FirstOrDefault" or "Last" or "LastOrDefault" => invocation.ArgumentList.Arguments.Count == 0,
        "ElementAt" or "ElementAtOrDefault" => true,
        _ => false,
    };

    /// <summary>The calls of a reply are never null, whether or not the code asks.</summary>
    private static bool IsNeverNull(FixSite site, ExpressionSyntax calls) => site.Vocabulary.Is(site.Model.GetSymbolInfo(calls).Symbol, Role.CallsOf);
}
