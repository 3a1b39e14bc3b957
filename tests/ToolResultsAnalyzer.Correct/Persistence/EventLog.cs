using Correct.Tools;
using OpenAI.Chat;

namespace Correct.Persistence;

public abstract record ChatEvent(DateTimeOffset At)
{
    public sealed record Asked(DateTimeOffset At, string Text) : ChatEvent(At);

    public sealed record Called(DateTimeOffset At, IReadOnlyList<(string Id, string Name, string Arguments)> Calls) : ChatEvent(At);

    public sealed record Returned(DateTimeOffset At, string CallId, string Content) : ChatEvent(At);

    public sealed record Answered(DateTimeOffset At, string Text) : ChatEvent(At);
}

/// <summary>Events are the truth, and the history is made of them for each request.</summary>
public sealed class EventLog(TimeProvider clock)
{
    private readonly List<ChatEvent> _events = [];

    public async Task<string> AskAsync(ChatClient client, IToolbox toolbox, string question)
    {
        _events.Add(new ChatEvent.Asked(clock.GetUtcNow(), question));
        var options = ChatOptions.For(toolbox);
        while (true)
        {
            ChatCompletion completion = await client.CompleteChatAsync(Project(_events), options);
            if (completion.ToolCalls.Count == 0)
            {
                var text = string.Concat(completion.Content.Select(part => part.Text));
                _events.Add(new ChatEvent.Answered(clock.GetUtcNow(), text));
                return text;
            }

            _events.Add(new ChatEvent.Called(
                clock.GetUtcNow(),
                [.. completion.ToolCalls.Select(call => (call.Id, call.FunctionName, call.FunctionArguments.ToString()))]));
            foreach (var call in completion.ToolCalls)
            {
                var content = await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments);
                _events.Add(new ChatEvent.Returned(clock.GetUtcNow(), call.Id, content));
            }
        }
    }

    private static List<ChatMessage> Project(IEnumerable<ChatEvent> events)
    {
        var messages = new List<ChatMessage>();
        foreach (var e in events)
        {
            messages.Add(e switch
            {
                ChatEvent.Asked asked => new UserChatMessage(asked.Text),
                ChatEvent.Called called => new AssistantChatMessage(called.Calls.Select(call => ChatToolCall.CreateFunctionToolCall(call.Id, call.Name, BinaryData.FromString(call.Arguments)))),
                ChatEvent.Returned returned => new ToolChatMessage(returned.CallId, returned.Content),
                ChatEvent.Answered answered => new AssistantChatMessage(answered.Text),
                _ => throw new NotSupportedException(e.GetType().Name),
            });
        }

        return messages;
    }
}
