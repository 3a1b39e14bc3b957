using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ToolResultsAnalyzer.Benchmarks.Measuring;

/// <summary>An analyzer package of somebody else, with all rules that are on when it is installed.</summary>
internal sealed record Peer(string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers)
{
    /// <summary>The packages that the project refers to: the name, a bar, and a folder <c>…/version/analyzers/…</c>.</summary>
    public static IEnumerable<Peer> All => typeof(Peer).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Where(attribute => attribute.Key == "Peer")
        .Select(attribute => attribute.Value!.Split('|'))
        .Select(parts => Load(parts[0], parts[1].Replace('\\', '/')));

    /// <summary>How many ids are on. Without those of an analyzer's own housekeeping, which cannot be configured.</summary>
    public int Rules => Analyzers
        .SelectMany(analyzer => analyzer.SupportedDiagnostics)
        .Where(IsRule)
        .Select(descriptor => descriptor.Id)
        .Distinct(StringComparer.Ordinal)
        .Count();

    private static bool IsRule(DiagnosticDescriptor descriptor) => descriptor.IsEnabledByDefault && !descriptor.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable);

    private static Peer Load(string name, string folder)
    {
        var loader = new Loader(folder);
        var analyzers = Directory
            .EnumerateFiles(folder, "*.dll")
            .Order(StringComparer.Ordinal)
            .SelectMany(file => new AnalyzerFileReference(file, loader).GetAnalyzers(LanguageNames.CSharp))
            .Where(analyzer => analyzer.SupportedDiagnostics.Any(descriptor => descriptor.IsEnabledByDefault));
        var version = Path.GetFileName(folder[..folder.IndexOf("/analyzers", StringComparison.Ordinal)]);
        return new($"{name} {version}", [.. analyzers]);
    }

    /// <summary>What lies beside an analyzer is its own; Roslyn is that of this process.</summary>
    private sealed class Loader(string folder) : AssemblyLoadContext, IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => LoadFromAssemblyPath(Path.GetFullPath(fullPath));

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var file = Path.Combine(folder, assemblyName.Name + ".dll");
            return File.Exists(file) ? LoadFromPath(file) : null;
        }
    }
}
