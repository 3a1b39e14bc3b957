using Microsoft.Extensions.AI;

namespace Samples;

// Microsoft.Extensions.AI: the text of a reply stands for the reply, its calls are lost.
internal static class ExtensionsAIAgent
{
    private static readonly Dictionary<string, AIFunction> Functions = new()
    {
        ["get_weather"] = AIFunctionFactory.Create((string city) => $"4 °C and rain in {city}", "get_weather"),
        ["get_time"] = AIFunctionFactory.Create(() => "09:41", "get_time"),
    };

    public static async Task<string> RunAsync(IChatClient client)
    {
        ChatOptions options = new() { Tools = [.. Functions.Values] };
        List<ChatMessage> messages = [new(ChatRole.User, "How is the weather in Oslo, and what time is it there?")];

        ChatResponse response = await client.GetResponseAsync(messages, options);
        while (response.FinishReason == ChatFinishReason.ToolCalls)
        {
            messages.Add(new ChatMessage(ChatRole.Assistant, response.Text));

            List<AIContent> results = [];
            foreach (FunctionCallContent call in response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>())
            {
                object? result = Functions.TryGetValue(call.Name, out AIFunction? function)
                    ? await function.InvokeAsync(new AIFunctionArguments(call.Arguments))
                    : $"There is no tool {call.Name}.";
                results.Add(new FunctionResultContent(call.CallId, result));
            }

            messages.Add(new ChatMessage(ChatRole.Tool, results));

            response = await client.GetResponseAsync(messages, options);
        }

        return response.Text;
    }
}
