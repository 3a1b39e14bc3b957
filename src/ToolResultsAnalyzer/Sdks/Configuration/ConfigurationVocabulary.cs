using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Contract;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>What configuration files say of types and members, as vocabularies like those of SDKs: one for each assembly that has some of them.</summary>
internal static class ConfigurationVocabulary
{
    public static IEnumerable<SdkVocabulary> In(ImmutableArray<AdditionalText> files, Compilation compilation, CancellationToken cancellationToken) =>
        ConfigurationFile.ResolvedIn(files, compilation, cancellationToken)
            .Where(line => line.Symbol.ContainingAssembly is not null)
            .GroupBy<(ConfigurationLine Line, ISymbol Symbol), IAssemblySymbol>(line => line.Symbol.ContainingAssembly, SymbolEqualityComparer.Default)
            .Select(lines => Of(lines.Key, lines.ToArray()));

    private static SdkVocabulary Of(IAssemblySymbol assembly, (ConfigurationLine Line, ISymbol Symbol)[] lines) => new(
        assembly.Name,
        assembly.Name,
        new Dialect(ResultMatching.ById, ResultGrouping.OnePerMessage, MayInterleave: false, HistoryResidence.Argument),
        lines.Select(line => RowOf(line.Line, line.Symbol)).ToImmutableArray())
    {
        MayCarryNoCalls = true,
        Templates = lines.Select(line => TemplateOf(line.Line, line.Symbol)).OfType<string>().FirstOrDefault() is { } result
            ? new(result, lines.Any(line => line.Line.Role.Role == Role.ReplyType) ? null : "{reply}")
            : null,
    };

    private static VocabularyRow RowOf(ConfigurationLine line, ISymbol symbol) => symbol is INamedTypeSymbol type
        ? new VocabularyRow(line.Role.Role, RowBuilder.MetadataNameOf(type))
        : new VocabularyRow(line.Role.Role, RowBuilder.MetadataNameOf(symbol.ContainingType), symbol.MetadataName) { Declaration = line.Id, Parameters = line.Parameters };

    /// <summary>How a result is written, where a constructor or a static method makes one of an id and a text alone.</summary>
    private static string? TemplateOf(ConfigurationLine line, ISymbol symbol)
    {
        if (line.Role.Role != Role.CreatesResult || symbol is not IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.Ordinary, ContainingType: { IsGenericType: false, ContainingType: null } type } method
            || (method.MethodKind == MethodKind.Ordinary && !method.IsStatic))
        {
            return null;
        }

        string?[] given = method.Parameters.Where(parameter => !parameter.IsOptional).Select(parameter => !line.Parameters.TryGetValue(parameter.Name, out ParameterRole role) ? null : role switch
        {
            ParameterRole.CallId => "{id}",
            ParameterRole.Content => "{text}",
            _ => null,
        }).ToArray();
        string name = $"[{RowBuilder.MetadataNameOf(type)}]";
        return given.Length == 2 && given.Contains("{id}") && given.Contains("{text}")
            ? $"{(method.MethodKind == MethodKind.Constructor ? $"new {name}" : $"{name}.{method.Name}")}({string.Join(", ", given)})"
            : null;
    }
}
