using ToolResultsAnalyzer.Rules;

namespace ToolResultsAnalyzer.Tests.CodeFixes;

/// <summary>The id of the call that goes without a result.</summary>
public class TRA3001UnknownToolCallIdCodeFixTests : CodeFixTests<TRA3001UnknownToolCallIdCodeFix>
{
    protected override string Title => "Use the id of the unanswered tool call";

    [Fact]
    public Task The_only_call() => FixesAsync(
        Method("""
            List<ChatMessage> history = [];
            history.Add(new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall("call_1", "get_weather", BinaryData.FromString("{}"))]));
            history.Add(new ToolChatMessage({|TRA3001:"call1"|}, "Sunny")); // a guess
            ChatCompletion reply = await client.CompleteChatAsync(history, options);
            return reply.Content[0].Text;
            """),
        Method("""
            List<ChatMessage> history = [];
            history.Add(new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall("call_1", "get_weather", BinaryData.FromString("{}"))]));
            history.Add(new ToolChatMessage("call_1", "Sunny")); // a guess
            ChatCompletion reply = await client.CompleteChatAsync(history, options);
            return reply.Content[0].Text;
            """));

    [Fact]
    public Task The_call_that_no_other_result_answers() => FixesAsync(
        Method("""
            List<ChatMessage> history = [];
            history.Add(new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall("call_1", "get_weather", BinaryData.FromString("{}")), ChatToolCall.CreateFunctionToolCall("call_2", "get_time", BinaryData.FromString("{}"))]));
            history.Add(new ToolChatMessage({|TRA3001:"call_3"|}, "Sunny"));
            history.Add(new ToolChatMessage("call_2", "Noon"));
            ChatCompletion reply = await client.CompleteChatAsync(history, options);
            return reply.Content[0].Text;
            """),
        Method("""
            List<ChatMessage> history = [];
            history.Add(new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall("call_1", "get_weather", BinaryData.FromString("{}")), ChatToolCall.CreateFunctionToolCall("call_2", "get_time", BinaryData.FromString("{}"))]));
            history.Add(new ToolChatMessage("call_1", "Sunny"));
            history.Add(new ToolChatMessage("call_2", "Noon"));
            ChatCompletion reply = await client.CompleteChatAsync(history, options);
            return reply.Content[0].Text;
            """));

    [Fact]
    public Task A_named_argument() => FixesAsync(
        Method("""
            List<ChatMessage> history = [];
            history.Add(new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall("call_1", "get_weather", BinaryData.FromString("{}"))]));
            history.Add(new ToolChatMessage(content: "Sunny", toolCallId: {|TRA3001:"call1"|}));
            ChatCompletion reply = await client.CompleteChatAsync(history, options);
            return reply.Content[0].Text;
            """),
        Method("""
            List<ChatMessage> history = [];
            history.Add(new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall("call_1", "get_weather", BinaryData.FromString("{}"))]));
            history.Add(new ToolChatMessage(content: "Sunny", toolCallId: "call_1"));
            ChatCompletion reply = await client.CompleteChatAsync(history, options);
            return reply.Content[0].Text;
            """));

    [Fact]
    public Task A_factory_over_several_lines() => FixesAsync(
        Method("""
            List<ChatMessage> history = [];
            history.Add(new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall("call_1", "get_weather", BinaryData.FromString("{}"))]));
            history.Add(
                ChatMessage.CreateToolMessage(
                    {|TRA3001:"call1"|}, // the id
                    "Sunny"));
            ChatCompletion reply = await client.CompleteChatAsync(history, options);
            return reply.Content[0].Text;
            """),
        Method("""
            List<ChatMessage> history = [];
            history.Add(new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall("call_1", "get_weather", BinaryData.FromString("{}"))]));
            history.Add(
                ChatMessage.CreateToolMessage(
                    "call_1", // the id
                    "Sunny"));
            ChatCompletion reply = await client.CompleteChatAsync(history, options);
            return reply.Content[0].Text;
            """));

    [Fact]
    public Task A_constant_with_a_name() => FixesAsync(
        Method("""
            const string id = "call_1";
            List<ChatMessage> history = [];
            history.Add(new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall(id, "get_weather", BinaryData.FromString("{}"))]));
            history.Add(new ToolChatMessage({|TRA3001:"call1"|}, "Sunny"));
            ChatCompletion reply = await client.CompleteChatAsync(history, options);
            return reply.Content[0].Text;
            """),
        Method("""
            const string id = "call_1";
            List<ChatMessage> history = [];
            history.Add(new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall(id, "get_weather", BinaryData.FromString("{}"))]));
            history.Add(new ToolChatMessage(id, "Sunny"));
            ChatCompletion reply = await client.CompleteChatAsync(history, options);
            return reply.Content[0].Text;
            """));

