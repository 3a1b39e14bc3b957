// Signatures alone, of what concerns messages in Anthropic.SDK 5.10.0.
using System.Collections.Generic;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace Anthropic.SDK
{
    public class AnthropicClient
    {
        public Messaging.MessagesEndpoint Messages { get; }
    }

    public class VertexAIClient
    {
        public Messaging.VertexAIMessagesEndpoint Messages { get; }
    }
}

namespace Anthropic.SDK.Common
{
    public sealed class Function
    {
        public string Id { get; set; }
        public string Name { get; }
        public JsonNode Arguments { get; set; }
        public Task<T> InvokeAsync<T>(CancellationToken cancellationToken = default) => throw null;
    }

    public class Tool
    {
        public Function Function { get; }
    }
}

namespace Anthropic.SDK.Messaging
{
    using Anthropic.SDK.Common;

    public enum RoleType
    {
        User,
        Assistant,
    }

    public class CacheControl
    {
    }

    public abstract class ContentBase
    {
        public CacheControl CacheControl { get; set; }
    }

    public class TextContent : ContentBase
    {
        public string Text { get; set; }
        public static implicit operator string(TextContent choice) => throw null;
    }

    public class ThinkingContent : ContentBase
    {
        public string Thinking { get; set; }
        public string Signature { get; set; }
    }

    public class RedactedThinkingContent : ContentBase
    {
        public string Data { get; set; }
    }

    public class ImageSource
    {
        public string MediaType { get; set; }
        public string Data { get; set; }
    }

    public class ImageContent : ContentBase
    {
        public ImageSource Source { get; set; }
    }

    public class DocumentContent : ContentBase
    {
        public string Title { get; set; }
    }

    public class ServerToolUseContent : ContentBase
    {
        public string Id { get; set; }
        public string Name { get; set; }
    }

    public class WebSearchToolResultContent : ContentBase
    {
        public string ToolUseId { get; set; }
        public List<ContentBase> Content { get; set; }
    }

    public class ToolUseContent : ContentBase
    {
        public string Id { get; set; }
        public string Name { get; set; }
        public JsonNode Input { get; set; }
    }

    public class ToolResultContent : ContentBase
    {
        public string ToolUseId { get; set; }
        public List<ContentBase> Content { get; set; }
        public bool? IsError { get; set; }
    }

    public class Message
    {
        public Message() { }
        public Message(RoleType role, string text, CacheControl cacheControl = null) { }
        public Message(RoleType role, DocumentContent content) { }
        public Message(Function toolCall, string functionResult, bool isError = false, CacheControl cacheControl = null) { }
        public Message(Function toolCall, string data, string mediaType, bool isError = false, CacheControl cacheControl = null) { }
        public Message(List<MessageResponse> asyncResponses) { }

        public RoleType Role { get; set; }
        public List<ContentBase> Content { get; set; }
        public override string ToString() => throw null;
        public static implicit operator string(Message textContent) => throw null;
    }

    public enum ToolChoiceType
    {
        Auto,
        Any,
        Tool,
        None,
    }

    public class ToolChoice
    {
        public ToolChoiceType Type { get; set; }
        public string Name { get; set; }
    }

    public class MessageCountTokenParameters
    {
        public string Model { get; set; }
        public List<Message> Messages { get; set; }
        public IList<Tool> Tools { get; set; }
        public ToolChoice ToolChoice { get; set; }
    }

    public class MessageParameters : MessageCountTokenParameters
    {
        public int MaxTokens { get; set; }
        public bool? Stream { get; set; }
    }

    public class MessageCountTokenResponse
    {
        public int InputTokens { get; set; }
    }

    public class Delta
    {
        public string StopReason { get; set; }
        public string Text { get; set; }
    }

    public class MessageResponse
    {
        public List<ContentBase> Content { get; set; }
        public string Id { get; set; }
        public string StopReason { get; set; }
        public Delta Delta { get; set; }
        public List<Function> ToolCalls { get; set; }
        public TextContent FirstMessage { get; }
        public Message Message { get; }
    }

    public class MessagesEndpoint
    {
        public Task<MessageResponse> GetClaudeMessageAsync(MessageParameters parameters, CancellationToken ctx = default) => throw null;
        public IAsyncEnumerable<MessageResponse> StreamClaudeMessageAsync(MessageParameters parameters, CancellationToken ctx = default) => throw null;
        public Task<MessageCountTokenResponse> CountMessageTokensAsync(MessageCountTokenParameters parameters, CancellationToken ctx = default) => throw null;
    }

    public class VertexAIMessagesEndpoint
    {
        public Task<MessageResponse> GetClaudeMessageAsync(MessageParameters parameters, CancellationToken ctx = default) => throw null;
        public IAsyncEnumerable<MessageResponse> StreamClaudeMessageAsync(MessageParameters parameters, CancellationToken ctx = default) => throw null;
    }
}
