// Signatures alone, of what concerns conversations with tools in AWSSDK.BedrockRuntime 4.
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Amazon.Runtime.Documents
{
    public struct Document
    {
    }
}

namespace Amazon.BedrockRuntime
{
    using Model;

    public class StopReason
    {
        public static readonly StopReason End_turn = new();
        public static readonly StopReason Tool_use = new();
        public static readonly StopReason Max_tokens = new();
        public static readonly StopReason Stop_sequence = new();
        public static readonly StopReason Guardrail_intervened = new();
        public static readonly StopReason Content_filtered = new();
        public static bool operator ==(StopReason a, StopReason b) => throw null;
        public static bool operator !=(StopReason a, StopReason b) => throw null;
        public static bool operator ==(StopReason a, string b) => throw null;
        public static bool operator !=(StopReason a, string b) => throw null;
        public static implicit operator StopReason(string value) => throw null;
        public override bool Equals(object obj) => throw null;
        public override int GetHashCode() => throw null;
    }

    public class ConversationRole
    {
        public static readonly ConversationRole Assistant = new();
        public static readonly ConversationRole User = new();
        public static implicit operator ConversationRole(string value) => throw null;
    }

    public class ToolResultStatus
    {
        public static readonly ToolResultStatus Error = new();
        public static readonly ToolResultStatus Success = new();
    }

    public interface IAmazonBedrockRuntime
    {
        Task<ConverseResponse> ConverseAsync(ConverseRequest request, CancellationToken cancellationToken = default);
        Task<ConverseStreamResponse> ConverseStreamAsync(ConverseStreamRequest request, CancellationToken cancellationToken = default);
    }

    public class AmazonBedrockRuntimeClient : IAmazonBedrockRuntime
    {
        public virtual Task<ConverseResponse> ConverseAsync(ConverseRequest request, CancellationToken cancellationToken = default) => throw null;
        public virtual Task<ConverseStreamResponse> ConverseStreamAsync(ConverseStreamRequest request, CancellationToken cancellationToken = default) => throw null;
    }
}

namespace Amazon.BedrockRuntime.Model
{
    using Amazon.Runtime.Documents;

    public class ToolUseBlock
    {
        public string ToolUseId { get; set; }
        public string Name { get; set; }
        public Document Input { get; set; }
    }

    public class ToolResultContentBlock
    {
        public string Text { get; set; }
        public Document Json { get; set; }
    }

    public class ToolResultBlock
    {
        public string ToolUseId { get; set; }
        public List<ToolResultContentBlock> Content { get; set; }
        public ToolResultStatus Status { get; set; }
    }

    public class ContentBlock
    {
        public string Text { get; set; }
        public ToolUseBlock ToolUse { get; set; }
        public ToolResultBlock ToolResult { get; set; }
    }

    public class Message
    {
        public ConversationRole Role { get; set; }
        public List<ContentBlock> Content { get; set; }
    }

    public class ConverseRequest
    {
        public string ModelId { get; set; }
        public List<Message> Messages { get; set; }
    }

    public class ConverseStreamRequest
    {
        public string ModelId { get; set; }
        public List<Message> Messages { get; set; }
    }

    public class ConverseOutput
    {
        public Message Message { get; set; }
    }

    public class ConverseResponse
    {
        public ConverseOutput Output { get; set; }
        public StopReason StopReason { get; set; }
    }

    public class ConverseStreamResponse
    {
    }
}
