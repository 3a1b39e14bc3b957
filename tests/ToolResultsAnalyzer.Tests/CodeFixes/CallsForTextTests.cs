using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.CodeFixes;

/// <summary>How a message of a mapping is written with the calls that it has lost (TRA2004), in each way in which messages are made.</summary>
public class CallsForTextTests
{
    // ---- Beside the text -------------------------------------------------------------------------------------------------------

    [Fact]
    public Task Filled_in_behind_the_arguments() => FixesAsync(
        Mistral,
        "new ChatMessage(ChatMessage.RoleEnum.Assistant, line.Text)",
        "new ChatMessage(ChatMessage.RoleEnum.Assistant, line.Text) { ToolCalls = line.Calls.ToList() }");

    [Fact]
    public Task Filled_in_behind_something_else() => FixesAsync(
        Mistral,
        "new ChatMessage(ChatMessage.RoleEnum.Assistant, line.Text) { ToolCallId = null }",
        "new ChatMessage(ChatMessage.RoleEnum.Assistant, line.Text) { ToolCallId = null, ToolCalls = line.Calls.ToList() }");

    [Fact]
    public Task Filled_in_with_a_list_that_needs_no_copy() => FixesAsync(
        Mistral,
        "new ChatMessage(ChatMessage.RoleEnum.Assistant, line.Text)",
        "new ChatMessage(ChatMessage.RoleEnum.Assistant, line.Text) { ToolCalls = line.Calls }",
        calls: "List<ToolCall> Calls");

    [Fact]
    public Task A_parameter_that_was_left_out() => FixesAsync(
        Betalgo,
        "ChatMessage.FromAssistant(line.Text.Trim())",
        "ChatMessage.FromAssistant(line.Text.Trim(), toolCalls: line.Calls.ToList())");

    [Fact]
    public Task Calls_that_are_made_of_what_is_kept_of_them() => FixesAsync(
        Tornado,
        "new ChatMessage(ChatMessageRoles.Assistant, line.Text)",
        "new ChatMessage(ChatMessageRoles.Assistant, line.Text) { ToolCalls = line.Calls.Select(call => new ToolCall { Id = call.Id, FunctionCall = new FunctionCall { Name = call.Name, Arguments = call.Arguments } }).ToList() }",
        calls: "IReadOnlyList<Kept> Calls");

    // ---- In the place of the text ----------------------------------------------------------------------------------------------

    [Fact]
    public Task Calls_that_are_parts() => FixesAsync(
        ExtensionsAI,
        "new ChatMessage(ChatRole.Assistant, line.Text) { AuthorName = line.Role }",
        "new ChatMessage(ChatRole.Assistant, [.. line.Calls]) { AuthorName = line.Role }");

    [Fact]
    public Task Calls_that_are_parts_by_their_name() => FixesAsync(
        ExtensionsAI,
        "new(content: line.Text, role: ChatRole.Assistant)",
        "new ChatMessage(contents: [.. line.Calls], role: ChatRole.Assistant)");

    [Fact]
    public Task Parts_that_are_made_of_what_is_kept_of_calls() => FixesAsync(
        ExtensionsAI,
        "new ChatMessage(ChatRole.Assistant, line.Text)",
        "new ChatMessage(ChatRole.Assistant, [.. line.Calls.Select(call => new FunctionCallContent(call.Id, call.Name, JsonSerializer.Deserialize<Dictionary<string, object>>(call.Arguments)))])",
        calls: "IReadOnlyList<Kept> Calls");

    [Fact]
    public Task Parts_that_are_made_of_what_is_kept_of_calls_where_null_is_marked() => FixesAsync(
        ExtensionsAI with { Top = "#nullable enable\n" },
        "new ChatMessage(ChatRole.Assistant, line.Text)",
        "new ChatMessage(ChatRole.Assistant, [.. line.Calls.Select(call => new FunctionCallContent(call.Id, call.Name, JsonSerializer.Deserialize<Dictionary<string, object?>>(call.Arguments)))])",
        calls: "IReadOnlyList<Kept> Calls");

