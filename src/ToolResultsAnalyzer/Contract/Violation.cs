using ToolResultsAnalyzer.Collections;

namespace ToolResultsAnalyzer.Contract;

/// <summary>The ways to break the contract of a history.</summary>
internal enum ViolationKind
{
    /// <summary>A call of the batch has no result.</summary>
    UnansweredCall,

    /// <summary>A result stands in a history that does not hold the assistant message with its call.</summary>
    OrphanResult,

    /// <summary>As <see cref="OrphanResult"/>, where the assistant message is there, but was built without its calls.</summary>
    DroppedCalls,

    /// <summary>A call has a second result.</summary>
    DuplicateResult,

    /// <summary>A result carries an id that none of the calls has it could answer, all of which are known.</summary>
    UnknownId,

    /// <summary>A result carries something that is the id of no call at all: a name, another id, a text.</summary>
    NotAnId,

    /// <summary>A result carries the id of a call as its content, and something else as its id.</summary>
    SwappedArguments,

    /// <summary>A result carries no id.</summary>
    MissingId,

    /// <summary>A result stands in a message of the model, in which no provider looks for one.</summary>
    ResultOfAssistant,

    /// <summary>A result stands in a message of a user or of the system, in which most providers do not look for one.</summary>
    ResultOfOther,

    /// <summary>Another message stands before the last result of the batch.</summary>
    InterruptedBatch,

    /// <summary>The result of a call is added by something that nobody waits for.</summary>
    UnawaitedResult,

    /// <summary>A cancellation leaves a call of the batch without a result, in a history that lives on.</summary>
    CancelledBatch,

    /// <summary>No breach, but the way to one: the calls of a reply to results are never looked at.</summary>
    CallsNotRead,

    /// <summary>Results of a batch stand in several messages, where they belong into one.</summary>
    SplitResults,

    /// <summary>No breach by itself: a result is made for a call that the client answers.</summary>
    ManualResult,
}

/// <summary>One breach of the contract, of the calls of one batch.</summary>
/// <param name="Batch">The batch, or <see cref="NoBatch"/> for a result whose id is a constant that names no call.</param>
internal sealed record Violation(ViolationKind Kind, int Batch)
{
    public const int NoBatch = -1;

    /// <summary>Whether a result is wrong in itself, whatever history it comes into.</summary>
    public bool IsMalformed => this.Kind is ViolationKind.MissingId or ViolationKind.SwappedArguments or ViolationKind.NotAnId or ViolationKind.ResultOfAssistant or ViolationKind.ResultOfOther;

    /// <summary>The offending place: the result, the text of the assistant message, the message that came between.</summary>
    public OriginSet Offender { get; init; }

    /// <summary>Where the assistant message of the batch was appended.</summary>
    public OriginSet Assistant { get; init; }

    /// <summary>The results that were seen for the batch.</summary>
    public OriginSet Results { get; init; }

    /// <summary>The same, with other numbers for the origins.</summary>
    public Violation WithOrigins(Func<int, int> map) => this with { Offender = this.Offender.Map(map), Assistant = this.Assistant.Map(map), Results = this.Results.Map(map) };

    public Violation Absorb(Violation equal)
    {
        OriginSet offender = this.Offender.Union(equal.Offender), assistant = this.Assistant.Union(equal.Assistant), results = this.Results.Union(equal.Results);
        return offender.SameOrigins(this.Offender) && assistant.SameOrigins(this.Assistant) && results.SameOrigins(this.Results)
            ? this
            : this with { Offender = offender, Assistant = assistant, Results = results };
    }
}
