using Microsoft.Extensions.AI;

namespace Shape;

public sealed class Agent(IChatClient client)
{
    private static readonly Dictionary<string, AIFunction> Functions = new()
    {
        ["get_weather"] = AIFunctionFactory.Create((string city) => $"4 °C and rain in {city}", "get_weather"),
        ["get_time"] = AIFunctionFactory.Create(() => "09:41", "get_time"),
    };

    public async Task<string> RunAsync(string question, CancellationToken token)
    {
        ChatOptions options = new() { Tools = [.. Functions.Values] };
        List<ChatMessage> messages = [new(ChatRole.User, question)];

        ChatResponse completion = await client.GetResponseAsync(messages, options, token);
        while (completion.FinishReason == ChatFinishReason.ToolCalls)
        {
            messages.AddMessages(completion);

            List<AIContent> results = [];
            foreach (FunctionCallContent call in completion.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>())
            {
                object? result;
                if (!Functions.TryGetValue(call.Name, out AIFunction? function))
                {
                    result = $"There is no tool {call.Name}.";
                }
                else
                {
                    try
                    {
                        result = await function.InvokeAsync(new AIFunctionArguments(call.Arguments), token);
                    }
                    catch (Exception exception)
                    {
/*2*/                        Console.Error.WriteLine(exception.Message);
                        result = exception.Message;
                    }
                }

                results.Add(new FunctionResultContent(call.CallId, result));
            }

            messages.Add(new ChatMessage(ChatRole.Tool, results));
            completion = await client.GetResponseAsync(messages, options, token);
        }

        return completion.Text;
    }
}
