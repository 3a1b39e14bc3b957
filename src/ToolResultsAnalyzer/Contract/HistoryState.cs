using ToolResultsAnalyzer.Collections;

namespace ToolResultsAnalyzer.Contract;

/// <summary>What a history began with.</summary>
internal enum HistoryStart
{
    /// <summary>Nothing: everything in it was seen.</summary>
    Empty,

    /// <summary>Messages that were not seen, and that keep the contract as far as they go.</summary>
    Outside,

    /// <summary>It may change behind our back: nothing is known, now or later.</summary>
    Escaped,
}

/// <summary>
/// What is known of a history on one path, seen from one call (the witness, see <see cref="Turn"/>). Each method is one
/// way to change a history; <see cref="Violations"/> is the contract itself:
/// <list type="number">
/// <item>after an assistant message with calls come results for them, and nothing else until each call has one;</item>
/// <item>each call has exactly one result, under its own id;</item>
/// <item>no other result stands anywhere.</item>
/// </list>
/// </summary>
internal sealed record HistoryState(HistoryStart Start)
{
    public static readonly HistoryState Empty = new(HistoryStart.Empty);

    public static readonly HistoryState Outside = new(HistoryStart.Outside);

    public static readonly HistoryState Escaped = new(HistoryStart.Escaped);

    /// <summary>Whether anything but the results of <see cref="Leading"/> is in it.</summary>
    public bool HasMessages { get; init; }

    /// <summary>The results that the list begins with, when it began empty.</summary>
    public Fragment? Leading { get; init; }

    /// <summary>Whether other parts stand before the result of the witness, in a list of parts that begins with results or may do so.</summary>
    public bool IsPreceded { get; init; }

    /// <summary>The other parts that stand before the result of the witness.</summary>
    public OriginSet Preceding { get; init; }

    /// <summary>The last assistant message with calls, as long as it matters.</summary>
    public Turn? Turn { get; init; }

    /// <summary>The last assistant message without calls, as long as it matters.</summary>
    public PlainAssistant? Plain { get; init; }

    /// <summary>Batches whose assistant message may be among the messages that were not seen.</summary>
    public IntSet MayHold { get; init; } = IntSet.Empty;

    /// <summary>
    /// What is wrong already and cannot be mended by what is appended later. One mistake is enough: nothing else is followed in a
    /// broken history.
    /// </summary>
    public Violation? Broken { get; init; }

    /// <summary>Whether nothing that is appended can change what is known.</summary>
    private bool IsClosed => this.Start == HistoryStart.Escaped || this.Broken is not null;

    private bool IsPristine => this.Start == HistoryStart.Empty && !this.HasMessages && this.Leading is null;

    /// <summary>An assistant message with the calls of <paramref name="batch"/> is appended.</summary>
    /// <param name="mayInterleave">Whether the calls may stand anywhere, each a message of its own.</param>
    public HistoryState AppendAssistant(int batch, bool carriesWitness, OriginSet origin, bool mayInterleave = false) =>
        this.IsClosed ? this
        : mayInterleave && this.AppendMessage(origin) is { Turn: { } same } after && same.Batch == batch
            ? after with { Turn = same with { CarriesWitness = same.CarriesWitness || carriesWitness, Assistant = same.Assistant.Union(origin) } }
        : this.Turn is { IsWitnessPending: true } turn ? this.Break(turn.Violation(ViolationKind.UnansweredCall, turn.Interruption.IsEmpty ? origin : turn.Interruption))
        : this.AppendMessage(origin) with { Plain = null, Turn = new(batch, carriesWitness, Answers.None, Interrupted: false) { MayInterleave = mayInterleave, Assistant = origin } };

    /// <summary>An assistant message without calls is appended.</summary>
    /// <param name="ofBatch">The batch of the reply whose text it holds, where that is known.</param>
    /// <param name="text">The text it was built from.</param>
    public HistoryState AppendPlainAssistant(int? ofBatch, OriginSet text, OriginSet origin) =>
        this.IsClosed ? this : this.AppendMessage(origin) with { Plain = new(ofBatch, IsLast: true) { Text = text } };

