using OpenAI.Chat;

namespace Samples;

// A hand-made example answers its call under another id.
internal static class FewShotForeignId
{
    private static readonly ChatTool Weather = ChatTool.CreateFunctionTool("get_weather", "The weather in a city.");

    public static async Task<string> RunAsync(ChatClient client)
    {
        ChatCompletionOptions options = new() { Tools = { Weather } };
        List<ChatMessage> messages =
        [
            new UserChatMessage("How is the weather in Oslo?"),
            new AssistantChatMessage(
            [
                ChatToolCall.CreateFunctionToolCall("call_oslo", "get_weather", BinaryData.FromString("""{"city":"Oslo"}""")),
            ]),
            new ToolChatMessage("call_1", "4 °C, rain"),
            new AssistantChatMessage("It rains in Oslo, at 4 °C."),
            new UserChatMessage("And in Rome?"),
        ];

        ChatCompletion answer = await client.CompleteChatAsync(messages, options);
        return answer.Content[0].Text;
    }
}
