namespace ToolResultsAnalyzer.Benchmarks.Measuring;

/// <summary>How fast something grows.</summary>
internal static class Exponent
{
    /// <summary>The slope of the line through the logarithms that has the least squares: 1 where time grows with the size, 2 where it grows with its square.</summary>
    public static double Of(IEnumerable<(double Size, double Time)> points)
    {
        var logs = points.Select(point => (X: Math.Log(point.Size), Y: Math.Log(point.Time))).ToArray();
        var (x, y) = (logs.Average(log => log.X), logs.Average(log => log.Y));
        return logs.Sum(log => (log.X - x) * (log.Y - y)) / logs.Sum(log => (log.X - x) * (log.X - x));
    }
}
