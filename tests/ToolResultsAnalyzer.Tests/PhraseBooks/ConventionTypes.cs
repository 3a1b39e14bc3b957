namespace ToolResultsAnalyzer.Tests.PhraseBooks;

/// <summary>Message types that no table knows, with the names and the shape of LangChain.</summary>
public static class ConventionTypes
{
    public const string Source = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;

        namespace Company.Chat
        {
            public abstract class BaseMessage
            {
                protected BaseMessage(string? content) => Content = content ?? "";

                public string? Id { get; set; }

                public string Content { get; }
            }

            public sealed class SystemMessage : BaseMessage
            {
                public SystemMessage(string content) : base(content) { }
            }

            public sealed class HumanMessage : BaseMessage
            {
                public HumanMessage(string content) : base(content) { }
            }

            public sealed class ToolCall
            {
                public ToolCall(string id, string name, string arguments) { Id = id; Name = name; Arguments = arguments; }

                public string Id { get; }

                public string Name { get; }

                public string Arguments { get; }
            }

            public sealed class AIMessage : BaseMessage
            {
                public AIMessage(string? content, IEnumerable<ToolCall>? toolCalls = null) : base(content) => ToolCalls = toolCalls?.ToList() ?? new List<ToolCall>();

                public IReadOnlyList<ToolCall> ToolCalls { get; }
            }

            public sealed class ToolMessage : BaseMessage
            {
                public ToolMessage(string content, string toolCallId) : base(content) => ToolCallId = toolCallId;

                public string ToolCallId { get; }
            }

            public sealed class ModelOptions { }

            public interface IChatModel
            {
                AIMessage Invoke(IEnumerable<BaseMessage> messages, ModelOptions? options = null);

                Task<AIMessage> InvokeAsync(IEnumerable<BaseMessage> messages, ModelOptions? options = null);
            }
        }
        """;
}
