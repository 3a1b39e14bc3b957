using System.Text.Json;
using OpenAI.Chat;

namespace Correct.Agents;

/// <summary>The loop of every tutorial, with a tool that is a method.</summary>
public sealed class WeatherAgent(ChatClient client)
{
    private static readonly ChatTool GetWeatherTool = ChatTool.CreateFunctionTool(
        "get_weather",
        "The weather of a city.",
        BinaryData.FromString("""{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}"""));

    private static readonly ChatTool GetTimeTool = ChatTool.CreateFunctionTool("get_time", "The time, now.");

    private readonly ChatCompletionOptions _options = new() { Tools = { GetWeatherTool, GetTimeTool } };

    public async Task<string> AskAsync(string question, CancellationToken cancellationToken = default)
    {
        List<ChatMessage> messages =
        [
            new SystemChatMessage("You know the weather and the time."),
            new UserChatMessage(question),
        ];

        while (true)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, _options, cancellationToken);
            messages.Add(new AssistantChatMessage(completion));

            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            foreach (ChatToolCall call in completion.ToolCalls)
            {
                switch (call.FunctionName)
                {
                    case "get_weather":
                        messages.Add(new ToolChatMessage(call.Id, GetWeather(CityOf(call.FunctionArguments))));
                        break;

                    case "get_time":
                        messages.Add(new ToolChatMessage(call.Id, DateTimeOffset.Now.ToString("O")));
                        break;

                    default:
                        messages.Add(new ToolChatMessage(call.Id, $"Unknown tool '{call.FunctionName}'."));
                        break;
                }
            }
        }
    }

    /// <summary>As the samples of the package have it: a tool that nobody knows ends the conversation.</summary>
    public string AskOrThrow(string question)
    {
        List<ChatMessage> messages = [new UserChatMessage(question)];
        bool requiresAction;
        do
        {
            requiresAction = false;
            ChatCompletion completion = client.CompleteChat(messages, _options);

            switch (completion.FinishReason)
            {
                case ChatFinishReason.Stop:
                    return completion.Content[0].Text;

                case ChatFinishReason.ToolCalls:
                    messages.Add(new AssistantChatMessage(completion));
                    foreach (ChatToolCall toolCall in completion.ToolCalls)
                    {
                        switch (toolCall.FunctionName)
                        {
                            case "get_weather":
                                {
                                    using JsonDocument arguments = JsonDocument.Parse(toolCall.FunctionArguments);
                                    if (!arguments.RootElement.TryGetProperty("city", out JsonElement city))
                                        throw new ArgumentException("The city is required.");

                                    messages.Add(new ToolChatMessage(toolCall.Id, GetWeather(city.GetString()!)));
                                    break;
                                }

                            case "get_time":
                                messages.Add(new ToolChatMessage(toolCall.Id, DateTime.Now.ToShortTimeString()));
                                break;

                            default:
                                throw new NotImplementedException(toolCall.FunctionName);
                        }
                    }

                    requiresAction = true;
                    break;

                case ChatFinishReason.Length:
                    throw new NotImplementedException("The answer is too long.");

                case ChatFinishReason.ContentFilter:
                    throw new NotImplementedException("The answer was filtered.");

                default:
                    throw new NotImplementedException(completion.FinishReason.ToString());
            }
        }
        while (requiresAction);

        return "";
    }

    private static string CityOf(BinaryData arguments)
    {
        try
        {
            using var document = JsonDocument.Parse(arguments);
            return document.RootElement.TryGetProperty("city", out var city) ? city.ToString() : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }

    private static string GetWeather(string city) => city.Length == 0 ? "No city was given." : $"{city}: 4 °C, rain";
}
