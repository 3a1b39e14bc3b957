namespace ToolResultsAnalyzer.Dataflow;

/// <summary>What holds on one path. Equality is by value and leaves out origins; <see cref="Absorb"/> joins those.</summary>
internal interface IPathState<TSelf> : IEquatable<TSelf>
    where TSelf : class, IPathState<TSelf>
{
    /// <summary>
    /// Joins the origins of an equal state into this one. Returns this very object when it knew them all, which is how
    /// the fixpoint sees that nothing is new.
    /// </summary>
    TSelf Absorb(TSelf equal);
}

/// <summary>
/// The lattice of the analysis: a set of path states that are kept apart, ordered by inclusion. <see cref="Empty"/> is
/// bottom (no path arrives); above <see cref="Capacity"/> states it is <see cref="Top"/>, "anything may be", which
/// absorbs everything. Join is associative, commutative and idempotent, also at the bound.
/// </summary>
internal sealed class PathSet<TState> : IEquatable<PathSet<TState>>
    where TState : class, IPathState<TState>
{
    /// <summary>How many states are kept apart at one point before the method is given up.</summary>
    public const int Capacity = 512;

    public static readonly PathSet<TState> Empty = new([], isTop: false);

    public static readonly PathSet<TState> Top = new([], isTop: true);

    private readonly TState[] states;

    private PathSet(TState[] states, bool isTop)
    {
        this.states = states;
        this.IsTop = isTop;
    }

    public bool IsTop { get; }

    public IReadOnlyList<TState> States => this.states;

    /// <summary>The set with <paramref name="state"/> in it; this very object when nothing is new.</summary>
    public PathSet<TState> With(TState state) => this.With(state, out _);

    /// <summary>As <see cref="With(TState)"/>; <paramref name="stored"/> is the state as the set now holds it.</summary>
    public PathSet<TState> With(TState state, out TState stored)
    {
        stored = state;
        if (this.IsTop)
        {
            return this;
        }

        int hash = state.GetHashCode();
        for (int i = 0; i < this.states.Length; i++)
        {
            TState known = this.states[i];
            if (known.GetHashCode() == hash && known.Equals(state))
            {
                stored = known.Absorb(state);
                if (ReferenceEquals(stored, known))
                {
                    return this;
                }

                TState[] replaced = (TState[])this.states.Clone();
                replaced[i] = stored;
                return new(replaced, isTop: false);
            }
        }

        if (this.states.Length == Capacity)
        {
            return Top;
        }

        TState[] extended = new TState[this.states.Length + 1];
        Array.Copy(this.states, extended, this.states.Length);
        extended[this.states.Length] = state;
        return new(extended, isTop: false);
    }

    public PathSet<TState> Join(PathSet<TState> other)
    {
        if (this.IsTop || other.IsTop)
        {
            return Top;
        }

        PathSet<TState> joined = this;
        foreach (TState state in other.states)
        {
            joined = joined.With(state);
        }

        return joined;
    }

    /// <summary>Whether every state of this set is in <paramref name="other"/> (the order of the lattice).</summary>
    public bool IsBelow(PathSet<TState> other) =>
        other.IsTop || (!this.IsTop && this.states.All(state => other.states.Any(state.Equals)));

    public bool Equals(PathSet<TState>? other) => other is not null && this.IsBelow(other) && other.IsBelow(this);

    public override bool Equals(object? obj) => this.Equals(obj as PathSet<TState>);

    public override int GetHashCode() => this.IsTop ? 1 : this.states.Aggregate(2, (hash, state) => hash ^ state.GetHashCode());
}
