namespace ToolResultsAnalyzer.Interpretation;

/// <summary>Gives each different thing of a body a number of its own, in the order in which they are met.</summary>
internal sealed class Numbering<T>
    where T : notnull
{
    private readonly Dictionary<T, int> numbers;
    private readonly List<T> items = new();

    public Numbering(IEqualityComparer<T>? comparer = null) => this.numbers = new(comparer);

    public T this[int number] => this.items[number];

    public int Of(T item)
    {
        if (!this.numbers.TryGetValue(item, out int number))
        {
            number = this.items.Count;
            this.numbers.Add(item, number);
            this.items.Add(item);
        }

        return number;
    }
}
