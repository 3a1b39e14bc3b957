namespace LookAlikes.Tickets;

public enum ChatFinishReason { Open, ToolCalls, Closed }

/// <summary>A ticket after a chat with a customer, with calls by telephone.</summary>
public sealed class ChatCompletion
{
    public string Id { get; init; } = "";

    public List<PhoneCall> ToolCalls { get; } = [];

    public ChatFinishReason FinishReason { get; set; }

    public string Content { get; init; } = "";
}

public sealed record PhoneCall(string Id, string FunctionName, string Number);

public class TicketMessage
{
    public static TicketMessage CreateToolMessage(string toolCallId, string content) => new() { Reference = toolCallId, Body = content };

    public static TicketMessage CreateAssistantMessage(ChatCompletion chatCompletion) => new() { Reference = chatCompletion.Id, Body = chatCompletion.Content };

    public static TicketMessage CreateUserMessage(string content) => new() { Body = content };

    public string Reference { get; init; } = "";

    public string Body { get; init; } = "";
}

public sealed class TicketDesk(Func<IEnumerable<TicketMessage>, ChatCompletion> completeChat)
{
    private readonly List<TicketMessage> messages = new();

    public ChatCompletion CompleteChat(IEnumerable<TicketMessage> batch) => completeChat(batch);

    public void CallBackFirst(ChatCompletion completion)
    {
        messages.Add(TicketMessage.CreateAssistantMessage(completion));
        if (completion.FinishReason == ChatFinishReason.ToolCalls)
            messages.Add(TicketMessage.CreateToolMessage(completion.ToolCalls[0].Id, "called back"));
        CompleteChat(messages);
    }

    public void CallBackSome(ChatCompletion completion)
    {
        messages.Add(TicketMessage.CreateAssistantMessage(completion));
        foreach (var call in completion.ToolCalls)
        {
            switch (call.FunctionName)
            {
                case "billing":
                    messages.Add(TicketMessage.CreateToolMessage(call.Id, "paid"));
                    break;
                case "repair":
                    messages.Add(TicketMessage.CreateToolMessage(call.Number, "repaired"));
                    break;
            }
        }

        CompleteChat(messages);
    }

    public string Escalate(string text)
    {
        messages.Add(TicketMessage.CreateUserMessage(text));
        var completion = CompleteChat(messages);
        foreach (var call in completion.ToolCalls)
            messages.Add(TicketMessage.CreateToolMessage(call.Id, "escalated"));
        messages.Add(TicketMessage.CreateUserMessage("Thank you."));
        return CompleteChat(messages).Content;
    }

    public void Close(ChatCompletion completion)
    {
        messages.Add(TicketMessage.CreateAssistantMessage(completion));
        completion.FinishReason = ChatFinishReason.Closed;
        CompleteChat(messages);
        messages.RemoveAt(0);
    }
}
