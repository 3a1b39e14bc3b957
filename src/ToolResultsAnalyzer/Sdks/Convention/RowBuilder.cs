using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>Makes the rows of a vocabulary of symbols that were found.</summary>
/// <param name="home">The assembly of the vocabulary.</param>
internal sealed class RowBuilder(IAssemblySymbol home)
{
    private readonly Dictionary<(string Type, string? Member, string? Declaration), VocabularyRow> rows = new();

    public void Add(Role role, INamedTypeSymbol type) => this.Add(this.Row(role, type, null));

    /// <summary>Adds a property, where there is one; it is that of the type that declares it.</summary>
    public void Add(Role role, IPropertySymbol? property)
    {
        if (property is not null)
        {
            this.Add(this.Row(role, property.ContainingType, property.Name));
        }
    }

    /// <summary>Adds a field that is a constant.</summary>
    public void Add(Role role, IFieldSymbol constant) => this.Add(this.Row(role, constant.ContainingType, constant.Name));

    /// <summary>Adds all constructors of a type.</summary>
    public void Add(Role role, INamedTypeSymbol type, IEnumerable<(ParameterRole? Role, string Name)> parameters) =>
        this.Add(With(this.Row(role, type, WellKnownMemberNames.InstanceConstructorName), parameters));

    /// <summary>Adds one overload of a method.</summary>
    public void Add(Role role, IMethodSymbol method, IEnumerable<(ParameterRole Role, string Name)> parameters) =>
        this.Add(With(this.Row(role, method.ContainingType, method.Name), parameters.Select(parameter => ((ParameterRole?)parameter.Role, parameter.Name))) with { Declaration = method.GetDocumentationCommentId() });

    public ImmutableArray<VocabularyRow> ToImmutable() => this.rows.Values.ToImmutableArray();

    /// <summary>What was said first of a symbol holds.</summary>
    private void Add(VocabularyRow row)
    {
        if (!this.rows.ContainsKey((row.Type, row.Member, row.Declaration)))
        {
            this.rows.Add((row.Type, row.Member, row.Declaration), row);
        }
    }

    private VocabularyRow Row(Role role, INamedTypeSymbol type, string? member) => new(role, MetadataNameOf(type.OriginalDefinition), member)
    {
        AssemblyName = SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, home) ? null : type.ContainingAssembly.Name,
    };

    private static VocabularyRow With(VocabularyRow row, IEnumerable<(ParameterRole? Role, string Name)> parameters)
    {
        foreach ((ParameterRole? role, string name) in parameters)
        {
            if (role is { } known && !row.Parameters.ContainsKey(name))
            {
                row = row.With(known, name);
            }
        }

        return row;
    }

    /// <summary>The name by which a type is looked for in its assembly.</summary>
    public static string MetadataNameOf(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? $"{MetadataNameOf(outer)}+{type.MetadataName}"
        : type.ContainingNamespace is { IsGlobalNamespace: false } space ? $"{space.ToDisplayString()}.{type.MetadataName}"
        : type.MetadataName;
}
