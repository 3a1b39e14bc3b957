using OpenAI.Chat;

namespace Correct.Adapters;

/// <summary>For providers that leave ids out or use one twice: call and result get the same new one.</summary>
public static class IdNormalizer
{
    public static async Task AppendAsync(List<ChatMessage> history, ChatCompletion completion, Func<ChatToolCall, Task<string>> execute)
    {
        if (completion.ToolCalls.Count == 0)
        {
            history.Add(new AssistantChatMessage(completion));
            return;
        }

        var calls = new List<ChatToolCall>();
        var results = new List<ChatMessage>();
        foreach (var call in completion.ToolCalls)
        {
            var id = string.IsNullOrEmpty(call.Id) ? $"call_{Guid.NewGuid():N}" : call.Id;
            calls.Add(ChatToolCall.CreateFunctionToolCall(id, call.FunctionName, call.FunctionArguments));
            results.Add(new ToolChatMessage(id, await execute(call)));
        }

        history.Add(new AssistantChatMessage(calls));
        history.AddRange(results);
    }

    /// <summary>The provider knows no ids and calls each function once at most: the name serves for both.</summary>
    public static IEnumerable<ChatMessage> PairByName(IEnumerable<(string Name, string Arguments, string Result)> steps)
    {
        foreach (var (name, arguments, result) in steps.DistinctBy(step => step.Name))
        {
            yield return new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall(name, name, BinaryData.FromString(arguments))]);
            yield return new ToolChatMessage(name, result);
        }
    }

    public static void Renumber(IReadOnlyList<ChatToolCall> calls, IReadOnlyList<string> results, ICollection<ChatMessage> history)
    {
        if (calls.Count == 0 || calls.Count != results.Count)
            throw new ArgumentException("One result for each call.", nameof(results));

        history.Add(new AssistantChatMessage(calls.Select((call, index) => ChatToolCall.CreateFunctionToolCall($"c{index}", call.FunctionName, call.FunctionArguments))));
        for (var index = 0; index < results.Count; index++)
            history.Add(new ToolChatMessage($"c{index}", results[index]));
    }

    /// <summary>Fills in what a gateway left blank, in place, before anybody looks at an id.</summary>
    public static AssistantChatMessage WithIds(ChatCompletion completion)
    {
        var message = new AssistantChatMessage(completion);
        foreach (var call in message.ToolCalls.Where(call => string.IsNullOrEmpty(call.Id)))
            call.Id = Guid.NewGuid().ToString("N");
        return message;
    }

    public static void Answer(List<ChatMessage> history, ChatCompletion completion, Func<string, string> execute)
    {
        var message = WithIds(completion);
        history.Add(message);
        foreach (var call in message.ToolCalls)
        {
            string content;
            try { content = execute(call.FunctionName); }
            catch (Exception e) { content = e.Message; }
            history.Add(new ToolChatMessage(call.Id, content));
        }
    }
}
