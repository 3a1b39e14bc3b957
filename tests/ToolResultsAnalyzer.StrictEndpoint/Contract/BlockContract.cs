namespace ToolResultsAnalyzer.StrictEndpoint.Contract;

/// <summary>
/// The contract of messages: the turn of the user right after a turn with calls begins with the results for exactly its calls, each
/// call exactly one; no other turn has results.
/// </summary>
/// <remarks>
/// Messages of one role in a row are one turn. Turns are read from first to last and the first breach is reported: a call without a
/// result is blamed on the turn of the call. The texts are those that are quoted in public reports.
/// </remarks>
public static class BlockContract
{
    /// <summary>Returns the first breach of <paramref name="messages"/>, or null if they may be sent.</summary>
    public static ContractBreach? FindBreach(IReadOnlyList<HistoryTurn> messages)
    {
        HashSet<string> known = [];
        IReadOnlyList<string> waiting = [];
        string caller = "";

        foreach ((int index, HistoryTurn turn) in Combine(messages))
        {
            string place = $"messages.{index}";
            if (waiting.Except(turn.LeadingResults).ToList() is { Count: > 0 } unanswered)
                return new(BreachKind.MissingResult, MissingText(unanswered), caller);

            if (turn.Results.Except(waiting).ToList() is { Count: > 0 } unexpected)
                return new(BreachKind.OrphanResult, OrphanText(unexpected), place);

            if (FirstRepeated(turn.Results) is { } answeredTwice)
                return new(BreachKind.OrphanResult, RepeatedResultText(answeredTwice), place);

            if (turn.Calls.Any(id => !known.Add(id)))
                return new(BreachKind.RepeatedCallId, RepeatedCallText, place);

            waiting = turn.Calls;
            caller = place;
        }

        return waiting.Count > 0 ? new(BreachKind.MissingResult, MissingText(waiting), caller) : null;
    }

    /// <summary>The text for calls without a result.</summary>
    public static string MissingText(params IEnumerable<string> ids) =>
        $"`tool_use` ids were found without `tool_result` blocks immediately after: {string.Join(", ", ids)}. " +
        "Each `tool_use` block must have a corresponding `tool_result` block in the next message.";

    /// <summary>The text for results without a call.</summary>
    public static string OrphanText(params IEnumerable<string> ids) =>
        $"unexpected `tool_use_id` found in `tool_result` blocks: {string.Join(", ", ids)}. " +
        "Each `tool_result` block must have a corresponding `tool_use` block in the previous message.";

    /// <summary>The text for a second result of one call.</summary>
    public static string RepeatedResultText(string id) =>
        $"each tool_use must have a single result. Found multiple `tool_result` blocks with id: {id}";

    /// <summary>The text for two calls of one id, in one turn or in several.</summary>
    public const string RepeatedCallText = "`tool_use` ids must be unique";

    /// <summary>The turns, each with the index of its first message.</summary>
    private static IReadOnlyList<(int Index, HistoryTurn Turn)> Combine(IReadOnlyList<HistoryTurn> messages)
    {
        List<(int Index, HistoryTurn Turn)> turns = [];
        for (int i = 0; i < messages.Count; i++)
        {
            if (turns.Count > 0 && turns[^1].Turn.Role == messages[i].Role)
                turns[^1] = (turns[^1].Index, new(messages[i].Role, [.. turns[^1].Turn.Blocks, .. messages[i].Blocks]));
            else
                turns.Add((i, messages[i]));
        }

        return turns;
    }

    private static string? FirstRepeated(IReadOnlyList<string> ids) => ids.Where((id, i) => ids.Take(i).Contains(id)).FirstOrDefault();
}
