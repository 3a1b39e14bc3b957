using System.Collections.Concurrent;
using Correct.Tools;
using OpenAI.Chat;

namespace Correct.Stores;

public interface IConversationLog
{
    IReadOnlyList<ChatMessage> Messages { get; }

    void AppendUser(string text);

    void AppendAssistant(ChatCompletion completion);

    void AppendToolResult(ChatToolCall call, string content);
}

/// <summary>The only one that writes to its list.</summary>
public sealed class ConversationLog : IConversationLog
{
    private readonly List<ChatMessage> _messages = [];

    public IReadOnlyList<ChatMessage> Messages => _messages;

    public void AppendUser(string text) => _messages.Add(new UserChatMessage(text));

    public void AppendAssistant(ChatCompletion completion) => _messages.Add(new AssistantChatMessage(completion));

    public void AppendToolResult(ChatToolCall call, string content) => _messages.Add(new ToolChatMessage(call.Id, content));
}

public sealed class MemoryStore
{
    private readonly ConcurrentDictionary<Guid, ConversationLog> _logs = new();

    public async Task<string> ContinueAsync(Guid id, string text, ChatClient client, IToolbox toolbox)
    {
        var log = _logs.GetOrAdd(id, _ => new ConversationLog());
        log.AppendUser(text);
        return await RunAsync(log, client, toolbox);
    }

    /// <summary>Goes through an interface: what the log does with a result is its own business.</summary>
    public static async Task<string> RunAsync(IConversationLog log, ChatClient client, IToolbox toolbox)
    {
        var options = ChatOptions.For(toolbox);
        while (true)
        {
            ChatCompletion completion = await client.CompleteChatAsync(log.Messages, options);
            log.AppendAssistant(completion);
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            foreach (var call in completion.ToolCalls)
                log.AppendToolResult(call, await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments));
        }
    }

    /// <summary>A copy to go on with elsewhere, up to the last answer that is whole.</summary>
    public List<ChatMessage> Fork(Guid id)
    {
        if (!_logs.TryGetValue(id, out var log))
            return [];

        var copy = log.Messages.ToList();
        while (copy.Count > 0 && copy[^1] is not AssistantChatMessage { ToolCalls.Count: 0 })
            copy.RemoveAt(copy.Count - 1);
        return copy;
    }
}
