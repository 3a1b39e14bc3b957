namespace ToolResultsAnalyzer.StrictEndpoint.Contract;

/// <summary>The way in which a history breaks the contract.</summary>
public enum BreachKind
{
    /// <summary>A call has no result when something else follows, or when the history ends.</summary>
    MissingResult,

    /// <summary>A result stands where no call waits for one. A second result for the same call is such a result.</summary>
    OrphanResult,

    /// <summary>A result names a call that is not among those that wait.</summary>
    UnknownCallId,

    /// <summary>Two calls have one id, where ids must be unique in the whole history.</summary>
    RepeatedCallId,
}

/// <summary>Why a history is refused, in the provider's own words.</summary>
/// <param name="Kind">The kind of the breach.</param>
/// <param name="Message">The provider's error text.</param>
/// <param name="Param">The part of the request that the provider blames.</param>
public sealed record ContractBreach(BreachKind Kind, string Message, string Param)
{
    /// <summary>The text for calls without a result.</summary>
    public static string MissingResultText(params IEnumerable<string> unansweredIds) =>
        "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. " +
        $"The following tool_call_ids did not have response messages: {string.Join(", ", unansweredIds)}";

    /// <summary>The text for a result that no call waits for. The spelling is the provider's.</summary>
    public const string OrphanResultText =
        "Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.";

    /// <summary>The text for a result under an id that the waiting calls do not have.</summary>
    public static string UnknownCallIdText(string id) =>
        $"Invalid parameter: 'tool_call_id' of '{id}' not found in 'tool_calls' of previous message.";
}
