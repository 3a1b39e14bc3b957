using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Sdks;

/// <summary>What is special to <c>LlmTornado</c>: conversations that have the history, send it, and append the reply themselves.</summary>
public class TornadoTests : RuleTests<TornadoTests>
{
    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string The_canonical_loop(TornadoPhrases say) => Agent("""
        while (true)
        {
            string text = await chat.GetResponse();
            var calls = chat.MostRecentApiResult.Choices[0].Message.ToolCalls;
            if (calls is not { Count: > 0 }) return text;
            foreach (ToolCall c in calls) chat.AddToolMessage(c.Id, tools.Run(c.FunctionCall.Name, c.FunctionCall.Arguments));
        }
        """);

    [Reported]
    static string The_first_call_alone(TornadoPhrases say) => Agent("""
        while (true)
        {
            string text = await chat.GetResponse();
            var calls = chat.MostRecentApiResult.Choices[0].Message.ToolCalls;
            if (calls is not { Count: > 0 }) return text;
            {|TRA1002:chat.AddToolMessage(calls[0].Id, tools.Run(calls[0].FunctionCall.Name, calls[0].FunctionCall.Arguments))|};
        }
        """);

    [Reported]
    static string A_call_that_is_skipped(TornadoPhrases say) => Agent("""
        while (true)
        {
            string text = await chat.GetResponse();
            var calls = chat.MostRecentApiResult.Choices[0].Message.ToolCalls;
            if (calls is not { Count: > 0 }) return text;
            foreach (ToolCall c in calls)
            {
                if (!tools.Knows(c.FunctionCall.Name)) {|TRA1004:continue|};
                chat.AddToolMessage(c.Id, tools.Run(c.FunctionCall.Name, c.FunctionCall.Arguments));
            }
        }
        """);

    [Silent(TwinOf = nameof(A_call_that_is_skipped))]
    static string A_call_that_gets_an_error(TornadoPhrases say) => Agent("""
        while (true)
        {
            string text = await chat.GetResponse();
            var calls = chat.MostRecentApiResult.Choices[0].Message.ToolCalls;
            if (calls is not { Count: > 0 }) return text;
            foreach (ToolCall c in calls)
            {
                if (!tools.Knows(c.FunctionCall.Name))
                {
                    chat.AddToolMessage(c.Id, "unknown", invocationSucceeded: false);
                    continue;
                }
                chat.AddToolMessage(c.Id, tools.Run(c.FunctionCall.Name, c.FunctionCall.Arguments));
            }
        }
        """);

    [Reported]
    static string The_name_where_the_id_is_wanted(TornadoPhrases say) => Agent("""
        await chat.GetResponse();
        foreach (ToolCall c in chat.MostRecentApiResult.Choices[0].Message.ToolCalls)
            chat.AddToolMessage({|TRA3002:c.FunctionCall.Name|}, tools.Run(c.FunctionCall.Name, c.FunctionCall.Arguments));
        return await chat.GetResponse();
        """);

    [Silent(TwinOf = nameof(The_name_where_the_id_is_wanted))]
    static string The_id_where_it_is_wanted(TornadoPhrases say) => Agent("""
        await chat.GetResponse();
        foreach (ToolCall c in chat.MostRecentApiResult.Choices[0].Message.ToolCalls)
            chat.AddToolMessage(c.Id, tools.Run(c.FunctionCall.Name, c.FunctionCall.Arguments));
        return await chat.GetResponse();
        """);

    [Reported]
    static string A_message_of_a_function_has_no_id(TornadoPhrases say) => Agent("""
        await chat.GetResponse();
        foreach (ToolCall c in chat.MostRecentApiResult.Choices[0].Message.ToolCalls)
            {|TRA3004:chat.AppendFunctionMessage(c.FunctionCall.Name, tools.Run(c.FunctionCall.Name, c.FunctionCall.Arguments))|};
        return await chat.GetResponse();
        """);

    [Silent(TwinOf = nameof(A_message_of_a_function_has_no_id))]
    static string A_message_of_a_tool_that_is_made_first(TornadoPhrases say) => Agent("""
        await chat.GetResponse();
        foreach (ToolCall c in chat.MostRecentApiResult.Choices[0].Message.ToolCalls)
        {
            var message = new ChatMessage(ChatMessageRoles.Tool, tools.Run(c.FunctionCall.Name, c.FunctionCall.Arguments)) { ToolCallId = c.Id };
            chat.AddMessage(message);
        }
        return await chat.GetResponse();
        """);

