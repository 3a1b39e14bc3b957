using Microsoft.CodeAnalysis;

namespace ToolResultsAnalyzer.BaseLibrary;

/// <summary>What types are sequences of.</summary>
internal static class Sequences
{
    /// <summary>The type of the elements of a sequence; null for any other type, and for texts.</summary>
    public static ITypeSymbol? ElementOf(ITypeSymbol? type) => type switch
    {
        null or { SpecialType: SpecialType.System_String } => null,
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T } named => named.TypeArguments[0],
        _ => type.AllInterfaces.FirstOrDefault(implemented => implemented.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0],
    };
}
