using System.Collections.Immutable;
using ToolResultsAnalyzer.Collections;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Dataflow;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>Where a batch comes from, which decides what may be said of its assistant message.</summary>
internal enum BatchSource
{
    /// <summary>From a send in this body: nobody else can have appended its assistant message.</summary>
    Sent,

    /// <summary>Built in this body from single calls, by hand or from a stream.</summary>
    Built,

    /// <summary>From a call into something unknown, which may have appended the assistant message where it can reach it.</summary>
    Received,

    /// <summary>From a parameter, a field or a captured variable.</summary>
    Outside,
}

/// <summary>Why the witness call has no result, as far as something in the source is to blame.</summary>
[Flags]
internal enum MissingCauses
{
    None = 0,

    /// <summary>A loop took the witness and went on without a result.</summary>
    Skipped = 1,

    /// <summary>A loop was left before the witness had its result.</summary>
    Left = 2,

    /// <summary>As one of the above, after an exception that was caught.</summary>
    Failed = 4,

    /// <summary>Only a part was answered, by a filter or a range, that the witness is not in.</summary>
    Part = 8,

    /// <summary>Only fixed positions were answered, at which the witness is not.</summary>
    Position = 16,

    /// <summary>The history was sent in a round of the loop over the calls, and the witness comes later or has no result yet.</summary>
    SentMidBatch = 32,
}

/// <summary>
/// The calls of one reply on one path. One arbitrary call of them, the witness, is followed: what is true of each choice of
/// it is true of the batch. Where there is no call at all, there is no witness.
/// </summary>
internal sealed record BatchState(BatchSource Source)
{
    /// <summary>How the provider takes the contract.</summary>
    public Dialect Dialect { get; init; } = Dialect.Unknown;

    /// <summary>Whether the calls and their results may stand anywhere in a history, each a message of its own.</summary>
    public bool MayInterleave => this.Dialect.MayInterleave;

    /// <summary>Whether the calls are parts of a message, which may have any number of them.</summary>
    public bool AreParts { get; init; }

    /// <summary>Whether the calls came from outside without the reply that asks for them, which may be one that is known as well.</summary>
    public bool IsWithoutReply { get; init; }

    /// <summary>The history as the reply gives it back: what was sent, and the reply behind it; null where no reply does so.</summary>
    public HistoryState? Transcript { get; init; }

    /// <summary>Whether the client visibly invokes the functions: its results are none of the caller's.</summary>
    public bool IsInvokedByClient { get; init; }

    /// <summary>How many calls there may be.</summary>
    public Naturals Counts { get; init; } = Naturals.All;

    /// <summary>At which position the witness may stand.</summary>
    public Naturals WitnessAt { get; init; } = Naturals.All;

    /// <summary>Whether the witness is the last call; null when either may be.</summary>
    public bool? WitnessIsLast { get; init; }

    /// <summary>The ids, where they are all constants.</summary>
    public ConstantIds? Ids { get; init; }

    /// <summary>The id of the witness among <see cref="Ids"/>.</summary>
    public string? WitnessId { get; init; }

    /// <summary>The name that the witness is known to call, after tests of it.</summary>
    public NameFacts WitnessName { get; init; } = NameFacts.Unknown;

    /// <summary>Whether this path has shown that there are calls.</summary>
    public bool IsTested { get; init; }

    /// <summary>Whether a test on the path has asked whether there are calls; a loop that takes them does not ask.</summary>
    public bool IsAsked { get; init; }

    /// <summary>What the tools of the send that produced the reply are, by number, as in <see cref="OptionsState.Tools"/>; -1 where there were no options.</summary>
    public int Tools { get; init; } = -1;

    /// <summary>Whether the send that produced the reply visibly declared tools.</summary>
    public bool ToolsDeclared { get; init; }

    /// <summary>Whether that send asked for at most one call at a time; some providers ignore it.</summary>
    public bool ParallelCallsDisabled { get; init; }

    /// <summary>Whether a test that we do not understand may have shown that there are no calls.</summary>
    public bool IsDoubted { get; init; }

    /// <summary>
    /// Whether something that we do not follow (a set of ids, a search for a result) decides what is answered: nothing may
    /// be said about the number of results then.
    /// </summary>
    public bool IsUncertain { get; init; }

    /// <summary>Whether the reply or a call of it is stored where an unknown method may find it.</summary>
    public bool IsStored { get; init; }

    /// <summary>Whether the witness got a result since its loop took it up.</summary>
    public bool IsTouched { get; init; }

    /// <summary>Whether an exception was caught since the last result for a call of the batch.</summary>
    public bool ThroughCatch { get; init; }

