using Correct.Tools;
using Microsoft.Extensions.Hosting;
using OpenAI.Chat;

namespace Correct.Workers;

/// <summary>Writes a digest each hour, and carries its conversation from one to the next.</summary>
public sealed class DigestWorker : IHostedService, IDisposable
{
    private readonly ChatClient _client;
    private readonly IToolbox _toolbox;
    private readonly List<ChatMessage> _conversation = [new SystemChatMessage("You write digests.")];
    private readonly object _lock = new();
    private Timer? _timer;

    public DigestWorker(ChatClient client, IToolbox toolbox) => (_client, _toolbox) = (client, toolbox);

    public event EventHandler<string>? DigestWritten;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _timer = new Timer(_ => WriteDigest(), null, TimeSpan.Zero, TimeSpan.FromHours(1));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _timer?.Change(Timeout.Infinite, 0);
        return Task.CompletedTask;
    }

    public void Dispose() => _timer?.Dispose();

    private void WriteDigest()
    {
        lock (_lock)
        {
            _conversation.Add(new UserChatMessage($"The digest of {DateTime.Now:HH}:00, please."));
            var options = ChatOptions.For(_toolbox);
            ChatCompletion completion = _client.CompleteChat(_conversation, options);
            while (completion.ToolCalls.Count > 0)
            {
                _conversation.Add(new AssistantChatMessage(completion));
                foreach (ChatToolCall call in completion.ToolCalls)
                {
                    string content = _toolbox.Invoke(call.FunctionName, call.FunctionArguments);
                    _conversation.Add(new ToolChatMessage(call.Id, content));
                }

                completion = _client.CompleteChat(_conversation, options);
            }

            _conversation.Add(new AssistantChatMessage(completion));
            DigestWritten?.Invoke(this, completion.Content[0].Text);
        }
    }
}
