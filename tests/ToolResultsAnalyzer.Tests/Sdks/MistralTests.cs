using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Sdks;

/// <summary>
/// What is special to <c>Mistral.SDK</c>: calls are of two types, a result is made of one of them or of an id and a name, messages are filled
/// in, and a request sends the very list that it was made with.
/// </summary>
public class MistralTests : RuleTests<MistralTests>
{
    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string The_canonical_loop(MistralPhrases say) => Agent("""
        while (true)
        {
            ChatCompletionResponse response = await client.Completions.GetCompletionAsync(request);
            request.Messages.Add(response.Choices[0].Message);
            if (response.ToolCalls.Count == 0) return response.Choices[0].Message.Content;
            foreach (var call in response.ToolCalls)
                request.Messages.Add(new ChatMessage(call, await call.InvokeAsync<string>()));
        }
        """);

    [Reported]
    static string The_first_call_alone(MistralPhrases say) => Agent("""
        while (true)
        {
            ChatCompletionResponse response = await client.Completions.GetCompletionAsync(request);
            request.Messages.Add(response.Choices[0].Message);
            if (response.ToolCalls.Count == 0) return response.Choices[0].Message.Content;
            var call = response.ToolCalls[0];
            request.Messages.Add({|TRA1002:new ChatMessage(call, await call.InvokeAsync<string>())|});
        }
        """);

    [Reported]
    static string A_call_that_is_skipped(MistralPhrases say) => Agent("""
        var response = await client.Completions.GetCompletionAsync(request);
        while (response.Choices[0].FinishReason == Choice.FinishReasonEnum.ToolCalls)
        {
            request.Messages.Add(response.Choices[0].Message);
            foreach (var call in response.Choices[0].Message.ToolCalls)
            {
                if (!tools.Knows(call.Function.Name)) {|TRA1004:continue|};
                request.Messages.Add(new ChatMessage(call.Id, call.Function.Name, "Sunny"));
            }
            response = await client.Completions.GetCompletionAsync(request);
        }
        return response.Choices[0].Message.Content;
        """);

    [Silent(TwinOf = nameof(A_call_that_is_skipped))]
    static string A_call_that_gets_an_error(MistralPhrases say) => Agent("""
        var response = await client.Completions.GetCompletionAsync(request);
        while (response.Choices[0].FinishReason == Choice.FinishReasonEnum.ToolCalls)
        {
            request.Messages.Add(response.Choices[0].Message);
            foreach (var call in response.Choices[0].Message.ToolCalls)
            {
                if (!tools.Knows(call.Function.Name)) { request.Messages.Add(new ChatMessage(call.Id, call.Function.Name, "unknown")); continue; }
                request.Messages.Add(new ChatMessage(call.Id, call.Function.Name, "Sunny"));
            }
            response = await client.Completions.GetCompletionAsync(request);
        }
        return response.Choices[0].Message.Content;
        """);

    [Reported]
    static string The_name_before_the_id(MistralPhrases say) => Agent("""
        var response = await client.Completions.GetCompletionAsync(request);
        request.Messages.Add(response.Choices[0].Message);
        foreach (var call in response.Choices[0].Message.ToolCalls)
            request.Messages.Add(new ChatMessage({|TRA3002:call.Function.Name|}, call.Id, "Sunny"));
        response = await client.Completions.GetCompletionAsync(request);
        return response.Choices[0].Message.Content;
        """);

    [Silent(TwinOf = nameof(The_name_before_the_id))]
    static string The_name_before_the_id_by_name(MistralPhrases say) => Agent("""
        var response = await client.Completions.GetCompletionAsync(request);
        request.Messages.Add(response.Choices[0].Message);
        foreach (var call in response.Choices[0].Message.ToolCalls)
            request.Messages.Add(new ChatMessage(name: call.Function.Name, toolCallId: call.Id, content: "Sunny"));
        response = await client.Completions.GetCompletionAsync(request);
        return response.Choices[0].Message.Content;
        """);

