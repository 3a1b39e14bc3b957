using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.CleanCode;

/// <summary>Loops around the model as the <c>OpenAI</c> package wants them, whole, and what its surface tempts to write instead.</summary>
public class OpenAIChatLoopsTests : RuleTests<OpenAIChatLoopsTests>
{
    [Silent]
    static string The_plain_loop(OpenAIChatPhrases say) => """
        public static class Agent
        {
            public static string Run(ChatClient client, List<ChatMessage> messages, ChatCompletionOptions options, Func<string, BinaryData, string> exec)
            {
                while (true)
                {
                    ChatCompletion completion = client.CompleteChat(messages, options);
                    messages.Add(new AssistantChatMessage(completion));
                    if (completion.FinishReason != ChatFinishReason.ToolCalls)
                        return completion.Content[0].Text;
                    foreach (ChatToolCall call in completion.ToolCalls)
                        messages.Add(new ToolChatMessage(call.Id, exec(call.FunctionName, call.FunctionArguments)));
                }
            }
        }
        """;

    [Silent]
    static string The_streaming_loop(OpenAIChatPhrases say) => """
        public static class Agent
        {
            public static async Task<string> RunStreaming(ChatClient client, List<ChatMessage> messages, ChatCompletionOptions options, Func<string, BinaryData, string> exec)
            {
                while (true)
                {
                    var text = new System.Text.StringBuilder();
                    var ids = new SortedDictionary<int, (string Id, string Name, System.Text.StringBuilder Args)>();
                    ChatFinishReason? finish = null;
                    await foreach (StreamingChatCompletionUpdate u in client.CompleteChatStreamingAsync(messages, options))
                    {
                        foreach (ChatMessageContentPart p in u.ContentUpdate) text.Append(p.Text);
                        foreach (StreamingChatToolCallUpdate t in u.ToolCallUpdates)
                        {
                            if (!ids.TryGetValue(t.Index, out var e)) e = (t.ToolCallId, t.FunctionName, new());
                            e = (t.ToolCallId ?? e.Id, t.FunctionName ?? e.Name, e.Args);
                            if (t.FunctionArgumentsUpdate is { } a) e.Args.Append(a.ToString());
                            ids[t.Index] = e;
                        }
                        finish = u.FinishReason ?? finish;
                    }
                    if (finish != ChatFinishReason.ToolCalls)
                    {
                        messages.Add(new AssistantChatMessage(text.ToString()));
                        return text.ToString();
                    }
                    List<ChatToolCall> calls = ids.Values.Select(v => ChatToolCall.CreateFunctionToolCall(v.Id, v.Name, BinaryData.FromString(v.Args.ToString()))).ToList();
                    AssistantChatMessage assistant = new(calls);
                    if (text.Length > 0) assistant.Content.Add(ChatMessageContentPart.CreateTextPart(text.ToString()));
                    messages.Add(assistant);
                    foreach (ChatToolCall c in calls) messages.Add(new ToolChatMessage(c.Id, exec(c.FunctionName, c.FunctionArguments)));
                }
            }
        }
        """;