    [Reported]
    static string A_question_in_the_middle(TornadoPhrases say) => Agent("""
        await chat.GetResponse();
        foreach (ToolCall c in chat.MostRecentApiResult.Choices[0].Message.ToolCalls)
        {
            {|TRA4001:chat.AddUserMessage("A tool runs.")|};
            chat.AddToolMessage(c.Id, tools.Run(c.FunctionCall.Name, c.FunctionCall.Arguments));
        }
        return await chat.GetResponse();
        """);

    [Silent(TwinOf = nameof(A_question_in_the_middle))]
    static string A_question_behind_the_results(TornadoPhrases say) => Agent("""
        await chat.GetResponse();
        foreach (ToolCall c in chat.MostRecentApiResult.Choices[0].Message.ToolCalls)
            chat.AddToolMessage(c.Id, tools.Run(c.FunctionCall.Name, c.FunctionCall.Arguments));
        chat.AddUserMessage("Go on.").AddSystemMessage("Be brief.");
        return await chat.GetResponse();
        """);

    [Reported]
    static string Two_results(TornadoPhrases say) => Agent("""
        await chat.GetResponse();
        foreach (ToolCall c in chat.MostRecentApiResult.Choices[0].Message.ToolCalls)
        {
            chat.AddToolMessage(c.Id, "running");
            {|TRA2003:chat.AddToolMessage(c.Id, tools.Run(c.FunctionCall.Name, c.FunctionCall.Arguments))|};
        }
        return await chat.GetResponse();
        """);

    [Silent(TwinOf = nameof(Two_results))]
    static string One_result_or_another(TornadoPhrases say) => Agent("""
        await chat.GetResponse();
        foreach (ToolCall c in chat.MostRecentApiResult.Choices[0].Message.ToolCalls)
        {
            if (tools.Knows(c.FunctionCall.Name)) chat.AddToolMessage(c.Id, tools.Run(c.FunctionCall.Name, c.FunctionCall.Arguments));
            else chat.AddToolMessage(c.Id, "unknown");
        }
        return await chat.GetResponse();
        """);

    [Silent]
    static string The_handler_resolves_the_calls(TornadoPhrases say) => Agent("""
        await chat.GetResponseRich(calls =>
        {
            foreach (var c in calls) c.Resolve(tools.Run(c.Name, c.Arguments));
            return ValueTask.CompletedTask;
        });
        return (await chat.GetResponseRich()).Text;
        """);

    [Silent]
    static string A_rich_response(TornadoPhrases say) => Agent("""
        while (true)
        {
            var response = await chat.GetResponseRich();
            var calls = chat.MostRecentApiResult.Choices[0].Message.ToolCalls;
            if (calls is null || calls.Count == 0) return response.Text;
            foreach (var c in calls) chat.AddToolMessage(c.Id, tools.Run(c.FunctionCall.Name, c.FunctionCall.Arguments));
        }
        """);

    [Silent]
    static string Calls_that_were_answered_before_the_method(TornadoPhrases say) => Agent("""
        foreach (ToolCall c in chat.MostRecentApiResult.Choices[0].Message.ToolCalls)
            chat.AddToolMessage(c.Id, tools.Run(c.FunctionCall.Name, c.FunctionCall.Arguments));
        return await chat.GetResponse();
        """);

    [Silent]
    static string A_conversation_that_is_begun_anew(TornadoPhrases say) => Agent("""
        await chat.GetResponse();
        if (chat.MostRecentApiResult.Choices[0].Message.ToolCalls is { Count: > 0 }) chat.Clear();
        chat.AddUserMessage("Without tools, please.");
        return await chat.GetResponse();
        """);

    [Silent]
    static string A_conversation_that_somebody_else_goes_on_with(TornadoPhrases say) => Agent("""
        await chat.GetResponse();
        tools.Look(chat);
        return await chat.GetResponse();
        """);

    private static string Agent(string body) => $$"""
        public class Agent
        {
            public static async Task<string> Run(Conversation chat, ITools tools)
            {
        {{body}}
            }
        }
        """;
}
