using LogHistory = System.Collections.Generic.List<LookAlikes.Logs.ChatMessage>;

namespace LookAlikes.Logs;

/// <summary>Lines of a log about chats: they are written in whatever order things happen.</summary>
public record ChatMessage(DateTimeOffset At, string Content);

public sealed record AssistantChatMessage(DateTimeOffset At, string Content, IReadOnlyList<(string Id, string Name)> ToolCalls) : ChatMessage(At, Content);

public sealed record ToolChatMessage(DateTimeOffset At, string ToolCallId, string Content) : ChatMessage(At, Content);

/// <summary>Keeps lines of chats that are told by the events of the real thing.</summary>
public sealed class LogMessages(TextWriter writer)
{
    private readonly LogHistory _history = [];

    public void LogReply(OpenAI.Chat.ChatCompletion completion)
    {
        _history.Add(new AssistantChatMessage(completion.CreatedAt, "reply", [.. completion.ToolCalls.Select(call => (call.Id, call.FunctionName))]));
        if (completion.ToolCalls.Count > 0)
            _history.Add(new ToolChatMessage(completion.CreatedAt, completion.ToolCalls[0].Id, "first"));
        CompleteChat(_history);
    }

    public void LogFailures(OpenAI.Chat.ChatCompletion completion, Func<string, bool> failed)
    {
        foreach (var call in completion.ToolCalls)
        {
            if (failed(call.Id))
                _history.Add(new ToolChatMessage(DateTimeOffset.Now, call.FunctionName, "failed"));
        }

        CompleteChat(_history);
    }

    public void LogResults(IEnumerable<OpenAI.Chat.ChatMessage> messages)
    {
        foreach (var message in messages)
        {
            if (message is OpenAI.Chat.ToolChatMessage result)
                _history.Add(new ToolChatMessage(DateTimeOffset.Now, result.ToolCallId, ""));
            else if (message is OpenAI.Chat.AssistantChatMessage assistant)
                _history.Add(new AssistantChatMessage(DateTimeOffset.Now, assistant.Content.Count > 0 ? assistant.Content[0].Text : "", []));
        }

        CompleteChat(_history);
    }

    private void CompleteChat(IEnumerable<ChatMessage> lines)
    {
        foreach (var line in lines)
            writer.WriteLine(line);
        _history.Clear();
    }
}
