using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Sdks;

/// <summary>What is special to <c>Azure.AI.Inference</c>: the history lies in the options, and a result takes its content first.</summary>
public class AzureInferenceTests : RuleTests<AzureInferenceTests>
{
    [Silent(TwinOf = nameof(The_first_call_in_the_options))]
    static string The_canonical_loop(AzureInferencePhrases say) => Agent("""
        while (true)
        {
            Response<ChatCompletions> response = await client.CompleteAsync(options);
            ChatCompletions completion = response.Value;
            options.Messages.Add(new ChatRequestAssistantMessage(completion));
            if (completion.FinishReason != CompletionsFinishReason.ToolCalls) return completion.Content;
            foreach (ChatCompletionsToolCall call in completion.ToolCalls)
                options.Messages.Add(new ChatRequestToolMessage(tools.Run(call.Name, call.Arguments), call.Id));
        }
        """);

    [Reported]
    static string The_first_call_in_the_options(AzureInferencePhrases say) => Agent("""
        while (true)
        {
            ChatCompletions completion = await client.CompleteAsync(options);
            options.Messages.Add(new ChatRequestAssistantMessage(completion));
            if (completion.FinishReason != CompletionsFinishReason.ToolCalls) return completion.Content;
            var call = completion.ToolCalls[0];
            options.Messages.Add({|TRA1002:new ChatRequestToolMessage(tools.Run(call.Name, call.Arguments), call.Id)|});
        }
        """);

    [Reported]
    static string A_call_that_is_skipped_in_the_options(AzureInferencePhrases say) => Agent("""
        ChatCompletions completion = await client.CompleteAsync(options);
        while (completion.FinishReason == CompletionsFinishReason.ToolCalls)
        {
            options.Messages.Add(new ChatRequestAssistantMessage(completion));
            foreach (var call in completion.ToolCalls)
            {
                if (!tools.Knows(call.Name)) {|TRA1004:continue|};
                options.Messages.Add(new ChatRequestToolMessage(tools.Run(call.Name, call.Arguments), call.Id));
            }
            completion = await client.CompleteAsync(options);
        }
        return completion.Content;
        """);

    [Silent(TwinOf = nameof(A_call_that_is_skipped_in_the_options))]
    static string A_call_that_gets_an_error_in_the_options(AzureInferencePhrases say) => Agent("""
        ChatCompletions completion = await client.CompleteAsync(options);
        while (completion.FinishReason == CompletionsFinishReason.ToolCalls)
        {
            options.Messages.Add(new ChatRequestAssistantMessage(completion));
            foreach (var call in completion.ToolCalls)
            {
                if (!tools.Knows(call.Name)) { options.Messages.Add(new ChatRequestToolMessage("unknown", call.Id)); continue; }
                options.Messages.Add(new ChatRequestToolMessage(tools.Run(call.Name, call.Arguments), call.Id));
            }
            completion = await client.CompleteAsync(options);
        }
        return completion.Content;
        """);

    [Reported]
    static string The_list_that_the_options_were_given(AzureInferencePhrases say) => Agent("""
        var messages = new List<ChatRequestMessage> { new ChatRequestUserMessage("Hello!") };
        options.Messages = messages;
        ChatCompletions completion = await client.CompleteAsync(options);
        messages.Add(new ChatRequestAssistantMessage(completion));
        if (completion.ToolCalls.Count == 0) return completion.Content;
        completion = await {|TRA1001:client.CompleteAsync(options)|};
        return completion.Content;
        """);

    [Silent(TwinOf = nameof(The_list_that_the_options_were_given))]
    static string The_list_that_the_options_were_given_is_filled(AzureInferencePhrases say) => Agent("""
        var messages = new List<ChatRequestMessage> { new ChatRequestUserMessage("Hello!") };
        options.Messages = messages;
        ChatCompletions completion = await client.CompleteAsync(options);
        while (completion.ToolCalls.Count > 0)
        {
            messages.Add(new ChatRequestAssistantMessage(completion));
            foreach (var call in completion.ToolCalls) messages.Add(new ChatRequestToolMessage(tools.Run(call.Name, call.Arguments), call.Id));
            completion = await client.CompleteAsync(options);
        }
        return completion.Content;
        """);

