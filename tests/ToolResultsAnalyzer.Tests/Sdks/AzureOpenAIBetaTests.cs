using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Sdks;

/// <summary>
/// What is special to <c>Azure.AI.OpenAI</c> before version 2: a reply is one of several choices, calls have to be taken for those of
/// functions, the list of the options cannot be replaced, and a result takes its content first.
/// </summary>
public class AzureOpenAIBetaTests : RuleTests<AzureOpenAIBetaTests>
{
    [Silent(TwinOf = nameof(The_first_call_of_the_choice))]
    static string The_canonical_loop(AzureOpenAIBetaPhrases say) => Agent("""
        while (true)
        {
            ChatCompletions r = await client.GetChatCompletionsAsync(options);
            ChatChoice choice = r.Choices[0];
            options.Messages.Add(new ChatRequestAssistantMessage(choice.Message));
            if (choice.FinishReason != CompletionsFinishReason.ToolCalls) return choice.Message.Content;
            foreach (ChatCompletionsToolCall call in choice.Message.ToolCalls)
                if (call is ChatCompletionsFunctionToolCall f)
                    options.Messages.Add(new ChatRequestToolMessage(tools.Run(f.Name, f.Arguments), f.Id));
        }
        """);

    [Reported]
    static string The_first_call_of_the_choice(AzureOpenAIBetaPhrases say) => Agent("""
        while (true)
        {
            ChatCompletions r = await client.GetChatCompletionsAsync(options);
            ChatChoice choice = r.Choices[0];
            options.Messages.Add(new ChatRequestAssistantMessage(choice.Message));
            if (choice.FinishReason != CompletionsFinishReason.ToolCalls) return choice.Message.Content;
            if (choice.Message.ToolCalls[0] is ChatCompletionsFunctionToolCall f)
                options.Messages.Add({|TRA1002:new ChatRequestToolMessage(tools.Run(f.Name, f.Arguments), f.Id)|});
        }
        """);

    [Silent(TwinOf = nameof(A_call_of_one_name_only))]
    static string Calls_that_are_cast(AzureOpenAIBetaPhrases say) => Agent("""
        var response = await client.GetChatCompletionsAsync(options);
        var choice = response.Value.Choices.First();
        while (choice.FinishReason == CompletionsFinishReason.ToolCalls)
        {
            options.Messages.Add(new ChatRequestAssistantMessage(choice.Message));
            foreach (var call in choice.Message.ToolCalls.OfType<ChatCompletionsFunctionToolCall>())
                options.Messages.Add(new ChatRequestToolMessage(tools.Run(call.Name, call.Arguments), call.Id));
            response = await client.GetChatCompletionsAsync(options);
            choice = response.Value.Choices.First();
        }
        return choice.Message.Content;
        """);

    [Reported]
    static string A_call_of_one_name_only(AzureOpenAIBetaPhrases say) => Agent("""
        var response = await client.GetChatCompletionsAsync(options);
        var choice = response.Value.Choices.First();
        while (choice.FinishReason == CompletionsFinishReason.ToolCalls)
        {
            options.Messages.Add(new ChatRequestAssistantMessage(choice.Message));
            foreach (var call in choice.Message.ToolCalls.OfType<ChatCompletionsFunctionToolCall>())
                {|TRA1004:if|} (call.Name == "get_weather") options.Messages.Add(new ChatRequestToolMessage(tools.Run(call.Name, call.Arguments), call.Id));
            response = await client.GetChatCompletionsAsync(options);
            choice = response.Value.Choices.First();
        }
        return choice.Message.Content;
        """);

    [Reported]
    static string A_call_of_a_name_behind_its_type(AzureOpenAIBetaPhrases say) => Agent("""
        ChatCompletions r = await client.GetChatCompletionsAsync(options);
        options.Messages.Add(new ChatRequestAssistantMessage(r.Choices[0].Message));
        foreach (var call in r.Choices[0].Message.ToolCalls)
            {|TRA1004:if|} (call is ChatCompletionsFunctionToolCall { Name: "get_weather" } f) options.Messages.Add(new ChatRequestToolMessage(f.Arguments, f.Id));
        r = await client.GetChatCompletionsAsync(options);
        return r.Choices[0].Message.Content;
        """);

