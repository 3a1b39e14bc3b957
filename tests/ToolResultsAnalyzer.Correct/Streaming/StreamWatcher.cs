using Correct.Tools;
using OpenAI.Chat;

namespace Correct.Streaming;

/// <summary>Looks at a stream only to see whether tools are wanted, and asks again without streaming where they are.</summary>
public static class StreamWatcher
{
    public static async Task<string> AskAsync(ChatClient client, List<ChatMessage> messages, IToolbox toolbox, CancellationToken cancellationToken)
    {
        var options = ChatOptions.For(toolbox);
        var text = "";
        var wantsTools = false;
        await foreach (var update in client.CompleteChatStreamingAsync(messages, options, cancellationToken))
        {
            // The first update of a call is enough to know.
            if (update.ToolCallUpdates.FirstOrDefault() is { FunctionName: not null } first)
            {
                Console.Error.WriteLine($"wants {first.FunctionName}");
                wantsTools = true;
                break;
            }

            text += string.Concat(update.ContentUpdate.Select(part => part.Text));
        }

        if (!wantsTools)
        {
            messages.Add(new AssistantChatMessage(text));
            return text;
        }

        ChatCompletion completion = await client.CompleteChatAsync(messages, options, cancellationToken);
        while (completion.ToolCalls.Count > 0)
        {
            messages.Add(new AssistantChatMessage(completion));
            foreach (var call in completion.ToolCalls)
                messages.Add(new ToolChatMessage(call.Id, await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));
            completion = await client.CompleteChatAsync(messages, options, cancellationToken);
        }

        messages.Add(new AssistantChatMessage(completion));
        return completion.Content[0].Text;
    }

    /// <summary>A stream that breaks off leaves nothing behind.</summary>
    public static IEnumerable<string> Ask(ChatClient client, ICollection<ChatMessage> messages, Func<string, string, string> execute, ChatCompletionOptions options)
    {
        for (; ; )
        {
            var calls = new Dictionary<int, (string Id, string Name, string Arguments)>();
            var text = new List<string>();
            foreach (var update in client.CompleteChatStreaming(messages, options))
            {
                foreach (var part in update.ContentUpdate)
                {
                    text.Add(part.Text);
                    yield return part.Text;
                }

                foreach (var delta in update.ToolCallUpdates)
                {
                    var known = calls.GetValueOrDefault(delta.Index, ("", "", ""));
                    calls[delta.Index] = (
                        delta.ToolCallId ?? known.Item1,
                        delta.FunctionName ?? known.Item2,
                        known.Item3 + delta.FunctionArgumentsUpdate);
                }
            }

            if (calls.Count == 0)
            {
                messages.Add(new AssistantChatMessage(string.Concat(text)));
                yield break;
            }

            var results = calls.OrderBy(call => call.Key).Select(call => new ToolChatMessage(call.Value.Id, execute(call.Value.Name, call.Value.Arguments))).ToList();
            messages.Add(new AssistantChatMessage(
                from call in calls
                orderby call.Key
                select ChatToolCall.CreateFunctionToolCall(call.Value.Id, call.Value.Name, BinaryData.FromString(call.Value.Arguments))));
            foreach (var result in results)
                messages.Add(result);
        }
    }
}
