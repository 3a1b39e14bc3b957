using System.Diagnostics.CodeAnalysis;
using Correct.Tools;
using OpenAI.Chat;

namespace Correct.Batching;

public static class Sweeps
{
    public static async Task<string> ByExtensionsAsync(ChatClient client, string question, IToolbox toolbox)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        while (true)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, ChatOptions.For(toolbox));
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            foreach (var call in completion.ToolCalls)
            {
                if (!toolbox.Knows(call.FunctionName))
                    continue;
                messages.Add(new ToolChatMessage(call.Id, await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));
            }

            messages.AddMissingResults(completion);
        }
    }

    public static string InlineWithExtension(ChatClient client, string question, IToolbox toolbox)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        while (true)
        {
            ChatCompletion completion = client.CompleteChat(messages, ChatOptions.For(toolbox));
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            foreach (var call in completion.ToolCalls)
            {
                if (!toolbox.Knows(call.FunctionName))
                    continue;
                messages.Add(new ToolChatMessage(call.Id, toolbox.Invoke(call.FunctionName, call.FunctionArguments)));
            }

            foreach (var call in completion.ToolCalls)
            {
                if (!messages.TryGetResult(call, out _))
                    messages.Add(new ToolChatMessage(call.Id, "There is no result."));
            }
        }
    }

    public static string InlineWithAny(ChatClient client, string question, IToolbox toolbox)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        while (true)
        {
            ChatCompletion completion = client.CompleteChat(messages, ChatOptions.For(toolbox));
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            foreach (var call in completion.ToolCalls)
            {
                if (!toolbox.Knows(call.FunctionName))
                    continue;
                messages.Add(new ToolChatMessage(call.Id, toolbox.Invoke(call.FunctionName, call.FunctionArguments)));
            }

            foreach (var call in completion.ToolCalls)
            {
                if (!messages.OfType<ToolChatMessage>().Any(result => result.ToolCallId == call.Id))
                    messages.Add(new ToolChatMessage(call.Id, "There is no result."));
            }
        }
    }

    public static string InlineWithExpressionHelper(ChatClient client, string question, IToolbox toolbox)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        while (true)
        {
            ChatCompletion completion = client.CompleteChat(messages, ChatOptions.For(toolbox));
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            foreach (var call in completion.ToolCalls)
            {
                if (!toolbox.Knows(call.FunctionName))
                    continue;
                messages.Add(new ToolChatMessage(call.Id, toolbox.Invoke(call.FunctionName, call.FunctionArguments)));
            }

            foreach (var call in completion.ToolCalls)
            {
                if (!HasResult(messages, call.Id))
                    messages.Add(new ToolChatMessage(call.Id, "There is no result."));
            }
        }
    }

    private static bool HasResult(List<ChatMessage> messages, string id) => messages.OfType<ToolChatMessage>().Any(result => result.ToolCallId == id);

    private static bool TryGetResult(this IEnumerable<ChatMessage> messages, ChatToolCall call, [NotNullWhen(true)] out string? content)
    {
        content = messages.OfType<ToolChatMessage>().LastOrDefault(result => result.ToolCallId == call.Id)?.Content[0].Text;
        return content is not null;
    }

    private static void AddMissingResults(this List<ChatMessage> messages, ChatCompletion completion)
    {
        foreach (var call in completion.ToolCalls)
        {
            if (!messages.TryGetResult(call, out _))
                messages.Add(new ToolChatMessage(call.Id, "There is no result."));
        }
    }
}
