namespace ToolResultsAnalyzer.StrictEndpoint.Contract;

/// <summary>What an item of a responses request is, as far as the contract looks at it.</summary>
public enum ItemKind
{
    /// <summary>A message, reasoning, or anything else.</summary>
    Other,

    /// <summary>One call of the model.</summary>
    Call,

    /// <summary>The output for one call.</summary>
    Output,
}

/// <summary>An item of a responses request.</summary>
/// <param name="CallId">The id of the call it is, or answers; empty for other items.</param>
public sealed record HistoryItem(ItemKind Kind, string CallId = "");
