using ToolResultsAnalyzer.Benchmarks.Code;
using ToolResultsAnalyzer.Benchmarks.Measuring;

namespace ToolResultsAnalyzer.Benchmarks.Parts;

/// <summary>
/// One method that grows. What a compilation costs anyway (tables of the SDKs, names, one small method) is subtracted; the exponent
/// is that of the sizes that are not given up. That of the floor says what of it is the compiler's own.
/// </summary>
internal static class ScalingPart
{
    /// <summary>The result for one way to grow.</summary>
    internal sealed record Scaling(Growth Growth, double Exponent, double Largest);

    public static async Task<IReadOnlyList<Scaling>> Measure(TextWriter output, IEnumerable<Growth> growths, int rounds)
    {
        var nothing = await AgainstFloor.Measure(Source.Checked(Growth.Nothing), 3 * rounds);
        var rows = new List<IReadOnlyList<object>>();
        var results = new List<Scaling>();
        foreach (var growth in growths)
        {
            var costs = new List<(int Size, AgainstFloor Cost)>();
            foreach (var size in Growth.Sizes)
                costs.Add((size, await AgainstFloor.Measure(Source.Checked(growth.Of(size)), rounds)));

            var exponent = ExponentOf(cost => cost.Ours.Least - nothing.Ours.Least, costs.Where(cost => cost.Cost.GivenUp == 0));
            var atLast = ExponentOf(cost => cost.Ours.Least - nothing.Ours.Least, costs.Where(cost => cost.Cost.GivenUp == 0).TakeLast(4));
            var floor = ExponentOf(cost => cost.Floor.Least - nothing.Floor.Least, costs);
            results.Add(new(growth, exponent, costs[^1].Cost.Ours.Least));
            rows.Add([$"{growth.Name} ({growth.Start} … {growth.Start * Growth.Sizes[^1]})", .. costs.Select(cost => Less(cost.Cost, nothing)), exponent, atLast, floor]);
        }

        output.WriteLine($"Milliseconds for one method, the least of {rounds} rounds, less the {nothing.Ours.Least:0.00} ms that an almost empty one takes; * given up.\n");
        output.WriteLine(Table.Of(["", .. Growth.Sizes.Select(size => $"{size} ×"), "exponent", "of the last four", "of the floor"], rows));
        return results;

        static object Less(AgainstFloor cost, AgainstFloor nothing) =>
            (cost.Ours.Least - nothing.Ours.Least).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture) + (cost.GivenUp > 0 ? "*" : "");
    }

    /// <summary>Where next to nothing is left, the clock is no measure: such sizes are left out.</summary>
    private static double ExponentOf(Func<AgainstFloor, double> time, IEnumerable<(int Size, AgainstFloor Cost)> costs) =>
        Exponent.Of([.. costs.Select(cost => ((double)cost.Size, Time: time(cost.Cost))).Where(point => point.Time > 0.05)]);
}
