namespace ToolResultsAnalyzer.Benchmarks.Measuring;

/// <summary>What was measured in several rounds. The least is what is left when nothing interferes: the machine, the garbage collector, the just-in-time compiler.</summary>
internal sealed record Sample(IReadOnlyList<double> Values)
{
    public double Least { get; } = Values.Min();

    public double Median { get; } = MedianOf([.. Values.Order()]);

    public static Sample operator +(Sample one, Sample other) => new([.. one.Values.Zip(other.Values, (a, b) => a + b)]);

    private static double MedianOf(double[] sorted) =>
        sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
}
