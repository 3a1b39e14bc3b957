using System.Collections.Concurrent;
using OpenAI.Chat;

namespace Correct.Caching;

/// <summary>Whole turns by their question. What is kept is the end of them, not the way there.</summary>
public sealed class ReplyCache(ChatClient client, ChatCompletionOptions options, Func<ChatToolCall, string> execute)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _answers = new(StringComparer.OrdinalIgnoreCase);

    public Task<string> AskAsync(string question) => _answers.GetOrAdd(question, text => new Lazy<Task<string>>(() => ComputeAsync(text))).Value;

    private async Task<string> ComputeAsync(string question)
    {
        var messages = new Stack<ChatMessage>();
        messages.Push(new UserChatMessage(question));
        ChatCompletion completion = await client.CompleteChatAsync(messages.Reverse(), options);
        while (completion.ToolCalls.Count > 0)
        {
            messages.Push(new AssistantChatMessage(completion));
            foreach (var call in completion.ToolCalls)
                messages.Push(new ToolChatMessage(call.Id, execute(call)));
            completion = await client.CompleteChatAsync(messages.Reverse(), options);
        }

        return completion.Content[0].Text;
    }
}
