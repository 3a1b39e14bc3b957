using Microsoft.CodeAnalysis;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>The tool calls that an object of the application keeps, as the messages of the SDK take them.</summary>
/// <param name="Property">The property that has them.</param>
/// <param name="Test">What tells that there are some, behind the expression of the property.</param>
/// <param name="Call">The element type, where it is not the SDK's own call; null where it is.</param>
internal sealed record SourceCalls(IPropertySymbol Property, string Test, CallParts? Call)
{
    /// <summary>The only property of a type that keeps calls; null where there is none, or several do.</summary>
    /// <param name="sdk">The SDK of the message that takes them.</param>
    public static SourceCalls? Of(ITypeSymbol type, SdkVocabulary? sdk, FixSite site)
    {
        List<SourceCalls> found = new();
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            foreach (IPropertySymbol property in current.GetMembers().OfType<IPropertySymbol>())
            {
                if (property is { IsStatic: false, IsIndexer: false, GetMethod: not null } && site.Model.IsAccessible(site.Node.SpanStart, property)
                    && property.Type.SpecialType != SpecialType.System_String && ElementOf(property.Type) is { } element
                    && (IsCall(element) || CallParts.Of(element) is not null))
                {
                    found.Add(new(property, TestOf(property.Type), IsCall(element) ? null : CallParts.Of(element)));
                }
            }
        }

        return found is [var only] ? only : null;

        bool IsCall(ITypeSymbol element) => site.Words.IsCall(element) && site.Words.SdkOf(element) == sdk;
    }

    private static ITypeSymbol? ElementOf(ITypeSymbol sequence) => sequence switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T } named => named.TypeArguments[0],
        _ => sequence.AllInterfaces.FirstOrDefault(type => type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0],
    };

    private static string TestOf(ITypeSymbol type) =>
        type is IArrayTypeSymbol ? " is { Length: > 0 }"
        : type.AllInterfaces.Append(type).OfType<INamedTypeSymbol>().Any(known => known.OriginalDefinition.SpecialType is SpecialType.System_Collections_Generic_ICollection_T or SpecialType.System_Collections_Generic_IReadOnlyCollection_T) ? " is { Count: > 0 }"
        : "?.Any() == true";
}

/// <summary>Which properties of a type of the application are the parts of a call; its name and arguments may be those of its function.</summary>
/// <param name="IsBinary">Whether the arguments are binary data, as the SDK has them; else a text.</param>
internal sealed record CallParts(string Id, string Name, string Arguments, bool IsBinary)
{
    public static CallParts? Of(ITypeSymbol type)
    {
        IPropertySymbol? function = Find(type, "function");
        ITypeSymbol named = function?.Type ?? type;
        string path = function is null ? string.Empty : function.Name + (function.Type.NullableAnnotation == NullableAnnotation.Annotated ? "!." : ".");
        return Find(type, "id", "callid", "toolcallid") is { Type.SpecialType: SpecialType.System_String } id
            && Find(named, "name", "functionname", "toolname") is { Type.SpecialType: SpecialType.System_String } name
            && Find(named, "arguments", "functionarguments", "argumentsjson", "input") is { } arguments
            && (arguments.Type.SpecialType == SpecialType.System_String || IsBinaryData(arguments.Type))
            ? new(id.Name, path + name.Name, path + arguments.Name, IsBinaryData(arguments.Type))
            : null;
    }

    private static IPropertySymbol? Find(ITypeSymbol type, params string[] names) => type.GetMembers().OfType<IPropertySymbol>()
        .FirstOrDefault(property => property is { IsStatic: false, IsIndexer: false, GetMethod: not null } && names.Contains(ConventionNames.Plain(property.Name)));

    private static bool IsBinaryData(ITypeSymbol type) => type is { Name: "BinaryData", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
}
