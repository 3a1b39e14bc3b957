using System.Collections.Concurrent;
using System.Threading.Channels;
using Correct.Tools;
using OpenAI.Chat;

namespace Correct.Concurrency;

/// <summary>Runs the calls of a batch at once and appends what they give in one place.</summary>
public sealed class ParallelAgent(ChatClient client, IToolbox toolbox)
{
    private readonly ChatCompletionOptions _options = ChatOptions.For(toolbox);

    public async Task<string> WithWhenAllAsync(List<ChatMessage> messages)
    {
        while (true)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, _options);
            if (completion.ToolCalls.Count == 0)
            {
                messages.Add(new AssistantChatMessage(completion));
                return completion.Content[0].Text;
            }

            var results = await Task.WhenAll(completion.ToolCalls.Select(RunAsync));
            messages.Add(new AssistantChatMessage(completion));
            messages.AddRange(results);
        }
    }

    public async Task<string> WithTasksByIndexAsync(string question)
    {
        List<ChatMessage> messages = [new UserChatMessage(question)];
        while (true)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, _options);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            var tasks = new Task<string>[completion.ToolCalls.Count];
            for (var i = 0; i < tasks.Length; i++)
                tasks[i] = toolbox.InvokeAsync(completion.ToolCalls[i].FunctionName, completion.ToolCalls[i].FunctionArguments);

            var contents = await Task.WhenAll(tasks);
            for (var i = 0; i < contents.Length; i++)
                messages.Add(new ToolChatMessage(completion.ToolCalls[i].Id, contents[i]));
        }
    }

    /// <summary>Results may stand in any order, so each is appended as it comes, by one at a time.</summary>
    public async Task<string> WithLockAsync(string question)
    {
        List<ChatMessage> messages = [new UserChatMessage(question)];
        var gate = new object();
        ChatCompletion completion = await client.CompleteChatAsync(messages, _options);
        while (completion.ToolCalls.Count > 0)
        {
            messages.Add(new AssistantChatMessage(completion));
            await Parallel.ForEachAsync(completion.ToolCalls, async (call, _) =>
            {
                var content = await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments);
                lock (gate)
                {
                    messages.Add(new ToolChatMessage(call.Id, content));
                }
            });
            completion = await client.CompleteChatAsync(messages, _options);
        }

        return completion.Content[0].Text;
    }

    public async Task<string> WithBagAsync(string question)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        ChatCompletion completion = await client.CompleteChatAsync(messages, _options);
        while (completion.ToolCalls.Count > 0)
        {
            var bag = new ConcurrentBag<ToolChatMessage>();
            await Parallel.ForEachAsync(completion.ToolCalls, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (call, _) =>
                bag.Add(new ToolChatMessage(call.Id, await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments))));

            messages.Add(new AssistantChatMessage(completion));
            messages.AddRange(bag);
            completion = await client.CompleteChatAsync(messages, _options);
        }

        return completion.Content[0].Text;
    }

    public async Task<string> WithChannelAsync(string question)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        while (true)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, _options);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            var channel = Channel.CreateUnbounded<ToolChatMessage>();
            var writers = completion.ToolCalls.Select(async call =>
            {
                var content = await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments);
                await channel.Writer.WriteAsync(new ToolChatMessage(call.Id, content));
            }).ToList();

            _ = Task.WhenAll(writers).ContinueWith(done => channel.Writer.Complete(done.Exception), TaskScheduler.Default);
            await foreach (var result in channel.Reader.ReadAllAsync())
                messages.Add(result);
        }
    }

    public async Task<string> InOrderOfCompletionAsync(string question)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        while (true)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, _options);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            await foreach (var done in Task.WhenEach(completion.ToolCalls.Select(RunAsync)))
                messages.Add(await done);
        }
    }

    public async Task<string> WithSemaphoreAsync(string question, int width)
    {
        using var gate = new SemaphoreSlim(width);
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        ChatCompletion completion = await client.CompleteChatAsync(messages, _options);
        while (completion.ToolCalls.Count > 0)
        {
            var results = new ToolChatMessage[completion.ToolCalls.Count];
            await Task.WhenAll(completion.ToolCalls.Select(async (call, index) =>
            {
                await gate.WaitAsync();
                try
                {
                    results[index] = await RunAsync(call);
                }
                finally
                {
                    gate.Release();
                }
            }));

            messages = [.. messages, new AssistantChatMessage(completion), .. results];
            completion = await client.CompleteChatAsync(messages, _options);
        }

        return completion.Content[0].Text;
    }

    /// <summary>What may run at once does; what writes goes one after the other; all of it is appended in the order of the calls.</summary>
    public async Task<string> ReadersFirstAsync(string question, Func<string, bool> writes)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        ChatCompletion completion = await client.CompleteChatAsync(messages, _options);
        while (completion.ToolCalls.Count > 0)
        {
            var reading = completion.ToolCalls.Where(call => !writes(call.FunctionName)).ToDictionary(call => call, RunAsync);
            messages.Add(new AssistantChatMessage(completion));
            foreach (var call in completion.ToolCalls)
                messages.Add(reading.TryGetValue(call, out var task) ? await task : await RunAsync(call));
            completion = await client.CompleteChatAsync(messages, _options);
        }

        return completion.Content[0].Text;
    }

    private async Task<ToolChatMessage> RunAsync(ChatToolCall call) =>
        new(call.Id, await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments));
}
