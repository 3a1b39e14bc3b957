using OpenAI.Chat;

namespace Samples;

// An executor that runs one call per round.
internal static class CustomExecutor
{
    private static readonly Dictionary<string, Func<BinaryData, string>> Functions = new()
    {
        ["get_weather"] = arguments => "4 °C, rain",
        ["get_time"] = arguments => "09:41",
    };

    public static async Task<string> RunAsync(ChatClient client)
    {
        ChatCompletionOptions options = new();
        foreach (string name in Functions.Keys)
        {
            options.Tools.Add(ChatTool.CreateFunctionTool(name));
        }

        List<ChatMessage> messages = [new UserChatMessage("How is the weather in Oslo, and what time is it there?")];
        ChatCompletion reply = await client.CompleteChatAsync(messages, options);
        while (reply.FinishReason == ChatFinishReason.ToolCalls)
        {
            messages.Add(new AssistantChatMessage(reply));

            ChatToolCall call = reply.ToolCalls.First();
            string result = Functions.TryGetValue(call.FunctionName, out Func<BinaryData, string>? function)
                ? function(call.FunctionArguments)
                : $"There is no tool {call.FunctionName}.";
            messages.Add(new ToolChatMessage(call.Id, result));

            reply = await client.CompleteChatAsync(messages, options);
        }

        return reply.Content[0].Text;
    }
}
