// Signatures alone, of what concerns messages and agents in AutoGen.Core 0.2.3.
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace AutoGen.Core
{
    public struct Role
    {
        public static Role User;
        public static Role Assistant;
        public static Role System;
        public static Role Function;
    }

    public interface IMessage
    {
        string From { get; set; }
    }

    public class ToolCall
    {
        public ToolCall(string functionName, string functionArgs) { }
        public ToolCall(string functionName, string functionArgs, string result) { }
        public string FunctionName { get; set; }
        public string FunctionArguments { get; set; }
        public string ToolCallId { get; set; }
        public string Result { get; set; }
    }

    public class TextMessage : IMessage
    {
        public TextMessage(Role role, string content, string from = null) { }
        public string From { get; set; }
        public string Content { get; set; }
    }

    public class ToolCallMessage : IMessage
    {
        public ToolCallMessage(IEnumerable<ToolCall> toolCalls, string from = null) { }
        public ToolCallMessage(string functionName, string functionArgs, string from = null) { }
        public IList<ToolCall> ToolCalls { get; set; }
        public string From { get; set; }
    }

    public class ToolCallResultMessage : IMessage
    {
        public ToolCallResultMessage(IEnumerable<ToolCall> toolCalls, string from = null) { }
        public ToolCallResultMessage(string result, string functionName, string functionArgs, string from = null) { }
        public IList<ToolCall> ToolCalls { get; set; }
        public string From { get; set; }
    }

    public class AggregateMessage<TMessage1, TMessage2> : IMessage
    {
        public AggregateMessage(TMessage1 message1, TMessage2 message2, string from = null) { }
        public TMessage1 Message1 { get; set; }
        public TMessage2 Message2 { get; set; }
        public string From { get; set; }
    }

    public class ToolCallAggregateMessage : AggregateMessage<ToolCallMessage, ToolCallResultMessage>
    {
        public ToolCallAggregateMessage(ToolCallMessage message1, ToolCallResultMessage message2, string from = null)
            : base(message1, message2, from)
        {
        }
    }

    public class GenerateReplyOptions
    {
    }

    public interface IAgent
    {
        Task<IMessage> GenerateReplyAsync(IEnumerable<IMessage> messages, GenerateReplyOptions options = null, CancellationToken cancellationToken = default);
    }

    public static class AgentExtension
    {
        public static Task<IMessage> SendAsync(this IAgent agent, IMessage message = null, IEnumerable<IMessage> chatHistory = null, CancellationToken ct = default) => throw null;
        public static Task<IMessage> SendAsync(this IAgent agent, string message, IEnumerable<IMessage> chatHistory = null, CancellationToken ct = default) => throw null;
    }
}