    /// <summary>A message that is neither an assistant message with calls nor a result is appended.</summary>
    public HistoryState AppendMessage(OriginSet origin)
    {
        if (this.IsClosed)
        {
            return this;
        }

        if (this is { Leading: { MayInterleave: true } early, Turn: null })
        {
            // Its call may come yet.
            return this with
            {
                HasMessages = true,
                Leading = null,
                Turn = new(early.Batch, CarriesWitness: false, early.Answers, Interrupted: false) { MayInterleave = true, Results = early.Results },
            };
        }

        return this with
        {
            HasMessages = true,
            IsPreceded = false,
            Plain = this.Plain?.OfBatch is null ? null : this.Plain with { IsLast = false },
            Turn = this.Turn is { IsWitnessPending: true, Interrupted: false, MayInterleave: false } turn ? turn with { Interrupted = true, Interruption = origin } : this.Turn,
        };
    }

    /// <summary>
    /// A part of a message is appended that is neither a call nor a result, where the results of a message come before its other parts. Which
    /// message a list of parts becomes shows where that is appended.
    /// </summary>
    public HistoryState AppendOtherPart(OriginSet origin) => this switch
    {
        { IsClosed: true } => this,
        { Start: HistoryStart.Empty, HasMessages: false } => this.Leading is null or { Answers: Answers.None } ? this.PrecededBy(origin) : this,
        { Turn: { IsWitnessPending: true, MayInterleave: false } } => this.AppendMessage(origin),
        _ => this,
    };

    /// <summary>Other parts are put before the results of a list of parts.</summary>
    public HistoryState PrecededBy(OriginSet origin) =>
        this is { IsClosed: false, Start: HistoryStart.Empty, HasMessages: false } ? this with { IsPreceded = true, Preceding = this.Preceding.Union(origin) } : this;

    /// <summary>A message of an unknown kind is appended: it may answer what is pending, or hold any reply we know.</summary>
    public HistoryState AppendUnknown(IntSet batches) => this.IsClosed
        ? this
        : this with
        {
            Start = HistoryStart.Outside,
            HasMessages = true,
            IsPreceded = false,
            Leading = null,
            Plain = null,
            MayHold = this.MayHold.Union(batches),
            Turn = this.Turn is { Answers: Answers.None } turn ? turn with { Answers = Answers.Unknown } : this.Turn,
        };

    /// <summary>A result of an unknown id is appended.</summary>
    public HistoryState AppendUnknownResult(OriginSet origin) => this switch
    {
        { IsClosed: true } => this,
        { Turn: { } turn } => this with { Turn = turn with { Answers = Answers.Unknown, Results = turn.Results.Union(origin) } },
        { IsPristine: true } => this with { Leading = new(Violation.NoBatch, Answers.Unknown) { Results = origin } },
        { Leading: { } leading, HasMessages: false } => this with { Leading = leading with { Answers = Answers.Unknown, Results = leading.Results.Union(origin) } },
        _ => this,
    };

    /// <summary>A result for the witness call of <paramref name="batch"/> is appended.</summary>
    /// <param name="mayInterleave">Whether it may stand anywhere, also before its call.</param>
    public HistoryState AppendWitnessResult(int batch, OriginSet origin, bool mayInterleave = false)
    {
        if (this.IsClosed)
        {
            return this;
        }

        if (this.Turn is { } turn && turn.Batch == batch && (turn.CarriesWitness || mayInterleave))
        {
            return turn switch
            {
                { Answers: Answers.One } => this.Break(turn.Violation(ViolationKind.DuplicateResult, origin)),
                { Answers: Answers.None, Interrupted: true } => this.Break(turn.Violation(ViolationKind.InterruptedBatch, turn.Interruption)),
                _ => this with { Turn = turn with { Answers = Answered(turn.Answers), Results = turn.Results.Union(origin) } },
            };
        }

        if (this.IsPristine)
        {
            return this with { Leading = new(batch, Answers.One) { MayInterleave = mayInterleave, Results = origin } };
        }

        if (this is { Leading: { } leading, HasMessages: false, Start: HistoryStart.Empty })
        {
            if (leading.Batch != batch)
            {
                return this.AppendUnknownResult(origin);
            }

            return leading.Answers == Answers.One
                ? this.Break(new(ViolationKind.DuplicateResult, batch) { Offender = origin, Results = leading.Results })
                : this with { Leading = leading with { Answers = Answered(leading.Answers), Results = leading.Results.Union(origin) } };
        }

        if (this.MayHold.Contains(batch))
        {
            return this;
        }

        if (mayInterleave)
        {
            // Its call may come yet; what waits already is judged first.
            return this.Turn is { IsWitnessPending: true } ? this : this with { Turn = new(batch, CarriesWitness: false, Answers.One, Interrupted: false) { MayInterleave = true, Results = origin } };
        }

        return this.Plain is { } plain && (plain.IsLast || plain.OfBatch == batch)
            ? this.Break(new(ViolationKind.DroppedCalls, batch) { Offender = plain.Text, Results = origin })
            : this.Break(new(ViolationKind.OrphanResult, batch) { Offender = origin, Results = origin });
    }

