using Correct.Tools;
using OpenAI.Chat;

namespace Correct.Batching;

/// <summary>Calls that go through a queue, in chunks, by index, by enumerator.</summary>
public sealed class QueueAgent(ChatClient client, IToolbox toolbox)
{
    private readonly ChatCompletionOptions options = ChatOptions.For(toolbox);

    public string WithQueue(string question)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        while (true)
        {
            ChatCompletion completion = client.CompleteChat(messages, options);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            var queue = new Queue<ChatToolCall>(completion.ToolCalls);
            while (queue.TryDequeue(out var call))
                messages.Add(new ToolChatMessage(call.Id, toolbox.Invoke(call.FunctionName, call.FunctionArguments)));
        }
    }

    public async Task<string> InChunksAsync(string question)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        while (true)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            foreach (var chunk in completion.ToolCalls.Chunk(4))
            {
                var contents = await Task.WhenAll(chunk.Select(call => toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));
                messages.AddRange(chunk.Zip(contents, (call, content) => new ToolChatMessage(call.Id, content)));
            }
        }
    }

    public string WithEnumerator(string question)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        for (ChatCompletion completion = client.CompleteChat(messages, options); ; completion = client.CompleteChat(messages, options))
        {
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            messages.Add(new AssistantChatMessage(completion));
            using var calls = completion.ToolCalls.GetEnumerator();
            while (calls.MoveNext())
                messages.Add(new ToolChatMessage(calls.Current.Id, toolbox.Invoke(calls.Current.FunctionName, calls.Current.FunctionArguments)));
        }
    }

    public string Backwards(string question)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        while (true)
        {
            ChatCompletion completion = client.CompleteChat(messages, options);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            for (var i = completion.ToolCalls.Count - 1; i >= 0; i--)
                messages.Add(new ToolChatMessage(completion.ToolCalls[i].Id, toolbox.Invoke(completion.ToolCalls[i].FunctionName, completion.ToolCalls[i].FunctionArguments)));
        }
    }

    public string FirstAndRest(string question)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        while (true)
        {
            ChatCompletion completion = client.CompleteChat(messages, options);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            // The first goes alone, because it may sign in.
            var first = completion.ToolCalls[0];
            messages.Add(new ToolChatMessage(first.Id, toolbox.Invoke(first.FunctionName, first.FunctionArguments)));
            foreach (var call in completion.ToolCalls.Skip(1))
                messages.Add(new ToolChatMessage(call.Id, toolbox.Invoke(call.FunctionName, call.FunctionArguments)));
        }
    }

    /// <summary>Images that tools make come after the whole batch.</summary>
    public async Task<string> WithImagesAsync(string question, Func<ChatToolCall, (string Text, byte[]? Png)> execute)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        while (true)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            var images = new List<ChatMessage>();
            foreach (var call in completion.ToolCalls)
            {
                var (text, png) = execute(call);
                messages.Add(new ToolChatMessage(call.Id, text));
                if (png is not null)
                    images.Add(new UserChatMessage(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(png), "image/png")));
            }

            messages.AddRange(images);
        }
    }

    /// <summary>A nudge after the batch, where a tool failed.</summary>
    public async Task<string> WithNudgeAsync(string question)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        while (true)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            var failed = new List<string>();
            foreach (var call in completion.ToolCalls)
            {
                try
                {
                    messages.Add(new ToolChatMessage(call.Id, await toolbox.RunAsync(call.FunctionName, call.FunctionArguments, CancellationToken.None)));
                }
                catch (Exception exception)
                {
                    messages.Add(new ToolChatMessage(call.Id, exception.Message));
                    failed.Add(call.FunctionName);
                }
            }

            if (failed.Count > 0)
                messages.Add(new UserChatMessage($"{string.Join(", ", failed)} failed. Try something else."));
        }
    }
}
