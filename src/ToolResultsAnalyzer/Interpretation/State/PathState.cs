using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Collections;
using ToolResultsAnalyzer.Dataflow;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>All that is known on one path at one point of a body.</summary>
internal sealed record PathState : IPathState<PathState>
{
    public static readonly PathState Start = new();

    private int hash;

    public PathState()
    {
    }

    /// <summary>Copies everything but the hash code, which the changed copy no longer has.</summary>
    private PathState(PathState other)
    {
        this.Values = other.Values;
        this.Histories = other.Histories;
        this.Batches = other.Batches;
        this.Cursors = other.Cursors;
        this.Options = other.Options;
        this.Facts = other.Facts;
    }

    /// <summary>The values of places, by number.</summary>
    public IntMap<Value> Values { get; init; } = IntMap<Value>.Empty;

    public IntMap<HistoryObject> Histories { get; init; } = IntMap<HistoryObject>.Empty;

    public IntMap<BatchState> Batches { get; init; } = IntMap<BatchState>.Empty;

    /// <summary>The loops over calls that are running, by the number of the loop.</summary>
    public IntMap<CursorState> Cursors { get; init; } = IntMap<CursorState>.Empty;

    public IntMap<OptionsState> Options { get; init; } = IntMap<OptionsState>.Empty;

    /// <summary>Outcomes of tests that we do not understand but that are asked more than once, by number.</summary>
    public IntMap<ConstantValue> Facts { get; init; } = IntMap<ConstantValue>.Empty;

    /// <summary>The numbers of all batches of the path.</summary>
    public IntSet KnownBatches => this.Batches.Aggregate(IntSet.Empty, (set, pair) => set.With(pair.Key));

    public PathState With(int history, HistoryState state) =>
        this.Histories[history] is { } known && !ReferenceEquals(known.State, state)
            ? this with { Histories = this.Histories.With(history, known with { State = state, Written = null }) }
            : this;

    public PathState WithBatch(int number, BatchState? batch) => this with { Batches = this.Batches.With(number, batch) };

    public PathState WithValue(int place, Value? value) =>
        Equals(this.Values[place], value) ? this : this with { Values = this.Values.With(place, value) };

    /// <summary>The path after a batch was replaced by a new one of the same number: nothing speaks of the old one any more.</summary>
    public PathState WithoutOldBatch(int batch) => this.Batches[batch] is null
        ? this
        : this with
        {
            Values = this.Values.Select((_, value) => value.AboutBatch == batch ? null : value),
            Cursors = this.Cursors.Select((_, cursor) => cursor.Calls.Batch == batch ? null : cursor),
            Histories = this.Histories.Select((_, history) => history.Written?.Items.Any(message => message.AboutBatch == batch) == true
                ? history with { State = HistoryState.Outside, Written = null }
                : history.State.Mentions(batch) || history.State.MayHold.Contains(batch)
                ? history with { State = history.State.WithBatchReplaced(batch) }
                : history),
            Batches = this.Batches.With(batch, null),
        };

    /// <summary>
    /// Drops what cannot matter any more, so that paths that differ in nothing else meet again: values of variables that
    /// nobody reads, histories that nobody can reach, batches that nobody can name.
    /// </summary>
    /// <param name="isLive">Whether the place of this number is still read.</param>
    /// <param name="asksLater">Whether tests of calls may come.</param>
    public PathState Pruned(Func<int, bool> isLive, bool asksLater)
    {
        if (!asksLater)
        {
            return (this with
            {
                Facts = IntMap<ConstantValue>.Empty,
                Batches = this.Batches.Select((_, batch) => batch.WitnessName == NameFacts.Unknown ? batch : batch with { WitnessName = NameFacts.Unknown }),
                Cursors = this.Cursors.Select((_, cursor) => cursor.CurrentName == NameFacts.Unknown ? cursor : cursor with { CurrentName = NameFacts.Unknown }),
            }).Pruned(isLive, asksLater: true);
        }

        PathState state = this with { Values = this.Values.Select((place, value) => isLive(place) ? value : null) };
        HashSet<int> reached = new(state.Values.Select(pair => pair.Value).OfType<HistoryReference>().Select(reference => reference.History));
        state = state with { Histories = state.Histories.Select((number, history) => history.Outlives || reached.Contains(number) ? history : null) };
        HashSet<int> options = new(state.Values.Select(pair => pair.Value switch { OptionsReference reference => reference.Options, ToolsReference reference => reference.Options, _ => -1 }));
        state = state with { Options = state.Options.Select((number, option) => options.Contains(number) ? option : null) };

        foreach (KeyValuePair<int, BatchState> batch in state.Batches)
        {
            bool isNamed = state.Values.Any(pair => pair.Value.AboutBatch == batch.Key || (pair.Value is MessageSequence sequence && sequence.Content.Mentions(batch.Key)))
                || state.Histories.Any(pair => pair.Value.Written?.Items.Any(message => message.AboutBatch == batch.Key) == true)
                || state.Cursors.Any(pair => pair.Value.Calls.Batch == batch.Key)
                || batch.Value.IsStored;
            if (isNamed)
            {
                continue;
            }

            state = state with { Histories = state.Histories.Select((_, history) => history with { State = history.State.WithoutBatch(batch.Key) } is var changed && changed.Equals(history) ? history : changed) };
            bool isMentioned = state.Histories.Any(pair => pair.Value.State.Mentions(batch.Key));
            state = state with { Batches = state.Batches.With(batch.Key, isMentioned ? batch.Value.Unnamed() : null) };
        }

        return state;
    }

    public bool Equals(PathState? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && this.GetHashCode() == other.GetHashCode()
            && this.Values.Equals(other.Values)
            && this.Histories.Equals(other.Histories)
            && this.Batches.Equals(other.Batches)
            && this.Cursors.Equals(other.Cursors)
            && this.Options.Equals(other.Options)
            && this.Facts.Equals(other.Facts));

    public override int GetHashCode()
    {
        if (this.hash == 0)
        {
            int computed = this.Values.GetHashCode();
            computed = unchecked((computed * 31) + this.Histories.GetHashCode());
            computed = unchecked((computed * 31) + this.Batches.GetHashCode());
            computed = unchecked((computed * 31) + this.Cursors.GetHashCode());
            computed = unchecked((computed * 31) + this.Options.GetHashCode());
            computed = unchecked((computed * 31) + this.Facts.GetHashCode());
            this.hash = computed == 0 ? 1 : computed;
        }

        return this.hash;
    }

    public PathState Absorb(PathState equal)
    {
        IntMap<HistoryObject> histories = this.Histories.Select((number, history) => equal.Histories[number] is { } other ? history.Absorb(other) : history);
        IntMap<BatchState> batches = this.Batches.Select((number, batch) => equal.Batches[number] is { } other ? batch.Absorb(other) : batch);
        return ReferenceEquals(histories, this.Histories) && ReferenceEquals(batches, this.Batches)
            ? this
            : this with { Histories = histories, Batches = batches };
    }
}
