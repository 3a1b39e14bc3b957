namespace ToolResultsAnalyzer.Dataflow;

/// <summary>The nodes of a graph in reverse post-order: each before those that it leads to, but for the steps back of loops.</summary>
internal sealed class VisitOrder
{
    private readonly int[] ranks;
    private readonly int[] nodes;

    private VisitOrder(int[] ranks)
    {
        this.ranks = ranks;
        this.nodes = new int[ranks.Length];
        for (int i = 0; i < ranks.Length; i++)
        {
            this.nodes[ranks[i]] = i;
        }
    }

    public static VisitOrder Of(IFlowGraph graph)
    {
        // Nodes that are not reached rank first, where nothing ever waits.
        int[] ranks = new int[graph.NodeCount];
        bool[] seen = new bool[graph.NodeCount];
        int next = graph.NodeCount;

        // An explicit stack: the graph of a long method is deeper than a thread's stack.
        Stack<(int Node, int Visited)> stack = new();
        seen[graph.Entry] = true;
        stack.Push((graph.Entry, 0));
        while (stack.Count > 0)
        {
            (int node, int visited) = stack.Pop();
            if (visited == graph.SuccessorCount(node))
            {
                ranks[node] = --next;
                continue;
            }

            stack.Push((node, visited + 1));
            int successor = graph.Successor(node, visited);
            if (!seen[successor])
            {
                seen[successor] = true;
                stack.Push((successor, 0));
            }
        }

        for (int node = 0; node < seen.Length; node++)
        {
            if (!seen[node])
            {
                ranks[node] = --next;
            }
        }

        return new(ranks);
    }

    public int RankOf(int node) => this.ranks[node];

    public int NodeAt(int rank) => this.nodes[rank];
}
