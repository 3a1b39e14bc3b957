using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Sdks;

/// <summary>
/// What is special to <c>Betalgo.Ranul.OpenAI</c>: the message of a reply is a message of the history, its calls may be null, reasons and
/// roles may be texts, messages may be filled in, and a result takes its content first.
/// </summary>
public class BetalgoTests : RuleTests<BetalgoTests>
{
    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string The_canonical_loop(BetalgoPhrases say) => Agent("""
        request.Messages = new List<ChatMessage>(request.Messages);
        while (true)
        {
            var response = await sdk.ChatCompletion.CreateCompletion(request);
            ChatMessage reply = response.Choices.First().Message;
            request.Messages.Add(reply);
            if (reply.ToolCalls is not { Count: > 0 } calls) return reply.Content;
            foreach (ToolCall call in calls)
                request.Messages.Add(ChatMessage.FromTool(tools.Run(call.FunctionCall!.Name!, call.FunctionCall.Arguments!), call.Id!));
        }
        """);

    [Reported]
    static string The_first_call_alone(BetalgoPhrases say) => Agent("""
        request.Messages = new List<ChatMessage>(request.Messages);
        while (true)
        {
            var response = await sdk.ChatCompletion.CreateCompletion(request);
            ChatMessage reply = response.Choices.First().Message;
            request.Messages.Add(reply);
            if (reply.ToolCalls is not { Count: > 0 } calls) return reply.Content;
            request.Messages.Add({|TRA1002:ChatMessage.FromTool("Sunny", calls[0].Id!)|});
        }
        """);

    [Reported]
    static string A_reason_that_is_a_text(BetalgoPhrases say) => Agent("""
        var response = await sdk.ChatCompletion.CreateCompletion(request);
        var choice = response.Choices.First();
        if (choice.FinishReason == "tool_calls")
        {
            request.Messages.Add(choice.Message);
            response = await {|TRA1001:sdk.ChatCompletion.CreateCompletion(request)|};
        }
        return response.Choices.First().Message.Content;
        """);

    [Silent(TwinOf = nameof(A_reason_that_is_a_text))]
    static string A_reason_that_is_another_text(BetalgoPhrases say) => Agent("""
        var response = await sdk.ChatCompletion.CreateCompletion(request);
        var choice = response.Choices.First();
        if (choice.FinishReason == "stop")
        {
            request.Messages.Add(choice.Message);
            response = await sdk.ChatCompletion.CreateCompletion(request);
        }
        return response.Choices.First().Message.Content;
        """);

    [Silent(TwinOf = nameof(A_reason_that_is_a_text))]
    static string A_switch_over_texts(BetalgoPhrases say) => Agent("""
        while (true)
        {
            var response = await sdk.ChatCompletion.CreateCompletion(request);
            var choice = response.Choices[0];
            request.Messages.Add(choice.Message);
            switch (choice.FinishReason)
            {
                case "stop":
                    return choice.Message.Content;
                case "tool_calls":
                    foreach (var call in choice.Message.ToolCalls!) request.Messages.Add(ChatMessage.FromTool("Sunny", call.Id!));
                    break;
                default:
                    throw new InvalidOperationException();
            }
        }
        """);

    [Reported]
    static string Calls_that_are_not_null(BetalgoPhrases say) => Agent("""
        var response = await sdk.ChatCompletion.CreateCompletion(request);
        var message = response.Choices[0].Message;
        request.Messages.Add(message);
        if (message.ToolCalls != null)
            response = await {|TRA1001:sdk.ChatCompletion.CreateCompletion(request)|};
        return response.Choices[0].Message.Content;
        """);

    [Silent(TwinOf = nameof(Calls_that_are_not_null))]
    static string Calls_that_are_null(BetalgoPhrases say) => Agent("""
        var response = await sdk.ChatCompletion.CreateCompletion(request);
        var message = response.Choices[0].Message;
        request.Messages.Add(message);
        if (message.ToolCalls == null)
            response = await sdk.ChatCompletion.CreateCompletion(request);
        return response.Choices[0].Message.Content;
        """);

