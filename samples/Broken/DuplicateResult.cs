using OpenAI.Chat;

namespace Samples;

// A known tool is answered where it runs, and once more after the branch.
internal static class DuplicateResult
{
    private static readonly ChatTool Weather = ChatTool.CreateFunctionTool("get_weather", "The weather in a city.");

    public static async Task<string> RunAsync(ChatClient client)
    {
        ChatCompletionOptions options = new() { Tools = { Weather } };
        List<ChatMessage> messages = [new UserChatMessage("How is the weather in Oslo?")];

        ChatCompletion reply = await client.CompleteChatAsync(messages, options);
        while (reply.FinishReason == ChatFinishReason.ToolCalls)
        {
            messages.Add(new AssistantChatMessage(reply));

            foreach (ChatToolCall call in reply.ToolCalls)
            {
                string result;
                if (call.FunctionName == "get_weather")
                {
                    result = "4 °C, rain";
                    messages.Add(new ToolChatMessage(call.Id, result));
                }
                else
                {
                    result = $"There is no tool {call.FunctionName}.";
                }

                messages.Add(new ToolChatMessage(call.Id, result));
            }

            reply = await client.CompleteChatAsync(messages, options);
        }

        return reply.Content[0].Text;
    }
}
