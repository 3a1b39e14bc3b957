namespace LookAlikes.Bus;

/// <summary>Orders are answered when somebody has the time.</summary>
public sealed class Workshop(IMessageBus bus)
{
    private const string Topic = "workshop";

    private readonly List<ChatMessage> _outbox = [];

    public void AnswerTheFirst(AssistantChatMessage assistant)
    {
        _outbox.Add(assistant);
        _outbox.Add(new ToolChatMessage(assistant.ToolCalls[0].Id, "done") { Topic = Topic });
        bus.Publish(_outbox);
    }

    public void AnswerUrgent(AssistantChatMessage assistant, ISet<string> urgent)
    {
        _outbox.Add(assistant);
        foreach (var call in assistant.ToolCalls.Where(call => urgent.Contains(call.FunctionName)))
            _outbox.Add(new ToolChatMessage(call.Id, "done") { Topic = Topic });
        bus.Publish(_outbox);
    }

    public void AnswerUntilClosing(AssistantChatMessage assistant, TimeOnly closing)
    {
        _outbox.Add(assistant);
        foreach (var call in assistant.ToolCalls)
        {
            if (TimeOnly.FromDateTime(DateTime.Now) > closing)
                return;
            _outbox.Add(new ToolChatMessage(call.Id, "done") { Topic = Topic });
        }

        bus.Publish(_outbox);
    }

    public void Ask(ChatMessage request)
    {
        List<ChatMessage> messages = [request];
        bus.CompleteChat(messages);
        messages.Add(bus.Next());
        bus.CompleteChat(messages);
    }

    public void Broadcast(AssistantChatMessage assistant)
    {
        foreach (var call in assistant.ToolCalls)
        {
            _outbox.Add(new ToolChatMessage(call.Id, "for the left") { Topic = "left" });
            _outbox.Add(new ToolChatMessage(call.Id, "for the right") { Topic = "right" });
        }

        bus.Publish(_outbox);
    }

    public void Announce(AssistantChatMessage assistant)
    {
        foreach (var call in assistant.ToolCalls)
            _outbox.Add(new ToolChatMessage(call.FunctionName, call.Id) { Topic = Topic });
        bus.Publish(_outbox);
    }
}
