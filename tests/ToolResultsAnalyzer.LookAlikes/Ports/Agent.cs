namespace LookAlikes.Ports;

/// <summary>Each method would be a mistake with the types of the SDK.</summary>
public sealed class Agent(ChatClient client, Func<string, string> run)
{
    private readonly List<ChatMessage> _history = [];

    public string AnswersNothing(string question)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        var completion = client.CompleteChat(messages);
        if (completion.ToolCalls.Count > 0)
        {
            messages.Add(new AssistantChatMessage(completion));
            completion = client.CompleteChat(messages);
        }

        return completion.Text;
    }

    public string AnswersTheFirst(string question)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        var completion = client.CompleteChat(messages);
        if (completion.FinishReason == ChatFinishReason.ToolCalls)
        {
            messages.Add(new AssistantChatMessage(completion));
            var call = completion.ToolCalls[0];
            messages.Add(new ToolChatMessage(call.Id, run(call.FunctionName)));
            completion = client.CompleteChat(messages);
        }

        return completion.Text;
    }

    public async Task<string> LeavesTheLoop(string question)
    {
        _history.Add(new UserChatMessage(question));
        var completion = await client.CompleteChatAsync(_history);
        _history.Add(new AssistantChatMessage(completion));
        foreach (var call in completion.ToolCalls)
        {
            if (call.FunctionName == "stop")
                break;
            _history.Add(new ToolChatMessage(call.Id, run(call.FunctionName)));
        }

        return (await client.CompleteChatAsync(_history)).Text;
    }

    public async Task<string> SkipsSome(string question)
    {
        _history.Add(new UserChatMessage(question));
        var completion = await client.CompleteChatAsync(_history);
        _history.Add(new AssistantChatMessage(completion));
        foreach (var call in completion.ToolCalls)
        {
            if (call.FunctionName.Length == 0)
                continue;
            _history.Add(new ToolChatMessage(call.Id, run(call.FunctionName)));
        }

        return (await client.CompleteChatAsync(_history)).Text;
    }

    public string Swallows(string question)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        var completion = client.CompleteChat(messages);
        messages.Add(new AssistantChatMessage(completion));
        foreach (var call in completion.ToolCalls)
        {
            try
            {
                messages.Add(new ToolChatMessage(call.Id, run(call.FunctionName)));
            }
            catch (InvalidOperationException exception)
            {
                Console.Error.WriteLine(exception.Message);
            }
        }

        return client.CompleteChat(messages).Text;
    }

    public string ForgetsTheReply(string question)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        var completion = client.CompleteChat(messages);
        foreach (var call in completion.ToolCalls)
            messages.Add(new ToolChatMessage(call.Id, run(call.FunctionName)));
        return client.CompleteChat(messages).Text;
    }

    public string KeepsTheTextAlone(string question)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        var completion = client.CompleteChat(messages);
        messages.Add(new AssistantChatMessage(completion.Text));
        foreach (var call in completion.ToolCalls)
            messages.Add(new ToolChatMessage(call.Id, run(call.FunctionName)));
        return client.CompleteChat(messages).Text;
    }

    public string AnswersTwice(string question)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        var completion = client.CompleteChat(messages);
        messages.Add(new AssistantChatMessage(completion));
        foreach (var call in completion.ToolCalls)
        {
            messages.Add(new ToolChatMessage(call.Id, "started"));
            messages.Add(new ToolChatMessage(call.Id, run(call.FunctionName)));
        }

        return client.CompleteChat(messages).Text;
    }

    public string AnswersUnderTheName(string question)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        var completion = client.CompleteChat(messages);
        messages.Add(new AssistantChatMessage(completion));
        foreach (var call in completion.ToolCalls)
            messages.Add(new ToolChatMessage(call.FunctionName, run(call.FunctionName)));
        return client.CompleteChat(messages).Text;
    }

    public string AnswersUnderTheReply(string question)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        var completion = client.CompleteChat(messages);
        messages.Add(new AssistantChatMessage(completion));
        foreach (var call in completion.ToolCalls)
            messages.Add(new ToolChatMessage(completion.Id, run(call.FunctionName)));
        return client.CompleteChat(messages).Text;
    }

    public string AnswersUnderNewIds(string question)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        var completion = client.CompleteChat(messages);
        messages.Add(new AssistantChatMessage(completion));
        foreach (var call in completion.ToolCalls)
            messages.Add(new ToolChatMessage(Guid.NewGuid().ToString(), run(call.FunctionName)));
        return client.CompleteChat(messages).Text;
    }

    public string TalksInBetween(string question)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        var completion = client.CompleteChat(messages);
        messages.Add(new AssistantChatMessage(completion));
        foreach (var call in completion.ToolCalls)
        {
            messages.Add(new UserChatMessage($"Here comes {call.FunctionName}."));
            messages.Add(new ToolChatMessage(call.Id, run(call.FunctionName)));
        }

        return client.CompleteChat(messages).Text;
    }

    public string AsksInBetween(string question)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        var completion = client.CompleteChat(messages);
        messages.Add(new AssistantChatMessage(completion));
        foreach (var call in completion.ToolCalls)
        {
            messages.Add(new ToolChatMessage(call.Id, run(call.FunctionName)));
            completion = client.CompleteChat(messages);
        }

        return completion.Text;
    }

    public async Task<string> AppendsAtOnce(string question)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        var completion = await client.CompleteChatAsync(messages);
        messages.Add(new AssistantChatMessage(completion));
        await Task.WhenAll(completion.ToolCalls.Take(2).Select(async call =>
        {
            await Task.Yield();
            messages.Add(new ToolChatMessage(call.Id, run(call.FunctionName)));
        }));
        return (await client.CompleteChatAsync(messages)).Text;
    }

    public string FewShot(string question) => client.CompleteChat(
    [
        new AssistantChatMessage("") { ToolCalls = [new ChatToolCall("a", "f", BinaryData.FromString("{}")), new ChatToolCall("b", "f", BinaryData.FromString("{}"))] },
        new ToolChatMessage("c", "1"),
        new UserChatMessage(question),
    ]).Text;

    public void Trim()
    {
        while (_history.Count > 10)
            _history.RemoveAt(0);
    }

    public static ChatMessage Map(string role, string text) => role switch
    {
        "tool" => new ToolChatMessage("unknown", text),
        "assistant" => new AssistantChatMessage(text),
        _ => new UserChatMessage(text),
    };
}
