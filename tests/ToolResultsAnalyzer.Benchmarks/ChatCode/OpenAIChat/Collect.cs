using OpenAI.Chat;

namespace Shape;

public sealed class TurnService(ChatClient client, IReadOnlyDictionary<string, Func<BinaryData, string>> functions)
{
    private readonly Dictionary<string, List<ChatMessage>> _sessions = new();

    public async Task<string> TurnAsync(string session, string question, ChatCompletionOptions options)
    {
        if (!_sessions.TryGetValue(session, out var messages))
            _sessions[session] = messages = [new SystemChatMessage("Be brief.")];

        messages.Add(new UserChatMessage(question));
        ChatCompletion completion = await client.CompleteChatAsync(messages, options);
        while (completion.ToolCalls.Count > 0)
        {
            var results = new List<ToolChatMessage>(completion.ToolCalls.Count);
            var failed = 0;
            foreach (var call in completion.ToolCalls)
            {
                if (functions.TryGetValue(call.FunctionName, out var function))
                {
                    results.Add(new ToolChatMessage(call.Id, function(call.FunctionArguments)));
                }
                else
                {
                    failed++;
                    results.Add(new ToolChatMessage(call.Id, $"Unknown function {call.FunctionName}"));
                }
            }

            messages.Add(new AssistantChatMessage(completion));
            messages.AddRange(results);
/*3*/            if (failed == results.Count)
/*3*/                messages.Add(new UserChatMessage("Please use the functions that there are."));
            completion = await client.CompleteChatAsync(messages, options);
        }

        messages.Add(new AssistantChatMessage(completion));
        return completion.Content[0].Text;
    }
}
