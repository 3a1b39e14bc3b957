namespace ToolResultsAnalyzer.Dataflow;

/// <summary>A directed graph whose nodes are 0 … <see cref="NodeCount"/> - 1.</summary>
internal interface IFlowGraph
{
    int NodeCount { get; }

    int Entry { get; }

    /// <summary>The order in which to visit the nodes.</summary>
    VisitOrder Order { get; }

    int SuccessorCount(int node);

    /// <summary>One of the nodes to which a step leads, by its number among them.</summary>
    int Successor(int node, int index);
}

/// <summary>Where a state that enters a node goes, and as what.</summary>
internal interface ITransfer<TState>
    where TState : class, IPathState<TState>
{
    /// <summary>
    /// Takes one state through <paramref name="node"/> and hands each state that comes out, with the node it goes to, to
    /// <paramref name="flow"/>. It must depend on nothing but the node and the state: states do not see each other, which
    /// makes the transfer of a set the union over its members and therefore monotone.
    /// </summary>
    void Apply(int node, TState state, Action<int, TState> flow);
}

/// <summary>The smallest sets of states that agree with the transfer at every node.</summary>
internal sealed class FixpointResult<TState>(PathSet<TState>[] before, bool gaveUp, int steps)
    where TState : class, IPathState<TState>
{
    /// <summary>Whether a limit was met: nothing is known then, and nothing may be reported.</summary>
    public bool GaveUp { get; } = gaveUp;

    /// <summary>How many times a state was taken through a node.</summary>
    public int Steps { get; } = steps;

    /// <summary>The states in which <paramref name="node"/> is entered.</summary>
    public PathSet<TState> Before(int node) => before[node];
}

/// <summary>A worklist solver: takes each new state through its node until no node gains one, in reverse post-order.</summary>
internal static class Fixpoint
{
    /// <summary>How often a state may be taken through a node, on average over the nodes, before the method is given up.</summary>
    public const int StepsPerNode = 400;

    /// <param name="joinsOrigins">
    /// Whether the result knows every origin of its states. Without, a node is not run again for an origin alone: the states are
    /// the same, for less.
    /// </param>
    public static FixpointResult<TState> Solve<TState>(
        IFlowGraph graph, ITransfer<TState> transfer, IEnumerable<TState> entry, CancellationToken cancellationToken, bool joinsOrigins = true)
        where TState : class, IPathState<TState>
    {
        PathSet<TState>.Builder[] before = new PathSet<TState>.Builder[graph.NodeCount];
        List<TState>?[] pending = new List<TState>?[graph.NodeCount];
        for (int i = 0; i < before.Length; i++)
        {
            before[i] = new();
        }

        VisitOrder order = graph.Order;
        // The lowest rank that may have states to take through its node.
        int lowest = 0;
        bool gaveUp = false;

        void Flow(int node, TState state)
        {
            if (!before[node].Add(state, out TState stored, joinsOrigins))
            {
                return;
            }

            gaveUp |= before[node].IsTop;
            (pending[node] ??= new()).Add(stored);
            lowest = Math.Min(lowest, order.RankOf(node));
        }

        Action<int, TState> flow = Flow;
        foreach (TState state in entry)
        {
            Flow(graph.Entry, state);
        }

        int steps = 0, limit = StepsPerNode * (graph.NodeCount + 5);
        while (lowest < before.Length && !gaveUp)
        {
            int node = order.NodeAt(lowest++);
            if (pending[node] is not { } states)
            {
                continue;
            }

            pending[node] = null;
            foreach (TState state in states)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (++steps > limit)
                {
                    gaveUp = true;
                    break;
                }

                transfer.Apply(node, state, flow);
            }
        }

        return new(Array.ConvertAll(before, states => states.ToPathSet()), gaveUp, steps);
    }
}
