using Correct.Tools;
using OpenAI.Chat;

namespace Correct.Concurrency;

public sealed class CompletionOrderAgent(ChatClient client, IToolbox toolbox, ChatCompletionOptions options)
{
    public async Task<string> InOrderOfCompletionAsync(string question)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        while (true)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            var running = completion.ToolCalls.Select(RunAsync).ToHashSet();
            while (running.Count > 0)
            {
                var done = await Task.WhenAny(running);
                running.Remove(done);
                messages.Add(await done);
            }
        }
    }

    public async Task<string> WithListAsync(string question)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        while (true)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            var running = completion.ToolCalls.Select(RunAsync).ToList();
            while (running.Count > 0)
            {
                var done = await Task.WhenAny(running);
                running.Remove(done);
                messages.Add(await done);
            }
        }
    }

    public async Task<string> WithAnyAsync(string question)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        while (true)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            var running = completion.ToolCalls.Select(RunAsync).ToList();
            while (running.Any())
            {
                var done = await Task.WhenAny(running);
                running.Remove(done);
                messages.Add(await done);
            }
        }
    }

    public async Task<string> WithLambdaAsync(string question)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        while (true)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            var running = completion.ToolCalls
                .Select(async call => new ToolChatMessage(call.Id, await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)))
                .ToList();
            while (running.Count > 0)
            {
                var done = await Task.WhenAny(running);
                running.Remove(done);
                messages.Add(await done);
            }
        }
    }

    public async Task<string> ForeachOverSetAsync(string question)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        while (true)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            var running = completion.ToolCalls.Select(RunAsync).ToHashSet();
            foreach (var task in running)
                messages.Add(await task);
        }
    }

    public async Task<string> WhenEachAsync(string question)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        while (true)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            await foreach (var task in Task.WhenEach(completion.ToolCalls.Select(RunAsync)))
                messages.Add(await task);
        }
    }

    private async Task<ToolChatMessage> RunAsync(ChatToolCall call) =>
        new(call.Id, await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments));
}
