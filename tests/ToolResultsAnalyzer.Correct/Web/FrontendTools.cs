using Correct.Tools;
using OpenAI.Chat;

namespace Correct.Web;

/// <summary>Some tools run in the browser. A batch with one of these goes to the browser as a whole.</summary>
public sealed class FrontendTools(ChatClient client, IToolbox backend, ISet<string> frontend)
{
    public sealed record Outcome(string? Text, IReadOnlyList<ChatToolCall> ForBrowser);

    public async Task<Outcome> RunAsync(IEnumerable<ChatMessage> history, ChatCompletionOptions options)
    {
        var messages = history.ToList();
        while (true)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, options);
            if (completion.ToolCalls.Any(call => frontend.Contains(call.FunctionName)))
                return new Outcome(null, completion.ToolCalls);

            if (completion.ToolCalls.Count == 0)
                return new Outcome(completion.Content[0].Text, []);

            messages.Add(new AssistantChatMessage(completion));
            foreach (var call in completion.ToolCalls)
                messages.Add(new ToolChatMessage(call.Id, await backend.InvokeAsync(call.FunctionName, call.FunctionArguments)));
        }
    }

    /// <summary>Backend and browser share a batch: the browser's part is asked for before the model is.</summary>
    public async Task<string> RunMixedAsync(List<ChatMessage> messages, ChatCompletionOptions options, Func<ChatToolCall, Task<string>> askBrowser)
    {
        ChatCompletion completion;
        do
        {
            completion = await client.CompleteChatAsync(messages, options);
            var batch = new List<ChatMessage> { new AssistantChatMessage(completion) };
            foreach (var call in completion.ToolCalls)
            {
                var content = frontend.Contains(call.FunctionName)
                    ? await askBrowser(call)
                    : await backend.InvokeAsync(call.FunctionName, call.FunctionArguments);
                batch.Add(new ToolChatMessage(call.Id, content));
            }

            messages.AddRange(batch);
        }
        while (completion.ToolCalls.Count > 0);

        return completion.Content[0].Text;
    }

    /// <summary>First all that the backend knows, then all that it does not.</summary>
    public async Task AnswerAsync(ChatCompletion completion, List<ChatMessage> messages)
    {
        messages.Add(new AssistantChatMessage(completion));
        foreach (var call in completion.ToolCalls.Where(call => !frontend.Contains(call.FunctionName)))
            messages.Add(new ToolChatMessage(call.Id, await backend.InvokeAsync(call.FunctionName, call.FunctionArguments)));
        foreach (var call in completion.ToolCalls.Where(call => frontend.Contains(call.FunctionName)))
            messages.Add(new ToolChatMessage(call.Id, "Shown in the browser."));
    }
}
