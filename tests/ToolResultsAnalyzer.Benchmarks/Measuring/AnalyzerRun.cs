using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ToolResultsAnalyzer.Benchmarks.Code;

namespace ToolResultsAnalyzer.Benchmarks.Measuring;

/// <summary>One run of analyzers over a compilation in which no body is bound yet, one action after the other.</summary>
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
        var fresh = Source.Fresh(compilation);

        // References are resolved and declarations are known: the compiler does that in any case, and whoever asks first would seem to pay for it.
        _ = fresh.GlobalNamespace.GetMembers();
        var run = new CompilationWithAnalyzers(fresh, analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, _, _) => onFailure(exception), concurrentAnalysis: false, logAnalyzerExecutionTime: true));

        GC.Collect();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var watch = Stopwatch.StartNew();
        var result = await run.GetAnalysisResultAsync(CancellationToken.None);
        return new(result, analyzers, watch.Elapsed.TotalMilliseconds, GC.GetTotalAllocatedBytes(precise: true) - allocated);
    }
}
