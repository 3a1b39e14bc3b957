using OpenAI.Chat;

namespace Shape;

public interface ITools
{
    Task<string> InvokeAsync(string name, BinaryData arguments, CancellationToken token);
}

public sealed class ParallelAgent(ChatClient client, ITools tools, ChatCompletionOptions options)
{
    private readonly SemaphoreSlim _gate = new(4);

    public async Task<string> RunAsync(List<ChatMessage> messages, CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, options, token);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

/*2*/            Console.WriteLine($"{completion.ToolCalls.Count} calls, {completion.Usage.TotalTokenCount} tokens");
            var results = await Task.WhenAll(completion.ToolCalls.Select(async call =>
            {
                await _gate.WaitAsync(token);
                try
                {
                    return new ToolChatMessage(call.Id, await tools.InvokeAsync(call.FunctionName, call.FunctionArguments, token));
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    return new ToolChatMessage(call.Id, $"{call.FunctionName} failed: {exception.Message}");
                }
                finally
                {
                    _gate.Release();
                }
            }));
            messages.AddRange(results);
        }

        throw new OperationCanceledException(token);
    }
}
