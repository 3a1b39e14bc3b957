namespace LookAlikes.Bus;

/// <summary>Messages of a bus, for tools of a workshop.</summary>
public abstract class ChatMessage
{
    public required string Topic { get; init; }
}

public sealed class ToolChatMessage(string toolCallId, string content) : ChatMessage
{
    public string ToolCallId { get; } = toolCallId;

    public string Content { get; } = content;
}

public sealed class AssistantChatMessage(params ToolOrder[] toolCalls) : ChatMessage
{
    public IReadOnlyList<ToolOrder> ToolCalls { get; } = toolCalls;
}

public sealed class ToolOrder(string id, string functionName)
{
    public string Id { get; } = id;

    public string FunctionName { get; } = functionName;
}

public interface IMessageBus
{
    void Publish(IEnumerable<ChatMessage> messages);

    /// <summary>The number of the parcel.</summary>
    int CompleteChat(IReadOnlyCollection<ChatMessage> messages);

    AssistantChatMessage Next();
}
