using System.Collections;

namespace Shape;

public sealed class Graph<TNode> : IEnumerable<TNode>
    where TNode : notnull
{
    private readonly Dictionary<TNode, Dictionary<TNode, double>> _edges;

    public Graph(IEqualityComparer<TNode>? comparer = null) => _edges = new(comparer);

    public int Count => _edges.Count;

    public IEnumerable<(TNode From, TNode To, double Weight)> Edges =>
        from node in _edges
        from edge in node.Value
        select (node.Key, edge.Key, edge.Value);

    public double? this[TNode from, TNode to]
    {
        get => _edges.TryGetValue(from, out var edges) && edges.TryGetValue(to, out var weight) ? weight : null;
        set
        {
            if (!_edges.TryGetValue(from, out var edges))
                _edges[from] = edges = new(_edges.Comparer);
            _edges.TryAdd(to, new(_edges.Comparer));
            if (value is { } weight)
                edges[to] = weight;
            else
                edges.Remove(to);
        }
    }

    public IReadOnlyList<TNode> ShortestPath(TNode from, TNode to, out double length)
    {
        var distances = new Dictionary<TNode, double>(_edges.Comparer) { [from] = 0 };
        var previous = new Dictionary<TNode, TNode>(_edges.Comparer);
        var queue = new PriorityQueue<TNode, double>();
        queue.Enqueue(from, 0);
        while (queue.TryDequeue(out var node, out var distance))
        {
            if (distance > distances[node])
                continue;
            if (_edges.Comparer.Equals(node, to))
                break;

            foreach (var (next, weight) in _edges[node])
            {
                var through = distance + weight;
                if (distances.TryGetValue(next, out var known) && known <= through)
                    continue;

                distances[next] = through;
                previous[next] = node;
                queue.Enqueue(next, through);
            }
        }

        if (!distances.TryGetValue(to, out length))
            return [];

        var path = new Stack<TNode>();
        for (var node = to; ; node = previous[node])
        {
            path.Push(node);
            if (_edges.Comparer.Equals(node, from))
                return path.ToArray();
        }
    }

    public IEnumerable<IReadOnlyCollection<TNode>> Components()
    {
        var seen = new HashSet<TNode>(_edges.Comparer);
        var neighbours = Edges.SelectMany(edge => new[] { (edge.From, edge.To), (From: edge.To, To: edge.From) }).ToLookup(pair => pair.From, pair => pair.To, _edges.Comparer);
        foreach (var start in _edges.Keys)
        {
            if (!seen.Add(start))
                continue;

            var component = new List<TNode> { start };
            for (var i = 0; i < component.Count; i++)
                component.AddRange(neighbours[component[i]].Where(seen.Add));
            yield return component;
        }
    }

    public bool TrySort(out List<TNode> sorted)
    {
        var order = new List<TNode>(Count);
        var incoming = _edges.Keys.ToDictionary(node => node, node => Edges.Count(edge => _edges.Comparer.Equals(edge.To, node)), _edges.Comparer);
        var ready = new Queue<TNode>(incoming.Where(pair => pair.Value == 0).Select(pair => pair.Key));
        while (ready.Count > 0)
        {
            var node = ready.Dequeue();
            order.Add(node);
            foreach (var next in _edges[node].Keys)
            {
                if (--incoming[next] == 0)
                    ready.Enqueue(next);
            }
        }

        sorted = order;
        return order.Count == Count;
    }

/*2*/    public Graph<TOther> Select<TOther>(Func<TNode, TOther> change)
/*2*/        where TOther : notnull
/*2*/    {
/*2*/        var other = new Graph<TOther>();
/*2*/        foreach (var (from, to, weight) in Edges)
/*2*/            other[change(from), change(to)] = weight;
/*2*/        return other;
/*2*/    }

    public IEnumerator<TNode> GetEnumerator() => _edges.Keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

public sealed class Matrix
{
    private readonly double[,] _cells;

    public Matrix(int rows, int columns) => _cells = new double[rows, columns];

    public int Rows => _cells.GetLength(0);

    public int Columns => _cells.GetLength(1);

    public ref double this[int row, int column] => ref _cells[row, column];

    public static Matrix operator *(Matrix left, Matrix right)
    {
        if (left.Columns != right.Rows)
            throw new ArgumentException($"{left.Columns} columns and {right.Rows} rows do not fit.");

        var product = new Matrix(left.Rows, right.Columns);
        for (var row = 0; row < left.Rows; row++)
        {
            for (var column = 0; column < right.Columns; column++)
            {
                var sum = 0.0;
                for (var i = 0; i < left.Columns; i++)
                    sum += left[row, i] * right[i, column];
                product[row, column] = sum;
            }
        }

        return product;
    }

    public static Matrix Identity(int size)
    {
        var identity = new Matrix(size, size);
        for (var i = 0; i < size; i++)
            identity[i, i] = 1;
        return identity;
    }

    public Matrix Power(int exponent) => exponent switch
    {
        < 0 => throw new ArgumentOutOfRangeException(nameof(exponent)),
        0 => Identity(Rows),
        _ when exponent % 2 == 0 => (this * this).Power(exponent / 2),
        _ => this * Power(exponent - 1),
    };
}