    [Silent(TwinOf = nameof(The_name_before_the_id))]
    static string The_content_as_the_name(MistralPhrases say) => Agent("""
        var response = await client.Completions.GetCompletionAsync(request);
        request.Messages.Add(response.Choices[0].Message);
        foreach (var call in response.Choices[0].Message.ToolCalls)
            request.Messages.Add(new ChatMessage(call.Id, "Sunny"));
        response = await client.Completions.GetCompletionAsync(request);
        return response.Choices[0].Message.Content;
        """);

    [Reported]
    static string The_role_of_tools_and_a_text(MistralPhrases say) => Agent("""
        var response = await client.Completions.GetCompletionAsync(request);
        request.Messages.Add(response.Choices[0].Message);
        foreach (var call in response.ToolCalls)
            request.Messages.Add({|TRA3004:new ChatMessage(ChatMessage.RoleEnum.Tool, "Sunny")|});
        response = await client.Completions.GetCompletionAsync(request);
        return response.Choices[0].Message.Content;
        """);

    [Silent(TwinOf = nameof(The_role_of_tools_and_a_text))]
    static string The_role_of_tools_and_an_id_that_comes_later(MistralPhrases say) => Agent("""
        var response = await client.Completions.GetCompletionAsync(request);
        request.Messages.Add(response.Choices[0].Message);
        foreach (var call in response.ToolCalls)
            request.Messages.Add(new ChatMessage(ChatMessage.RoleEnum.Tool, "Sunny") { ToolCallId = call.Id, Name = call.Name });
        response = await client.Completions.GetCompletionAsync(request);
        return response.Choices[0].Message.Content;
        """);

    [Reported]
    static string A_message_that_is_filled_in_without_an_id(MistralPhrases say) => Agent("""
        var response = await client.Completions.GetCompletionAsync(request);
        request.Messages.Add(response.Choices[0].Message);
        foreach (var call in response.ToolCalls)
            request.Messages.Add({|TRA3004:new ChatMessage { Role = ChatMessage.RoleEnum.Tool, Name = call.Name, Content = "Sunny" }|});
        response = await client.Completions.GetCompletionAsync(request);
        return response.Choices[0].Message.Content;
        """);

    [Silent(TwinOf = nameof(A_message_that_is_filled_in_without_an_id))]
    static string A_message_that_is_filled_in(MistralPhrases say) => Agent("""
        var response = await client.Completions.GetCompletionAsync(request);
        request.Messages.Add(response.Choices[0].Message);
        foreach (var call in response.ToolCalls)
        {
            var result = new ChatMessage();
            result.Role = ChatMessage.RoleEnum.Tool;
            result.ToolCallId = call.Id;
            result.Content = "Sunny";
            request.Messages.Add(result);
        }
        response = await client.Completions.GetCompletionAsync(request);
        return response.Choices[0].Message.Content;
        """);

    [Reported]
    static string The_content_of_the_reply(MistralPhrases say) => Agent("""
        var response = await client.Completions.GetCompletionAsync(request);
        request.Messages.Add(new ChatMessage(ChatMessage.RoleEnum.Assistant, {|TRA2002:response.Choices[0].Message.Content|}));
        foreach (var call in response.ToolCalls)
            request.Messages.Add(new ChatMessage(call, "Sunny"));
        response = await client.Completions.GetCompletionAsync(request);
        return response.Choices[0].Message.Content;
        """);

    [Silent(TwinOf = nameof(The_content_of_the_reply))]
    static string The_content_and_the_calls_of_the_reply(MistralPhrases say) => Agent("""
        var response = await client.Completions.GetCompletionAsync(request);
        var message = response.Choices[0].Message;
        request.Messages.Add(new ChatMessage(ChatMessage.RoleEnum.Assistant, message.Content) { ToolCalls = message.ToolCalls });
        foreach (var call in response.ToolCalls)
            request.Messages.Add(new ChatMessage(call, "Sunny"));
        response = await client.Completions.GetCompletionAsync(request);
        return response.Choices[0].Message.Content;
        """);

