using Correct.Tools;
using OpenAI.Chat;

namespace Correct.Agents;

/// <summary>Keeps its history from one question to the next, so each turn has to leave it complete.</summary>
public sealed partial class ConversationalAgent
{
    private readonly List<ChatMessage> _history = new();
    private readonly ChatClient _client;
    private readonly IToolbox _toolbox;
    private readonly ChatCompletionOptions _options;

    public ConversationalAgent(ChatClient client, IToolbox toolbox, string instructions)
    {
        _client = client;
        _toolbox = toolbox;
        _options = ChatOptions.For(toolbox);
        _history.Add(new SystemChatMessage(instructions));
    }

    public async Task<string> SayAsync(string text)
    {
        _history.Add(new UserChatMessage(text));
        for (; ; )
        {
            ChatCompletion completion = await _client.CompleteChatAsync(_history, _options);
            _history.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content.Count > 0 ? completion.Content[0].Text : string.Empty;

            foreach (var call in completion.ToolCalls)
                _history.Add(new ToolChatMessage(call.Id, await _toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));
        }
    }

    /// <summary>The turn is made beside the history and becomes part of it when it is whole.</summary>
    public async Task<string> SayAtOnceAsync(string text, CancellationToken cancellationToken)
    {
        List<ChatMessage> turn = [new UserChatMessage(text)];
        while (true)
        {
            ChatCompletion completion = await _client.CompleteChatAsync([.. _history, .. turn], _options, cancellationToken);
            turn.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
            {
                _history.AddRange(turn);
                return string.Concat(completion.Content.Select(part => part.Text));
            }

            foreach (var call in completion.ToolCalls)
            {
                cancellationToken.ThrowIfCancellationRequested();
                turn.Add(new ToolChatMessage(call.Id, await _toolbox.RunAsync(call.FunctionName, call.FunctionArguments, cancellationToken)));
            }
        }
    }

    /// <summary>Whatever goes wrong in a turn takes the whole turn back.</summary>
    public async Task<string> SayOrForgetAsync(string text, CancellationToken cancellationToken)
    {
        var count = _history.Count;
        try
        {
            _history.Add(new UserChatMessage(text));
            ChatCompletion completion = await _client.CompleteChatAsync(_history, _options, cancellationToken);
            while (completion.ToolCalls.Count > 0)
            {
                _history.Add(new AssistantChatMessage(completion));
                foreach (var call in completion.ToolCalls)
                {
                    var content = await _toolbox.RunAsync(call.FunctionName, call.FunctionArguments, cancellationToken);
                    _history.Add(new ToolChatMessage(call.Id, content));
                }

                completion = await _client.CompleteChatAsync(_history, _options, cancellationToken);
            }

            _history.Add(new AssistantChatMessage(completion));
            return completion.Content[0].Text;
        }
        catch
        {
            _history.RemoveRange(count, _history.Count - count);
            throw;
        }
    }

    public void Reset() => _history.RemoveAll(message => message is not SystemChatMessage);
}