    [Silent(TwinOf = nameof(An_empty_list_instead_of_null_and_a_call_that_is_skipped))]
    static string An_empty_list_instead_of_null(BetalgoPhrases say) => Agent("""
        var response = await sdk.ChatCompletion.CreateCompletion(request);
        var message = response.Choices[0].Message;
        request.Messages.Add(message);
        foreach (var call in message.ToolCalls ?? [])
            request.Messages.Add(ChatMessage.FromTool("Sunny", call.Id!));
        response = await sdk.ChatCompletion.CreateCompletion(request);
        return response.Choices[0].Message.Content;
        """);

    [Reported]
    static string An_empty_list_instead_of_null_and_a_call_that_is_skipped(BetalgoPhrases say) => Agent("""
        var response = await sdk.ChatCompletion.CreateCompletion(request);
        var message = response.Choices[0].Message;
        request.Messages.Add(message);
        foreach (var call in message.ToolCalls ?? [])
            {|TRA1004:if|} (call.FunctionCall?.Name == "get_weather") request.Messages.Add(ChatMessage.FromTool("Sunny", call.Id!));
        response = await sdk.ChatCompletion.CreateCompletion(request);
        return response.Choices[0].Message.Content;
        """);

    [Reported]
    static string The_text_of_the_reply(BetalgoPhrases say) => Agent("""
        var response = await sdk.ChatCompletion.CreateCompletion(request);
        var message = response.Choices[0].Message;
        request.Messages.Add(ChatMessage.FromAssistant({|TRA2002:message.Content|}!));
        foreach (var call in message.ToolCalls!)
            request.Messages.Add(ChatMessage.FromTool("Sunny", call.Id!));
        response = await sdk.ChatCompletion.CreateCompletion(request);
        return response.Choices[0].Message.Content;
        """);

    [Silent(TwinOf = nameof(The_text_of_the_reply))]
    static string The_text_and_the_calls_of_the_reply(BetalgoPhrases say) => Agent("""
        var response = await sdk.ChatCompletion.CreateCompletion(request);
        var message = response.Choices[0].Message;
        request.Messages.Add(ChatMessage.FromAssistant(message.Content!, toolCalls: message.ToolCalls));
        foreach (var call in message.ToolCalls!)
            request.Messages.Add(ChatMessage.FromTool("Sunny", call.Id!));
        response = await sdk.ChatCompletion.CreateCompletion(request);
        return response.Choices[0].Message.Content;
        """);

    [Reported]
    static string The_text_of_the_reply_in_a_message_with_a_role(BetalgoPhrases say) => Agent("""
        var response = await sdk.ChatCompletion.CreateCompletion(request);
        var message = response.Choices[0].Message;
        request.Messages.Add(new ChatMessage(ChatCompletionRole.Assistant, {|TRA2002:message.Content|}!));
        foreach (var call in message.ToolCalls!)
            request.Messages.Add(new ChatMessage(ChatCompletionRole.Tool, "Sunny", toolCallId: call.Id));
        response = await sdk.ChatCompletion.CreateCompletion(request);
        return response.Choices[0].Message.Content;
        """);

    [Silent(TwinOf = nameof(The_text_of_the_reply_in_a_message_with_a_role))]
    static string The_calls_of_the_reply_in_a_message_with_a_role(BetalgoPhrases say) => Agent("""
        var response = await sdk.ChatCompletion.CreateCompletion(request);
        var message = response.Choices[0].Message;
        request.Messages.Add(new ChatMessage("assistant", message.Content!, toolCalls: message.ToolCalls));
        foreach (var call in message.ToolCalls!)
            request.Messages.Add(new ChatMessage("tool", "Sunny", toolCallId: call.Id));
        response = await sdk.ChatCompletion.CreateCompletion(request);
        return response.Choices[0].Message.Content;
        """);

    [Reported]
    static string A_role_without_an_id(BetalgoPhrases say) => Agent("""
        var response = await sdk.ChatCompletion.CreateCompletion(request);
        var message = response.Choices[0].Message;
        request.Messages.Add(message);
        foreach (var call in message.ToolCalls!)
            request.Messages.Add({|TRA3004:new ChatMessage("tool", "Sunny")|});
        response = await sdk.ChatCompletion.CreateCompletion(request);
        return response.Choices[0].Message.Content;
        """);

