using System.Text.Json;
using OpenAI.Chat;

namespace Shape;

public static class Example
{
    private static readonly ChatTool LocationTool = ChatTool.CreateFunctionTool(functionName: nameof(GetLocation), functionDescription: "Get the user's current location");

    private static readonly ChatTool WeatherTool = ChatTool.CreateFunctionTool(
        functionName: nameof(GetWeather),
        functionDescription: "Get the current weather in a given location",
        functionParameters: BinaryData.FromBytes("""
            { "type": "object", "properties": { "location": { "type": "string" }, "unit": { "type": "string" } }, "required": ["location"] }
            """u8.ToArray()));

    public static void Run(ChatClient client)
    {
        List<ChatMessage> messages =
        [
            new UserChatMessage("What's the weather like today?"),
        ];

        ChatCompletionOptions options = new()
        {
            Tools = { LocationTool, WeatherTool },
        };

        bool requiresAction;

        do
        {
            requiresAction = false;
            ChatCompletion completion = client.CompleteChat(messages, options);

            switch (completion.FinishReason)
            {
                case ChatFinishReason.Stop:
                    {
                        // Add the assistant message to the conversation history.
                        messages.Add(new AssistantChatMessage(completion));
                        break;
                    }

                case ChatFinishReason.ToolCalls:
                    {
                        // First, add the assistant message with tool calls to the conversation history.
                        messages.Add(new AssistantChatMessage(completion));

                        // Then, add a new tool message for each tool call that is resolved.
                        foreach (ChatToolCall call in completion.ToolCalls)
                        {
                            switch (call.FunctionName)
                            {
                                case nameof(GetLocation):
                                    {
                                        string result = GetLocation();
                                        messages.Add(new ToolChatMessage(call.Id, result));
                                        break;
                                    }

                                case nameof(GetWeather):
                                    {
                                        using JsonDocument arguments = JsonDocument.Parse(call.FunctionArguments);
                                        bool hasLocation = arguments.RootElement.TryGetProperty("location", out JsonElement location);
                                        bool hasUnit = arguments.RootElement.TryGetProperty("unit", out JsonElement unit);

                                        if (!hasLocation)
                                        {
                                            throw new ArgumentNullException(nameof(location), "The location argument is required.");
                                        }

                                        string result = hasUnit
                                            ? GetWeather(location.GetString()!, unit.GetString()!)
                                            : GetWeather(location.GetString()!);
                                        messages.Add(new ToolChatMessage(call.Id, result));
                                        break;
                                    }

                                default:
                                    {
                                        // Handle other unexpected calls.
                                        throw new NotImplementedException();
                                    }
                            }
                        }

                        requiresAction = true;
                        break;
                    }

                case ChatFinishReason.Length:
                    throw new NotImplementedException("Incomplete model output due to MaxTokens parameter or token limit exceeded.");

                case ChatFinishReason.ContentFilter:
                    throw new NotImplementedException("Omitted content due to a content filter flag.");

                case ChatFinishReason.FunctionCall:
                    throw new NotImplementedException("Deprecated in favor of tool calls.");

                default:
                    throw new NotImplementedException(completion.FinishReason.ToString());
            }
        }
        while (requiresAction);

/*2*/        foreach (ChatMessage message in messages)
/*2*/        {
/*2*/            switch (message)
/*2*/            {
/*2*/                case UserChatMessage user:
/*2*/                    Console.WriteLine($"[USER]: {user.Content[0].Text}");
/*2*/                    break;
/*2*/                case AssistantChatMessage assistant when assistant.Content.Count > 0 && assistant.Content[0].Text.Length > 0:
/*2*/                    Console.WriteLine($"[ASSISTANT]: {assistant.Content[0].Text}");
/*2*/                    break;
/*2*/                case ToolChatMessage:
/*2*/                    break;
/*2*/            }
/*2*/        }
    }

    private static string GetLocation() => "San Francisco";

    private static string GetWeather(string location, string unit = "celsius") => $"31 {unit} in {location}";
}
