using System.Collections.Immutable;
using Correct.Tools;
using OpenAI.Chat;

namespace Correct.Agents;

/// <summary>A conversation is a value: each turn makes a new one.</summary>
public sealed record Conversation(ImmutableList<ChatMessage> Messages)
{
    public static Conversation Start(string instructions) => new([new SystemChatMessage(instructions)]);

    public Conversation Ask(string question) => this with { Messages = Messages.Add(new UserChatMessage(question)) };

    public Conversation Append(ChatCompletion completion, IEnumerable<ToolChatMessage> results) =>
        this with { Messages = Messages.Add(new AssistantChatMessage(completion)).AddRange(results) };
}

public static class ImmutableAgent
{
    public static async Task<Conversation> CompleteAsync(this ChatClient client, Conversation conversation, IToolbox toolbox)
    {
        var options = ChatOptions.For(toolbox);
        while (true)
        {
            ChatCompletion completion = await client.CompleteChatAsync(conversation.Messages, options);
            var results = await Task.WhenAll(completion.ToolCalls.Select(async call =>
                new ToolChatMessage(call.Id, await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments))));

            conversation = conversation.Append(completion, results);
            if (results.Length == 0)
                return conversation;
        }
    }

    public static ImmutableArray<ChatMessage> Complete(ChatClient client, ImmutableArray<ChatMessage> messages, IToolbox toolbox)
    {
        ChatCompletion completion = client.CompleteChat(messages, ChatOptions.For(toolbox));
        return completion.ToolCalls.Count == 0
            ? messages.Add(new AssistantChatMessage(completion))
            : Complete(
                client,
                messages
                    .Add(new AssistantChatMessage(completion))
                    .AddRange(completion.ToolCalls.Select(call => new ToolChatMessage(call.Id, toolbox.Invoke(call.FunctionName, call.FunctionArguments)))),
                toolbox);
    }

    public static async Task<ChatMessage[]> CompleteArrayAsync(ChatClient client, ChatMessage[] messages, IToolbox toolbox)
    {
        ChatCompletion completion = await client.CompleteChatAsync(messages, ChatOptions.For(toolbox));
        while (completion is { ToolCalls: { Count: > 0 } calls })
        {
            messages =
            [
                .. messages,
                new AssistantChatMessage(completion),
                .. from call in calls select new ToolChatMessage(call.Id, toolbox.Invoke(call.FunctionName, call.FunctionArguments)),
            ];
            completion = await client.CompleteChatAsync(messages, ChatOptions.For(toolbox));
        }

        return [.. messages, new AssistantChatMessage(completion)];
    }
}