    [Silent(TwinOf = nameof(The_list_that_the_options_were_given))]
    static string Options_that_were_made_with_a_list_keep_a_copy(AzureInferencePhrases say) => Agent("""
        var messages = new List<ChatRequestMessage> { new ChatRequestUserMessage("Hello!") };
        options = new ChatCompletionsOptions(messages);
        ChatCompletions completion = await client.CompleteAsync(options);
        messages.Add(new ChatRequestAssistantMessage(completion));
        if (completion.ToolCalls.Count == 0) return completion.Content;
        completion = await client.CompleteAsync(options);
        return completion.Content;
        """);

    [Reported]
    static string Options_that_are_written_down(AzureInferencePhrases say) => Agent("""
        ChatCompletions completion = await client.CompleteAsync(options);
        if (completion.ToolCalls.Count == 0) return completion.Content;
        var next = new ChatCompletionsOptions
        {
            Messages = { new ChatRequestUserMessage("Hello!"), new ChatRequestAssistantMessage(completion), {|TRA1002:new ChatRequestToolMessage("Sunny", completion.ToolCalls[0].Id)|} },
        };
        completion = await client.CompleteAsync(next);
        return completion.Content;
        """);

    [Silent(TwinOf = nameof(Options_that_are_written_down))]
    static string Options_that_are_written_down_for_a_single_call(AzureInferencePhrases say) => Agent("""
        ChatCompletions completion = await client.CompleteAsync(options);
        if (completion.ToolCalls.Count != 1) return completion.Content;
        var next = new ChatCompletionsOptions
        {
            Messages = { new ChatRequestUserMessage("Hello!"), new ChatRequestAssistantMessage(completion), new ChatRequestToolMessage("Sunny", completion.ToolCalls[0].Id) },
        };
        completion = await client.CompleteAsync(next);
        return completion.Content;
        """);

    [Reported]
    static string The_order_of_another_package(AzureInferencePhrases say) => Agent("""
        ChatCompletions completion = await client.CompleteAsync(options);
        options.Messages.Add(new ChatRequestAssistantMessage(completion));
        foreach (var call in completion.ToolCalls)
            options.Messages.Add(new ChatRequestToolMessage{|TRA3003:(call.Id, tools.Run(call.Name, call.Arguments))|});
        completion = await client.CompleteAsync(options);
        return completion.Content;
        """);

    [Silent(TwinOf = nameof(The_order_of_another_package))]
    static string The_order_of_another_package_with_names(AzureInferencePhrases say) => Agent("""
        ChatCompletions completion = await client.CompleteAsync(options);
        options.Messages.Add(new ChatRequestAssistantMessage(completion));
        foreach (var call in completion.ToolCalls)
            options.Messages.Add(new ChatRequestToolMessage(toolCallId: call.Id, content: tools.Run(call.Name, call.Arguments)));
        completion = await client.CompleteAsync(options);
        return completion.Content;
        """);

    [Silent(TwinOf = nameof(The_order_of_another_package))]
    static string A_result_whose_content_comes_later(AzureInferencePhrases say) => Agent("""
        ChatCompletions completion = await client.CompleteAsync(options);
        options.Messages.Add(new ChatRequestAssistantMessage(completion));
        foreach (var call in completion.ToolCalls)
            options.Messages.Add(new ChatRequestToolMessage(call.Id) { Content = tools.Run(call.Name, call.Arguments) });
        completion = await client.CompleteAsync(options);
        return completion.Content;
        """);

    [Reported]
    static string The_name_of_the_function(AzureInferencePhrases say) => Agent("""
        ChatCompletions completion = await client.CompleteAsync(options);
        options.Messages.Add(new ChatRequestAssistantMessage(completion));
        foreach (var call in completion.ToolCalls)
            options.Messages.Add(new ChatRequestToolMessage("Sunny", {|TRA3002:call.Function.Name|}));
        completion = await client.CompleteAsync(options);
        return completion.Content;
        """);