    /// <summary>A result for another call of <paramref name="batch"/> than the witness is appended.</summary>
    /// <param name="mayInterleave">Whether it may stand anywhere, also before its call.</param>
    public HistoryState AppendOtherResult(int batch, OriginSet origin, bool mayInterleave = false) => this switch
    {
        { IsClosed: true } => this,
        { Turn: { } turn } when turn.Batch == batch => this with { Turn = turn with { Results = turn.Results.Union(origin) } },
        { IsPristine: true } => this with { Leading = new(batch, Answers.None) { MayInterleave = mayInterleave, Results = origin } },
        { Leading: { } leading, HasMessages: false } when leading.Batch == batch => this with { Leading = leading with { Results = leading.Results.Union(origin) } },
        _ => this,
    };

    /// <summary>A result is appended whose id is a constant that no call before it has.</summary>
    /// <param name="batch">The batch whose ids are all known and different, or <see cref="Violation.NoBatch"/>.</param>
    public HistoryState AppendForeignResult(int batch, OriginSet origin)
    {
        if (this.IsClosed)
        {
            return this;
        }

        if (batch == Violation.NoBatch && this.Start != HistoryStart.Empty)
        {
            return this.AppendUnknownResult(origin);
        }

        if (this.IsPristine)
        {
            return this with { Leading = new(Violation.NoBatch, Answers.One) { Results = origin } };
        }

        if (this is { Leading: { } leading, HasMessages: false })
        {
            return this with { Leading = leading with { Results = leading.Results.Union(origin) } };
        }

        ViolationKind kind = batch == Violation.NoBatch ? ViolationKind.OrphanResult : ViolationKind.UnknownId;
        return this.Break(new(kind, batch) { Offender = origin, Assistant = this.Turn?.Assistant ?? default, Results = origin });
    }

    /// <summary>A result is appended under something that cannot be the id of a call.</summary>
    /// <param name="batch">The batch whose call it should answer.</param>
    public HistoryState AppendResultWithoutId(int batch, OriginSet id) =>
        this.IsClosed ? this : this.Break(new(ViolationKind.NotAnId, batch) { Offender = id, Assistant = this.Turn?.Assistant ?? default, Results = id });

    /// <summary>
    /// A result is appended that can answer no call, whatever the history holds: wrong also where nothing is known of the history.
    /// </summary>
    /// <param name="kind">What is wrong with it.</param>
    /// <param name="batch">The batch whose call it should answer, or <see cref="Violation.NoBatch"/>.</param>
    /// <param name="offender">The place to blame.</param>
    /// <param name="origin">What makes the result.</param>
    public HistoryState AppendMalformedResult(ViolationKind kind, int batch, OriginSet offender, OriginSet origin) =>
        this.Broken is not null ? this : this.Break(new(kind, batch) { Offender = offender, Assistant = this.Turn?.Assistant ?? default, Results = origin });

    /// <summary>All messages of another sequence are appended, in order.</summary>
    /// <param name="batches">The batches known on the path, for what the sequence may hold unseen.</param>
    public HistoryState AppendAll(HistoryState other, OriginSet origin, IntSet batches)
    {
        if (this.IsClosed)
        {
            return this;
        }

        if (this.IsPristine)
        {
            return other.Start == HistoryStart.Escaped ? Outside with { MayHold = batches } : this.IsPreceded ? other.PrecededBy(this.Preceding) : other;
        }

        if (other.Start != HistoryStart.Empty)
        {
            HistoryState unknown = this.AppendUnknown(batches);
            return other.Broken is { } broken ? unknown.Break(broken) : other.Turn is null ? unknown : unknown with { Turn = other.Turn };
        }

        HistoryState result = other.IsPreceded ? this.AppendOtherPart(other.Preceding) : this;
        if (other.Leading is { } leading)
        {
            result = leading switch
            {
                { Answers: Answers.Unknown } => result.AppendUnknownResult(leading.Results),
                { Batch: Violation.NoBatch } => result.AppendForeignResult(Violation.NoBatch, leading.Results),
                { Answers: Answers.None } => result.AppendOtherResult(leading.Batch, leading.Results, leading.MayInterleave),
                { Answers: Answers.One } => result.AppendWitnessResult(leading.Batch, leading.Results, leading.MayInterleave),
                _ => result.AppendWitnessResult(leading.Batch, leading.Results, leading.MayInterleave).AfterException(),
            };
        }

        if (other.HasMessages && !result.IsClosed)
        {
            result = result.AppendMessage(origin);
            result = result.Turn is { MayInterleave: true } first && other.Turn is { MayInterleave: true } second && first.Batch == second.Batch
                ? first.Answers == Answers.One && second.Answers == Answers.One ? result.Break(first.Violation(ViolationKind.DuplicateResult, second.Results))
                : result with { Plain = other.Plain ?? result.Plain, Turn = first.Join(second) }
                : result.Turn is { IsWitnessPending: true } pending && other.Turn is not null
                ? result.Break(pending.Violation(ViolationKind.UnansweredCall, pending.Interruption))
                : result with { Plain = other.Plain, Turn = other.Turn ?? result.Turn };
        }

        return other.Broken is { } wrong && !result.IsClosed ? result.Break(wrong) : result;
    }

