using BenchmarkDotNet.Attributes;
using ToolResultsAnalyzer.Dataflow;

namespace ToolResultsAnalyzer.Benchmarks.Micro;

/// <summary>The solver alone, on a loop in a loop whose states are numbers: what it costs beside the transfer.</summary>
public class FixpointBenchmarks
{
    private static readonly int[][] Successors = [[1], [2, 5], [3, 4], [2], [1], []];

    private readonly Graph graph = new();

    /// <summary>How many states there are at a node in the end.</summary>
    [Params(4, 64)]
    public int States { get; set; }

    [Benchmark]
    public int Solve()
    {
        var result = Fixpoint.Solve(graph, new Counting(States), [new Number(0)], CancellationToken.None);
        return result.Before(5).States.Count == States ? result.Steps : throw new InvalidOperationException("Not all states arrived.");
    }

    private sealed record Number(int Value) : IPathState<Number>
    {
        public Number Absorb(Number equal) => this;
    }

    private sealed class Graph : IFlowGraph
    {
        public int NodeCount => Successors.Length;

        public int Entry => 0;

        public VisitOrder Order => VisitOrder.Of(this);

        public int SuccessorCount(int node) => Successors[node].Length;

        public int Successor(int node, int index) => Successors[node][index];
    }

    /// <summary>Counts rounds of the inner loop.</summary>
    private sealed class Counting(int limit) : ITransfer<Number>
    {
        public void Apply(int node, Number state, Action<int, Number> flow)
        {
            foreach (var next in Successors[node])
                flow(next, node == 3 ? new((state.Value + 1) % limit) : state);
        }
    }
}