    [Silent]
    static string The_loop_of_the_package_s_own_examples(OpenAIChatPhrases say) => """
        public static class Agent
        {
            private static string GetCurrentLocation() => "San Francisco";

            private static string GetCurrentWeather(string location, string unit = "celsius") => $"31 {unit}";

            private static readonly ChatTool getCurrentLocationTool = ChatTool.CreateFunctionTool(
                functionName: nameof(GetCurrentLocation),
                functionDescription: "Get the user's current location");

            private static readonly ChatTool getCurrentWeatherTool = ChatTool.CreateFunctionTool(
                functionName: nameof(GetCurrentWeather),
                functionDescription: "Get the current weather in a given location",
                functionParameters: BinaryData.FromBytes("{}"u8.ToArray()));

            public static void Run()
            {
                ChatClient client = new("gpt-4o", Environment.GetEnvironmentVariable("OPENAI_API_KEY"));
                List<ChatMessage> messages = [new UserChatMessage("What's the weather like today?")];
                ChatCompletionOptions options = new() { Tools = { getCurrentLocationTool, getCurrentWeatherTool } };

                bool requiresAction;
                do
                {
                    requiresAction = false;
                    ChatCompletion completion = client.CompleteChat(messages, options);

                    switch (completion.FinishReason)
                    {
                        case ChatFinishReason.Stop:
                            {
                                messages.Add(new AssistantChatMessage(completion));
                                break;
                            }

                        case ChatFinishReason.ToolCalls:
                            {
                                messages.Add(new AssistantChatMessage(completion));
                                foreach (ChatToolCall toolCall in completion.ToolCalls)
                                {
                                    switch (toolCall.FunctionName)
                                    {
                                        case nameof(GetCurrentLocation):
                                            {
                                                string toolResult = GetCurrentLocation();
                                                messages.Add(new ToolChatMessage(toolCall.Id, toolResult));
                                                break;
                                            }

                                        case nameof(GetCurrentWeather):
                                            {
                                                using System.Text.Json.JsonDocument argumentsJson = System.Text.Json.JsonDocument.Parse(toolCall.FunctionArguments);
                                                bool hasLocation = argumentsJson.RootElement.TryGetProperty("location", out var location);
                                                bool hasUnit = argumentsJson.RootElement.TryGetProperty("unit", out var unit);
                                                if (!hasLocation)
                                                {
                                                    throw new ArgumentNullException(nameof(location), "The location argument is required.");
                                                }
                                                string toolResult = hasUnit
                                                    ? GetCurrentWeather(location.GetString()!, unit.GetString()!)
                                                    : GetCurrentWeather(location.GetString()!);
                                                messages.Add(new ToolChatMessage(toolCall.Id, toolResult));
                                                break;
                                            }

                                        default:
                                            {
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
                } while (requiresAction);

                foreach (ChatMessage message in messages)
                {
                    switch (message)
                    {
                        case UserChatMessage userMessage:
                            Console.WriteLine(userMessage.Content[0].Text);
                            break;
                        case AssistantChatMessage assistantMessage when assistantMessage.Content.Count > 0:
                            Console.WriteLine(assistantMessage.Content[0].Text);
                            break;
                        case ToolChatMessage:
                            // Not shown.
                            break;
                        default:
                            break;
                    }
                }
            }
        }
        """;

    [Reported]
    static string A_string_is_added_for_a_result_and_becomes_a_user_message(OpenAIChatPhrases say) => """
        public static class Agent
        {
            public static string Run(ChatClient client, List<ChatMessage> messages, ChatCompletionOptions options)
            {
                ChatCompletion completion = client.CompleteChat(messages, options);
                if (completion.FinishReason == ChatFinishReason.ToolCalls)
                {
                    messages.Add(new AssistantChatMessage(completion));
                    messages.Add({|TRA1001:"Sunny"|});
                    completion = client.CompleteChat(messages, options);
                }
                return completion.Content[0].Text;
            }
        }
        """;

    [Silent(TwinOf = nameof(A_string_is_added_for_a_result_and_becomes_a_user_message))]
    static string A_string_is_added_where_there_are_no_calls(OpenAIChatPhrases say) => """
        public static class Agent
        {
            public static string Run(ChatClient client, List<ChatMessage> messages, ChatCompletionOptions options)
            {
                ChatCompletion completion = client.CompleteChat(messages, options);
                if (completion.FinishReason == ChatFinishReason.Stop)
                {
                    messages.Add(new AssistantChatMessage(completion));
                    messages.Add("Go on.");
                    completion = client.CompleteChat(messages, options);
                }
                return completion.Content[0].Text;
            }
        }
        """;

    [Silent]
    static string A_result_of_several_parts(OpenAIChatPhrases say) => """
        public static class Agent
        {
            public static string Run(ChatClient client, List<ChatMessage> messages, ChatCompletionOptions options)
            {
                ChatCompletion completion = client.CompleteChat(messages, options);
                messages.Add(new AssistantChatMessage(completion));
                foreach (var call in completion.ToolCalls)
                {
                    messages.Add(new ToolChatMessage(call.Id, "It is", "sunny."));
                }
                return client.CompleteChat(messages, options).Value.Content[0].Text;
            }
        }
        """;

