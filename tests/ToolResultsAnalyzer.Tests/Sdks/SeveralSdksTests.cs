using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Sdks;

/// <summary>
/// Projects that use several SDKs at once, and code that converts between them. The references of Semantic Kernel hold those of
/// <c>OpenAI</c> and <c>Microsoft.Extensions.AI</c>, whose types have names in common.
/// </summary>
public class SeveralSdksTests : RuleTests<SeveralSdksTests>
{
    [Reported]
    static string A_mistake_in_each_of_three_loops(SemanticKernelPhrases say) => Agents(
        answerInKernel: """history.Add((await {|TRA1002:calls[0].InvokeAsync(kernel)|}).ToChatMessage());""",
        answerInExtensions: """messages.Add(new AI.ChatMessage(AI.ChatRole.Tool, [{|TRA1002:new AI.FunctionResultContent(calls[0].CallId, "sunny")|}]));""",
        answerInOpenAI: """messages.Add({|TRA1002:new OAI.ToolChatMessage(reply.ToolCalls[0].Id, "sunny")|});""");

    [Silent(TwinOf = nameof(A_mistake_in_each_of_three_loops))]
    static string Three_loops(SemanticKernelPhrases say) => Agents(
        answerInKernel: """foreach (var call in calls) history.Add((await call.InvokeAsync(kernel)).ToChatMessage());""",
        answerInExtensions: """foreach (var call in calls) messages.Add(new AI.ChatMessage(AI.ChatRole.Tool, [new AI.FunctionResultContent(call.CallId, "sunny")]));""",
        answerInOpenAI: """foreach (var call in reply.ToolCalls) messages.Add(new OAI.ToolChatMessage(call.Id, "sunny"));""");

    [Silent(TwinOf = nameof(A_mistake_in_each_of_three_loops))]
    static string Messages_that_are_converted_for_the_request(SemanticKernelPhrases say) => Converting("""
        while (true)
        {
            OAI.ChatCompletion reply = await openAI.CompleteChatAsync(messages.AsOpenAIChatMessages());
            if (reply.FinishReason != OAI.ChatFinishReason.ToolCalls) return reply.Content[0].Text;
            messages.Add(new AI.ChatMessage(AI.ChatRole.Assistant, [.. reply.ToolCalls.Select(call => new AI.FunctionCallContent(call.Id, call.FunctionName))]));
            foreach (var call in reply.ToolCalls)
                messages.Add(new AI.ChatMessage(AI.ChatRole.Tool, [new AI.FunctionResultContent(call.Id, tools.Run(call.FunctionName, ""))]));
        }
        """);

    [Silent(TwinOf = nameof(A_mistake_in_each_of_three_loops))]
    static string A_reply_that_is_converted_for_the_history(SemanticKernelPhrases say) => Converting("""
        List<OAI.ChatMessage> history = messages.AsOpenAIChatMessages().ToList();
        while (true)
        {
            var response = await client.GetResponseAsync(messages);
            messages.AddMessages(response);
            history.AddRange(response.Messages.AsOpenAIChatMessages());
            var calls = response.Messages.SelectMany(message => message.Contents).OfType<AI.FunctionCallContent>().ToList();
            if (calls.Count == 0) return response.Text;
            foreach (var call in calls)
            {
                var result = tools.Run(call.Name, "");
                messages.Add(new AI.ChatMessage(AI.ChatRole.Tool, [new AI.FunctionResultContent(call.CallId, result)]));
                history.Add(new OAI.ToolChatMessage(call.CallId, result));
            }
        }
        """);

    [Silent(TwinOf = nameof(A_mistake_in_each_of_three_loops))]
    static string A_client_of_one_that_serves_another(SemanticKernelPhrases say) => Converting("""
        AI.IChatClient adapted = openAI.AsIChatClient();
        IChatCompletionService service = adapted.AsChatCompletionService();
        var history = new ChatHistory("Be brief.");
        var reply = await service.GetChatMessageContentAsync(history);
        history.Add(reply);
        foreach (var call in FunctionCallContent.GetFunctionCalls(reply))
            history.Add(new FunctionResultContent(call, tools.Run(call.FunctionName, "")).ToChatMessage());
        return (await service.GetChatMessageContentAsync(history)).Content!;
        """);

