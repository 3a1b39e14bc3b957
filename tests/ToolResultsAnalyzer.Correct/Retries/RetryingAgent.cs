using System.ClientModel;
using Correct.Tools;
using OpenAI.Chat;

namespace Correct.Retries;

/// <summary>Requests and tools that are tried again; a call gets one result, however often it ran.</summary>
public sealed class RetryingAgent(ChatClient client, IToolbox toolbox)
{
    private const int Attempts = 3;

    public async Task<string> RunAsync(string question, CancellationToken cancellationToken)
    {
        List<ChatMessage> messages = [new UserChatMessage(question)];
        var options = ChatOptions.For(toolbox);
        while (true)
        {
            var completion = await CompleteAsync(messages, options, cancellationToken);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            foreach (var call in completion.ToolCalls)
                messages.Add(new ToolChatMessage(call.Id, await RunWithRetriesAsync(call, cancellationToken)));
        }
    }

    /// <summary>The attempts are a loop in the loop, and only the last of them is appended.</summary>
    public async Task<string> RunInlineAsync(string question)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        var options = ChatOptions.For(toolbox);
        ChatCompletion completion = await client.CompleteChatAsync(messages, options);
        while (completion.ToolCalls.Count > 0)
        {
            messages.Add(new AssistantChatMessage(completion));
            foreach (var call in completion.ToolCalls)
            {
                string? content = null;
                for (var attempt = 1; content is null; attempt++)
                {
                    try
                    {
                        content = await toolbox.RunAsync(call.FunctionName, call.FunctionArguments, CancellationToken.None);
                    }
                    catch (Exception exception) when (attempt < Attempts)
                    {
                        await Console.Error.WriteLineAsync(exception.Message);
                        await Task.Delay(TimeSpan.FromSeconds(attempt));
                    }
                    catch (Exception exception)
                    {
                        content = $"Failed {attempt} times: {exception.Message}";
                    }
                }

                messages.Add(new ToolChatMessage(call.Id, content));
            }

            completion = await client.CompleteChatAsync(messages, options);
        }

        return completion.Content[0].Text;
    }

    /// <summary>The add is the last thing in the try, so the catch never makes a second result.</summary>
    public void Answer(ChatCompletion completion, List<ChatMessage> messages)
    {
        messages.Add(new AssistantChatMessage(completion));
        foreach (var call in completion.ToolCalls)
        {
            try
            {
                var content = toolbox.RunAsync(call.FunctionName, call.FunctionArguments, default).GetAwaiter().GetResult();
                messages.Add(new ToolChatMessage(call.Id, content));
            }
            catch (Exception exception)
            {
                messages.Add(new ToolChatMessage(call.Id, $"Error: {exception.Message}"));
            }
        }
    }

    /// <summary>Too many failures end the conversation once the batch is whole.</summary>
    public async Task<string> RunUntilTooManyFailuresAsync(List<ChatMessage> messages, int limit)
    {
        var failures = 0;
        var options = ChatOptions.For(toolbox);
        while (failures < limit)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            foreach (var call in completion.ToolCalls)
            {
                string content;
                try
                {
                    content = await toolbox.RunAsync(call.FunctionName, call.FunctionArguments, CancellationToken.None);
                    failures = 0;
                }
                catch (Exception exception)
                {
                    failures++;
                    content = exception.Message;
                }

                messages.Add(new ToolChatMessage(call.Id, content));
            }
        }

        return "Too many tools failed.";
    }

    private async Task<ChatCompletion> CompleteAsync(IReadOnlyList<ChatMessage> messages, ChatCompletionOptions options, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await client.CompleteChatAsync(messages, options, cancellationToken);
            }
            catch (ClientResultException exception) when (exception.Status is 429 or >= 500 && attempt < Attempts)
            {
                await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempt)), cancellationToken);
            }
        }
    }

    private async Task<string> RunWithRetriesAsync(ChatToolCall call, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt < Attempts; attempt++)
        {
            try
            {
                return await toolbox.RunAsync(call.FunctionName, call.FunctionArguments, cancellationToken);
            }
            catch (TimeoutException)
            {
                await Task.Delay(100 * attempt, cancellationToken);
            }
        }

        return await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments);
    }
}
