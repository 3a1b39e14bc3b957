using Correct.Tools;
using Microsoft.Extensions.Logging;
using OpenAI.Chat;

namespace Correct.Middleware;

public interface IChatModel
{
    Task<ChatCompletion> CompleteAsync(IEnumerable<ChatMessage> messages, ChatCompletionOptions? options, CancellationToken cancellationToken);
}

public sealed class ClientModel(ChatClient client) : IChatModel
{
    public async Task<ChatCompletion> CompleteAsync(IEnumerable<ChatMessage> messages, ChatCompletionOptions? options, CancellationToken cancellationToken) =>
        await client.CompleteChatAsync(messages, options, cancellationToken);
}

public abstract class DelegatingModel(IChatModel inner) : IChatModel
{
    protected IChatModel Inner { get; } = inner;

    public virtual Task<ChatCompletion> CompleteAsync(IEnumerable<ChatMessage> messages, ChatCompletionOptions? options, CancellationToken cancellationToken) =>
        Inner.CompleteAsync(messages, options, cancellationToken);
}

public sealed class LoggingModel(IChatModel inner, ILogger logger) : DelegatingModel(inner)
{
    public override async Task<ChatCompletion> CompleteAsync(IEnumerable<ChatMessage> messages, ChatCompletionOptions? options, CancellationToken cancellationToken)
    {
        var sent = messages as IReadOnlyCollection<ChatMessage> ?? messages.ToList();
        logger.LogDebug("Sends {Count} messages.", sent.Count);
        var completion = await base.CompleteAsync(sent, options, cancellationToken);
        logger.LogDebug("Got {Count} calls.", completion.ToolCalls.Count);
        return completion;
    }
}

/// <summary>Runs tools under the hood. The caller's messages stay as they are.</summary>
public sealed class ToolCallingModel(IChatModel inner, IToolbox toolbox) : DelegatingModel(inner)
{
    public override async Task<ChatCompletion> CompleteAsync(IEnumerable<ChatMessage> messages, ChatCompletionOptions? options, CancellationToken cancellationToken)
    {
        List<ChatMessage> all = [.. messages];
        var completion = await base.CompleteAsync(all, options, cancellationToken);
        while (completion.ToolCalls.Count > 0 && completion.ToolCalls.All(call => toolbox.Knows(call.FunctionName)))
        {
            all.Add(new AssistantChatMessage(completion));
            foreach (var call in completion.ToolCalls)
                all.Add(new ToolChatMessage(call.Id, await toolbox.RunAsync(call.FunctionName, call.FunctionArguments, cancellationToken)));
            completion = await base.CompleteAsync(all, options, cancellationToken);
        }

        return completion;
    }
}

/// <summary>The last gate before the wire: whatever came here with open calls gets results for them.</summary>
public sealed class SettlingModel(IChatModel inner) : DelegatingModel(inner)
{
    public override Task<ChatCompletion> CompleteAsync(IEnumerable<ChatMessage> messages, ChatCompletionOptions? options, CancellationToken cancellationToken) =>
        base.CompleteAsync(Settle(messages), options, cancellationToken);

    private static List<ChatMessage> Settle(IEnumerable<ChatMessage> messages)
    {
        var settled = new List<ChatMessage>();
        var open = new Queue<string>();
        foreach (var message in messages)
        {
            if (message is ToolChatMessage result)
            {
                if (open.Contains(result.ToolCallId))
                {
                    open = new Queue<string>(open.Where(id => id != result.ToolCallId));
                    settled.Add(result);
                }

                continue;
            }

            while (open.TryDequeue(out var id))
                settled.Add(new ToolChatMessage(id, "There is no result."));
            settled.Add(message);
            if (message is AssistantChatMessage { ToolCalls: var calls })
            {
                foreach (var call in calls)
                    open.Enqueue(call.Id);
            }
        }

        while (open.TryDequeue(out var last))
            settled.Add(new ToolChatMessage(last, "There is no result."));
        return settled;
    }
}