    [Silent(TwinOf = nameof(A_call_of_a_name_behind_its_type))]
    static string A_call_behind_its_type(AzureOpenAIBetaPhrases say) => Agent("""
        ChatCompletions r = await client.GetChatCompletionsAsync(options);
        options.Messages.Add(new ChatRequestAssistantMessage(r.Choices[0].Message));
        foreach (var call in r.Choices[0].Message.ToolCalls)
            if (call is ChatCompletionsFunctionToolCall { Name: var name } f) options.Messages.Add(new ChatRequestToolMessage(name, f.Id));
        r = await client.GetChatCompletionsAsync(options);
        return r.Choices[0].Message.Content;
        """);

    [Reported]
    static string The_order_of_another_package(AzureOpenAIBetaPhrases say) => Agent("""
        ChatCompletions r = await client.GetChatCompletionsAsync(options);
        var message = r.Choices[0].Message;
        options.Messages.Add(new ChatRequestAssistantMessage(message));
        foreach (var call in message.ToolCalls)
            options.Messages.Add(new ChatRequestToolMessage{|TRA3003:(call.Id, "Sunny")|});
        r = await client.GetChatCompletionsAsync(options);
        return r.Choices[0].Message.Content;
        """);

    [Silent(TwinOf = nameof(The_order_of_another_package))]
    static string The_order_of_another_package_with_names(AzureOpenAIBetaPhrases say) => Agent("""
        ChatCompletions r = await client.GetChatCompletionsAsync(options);
        var message = r.Choices[0].Message;
        options.Messages.Add(new ChatRequestAssistantMessage(message));
        foreach (var call in message.ToolCalls)
            options.Messages.Add(new ChatRequestToolMessage(toolCallId: call.Id, content: "Sunny"));
        r = await client.GetChatCompletionsAsync(options);
        return r.Choices[0].Message.Content;
        """);

    [Reported]
    static string The_content_of_the_message(AzureOpenAIBetaPhrases say) => Agent("""
        ChatCompletions r = await client.GetChatCompletionsAsync(options);
        ChatResponseMessage message = r.Choices[0].Message;
        options.Messages.Add(new ChatRequestAssistantMessage({|TRA2002:message.Content|}));
        foreach (var call in message.ToolCalls)
            options.Messages.Add(new ChatRequestToolMessage("Sunny", call.Id));
        r = await client.GetChatCompletionsAsync(options);
        return r.Choices[0].Message.Content;
        """);

    [Silent(TwinOf = nameof(The_content_of_the_message))]
    static string The_content_of_the_message_with_its_calls(AzureOpenAIBetaPhrases say) => Agent("""
        ChatCompletions r = await client.GetChatCompletionsAsync(options);
        ChatResponseMessage message = r.Choices[0].Message;
        var assistant = new ChatRequestAssistantMessage(message.Content);
        foreach (var call in message.ToolCalls) assistant.ToolCalls.Add(call);
        options.Messages.Add(assistant);
        foreach (var call in message.ToolCalls)
            options.Messages.Add(new ChatRequestToolMessage("Sunny", call.Id));
        r = await client.GetChatCompletionsAsync(options);
        return r.Choices[0].Message.Content;
        """);

    [Reported]
    static string The_id_of_the_completion(AzureOpenAIBetaPhrases say) => Agent("""
        ChatCompletions r = await client.GetChatCompletionsAsync(options);
        options.Messages.Add(new ChatRequestAssistantMessage(r.Choices[0].Message));
        foreach (var call in r.Choices[0].Message.ToolCalls)
            options.Messages.Add(new ChatRequestToolMessage("Sunny", {|TRA3002:r.Id|}));
        r = await client.GetChatCompletionsAsync(options);
        return r.Choices[0].Message.Content;
        """);

