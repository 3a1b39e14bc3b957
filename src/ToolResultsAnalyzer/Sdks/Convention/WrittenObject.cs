using Microsoft.CodeAnalysis;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>How an object of one's own is written, as a template: by a constructor, and by members that are filled in.</summary>
internal static class WrittenObject
{
    /// <summary>The object with some values; null where one of them has no place, or something is wanted that is not among them.</summary>
    /// <param name="values">What parameters and members are called, without the differences between the ways of writing it, and what they get.</param>
    public static string? Of(INamedTypeSymbol type, params (string Name, string? Value)[] values)
    {
        if (type.IsAbstract || type.IsGenericType || values.Any(value => value.Value is null))
        {
            return null;
        }

        return type.InstanceConstructors
            .Where(constructor => IsOpen(constructor) && !constructor.Parameters.Any(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, type)))
            .OrderBy(constructor => constructor.Parameters.Count(parameter => !parameter.IsOptional))
            .Select(constructor => By(constructor, type, values.ToList()))
            .FirstOrDefault(written => written is not null);
    }

    private static string? By(IMethodSymbol constructor, INamedTypeSymbol type, List<(string Name, string? Value)> values)
    {
        List<string> arguments = new();
        bool leavesOut = false;
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            int known = values.FindIndex(value => value.Name == ConventionNames.Plain(parameter.Name));
            if (known >= 0)
            {
                arguments.Add((leavesOut ? parameter.Name + ": " : string.Empty) + values[known].Value);
                values.RemoveAt(known);
            }
            else if (parameter.IsOptional)
            {
                leavesOut = true;
            }
            else if (parameter.Type.NullableAnnotation == NullableAnnotation.Annotated)
            {
                arguments.Add("null");
            }
            else
            {
                return null;
            }
        }

        IPropertySymbol?[] members = values.Select(value => RecordFamily.PropertyOf(type, value.Name)).ToArray();
        if (members.Any(member => member?.SetMethod is not { } set || !IsOpen(set)) || ResultTemplate.Required(type).Any(wanted => !members.Contains<ISymbol?>(wanted, SymbolEqualityComparer.Default)))
        {
            return null;
        }

        string filled = string.Join(", ", values.Select((value, index) => $"{members[index]!.Name} = {value.Value}"));
        return $"new [{RowBuilder.MetadataNameOf(type)}]"
            + (arguments.Count > 0 || filled.Length == 0 ? $"({string.Join(", ", arguments)})" : string.Empty)
            + (filled.Length > 0 ? $" {{ {filled} }}" : string.Empty);
    }

    private static bool IsOpen(IMethodSymbol method) => method.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal;
}
