using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Sdks;

/// <summary>
/// What is special to <c>OpenAI-DotNet</c>: the history is an argument of the request, which keeps a copy of it; a result is made of the call
/// itself; replies, choices and messages are texts wherever one is wanted.
/// </summary>
public class OpenAIDotNetTests : RuleTests<OpenAIDotNetTests>
{
    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string The_canonical_loop(OpenAIDotNetPhrases say) => Agent("""
        while (true)
        {
            ChatResponse response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages, tools: functions, toolChoice: "auto"));
            Message reply = response.FirstChoice.Message;
            messages.Add(reply);
            if (response.FirstChoice.FinishReason != "tool_calls") return reply;
            foreach (ToolCall call in reply.ToolCalls)
                messages.Add(new Message(call, await call.InvokeFunctionAsync()));
        }
        """);

    [Reported]
    static string The_first_call_alone(OpenAIDotNetPhrases say) => Agent("""
        while (true)
        {
            ChatResponse response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages, tools: functions, toolChoice: "auto"));
            Message reply = response.FirstChoice.Message;
            messages.Add(reply);
            if (response.FirstChoice.FinishReason != "tool_calls") return reply;
            messages.Add({|TRA1002:new Message(reply.ToolCalls[0], await reply.ToolCalls[0].InvokeFunctionAsync())|});
        }
        """);

    [Reported]
    static string The_choice_instead_of_its_message(OpenAIDotNetPhrases say) => Agent("""
        ChatResponse response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages, functions));
        messages.Add(new Message(Role.Assistant, {|TRA2002:response.FirstChoice|}));
        foreach (var call in response.FirstChoice.Message.ToolCalls)
            messages.Add(new Message(call, call.InvokeFunction()));
        response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages, functions));
        return response;
        """);

    [Silent(TwinOf = nameof(The_choice_instead_of_its_message))]
    static string The_message_of_the_choice(OpenAIDotNetPhrases say) => Agent("""
        ChatResponse response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages, functions));
        messages.Add(response.FirstChoice.Message);
        foreach (var call in response.FirstChoice.Message.ToolCalls)
            messages.Add(new Message(call, call.InvokeFunction()));
        response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages, functions));
        return response;
        """);

    [Reported]
    static string The_role_of_tools_and_a_text(OpenAIDotNetPhrases say) => Agent("""
        ChatResponse response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages, functions));
        messages.Add(response.FirstChoice.Message);
        foreach (var call in response.FirstChoice.Message.ToolCalls)
            messages.Add({|TRA3004:new Message(Role.Tool, call.InvokeFunction())|});
        response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages, functions));
        return response;
        """);

    [Silent(TwinOf = nameof(The_role_of_tools_and_a_text))]
    static string An_id_and_a_name(OpenAIDotNetPhrases say) => Agent("""
        ChatResponse response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages, functions));
        messages.Add(response.FirstChoice.Message);
        foreach (var call in response.FirstChoice.Message.ToolCalls)
            messages.Add(new Message(call.Id, call.Function.Name, [new Content(call.InvokeFunction())]));
        response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages, functions));
        return response;
        """);

    [Reported]
    static string The_name_before_the_id(OpenAIDotNetPhrases say) => Agent("""
        ChatResponse response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages, functions));
        messages.Add(response.FirstChoice.Message);
        foreach (var call in response.FirstChoice.Message.ToolCalls)
            messages.Add(new Message({|TRA3002:call.Function.Name|}, call.Id, [new Content(call.InvokeFunction())]));
        response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages, functions));
        return response;
        """);

    [Silent(TwinOf = nameof(The_name_before_the_id))]
    static string The_name_and_the_id_by_name(OpenAIDotNetPhrases say) => Agent("""
        ChatResponse response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages, functions));
        messages.Add(response.FirstChoice.Message);
        foreach (var call in response.FirstChoice.Message.ToolCalls)
            messages.Add(new Message(toolFunctionName: call.Function.Name, toolCallId: call.Id, content: [new Content(call.InvokeFunction())]));
        response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages, functions));
        return response;
        """);

    [Reported]
    static string A_call_that_is_skipped(OpenAIDotNetPhrases say) => Agent("""
        ChatResponse response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages, functions));
        messages.Add(response.Choices[0].Message);
        foreach (var call in response.Choices[0].Message.ToolCalls)
        {
            if (!tools.Knows(call.Function.Name)) {|TRA1004:continue|};
            messages.Add(new Message(call, call.InvokeFunction()));
        }
        response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages, functions));
        return response;
        """);

    [Silent(TwinOf = nameof(A_call_that_is_skipped))]
    static string A_call_that_gets_an_error(OpenAIDotNetPhrases say) => Agent("""
        ChatResponse response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages, functions));
        messages.Add(response.Choices[0].Message);
        foreach (var call in response.Choices[0].Message.ToolCalls)
        {
            if (!tools.Knows(call.Function.Name)) { messages.Add(new Message(call, "unknown")); continue; }
            messages.Add(new Message(call, call.InvokeFunction()));
        }
        response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages, functions));
        return response;
        """);

    [Silent(TwinOf = nameof(Some_calls_at_once))]
    static string All_calls_at_once(OpenAIDotNetPhrases say) => Agent("""
        ChatResponse response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages, functions));
        messages.Add(response.FirstChoice.Message);
        messages.AddRange(await Task.WhenAll(response.FirstChoice.Message.ToolCalls.Select(async call => new Message(call, await call.InvokeFunctionAsync()))));
        response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages, functions));
        return response;
        """);

