namespace ToolResultsAnalyzer.Tests.Robustness;

/// <summary>Types of one's own that are named like those of an SDK.</summary>
public static class LookAlikes
{
    /// <summary>Everything of <c>OpenAI.Chat</c> that snippets use, in another namespace.</summary>
    public static string OpenAIChat(string @namespace) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Runtime.CompilerServices;
        using System.Threading.Tasks;
        using System.ClientModel;

        namespace System.ClientModel
        {
            public class ClientResult<T>
            {
                public T Value => throw new NotImplementedException();
                public static implicit operator T(ClientResult<T> result) => result.Value;
            }

            public class BinaryContent : IDisposable
            {
                public static BinaryContent Create(BinaryData data) => throw new NotImplementedException();
                public void Dispose() { }
            }
        }

        namespace System
        {
            public class BinaryData
            {
                public static BinaryData FromString(string text) => null!;
                public static BinaryData FromBytes(byte[] bytes) => null!;
                public static implicit operator ReadOnlyMemory<byte>(BinaryData data) => default;
            }
        }

        namespace {{@namespace}}
        {
            public class ChatMessageContentPart
            {
                public string Text => "";
                public static ChatMessageContentPart CreateTextPart(string text) => new();
                public static implicit operator ChatMessageContentPart(string text) => new();
            }

            public class ChatMessageContent : List<ChatMessageContentPart> { }

            public abstract class ChatMessage
            {
                public ChatMessageContent Content { get; } = new();
                public static UserChatMessage CreateUserMessage(string content) => new(content);
                public static SystemChatMessage CreateSystemMessage(string content) => new(content);
                public static AssistantChatMessage CreateAssistantMessage(string content) => new(content);
                public static AssistantChatMessage CreateAssistantMessage(ChatCompletion chatCompletion) => new(chatCompletion);
                public static AssistantChatMessage CreateAssistantMessage(IEnumerable<ChatToolCall> toolCalls) => new(toolCalls);
                public static ToolChatMessage CreateToolMessage(string toolCallId, string content) => new(toolCallId, content);
                public static implicit operator ChatMessage(string content) => new UserChatMessage(content);
            }

            public class UserChatMessage : ChatMessage { public UserChatMessage(string content) { } }

            public class SystemChatMessage : ChatMessage { public SystemChatMessage(string content) { } }

            public class AssistantChatMessage : ChatMessage
            {
                public AssistantChatMessage(string content) { }
                public AssistantChatMessage(ChatCompletion chatCompletion) { }
                public AssistantChatMessage(IEnumerable<ChatToolCall> toolCalls) { }
                public AssistantChatMessage(IEnumerable<ChatMessageContentPart> contentParts) { }
                public AssistantChatMessage(params ChatMessageContentPart[] contentParts) { }
                public IList<ChatToolCall> ToolCalls { get; } = new List<ChatToolCall>();
            }

            public class ToolChatMessage : ChatMessage
            {
                public ToolChatMessage(string toolCallId, string content) { }
                public ToolChatMessage(string toolCallId, params ChatMessageContentPart[] contentParts) { }
                public string ToolCallId { get; } = "";
            }

            public class FunctionChatMessage : ChatMessage { public FunctionChatMessage(string functionName, string content) { } }

            public class ChatFunctionCall { public string FunctionName => ""; }

            public class ChatToolCall
            {
                public string Id { get; set; } = "";
                public string FunctionName { get; } = "";
                public BinaryData FunctionArguments { get; } = null!;
                public static ChatToolCall CreateFunctionToolCall(string id, string functionName, BinaryData functionArguments) => new();
            }

            public class ChatTool
            {
                public static ChatTool CreateFunctionTool(string functionName, string? functionDescription = null, BinaryData? functionParameters = null) => new();
            }

            public enum ChatFinishReason { Stop, Length, ContentFilter, ToolCalls, FunctionCall }