    /// <summary>Messages are removed or replaced that we cannot name: what is left is taken to be right.</summary>
    public HistoryState Forget(IntSet batches) => this.Start == HistoryStart.Escaped ? Escaped : Outside with { MayHold = batches };

    /// <summary>The model took the history: what it held was right, and what comes next begins anew.</summary>
    public HistoryState Sent() => this.Start == HistoryStart.Escaped
        ? Escaped
        : this with { Leading = null, HasMessages = true, IsPreceded = false, Plain = null, Broken = null };

    /// <summary>
    /// A statement threw, and a <c>catch</c> goes on with the history as it was: the results that are in it are not counted
    /// against a second one.
    /// </summary>
    public HistoryState AfterException()
    {
        HistoryState result = this;
        if (this.Turn is { Answers: Answers.One } turn)
        {
            result = result with { Turn = turn with { Answers = Answers.OneBeforeException } };
        }

        return this.Leading is { Answers: Answers.One } leading
            ? result with { Leading = leading with { Answers = Answers.OneBeforeException } }
            : result;
    }

    /// <summary>The result of the witness was added by something that nobody waits for.</summary>
    public HistoryState AnsweredLater(OriginSet origin) => this.Turn is { Answers: Answers.One } turn ? this with { Turn = turn with { Answers = Answers.Later, Late = origin } } : this;

    /// <summary>The history as the provider completes it: the calls of a batch are there already.</summary>
    /// <param name="batch">The batch, or <see cref="Violation.NoBatch"/> where it is not known.</param>
    /// <param name="batches">The batches known on the path: their calls may be there, too.</param>
    public HistoryState AfterCallsElsewhere(int batch, IntSet batches)
    {
        HistoryState before = Outside with { MayHold = batches };
        if (batch != Violation.NoBatch)
        {
            before = before.AppendAssistant(batch, carriesWitness: true, default, mayInterleave: true);
        }

        HistoryState here = this.Turn is { IsOrphaned: true } orphaned && orphaned.Batch != batch ? this with { Turn = null } : this;
        return here.Start switch
        {
            HistoryStart.Escaped => here,
            HistoryStart.Outside => here.Turn is { } turn && turn.Batch == batch && !turn.CarriesWitness ? here with { Turn = turn with { CarriesWitness = true } } : here,
            _ => before.AppendAll(here, default, batches),
        };
    }

    /// <summary>What no longer is told apart once nothing on the path can name a call of <paramref name="batch"/>.</summary>
    public HistoryState WithoutBatch(int batch)
    {
        HistoryState result = this.MayHold.Contains(batch) ? this with { MayHold = this.MayHold.Without(batch) } : this;
        if (result.Turn is { } turn && turn.Batch == batch && !turn.IsWitnessPending && !turn.IsOrphaned && turn.Answers != Answers.Later)
        {
            result = result with { Turn = null };
        }

        return result.Plain?.OfBatch == batch ? result with { Plain = result.Plain!.IsLast ? result.Plain with { OfBatch = null } : null } : result;
    }

    /// <summary>The state after a batch of this number was replaced by a new one: what it said of the old one is unknown.</summary>
    public HistoryState WithBatchReplaced(int batch)
    {
        HistoryState result = this.WithoutBatch(batch);
        return result.Turn?.Batch == batch || result.Leading?.Batch == batch || result.Broken?.Batch == batch
            ? Outside with { Start = this.Start == HistoryStart.Escaped ? HistoryStart.Escaped : HistoryStart.Outside }
            : result;
    }

