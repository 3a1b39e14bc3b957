// Signatures alone, of what concerns chat completions in Mistral.SDK 2.3.1.
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Mistral.SDK
{
    public class MistralClient
    {
        public Completions.CompletionsEndpoint Completions { get; }
    }
}

namespace Mistral.SDK.Common
{
    public class Function
    {
        public string Id { get; set; }
        public string Name { get; set; }
        public Task<T> InvokeAsync<T>(CancellationToken ct = default) => throw null;
    }
}

namespace Mistral.SDK.DTOs
{
    public class ToolCall
    {
        public string Id { get; set; }
        public ToolCallParameter Function { get; set; }
    }

    public class ToolCallParameter
    {
        public string Name { get; set; }
    }

    public class ChatMessage
    {
        public ChatMessage(RoleEnum? role = default(RoleEnum?), string content = default(string)) { }
        public ChatMessage(Common.Function toolCall, string content = default(string)) { }
        public ChatMessage(string toolCallId, string name, string content = default(string)) { }
        public ChatMessage() { }

        public enum RoleEnum
        {
            System = 1,
            User = 2,
            Assistant = 3,
            Tool = 4,
        }

        public RoleEnum? Role { get; set; }
        public string Name { get; set; }
        public string Content { get; set; }
        public List<ToolCall> ToolCalls { get; set; }
        public string ToolCallId { get; set; }
    }

    public class Choice
    {
        public enum FinishReasonEnum
        {
            Stop,
            Length,
            ModelLength,
            ToolCalls,
        }

        public FinishReasonEnum? FinishReason { get; set; }
        public ChatMessage Message { get; set; }
    }

    public class ChatCompletionRequest
    {
        public ChatCompletionRequest(string model = default, List<ChatMessage> messages = default) { }
        public List<ChatMessage> Messages { get; set; }
    }

    public class ChatCompletionResponse
    {
        public string Id { get; set; }
        public List<Choice> Choices { get; set; }
        public List<Common.Function> ToolCalls { get; set; }
    }
}

namespace Mistral.SDK.Completions
{
    using DTOs;

    public class CompletionsEndpoint
    {
        public Task<ChatCompletionResponse> GetCompletionAsync(ChatCompletionRequest request, CancellationToken cancellationToken = default) => throw null;
        public IAsyncEnumerable<ChatCompletionResponse> StreamCompletionAsync(ChatCompletionRequest request, CancellationToken cancellationToken = default) => throw null;
    }
}