    [Fact]
    public Task A_list_of_parts_that_is_filled_in() => FixesAsync(
        GoogleGenAI,
        """new Content { Role = "model", Parts = new List<Part> { new Part { Text = line.Text } } }""",
        """new Content { Role = "model", Parts = line.Calls.Select(call => new Part { FunctionCall = call }).ToList() }""");

    [Fact]
    public Task A_list_of_parts_where_lists_are_written_in_brackets() => FixesAsync(
        GoogleGenAI,
        """new Content { Role = "model", Parts = [new Part { Text = line.Text }] }""",
        """new Content { Role = "model", Parts = [.. line.Calls.Select(call => new Part { FunctionCall = call })] }""");

    [Fact]
    public Task Parts_that_are_added_to_the_list_that_is_there() => FixesAsync(
        Vertex,
        """new Content { Role = "model", Parts = { new Part { Text = line.Text } } }""",
        """new Content { Role = "model", Parts = { line.Calls.Select(call => new Part { FunctionCall = call }) } }""");

    [Fact]
    public Task A_message_in_a_cast() => FixesAsync(
        Anthropic,
        "(MessageParam)new AssistantMessageParam(line.Text)",
        "(MessageParam)new AssistantMessageParam(line.Calls.Select(call => new ContentBlockParam(new ToolUseBlockParam { ID = call.ID, Name = call.Name, Input = call.Input })).ToList())",
        reported: "new AssistantMessageParam(line.Text)");

    [Fact]
    public Task A_message_in_a_cast_that_is_added() => CodeFixVerifier.VerifyAsync(
        Loop("messages.Add((MessageParam){|TRA2004:new AssistantMessageParam(line.Text)|});"),
        Loop("messages.Add(line.Calls is { Count: > 0 } ? (MessageParam)new AssistantMessageParam(line.Calls.Select(call => new ContentBlockParam(new ToolUseBlockParam { ID = call.ID, Name = call.Name, Input = call.Input })).ToList()) : (MessageParam)new AssistantMessageParam(line.Text));"),
        Anthropic.References);

    // ---- Another message -------------------------------------------------------------------------------------------------------

    [Fact]
    public Task A_message_of_calls_alone() => FixesAsync(
        AutoGen,
        "new TextMessage(Role.Assistant, line.Text)",
        "new ToolCallMessage(line.Calls)");

    [Fact]
    public Task A_message_whose_constructor_takes_no_parts() => FixesAsync(
        AnthropicSdk,
        "new Message(RoleType.Assistant, line.Text)",
        "new Message { Role = RoleType.Assistant, Content = [.. line.Calls] }");

    // ---- No way ----------------------------------------------------------------------------------------------------------------

    [Fact]
    public Task Calls_that_only_a_reply_has() => CodeFixVerifier.VerifyNothingOfferedAsync(
        OpenAIDotNet.Code("{|TRA2004:new Message(Role.Assistant, line.Text)|}"),
        OpenAIDotNet.References);

    [Fact]
    public Task No_calls() => CodeFixVerifier.VerifyNothingOfferedAsync(
        Mistral.Code("{|TRA2004:new ChatMessage(ChatMessage.RoleEnum.Assistant, line.Text)|}", "List<string> Calls"),
        Mistral.References);

