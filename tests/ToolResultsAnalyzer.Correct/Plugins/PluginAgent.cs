using OpenAI.Chat;

namespace Correct.Plugins;

public sealed class PluginAgent(ChatClient client, PluginRegistry registry)
{
    private readonly List<ChatMessage> _history = [];

    public async Task<string> AskAsync(string question)
    {
        _history.Add(new UserChatMessage(question));
        var options = registry.CreateOptions();
        while (true)
        {
            ChatCompletion completion = await client.CompleteChatAsync(_history, options);
            _history.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            foreach (var call in completion.ToolCalls)
                _history.Add(await registry.InvokeAsync(call));
        }
    }

    /// <summary>Two registries: what the first does not know goes to the second, and what neither knows is refused.</summary>
    public async Task<string> AskBothAsync(string question, PluginRegistry other)
    {
        List<ChatMessage> messages = [new UserChatMessage(question)];
        while (true)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, registry.CreateOptions());
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            foreach (var call in completion.ToolCalls)
            {
                if (await registry.TryInvokeAsync(call, messages) || await other.TryInvokeAsync(call, messages))
                    continue;

                messages.Add(new ToolChatMessage(call.Id, $"Nobody knows '{call.FunctionName}'."));
            }
        }
    }

    /// <summary>A plain loop over a queue with the rest refused once the time is up.</summary>
    public async Task<string> AskWithinAsync(string question, TimeSpan time)
    {
        var end = DateTime.UtcNow + time;
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        while (true)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, registry.CreateOptions());
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            var rest = new Queue<ChatToolCall>(completion.ToolCalls);
            while (rest.Count > 0 && DateTime.UtcNow < end)
                messages.Add(await registry.InvokeAsync(rest.Dequeue()));
            while (rest.Count > 0)
                messages.Add(new ToolChatMessage(rest.Dequeue().Id, "There was no time left for this."));
        }
    }
}