    public MissingCauses Causes { get; init; }

    /// <summary>The steps that ended a round without a result.</summary>
    public OriginSet Skips { get; init; }

    /// <summary>The calls of helpers that answer the witness on another path than this.</summary>
    public OriginSet Declines { get; init; }

    /// <summary>The steps that left a loop early.</summary>
    public OriginSet Exits { get; init; }

    /// <summary>The <c>catch</c> clauses that were entered.</summary>
    public OriginSet Catches { get; init; }

    /// <summary>The <c>catch</c> clauses behind which the witness got no result.</summary>
    public OriginSet Failures { get; init; }

    /// <summary>The filters and ranges that left the witness out.</summary>
    public OriginSet Filters { get; init; }

    /// <summary>The results that answer fixed positions.</summary>
    public OriginSet Positions { get; init; }

    /// <summary>What picked the calls at fixed positions.</summary>
    public OriginSet Picks { get; init; }

    /// <summary>Null when the facts contradict each other: no run takes this path.</summary>
    public BatchState? Normalized()
    {
        BatchState state = this;
        Naturals nonEmpty = state.Counts.Intersect(Naturals.Positive);
        if (!nonEmpty.IsEmpty)
        {
            Naturals positions = nonEmpty.Max is { } max ? state.WitnessAt.Intersect(Naturals.Below(max)) : state.WitnessAt;
            Naturals counts = positions.IsEmpty
                ? Naturals.None
                : nonEmpty.Intersect(Naturals.AtLeast(positions.Min + (state.WitnessIsLast == false ? 2 : 1)));
            if (state.WitnessIsLast == true)
            {
                counts = counts.Intersect(positions.Shifted(1));
                positions = positions.Intersect(counts.Shifted(-1));
            }

            Naturals possible = new((byte)(counts.Mask | (state.Counts.Mask & Naturals.Zero.Mask)));
            if (positions != state.WitnessAt || possible != state.Counts)
            {
                state = state with { WitnessAt = positions, Counts = possible };
            }
        }

        return state.Counts.IsEmpty ? null : state;
    }

    /// <summary>What still matters once nothing on the path can name a call of the batch: only how it is judged.</summary>
    public BatchState Unnamed()
    {
        bool isSettled = this.WitnessName == NameFacts.Unknown && this.WitnessAt == Naturals.All && this.WitnessIsLast is null && this.IsTouched;
        return isSettled
            ? this
            : this with
            {
                WitnessName = NameFacts.Unknown,
                WitnessAt = Naturals.All,
                WitnessIsLast = null,
                Counts = new((byte)((this.Counts.Mask & Naturals.Zero.Mask) | (this.Counts.Overlaps(Naturals.Positive) ? Naturals.Positive.Mask : 0))),
                IsTouched = true,
                ThroughCatch = this.ThroughCatch && !this.IsTouched && this.Causes == MissingCauses.None,
            };
    }

    /// <summary>The same, with other numbers for the origins.</summary>
    public BatchState WithOrigins(Func<int, int> map) =>
        this.Transcript is null && this.Skips.IsEmpty && this.Declines.IsEmpty && this.Exits.IsEmpty && this.Catches.IsEmpty && this.Failures.IsEmpty && this.Filters.IsEmpty && this.Positions.IsEmpty && this.Picks.IsEmpty
            ? this
            : this with
            {
                Transcript = this.Transcript?.WithOrigins(map),
                Skips = this.Skips.Map(map),
                Declines = this.Declines.Map(map),
                Exits = this.Exits.Map(map),
                Catches = this.Catches.Map(map),
                Failures = this.Failures.Map(map),
                Filters = this.Filters.Map(map),
                Positions = this.Positions.Map(map),
                Picks = this.Picks.Map(map),
            };

    public BatchState Absorb(BatchState equal)
    {
        OriginSet skips = this.Skips.Union(equal.Skips), declines = this.Declines.Union(equal.Declines), exits = this.Exits.Union(equal.Exits), catches = this.Catches.Union(equal.Catches);
        OriginSet failures = this.Failures.Union(equal.Failures), filters = this.Filters.Union(equal.Filters), positions = this.Positions.Union(equal.Positions), picks = this.Picks.Union(equal.Picks);
        return skips.SameOrigins(this.Skips) && declines.SameOrigins(this.Declines) && exits.SameOrigins(this.Exits) && catches.SameOrigins(this.Catches)
            && failures.SameOrigins(this.Failures) && filters.SameOrigins(this.Filters) && positions.SameOrigins(this.Positions) && picks.SameOrigins(this.Picks)
            ? this
            : this with { Skips = skips, Declines = declines, Exits = exits, Catches = catches, Failures = failures, Filters = filters, Positions = positions, Picks = picks };
    }
}