    [Silent(TwinOf = nameof(The_name_of_the_function))]
    static string The_id_beside_the_function(AzureInferencePhrases say) => Agent("""
        ChatCompletions completion = await client.CompleteAsync(options);
        options.Messages.Add(new ChatRequestAssistantMessage(completion));
        foreach (var call in completion.ToolCalls)
            options.Messages.Add(new ChatRequestToolMessage(call.Function.Name, call.Id));
        completion = await client.CompleteAsync(options);
        return completion.Content;
        """);

    [Reported]
    static string The_text_instead_of_the_reply(AzureInferencePhrases say) => Agent("""
        ChatCompletions completion = await client.CompleteAsync(options);
        options.Messages.Add(new ChatRequestAssistantMessage({|TRA2002:completion.Content|}));
        foreach (var call in completion.ToolCalls)
            options.Messages.Add(new ChatRequestToolMessage(tools.Run(call.Name, call.Arguments), call.Id));
        completion = await client.CompleteAsync(options);
        return completion.Content;
        """);

    [Silent(TwinOf = nameof(The_text_instead_of_the_reply))]
    static string The_text_and_the_calls_of_the_reply(AzureInferencePhrases say) => Agent("""
        ChatCompletions completion = await client.CompleteAsync(options);
        while (completion.ToolCalls.Count > 0)
        {
            options.Messages.Add(new ChatRequestAssistantMessage(completion.ToolCalls, completion.Content));
            foreach (var call in completion.ToolCalls)
                options.Messages.Add(new ChatRequestToolMessage(tools.Run(call.Name, call.Arguments), call.Id));
            completion = await client.CompleteAsync(options);
        }
        return completion.Content;
        """);

    [Silent(TwinOf = nameof(The_list_that_the_options_were_given))]
    static string A_request_that_allows_no_calls(AzureInferencePhrases say) => Agent("""
        options.ToolChoice = ChatCompletionsToolChoice.None;
        ChatCompletions completion = await client.CompleteAsync(options);
        options.Messages.Add(new ChatRequestAssistantMessage(completion));
        completion = await client.CompleteAsync(options);
        return completion.Content;
        """);

    [Silent(TwinOf = nameof(The_list_that_the_options_were_given))]
    static string Options_that_are_given_a_list_of_somebody_else(AzureInferencePhrases say) => Agent("""
        ChatCompletions completion = await client.CompleteAsync(options);
        options.Messages = tools.Answer<IList<ChatRequestMessage>>(completion.Id);
        completion = await client.CompleteAsync(options);
        return completion.Content;
        """);

    [Reported]
    static string Results_that_are_sent_back_once(AzureInferencePhrases say) => Agent("""
        ChatCompletions response = await client.CompleteAsync(options);
        if (response.FinishReason == CompletionsFinishReason.ToolCalls)
        {
            options.Messages.Add(new ChatRequestAssistantMessage(response));
            foreach (var call in response.ToolCalls) options.Messages.Add(new ChatRequestToolMessage("Sunny", call.Id));
            response = await {|TRA5001(info):client.CompleteAsync(options)|};
        }
        return response.Content;
        """);

    [Silent(TwinOf = nameof(Results_that_are_sent_back_once))]
    static string Results_that_are_sent_back_until_there_are_none(AzureInferencePhrases say) => Agent("""
        ChatCompletions response = await client.CompleteAsync(options);
        while (response.FinishReason == CompletionsFinishReason.ToolCalls)
        {
            options.Messages.Add(new ChatRequestAssistantMessage(response));
            foreach (var call in response.ToolCalls) options.Messages.Add(new ChatRequestToolMessage("Sunny", call.Id));
            response = await client.CompleteAsync(options);
        }
        return response.Content;
        """);

    private static string Agent(string body) => $$"""
        public class Agent
        {
            public static async Task<string> Run(ChatCompletionsClient client, ChatCompletionsOptions options, ITools tools)
            {
                {{body.Replace("\n", "\n        ")}}
            }
        }
        """;
}
