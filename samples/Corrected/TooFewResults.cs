using OpenAI.Chat;

namespace Samples;

// Each call gets a result.
internal static class TooFewResults
{
    private static readonly ChatTool Foo = ChatTool.CreateFunctionTool("foo", "Completes the action.");

    public static async Task<string> RunAsync(ChatClient client)
    {
        ChatCompletionOptions options = new() { Tools = { Foo } };
        List<ChatMessage> messages = [new UserChatMessage("Call tool \"foo\" twice with no arguments")];

        ChatCompletion reply = await client.CompleteChatAsync(messages, options);
        messages.Add(new AssistantChatMessage(reply));

        foreach (ChatToolCall call in reply.ToolCalls)
        {
            messages.Add(new ToolChatMessage(call.Id, "action complete!"));
        }

        ChatCompletion answer = await client.CompleteChatAsync(messages, options);
        return answer.Content[0].Text;
    }
}
