using Correct.Tools;
using OpenAI.Chat;

namespace Correct.Caching;

/// <summary>The same call with the same arguments runs once, and each call has its own result.</summary>
public sealed class CachedToolAgent(ChatClient client, IToolbox toolbox)
{
    private readonly Dictionary<(string Name, string Arguments), string> _cache = [];

    public async Task<string> RunAsync(string question)
    {
        List<ChatMessage> messages = [new UserChatMessage(question)];
        var options = ChatOptions.For(toolbox);
        ChatCompletion completion = await client.CompleteChatAsync(messages, options);
        while (completion.ToolCalls.Count > 0)
        {
            messages.Add(new AssistantChatMessage(completion));
            foreach (var call in completion.ToolCalls)
            {
                var key = (call.FunctionName, call.FunctionArguments.ToString());
                if (_cache.TryGetValue(key, out var cached))
                {
                    messages.Add(new ToolChatMessage(call.Id, cached));
                    continue;
                }

                var content = await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments);
                _cache[key] = content;
                messages.Add(new ToolChatMessage(call.Id, content));
            }

            completion = await client.CompleteChatAsync(messages, options);
        }

        return completion.Content[0].Text;
    }

    /// <summary>Doubles are found by grouping; all of a group get what the first gave.</summary>
    public async Task<string> RunGroupedAsync(string question)
    {
        List<ChatMessage> messages = [new UserChatMessage(question)];
        var options = ChatOptions.For(toolbox);
        ChatCompletion completion = await client.CompleteChatAsync(messages, options);
        while (completion.ToolCalls.Count > 0)
        {
            messages.Add(new AssistantChatMessage(completion));
            foreach (var same in completion.ToolCalls.GroupBy(call => (call.FunctionName, call.FunctionArguments.ToString())))
            {
                var content = await toolbox.InvokeAsync(same.First().FunctionName, same.First().FunctionArguments);
                foreach (var call in same)
                    messages.Add(new ToolChatMessage(call.Id, content));
            }

            completion = await client.CompleteChatAsync(messages, options);
        }

        return completion.Content[0].Text;
    }

    /// <summary>A model that repeats itself is told so, and told in a result.</summary>
    public async Task<string> RunWithoutRepeatingAsync(string question)
    {
        var seen = new HashSet<string>();
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        while (true)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, ChatOptions.For(toolbox));
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            foreach (var call in completion.ToolCalls)
            {
                var isNew = seen.Add($"{call.FunctionName} {call.FunctionArguments}");
                messages.Add(new ToolChatMessage(call.Id, isNew
                    ? await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)
                    : "You have called this before. The result is the same."));
            }
        }
    }
}
