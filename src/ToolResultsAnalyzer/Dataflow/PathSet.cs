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
    public PathSet<TState> With(TState state)
    {
        if (this.IsTop)
        {
            return this;
        }

        Builder builder = new(this);
        return builder.Add(state, out _) ? builder.ToPathSet() : this;
    }

    public PathSet<TState> Join(PathSet<TState> other)
    {
        if (this.IsTop || other.IsTop)
        {
            return Top;
        }

        Builder builder = new(this);
        bool isNew = false;
        foreach (TState state in other.states)
        {
            isNew |= builder.Add(state, out _);
        }

        return isNew ? builder.ToPathSet() : this;
    }

    /// <summary>Whether every state of this set is in <paramref name="other"/> (the order of the lattice).</summary>
    public bool IsBelow(PathSet<TState> other) =>
        other.IsTop || (!this.IsTop && this.states.All(state => other.states.Any(state.Equals)));

    public bool Equals(PathSet<TState>? other) => other is not null && this.IsBelow(other) && other.IsBelow(this);

    public override bool Equals(object? obj) => this.Equals(obj as PathSet<TState>);

    public override int GetHashCode() => this.IsTop ? 1 : this.states.Aggregate(2, (hash, state) => hash ^ state.GetHashCode());

    /// <summary>A set that grows in place.</summary>
    public sealed class Builder
    {
        private readonly List<TState> states = new();

        // Where each state stands, once there are so many that a walk would be slow.
        private Dictionary<TState, int>? positions;

        public Builder()
        {
        }

        public Builder(PathSet<TState> set)
        {
            this.states.AddRange(set.states);
            this.IsTop = set.IsTop;
        }

        public bool IsTop { get; private set; }

        public int Count => this.states.Count;

        public TState this[int index] => this.states[index];

        /// <summary>Joins one state; false when nothing is new.</summary>
        /// <param name="stored">The state as the set now holds it.</param>
        /// <param name="joinsOrigins">Whether the origins of a state that is there already are joined into it.</param>
        public bool Add(TState state, out TState stored, bool joinsOrigins = true)
        {
            stored = state;
            if (this.IsTop)
            {
                return false;
            }

            int index = this.IndexOf(state);
            if (index >= 0)
            {
                TState known = this.states[index];
                stored = joinsOrigins ? known.Absorb(state) : known;
                this.states[index] = stored;
                return !ReferenceEquals(stored, known);
            }

            if (this.states.Count == Capacity)
            {
                this.states.Clear();
                this.positions = null;
                this.IsTop = true;
                return true;
            }

            this.positions?.Add(state, this.states.Count);
            this.states.Add(state);
            return true;
        }

        public void Clear()
        {
            this.states.Clear();
            this.positions = null;
            this.IsTop = false;
        }

        public PathSet<TState> ToPathSet() => this.IsTop ? Top : this.states.Count == 0 ? Empty : new(this.states.ToArray(), isTop: false);

        private int IndexOf(TState state)
        {
            if (this.positions is null)
            {
                if (this.states.Count < 8)
                {
                    for (int i = 0; i < this.states.Count; i++)
                    {
                        if (this.states[i].Equals(state))
                        {
                            return i;
                        }
                    }

                    return -1;
                }

                this.positions = new();
                for (int i = 0; i < this.states.Count; i++)
                {
                    this.positions.Add(this.states[i], i);
                }
            }

            return this.positions.TryGetValue(state, out int index) ? index : -1;
        }
    }
}
