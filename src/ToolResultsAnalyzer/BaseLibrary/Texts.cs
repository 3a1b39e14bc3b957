using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ToolResultsAnalyzer.BaseLibrary;

/// <summary>What .NET says about texts.</summary>
internal static class Texts
{
    /// <summary>Whether an expression is null or the empty text, written down as such.</summary>
    public static bool IsNone(IOperation expression) => expression switch
    {
        { ConstantValue: { HasValue: true, Value: null or "" } } => true,
        IFieldReferenceOperation { Field: { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } } => true,
        _ => false,
    };

    /// <summary>Whether a method tells whether a text is null or empty.</summary>
    public static bool AsksForNone(IMethodSymbol method) =>
        method is { Name: nameof(string.IsNullOrEmpty) or nameof(string.IsNullOrWhiteSpace), ContainingType.SpecialType: SpecialType.System_String };
}