    /// <summary>The same, with other numbers for the origins.</summary>
    public HistoryState WithOrigins(Func<int, int> map) => this is { IsPreceded: false, Leading: null, Turn: null, Plain: null, Broken: null }
        ? this
        : this with { Preceding = this.Preceding.Map(map), Leading = this.Leading?.WithOrigins(map), Turn = this.Turn?.WithOrigins(map), Plain = this.Plain?.WithOrigins(map), Broken = this.Broken?.WithOrigins(map) };

    public bool Mentions(int batch) =>
        this.Turn?.Batch == batch || this.Leading?.Batch == batch || this.Plain?.OfBatch == batch || this.Broken?.Batch == batch;

    /// <summary>What is wrong with the history if it is sent as it stands.</summary>
    public IEnumerable<Violation> Violations()
    {
        if (this.Broken is { } broken)
        {
            yield return broken;
            yield break;
        }

        if (this.Start == HistoryStart.Escaped)
        {
            yield break;
        }

        if (this is { Start: HistoryStart.Empty, Leading: { } leading } && leading.Answers is Answers.One or Answers.OneBeforeException)
        {
            yield return new(ViolationKind.OrphanResult, leading.Batch) { Offender = leading.Results, Results = leading.Results };
        }

        if (this.Turn is { IsWitnessPending: true } turn)
        {
            yield return turn.Violation(ViolationKind.UnansweredCall, turn.Interruption);
        }

        if (this.Turn is { IsOrphaned: true } orphaned)
        {
            yield return this.Plain is { } plain && (plain.IsLast || plain.OfBatch == orphaned.Batch)
                ? new(ViolationKind.DroppedCalls, orphaned.Batch) { Offender = plain.Text, Results = orphaned.Results }
                : new(ViolationKind.OrphanResult, orphaned.Batch) { Offender = orphaned.Results, Results = orphaned.Results };
        }

        if (this.Turn is { Answers: Answers.Later } late)
        {
            yield return late.Violation(ViolationKind.UnawaitedResult, late.Late);
        }
    }

    public bool Equals(HistoryState? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && this.Start == other.Start
            && this.HasMessages == other.HasMessages
            && this.IsPreceded == other.IsPreceded
            && Equals(this.Leading, other.Leading)
            && Equals(this.Turn, other.Turn)
            && Equals(this.Plain, other.Plain)
            && this.MayHold.Equals(other.MayHold)
            && Equals(this.Broken, other.Broken));

    public override int GetHashCode()
    {
        int hash = ((int)this.Start * 31) + (this.HasMessages ? 1 : 0) + (this.IsPreceded ? 2 : 0);
        hash = unchecked((hash * 31) + (this.Leading?.GetHashCode() ?? 0));
        hash = unchecked((hash * 31) + (this.Turn?.GetHashCode() ?? 0));
        hash = unchecked((hash * 31) + (this.Plain?.GetHashCode() ?? 0));
        hash = unchecked((hash * 31) + this.MayHold.GetHashCode());
        return unchecked((hash * 31) + (this.Broken?.GetHashCode() ?? 0));
    }

    /// <summary>Joins the origins of an equal state; this very object when they were all known.</summary>
    public HistoryState Absorb(HistoryState equal)
    {
        if (ReferenceEquals(this, equal))
        {
            return this;
        }

        Fragment? leading = this.Leading?.Absorb(equal.Leading!);
        Turn? turn = this.Turn?.Absorb(equal.Turn!);
        PlainAssistant? plain = this.Plain?.Absorb(equal.Plain!);
        Violation? broken = this.Broken?.Absorb(equal.Broken!);
        OriginSet preceding = this.Preceding.Union(equal.Preceding);
        return ReferenceEquals(leading, this.Leading) && ReferenceEquals(turn, this.Turn) && ReferenceEquals(plain, this.Plain) && ReferenceEquals(broken, this.Broken) && preceding.SameOrigins(this.Preceding)
            ? this
            : this with { Preceding = preceding, Leading = leading, Turn = turn, Plain = plain, Broken = broken };
    }

    private static Answers Answered(Answers before) => before switch
    {
        Answers.Unknown => Answers.Unknown,
        Answers.OneBeforeException => Answers.OneBeforeException,
        _ => Answers.One,
    };

    private HistoryState Break(Violation violation) => this with
    {
        HasMessages = true,
        IsPreceded = false,
        Leading = null,
        Turn = null,
        Plain = null,
        MayHold = IntSet.Empty,
        Broken = violation,
    };
}
