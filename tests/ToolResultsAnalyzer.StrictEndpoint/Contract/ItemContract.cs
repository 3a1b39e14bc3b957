namespace ToolResultsAnalyzer.StrictEndpoint.Contract;

/// <summary>The contract of responses: each call has exactly one output, each output its call; they may stand anywhere.</summary>
/// <remarks>
/// The texts are those that are quoted in public reports. For a second output of one call there is none: it gets that of an output
/// without a call, since the call is taken.
/// </remarks>
public static class ItemContract
{
    /// <summary>Returns the first breach of <paramref name="items"/>, outputs before calls, or null if they may be sent.</summary>
    public static ContractBreach? FindBreach(IReadOnlyList<HistoryItem> items)
    {
        List<string> waiting = [.. items.Where(item => item.Kind == ItemKind.Call).Select(item => item.CallId)];
        foreach (HistoryItem output in items.Where(item => item.Kind == ItemKind.Output))
        {
            if (!waiting.Remove(output.CallId))
                return new(BreachKind.OrphanResult, OrphanText(output.CallId), "input");
        }

        return waiting.Count > 0 ? new(BreachKind.MissingResult, MissingText(waiting[0]), "input") : null;
    }

    /// <summary>The text for a call without an output.</summary>
    public static string MissingText(string callId) => $"No tool output found for function call {callId}.";

    /// <summary>The text for an output without a call.</summary>
    public static string OrphanText(string callId) => $"No tool call found for function call output with call_id {callId}.";
}