    [Fact]
    public Task Two_constants_with_names() => FixesAsync(
        Method("""
            const string id = "call_1";
            const string other = "call_2";
            List<ChatMessage> history = [];
            history.Add(new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall(id, "get_weather", BinaryData.FromString("{}"))]));
            history.Add(new ToolChatMessage({|TRA3001:other|}, "Sunny"));
            ChatCompletion reply = await client.CompleteChatAsync(history, options);
            return reply.Content[0].Text;
            """),
        Method("""
            const string id = "call_1";
            List<ChatMessage> history = [];
            history.Add(new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall(id, "get_weather", BinaryData.FromString("{}"))]));
            history.Add(new ToolChatMessage(id, "Sunny"));
            ChatCompletion reply = await client.CompleteChatAsync(history, options);
            return reply.Content[0].Text;
            """));

    [Fact]
    public Task A_call_in_a_variable() => FixesAsync(
        Method("""
            List<ChatMessage> history = [];
            ChatToolCall weather = ChatToolCall.CreateFunctionToolCall("call_1", "get_weather", BinaryData.FromString("{}"));
            history.Add(new AssistantChatMessage([weather]));
            history.Add(new ToolChatMessage({|TRA3001:"weather"|}, "Sunny"));
            ChatCompletion reply = await client.CompleteChatAsync(history, options);
            return reply.Content[0].Text;
            """),
        Method("""
            List<ChatMessage> history = [];
            ChatToolCall weather = ChatToolCall.CreateFunctionToolCall("call_1", "get_weather", BinaryData.FromString("{}"));
            history.Add(new AssistantChatMessage([weather]));
            history.Add(new ToolChatMessage("call_1", "Sunny"));
            ChatCompletion reply = await client.CompleteChatAsync(history, options);
            return reply.Content[0].Text;
            """));

    [Fact]
    public Task In_a_collection_expression() => FixesAsync(
        Method("""
            List<ChatMessage> history =
            [
                new UserChatMessage("What is the weather?"),
                new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall("call_1", "get_weather", BinaryData.FromString("{}"))]),
                new ToolChatMessage({|TRA3001:"call_2"|}, "Sunny"),
            ];
            ChatCompletion reply = await client.CompleteChatAsync(history, options);
            return reply.Content[0].Text;
            """),
        Method("""
            List<ChatMessage> history =
            [
                new UserChatMessage("What is the weather?"),
                new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall("call_1", "get_weather", BinaryData.FromString("{}"))]),
                new ToolChatMessage("call_1", "Sunny"),
            ];
            ChatCompletion reply = await client.CompleteChatAsync(history, options);
            return reply.Content[0].Text;
            """));

    [Fact]
    public Task Tabs_and_line_ends_of_another_system() => FixesAsync(
        Windows(Method("""
            List<ChatMessage> history = [];
            history.Add(new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall("call_1", "get_weather", BinaryData.FromString("{}"))]));
            history.Add(new ToolChatMessage({|TRA3001:"call1"|}, "Sunny"));
            ChatCompletion reply = await client.CompleteChatAsync(history, options);
            return reply.Content[0].Text;
            """)),
        Windows(Method("""
            List<ChatMessage> history = [];
            history.Add(new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall("call_1", "get_weather", BinaryData.FromString("{}"))]));
            history.Add(new ToolChatMessage("call_1", "Sunny"));
            ChatCompletion reply = await client.CompleteChatAsync(history, options);
            return reply.Content[0].Text;
            """)));

    [Fact]
    public Task Two_calls_without_a_result() => LeavesAsync(Method("""
        List<ChatMessage> history = [];
        history.Add(new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall("call_1", "get_weather", BinaryData.FromString("{}")), ChatToolCall.CreateFunctionToolCall("call_2", "get_time", BinaryData.FromString("{}"))]));
        history.Add(new ToolChatMessage({|TRA3001:"call_3"|}, "Sunny"));
        history.Add(new ToolChatMessage("call_4", "Noon"));
        ChatCompletion reply = await client.CompleteChatAsync(history, options);
        return reply.Content[0].Text;
        """));

    [Fact]
    public Task No_call_without_a_result() => LeavesAsync(Method("""
        List<ChatMessage> history = [];
        history.Add(new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall("call_1", "get_weather", BinaryData.FromString("{}"))]));
        history.Add(new ToolChatMessage("call_1", "Sunny"));
        history.Add(new ToolChatMessage({|TRA3001:"call_2"|}, "Noon"));
        ChatCompletion reply = await client.CompleteChatAsync(history, options);
        return reply.Content[0].Text;
        """));
}
