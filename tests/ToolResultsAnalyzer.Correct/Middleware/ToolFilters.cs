using Correct.Tools;
using OpenAI.Chat;

namespace Correct.Middleware;

public sealed class ToolContext(ChatToolCall call)
{
    public ChatToolCall Call { get; } = call;

    public string? Result { get; set; }

    public bool StopAfterBatch { get; set; }
}

public delegate Task ToolFilter(ToolContext context, Func<Task> next);

/// <summary>Filters stand around each call, and may end the loop, but not the batch.</summary>
public sealed class FilteredAgent
{
    private readonly ChatClient _client;
    private readonly IToolbox _toolbox;
    private readonly List<ToolFilter> _filters = [];

    public FilteredAgent(ChatClient client, IToolbox toolbox)
    {
        _client = client;
        _toolbox = toolbox;
    }

    public FilteredAgent Use(ToolFilter filter)
    {
        _filters.Add(filter);
        return this;
    }

    public async Task<IReadOnlyList<ChatMessage>> RunAsync(IEnumerable<ChatMessage> start)
    {
        var messages = new List<ChatMessage>(start);
        var stop = false;
        do
        {
            ChatCompletion completion = await _client.CompleteChatAsync(messages, ChatOptions.For(_toolbox));
            messages.Add(new AssistantChatMessage(completion));
            foreach (var call in completion.ToolCalls)
            {
                var context = new ToolContext(call);
                await InvokeAsync(context);
                messages.Add(new ToolChatMessage(call.Id, context.Result ?? "The tool did not run."));
                stop |= context.StopAfterBatch;
            }

            stop |= completion.ToolCalls.Count == 0;
        }
        while (!stop);

        return messages;
    }

    /// <summary>The same with a method that answers and tells whether to go on.</summary>
    public async Task<List<ChatMessage>> RunUntilStoppedAsync(List<ChatMessage> messages)
    {
        while (true)
        {
            ChatCompletion completion = await _client.CompleteChatAsync(messages, ChatOptions.For(_toolbox));
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0 || !await AnswerAllAsync(completion.ToolCalls, messages))
                return messages;
        }
    }

    private async Task<bool> AnswerAllAsync(IReadOnlyList<ChatToolCall> calls, List<ChatMessage> messages)
    {
        var goOn = true;
        for (var i = 0; i < calls.Count; i++)
        {
            var context = new ToolContext(calls[i]);
            await InvokeAsync(context);
            messages.Add(new ToolChatMessage(context.Call.Id, context.Result ?? ""));
            goOn &= !context.StopAfterBatch;
        }

        return goOn;
    }

    private async Task InvokeAsync(ToolContext context)
    {
        Func<Task> next = async () => context.Result = await _toolbox.InvokeAsync(context.Call.FunctionName, context.Call.FunctionArguments);
        foreach (var filter in Enumerable.Reverse(_filters))
        {
            var inner = next;
            next = () => filter(context, inner);
        }

        try
        {
            await next();
        }
        catch (Exception exception)
        {
            context.Result = exception.Message;
        }
    }
}
