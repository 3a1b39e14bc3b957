namespace ToolResultsAnalyzer.Benchmarks.Measuring;

/// <summary>What was measured in several rounds. The least is what is left when nothing interferes: the machine, the garbage collector, the just-in-time compiler.</summary>
internal readonly record struct Sample(double Least, double Median)
{
    public static Sample Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return new(sorted[0], sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2);
    }

    public static Sample operator +(Sample one, Sample other) => new(one.Least + other.Least, one.Median + other.Median);
}
