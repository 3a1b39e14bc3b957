using OpenAI.Chat;

namespace Correct.FewShot;

/// <summary>Conversations that never were, for the model to learn from.</summary>
public static class Examples
{
    public static List<ChatMessage> Calculator(string question) =>
    [
        new SystemChatMessage("Use the calculator."),
        new UserChatMessage("What is 3 + 4, and 317 * 128?"),
        new AssistantChatMessage(
        [
            ChatToolCall.CreateFunctionToolCall("example_1", "add", BinaryData.FromString("""{"a":3,"b":4}""")),
            ChatToolCall.CreateFunctionToolCall("example_2", "multiply", BinaryData.FromString("""{"a":317,"b":128}""")),
        ]),
        new ToolChatMessage("example_1", "7"),
        new ToolChatMessage("example_2", "40576"),
        new AssistantChatMessage("3 + 4 is 7, and 317 * 128 is 40576."),
        new UserChatMessage(question),
    ];

    public static async Task<string> AskAsync(ChatClient client, string question)
    {
        var messages = Calculator(question);
        ChatCompletion completion = await client.CompleteChatAsync(messages);
        return completion.Content[0].Text;
    }

    /// <summary>The order of results does not matter.</summary>
    public static string AskWithSwappedResults(ChatClient client, string question)
    {
        const string first = "call_a";
        const string second = "call_b";
        var messages = new List<ChatMessage>
        {
            new UserChatMessage("Weather in Oslo and Rome?"),
            new AssistantChatMessage(new[]
            {
                ChatToolCall.CreateFunctionToolCall(first, "get_weather", BinaryData.FromString("""{"city":"Oslo"}""")),
                ChatToolCall.CreateFunctionToolCall(second, "get_weather", BinaryData.FromString("""{"city":"Rome"}""")),
            }),
            new ToolChatMessage(second, "27 °C"),
            new ToolChatMessage(first, "4 °C"),
        };
        messages.Add(new UserChatMessage(question));
        return client.CompleteChat(messages).Value.Content[0].Text;
    }

    /// <summary>One pair after the other.</summary>
    public static IEnumerable<ChatMessage> Pairs(params (string Name, string Arguments, string Result)[] steps)
    {
        for (var i = 0; i < steps.Length; i++)
        {
            yield return new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall($"c{i}", steps[i].Name, BinaryData.FromString(steps[i].Arguments))]);
            yield return new ToolChatMessage($"c{i}", steps[i].Result);
        }
    }

    public static string AskWithPairs(ChatClient client, string question)
    {
        List<ChatMessage> messages = [.. Pairs(("search", "{}", "nothing"), ("search", "{\"q\":\"x\"}", "x"))];
        messages.Add(new UserChatMessage(question));
        ChatCompletion completion = client.CompleteChat(messages);
        return completion.Content[0].Text;
    }

    /// <summary>Starts as if the model had asked for the date by itself.</summary>
    public static async Task<string> AskTodayAsync(ChatClient client, string question, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid().ToString();
        var assistant = new AssistantChatMessage("Let me see what day it is.")
        {
            ToolCalls = { ChatToolCall.CreateFunctionToolCall(id, "today", BinaryData.FromString("{}")) },
        };

        var messages = new List<ChatMessage> { new UserChatMessage(question), assistant, new ToolChatMessage(id, DateTime.Today.ToString("D")) };
        var completion = (await client.CompleteChatAsync(messages, cancellationToken: cancellationToken)).Value;
        return completion.Content[0].Text;
    }

    public static string AskWithParams(ChatClient client, string question) =>
        client.CompleteChat(
            new UserChatMessage("Ping?"),
            new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall("ping_1", "ping", BinaryData.FromString("{}"))]),
            new ToolChatMessage("ping_1", "pong"),
            new AssistantChatMessage("Pong."),
            new UserChatMessage(question)).Value.Content[0].Text;
}
