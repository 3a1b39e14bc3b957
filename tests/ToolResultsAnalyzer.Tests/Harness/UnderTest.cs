using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ToolResultsAnalyzer.Tests.Harness;

/// <summary>The analyzer and the code fixes, found the way a host finds them: by their attributes, in their assemblies.</summary>
public static class UnderTest
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
        [.. Exported<DiagnosticAnalyzer, DiagnosticAnalyzerAttribute>("ToolResultsAnalyzer")];

    public static ImmutableArray<CodeFixProvider> CodeFixes { get; } =
        [.. Exported<CodeFixProvider, ExportCodeFixProviderAttribute>("ToolResultsAnalyzer.CodeFixes")];

    public static ImmutableArray<DiagnosticDescriptor> Rules { get; } =
        [.. Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    /// <summary>The rules about code. Those from 9000 on are about how the analyzer is configured.</summary>
    public static ImmutableArray<DiagnosticDescriptor> RulesAboutCode { get; } = [.. Rules.Where(rule => string.CompareOrdinal(rule.Id, "TRA9") < 0)];

    private static IEnumerable<T> Exported<T, TAttribute>(string assembly) where TAttribute : Attribute =>
        from type in Assembly.Load(assembly).GetTypes()
        where typeof(T).IsAssignableFrom(type) && !type.IsAbstract && type.IsDefined(typeof(TAttribute))
        orderby type.FullName
        select (T)Activator.CreateInstance(type)!;
}
