namespace LookAlikes.Ports;

/// <summary>Messages of a client of our own, with the words of everybody.</summary>
public abstract record ChatMessage(string Text);

public sealed record SystemChatMessage(string Text) : ChatMessage(Text);

public sealed record UserChatMessage(string Text) : ChatMessage(Text);

public sealed record AssistantChatMessage : ChatMessage
{
    public AssistantChatMessage(string text)
        : base(text)
    {
    }

    public AssistantChatMessage(ChatCompletion completion)
        : base(completion.Text) => ToolCalls = completion.ToolCalls;

    public IReadOnlyList<ChatToolCall> ToolCalls { get; init; } = [];
}

public sealed record ToolChatMessage(string ToolCallId, string Text) : ChatMessage(Text);

public sealed record ChatToolCall(string Id, string FunctionName, BinaryData FunctionArguments);

public enum ChatFinishReason { Stop, ToolCalls }

public sealed record ChatCompletion(string Id, string Text, IReadOnlyList<ChatToolCall> ToolCalls)
{
    public ChatFinishReason FinishReason => ToolCalls.Count > 0 ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop;
}

/// <summary>Fills in what is missing before it goes out, so nothing has to be complete here.</summary>
public sealed class ChatClient(Func<IEnumerable<ChatMessage>, ChatCompletion> send)
{
    public ChatCompletion CompleteChat(IEnumerable<ChatMessage> messages) => send(messages);

    public Task<ChatCompletion> CompleteChatAsync(IEnumerable<ChatMessage> messages, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(send(messages));
    }
}
