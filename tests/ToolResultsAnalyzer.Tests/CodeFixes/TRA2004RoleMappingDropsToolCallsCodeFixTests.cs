using ToolResultsAnalyzer.Rules;

namespace ToolResultsAnalyzer.Tests.CodeFixes;

/// <summary>The assistant messages are made of the calls that what is mapped has.</summary>
public class TRA2004RoleMappingDropsToolCallsCodeFixTests : CodeFixTests<TRA2004RoleMappingDropsToolCallsCodeFix>
{
    private const string OwnCalls = "public sealed record Line(string Role, string Text, string CallId, IReadOnlyList<ChatToolCall> Calls);";

    protected override string Title => "Keep the tool calls of assistant messages";

    [Fact]
    public Task A_switch_expression() => FixesAsync(
        Mapper("""
            public static ChatMessage Map(Line line) => line.Role switch
            {
                "system" => new SystemChatMessage(line.Text),
                // What the model said.
                "assistant" => {|TRA2004:new AssistantChatMessage(line.Text)|}, // text
                "tool" => new ToolChatMessage(line.CallId, line.Text),
                _ => new UserChatMessage(line.Text),
            };
            """),
        Mapper("""
            public static ChatMessage Map(Line line) => line.Role switch
            {
                "system" => new SystemChatMessage(line.Text),
                // What the model said.
                "assistant" when line.Calls is { Count: > 0 } => new AssistantChatMessage(line.Calls),
                "assistant" => new AssistantChatMessage(line.Text), // text
                "tool" => new ToolChatMessage(line.CallId, line.Text),
                _ => new UserChatMessage(line.Text),
            };
            """));

    [Fact]
    public Task A_switch_expression_on_one_line() => FixesAsync(
        Mapper("""
            public static ChatMessage Map(Line line) => line.Role switch { "tool" => new ToolChatMessage(line.CallId, line.Text), _ => (ChatMessage){|TRA2004:new AssistantChatMessage(line.Text)|} };
            """),
        Mapper("""
            public static ChatMessage Map(Line line) => line.Role switch { "tool" => new ToolChatMessage(line.CallId, line.Text), _ when line.Calls is { Count: > 0 } => (ChatMessage)new AssistantChatMessage(line.Calls), _ => (ChatMessage)new AssistantChatMessage(line.Text) };
            """));

    [Fact]
    public Task Calls_of_a_type_of_its_own() => FixesAsync(
        Mapper("""
            public static IEnumerable<ChatMessage> Map(IEnumerable<Line> lines) => lines.Select(line => line.Role switch
            {
                "assistant" => {|TRA2004:ChatMessage.CreateAssistantMessage(line.Text.Trim())|},
                "tool" => ChatMessage.CreateToolMessage(line.CallId, line.Text),
                _ => (ChatMessage)ChatMessage.CreateUserMessage(line.Text),
            });
            """,
            "public sealed record StoredCall(string Id, string Name, string Arguments);\n\npublic sealed record Line(string Role, string Text, string CallId, StoredCall[]? Calls);"),
        Mapper("""
            public static IEnumerable<ChatMessage> Map(IEnumerable<Line> lines) => lines.Select(line => line.Role switch
            {
                "assistant" when line.Calls is { Length: > 0 } => ChatMessage.CreateAssistantMessage(line.Calls.Select(call => ChatToolCall.CreateFunctionToolCall(call.Id, call.Name, BinaryData.FromString(call.Arguments)))),
                "assistant" => ChatMessage.CreateAssistantMessage(line.Text.Trim()),
                "tool" => ChatMessage.CreateToolMessage(line.CallId, line.Text),
                _ => (ChatMessage)ChatMessage.CreateUserMessage(line.Text),
            });
            """,
            "public sealed record StoredCall(string Id, string Name, string Arguments);\n\npublic sealed record Line(string Role, string Text, string CallId, StoredCall[]? Calls);"));

