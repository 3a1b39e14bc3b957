using System.Collections.Concurrent;

namespace LookAlikes.Games;

public sealed record Player(string Id, string Name);

/// <summary>What players say, and what their tools (axe, pick, rod) do.</summary>
public class ChatMessage(Player from, string content)
{
    public Player From { get; } = from;

    public string Content { get; } = content;
}

public class UserChatMessage(Player from, string content) : ChatMessage(from, content);

public class ToolChatMessage(string toolCallId, string content) : ChatMessage(new Player(toolCallId, "tool"), content)
{
    public string ToolCallId { get; } = toolCallId;
}

public class AssistantChatMessage(Player from, string content) : ChatMessage(from, content)
{
    public List<ToolUse> ToolCalls { get; } = [];
}

public readonly record struct ToolUse(string Id, string Tool);

public sealed class GameChat
{
    private readonly ConcurrentQueue<ChatMessage> _lines = new();
    private readonly List<ChatMessage> _log = [];

    public event Action<IReadOnlyList<ChatMessage>>? Sent;

    public void UseFirst(AssistantChatMessage message)
    {
        _log.Add(message);
        if (message.ToolCalls.Count > 0)
            _log.Add(new ToolChatMessage(message.ToolCalls.First().Id, "chop"));
        Sent?.Invoke(_log);
    }

    public void UseAll(AssistantChatMessage message)
    {
        _log.Add(message);
        foreach (var use in message.ToolCalls)
        {
            if (use.Tool == "rod")
                continue;

            _log.Add(new ToolChatMessage(use.Id, "chop"));
            _log.Add(new UserChatMessage(message.From, "ouch"));
            _log.Add(new ToolChatMessage(use.Id, "chop again"));
        }

        Sent?.Invoke(_log);
    }

    public void Shout(Player player, string text)
    {
        _lines.Enqueue(new UserChatMessage(player, text));
        _lines.Enqueue(new ToolChatMessage("horn", "toot"));
        while (_lines.Count > 100)
            _lines.TryDequeue(out _);
        Sent?.Invoke([.. _lines]);
    }

    public void Scroll(int lines) => _log.RemoveRange(0, Math.Min(lines, _log.Count));

    public IEnumerable<ChatMessage> Replay(Player player)
    {
        yield return new ToolChatMessage(player.Id, "wakes up");
        foreach (var message in _log.OfType<AssistantChatMessage>().Where(message => message.From == player))
        {
            yield return message;
            if (message.ToolCalls is [var only, ..])
                yield return new ToolChatMessage(only.Id, "again");
        }
    }
}
