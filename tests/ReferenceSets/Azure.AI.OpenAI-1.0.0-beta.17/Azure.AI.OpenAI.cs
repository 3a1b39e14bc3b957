// Signatures alone, of what concerns chat completions in Azure.AI.OpenAI 1.0.0-beta.17.
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Azure.AI.OpenAI
{
    public readonly struct ChatRole
    {
        public static ChatRole System => throw null;
        public static ChatRole Assistant => throw null;
        public static ChatRole User => throw null;
        public static ChatRole Tool => throw null;
    }

    public readonly struct CompletionsFinishReason : IEquatable<CompletionsFinishReason>
    {
        public static CompletionsFinishReason Stopped => throw null;
        public static CompletionsFinishReason TokenLimitReached => throw null;
        public static CompletionsFinishReason ContentFiltered => throw null;
        public static CompletionsFinishReason FunctionCall => throw null;
        public static CompletionsFinishReason ToolCalls => throw null;
        public static bool operator ==(CompletionsFinishReason left, CompletionsFinishReason right) => throw null;
        public static bool operator !=(CompletionsFinishReason left, CompletionsFinishReason right) => throw null;
        public bool Equals(CompletionsFinishReason other) => throw null;
        public override bool Equals(object obj) => throw null;
        public override int GetHashCode() => throw null;
    }

    public abstract class ChatCompletionsToolCall
    {
        internal ChatCompletionsToolCall() { }
        public string Id { get; set; }
    }

    public class ChatCompletionsFunctionToolCall : ChatCompletionsToolCall
    {
        public ChatCompletionsFunctionToolCall(string id, string name, string arguments) { }
        public string Name { get; set; }
        public string Arguments { get; set; }
    }

    public abstract class ChatCompletionsToolDefinition { }

    public class ChatCompletionsFunctionToolDefinition : ChatCompletionsToolDefinition
    {
        public string Name { get; set; }
    }

    public class ChatCompletionsToolChoice
    {
        public static readonly ChatCompletionsToolChoice Auto;
        public static readonly ChatCompletionsToolChoice None;
    }

    public abstract class ChatRequestMessage
    {
        public ChatRole Role { get; set; }
    }

    public class ChatRequestSystemMessage : ChatRequestMessage
    {
        public ChatRequestSystemMessage(string content) { }
        public string Content { get; }
    }

    public class ChatRequestUserMessage : ChatRequestMessage
    {
        public ChatRequestUserMessage(string content) { }
        public string Content { get; }
    }

    public class ChatRequestAssistantMessage : ChatRequestMessage
    {
        public ChatRequestAssistantMessage(string content) { }
        public ChatRequestAssistantMessage(ChatResponseMessage responseMessage) { }
        public string Content { get; }
        public string Name { get; set; }
        public IList<ChatCompletionsToolCall> ToolCalls { get; }
    }

    public class ChatRequestToolMessage : ChatRequestMessage
    {
        public ChatRequestToolMessage(string content, string toolCallId) { }
        public string Content { get; }
        public string ToolCallId { get; }
    }

    public class ChatRequestFunctionMessage : ChatRequestMessage
    {
        public ChatRequestFunctionMessage(string name, string content) { }
        public string Name { get; }
        public string Content { get; }
    }

    public class ChatResponseMessage
    {
        internal ChatResponseMessage() { }
        public ChatRole Role { get; }
        public string Content { get; }
        public IReadOnlyList<ChatCompletionsToolCall> ToolCalls { get; }
    }

    public class ChatChoice
    {
        internal ChatChoice() { }
        public ChatResponseMessage Message { get; }
        public int Index { get; }
        public CompletionsFinishReason? FinishReason { get; }
    }

    public class ChatCompletions
    {
        internal ChatCompletions() { }
        public string Id { get; }
        public DateTimeOffset Created { get; }
        public IReadOnlyList<ChatChoice> Choices { get; }
    }

    public class StreamingChatCompletionsUpdate
    {
        internal StreamingChatCompletionsUpdate() { }
        public string Id { get; }
        public string ContentUpdate { get; }
        public CompletionsFinishReason? FinishReason { get; }
    }

    public class StreamingResponse<T> : IAsyncEnumerable<T>
    {
        internal StreamingResponse() { }
        public IAsyncEnumerable<T> EnumerateValues() => throw null;
        public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) => throw null;
    }

    public class ChatCompletionsOptions
    {
        public ChatCompletionsOptions() { }
        public ChatCompletionsOptions(string deploymentName, IEnumerable<ChatRequestMessage> messages) { }
        public IList<ChatRequestMessage> Messages { get; }
        public string DeploymentName { get; set; }
        public float? Temperature { get; set; }
        public IList<ChatCompletionsToolDefinition> Tools { get; }
        public ChatCompletionsToolChoice ToolChoice { get; set; }
    }

    public class OpenAIClient
    {
        public virtual Response<ChatCompletions> GetChatCompletions(ChatCompletionsOptions chatCompletionsOptions, CancellationToken cancellationToken = default) => throw null;
        public virtual Task<Response<ChatCompletions>> GetChatCompletionsAsync(ChatCompletionsOptions chatCompletionsOptions, CancellationToken cancellationToken = default) => throw null;
        public virtual StreamingResponse<StreamingChatCompletionsUpdate> GetChatCompletionsStreaming(ChatCompletionsOptions chatCompletionsOptions, CancellationToken cancellationToken = default) => throw null;
        public virtual Task<StreamingResponse<StreamingChatCompletionsUpdate>> GetChatCompletionsStreamingAsync(ChatCompletionsOptions chatCompletionsOptions, CancellationToken cancellationToken = default) => throw null;
    }
}