            public class ChatCompletion
            {
                public string Id { get; } = "";
                public ChatMessageContent Content { get; } = new();
                public IReadOnlyList<ChatToolCall> ToolCalls { get; } = new List<ChatToolCall>();
                public ChatFinishReason FinishReason { get; }
                public ChatFunctionCall FunctionCall { get; } = new();
            }

            public class ChatToolChoice
            {
                public static ChatToolChoice CreateNoneChoice() => new();
            }

            public class ChatCompletionOptions
            {
                public IList<ChatTool> Tools { get; } = new List<ChatTool>();
                public bool? AllowParallelToolCalls { get; set; }
                public ChatToolChoice ToolChoice { get; set; }
                public float? Temperature { get; set; }
            }

            public class StreamingChatToolCallUpdate
            {
                public int Index { get; }
                public string ToolCallId { get; } = "";
                public string FunctionName { get; } = "";
                public BinaryData FunctionArgumentsUpdate { get; } = null!;
            }

            public class StreamingChatCompletionUpdate
            {
                public ChatMessageContent ContentUpdate { get; } = new();
                public IReadOnlyList<StreamingChatToolCallUpdate> ToolCallUpdates { get; } = new List<StreamingChatToolCallUpdate>();
                public ChatFinishReason? FinishReason { get; }
            }

            public class ChatClient
            {
                public ChatClient(string model, string? key) { }
                public ClientResult<ChatCompletion> CompleteChat(IEnumerable<ChatMessage> messages, ChatCompletionOptions? options = null) => throw new NotImplementedException();
                public ClientResult<ChatCompletion> CompleteChat(params ChatMessage[] messages) => throw new NotImplementedException();
                public ClientResult<ChatCompletion> CompleteChat(BinaryContent content) => throw new NotImplementedException();
                public Task<ClientResult<ChatCompletion>> CompleteChatAsync(IEnumerable<ChatMessage> messages, ChatCompletionOptions? options = null) => throw new NotImplementedException();
                public IAsyncEnumerable<StreamingChatCompletionUpdate> CompleteChatStreamingAsync(IEnumerable<ChatMessage> messages, ChatCompletionOptions? options = null) => throw new NotImplementedException();
            }
        }
        """;

    /// <summary>
    /// The namespace <c>OpenAI.Chat</c> of another package, OpenAI-DotNet: other types, some of the same words.
    /// </summary>
    public const string OpenAIDotNet = """
        using System.Collections.Generic;
        using System.Threading.Tasks;

        namespace OpenAI
        {
            public enum Role { System, User, Assistant, Tool }

            public class ToolCall
            {
                public string Id { get; } = "";
                public string Name { get; } = "";
            }
        }

        namespace OpenAI.Chat
        {
            public class Message
            {
                public Message(Role role, string content) { }
                public Message(ToolCall toolCall, string content) { }
                public IReadOnlyList<ToolCall> ToolCalls { get; } = new List<ToolCall>();
                public string ToolCallId { get; } = "";
                public static implicit operator string(Message message) => "";
            }

            public class Choice { public Message Message { get; } = new(Role.User, ""); }

            public class ChatResponse { public Choice FirstChoice { get; } = new(); }

            public class ChatRequest { public ChatRequest(IEnumerable<Message> messages) { } }

            public class ChatEndpoint { public Task<ChatResponse> GetCompletionAsync(ChatRequest request) => throw new System.NotImplementedException(); }
        }
        """;

    public const string OpenAIDotNetLoop = """
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using OpenAI;
        using OpenAI.Chat;

        public static class Agent
        {
            public static async Task<string> Run(ChatEndpoint endpoint, List<Message> messages, ITools tools)
            {
                var response = await endpoint.GetCompletionAsync(new ChatRequest(messages));
                messages.Add(response.FirstChoice.Message);
                foreach (var call in response.FirstChoice.Message.ToolCalls)
                {
                    if (tools.Knows(call.Name))
                        messages.Add(new Message(call, tools.Run(call.Name, "")));
                }
                response = await endpoint.GetCompletionAsync(new ChatRequest(messages));
                return response.FirstChoice.Message;
            }
        }
        """;
}
