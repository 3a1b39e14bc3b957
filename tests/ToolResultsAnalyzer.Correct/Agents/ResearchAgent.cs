using Correct.Tools;
using OpenAI.Chat;

namespace Correct.Agents;

/// <summary>A bounded number of rounds, and a last one in which the model has to answer.</summary>
public sealed class ResearchAgent
{
    private const int MaxRounds = 8;

    private readonly ChatClient _client;
    private readonly IToolbox _toolbox;

    public ResearchAgent(ChatClient client, IToolbox toolbox)
    {
        _client = client ?? throw new ArgumentNullException(nameof(client));
        _toolbox = toolbox ?? throw new ArgumentNullException(nameof(toolbox));
    }

    public async Task<string> ResearchAsync(string topic, CancellationToken cancellationToken)
    {
        var messages = new List<ChatMessage> { new SystemChatMessage("You do research."), new UserChatMessage(topic) };
        var options = ChatOptions.For(_toolbox);

        for (var round = 0; round < MaxRounds; round++)
        {
            ChatCompletion completion = await _client.CompleteChatAsync(messages, options, cancellationToken);
            if (completion.ToolCalls.Count == 0)
                return Text(completion);

            messages.Add(new AssistantChatMessage(completion));
            foreach (var call in completion.ToolCalls)
            {
                var content = await _toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments);
                messages.Add(new ToolChatMessage(call.Id, content));
            }
        }

        messages.Add(new UserChatMessage("That is enough. Say what you found."));
        ChatCompletion last = await _client.CompleteChatAsync(messages, ChatOptions.WithoutCalls(_toolbox), cancellationToken);
        return Text(last);
    }

    /// <summary>The budget counts calls, not rounds: what is above it is refused, and still answered.</summary>
    public async Task<string> ResearchWithBudgetAsync(string topic, int budget)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(topic) };
        var options = ChatOptions.For(_toolbox);
        while (true)
        {
            ChatCompletion completion = await _client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls is { Count: 0 })
                return Text(completion);

            foreach (var call in completion.ToolCalls)
            {
                if (budget-- <= 0)
                {
                    messages.Add(new ToolChatMessage(call.Id, "The budget is used up. Answer with what you have."));
                    continue;
                }

                messages.Add(new ToolChatMessage(call.Id, await _toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));
            }

            if (budget <= -20)
                return "The model does not stop to call tools.";
        }
    }

    /// <summary>Stops as soon as a tool says so, after the whole batch is answered.</summary>
    public async Task<string> ResearchUntilFoundAsync(List<ChatMessage> messages, Predicate<string> isEnough)
    {
        var options = ChatOptions.For(_toolbox);
        string? found = null;
        do
        {
            ChatCompletion completion = await _client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return Text(completion);

            foreach (var call in completion.ToolCalls)
            {
                string content = found is null ? await _toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments) : "Not needed any more.";
                messages.Add(new ToolChatMessage(call.Id, content));
                if (found is null && isEnough(content))
                    found = content;
            }
        }
        while (found is null);

        return found;
    }

    private static string Text(ChatCompletion completion) => string.Concat(completion.Content.Select(part => part.Text));
}
