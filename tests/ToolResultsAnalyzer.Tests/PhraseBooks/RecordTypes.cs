namespace ToolResultsAnalyzer.Tests.PhraseBooks;

/// <summary>How a project declares its one class for all messages.</summary>
public enum RecordStyle
{
    /// <summary>A class that is filled in, with attributes that say what its members are called in JSON; the history lies in a request.</summary>
    Class,

    /// <summary>The same with the names of the protocol, and a history that is sent as it is.</summary>
    SnakeCase,

    /// <summary>A record that takes its role, a member of an enum, and its content; the rest is filled in.</summary>
    Record,

    /// <summary>A record that takes everything.</summary>
    Positional,
}

/// <summary>One class that is all messages, as projects declare it that talk to a model without any SDK.</summary>
public static class RecordTypes
{
    private const string Class = """
        public sealed class ChatMessage
        {
            [JsonPropertyName("role")]
            public string Role { get; set; } = "";

            [JsonPropertyName("content")]
            public string? Content { get; set; }

            [JsonPropertyName("tool_calls")]
            public List<ToolCall>? ToolCalls { get; set; }

            [JsonPropertyName("tool_call_id")]
            public string? ToolCallId { get; set; }
        }

        public sealed class ToolCall
        {
            [JsonPropertyName("id")]
            public string Id { get; set; } = "";

            [JsonPropertyName("type")]
            public string Type { get; set; } = "function";

            [JsonPropertyName("function")]
            public FunctionCall Function { get; set; } = new();
        }

        public sealed class FunctionCall
        {
            [JsonPropertyName("name")]
            public string Name { get; set; } = "";

            [JsonPropertyName("arguments")]
            public string Arguments { get; set; } = "";
        }

        public sealed class ChatChoice
        {
            [JsonPropertyName("message")]
            public ChatMessage Message { get; set; } = new();

            [JsonPropertyName("finish_reason")]
            public string? FinishReason { get; set; }
        }

        public sealed class ChatResponse
        {
            [JsonPropertyName("id")]
            public string Id { get; set; } = "";

            [JsonPropertyName("choices")]
            public List<ChatChoice> Choices { get; set; } = new();
        }

        public sealed class ChatRequest
        {
            [JsonPropertyName("model")]
            public string Model { get; set; } = "gpt-4o";

            [JsonPropertyName("messages")]
            public List<ChatMessage> Messages { get; set; } = new();
        }

        public interface IChatApi
        {
            Task<ChatResponse> CompleteAsync(ChatRequest request);
        }
        """;

    private const string SnakeCase = """
        public class ChatMessage
        {
            public string role { get; set; } = "";
            public string? content { get; set; }
            public List<ToolCall>? tool_calls { get; set; }
            public string? tool_call_id { get; set; }
        }

        public class ToolCall
        {
            public string id { get; set; } = "";
            public FunctionCall function { get; set; } = new();
        }

        public class FunctionCall
        {
            public string name { get; set; } = "";
            public string arguments { get; set; } = "";
        }

        public interface IChatApi
        {
            Task<ChatMessage> CompleteAsync(IEnumerable<ChatMessage> messages, string? model = null);
        }
        """;

    private const string Record = """
        public enum ChatRole { System, User, Assistant, Tool }

        public sealed record ChatMessage(ChatRole Role, string? Content)
        {
            public IReadOnlyList<ToolCall> ToolCalls { get; init; } = [];

            public string? ToolCallId { get; init; }
        }

        public sealed record ToolCall(string Id, string Name, string Arguments);

        public sealed record ChatResponse(string Id, ChatMessage Message);

        public interface IChatApi
        {
            ValueTask<ChatResponse> CompleteAsync(IReadOnlyList<ChatMessage> messages, string? model = null);
        }
        """;

    private const string Positional = """
        public sealed record ChatMessage(string Role, string? Content = null, IReadOnlyList<ToolCall>? ToolCalls = null, string? ToolCallId = null);

        public sealed record ToolCall(string Id, string Name, string Arguments);

        public interface IChatApi
        {
            Task<ChatMessage> CompleteAsync(IReadOnlyList<ChatMessage> messages, string? model = null);
        }
        """;

    public static string SourceOf(RecordStyle style) => $$"""
        using System.Collections.Generic;
        using System.Text.Json.Serialization;
        using System.Threading.Tasks;

        namespace Company.Chat
        {
        {{style switch { RecordStyle.SnakeCase => SnakeCase, RecordStyle.Record => Record, RecordStyle.Positional => Positional, _ => Class }}}
        }
        """;
}
