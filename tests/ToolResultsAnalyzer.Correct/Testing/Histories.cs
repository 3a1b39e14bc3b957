using OpenAI.Chat;

namespace Correct.Testing;

/// <summary>Builds histories for tests.</summary>
public sealed class HistoryBuilder
{
    private readonly List<ChatMessage> _messages = [];
    private int _calls;

    public HistoryBuilder User(string text)
    {
        _messages.Add(new UserChatMessage(text));
        return this;
    }

    /// <summary>A batch with the results that belong to it.</summary>
    public HistoryBuilder Calls(params (string Name, string Result)[] calls)
    {
        if (calls.Length == 0)
            return this;

        var numbered = calls.Select(call => (Id: $"call_{++_calls}", call.Name, call.Result)).ToArray();
        _messages.Add(new AssistantChatMessage(numbered.Select(call => ChatToolCall.CreateFunctionToolCall(call.Id, call.Name, BinaryData.FromString("{}")))));
        _messages.AddRange(numbered.Select(call => new ToolChatMessage(call.Id, call.Result)));
        return this;
    }

    public HistoryBuilder Assistant(string text)
    {
        _messages.Add(new AssistantChatMessage(text));
        return this;
    }

    public IReadOnlyList<ChatMessage> Build() => [.. _messages];

    public static IReadOnlyList<ChatMessage> TwoRounds() => new HistoryBuilder()
        .User("What is on?")
        .Calls(("list", "1, 2"), ("count", "2"))
        .Calls(("read", "nothing"))
        .Assistant("Nothing is on.")
        .Build();
}

/// <summary>Holds a history against the contract.</summary>
public static class Histories
{
    public static void Check(IEnumerable<ChatMessage> history)
    {
        var open = new HashSet<string>();
        foreach (var message in history)
        {
            if (message is ToolChatMessage result)
            {
                if (!open.Remove(result.ToolCallId))
                    throw new InvalidOperationException($"Nobody called '{result.ToolCallId}'.");
                continue;
            }

            if (open.Count > 0)
                throw new InvalidOperationException($"No result for {string.Join(", ", open)}.");
            if (message is AssistantChatMessage assistant)
                open.UnionWith(assistant.ToolCalls.Select(call => call.Id));
        }

        if (open.Count > 0)
            throw new InvalidOperationException($"No result for {string.Join(", ", open)}.");
    }

    /// <summary>A history that is meant to be wrong; it is looked at here and goes nowhere.</summary>
    public static bool FindsMissingResult()
    {
        var history = new List<ChatMessage>
        {
            new UserChatMessage("Hello"),
            new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall("a", "f", BinaryData.FromString("{}"))]),
        };
        try
        {
            Check(history);
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    public static void RoundTrip(ChatClient client)
    {
        ChatMessage[] messages =
        [
            new UserChatMessage("What is on?"),
            new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall("call_1", "list", BinaryData.FromString("{}"))]),
            new ToolChatMessage("call_1", "1, 2"),
        ];
        Check(messages);
        ChatCompletion completion = client.CompleteChat(messages);
        if (completion.ToolCalls.Count != 0)
            throw new InvalidOperationException("No tool was declared.");
    }

    public static ChatCompletion Reply(params string[] tools) => OpenAIChatModelFactory.ChatCompletion(
        finishReason: tools.Length > 0 ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop,
        toolCalls: tools.Select((tool, index) => ChatToolCall.CreateFunctionToolCall($"id_{index}", tool, BinaryData.FromString("{}"))));

    public static async Task AnswersEachCallAsync(Func<ChatCompletion, Task<IReadOnlyList<ToolChatMessage>>> answer)
    {
        var reply = Reply("a", "b", "a");
        var results = await answer(reply);
        Check([new AssistantChatMessage(reply), .. results]);
    }
}
