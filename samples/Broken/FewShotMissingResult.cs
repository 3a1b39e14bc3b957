using OpenAI.Chat;

namespace Samples;

// A hand-made example shows a tool that fails, and leaves its result out.
internal static class FewShotMissingResult
{
    private static readonly ChatTool Multiply = ChatTool.CreateFunctionTool("multiply", "Multiplies two numbers.");
    private static readonly ChatTool Divide = ChatTool.CreateFunctionTool("divide", "Divides two numbers.");

    public static async Task<string> RunAsync(ChatClient client)
    {
        ChatCompletionOptions options = new() { Tools = { Multiply, Divide } };
        List<ChatMessage> messages =
        [
            new SystemChatMessage("You are bad at arithmetic, so you always use the tools."),
            new UserChatMessage("How much is 317 times 128, and how much is 5 by 0?"),
            new AssistantChatMessage(
            [
                ChatToolCall.CreateFunctionToolCall("example_1", "multiply", BinaryData.FromString("""{"a":317,"b":128}""")),
                ChatToolCall.CreateFunctionToolCall("example_2", "divide", BinaryData.FromString("""{"a":5,"b":0}""")),
            ]),
            new ToolChatMessage("example_1", "40576"),
            new AssistantChatMessage("317 times 128 is 40576; 5 cannot be divided by 0."),
            new UserChatMessage("How much is 119 times 8?"),
        ];

        ChatCompletion answer = await client.CompleteChatAsync(messages, options);
        return answer.Content[0].Text;
    }
}
