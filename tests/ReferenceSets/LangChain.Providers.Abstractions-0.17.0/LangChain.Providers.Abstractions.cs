// Signatures alone, of what concerns chat models in LangChain.Providers.Abstractions 0.17.0.
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace LangChain.Providers
{
    public enum MessageRole
    {
        System,
        Human,
        Ai,
        Chat,
        ToolCall,
        ToolResult,
    }

    public readonly record struct Message(string Content, MessageRole Role, string ToolName = null)
    {
        public static Message Human(string content) => new(content, MessageRole.Human);
        public static Message Ai(string content) => new(content, MessageRole.Ai);
        public static Message Empty { get; } = new("", MessageRole.Human);
    }

    public class ChatToolCall
    {
        public string Id { get; set; }
        public string ToolName { get; set; }
        public string ToolArguments { get; set; }
    }

    public static class MessageStringExtensions
    {
        public static Message AsSystemMessage(this string text) => throw null;
        public static Message AsHumanMessage(this string text) => throw null;
        public static Message AsAiMessage(this string text) => throw null;
        public static Message AsToolCallMessage(this string text, string toolName) => throw null;
        public static Message AsToolResultMessage(this string text, string toolName) => throw null;
        public static Message AsToolResultMessage(this string json, ChatToolCall call) => throw null;
    }

    public class ChatSettings
    {
    }

    public class ChatRequest
    {
        public IReadOnlyCollection<Message> Messages { get; init; }
        public static implicit operator ChatRequest(string message) => throw null;
        public static implicit operator ChatRequest(Message message) => throw null;
        public static implicit operator ChatRequest(Message[] messages) => throw null;
        public static ChatRequest ToChatRequest(IReadOnlyCollection<Message> messages) => throw null;
    }

    public enum ChatResponseFinishReason
    {
        Stop,
        Length,
        ContentFilter,
        ToolCalls,
    }

    public class ChatResponse
    {
        public IReadOnlyList<Message> Messages { get; init; }
        public IReadOnlyList<ChatToolCall> ToolCalls { get; set; }
        public ChatResponseFinishReason? FinishReason { get; init; }
        public Message? LastMessage { get; }
        public string LastMessageContent { get; }
        public static implicit operator Message[](ChatResponse response) => throw null;
        public static implicit operator Message(ChatResponse response) => throw null;
        public static implicit operator string(ChatResponse response) => throw null;
    }

    public interface IChatModel
    {
        bool CallToolsAutomatically { get; set; }
        bool ReplyToToolCallsAutomatically { get; set; }
        IAsyncEnumerable<ChatResponse> GenerateAsync(ChatRequest request, ChatSettings settings = null, CancellationToken cancellationToken = default);
    }
}
