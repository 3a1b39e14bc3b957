using OpenAI.Chat;

namespace Shape;

public sealed record StoredCall(string Id, string Name, string Arguments);

public sealed class StoredMessage
{
    public string Role { get; init; } = "user";

    public string? Content { get; init; }

    public string? CallId { get; init; }

    public List<StoredCall> Calls { get; init; } = [];
}

public interface IMessageStore
{
    Task<IReadOnlyList<StoredMessage>> LoadAsync(Guid id, CancellationToken token);

    Task SaveAsync(Guid id, IReadOnlyList<StoredMessage> stored, CancellationToken token);
}

public sealed class StoredChat(ChatClient client, IMessageStore store, Func<string, BinaryData, string> tool)
{
    private const int Limit = 40;

    public async Task<string> ContinueAsync(Guid id, string question, CancellationToken token)
    {
        var stored = await store.LoadAsync(id, token);
        var messages = stored.Select(ToMessage).ToList();
        messages.Add(new UserChatMessage(question));
        string? answer = null;
        while (answer is null)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, cancellationToken: token);
            messages.Add(new AssistantChatMessage(completion));
            foreach (var call in completion.ToolCalls)
                messages.Add(new ToolChatMessage(call.Id, tool(call.FunctionName, call.FunctionArguments)));
            if (completion.ToolCalls.Count == 0)
                answer = completion.Content.FirstOrDefault()?.Text ?? "";
        }

        await store.SaveAsync(id, Shorten(messages).Select(ToStored).ToList(), token);
        return answer;
    }

    private static IEnumerable<ChatMessage> Shorten(List<ChatMessage> messages)
    {
        if (messages.Count <= Limit)
            return messages;

        var start = messages.Count - Limit;
        while (start < messages.Count && messages[start] is not UserChatMessage)
            start++;
        return messages.Skip(start);
    }

    private static ChatMessage ToMessage(StoredMessage message) => message.Role switch
    {
        "system" => new SystemChatMessage(message.Content),
        "assistant" when message.Calls.Count > 0 => new AssistantChatMessage(message.Calls.Select(call => ChatToolCall.CreateFunctionToolCall(call.Id, call.Name, BinaryData.FromString(call.Arguments)))),
        "assistant" => new AssistantChatMessage(message.Content),
        "tool" => new ToolChatMessage(message.CallId!, message.Content ?? ""),
        _ => new UserChatMessage(message.Content),
    };

    private static StoredMessage ToStored(ChatMessage message) => message switch
    {
        AssistantChatMessage assistant => new()
        {
            Role = "assistant",
            Content = Text(assistant),
            Calls = [.. assistant.ToolCalls.Select(call => new StoredCall(call.Id, call.FunctionName, call.FunctionArguments.ToString()))],
        },
        ToolChatMessage result => new() { Role = "tool", Content = Text(result), CallId = result.ToolCallId },
        SystemChatMessage => new() { Role = "system", Content = Text(message) },
        _ => new() { Role = "user", Content = Text(message) },
    };

    private static string Text(ChatMessage message) => string.Concat(message.Content.Select(part => part.Text));
}