    [Reported]
    static string The_list_that_a_request_was_made_with(MistralPhrases say) => Agent("""
        var messages = new List<ChatMessage> { new ChatMessage(ChatMessage.RoleEnum.User, "Hello!") };
        request = new ChatCompletionRequest("mistral-large", messages);
        var response = await client.Completions.GetCompletionAsync(request);
        if (response.ToolCalls.Count == 0) return response.Choices[0].Message.Content;
        messages.Add(response.Choices[0].Message);
        response = await {|TRA1001:client.Completions.GetCompletionAsync(request)|};
        return response.Choices[0].Message.Content;
        """);

    [Silent(TwinOf = nameof(The_list_that_a_request_was_made_with))]
    static string The_list_that_a_request_was_made_with_under_both_names(MistralPhrases say) => Agent("""
        var messages = new List<ChatMessage> { new ChatMessage(ChatMessage.RoleEnum.User, "Hello!") };
        request = new ChatCompletionRequest("mistral-large", messages);
        var response = await client.Completions.GetCompletionAsync(request);
        while (response.ToolCalls.Count > 0)
        {
            messages.Add(response.Choices[0].Message);
            foreach (var call in response.ToolCalls) request.Messages.Add(new ChatMessage(call, "Sunny"));
            response = await client.Completions.GetCompletionAsync(request);
        }
        return response.Choices[0].Message.Content;
        """);

    [Silent(TwinOf = nameof(The_list_that_a_request_was_made_with))]
    static string A_list_of_somebody_else(MistralPhrases say) => Agent("""
        var response = await client.Completions.GetCompletionAsync(request);
        if (response.ToolCalls.Count == 0) return response.Choices[0].Message.Content;
        request.Messages = tools.Answer<List<ChatMessage>>("all");
        response = await client.Completions.GetCompletionAsync(request);
        return response.Choices[0].Message.Content;
        """);

    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string Calls_of_either_type(MistralPhrases say) => Agent("""
        var response = await client.Completions.GetCompletionAsync(request);
        while (response.Choices[0].Message.ToolCalls is not null)
        {
            request.Messages.Add(response.Choices[0].Message);
            foreach (var call in response.ToolCalls) request.Messages.Add(new ChatMessage(call.Id, call.Name, "Sunny"));
            response = await client.Completions.GetCompletionAsync(request);
        }
        return response.Choices[0].Message.Content;
        """);

    [Reported]
    static string Results_that_are_sent_back_once(MistralPhrases say) => Agent("""
        ChatCompletionResponse response = await client.Completions.GetCompletionAsync(request);
        if (response.ToolCalls.Count > 0)
        {
            request.Messages.Add(response.Choices[0].Message);
            foreach (var call in response.ToolCalls) request.Messages.Add(new ChatMessage(call, "Sunny"));
            response = await {|TRA5001(info):client.Completions.GetCompletionAsync(request)|};
        }
        return response.Choices[0].Message.Content;
        """);

    [Silent(TwinOf = nameof(Results_that_are_sent_back_once))]
    static string Results_that_are_sent_back_until_there_are_none(MistralPhrases say) => Agent("""
        ChatCompletionResponse response = await client.Completions.GetCompletionAsync(request);
        while (response.ToolCalls.Count > 0)
        {
            request.Messages.Add(response.Choices[0].Message);
            foreach (var call in response.ToolCalls) request.Messages.Add(new ChatMessage(call, "Sunny"));
            response = await client.Completions.GetCompletionAsync(request);
        }
        return response.Choices[0].Message.Content;
        """);

    private static string Agent(string body) => $$"""
        public class Agent
        {
            public static async Task<string> Run(MistralClient client, ChatCompletionRequest request, ITools tools)
            {
                {{body.Replace("\n", "\n        ")}}
            }
        }
        """;
}
