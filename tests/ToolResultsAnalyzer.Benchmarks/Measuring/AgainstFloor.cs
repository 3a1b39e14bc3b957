using Microsoft.CodeAnalysis.CSharp;
using ToolResultsAnalyzer.Interpretation;

namespace ToolResultsAnalyzer.Benchmarks.Measuring;

/// <summary>What the analyzer costs on a compilation, and what the floor does.</summary>
/// <param name="Ours">Milliseconds.</param>
/// <param name="Floor">Milliseconds.</param>
/// <param name="Bound">Code blocks that were bound.</param>
/// <param name="Graphs">Graphs that the floor made.</param>
/// <param name="Analyzed">Bodies that the analyzer took states through.</param>
/// <param name="Operations">Operations in the graphs.</param>
internal sealed record AgainstFloor(Sample Ours, Sample Floor, long Bound, long Graphs, long Analyzed, long GivenUp, long Operations, int Reports)
{
    public double Ratio => Ours.Least / Floor.Least;

    public double MedianRatio => Ours.Median / Floor.Median;

    /// <summary>Turn by turn, so that what changes on the machine concerns both; the first turn does not count.</summary>
    public static async Task<AgainstFloor> Measure(CSharpCompilation compilation, int rounds)
    {
        var (ours, floor) = (new double[rounds], new double[rounds]);
        var last = default(AgainstFloor);
        for (var round = -1; round < rounds; round++)
        {
            var floorAnalyzer = new FloorAnalyzer();
            var floorRun = await AnalyzerRun.Of(compilation, floorAnalyzer);
            var (bound, analyzed, givenUp) = (AnalysisCounters.Bound, AnalysisCounters.Analyzed, AnalysisCounters.GivenUp);
            var run = await AnalyzerRun.Of(compilation, new ToolResultsDiagnosticAnalyzer());
            bound = AnalysisCounters.Bound - bound;
            if (bound != floorAnalyzer.Bound)
                throw new InvalidOperationException($"The analyzer bound {bound} code blocks, the floor {floorAnalyzer.Bound}: it is no floor.");

            if (round >= 0)
                (ours[round], floor[round]) = (run.Milliseconds, floorRun.Milliseconds);
            last = new(default, default, bound, floorAnalyzer.Graphs, AnalysisCounters.Analyzed - analyzed, AnalysisCounters.GivenUp - givenUp, floorAnalyzer.Operations, run.Reports);
        }

        return last! with { Ours = Sample.Of(ours), Floor = Sample.Of(floor) };
    }

    public static AgainstFloor operator +(AgainstFloor one, AgainstFloor other) => new(
        one.Ours + other.Ours, one.Floor + other.Floor, one.Bound + other.Bound, one.Graphs + other.Graphs,
        one.Analyzed + other.Analyzed, one.GivenUp + other.GivenUp, one.Operations + other.Operations, one.Reports + other.Reports);
}
