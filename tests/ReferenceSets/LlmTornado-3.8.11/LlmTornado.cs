// Signatures alone, of what concerns chat completions in LlmTornado 3.8.11.
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace LlmTornado.Common
{
    public class FunctionResult
    {
        public FunctionResult(string name, object content) { }
    }
}

namespace LlmTornado.Code
{
    public enum ChatMessageRoles { Unknown, System, User, Assistant, Tool }
}

namespace LlmTornado.ChatFunctions
{
    public class ToolCall
    {
        public string Id { get; set; }
        public FunctionCall FunctionCall { get; set; }
    }

    public class FunctionCall
    {
        public string Name { get; set; }
        public string Arguments { get; set; }
        public Common.FunctionResult Result { get; set; }
        public ToolCall ToolCall { get; set; }
        public FunctionCall Resolve(object result) => throw null;
    }
}

namespace LlmTornado.Chat
{
    using LlmTornado.ChatFunctions;
    using LlmTornado.Code;

    public class ChatMessage
    {
        public ChatMessage() { }
        public ChatMessage(ChatMessageRoles role) { }
        public ChatMessage(ChatMessageRoles role, string content) { }
        public ChatMessageRoles? Role { get; set; }
        public string Content { get; set; }
        public List<ToolCall> ToolCalls { get; set; }
        public string ToolCallId { get; set; }
        public string Name { get; set; }
    }

    public class ChatRichResponse
    {
        public string Text { get; }
    }

    public class ChatChoice
    {
        public ChatMessage Message { get; set; }
        public string FinishReason { get; set; }
    }

    public class ChatResult
    {
        public string Id { get; set; }
        public List<ChatChoice> Choices { get; set; }
    }

    public class ChatRequest
    {
        public List<ChatMessage> Messages { get; set; }
    }

    public class ChatEndpoint
    {
        public Task<ChatResult> CreateChatCompletion(ChatRequest request) => throw null;
        public Task<ChatResult> CreateChatCompletion(params ChatMessage[] messages) => throw null;
        public Conversation CreateConversation(ChatRequest defaultChatRequestArgs = null) => throw null;
    }

    public class Conversation
    {
        public IReadOnlyList<ChatMessage> Messages { get; }
        public ChatResult MostRecentApiResult { get; }
        public Conversation AppendMessage(ChatMessage message) => this;
        public Conversation AddMessage(ChatMessage message) => this;
        public Conversation AddUserMessage(string content) => this;
        public Conversation AppendUserInput(string content) => this;
        public Conversation AddSystemMessage(string content) => this;
        public Conversation AddAssistantMessage(string content) => this;
        public Conversation AddAssistantMessage(string content, List<ToolCall> calls) => this;
        public Conversation AddToolMessage(string functionName, string content, bool? invocationSucceeded = null) => this;
        public Conversation AppendFunctionMessage(string functionName, string content) => this;
        public bool RemoveMessage(ChatMessage message) => throw null;
        public void Clear() { }
        public Task<string> GetResponse(CancellationToken token = default) => throw null;
        public Task<ChatRichResponse> GetResponseRich(CancellationToken token = default) => throw null;
        public Task<ChatRichResponse> GetResponseRich(Func<List<FunctionCall>, ValueTask> functionCallHandler, CancellationToken token = default) => throw null;
    }
}
