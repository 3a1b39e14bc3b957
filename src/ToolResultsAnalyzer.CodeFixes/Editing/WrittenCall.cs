using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Editing;

/// <summary>A call that is made by hand.</summary>
/// <param name="Id">Its id, as it is written.</param>
/// <param name="Tool">The name of its tool, if that is a constant.</param>
/// <param name="Variable">The variable that the call is kept in, or null.</param>
internal sealed record WrittenCall(string Id, string? Tool, int Position, ITypeSymbol? Type, string? Variable)
{
    /// <summary>The calls that are made in the member, by their ids.</summary>
    public static Dictionary<string, WrittenCall> In(FixSite site)
    {
        Dictionary<string, WrittenCall> calls = new();
        foreach (SyntaxNode made in site.Member.DescendantNodes().Where(node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax))
        {
            if (MemberUse.Of(made, site, Role.CreatesCall) is not { } use || use.Value(ParameterRole.CallId)?.ConstantValue.Value is not string id
                || use.Written(ParameterRole.CallId) is not { } written || calls.ContainsKey(id))
            {
                continue;
            }

            string? tool = use.Value(ParameterRole.CallName)?.ConstantValue.Value as string;
            string? variable = made.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } ? declarator.Identifier.Text : null;
            calls.Add(id, new(written.ToString(), tool, made.SpanStart, site.Model.GetTypeInfo(made).Type, variable));
        }

        return calls;
    }
}
