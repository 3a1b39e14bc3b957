using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.CodeFixes;

/// <summary>Fixes where one class is all messages, and mappings from it and to it.</summary>
public class RecordMessagesCodeFixTests
{
    private const string Stored = """
        public sealed class StoredMessage
        {
            public string Role { get; set; } = "";
            public string Content { get; set; } = "";
            public List<StoredCall>? ToolCalls { get; set; }
            public string ToolCallId { get; set; } = "";
        }

        public sealed class StoredCall
        {
            public string Id { get; set; } = "";
            public StoredFunction Function { get; set; } = new();
        }

        public sealed class StoredFunction
        {
            public string Name { get; set; } = "";
            public string Arguments { get; set; } = "";
        }
        """;

    private const string Dtos = """
        public sealed class Message
        {
            [JsonPropertyName("role")]
            public required string Kind { get; init; }

            [JsonPropertyName("content")]
            public string? Said { get; init; }

            [JsonPropertyName("tool_calls")]
            public List<ToolCall>? Calls { get; init; }

            [JsonPropertyName("tool_call_id")]
            public string? CallId { get; init; }
        }

        public sealed class ToolCall
        {
            [JsonPropertyName("id")]
            public required string Key { get; init; }

            [JsonPropertyName("type")]
            public string? Type { get; init; }

            [JsonPropertyName("function")]
            public required Asked What { get; init; }
        }

        public sealed class Asked
        {
            [JsonPropertyName("name")]
            public required string Name { get; init; }

            [JsonPropertyName("arguments")]
            public required string Given { get; init; }
        }

        public sealed class ChatApi
        {
            public async Task<Message> SendAsync(IReadOnlyList<Message> messages)
            {
                await Task.Yield();
                return messages[0];
            }
        }
        """;

    [Fact]
    public Task From_stored_messages_into_those_of_an_SDK() => CodeFixVerifier.VerifyAsync(
        ToSdk("""
                    "assistant" => {|TRA2004:new AssistantChatMessage(message.Content)|},
            """),
        ToSdk("""
                    "assistant" when message.ToolCalls is { Count: > 0 } => new AssistantChatMessage(message.ToolCalls.Select(call => ChatToolCall.CreateFunctionToolCall(call.Id, call.Function.Name, BinaryData.FromString(call.Function.Arguments)))),
                    "assistant" => new AssistantChatMessage(message.Content),
            """),
        ReferenceSet.OpenAI_2_15_0);

    [Fact]
    public Task From_stored_messages_into_the_own_class() => CodeFixVerifier.VerifyAsync(
        ToDtos("""
                    "assistant" => {|TRA2004:new Message { Kind = "assistant", Said = message.Content }|},
            """),
        ToDtos("""
                    "assistant" when message.ToolCalls is { Count: > 0 } => new Message { Kind = "assistant", Said = message.Content, Calls = message.ToolCalls.Select(call => new ToolCall { Key = call.Id, Type = "function", What = new Asked { Name = call.Function.Name, Given = call.Function.Arguments } }).ToList() },
                    "assistant" => new Message { Kind = "assistant", Said = message.Content },
            """),
        ReferenceSet.NoSdk);

    [Fact]
    public Task Calls_of_the_own_class_that_are_kept_as_they_are() => CodeFixVerifier.VerifyAsync(
        ToDtos("""
                    "assistant" => {|TRA2004:new Message
                    {
                        Kind = "assistant",
                        Said = message.Content
                    }|},
            """, "List<StoredCall>? ToolCalls", "List<ToolCall>? ToolCalls"),
        ToDtos("""
                    "assistant" => new Message
                    {
                        Kind = "assistant",
                        Said = message.Content,
                        Calls = message.ToolCalls
                    },
            """, "List<StoredCall>? ToolCalls", "List<ToolCall>? ToolCalls"),
        ReferenceSet.NoSdk);

    [Fact]
    public Task A_result_by_the_names_in_JSON() => CodeFixVerifier.VerifyAsync(
        Loop("""
                    if (call.What.Name == "weather")
                        {|TRA1004:continue|};
            """),
        Loop("""
                    if (call.What.Name == "weather")
                    {
                        messages.Add(new Message { Kind = "tool", CallId = call.Key, Said = $"Error: the tool call '{call.What.Name}' was skipped." });
                        continue;
                    }
            """),
        ReferenceSet.NoSdk);

    private static string ToSdk(string arm) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using OpenAI.Chat;

        {{Stored}}

        public static class Mapper
        {
            public static IEnumerable<ChatMessage> Map(IEnumerable<StoredMessage> messages) => messages.Select(message => message.Role switch
            {
        {{arm}}
                "tool" => new ToolChatMessage(message.ToolCallId, message.Content),
                _ => (ChatMessage)new UserChatMessage(message.Content),
            });
        }

        """;

    private static string ToDtos(string arm, string old = "", string other = "") => $$"""
        using System.Collections.Generic;
        using System.Linq;
        using System.Text.Json.Serialization;
        using System.Threading.Tasks;

        {{(old.Length == 0 ? Stored : Stored.Replace(old, other, StringComparison.Ordinal))}}

        {{Dtos}}

        public static class Mapper
        {
            public static IEnumerable<Message> Map(IEnumerable<StoredMessage> messages) => messages.Select(message => message.Role switch
            {
        {{arm}}
                "tool" => new Message { Kind = "tool", CallId = message.ToolCallId, Said = message.Content },
                _ => new Message { Kind = "user", Said = message.Content },
            });
        }

        """;

    private static string Loop(string skip) => $$"""
        using System.Collections.Generic;
        using System.Linq;
        using System.Text.Json.Serialization;
        using System.Threading.Tasks;

        {{Dtos}}

        public static class Agent
        {
            public static async Task<Message> RunAsync(ChatApi client, List<Message> messages)
            {
                Message reply = await client.SendAsync(messages);
                messages.Add(reply);
                foreach (ToolCall call in reply.Calls!)
                {
        {{skip}}

                    messages.Add(new Message { Kind = "tool", CallId = call.Key, Said = "sunny" });
                }

                return await client.SendAsync(messages);
            }
        }

        """;
}
