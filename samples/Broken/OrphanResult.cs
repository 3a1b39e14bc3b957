using OpenAI.Chat;

namespace Samples;

// A result stands in the history, the call that asked for it does not.
internal static class OrphanResult
{
    public static async Task<string> RunAsync(ChatClient client)
    {
        List<ChatMessage> messages =
        [
            new ToolChatMessage("dummy", "action completed!"),
        ];

        ChatCompletion answer = await client.CompleteChatAsync(messages);
        return answer.Content[0].Text;
    }
}