    [Fact]
    public Task Calls_with_binary_arguments() => FixesAsync(
        Mapper("""
            public static ChatMessage Map(Line line)
            {
                if (line.Role == "tool") return new ToolChatMessage(line.CallId, line.Text);
                if (line.Role == "user") return new UserChatMessage(line.Text);
                return {|TRA2004:new AssistantChatMessage(line.Text)|};
            }
            """,
            "public sealed record StoredCall(string CallId, string FunctionName, BinaryData Input);\n\npublic sealed record Line(string Role, string Text, string CallId, IEnumerable<StoredCall>? Calls);"),
        Mapper("""
            public static ChatMessage Map(Line line)
            {
                if (line.Role == "tool") return new ToolChatMessage(line.CallId, line.Text);
                if (line.Role == "user") return new UserChatMessage(line.Text);
                return line.Calls?.Any() == true ? new AssistantChatMessage(line.Calls.Select(call => ChatToolCall.CreateFunctionToolCall(call.CallId, call.FunctionName, call.Input))) : new AssistantChatMessage(line.Text);
            }
            """,
            "public sealed record StoredCall(string CallId, string FunctionName, BinaryData Input);\n\npublic sealed record Line(string Role, string Text, string CallId, IEnumerable<StoredCall>? Calls);"));

    [Fact]
    public Task A_switch_statement() => FixesAsync(
        Mapper("""
            public static void Fill(List<ChatMessage> messages, IEnumerable<Line> lines)
            {
                foreach (var line in lines)
                {
                    switch (line.Role)
                    {
                        case "assistant":
                            messages.Add({|TRA2004:new AssistantChatMessage(line.Text)|});
                            break;
                        case "tool":
                            messages.Add(new ToolChatMessage(line.CallId, line.Text));
                            break;
                    }
                }
            }
            """),
        Mapper("""
            public static void Fill(List<ChatMessage> messages, IEnumerable<Line> lines)
            {
                foreach (var line in lines)
                {
                    switch (line.Role)
                    {
                        case "assistant":
                            messages.Add(line.Calls is { Count: > 0 } ? new AssistantChatMessage(line.Calls) : new AssistantChatMessage(line.Text));
                            break;
                        case "tool":
                            messages.Add(new ToolChatMessage(line.CallId, line.Text));
                            break;
                    }
                }
            }
            """));

    [Fact]
    public Task A_dictionary_of_lambdas() => FixesAsync(
        Mapper("""
            private static readonly Dictionary<string, Func<Line, ChatMessage>> Makers = new()
            {
                ["assistant"] = line => {|TRA2004:new AssistantChatMessage(line.Text)|},
                ["tool"] = line => new ToolChatMessage(line.CallId, line.Text),
            };
            """),
        Mapper("""
            private static readonly Dictionary<string, Func<Line, ChatMessage>> Makers = new()
            {
                ["assistant"] = line => line.Calls is { Count: > 0 } ? new AssistantChatMessage(line.Calls) : new AssistantChatMessage(line.Text),
                ["tool"] = line => new ToolChatMessage(line.CallId, line.Text),
            };
            """));

    [Theory]
    [InlineData("public sealed record Line(string Role, string Text, string CallId);")]
    [InlineData("public sealed record Line(string Role, string Text, string CallId, IReadOnlyList<string> Calls);")]
    [InlineData("public sealed record Line(string Role, string Text, string CallId, IReadOnlyList<ChatToolCall> Calls, IReadOnlyList<ChatToolCall> Earlier);")]
    public Task No_calls_or_several(string line) => LeavesAsync(Mapper("""
        public static ChatMessage Map(Line line) => line.Role switch
        {
            "assistant" => {|TRA2004:new AssistantChatMessage(line.Text)|},
            "tool" => new ToolChatMessage(line.CallId, line.Text),
            _ => new UserChatMessage(line.Text),
        };
        """, line));

    [Fact]
    public Task An_arm_with_a_condition() => LeavesAsync(Mapper("""
        public static ChatMessage Map(Line line) => line.Role switch
        {
            "assistant" when line.Text.Length > 0 => {|TRA2004:new AssistantChatMessage(line.Text)|},
            "tool" => new ToolChatMessage(line.CallId, line.Text),
            _ => new UserChatMessage(line.Text),
        };
        """));

    private static string Mapper(string members, string types = OwnCalls) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using OpenAI.Chat;

        public static class Mapper
        {
            {{members.Replace("\n", "\n    ")}}
        }

        {{types}}

        """;

    // ---- Responses -------------------------------------------------------------------------------------------------------------

    [Fact]
    public Task An_item_of_a_response() => LeavesAsync(ResponsesRound("""
            ResponseItem Map((string Role, string Text, string CallId) line) => line.Role switch
            {
                "assistant" => {|TRA2004:ResponseItem.CreateAssistantMessageItem(line.Text)|},
                "tool" => ResponseItem.CreateFunctionCallOutputItem(line.CallId, line.Text),
                _ => ResponseItem.CreateUserMessageItem(line.Text),
            };
            """));
}