    [Silent(TwinOf = nameof(The_id_of_the_completion))]
    static string The_id_of_the_completion_in_the_content(AzureOpenAIBetaPhrases say) => Agent("""
        ChatCompletions r = await client.GetChatCompletionsAsync(options);
        options.Messages.Add(new ChatRequestAssistantMessage(r.Choices[0].Message));
        foreach (var call in r.Choices[0].Message.ToolCalls)
            options.Messages.Add(new ChatRequestToolMessage(r.Id, call.Id));
        r = await client.GetChatCompletionsAsync(options);
        return r.Choices[0].Message.Content;
        """);

    [Reported]
    static string Options_that_are_written_down(AzureOpenAIBetaPhrases say) => Agent("""
        ChatCompletions r = await client.GetChatCompletionsAsync(options);
        var message = r.Choices[0].Message;
        if (message.ToolCalls.Count == 0) return message.Content;
        var next = new ChatCompletionsOptions
        {
            DeploymentName = "gpt-4o",
            Messages = { new ChatRequestUserMessage("Hello!"), new ChatRequestAssistantMessage(message), {|TRA1002:new ChatRequestToolMessage("Sunny", message.ToolCalls[0].Id)|} },
        };
        r = await client.GetChatCompletionsAsync(next);
        return r.Choices[0].Message.Content;
        """);

    [Silent(TwinOf = nameof(Options_that_are_written_down))]
    static string Options_that_are_written_down_for_a_single_call(AzureOpenAIBetaPhrases say) => Agent("""
        ChatCompletions r = await client.GetChatCompletionsAsync(options);
        var message = r.Choices[0].Message;
        if (message.ToolCalls.Count != 1) return message.Content;
        var next = new ChatCompletionsOptions
        {
            DeploymentName = "gpt-4o",
            Messages = { new ChatRequestUserMessage("Hello!"), new ChatRequestAssistantMessage(message), new ChatRequestToolMessage("Sunny", message.ToolCalls[0].Id) },
        };
        r = await client.GetChatCompletionsAsync(next);
        return r.Choices[0].Message.Content;
        """);

    [Reported]
    static string Tools_that_nobody_answers(AzureOpenAIBetaPhrases say) => Agent("""
        var request = new ChatCompletionsOptions { Tools = { new ChatCompletionsFunctionToolDefinition { Name = "get_weather" } } };
        request.Messages.Add(new ChatRequestUserMessage("Hello!"));
        ChatCompletions r = await client.GetChatCompletionsAsync(request);
        request.Messages.Add(new ChatRequestAssistantMessage(r.Choices[0].Message));
        request.Messages.Add({|TRA1001:new ChatRequestUserMessage("And tomorrow?")|});
        r = await client.GetChatCompletionsAsync(request);
        return r.Choices[0].Message.Content;
        """);

    [Silent(TwinOf = nameof(Tools_that_nobody_answers))]
    static string Tools_that_may_not_be_used(AzureOpenAIBetaPhrases say) => Agent("""
        var request = new ChatCompletionsOptions { Tools = { new ChatCompletionsFunctionToolDefinition { Name = "get_weather" } }, ToolChoice = ChatCompletionsToolChoice.None };
        request.Messages.Add(new ChatRequestUserMessage("Hello!"));
        ChatCompletions r = await client.GetChatCompletionsAsync(request);
        request.Messages.Add(new ChatRequestAssistantMessage(r.Choices[0].Message));
        request.Messages.Add(new ChatRequestUserMessage("And tomorrow?"));
        r = await client.GetChatCompletionsAsync(request);
        return r.Choices[0].Message.Content;
        """);

    [Silent(TwinOf = nameof(Tools_that_nobody_answers))]
    static string No_tools_at_all(AzureOpenAIBetaPhrases say) => Agent("""
        var request = new ChatCompletionsOptions();
        request.Messages.Add(new ChatRequestUserMessage("Hello!"));
        ChatCompletions r = await client.GetChatCompletionsAsync(request);
        request.Messages.Add(new ChatRequestAssistantMessage(r.Choices[0].Message));
        request.Messages.Add(new ChatRequestUserMessage("And tomorrow?"));
        r = await client.GetChatCompletionsAsync(request);
        return r.Choices[0].Message.Content;
        """);

