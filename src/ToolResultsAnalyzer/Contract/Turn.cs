using ToolResultsAnalyzer.Collections;

namespace ToolResultsAnalyzer.Contract;

/// <summary>How many results the witness call has.</summary>
internal enum Answers
{
    None,

    One,

    /// <summary>
    /// One, added before a statement that threw: a second one in a <c>catch</c> is not held against the code (a known
    /// limitation, silent on purpose).
    /// </summary>
    OneBeforeException,

    /// <summary>One, added by something that nobody waits for: it may come too late.</summary>
    Later,

    /// <summary>A result of an unknown id was added, or something unknown may have added one.</summary>
    Unknown,
}

/// <summary>
/// The last assistant message with calls, and what came after it. "The" call is the <em>witness</em>: one arbitrary call of
/// the batch that a path follows from the reply to the send. A batch is answered when each choice of the witness is.
/// </summary>
/// <param name="Batch">The batch of the message.</param>
/// <param name="CarriesWitness">False where the message was rebuilt from other calls of the batch only.</param>
/// <param name="Answers">The results of the witness call after the message.</param>
/// <param name="Interrupted">Whether another message came while the witness call had no result.</param>
internal sealed record Turn(int Batch, bool CarriesWitness, Answers Answers, bool Interrupted)
{
    /// <summary>Where the assistant message was appended.</summary>
    public OriginSet Assistant { get; init; }

    /// <summary>The results of the batch that were appended, also those of other calls than the witness.</summary>
    public OriginSet Results { get; init; }

    /// <summary>The message that came while the witness call had no result.</summary>
    public OriginSet Interruption { get; init; }

    /// <summary>Whether other messages may stand between the call and its result, and in any order: what counts is what is in the history.</summary>
    public bool MayInterleave { get; init; }

    /// <summary>Whether the witness has a result and is not in the history itself.</summary>
    public bool IsOrphaned => this is { MayInterleave: true, CarriesWitness: false, Answers: Answers.One or Answers.OneBeforeException };

    /// <summary>Whether a message has come that holds results of the batch, where all of them belong into one.</summary>
    public bool HasMessageOfResults { get; init; }

    /// <summary>What adds the result without being waited for.</summary>
    public OriginSet Late { get; init; }

    public bool IsWitnessPending => this.CarriesWitness && this.Answers == Answers.None;

    public Violation Violation(ViolationKind kind, OriginSet offender) =>
        new(kind, this.Batch) { Offender = offender, Assistant = this.Assistant, Results = this.Results };

    /// <summary>The turn of two parts of a history, of which the one follows the other.</summary>
    public Turn Join(Turn next) => this with
    {
        CarriesWitness = this.CarriesWitness || next.CarriesWitness,
        Answers = this.Answers == Answers.None ? next.Answers : this.Answers,
        Assistant = this.Assistant.Union(next.Assistant),
        Results = this.Results.Union(next.Results),
    };

    /// <summary>The same, with other numbers for the origins.</summary>
    public Turn WithOrigins(Func<int, int> map) => this with { Assistant = this.Assistant.Map(map), Results = this.Results.Map(map), Interruption = this.Interruption.Map(map), Late = this.Late.Map(map) };

    public Turn Absorb(Turn equal)
    {
        OriginSet assistant = this.Assistant.Union(equal.Assistant), results = this.Results.Union(equal.Results), interruption = this.Interruption.Union(equal.Interruption), late = this.Late.Union(equal.Late);
        return assistant.SameOrigins(this.Assistant) && results.SameOrigins(this.Results) && interruption.SameOrigins(this.Interruption) && late.SameOrigins(this.Late)
            ? this
            : this with { Assistant = assistant, Results = results, Interruption = interruption, Late = late };
    }
}

/// <summary>
/// Results at the beginning of a list that holds no assistant message before them: wrong where the list is sent, right
/// where it is appended to a history that waits for just these results.
/// </summary>
/// <param name="Batch">Whose results they are; <see cref="Violation.NoBatch"/> for a constant id.</param>
internal sealed record Fragment(int Batch, Answers Answers)
{
    /// <inheritdoc cref="Turn.MayInterleave"/>
    public bool MayInterleave { get; init; }

    public OriginSet Results { get; init; }

    /// <summary>The same, with other numbers for the origins.</summary>
    public Fragment WithOrigins(Func<int, int> map) => this with { Results = this.Results.Map(map) };

    public Fragment Absorb(Fragment equal)
    {
        OriginSet results = this.Results.Union(equal.Results);
        return results.SameOrigins(this.Results) ? this : this with { Results = results };
    }
}

/// <summary>An assistant message without calls, which may stand where the reply itself should.</summary>
/// <param name="OfBatch">The batch of the reply whose text it was built from, or null for any other text.</param>
/// <param name="IsLast">Whether nothing came after it.</param>
internal sealed record PlainAssistant(int? OfBatch, bool IsLast)
{
    /// <summary>The text it was built from.</summary>
    public OriginSet Text { get; init; }

    /// <summary>The same, with other numbers for the origins.</summary>
    public PlainAssistant WithOrigins(Func<int, int> map) => this with { Text = this.Text.Map(map) };

    public PlainAssistant Absorb(PlainAssistant equal)
    {
        OriginSet text = this.Text.Union(equal.Text);
        return text.SameOrigins(this.Text) ? this : this with { Text = text };
    }
}
