using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ToolResultsAnalyzer.Editing;

/// <summary>What the current call may be called at some place.</summary>
internal static class CallsInSight
{
    /// <summary>As in the id of an existing result, as the loop or the function calls it, or as a variable before the place.</summary>
    public static IEnumerable<(string Call, ITypeSymbol Type)> At(FixSite site, SyntaxNode place, SyntaxNode scope, ExpressionSyntax? knownId = null)
    {
        if (knownId?.Bare() is MemberAccessExpressionSyntax { Expression: { } call } && site.Model.GetTypeInfo(call).Type is { } type && site.Words.IsCall(type) && call.IsPath())
        {
            yield return (call.Rewritten(), type);
        }

        foreach (SyntaxNode declaration in new[] { scope }.Concat(ParametersOf(scope)))
        {
            (string name, ITypeSymbol? typeOf) = site.Model.GetDeclaredSymbol(declaration) switch
            {
                ILocalSymbol local when declaration is ForEachStatementSyntax loop => (loop.Identifier.Text, local.Type),
                IParameterSymbol parameter => (((ParameterSyntax)declaration).Identifier.Text, parameter.Type),
                _ => (string.Empty, null),
            };
            if (typeOf is not null && site.Words.IsCall(typeOf))
            {
                yield return (name, typeOf);
            }
        }

        // The nearest declaration first.
        foreach (SyntaxNode declaration in scope.DescendantNodes().Where(node => node is VariableDeclaratorSyntax or SingleVariableDesignationSyntax && node.SpanStart < place.SpanStart).Reverse())
        {
            if (site.Model.GetDeclaredSymbol(declaration) is ILocalSymbol local && site.Words.IsCall(local.Type))
            {
                yield return ((declaration as VariableDeclaratorSyntax)?.Identifier.Text ?? declaration.ToString(), local.Type);
            }
        }
    }

    private static IEnumerable<ParameterSyntax> ParametersOf(SyntaxNode scope) => scope switch
    {
        SimpleLambdaExpressionSyntax lambda => new[] { lambda.Parameter },
        ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList.Parameters,
        LocalFunctionStatementSyntax function => function.ParameterList.Parameters,
        BaseMethodDeclarationSyntax method => method.ParameterList.Parameters,
        _ => Enumerable.Empty<ParameterSyntax>(),
    };
}