    private static readonly Mapper Mistral = new(ReferenceSet.Mistral_2_3_1, "Mistral.SDK.DTOs", "ChatMessage", "ToolCall", """new ChatMessage(line.CallId, "get_weather", line.Text)""");
    private static readonly Mapper Betalgo = new(ReferenceSet.Betalgo_9_2_6, "Betalgo.Ranul.OpenAI.ObjectModels.RequestModels", "ChatMessage", "ToolCall", "ChatMessage.FromTool(line.Text, line.CallId)");
    private static readonly Mapper Tornado = new(ReferenceSet.Tornado_3_8_11, "LlmTornado.Chat;LlmTornado.ChatFunctions;LlmTornado.Code", "ChatMessage", "ToolCall", "new ChatMessage(ChatMessageRoles.Tool, line.Text) { ToolCallId = line.CallId }");
    private static readonly Mapper ExtensionsAI = new(ReferenceSet.ExtensionsAI_10_11_0, "System.Text.Json;Microsoft.Extensions.AI", "ChatMessage", "FunctionCallContent", "new ChatMessage(ChatRole.Tool, [new FunctionResultContent(line.CallId, line.Text)])");
    private static readonly Mapper GoogleGenAI = new(ReferenceSet.GoogleGenAI_0_2_0, "Google.GenAI.Types", "Content", "FunctionCall", """new Content { Role = "user", Parts = new List<Part> { new Part { FunctionResponse = new FunctionResponse { Name = line.CallId, Response = new Dictionary<string, object> { ["result"] = line.Text } } } } }""");
    private static readonly Mapper Vertex = new(ReferenceSet.GoogleVertex_3, "Google.Cloud.AIPlatform.V1;Google.Protobuf.WellKnownTypes", "Content", "FunctionCall", """new Content { Role = "user", Parts = { new Part { FunctionResponse = new FunctionResponse { Name = line.CallId, Response = new Struct() } } } }""");
    private static readonly Mapper Anthropic = new(ReferenceSet.Anthropic_13_12_0, "Anthropic.Models.Messages", "MessageParam", "ToolUseBlock", "new UserMessageParam(new List<ContentBlockParam> { new ToolResultBlockParam(line.CallId) { Content = line.Text } })");
    private static readonly Mapper AnthropicSdk = new(ReferenceSet.AnthropicSdk_5_10_0, "Anthropic.SDK.Messaging", "Message", "ToolUseContent", "new Message { Role = RoleType.User, Content = [new ToolResultContent { ToolUseId = line.CallId, Content = [new TextContent { Text = line.Text }] }] }");
    private static readonly Mapper AutoGen = new(ReferenceSet.AutoGen_0_2_3, "AutoGen.Core", "IMessage", "ToolCall", """new ToolCallResultMessage(new[] { new ToolCall("get_weather", "{}", line.Text) { ToolCallId = line.CallId } })""");
    private static readonly Mapper OpenAIDotNet = new(ReferenceSet.OpenAIDotNet_8_8_7, "OpenAI;OpenAI.Chat", "Message", "ToolCall", """new Message(line.CallId, "get_weather", new[] { new Content(line.Text) })""");

    private static Task FixesAsync(Mapper mapper, string before, string withCalls, string? calls = null, string? reported = null) => CodeFixVerifier.VerifyAsync(
        mapper.Code(before.Replace(reported ?? before, $"{{|TRA2004:{reported ?? before}|}}"), calls),
        mapper.Code(before, calls, $"\n        \"assistant\" when line.Calls is {{ Count: > 0 }} => {withCalls},"),
        mapper.References);

    /// <summary>A mapping over roles in one SDK.</summary>
    private sealed record Mapper(ReferenceSet References, string Usings, string Message, string Call, string Result)
    {
        public string Top { get; init; } = "";

        public string Code(string assistant, string? calls = null, string above = "") => this.Top + $$"""
            using System.Collections.Generic;
            using System.Linq;
            {{string.Concat(this.Usings.Split(';').Select(name => $"using {name};\n"))}}
            public static class Mapper
            {
                public static {{this.Message}} Map(Line line) => line.Role switch
                {{{above}}
                    "assistant" => {{assistant}},
                    "tool" => {{this.Result}},
                    _ => throw new System.ArgumentException(line.Role),
                };
            }

            public sealed record Kept(string Id, string Name, string Arguments);

            public sealed record Line(string Role, string Text, string CallId, {{calls ?? $"IReadOnlyList<{this.Call}> Calls"}});

            """;
    }

    private static string Loop(string assistant) => $$"""
        using System.Collections.Generic;
        using System.Linq;
        using Anthropic.Models.Messages;

        public static class Mapper
        {
            public static void Fill(List<MessageParam> messages, IEnumerable<Line> lines)
            {
                foreach (var line in lines)
                {
                    if (line.Role == "tool") messages.Add({{Anthropic.Result}});
                    else if (line.Role == "assistant") {{assistant}}
                    else messages.Add(new UserMessageParam(line.Text));
                }
            }
        }

        public sealed record Line(string Role, string Text, string CallId, IReadOnlyList<ToolUseBlock> Calls);

        """;
}
