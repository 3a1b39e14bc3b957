using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ToolResultsAnalyzer.Benchmarks.Code;

namespace ToolResultsAnalyzer.Benchmarks.Measuring;

/// <summary>One run of analyzers over a compilation in which nothing is bound yet, one action after the other.</summary>
/// <param name="Elapsed">Milliseconds of all of it, with what the compiler does.</param>
/// <param name="Allocated">Bytes of all of it.</param>
internal sealed record AnalyzerRun(AnalysisResult Result, ImmutableArray<DiagnosticAnalyzer> Analyzers, double Elapsed, long Allocated)
{
    public double Milliseconds => Analyzers.Sum(MillisecondsOf);

    public int Reports => Result.GetAllDiagnostics().Length;

    public double MillisecondsOf(DiagnosticAnalyzer analyzer) => Result.AnalyzerTelemetryInfo[analyzer].ExecutionTime.TotalMilliseconds;

    /// <summary>An analyzer that fails is not measured.</summary>
    public static async Task<AnalyzerRun> Of(CSharpCompilation compilation, params ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var failures = new List<Exception>();
        var run = await Of(compilation, analyzers, failures.Add);
        return failures.Count == 0 ? run : throw new AggregateException("An analyzer failed.", failures);
    }

    public static async Task<AnalyzerRun> Of(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, Action<Exception> onFailure)
    {
        var run = Start(Source.Fresh(compilation), analyzers, onFailure);
        GC.Collect();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var watch = Stopwatch.StartNew();
        var result = await run.GetAnalysisResultAsync(CancellationToken.None);
        return new(result, analyzers, watch.Elapsed.TotalMilliseconds, GC.GetTotalAllocatedBytes(precise: true) - allocated);
    }

    /// <summary>
    /// Only the beginning of a run, up to where actions are registered, on a compilation whose declarations the compiler has already
    /// looked at, as it does in any case.
    /// </summary>
    public static async Task<double> MillisecondsOfStart(CSharpCompilation compilation, DiagnosticAnalyzer analyzer)
    {
        var fresh = Source.Fresh(compilation);
        _ = fresh.ContainsSymbolsWithName("Nobody", SymbolFilter.All);
        _ = fresh.GlobalNamespace.GetMembers();
        GC.Collect();
        return (await Start(fresh, [analyzer], exception => throw exception).GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None)).ExecutionTime.TotalMilliseconds;
    }

    private static CompilationWithAnalyzers Start(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, Action<Exception> onFailure) => new(
        compilation,
        analyzers,
        new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (exception, _, _) => onFailure(exception), concurrentAnalysis: false, logAnalyzerExecutionTime: true));
}
