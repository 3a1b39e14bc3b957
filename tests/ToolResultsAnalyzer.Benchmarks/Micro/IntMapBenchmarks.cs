using BenchmarkDotNet.Attributes;
using ToolResultsAnalyzer.Collections;

namespace ToolResultsAnalyzer.Benchmarks.Micro;

/// <summary>The map that states are made of.</summary>
public class IntMapBenchmarks
{
    private const string Other = "other";

    private IntMap<string> map = IntMap<string>.Empty;
    private IntMap<string> equal = IntMap<string>.Empty;

    [Params(2, 8)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        map = Filled();
        equal = Filled();
    }

    [Benchmark]
    public string? Find() => map[Count / 2];

    [Benchmark]
    public object Replace() => map.With(Count / 2, Other);

    [Benchmark]
    public object AddAndRemove() => map.With(Count, Other).With(Count, null);

    [Benchmark]
    public object ChangeOne() => map.Select(Count / 2, static (key, value, changed) => key == changed ? Other : value);

    [Benchmark]
    public bool CompareEqual() => map.Equals(equal);

    private IntMap<string> Filled()
    {
        var filled = IntMap<string>.Empty;
        for (var key = 0; key < Count; key++)
            filled = filled.With(key, "value " + key);
        return filled;
    }
}
