// Signatures alone, of what concerns chat completions in OpenAI-DotNet 8.8.7. Its namespaces are those of the official package.
using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace OpenAI
{
    public enum Role
    {
        System = 1,
        Developer,
        Assistant,
        User,
        [Obsolete]
        Function,
        Tool,
    }

    public sealed class Function
    {
        public string Name { get; }
        public JsonNode Arguments { get; }
    }

    public sealed class Content
    {
        public Content(string input) { }
    }

    public sealed class Tool
    {
        public Tool(Function function) { }
        public string Id { get; }
        public Function Function { get; }
        public static implicit operator Tool(Function function) => throw null;
    }

    public sealed class ToolCall
    {
        public ToolCall(string toolCallId, string functionName, JsonNode functionArguments = null) { }
        public string Id { get; }
        public string Type { get; }
        public Function Function { get; }
        public string InvokeFunction() => throw null;
        public Task<string> InvokeFunctionAsync(CancellationToken cancellationToken = default) => throw null;
    }

    public class OpenAIClient
    {
        public Chat.ChatEndpoint ChatEndpoint { get; }
    }
}

namespace OpenAI.Chat
{
    public sealed class Message
    {
        public Message() { }
        public Message(Role role, IEnumerable<Content> content, string name = null) { }
        public Message(Role role, string content, string name = null) { }
        [Obsolete]
        public Message(Tool tool, string content) { }
        public Message(ToolCall toolCall, string content) { }
        public Message(ToolCall toolCall, IEnumerable<Content> content) { }
        public Message(string toolCallId, string toolFunctionName, IEnumerable<Content> content) { }
        public Role Role { get; }
        public dynamic Content { get; }
        public IReadOnlyList<ToolCall> ToolCalls { get; }
        public string ToolCallId { get; }
        public string Name { get; }
        public static implicit operator string(Message message) => throw null;
    }

    public sealed class Choice
    {
        public Message Message { get; }
        public string FinishReason { get; }
        public static implicit operator string(Choice choice) => throw null;
    }

    public sealed class ChatResponse
    {
        public string Id { get; }
        public IReadOnlyList<Choice> Choices { get; }
        public Choice FirstChoice { get; }
        public static implicit operator string(ChatResponse response) => throw null;
    }

    public sealed class ChatRequest
    {
        public ChatRequest(IEnumerable<Message> messages, IEnumerable<Tool> tools, string toolChoice = null, string model = null) { }
        public ChatRequest(IEnumerable<Message> messages, string model = null) { }
        public IReadOnlyList<Message> Messages { get; }
    }

    public sealed class ChatEndpoint
    {
        public Task<ChatResponse> GetCompletionAsync(ChatRequest chatRequest, CancellationToken cancellationToken = default) => throw null;
        public Task<ChatResponse> StreamCompletionAsync(ChatRequest chatRequest, Action<ChatResponse> resultHandler, bool streamUsage = false, CancellationToken cancellationToken = default) => throw null;
        public IAsyncEnumerable<ChatResponse> StreamCompletionEnumerableAsync(ChatRequest chatRequest, bool streamUsage = false, CancellationToken cancellationToken = default) => throw null;
    }
}
