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
        this.Reentered = other.Reentered;
        this.AnsweredUnder = other.AnsweredUnder;
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

    /// <summary>
    /// The frame of a method that has called itself on the path, or -1: what follows its end is not known.
    /// </summary>
    public int Reentered { get; init; } = -1;

    /// <summary>
    /// The tools with which the model asked for calls that a test has found, and that have got results which nobody has sent back yet, by
    /// number, as in <see cref="OptionsState.Tools"/>; -1 where there are none.
    /// </summary>
    public int AnsweredUnder { get; init; } = -1;

    /// <summary>The numbers of all batches of the path.</summary>
    public IntSet KnownBatches => this.Batches.Aggregate(IntSet.Empty, (set, pair) => set.With(pair.Key));

    public PathState With(int history, HistoryState state) =>
        this.Histories[history] is { } known && !ReferenceEquals(known.State, state)
            ? this with { Histories = this.Histories.With(history, known with { State = state, Written = null }) }
            : this;

    public PathState WithBatch(int number, BatchState? batch) => ReferenceEquals(this.Batches[number], batch) ? this : this with { Batches = this.Batches.With(number, batch) };

    public PathState WithHistories(IntMap<HistoryObject> histories) => ReferenceEquals(histories, this.Histories) ? this : this with { Histories = histories };

    public PathState WithValues(IntMap<Value> values) => ReferenceEquals(values, this.Values) ? this : this with { Values = values };

    public PathState WithValue(int place, Value? value) =>
        Equals(this.Values[place], value) ? this : this with { Values = this.Values.With(place, value) };

    /// <summary>The path after a batch was replaced by a new one of the same number: nothing speaks of the old one any more.</summary>
    public PathState WithoutOldBatch(int batch) => this.Batches[batch] is null
        ? this
        : this with
        {
            Values = this.Values.Select(batch, static (_, value, batch) => value.AboutBatch == batch ? null : value),
            Cursors = this.Cursors.Select(batch, static (_, cursor, batch) => cursor.Calls.Batch == batch ? null : cursor),
            Histories = this.Histories.Select(batch, static (_, history, batch) => history.Written is { } written && IsAbout(written, batch)
                ? history with { State = HistoryState.Outside, Written = null }
                : history.State.Mentions(batch) || history.State.MayHold.Contains(batch)
                ? history with { State = history.State.WithBatchReplaced(batch) }
                : history),
            Batches = this.Batches.With(batch, null),
        };

    /// <summary>The same, with other numbers for the origins.</summary>
    public PathState WithOrigins(Func<int, int> map)
    {
        IntMap<Value> values = this.Values.Select(map, static (_, value, map) => value.WithOrigins(map) is var mapped && mapped.Equals(value) ? value : mapped);
        IntMap<HistoryObject> histories = this.Histories.Select(map, static (_, history, map) => history.WithOrigins(map));
        IntMap<BatchState> batches = this.Batches.Select(map, static (_, batch, map) => batch.WithOrigins(map));
        return ReferenceEquals(values, this.Values) && ReferenceEquals(histories, this.Histories) && ReferenceEquals(batches, this.Batches)
            ? this
            : this with { Values = values, Histories = histories, Batches = batches };
    }

    /// <summary>
    /// Drops what cannot matter any more, so that paths that differ in nothing else meet again: values of variables that
    /// nobody reads, histories that nobody can reach, batches that nobody can name.
    /// </summary>
    /// <param name="isLive">Whether the value in the place of this number can still be asked for.</param>
    /// <param name="asksLater">Whether tests of calls may come.</param>
    public PathState Pruned(Func<int, Value, bool> isLive, bool asksLater)
    {
        IntMap<Value> values = this.Values.Select(isLive, static (place, value, isLive) => isLive(place, value) ? value : null);
        IntMap<OptionsState> options = this.Options.Select(values, static (number, option, values) => HasOptions(values, number) ? option : null);
        IntMap<HistoryObject> histories = this.Histories.Select((values, options), static (number, history, held) => history.Outlives || HasHistory(held.values, number) || IsInput(held.options, number) ? history : null);
        histories = histories.Select(histories, static (_, history, kept) => history.Parts.IsEmpty ? history : WithParts(history, kept));
        IntMap<BatchState> batches = this.Batches;
        IntMap<CursorState> cursors = this.Cursors;
        if (!asksLater)
        {
            batches = batches.Select(static (_, batch) => batch.WitnessName == NameFacts.Unknown ? batch : batch with { WitnessName = NameFacts.Unknown });
            cursors = cursors.Select(static (_, cursor) => cursor.CurrentName == NameFacts.Unknown ? cursor : cursor with { CurrentName = NameFacts.Unknown });
        }

        foreach (KeyValuePair<int, BatchState> batch in batches)
        {
            int number = batch.Key;
            // Ids that are written down name their calls at any time.
            if (batch.Value.IsStored || IsNamed(number, values, histories, cursors) || (batch.Value.Ids is not null && IsMentioned(number, histories, options)))
            {
                continue;
            }

            histories = histories.Select(number, static (_, history, batch) => history.State.WithoutBatch(batch) is var without && ReferenceEquals(without, history.State) ? history : history with { State = without });
            batches = batches.With(number, IsMentioned(number, histories, options) ? batch.Value.Unnamed() : null);
        }

        IntMap<ConstantValue> facts = asksLater ? this.Facts : IntMap<ConstantValue>.Empty;
        bool isSame = ReferenceEquals(values, this.Values) && ReferenceEquals(histories, this.Histories) && ReferenceEquals(options, this.Options)
            && ReferenceEquals(batches, this.Batches) && ReferenceEquals(cursors, this.Cursors) && ReferenceEquals(facts, this.Facts);
        return isSame ? this : new() { Values = values, Histories = histories, Batches = batches, Cursors = cursors, Options = options, Facts = facts, Reentered = this.Reentered, AnsweredUnder = this.AnsweredUnder };
    }

    /// <summary>The same without the histories that nobody can reach any more.</summary>
    /// <param name="held">Values that somebody holds besides those of the path.</param>
    public PathState WithoutLostHistories(IEnumerable<Value?> held)
    {
        IntMap<HistoryObject> kept = this.Histories.Select((number, history) =>
            history.Outlives || HasHistory(this.Values, number) || IsInput(this.Options, number) || held.Any(value => value?.HeldHistory == number) ? history : null);
        return this.WithHistories(kept);
    }

    /// <summary>A history whose parts are only those that are kept.</summary>
    private static HistoryObject WithParts(HistoryObject history, IntMap<HistoryObject> kept) =>
        history with { Parts = history.Parts.Items.Aggregate(history.Parts, (parts, part) => kept[part] is null ? parts.Without(part) : parts) };

    private static bool HasHistory(IntMap<Value> values, int history)
    {
        foreach (KeyValuePair<int, Value> entry in values)
        {
            if (entry.Value.HeldHistory == history)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInput(IntMap<OptionsState> options, int history)
    {
        foreach (KeyValuePair<int, OptionsState> entry in options)
        {
            if (entry.Value.Input == history)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasOptions(IntMap<Value> values, int options)
    {
        foreach (KeyValuePair<int, Value> entry in values)
        {
            if ((entry.Value is OptionsReference reference && reference.Options == options) || (entry.Value is ToolsReference tools && tools.Options == options))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether anything on the path can still name a call of the batch.</summary>
    private static bool IsNamed(int batch, IntMap<Value> values, IntMap<HistoryObject> histories, IntMap<CursorState> cursors)
    {
        foreach (KeyValuePair<int, Value> entry in values)
        {
            if (entry.Value.AboutBatch == batch || (entry.Value is MessageSequence sequence && sequence.Content.Mentions(batch)))
            {
                return true;
            }
        }

        foreach (KeyValuePair<int, CursorState> entry in cursors)
        {
            if (entry.Value.Calls.Batch == batch)
            {
                return true;
            }
        }

        foreach (KeyValuePair<int, HistoryObject> entry in histories)
        {
            if (entry.Value.Written is { } written && IsAbout(written, batch))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAbout(WrittenMessages messages, int batch) => messages.Items.Any(message => message.AboutBatch == batch);

    /// <summary>Whether a history holds a batch, or a session has its reply for its last.</summary>
    private static bool IsMentioned(int batch, IntMap<HistoryObject> histories, IntMap<OptionsState> options)
    {
        foreach (KeyValuePair<int, OptionsState> entry in options)
        {
            if (entry.Value.PreviousReply == batch)
            {
                return true;
            }
        }

        foreach (KeyValuePair<int, HistoryObject> entry in histories)
        {
            if (entry.Value.State.Mentions(batch))
            {
                return true;
            }
        }

        return false;
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
            && this.Facts.Equals(other.Facts)
            && this.Reentered == other.Reentered
            && this.AnsweredUnder == other.AnsweredUnder);

    public override int GetHashCode()
    {
        if (this.hash == 0)
        {
            int computed = this.Values.GetHashCode();
            computed = unchecked((computed * 31) + this.Histories.GetHashCode());
            computed = unchecked((computed * 31) + this.Batches.GetHashCode());
            computed = unchecked((computed * 31) + this.Cursors.GetHashCode());
            computed = unchecked((computed * 31) + this.Options.GetHashCode());
            computed = unchecked((computed * 31) + this.Facts.GetHashCode() + this.Reentered + (this.AnsweredUnder << 8));
            this.hash = computed == 0 ? 1 : computed;
        }

        return this.hash;
    }

    public PathState Absorb(PathState equal)
    {
        IntMap<HistoryObject> histories = this.Histories.Select(equal, static (number, history, equal) => equal.Histories[number] is { } other ? history.Absorb(other) : history);
        IntMap<BatchState> batches = this.Batches.Select(equal, static (number, batch, equal) => equal.Batches[number] is { } other ? batch.Absorb(other) : batch);
        return ReferenceEquals(histories, this.Histories) && ReferenceEquals(batches, this.Batches)
            ? this
            : this with { Histories = histories, Batches = batches };
    }
}
