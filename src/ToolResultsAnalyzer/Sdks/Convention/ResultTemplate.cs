using Microsoft.CodeAnalysis;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>How a result of one's own is written: which parameter takes what, and what a fix writes.</summary>
internal static class ResultTemplate
{
    /// <summary>What a parameter of a constructor of a result takes, by its name; null for anything else.</summary>
    public static ParameterRole? RoleOf(IParameterSymbol parameter, INamedTypeSymbol result)
    {
        if (parameter.Type.SpecialType is not (SpecialType.System_String or SpecialType.System_Object))
        {
            return ConventionNames.ContentParameters.Contains(ConventionNames.Plain(parameter.Name)) ? ParameterRole.Content : null;
        }

        string name = ConventionNames.Plain(parameter.Name);
        return ConventionNames.CallIdParameters.Contains(name) || (name == "id" && MessageFamily.PropertyOf(result, ConventionNames.Id) is null) ? ParameterRole.CallId
            : ConventionNames.ContentParameters.Contains(name) ? ParameterRole.Content
            : null;
    }

    /// <summary>The template for a result: a constructor that takes an id and a text, or properties that are set; null where neither will do.</summary>
    public static string? Of(INamedTypeSymbol result)
    {
        if (result is { IsAbstract: true } or { IsGenericType: true } or { ContainingType: not null })
        {
            return null;
        }

        string made = $"new [{RowBuilder.MetadataNameOf(result)}]";
        IMethodSymbol[] constructors = result.InstanceConstructors.Where(constructor => constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal).ToArray();
        bool hasRequired = Required(result).Any();
        foreach (IMethodSymbol constructor in constructors.Where(_ => !hasRequired))
        {
            IParameterSymbol[] needed = constructor.Parameters.Where(parameter => !parameter.IsOptional).ToArray();
            string?[] given = needed.Select(parameter => parameter.Type.SpecialType != SpecialType.System_String ? null : RoleOf(parameter, result) switch
            {
                ParameterRole.CallId => "{id}",
                ParameterRole.Content => "{text}",
                _ => null,
            }).ToArray();
            if (given.Length == 2 && given.Contains("{id}") && given.Contains("{text}"))
            {
                return $"{made}({string.Join(", ", given)})";
            }
        }

        string[] texts = ConventionNames.Texts.Where(name => Settable(result, name)).Take(1).ToArray();
        return constructors.Any(constructor => constructor.Parameters.All(parameter => parameter.IsOptional)) && texts is [var text] && Settable(result, ConventionNames.CallId)
            && Required(result).All(property => property.Name == text || property.Name == ConventionNames.CallId)
            ? $"{made} {{ {ConventionNames.CallId} = {{id}}, {text} = {{text}} }}"
            : null;
    }

    private static bool Settable(INamedTypeSymbol type, string name) =>
        MessageFamily.PropertyOf(type, name) is { Type.SpecialType: SpecialType.System_String, SetMethod.DeclaredAccessibility: Accessibility.Public or Accessibility.Internal };

    /// <summary>The properties that whoever makes an object has to set.</summary>
    public static IEnumerable<IPropertySymbol> Required(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            foreach (IPropertySymbol property in current.GetMembers().OfType<IPropertySymbol>().Where(property => property.IsRequired))
            {
                yield return property;
            }
        }
    }
}