    [Silent(TwinOf = nameof(The_first_call_of_the_choice))]
    static string Options_that_were_made_with_a_list_keep_a_copy(AzureOpenAIBetaPhrases say) => Agent("""
        var messages = new List<ChatRequestMessage> { new ChatRequestUserMessage("Hello!") };
        options = new ChatCompletionsOptions("gpt-4o", messages);
        ChatCompletions r = await client.GetChatCompletionsAsync(options);
        messages.Add(new ChatRequestAssistantMessage(r.Choices[0].Message));
        messages.Add(new ChatRequestToolMessage("Sunny", r.Choices[0].Message.ToolCalls[0].Id));
        r = await client.GetChatCompletionsAsync(options);
        return r.Choices[0].Message.Content;
        """);

    [Silent(TwinOf = nameof(Each_choice_and_its_first_call))]
    static string Each_of_several_choices(AzureOpenAIBetaPhrases say) => Agent("""
        ChatCompletions r = await client.GetChatCompletionsAsync(options);
        foreach (ChatChoice choice in r.Choices)
        {
            options.Messages.Add(new ChatRequestAssistantMessage(choice.Message));
            foreach (var call in choice.Message.ToolCalls)
                options.Messages.Add(new ChatRequestToolMessage("Sunny", call.Id));
        }
        r = await client.GetChatCompletionsAsync(options);
        return r.Choices[0].Message.Content;
        """);

    [Reported]
    static string Each_choice_and_its_first_call(AzureOpenAIBetaPhrases say) => Agent("""
        ChatCompletions r = await client.GetChatCompletionsAsync(options);
        foreach (ChatChoice choice in r.Choices)
        {
            options.Messages.Add(new ChatRequestAssistantMessage(choice.Message));
            if (choice.Message.ToolCalls.Count > 0)
                options.Messages.Add({|TRA1002:new ChatRequestToolMessage("Sunny", choice.Message.ToolCalls[0].Id)|});
        }
        r = await client.GetChatCompletionsAsync(options);
        return r.Choices[0].Message.Content;
        """);

    [Reported]
    static string Results_that_are_sent_back_once(AzureOpenAIBetaPhrases say) => Agent("""
        ChatCompletions response = await client.GetChatCompletionsAsync(options);
        if (response.Choices[0].FinishReason == CompletionsFinishReason.ToolCalls)
        {
            options.Messages.Add(new ChatRequestAssistantMessage(response.Choices[0].Message));
            foreach (var call in response.Choices[0].Message.ToolCalls) options.Messages.Add(new ChatRequestToolMessage("Sunny", call.Id));
            response = await {|TRA5001(info):client.GetChatCompletionsAsync(options)|};
        }
        return response.Choices[0].Message.Content;
        """);

    [Silent(TwinOf = nameof(Results_that_are_sent_back_once))]
    static string Results_that_are_sent_back_until_there_are_none(AzureOpenAIBetaPhrases say) => Agent("""
        ChatCompletions response = await client.GetChatCompletionsAsync(options);
        while (response.Choices[0].FinishReason == CompletionsFinishReason.ToolCalls)
        {
            options.Messages.Add(new ChatRequestAssistantMessage(response.Choices[0].Message));
            foreach (var call in response.Choices[0].Message.ToolCalls) options.Messages.Add(new ChatRequestToolMessage("Sunny", call.Id));
            response = await client.GetChatCompletionsAsync(options);
        }
        return response.Choices[0].Message.Content;
        """);

    private static string Agent(string body) => $$"""
        public class Agent
        {
            public static async Task<string> Run(OpenAIClient client, ChatCompletionsOptions options, ITools tools)
            {
                {{body.Replace("\n", "\n        ")}}
            }
        }
        """;
}
