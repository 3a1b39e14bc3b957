using OpenAI.Chat;

namespace Samples;

// The result follows the message that asked for it.
internal static class OrphanResult
{
    public static async Task<string> RunAsync(ChatClient client)
    {
        List<ChatMessage> messages =
        [
            new UserChatMessage("Call tool \"foo\""),
            new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall("dummy", "foo", BinaryData.FromString("{}"))]),
            new ToolChatMessage("dummy", "action completed!"),
        ];

        ChatCompletion answer = await client.CompleteChatAsync(messages);
        return answer.Content[0].Text;
    }
}