    [Silent]
    static string The_rest_of_the_history_is_spread_into_the_send(OpenAIChatPhrases say) => """
        public static class Agent
        {
            public static string Run(ChatClient client, List<ChatMessage> messages, ChatCompletionOptions options)
            {
                ChatCompletion completion = client.CompleteChat(messages, options);
                var turn = new List<ChatMessage> { new AssistantChatMessage(completion) };
                foreach (var call in completion.ToolCalls)
                {
                    turn.Add(new ToolChatMessage(call.Id, "Sunny"));
                }
                return client.CompleteChat([.. messages, .. turn]).Value.Content[0].Text;
            }
        }
        """;

    [Silent]
    static string Results_appended_to_a_sequence_that_is_sent(OpenAIChatPhrases say) => """
        public static class Agent
        {
            public static string Run(ChatClient client, List<ChatMessage> messages, ChatCompletionOptions options)
            {
                ChatCompletion completion = client.CompleteChat(messages, options);
                IEnumerable<ChatMessage> all = messages.Append(new AssistantChatMessage(completion));
                foreach (var call in completion.ToolCalls)
                {
                    all = all.Append(new ToolChatMessage(call.Id, "Sunny"));
                }
                return client.CompleteChat(all, options).Value.Content[0].Text;
            }
        }
        """;

    [Silent]
    static string The_deprecated_function_messages(OpenAIChatPhrases say) => """
        #pragma warning disable CS0618
        public static class Agent
        {
            public static string Run(ChatClient client, List<ChatMessage> messages, ChatCompletionOptions options)
            {
                ChatCompletion completion = client.CompleteChat(messages, options);
                if (completion.FinishReason == ChatFinishReason.FunctionCall)
                {
                    messages.Add(new AssistantChatMessage(completion));
                    messages.Add(new FunctionChatMessage(completion.FunctionCall.FunctionName, "Sunny"));
                    completion = client.CompleteChat(messages, options);
                }
                return completion.Content[0].Text;
            }
        }
        """;

    [Silent]
    static string A_mapper_whose_assistant_arm_carries_calls(OpenAIChatPhrases say) => """
        public sealed record Stored(string Role, string Content, string? ToolCallId, List<ChatToolCall> Calls);

        public static class Mapper
        {
            public static List<ChatMessage> Map(IEnumerable<Stored> stored) => stored.Select(Map).ToList();

            public static ChatMessage Map(Stored stored) => stored.Role switch
            {
                "system" => new SystemChatMessage(stored.Content),
                "assistant" when stored.Calls.Count > 0 => new AssistantChatMessage(stored.Calls),
                "assistant" => new AssistantChatMessage(stored.Content),
                "tool" => new ToolChatMessage(stored.ToolCallId ?? "", stored.Content),
                _ => new UserChatMessage(stored.Content),
            };
        }
        """;

    [Silent]
    static string A_protocol_request(OpenAIChatPhrases say) => """
        public static class Agent
        {
            public static void Run(ChatClient client, List<ChatMessage> messages)
            {
                using BinaryContent content = BinaryContent.Create(BinaryData.FromString("{}"));
                client.CompleteChat(content);
            }
        }
        """;

    [Silent]
    static string A_call_that_is_rebuilt_under_an_id_of_its_own(OpenAIChatPhrases say) => """
        public static class Agent
        {
            public static string Run(ChatClient client, List<ChatMessage> messages, ChatCompletionOptions options)
            {
                var id = Guid.NewGuid().ToString("N");
                messages.Add(new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall(id, "get_weather", BinaryData.FromString("{}"))]));
                messages.Add(new ToolChatMessage(id, "Sunny"));
                return client.CompleteChat(messages, options).Value.Content[0].Text;
            }
        }
        """;

    [Silent]
    static string Calls_whose_missing_ids_are_replaced(OpenAIChatPhrases say) => """
        public static class Agent
        {
            public static string Run(ChatClient client, List<ChatMessage> messages, ChatCompletionOptions options)
            {
                ChatCompletion completion = client.CompleteChat(messages, options);
                messages.Add(new AssistantChatMessage(completion));
                foreach (var call in completion.ToolCalls)
                {
                    messages.Add(new ToolChatMessage(call.Id ?? call.FunctionName, "Sunny"));
                }
                return client.CompleteChat(messages, options).Value.Content[0].Text;
            }
        }
        """;
}
