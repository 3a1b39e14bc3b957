using OpenAI.Chat;

namespace Correct.Agents;

public sealed partial class ConversationalAgent
{
    /// <summary>The assistant message and its results come into the history together.</summary>
    public async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        ChatCompletion completion = await _client.CompleteChatAsync(_history, _options, cancellationToken);
        if (completion.ToolCalls.Count == 0)
        {
            _history.Add(new AssistantChatMessage(completion));
            return false;
        }

        var results = new List<ToolChatMessage>(completion.ToolCalls.Count);
        foreach (var call in completion.ToolCalls)
            results.Add(new ToolChatMessage(call.Id, await _toolbox.RunAsync(call.FunctionName, call.FunctionArguments, cancellationToken)));

        _history.Add(new AssistantChatMessage(completion));
        _history.AddRange(results);
        return true;
    }

    /// <summary>Cancelled in the middle of a batch, the rest is answered before the caller hears of it.</summary>
    public async Task<bool> StepOrSettleAsync(CancellationToken cancellationToken)
    {
        ChatCompletion completion = await _client.CompleteChatAsync(_history, _options, cancellationToken);
        _history.Add(new AssistantChatMessage(completion));

        var answered = 0;
        try
        {
            while (answered < completion.ToolCalls.Count)
            {
                var call = completion.ToolCalls[answered];
                var content = await _toolbox.RunAsync(call.FunctionName, call.FunctionArguments, cancellationToken);
                _history.Add(new ToolChatMessage(call.Id, content));
                answered++;
            }
        }
        finally
        {
            for (; answered < completion.ToolCalls.Count; answered++)
                _history.Add(new ToolChatMessage(completion.ToolCalls[answered].Id, "The call was cancelled."));
        }

        return completion.ToolCalls.Count > 0;
    }

    /// <summary>Every call gets its text whatever happens; only then may the cancellation come through.</summary>
    public async Task RunCallsAsync(ChatCompletion completion, CancellationToken cancellationToken)
    {
        _history.Add(new AssistantChatMessage(completion));
        foreach (var call in completion.ToolCalls)
        {
            string content;
            if (cancellationToken.IsCancellationRequested)
            {
                content = "Cancelled by the user.";
            }
            else
            {
                try
                {
                    content = await _toolbox.RunAsync(call.FunctionName, call.FunctionArguments, cancellationToken);
                }
                catch (OperationCanceledException)
                {
                    content = "Cancelled by the user.";
                }
                catch (Exception exception)
                {
                    content = "Error: " + exception.Message;
                }
            }

            _history.Add(new ToolChatMessage(call.Id, content));
        }

        cancellationToken.ThrowIfCancellationRequested();
    }
}