    [Silent(TwinOf = nameof(A_role_without_an_id))]
    static string A_role_whose_id_comes_later(BetalgoPhrases say) => Agent("""
        var response = await sdk.ChatCompletion.CreateCompletion(request);
        var message = response.Choices[0].Message;
        request.Messages.Add(message);
        foreach (var call in message.ToolCalls!)
            request.Messages.Add(new ChatMessage("tool", "Sunny") { ToolCallId = call.Id });
        response = await sdk.ChatCompletion.CreateCompletion(request);
        return response.Choices[0].Message.Content;
        """);

    [Reported]
    static string A_message_that_is_filled_in_with_the_name_of_the_function(BetalgoPhrases say) => Agent("""
        var response = await sdk.ChatCompletion.CreateCompletion(request);
        var message = response.Choices[0].Message;
        request.Messages.Add(message);
        foreach (var call in message.ToolCalls!)
            request.Messages.Add(new ChatMessage { Role = "tool", Content = "Sunny", ToolCallId = {|TRA3002:call.FunctionCall!.Name|} });
        response = await sdk.ChatCompletion.CreateCompletion(request);
        return response.Choices[0].Message.Content;
        """);

    [Silent(TwinOf = nameof(A_message_that_is_filled_in_with_the_name_of_the_function))]
    static string Messages_that_are_filled_in(BetalgoPhrases say) => Agent("""
        var response = await sdk.ChatCompletion.CreateCompletion(request);
        var message = response.Choices[0].Message;
        request.Messages.Add(new ChatMessage { Role = "assistant", Content = message.Content, ToolCalls = message.ToolCalls });
        foreach (var call in message.ToolCalls!)
            request.Messages.Add(new ChatMessage { Role = ChatCompletionRole.Tool, Content = "Sunny", ToolCallId = call.Id });
        response = await sdk.ChatCompletion.CreateCompletion(request);
        return response.Choices[0].Message.Content;
        """);

    [Reported]
    static string A_message_that_is_filled_in_without_its_calls(BetalgoPhrases say) => Agent("""
        var response = await sdk.ChatCompletion.CreateCompletion(request);
        var message = response.Choices[0].Message;
        request.Messages.Add(new ChatMessage { Role = "assistant", Content = {|TRA2002:message.Content|} });
        foreach (var call in message.ToolCalls!)
            request.Messages.Add(new ChatMessage { Role = ChatCompletionRole.Tool, Content = "Sunny", ToolCallId = call.Id });
        response = await sdk.ChatCompletion.CreateCompletion(request);
        return response.Choices[0].Message.Content;
        """);

    [Silent(TwinOf = nameof(A_message_that_is_filled_in_without_its_calls))]
    static string A_message_whose_role_is_somebody_elses(BetalgoPhrases say) => Agent("""
        var response = await sdk.ChatCompletion.CreateCompletion(request);
        var message = response.Choices[0].Message;
        request.Messages.Add(new ChatMessage { Role = tools.Find("role")!, Content = message.Content });
        foreach (var call in message.ToolCalls!)
            request.Messages.Add(ChatMessage.FromTool("Sunny", call.Id!));
        response = await sdk.ChatCompletion.CreateCompletion(request);
        return response.Choices[0].Message.Content;
        """);

    [Reported]
    static string The_order_of_another_package(BetalgoPhrases say) => Agent("""
        var response = await sdk.ChatCompletion.CreateCompletion(request);
        var message = response.Choices[0].Message;
        request.Messages.Add(message);
        foreach (var call in message.ToolCalls!)
            request.Messages.Add(ChatMessage.FromTool{|TRA3003:(call.Id!, tools.Run(call.FunctionCall!.Name!, "{}"))|});
        response = await sdk.ChatCompletion.CreateCompletion(request);
        return response.Choices[0].Message.Content;
        """);

    [Silent(TwinOf = nameof(The_order_of_another_package))]
    static string The_order_of_another_package_with_names(BetalgoPhrases say) => Agent("""
        var response = await sdk.ChatCompletion.CreateCompletion(request);
        var message = response.Choices[0].Message;
        request.Messages.Add(message);
        foreach (var call in message.ToolCalls!)
            request.Messages.Add(ChatMessage.FromTool(toolCallId: call.Id!, content: tools.Run(call.FunctionCall!.Name!, "{}")));
        response = await sdk.ChatCompletion.CreateCompletion(request);
        return response.Choices[0].Message.Content;
        """);

