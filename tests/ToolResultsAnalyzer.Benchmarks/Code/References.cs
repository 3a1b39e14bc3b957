using System.Reflection;
using Microsoft.CodeAnalysis;

namespace ToolResultsAnalyzer.Benchmarks.Code;

/// <summary>What code is compiled against: a project of tests/ReferenceSets, or all of them together.</summary>
internal sealed record References(IReadOnlyList<MetadataReference> Assemblies)
{
    private static readonly string Lists = typeof(References).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "ReferenceLists").Value!;

    /// <summary>The framework alone.</summary>
    public static References NoSdk { get; } = Of("NoSdk");

    /// <summary>The framework and each SDK there is in the tests; of two versions of an assembly the newer one.</summary>
    public static References AllSdks { get; } = new([.. Directory
        .EnumerateFiles(Lists, "*.txt")
        .SelectMany(File.ReadAllLines)
        .Where(path => path.Length > 0)
        .Distinct(StringComparer.Ordinal)
        .GroupBy(Path.GetFileNameWithoutExtension, StringComparer.OrdinalIgnoreCase)
        .OrderBy(files => files.Key, StringComparer.Ordinal)
        .Select(files => files.OrderByDescending(file => AssemblyName.GetAssemblyName(file).Version).ThenBy(file => file, StringComparer.Ordinal).First())
        .Select(Reference)]);

    public static References Of(string set) => new([.. File.ReadAllLines(Path.Combine(Lists, set + ".txt")).Where(path => path.Length > 0).Select(Reference)]);

    private static MetadataReference Reference(string path) => MetadataReference.CreateFromFile(path);
}
