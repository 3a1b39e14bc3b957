namespace ToolResultsAnalyzer.Interpretation;

/// <summary>
/// What the analysis did in this process, for tests and measurements: nothing in the analysis reads it. A body that is given
/// up at a limit is silent, and this is the only place that tells.
/// </summary>
internal static class AnalysisCounters
{
    private static long bound;
    private static long analyzed;
    private static long givenUp;
    private static long unfollowed;

    /// <summary>How many code blocks were bound.</summary>
    public static long Bound => Interlocked.Read(ref bound);

    /// <summary>How many bodies got a graph and were analysed.</summary>
    public static long Analyzed => Interlocked.Read(ref analyzed);

    /// <summary>How many of them were given up at a limit.</summary>
    public static long GivenUp => Interlocked.Read(ref givenUp);

    /// <summary>How many calls of helpers were taken for calls of unknown methods, because too many run in each other, or the helper is too large.</summary>
    public static long Unfollowed => Interlocked.Read(ref unfollowed);

    public static void CountBound() => Interlocked.Increment(ref bound);

    public static void CountAnalyzed() => Interlocked.Increment(ref analyzed);

    public static void CountUnfollowed(int calls) => Interlocked.Add(ref unfollowed, calls);

    public static void CountGivenUp() => Interlocked.Increment(ref givenUp);
}
