using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>A line that is not understood.</summary>
internal sealed record ConfigurationProblem(Location Place, string Problem);

/// <summary>
/// The additional files that say what types and members of one's own are: <c>ToolResultsAnalyzer.txt</c>, or with something between the name
/// and its end.
/// </summary>
internal static class ConfigurationFile
{
    private const string Name = "ToolResultsAnalyzer";
    private const string End = ".txt";

    /// <summary>The files of this kind among all additional files.</summary>
    public static ImmutableArray<AdditionalText> Among(ImmutableArray<AdditionalText> files) => files.IsDefaultOrEmpty ? ImmutableArray<AdditionalText>.Empty : files.Where(Is).ToImmutableArray();

    public static bool Is(AdditionalText file)
    {
        string name = file.Path.Substring(file.Path.LastIndexOfAny(new[] { '/', '\\' }) + 1);
        return name.StartsWith(Name, StringComparison.OrdinalIgnoreCase) && name.EndsWith(End, StringComparison.OrdinalIgnoreCase)
            && (name.Length == Name.Length + End.Length || name[Name.Length] == '.');
    }

    /// <summary>The lines of all files that mean something in a compilation, with the symbols that they name.</summary>
    public static IEnumerable<(ConfigurationLine Line, ISymbol Symbol)> ResolvedIn(ImmutableArray<AdditionalText> files, Compilation compilation, CancellationToken cancellationToken)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach ((_, ConfigurationLine? line, _) in files.SelectMany(file => Read(file, cancellationToken)))
        {
            if (line is not null && seen.Add(line.Id) && Resolve(line, compilation) is { } symbol && MissingParameter(line, symbol) is null)
            {
                yield return (line, symbol);
            }
        }
    }

    /// <summary>What is wrong with the lines of a file, one problem a line.</summary>
    public static IEnumerable<ConfigurationProblem> ProblemsOf(AdditionalText file, Compilation compilation, CancellationToken cancellationToken)
    {
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        foreach ((TextLine at, ConfigurationLine? line, string problem) in Read(file, cancellationToken))
        {
            string? wrong = line is null ? problem
                : seen.TryGetValue(line.Id, out int first) ? $"line {first} gives '{line.Id}' a role already"
                : Resolve(line, compilation) is { } symbol && MissingParameter(line, symbol) is { } missing ? $"the method has no parameter '{missing}'"
                : null;
            if (line is not null && !seen.ContainsKey(line.Id))
            {
                seen.Add(line.Id, at.LineNumber + 1);
            }

            if (wrong is not null)
            {
                yield return new(Location.Create(file.Path, at.Span, at.Text!.Lines.GetLinePositionSpan(at.Span)), wrong);
            }
        }
    }

    private static IEnumerable<(TextLine At, ConfigurationLine? Line, string Problem)> Read(AdditionalText file, CancellationToken cancellationToken)
    {
        if (file.GetText(cancellationToken) is not { } text)
        {
            yield break;
        }

        foreach (TextLine line in text.Lines)
        {
            if (line.ToString() is var written && !ConfigurationLine.IsEmpty(written))
            {
                yield return (line, ConfigurationLine.Parse(written, out string problem), problem);
            }
        }
    }

    /// <summary>The one symbol that a line names; null where the compilation has none, or several.</summary>
    private static ISymbol? Resolve(ConfigurationLine line, Compilation compilation) => DocumentationCommentId.GetSymbolsForDeclarationId(line.Id, compilation) is [var only] ? only : null;

    private static string? MissingParameter(ConfigurationLine line, ISymbol symbol) =>
        line.Parameters.Keys.OrderBy(name => name, StringComparer.Ordinal).FirstOrDefault(name => symbol is not IMethodSymbol method || method.Parameters.All(parameter => parameter.Name != name));
}