/// <summary>What tests of the name of a call have shown.</summary>
/// <param name="Name">The name, when a test found it.</param>
/// <param name="Excluded">The names that tests excluded, each followed by a line feed, in order.</param>
internal sealed record NameFacts(string? Name, string Excluded)
{
    public static readonly NameFacts Unknown = new(null, string.Empty);

    /// <summary>Whether the call has this name; null when no test has told.</summary>
    public bool? Is(string name) => this.Name is not null
        ? this.Name == name
        : this.Excluded.Split('\n').Contains(name) ? false : null;

    public NameFacts With(string name, bool isName) => isName
        ? new(name, string.Empty)
        : new(null, string.Concat(this.Excluded.Split('\n').Where(part => part.Length > 0).Append(name).OrderBy(part => part, StringComparer.Ordinal).Select(part => part + "\n")));
}

/// <summary>How far a loop over calls has come, seen from the witness.</summary>
internal enum CursorPhase
{
    /// <summary>No round has begun.</summary>
    Fresh,

    /// <summary>The current call is another one, and the witness comes later.</summary>
    Before,

    /// <summary>The current call is the witness.</summary>
    At,

    /// <summary>The current call is another one, and the witness was before (or is not in the sequence).</summary>
    After,
}

/// <summary>A loop over calls that is running.</summary>
/// <param name="CurrentName">What is known of the name of the current call when it is not the witness.</param>
internal sealed record CursorState(CallsValue Calls, CursorPhase Phase, NameFacts CurrentName)
{
    /// <summary>Whether the loop takes other messages of the reply, too.</summary>
    public bool TakesOthers { get; init; }

    /// <summary>Whether the current one is such a message, and no call.</summary>
    public bool IsAtOther { get; init; }
}

/// <summary>Who invokes the functions that a reply asks for.</summary>
internal enum Invoker
{
    Unknown,

    /// <summary>Whoever has sent the request.</summary>
    Caller,

    /// <summary>The client, before it gives the reply.</summary>
    Client,
}

/// <summary>The options of a send.</summary>
internal sealed record OptionsState(bool DeclaresTools, bool DisablesParallelCalls, bool ForbidsCalls = false)
{
    /// <summary>Whether a history is sent with them.</summary>
    public bool CarriesInput { get; init; }

    /// <summary>The history that is sent with them, by number; -1 where they have none, or none that anybody has asked for yet.</summary>
    public int Input { get; init; } = -1;

    /// <summary>
    /// The reply that the provider has the history up to, by the number of its batch; <see cref="NoReply"/>, or <see cref="SomeReply"/>
    /// where it is not known which.
    /// </summary>
    public int PreviousReply { get; init; } = NoReply;

    public const int NoReply = -1;

    public const int SomeReply = -2;

    /// <summary>Who invokes the functions that the model asks for, as far as they say so.</summary>
    public Invoker Invoker { get; init; }

    /// <summary>
    /// What the tools are, by number: the variable or member that they were given by, or the options that they were declared in. Two options
    /// with one number have the same tools.
    /// </summary>
    public int Tools { get; init; } = -1;

    /// <summary>Whether all tools were taken out of them.</summary>
    public bool HasNoTools { get; init; }
}

/// <summary>A history in memory.</summary>
/// <param name="Outlives">Whether somebody can still send it when the body has ended.</param>
internal sealed record HistoryObject(Contract.HistoryState State, bool Outlives)
{
    /// <summary>Whether it outlives the body only because a field or property holds it.</summary>
    public bool IsHeldByMember { get; init; }

    /// <summary>The lists of parts of messages in it: what becomes of them becomes of it.</summary>
    public Collections.IntSet Parts { get; init; } = Collections.IntSet.Empty;

    /// <summary>Whether it existed before: two such histories may be one.</summary>
    public bool IsFromOutside { get; init; }

    /// <summary>The messages, where they were all written down in one expression and nothing was appended since.</summary>
    public WrittenMessages? Written { get; init; }

    /// <summary>The same, with other numbers for the origins.</summary>
    public HistoryObject WithOrigins(Func<int, int> map)
    {
        Contract.HistoryState state = this.State.WithOrigins(map);
        return ReferenceEquals(state, this.State) && this.Written is null ? this : this with { State = state, Written = this.Written?.WithOrigins(map) };
    }

    public HistoryObject Absorb(HistoryObject equal)
    {
        Contract.HistoryState state = this.State.Absorb(equal.State);
        return ReferenceEquals(state, this.State) ? this : this with { State = state };
    }
}