    [Reported]
    static string A_client_of_one_that_serves_another_and_a_call_that_is_skipped(SemanticKernelPhrases say) => Converting("""
        IChatCompletionService service = openAI.AsIChatClient().AsChatCompletionService();
        var history = new ChatHistory("Be brief.");
        var reply = await service.GetChatMessageContentAsync(history);
        history.Add(reply);
        foreach (var call in FunctionCallContent.GetFunctionCalls(reply))
        {
            {|TRA1004:if|} (tools.Knows(call.FunctionName))
                history.Add(new FunctionResultContent(call, tools.Run(call.FunctionName, "")).ToChatMessage());
        }
        return (await service.GetChatMessageContentAsync(history)).Content!;
        """);

    [Silent(TwinOf = nameof(A_client_of_one_that_serves_another_and_a_call_that_is_skipped))]
    static string A_call_of_one_that_is_made_one_of_another(SemanticKernelPhrases say) => Converting("""
        OAI.ChatCompletion reply = await openAI.CompleteChatAsync(messages.AsOpenAIChatMessages());
        var calls = reply.ToolCalls.Select(call => new AI.FunctionCallContent(call.Id, call.FunctionName)).ToList();
        messages.Add(new AI.ChatMessage(AI.ChatRole.Assistant, [.. calls]));
        foreach (var call in calls)
            messages.Add(new AI.ChatMessage(AI.ChatRole.Tool, [new AI.FunctionResultContent(call.CallId, tools.Run(call.Name, ""))]));
        return (await client.GetResponseAsync(messages)).Text;
        """);

    private static string Agents(string answerInKernel, string answerInExtensions, string answerInOpenAI) => Class($$"""
        public static async Task<string> Kernel(IChatCompletionService chat, Kernel kernel, ChatHistory history)
        {
            var reply = await chat.GetChatMessageContentAsync(history);
            history.Add(reply);
            var calls = FunctionCallContent.GetFunctionCalls(reply).ToList();
            if (calls.Count == 0) return "";
            {{answerInKernel}}
            return (await chat.GetChatMessageContentAsync(history)).Content!;
        }

        public static async Task<string> Extensions(AI.IChatClient client, List<AI.ChatMessage> messages)
        {
            var response = await client.GetResponseAsync(messages);
            messages.AddMessages(response);
            var calls = response.Messages.SelectMany(message => message.Contents).OfType<AI.FunctionCallContent>().ToList();
            if (calls.Count == 0) return "";
            {{answerInExtensions}}
            return (await client.GetResponseAsync(messages)).Text;
        }

        public static async Task<string> OpenAI(OAI.ChatClient client, List<OAI.ChatMessage> messages)
        {
            OAI.ChatCompletion reply = await client.CompleteChatAsync(messages);
            if (reply.ToolCalls.Count == 0) return "";
            messages.Add(new OAI.AssistantChatMessage(reply));
            {{answerInOpenAI}}
            reply = await client.CompleteChatAsync(messages);
            return reply.Content[0].Text;
        }
        """);

    private static string Converting(string body) => Class($$"""
        public static async Task<string> Run(OAI.ChatClient openAI, AI.IChatClient client, List<AI.ChatMessage> messages, ITools tools)
        {
        {{body}}
        }
        """);

    private static string Class(string members) => $$"""
        using Microsoft.Extensions.AI;
        using OpenAI.Chat;
        using AI = Microsoft.Extensions.AI;
        using OAI = OpenAI.Chat;
        using FunctionCallContent = Microsoft.SemanticKernel.FunctionCallContent;
        using FunctionResultContent = Microsoft.SemanticKernel.FunctionResultContent;
        using ChatMessageContent = Microsoft.SemanticKernel.ChatMessageContent;

        public class Agents
        {
        {{members}}
        }
        """;
}
