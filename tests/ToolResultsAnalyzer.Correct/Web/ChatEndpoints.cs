using System.Collections.Concurrent;
using Correct.Tools;
using OpenAI.Chat;

namespace Correct.Web;

public sealed record ChatRequest(string SessionId, string Text);

public sealed record ChatReply(string Text, int ToolCalls);

/// <summary>Delegates as a minimal API maps them.</summary>
public sealed class ChatEndpoints(ChatClient client, IToolbox toolbox)
{
    private readonly ConcurrentDictionary<string, Session> _sessions = new();

    public IEnumerable<(string Route, Delegate Handler)> Map()
    {
        yield return ("/chat", async (ChatRequest request, CancellationToken cancellationToken) =>
        {
            List<ChatMessage> messages = [new UserChatMessage(request.Text)];
            var options = ChatOptions.For(toolbox);
            var count = 0;
            ChatCompletion completion = await client.CompleteChatAsync(messages, options, cancellationToken);
            while (completion.ToolCalls.Count > 0)
            {
                messages.Add(new AssistantChatMessage(completion));
                foreach (var call in completion.ToolCalls)
                {
                    count++;
                    messages.Add(new ToolChatMessage(call.Id, await toolbox.RunAsync(call.FunctionName, call.FunctionArguments, cancellationToken)));
                }

                completion = await client.CompleteChatAsync(messages, options, cancellationToken);
            }

            return new ChatReply(completion.Content[0].Text, count);
        });

        yield return ("/chat/once", (string text) =>
        {
            var messages = new ChatMessage[] { new SystemChatMessage("Answer briefly."), new UserChatMessage(text) };
            return client.CompleteChat(messages).Value.Content[0].Text;
        });

        yield return ("/chat/session", HandleSessionAsync);
    }

    /// <summary>A session answers one request at a time, and its history stays whole when a request is aborted.</summary>
    private async Task<ChatReply> HandleSessionAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        var session = _sessions.GetOrAdd(request.SessionId, _ => new Session());
        await session.Gate.WaitAsync(cancellationToken);
        try
        {
            var messages = new List<ChatMessage>(session.Messages) { new UserChatMessage(request.Text) };
            var count = 0;
            while (true)
            {
                ChatCompletion completion = await client.CompleteChatAsync(messages, ChatOptions.For(toolbox), cancellationToken);
                messages.Add(new AssistantChatMessage(completion));
                if (completion.ToolCalls.Count == 0)
                {
                    session.Messages = messages;
                    return new ChatReply(string.Concat(completion.Content.Select(part => part.Text)), count);
                }

                foreach (var call in completion.ToolCalls)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    messages.Add(new ToolChatMessage(call.Id, await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));
                    count++;
                }
            }
        }
        finally
        {
            session.Gate.Release();
        }
    }

    private sealed class Session
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public List<ChatMessage> Messages { get; set; } = [];
    }
}
