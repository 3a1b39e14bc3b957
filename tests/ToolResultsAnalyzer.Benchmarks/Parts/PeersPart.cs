using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ToolResultsAnalyzer.Benchmarks.Code;
using ToolResultsAnalyzer.Benchmarks.Measuring;
using ToolResultsAnalyzer.Rules;

namespace ToolResultsAnalyzer.Benchmarks.Parts;

/// <summary>
/// Ours beside analyzers that many install, each as it is, on the same code. The time of an analyzer is what its own actions take: one that
/// gets its operations from the driver does not pay for the binding, and ours does. The last column pays for all: the whole run less that
/// of an analyzer that does nothing.
/// </summary>
internal static class PeersPart
{
    private const int Slowest = 3;

    private static readonly string[] Head = ["package", "rules", "ms", "median", "per rule", "the slowest of its analyzers", "ms", "2nd", "3rd", "failed", "the whole run"];

    public static async Task Measure(TextWriter output, int agents, int rounds)
    {
        var ofEach = ChatShapes.OfEach(agents);
        var compilation = Source.Checked(ChatShapes.CompileTogether(ofEach));
        Peer[] peers = [new("ToolResultsAnalyzer", [new ToolResultsDiagnosticAnalyzer()]), .. Peer.All];
        var idle = Sample.Of(await Measure(compilation, [new IdleAnalyzer()], rounds, run => run.Elapsed));
        var rows = new List<IReadOnlyList<object>>();
        foreach (var peer in peers)
            rows.Add(await RowOf(peer, compilation, rounds, idle));

        output.WriteLine($"{ofEach * ChatShapes.All.Count} agents in one compilation of {Source.LinesOf(compilation)} lines, {rounds} rounds, one thread; {RuleCatalog.Descriptors.Length} ids in ours.\n");
        output.WriteLine(Table.Of(Head, rows));
    }

    private static async Task<IReadOnlyList<object>> RowOf(Peer peer, CSharpCompilation compilation, int rounds, Sample idle)
    {
        var failures = new List<Exception>();
        var runs = await Measure(compilation, peer.Analyzers, rounds, run => run, failures);
        var times = Sample.Of(runs.Select(run => run.Milliseconds));
        var slowest = peer.Analyzers
            .Select(analyzer => (analyzer.GetType().Name, Time: Sample.Of(runs.Select(run => run.MillisecondsOf(analyzer))).Least))
            .OrderByDescending(analyzer => analyzer.Time)
            .Take(Slowest)
            .ToArray();
        return
        [
            peer.Name, peer.Rules, times.Least, times.Median, times.Least / peer.Rules, slowest[0].Name,
            .. Enumerable.Range(0, Slowest).Select(index => index < slowest.Length ? slowest[index].Time : (object)""),
            failures.Select(failure => failure.GetType().Name).Distinct().Count(), Sample.Of(runs.Select(run => run.Elapsed)).Least - idle.Least,
        ];
    }

    /// <summary>The first round does not count.</summary>
    private static async Task<IReadOnlyList<T>> Measure<T>(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, int rounds, Func<AnalyzerRun, T> result, List<Exception>? failures = null)
    {
        var results = new List<T>();
        for (var round = -1; round < rounds; round++)
        {
            var run = await AnalyzerRun.Of(compilation, analyzers, failure => failures?.Add(failure));
            if (round >= 0)
                results.Add(result(run));
        }

        return results;
    }
}
