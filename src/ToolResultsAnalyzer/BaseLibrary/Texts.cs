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
}
