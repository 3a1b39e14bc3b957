using Correct.Tools;
using OpenAI.Chat;

namespace Correct.Retries;

/// <summary>A tool may take its time, and no longer.</summary>
public sealed class TimeoutAgent
{
    private readonly ChatClient _client;
    private readonly IToolbox _toolbox;
    private readonly TimeSpan _timeout;
    private readonly List<ChatMessage> _messages = [];

    public TimeoutAgent(ChatClient client, IToolbox toolbox, TimeSpan timeout)
    {
        _client = client;
        _toolbox = toolbox;
        _timeout = timeout;
    }

    public async Task<string> AskAsync(string question)
    {
        _messages.Add(new UserChatMessage(question));
        var options = ChatOptions.For(_toolbox);
        ChatCompletion completion = await _client.CompleteChatAsync(_messages, options);
        while (completion.ToolCalls.Count > 0)
        {
            _messages.Add(new AssistantChatMessage(completion));
            foreach (var call in completion.ToolCalls)
            {
                using var source = new CancellationTokenSource(_timeout);
                string content;
                try
                {
                    content = await _toolbox.RunAsync(call.FunctionName, call.FunctionArguments, source.Token);
                }
                catch (OperationCanceledException)
                {
                    content = $"The tool took longer than {_timeout.TotalSeconds} seconds.";
                }
                catch (Exception exception)
                {
                    content = exception.Message;
                }

                _messages.Add(new ToolChatMessage(call.Id, content));
            }

            completion = await _client.CompleteChatAsync(_messages, options);
        }

        _messages.Add(new AssistantChatMessage(completion));
        return completion.Content[0].Text;
    }

    /// <summary>Whichever is first, the tool or the clock.</summary>
    public async Task<string> AskWithClockAsync(string question)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        var options = ChatOptions.For(_toolbox);
        while (true)
        {
            ChatCompletion completion = await _client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            foreach (var call in completion.ToolCalls)
            {
                var work = _toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments);
                if (await Task.WhenAny(work, Task.Delay(_timeout)) == work)
                    messages.Add(new ToolChatMessage(call.Id, await work));
                else
                    messages.Add(new ToolChatMessage(call.Id, "Timed out."));
            }
        }
    }
}
