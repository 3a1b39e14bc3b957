using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ToolResultsAnalyzer.Benchmarks.Code;

namespace ToolResultsAnalyzer.Benchmarks.Measuring;

/// <summary>One run of analyzers over a compilation in which nothing is bound yet, one action after the other.</summary>
internal sealed record AnalyzerRun(AnalysisResult Result, ImmutableArray<DiagnosticAnalyzer> Analyzers)
{
    public double Milliseconds => Analyzers.Sum(MillisecondsOf);

    public int Reports => Result.GetAllDiagnostics().Length;

    public static async Task<AnalyzerRun> Of(CSharpCompilation compilation, params ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var fresh = Source.Fresh(compilation);
        Exception? failure = null;
        var run = new CompilationWithAnalyzers(fresh, analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, _, _) => failure ??= exception, concurrentAnalysis: false, logAnalyzerExecutionTime: true));

        GC.Collect();
        var result = await run.GetAnalysisResultAsync(CancellationToken.None);
        return failure is null ? new(result, analyzers) : throw new InvalidOperationException("An analyzer failed.", failure);
    }

    public double MillisecondsOf(DiagnosticAnalyzer analyzer) => Result.AnalyzerTelemetryInfo[analyzer].ExecutionTime.TotalMilliseconds;
}
