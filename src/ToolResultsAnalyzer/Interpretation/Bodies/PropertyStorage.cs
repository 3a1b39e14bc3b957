using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>Finds where a property stores what it gives back.</summary>
internal static class PropertyStorage
{
    /// <summary>
    /// The symbol that stands for it: the property itself, or the field behind it where its getter is nothing but that; null where
    /// it may give back anything.
    /// </summary>
    public static ISymbol? Of(IPropertySymbol property, Compilation compilation) => IsStable(property) ? property : FieldBehind(property, compilation);

    /// <summary>A property that gives back the object that was put into it.</summary>
    private static bool IsStable(IPropertySymbol property)
    {
        if (property.IsIndexer || property.GetMethod is null)
        {
            return false;
        }

        return property.ContainingType.TypeKind == TypeKind.Interface
            || property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property))
            || property.GetMethod.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "CompilerGeneratedAttribute");
    }

    /// <summary>The field that a property gives back, where its getter does nothing else.</summary>
    private static IFieldSymbol? FieldBehind(IPropertySymbol property, Compilation compilation)
    {
        if (property.IsIndexer || property.DeclaringSyntaxReferences is not [var declaration] || declaration.GetSyntax() is not PropertyDeclarationSyntax syntax)
        {
            return null;
        }

        AccessorDeclarationSyntax? getter = syntax.AccessorList?.Accessors.FirstOrDefault(accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration));
        ExpressionSyntax? returned = syntax.ExpressionBody?.Expression ?? getter?.ExpressionBody?.Expression
            ?? (getter?.Body?.Statements is [ReturnStatementSyntax { Expression: { } expression }] ? expression : null);
        return returned is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }
            && Bodies.OperationOf(compilation, returned) is IFieldReferenceOperation { Field: var field }
                ? field
                : null;
    }
}
