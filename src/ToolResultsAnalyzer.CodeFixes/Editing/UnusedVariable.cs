using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ToolResultsAnalyzer.Editing;

/// <summary>Finds the variable that nothing needs any more once an expression that reads it is gone.</summary>
internal static class UnusedVariable
{
    /// <summary>The declaration of the variable that an expression is, where it is all that reads it, and where making its value does nothing else.</summary>
    public static LocalDeclarationStatementSyntax? Behind(FixSite site, ExpressionSyntax expression)
    {
        if (expression.WithoutCast() is not IdentifierNameSyntax name || site.Model.GetSymbolInfo(name).Symbol is not ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declarations } local
            || declarations[0].GetSyntax(site.CancellationToken) is not VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } statement } } declarator
            || declarator.Initializer?.Value.HasEffect() == true
            || site.Member.DescendantNodes().OfType<IdentifierNameSyntax>().Any(other => other != name && other.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(other).Symbol, local)))
        {
            return null;
        }

        return statement;
    }

    /// <summary>Writes something else where an expression stands, or where it is a part of what stands; the variable that only it has read goes with it, if that can be.</summary>
    public static IEnumerable<SourceEdits> Replace(FixSite site, ExpressionSyntax expression, TextSpan span, string text)
    {
        foreach (LocalDeclarationStatementSyntax? unused in new[] { Behind(site, expression), null }.Distinct())
        {
            StatementEditor editor = site.Edit();
            editor.Edits.Replace(span, text);
            if (unused is null || editor.RemoveLines(unused) is not null)
            {
                yield return editor.Edits;
            }
        }
    }
}
