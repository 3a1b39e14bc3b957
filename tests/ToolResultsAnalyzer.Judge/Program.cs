using System.Diagnostics;
using ToolResultsAnalyzer.Judge;
using ToolResultsAnalyzer.Judge.Cost;

// dotnet run -c Release --project tests/ToolResultsAnalyzer.Judge -- [programs] [seed] [most disagreements to look for]
// dotnet run -c Release --project tests/ToolResultsAnalyzer.Judge -- cost
if (args is ["cost"])
{
    foreach (var (name, compilation) in new[] { ("100 methods as people write them", CostRatio.Canonical(100)), ("100 generated programs", CostRatio.Generated(100, "0N0XIzNsQ0O2")) }.Take(Environment.GetEnvironmentVariable("ONE") is null ? 2 : 1))
    {
        var (ratio, ours, floor) = await CostRatio.Measure(compilation);
        Console.WriteLine($"{name}: {ours:F0} ms, floor {floor:F0} ms, ratio {ratio:F2}");
    }

    return 0;
}

int programs = args.Length > 0 ? int.Parse(args[0]) : 3_000;
string seed = args.Length > 1 ? args[1] : "0N0XIzNsQ0O2";
int most = args.Length > 2 ? int.Parse(args[2]) : 10;

var time = Stopwatch.StartNew();
var summary = await Judgement.Judge(programs, seed, most, Console.WriteLine);
Console.WriteLine($"{summary.Programs} programs in {time.Elapsed.TotalSeconds:F0} s, {summary.Runs} runs, {summary.Failing} fail in some run, {summary.Reported} are reported, "
    + $"{summary.AtLimit} at a limit ({100.0 * summary.AtLimit / summary.Programs:F2} %), {summary.Inconclusive} inconclusive ({100.0 * summary.Inconclusive / summary.Programs:F2} %), {summary.Disagreements.Count} disagreements");
return summary.Disagreements.Count == 0 ? 0 : 1;
