using System.Collections.Immutable;

namespace ToolResultsAnalyzer.Collections;

/// <summary>
/// The places in the source that are responsible for something a path believes: a sorted, bounded set of origin numbers.
/// It stands outside of equality on purpose (two sets are always equal): states that differ in their origins only are one
/// state, and <see cref="Union"/> joins what they know. The union keeps the smallest numbers, which makes it
/// associative, commutative and idempotent in spite of the bound.
/// </summary>
internal readonly struct OriginSet : IEquatable<OriginSet>
{
    /// <summary>How many origins are kept: more would not fit into one diagnostic anyway.</summary>
    public const int Capacity = 16;

    private readonly ImmutableArray<int> origins;

    private OriginSet(ImmutableArray<int> origins) => this.origins = origins;

    public static OriginSet Empty => default;

    public static OriginSet Of(int origin) => new(ImmutableArray.Create(origin));

    public ImmutableArray<int> Origins => this.origins.IsDefault ? ImmutableArray<int>.Empty : this.origins;

    public bool IsEmpty => this.Origins.IsEmpty;

    public OriginSet Union(OriginSet other)
    {
        ImmutableArray<int> mine = this.Origins, theirs = other.Origins;
        if (theirs.IsEmpty || mine.Equals(theirs) || (theirs.Length == 1 && mine.Contains(theirs[0])))
        {
            return this;
        }

        if (mine.IsEmpty)
        {
            return other;
        }

        ImmutableArray<int>.Builder merged = ImmutableArray.CreateBuilder<int>(Math.Min(Capacity, mine.Length + theirs.Length));
        int i = 0, j = 0;
        while (merged.Count < Capacity && (i < mine.Length || j < theirs.Length))
        {
            int next = j >= theirs.Length || (i < mine.Length && mine[i] <= theirs[j]) ? mine[i] : theirs[j];
            merged.Add(next);
            i += i < mine.Length && mine[i] == next ? 1 : 0;
            j += j < theirs.Length && theirs[j] == next ? 1 : 0;
        }

        return merged.Count == mine.Length && merged.SequenceEqual(mine) ? this : new OriginSet(merged.ToImmutable());
    }

    /// <summary>The set with other numbers for its origins.</summary>
    public OriginSet Map(Func<int, int> map)
    {
        OriginSet mapped = default;
        bool isSame = true;
        foreach (int origin in this.Origins)
        {
            int other = map(origin);
            isSame &= other == origin;
            mapped = mapped.Union(Of(other));
        }

        return isSame ? this : mapped;
    }

    /// <summary>Whether both sets hold the same origins (which <see cref="Equals(OriginSet)"/> deliberately ignores).</summary>
    public bool SameOrigins(OriginSet other) => this.Origins.Equals(other.Origins) || this.Origins.SequenceEqual(other.Origins);

    public bool Equals(OriginSet other) => true;

    public override bool Equals(object? obj) => obj is OriginSet;

    public override int GetHashCode() => 0;

    public override string ToString() => string.Join(",", this.Origins);
}
