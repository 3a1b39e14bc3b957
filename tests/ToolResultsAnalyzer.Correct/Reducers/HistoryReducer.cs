using OpenAI.Chat;

namespace Correct.Reducers;

/// <summary>Cuts histories where no batch is cut: before a message of the user.</summary>
public static class HistoryReducer
{
    /// <summary>The system messages and as many of the last messages as begin with one of the user.</summary>
    public static List<ChatMessage> Reduce(IReadOnlyList<ChatMessage> history, int target)
    {
        if (history.Count <= target)
            return [.. history];

        var start = Math.Max(0, history.Count - target);
        while (start < history.Count && history[start] is not UserChatMessage)
            start++;

        return [.. history.Take(start).OfType<SystemChatMessage>(), .. history.Skip(start)];
    }

    /// <summary>Whole turns go, the oldest first.</summary>
    public static void DropOldestTurns(List<ChatMessage> history, int maxMessages)
    {
        while (history.Count > maxMessages)
        {
            var first = history.FindIndex(message => message is UserChatMessage);
            var second = first < 0 ? -1 : history.FindIndex(first + 1, message => message is UserChatMessage);
            if (second < 0)
                return;

            history.RemoveRange(first, second - first);
        }
    }

    /// <summary>An assistant message with calls and its results are one group, and stay or go together.</summary>
    public static IEnumerable<IReadOnlyList<ChatMessage>> Group(IEnumerable<ChatMessage> history)
    {
        var group = new List<ChatMessage>();
        foreach (var message in history)
        {
            if (message is not ToolChatMessage && group.Count > 0)
            {
                yield return group;
                group = [];
            }

            group.Add(message);
        }

        if (group.Count > 0)
            yield return group;
    }

    public static List<ChatMessage> KeepLastGroups(IEnumerable<ChatMessage> history, int count) =>
        Group(history).TakeLast(count).SelectMany(group => group).ToList();

    /// <summary>Calls and their results go both; what was said stays.</summary>
    public static List<ChatMessage> WithoutTools(IEnumerable<ChatMessage> history)
    {
        var plain = new List<ChatMessage>();
        foreach (var message in history)
        {
            if (message is ToolChatMessage)
                continue;
            if (message is AssistantChatMessage { ToolCalls.Count: > 0 } assistant)
            {
                var text = string.Concat(assistant.Content.Select(part => part.Text));
                if (text.Length > 0)
                    plain.Add(new AssistantChatMessage(text));
                continue;
            }

            plain.Add(message);
        }

        return plain;
    }

    /// <summary>Long results of old turns become short ones, under the same ids.</summary>
    public static void ShortenResults(IList<ChatMessage> history, int keep)
    {
        for (var i = 0; i < history.Count - keep; i++)
        {
            if (history[i] is ToolChatMessage { ToolCallId: var id } result && result.Content.Sum(part => part.Text.Length) > 1000)
                history[i] = new ToolChatMessage(id, result.Content[0].Text[..Math.Min(200, result.Content[0].Text.Length)] + " …");
        }
    }
}