    [Reported]
    static string Some_calls_at_once(OpenAIDotNetPhrases say) => Agent("""
        ChatResponse response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages, functions));
        messages.Add(response.FirstChoice.Message);
        messages.AddRange(await Task.WhenAll({|TRA1004:response.FirstChoice.Message.ToolCalls.Where(call => tools.Knows(call.Function.Name))|}.Select(async call => new Message(call, await call.InvokeFunctionAsync()))));
        response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages, functions));
        return response;
        """);

    [Reported]
    static string Tools_that_nobody_answers(OpenAIDotNetPhrases say) => Agent("""
        ChatResponse response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages, [new Tool(null)]));
        messages.Add(response.FirstChoice.Message);
        messages.Add({|TRA1001:new Message(Role.User, "And tomorrow?")|});
        response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages));
        return response;
        """);

    [Silent(TwinOf = nameof(Tools_that_nobody_answers))]
    static string Tools_that_may_not_be_used(OpenAIDotNetPhrases say) => Agent("""
        ChatResponse response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages, [new Tool(null)], "none"));
        messages.Add(response.FirstChoice.Message);
        messages.Add(new Message(Role.User, "And tomorrow?"));
        response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages));
        return response;
        """);

    [Silent(TwinOf = nameof(Tools_that_nobody_answers))]
    static string No_tools(OpenAIDotNetPhrases say) => Agent("""
        ChatResponse response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages));
        messages.Add(response.FirstChoice.Message);
        messages.Add(new Message(Role.User, "And tomorrow?"));
        response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages));
        return response;
        """);

    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string A_request_keeps_a_copy(OpenAIDotNetPhrases say) => Agent("""
        var request = new ChatRequest(messages, functions);
        ChatResponse response = await api.ChatEndpoint.GetCompletionAsync(request);
        var own = new List<Message> { response.FirstChoice.Message, new Message(response.FirstChoice.Message.ToolCalls[0], "Sunny") };
        response = await api.ChatEndpoint.GetCompletionAsync(request);
        return response;
        """);

    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string Calls_that_are_null(OpenAIDotNetPhrases say) => Agent("""
        ChatResponse response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages, functions));
        while (response.FirstChoice.Message.ToolCalls != null)
        {
            messages.Add(response.FirstChoice.Message);
            foreach (var call in response.FirstChoice.Message.ToolCalls) messages.Add(new Message(call, "Sunny"));
            response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages, functions));
        }
        return response;
        """);

    [Reported]
    static string A_result_of_a_call_that_is_written_down(OpenAIDotNetPhrases say) => Agent("""
        var shots = new List<Message> { new Message(Role.User, "Hello!") };
        shots.Add({|TRA2001:new Message(new ToolCall("call_1", "get_weather"), "Sunny")|});
        ChatResponse response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(shots, functions));
        return response;
        """);

    [Silent(TwinOf = nameof(A_result_of_a_call_that_is_written_down))]
    static string A_call_of_somebody_else(OpenAIDotNetPhrases say) => Agent("""
        var shots = new List<Message> { new Message(Role.User, "Hello!") };
        shots.Add(new Message(tools.Answer<ToolCall>("call_1"), "Sunny"));
        ChatResponse response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(shots, functions));
        return response;
        """);

    [Reported]
    static string Results_that_are_sent_back_once(OpenAIDotNetPhrases say) => Agent("""
        ChatResponse response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages, functions));
        messages.Add(response.FirstChoice.Message);
        if (response.FirstChoice.FinishReason == "tool_calls")
        {
            foreach (var call in response.FirstChoice.Message.ToolCalls) messages.Add(new Message(call, call.InvokeFunction()));
            response = await {|TRA5001(info):api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages, functions))|};
        }
        return response;
        """);

    [Silent(TwinOf = nameof(Results_that_are_sent_back_once))]
    static string Results_that_are_sent_back_until_there_are_none(OpenAIDotNetPhrases say) => Agent("""
        ChatResponse response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages, functions));
        messages.Add(response.FirstChoice.Message);
        while (response.FirstChoice.FinishReason == "tool_calls")
        {
            foreach (var call in response.FirstChoice.Message.ToolCalls) messages.Add(new Message(call, call.InvokeFunction()));
            response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages, functions));
            messages.Add(response.FirstChoice.Message);
        }
        return response;
        """);

    [Silent(TwinOf = nameof(Results_that_are_sent_back_once))]
    static string Results_that_are_sent_back_without_tools(OpenAIDotNetPhrases say) => Agent("""
        ChatResponse response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages, functions));
        messages.Add(response.FirstChoice.Message);
        if (response.FirstChoice.FinishReason == "tool_calls")
        {
            foreach (var call in response.FirstChoice.Message.ToolCalls) messages.Add(new Message(call, call.InvokeFunction()));
            response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages));
        }
        return response;
        """);

    [Silent(TwinOf = nameof(Results_that_are_sent_back_once))]
    static string Results_that_are_sent_back_with_tools_forbidden(OpenAIDotNetPhrases say) => Agent("""
        ChatResponse response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages, functions));
        messages.Add(response.FirstChoice.Message);
        if (response.FirstChoice.FinishReason == "tool_calls")
        {
            foreach (var call in response.FirstChoice.Message.ToolCalls) messages.Add(new Message(call, call.InvokeFunction()));
            response = await api.ChatEndpoint.GetCompletionAsync(new ChatRequest(messages, functions, toolChoice: "none"));
        }
        return response;
        """);

    private static string Agent(string body) => $$"""
        public class Agent
        {
            public static async Task<string> Run(OpenAIClient api, List<Message> messages, IEnumerable<Tool> functions, ITools tools)
            {
                {{body.Replace("\n", "\n        ")}}
            }
        }
        """;
}
