using Correct.Tools;
using OpenAI.Chat;

namespace Correct.Agents;

/// <summary>Buys something, and stops at the first sign of trouble.</summary>
public sealed class ShoppingAgent
{
    private readonly ChatClient _client;
    private readonly IToolbox _toolbox;
    private readonly List<ChatMessage> _basket = [];

    public ShoppingAgent(ChatClient client, IToolbox toolbox)
    {
        _client = client;
        _toolbox = toolbox;
    }

    /// <summary>What is said in the middle of a batch is for the transcript: nothing is sent after it.</summary>
    public async Task<string> BuyAsync(string wish, Action<string> transcript)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(wish) };
        var options = ChatOptions.For(_toolbox);
        while (true)
        {
            ChatCompletion completion = await _client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            foreach (var call in completion.ToolCalls)
            {
                if (call.FunctionName == "pay")
                {
                    messages.Add(new UserChatMessage("Please do not pay yet."));
                    foreach (var message in messages)
                        transcript(string.Concat(message.Content.Select(part => part.Text)));
                    return "Stopped before paying.";
                }

                messages.Add(new ToolChatMessage(call.Id, await _toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));
            }
        }
    }

    /// <summary>A tool that fails ends it all, and the history with it.</summary>
    public async Task<string> BuyOrThrowAsync(string wish)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(wish) };
        var options = ChatOptions.For(_toolbox);
        ChatCompletion completion = await _client.CompleteChatAsync(messages, options);
        while (completion.ToolCalls.Count > 0)
        {
            messages.Add(new AssistantChatMessage(completion));
            foreach (var call in completion.ToolCalls)
            {
                try
                {
                    messages.Add(new ToolChatMessage(call.Id, await _toolbox.RunAsync(call.FunctionName, call.FunctionArguments, CancellationToken.None)));
                }
                catch (KeyNotFoundException exception)
                {
                    await Console.Error.WriteLineAsync(exception.Message);
                    throw;
                }
            }

            completion = await _client.CompleteChatAsync(messages, options);
        }

        return completion.Content[0].Text;
    }

    /// <summary>A basket that went wrong is emptied.</summary>
    public async Task<string?> FillAsync(string wish)
    {
        _basket.Add(new UserChatMessage(wish));
        try
        {
            while (true)
            {
                ChatCompletion completion = await _client.CompleteChatAsync(_basket, ChatOptions.For(_toolbox));
                _basket.Add(new AssistantChatMessage(completion));
                if (completion.ToolCalls.Count == 0)
                    return completion.Content[0].Text;

                foreach (var call in completion.ToolCalls)
                    _basket.Add(new ToolChatMessage(call.Id, await _toolbox.RunAsync(call.FunctionName, call.FunctionArguments, CancellationToken.None)));
            }
        }
        catch (Exception)
        {
            _basket.Clear();
            return null;
        }
    }

    /// <summary>For loops that keep the history themselves and have written down the reply: they hand over the calls.</summary>
    public static void OnToolCalls(List<ChatMessage> messages, IReadOnlyList<ChatToolCall> toolCalls, IToolbox toolbox)
    {
        foreach (var toolCall in toolCalls)
            messages.Add(new ToolChatMessage(toolCall.Id, toolbox.Invoke(toolCall.FunctionName, toolCall.FunctionArguments)));
    }

    /// <summary>Handlers outside answer, one for each call, and give nothing back.</summary>
    public string BuyWithCallback(string wish, Action<List<ChatMessage>, IReadOnlyList<ChatToolCall>> onToolCalls)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(wish) };
        ChatCompletion completion = _client.CompleteChat(messages, ChatOptions.For(_toolbox));
        while (completion.ToolCalls.Count > 0)
        {
            messages.Add(new AssistantChatMessage(completion));
            onToolCalls(messages, completion.ToolCalls);
            completion = _client.CompleteChat(messages, ChatOptions.For(_toolbox));
        }

        return completion.Content[0].Text;
    }
}
