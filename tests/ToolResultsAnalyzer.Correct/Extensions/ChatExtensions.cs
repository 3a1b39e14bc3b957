using System.Diagnostics.CodeAnalysis;
using Correct.Tools;
using OpenAI.Chat;

namespace Correct.Extensions;

/// <summary>Little words that the loops elsewhere are made of.</summary>
public static class ChatExtensions
{
    public static bool WantsTools(this ChatCompletion completion) => completion.ToolCalls.Count > 0;

    public static string Text(this ChatCompletion completion) => string.Concat(completion.Content.Select(part => part.Text));

    public static ToolChatMessage With(this ChatToolCall call, string content) => new(call.Id, content);

    public static ToolChatMessage ToResult(this ChatToolCall call, Exception exception) => call.With($"{exception.GetType().Name}: {exception.Message}");

    public static void AddReply(this ICollection<ChatMessage> messages, ChatCompletion completion) => messages.Add(new AssistantChatMessage(completion));

    public static void AddResult(this ICollection<ChatMessage> messages, string toolCallId, string content) => messages.Add(new ToolChatMessage(toolCallId, content));

    public static async Task AddResultsAsync(this ICollection<ChatMessage> messages, IEnumerable<ChatToolCall> calls, IToolbox toolbox)
    {
        foreach (var call in calls)
            messages.AddResult(call.Id, await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments));
    }

    public static async Task<string> RunToEndAsync(this ChatClient client, ICollection<ChatMessage> messages, IToolbox toolbox)
    {
        while (true)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, ChatOptions.For(toolbox));
            messages.AddReply(completion);
            if (!completion.WantsTools())
                return completion.Text();

            await messages.AddResultsAsync(completion.ToolCalls, toolbox);
        }
    }

    public static IEnumerable<ToolChatMessage> Answer(this IEnumerable<ChatToolCall> calls, Func<ChatToolCall, string> execute)
    {
        foreach (var call in calls)
        {
            string content;
            try
            {
                content = execute(call);
            }
            catch (Exception exception)
            {
                content = exception.Message;
            }

            yield return call.With(content);
        }
    }

    public static string RunToEnd(this ChatClient client, List<ChatMessage> messages, ChatCompletionOptions options, Func<ChatToolCall, string> execute)
    {
        var completion = client.CompleteChat(messages, options).Value;
        while (completion.WantsTools())
        {
            messages.AddReply(completion);
            messages.AddRange(completion.ToolCalls.Answer(execute));
            completion = client.CompleteChat(messages, options).Value;
        }

        return completion.Text();
    }

    public static bool TryGetResult(this IEnumerable<ChatMessage> messages, ChatToolCall call, [NotNullWhen(true)] out string? content)
    {
        content = messages.OfType<ToolChatMessage>().LastOrDefault(result => result.ToolCallId == call.Id)?.Content[0].Text;
        return content is not null;
    }

    /// <summary>A sweep: whatever has no result yet gets one.</summary>
    public static void AddMissingResults(this List<ChatMessage> messages, ChatCompletion completion)
    {
        foreach (var call in completion.ToolCalls)
        {
            if (!messages.TryGetResult(call, out _))
                messages.Add(call.With("There is no result."));
        }
    }

    public static async Task<string> RunWithSweepAsync(this ChatClient client, string question, IToolbox toolbox)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        while (true)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, ChatOptions.For(toolbox));
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Text();

            var open = completion.ToolCalls.ToDictionary(call => call.Id);
            foreach (var call in completion.ToolCalls)
            {
                if (!toolbox.Knows(call.FunctionName))
                    continue;
                messages.Add(call.With(await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));
                open.Remove(call.Id);
            }

            foreach (var (_, call) in open)
                messages.Add(call.With("There is no such tool."));
        }
    }
}
