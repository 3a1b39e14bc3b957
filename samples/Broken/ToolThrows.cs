using OpenAI.Chat;

namespace Samples;

// A tool that throws is logged, its call gets no result.
internal static class ToolThrows
{
    private static readonly ChatTool Weather = ChatTool.CreateFunctionTool("get_weather", "The weather in a city.");

    public static async Task<string> RunAsync(ChatClient client)
    {
        ChatCompletionOptions options = new() { Tools = { Weather } };
        List<ChatMessage> messages = [new UserChatMessage("How is the weather in Atlantis and in Oslo?")];

        ChatCompletion reply = await client.CompleteChatAsync(messages, options);
        while (reply.FinishReason == ChatFinishReason.ToolCalls)
        {
            messages.Add(new AssistantChatMessage(reply));

            foreach (ChatToolCall call in reply.ToolCalls)
            {
                try
                {
                    string result = GetWeather(call.FunctionArguments);
                    messages.Add(new ToolChatMessage(call.Id, result));
                }
                catch (HttpRequestException e)
                {
                    Console.Error.WriteLine($"{call.FunctionName} failed: {e.Message}");
                }
            }

            reply = await client.CompleteChatAsync(messages, options);
        }

        return reply.Content[0].Text;
    }

    private static string GetWeather(BinaryData arguments)
    {
        string city = arguments.ToObjectFromJson<Dictionary<string, string>>()!["city"];
        return city == "Oslo" ? "4 °C, rain" : throw new HttpRequestException($"No weather station in {city}.");
    }
}
