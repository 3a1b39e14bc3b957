using OpenAI.Chat;

namespace Correct.Adapters;

public sealed record ToolCallDto(string Id, string Name, string Arguments);

public sealed class MessageDto
{
    public string Role { get; init; } = "user";

    public string? Content { get; init; }

    public string? ToolCallId { get; init; }

    public List<ToolCallDto>? ToolCalls { get; init; }
}

/// <summary>From messages of our own to those of the SDK and back, with all that a later turn needs.</summary>
public static class MessageMapper
{
    public static ChatMessage ToChatMessage(MessageDto message) => message.Role switch
    {
        "system" => new SystemChatMessage(message.Content),
        "assistant" when message.ToolCalls is { Count: > 0 } => AssistantWithCalls(message),
        "assistant" => new AssistantChatMessage(message.Content),
        "tool" => new ToolChatMessage(message.ToolCallId!, message.Content ?? ""),
        _ => new UserChatMessage(message.Content),
    };

    /// <summary>The same in the style of old: calls are added after the text.</summary>
    public static ChatMessage Convert(MessageDto source)
    {
        if (source.Role == "system")
        {
            return ChatMessage.CreateSystemMessage(source.Content);
        }
        else if (source.Role == "assistant")
        {
            AssistantChatMessage message = new AssistantChatMessage(source.Content ?? string.Empty);
            if (source.ToolCalls != null)
            {
                foreach (ToolCallDto call in source.ToolCalls)
                {
                    message.ToolCalls.Add(ChatToolCall.CreateFunctionToolCall(call.Id, call.Name, BinaryData.FromString(call.Arguments)));
                }
            }

            return message;
        }
        else if (source.Role == "tool")
        {
            if (source.ToolCallId == null)
            {
                throw new InvalidOperationException("A tool message needs the id of its call.");
            }

            return ChatMessage.CreateToolMessage(source.ToolCallId, source.Content);
        }

        return ChatMessage.CreateUserMessage(source.Content);
    }

    public static MessageDto ToDto(ChatMessage message) => message switch
    {
        AssistantChatMessage assistant => new()
        {
            Role = "assistant",
            Content = TextOf(assistant),
            ToolCalls = [.. assistant.ToolCalls.Select(call => new ToolCallDto(call.Id, call.FunctionName, call.FunctionArguments.ToString()))],
        },
        ToolChatMessage result => new() { Role = "tool", Content = TextOf(result), ToolCallId = result.ToolCallId },
        SystemChatMessage => new() { Role = "system", Content = TextOf(message) },
        _ => new() { Role = "user", Content = TextOf(message) },
    };

    public static List<ChatMessage> ToChatMessages(this IEnumerable<MessageDto> messages) => messages.Select(ToChatMessage).ToList();

    /// <summary>For a chat without tools: nothing is dropped but what must not be there.</summary>
    public static IEnumerable<ChatMessage> ToPlainChat(IEnumerable<MessageDto> messages) =>
        from message in messages
        where !string.IsNullOrEmpty(message.Content) && message.Role is "user" or "assistant"
        select message.Role == "user" ? (ChatMessage)new UserChatMessage(message.Content) : new AssistantChatMessage(message.Content);

    private static AssistantChatMessage AssistantWithCalls(MessageDto message)
    {
        var calls = message.ToolCalls!.Select(call => ChatToolCall.CreateFunctionToolCall(call.Id, call.Name, BinaryData.FromString(call.Arguments)));
        var assistant = new AssistantChatMessage(calls);
        if (!string.IsNullOrEmpty(message.Content))
            assistant.Content.Add(ChatMessageContentPart.CreateTextPart(message.Content));
        return assistant;
    }

    private static string TextOf(ChatMessage message) => string.Concat(message.Content.Select(part => part.Text));
}
