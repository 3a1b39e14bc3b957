namespace ToolResultsAnalyzer.StrictEndpoint.Contract;

/// <summary>
/// The contract itself: after an assistant message with calls come the results for exactly its calls, nothing else until
/// each call has one, each call exactly one under its own id, and no other result anywhere.
/// </summary>
/// <remarks>
/// Messages are read from first to last and the first breach is reported, as the provider does. This class decides what
/// "breaks" means for everything that is tested against it, so it stays small enough to be checked by eye.
/// </remarks>
public static class ToolResultContract
{
    /// <summary>Returns the first breach of <paramref name="messages"/>, or null if they may be sent.</summary>
    public static ContractBreach? FindBreach(IReadOnlyList<HistoryMessage> messages)
    {
        IReadOnlyList<string> batch = [];
        List<string> waiting = [];

        for (int i = 0; i < messages.Count; i++)
        {
            HistoryMessage message = messages[i];
            if (message.IsToolResult)
            {
                string id = message.ToolCallId ?? "";
                if (waiting.Remove(id))
                    continue;

                // A second result for a call of this batch answers nothing, like one that stands alone.
                return waiting.Count == 0 || batch.Contains(id)
                    ? new(BreachKind.OrphanResult, ContractBreach.OrphanResultText, $"messages.[{i}].role")
                    : new(BreachKind.UnknownCallId, ContractBreach.UnknownCallIdText(id), $"messages.[{i}].tool_call_id");
            }

            if (waiting.Count > 0)
                return new(BreachKind.MissingResult, ContractBreach.MissingResultText(waiting), $"messages.[{i}].role");

            batch = message.ToolCallIds;
            waiting.AddRange(batch);
        }

        return waiting.Count > 0
            ? new(BreachKind.MissingResult, ContractBreach.MissingResultText(waiting), "messages")
            : null;
    }
}
