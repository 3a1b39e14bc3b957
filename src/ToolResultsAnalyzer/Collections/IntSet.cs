namespace ToolResultsAnalyzer.Collections;

/// <summary>A small immutable set of numbers, compared by value.</summary>
internal sealed class IntSet : IEquatable<IntSet>
{
    public static readonly IntSet Empty = new([]);

    private readonly int[] sorted;

    private IntSet(int[] sorted) => this.sorted = sorted;

    public bool IsEmpty => this.sorted.Length == 0;

    public IReadOnlyList<int> Items => this.sorted;

    public bool Contains(int item) => Array.BinarySearch(this.sorted, item) >= 0;

    public IntSet With(int item)
    {
        int index = Array.BinarySearch(this.sorted, item);
        if (index >= 0)
        {
            return this;
        }

        List<int> items = new(this.sorted);
        items.Insert(~index, item);
        return new(items.ToArray());
    }

    public IntSet Without(int item) => this.Contains(item) ? new(this.sorted.Where(other => other != item).ToArray()) : this;

    public IntSet Union(IntSet other) => other.sorted.Aggregate(this, (set, item) => set.With(item));

    public bool Equals(IntSet? other) => other is not null && this.sorted.SequenceEqual(other.sorted);

    public override bool Equals(object? obj) => this.Equals(obj as IntSet);

    public override int GetHashCode() => this.sorted.Aggregate(19, (hash, item) => unchecked((hash * 31) + item));
}