    [Reported]
    static string Tools_of_a_request_that_nobody_answers(BetalgoPhrases say) => Agent("""
        var messages = new List<ChatMessage> { ChatMessage.FromUser("Hello!") };
        request = new ChatCompletionCreateRequest { Messages = messages, Tools = new List<ToolDefinition> { ToolDefinition.DefineCodeInterpreter() } };
        var response = await sdk.ChatCompletion.CreateCompletion(request);
        messages.Add(response.Choices[0].Message);
        response = await {|TRA1001:sdk.ChatCompletion.CreateCompletion(request)|};
        return response.Choices[0].Message.Content;
        """);

    [Silent(TwinOf = nameof(Tools_of_a_request_that_nobody_answers))]
    static string Tools_of_a_request_that_may_not_be_used(BetalgoPhrases say) => Agent("""
        var messages = new List<ChatMessage> { ChatMessage.FromUser("Hello!") };
        request = new ChatCompletionCreateRequest { Messages = messages, Tools = [ToolDefinition.DefineCodeInterpreter()], ToolChoice = ToolChoice.None };
        var response = await sdk.ChatCompletion.CreateCompletion(request);
        messages.Add(response.Choices[0].Message);
        response = await sdk.ChatCompletion.CreateCompletion(request);
        return response.Choices[0].Message.Content;
        """);

    [Silent(TwinOf = nameof(Tools_of_a_request_that_nobody_answers))]
    static string A_request_without_tools(BetalgoPhrases say) => Agent("""
        var messages = new List<ChatMessage> { ChatMessage.FromUser("Hello!") };
        request = new ChatCompletionCreateRequest { Messages = messages };
        var response = await sdk.ChatCompletion.CreateCompletion(request);
        messages.Add(response.Choices[0].Message);
        response = await sdk.ChatCompletion.CreateCompletion(request);
        return response.Choices[0].Message.Content;
        """);

    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string The_legacy_function_call(BetalgoPhrases say) => Agent("""
        var response = await sdk.ChatCompletion.CreateCompletion(request);
        var message = response.Choices[0].Message;
        if (message.FunctionCall is not { } function) return message.Content;
        request.Messages.Add(message);
        request.Messages.Add(new ChatMessage(ChatCompletionRole.Function, tools.Run(function.Name!, function.Arguments!), function.Name));
        response = await sdk.ChatCompletion.CreateCompletion(request);
        return response.Choices[0].Message.Content;
        """);

    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string A_reply_that_failed(BetalgoPhrases say) => Agent("""
        var response = await sdk.ChatCompletion.CreateCompletion(request);
        while (response.Successful && response.Choices[0].Message.ToolCalls is { } calls)
        {
            request.Messages.Add(response.Choices[0].Message);
            foreach (var call in calls) request.Messages.Add(ChatMessage.FromTool("Sunny", call.Id!));
            response = await sdk.ChatCompletion.CreateCompletion(request);
        }
        return response.Choices[0].Message.Content;
        """);

    [Reported]
    static string Results_that_are_sent_back_once(BetalgoPhrases say) => Agent("""
        var response = await sdk.ChatCompletion.CreateCompletion(request);
        if (response.Choices[0].Message.ToolCalls is { Count: > 0 } calls)
        {
            request.Messages.Add(response.Choices[0].Message);
            foreach (var call in calls) request.Messages.Add(ChatMessage.FromTool("Sunny", call.Id!));
            response = await {|TRA5001(info):sdk.ChatCompletion.CreateCompletion(request)|};
        }
        return response.Choices.First().Message.Content;
        """);

    [Silent(TwinOf = nameof(Results_that_are_sent_back_once))]
    static string Results_that_are_sent_back_until_there_are_none(BetalgoPhrases say) => Agent("""
        var response = await sdk.ChatCompletion.CreateCompletion(request);
        while (response.Choices[0].Message.ToolCalls is { Count: > 0 } calls)
        {
            request.Messages.Add(response.Choices[0].Message);
            foreach (var call in calls) request.Messages.Add(ChatMessage.FromTool("Sunny", call.Id!));
            response = await sdk.ChatCompletion.CreateCompletion(request);
        }
        return response.Choices.First().Message.Content;
        """);

    private static string Agent(string body) => $$"""
        public class Agent
        {
            public static async Task<string?> Run(IOpenAIService sdk, ChatCompletionCreateRequest request, ITools tools)
            {
                {{body.Replace("\n", "\n        ")}}
            }
        }
        """;
}
