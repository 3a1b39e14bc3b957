namespace ToolResultsAnalyzer.StrictEndpoint.Contract;

/// <summary>A message of a request, reduced to what the tool-result contract looks at.</summary>
/// <param name="Role">The role on the wire: <c>system</c>, <c>user</c>, <c>assistant</c>, <c>tool</c>, …</param>
/// <param name="ToolCallIds">The ids of the calls an assistant message carries, in order; empty for everything else.</param>
/// <param name="ToolCallId">The id of the call a tool message answers; null for everything else.</param>
public sealed record HistoryMessage(string Role, IReadOnlyList<string> ToolCallIds, string? ToolCallId = null)
{
    /// <summary>A message that neither calls tools nor answers a call.</summary>
    public static HistoryMessage Other(string role) => new(role, []);

    /// <summary>An assistant message with these calls; with none it is an ordinary message.</summary>
    public static HistoryMessage Assistant(params IReadOnlyList<string> toolCallIds) => new("assistant", toolCallIds);

    /// <summary>A tool message that answers the call with this id.</summary>
    public static HistoryMessage Tool(string? toolCallId) => new("tool", [], toolCallId);

    /// <summary>Whether this message stands for the result of a call.</summary>
    public bool IsToolResult => Role == "tool";
}
