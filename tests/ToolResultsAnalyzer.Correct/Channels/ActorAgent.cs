using System.Threading.Channels;
using Correct.Tools;
using OpenAI.Chat;

namespace Correct.Channels;

/// <summary>One reader owns the history; everybody else writes questions.</summary>
public sealed class ActorAgent
{
    private readonly Channel<(string Text, TaskCompletionSource<string> Answer)> _mailbox = Channel.CreateBounded<(string, TaskCompletionSource<string>)>(16);
    private readonly ChatClient _client;
    private readonly IToolbox _toolbox;

    public ActorAgent(ChatClient client, IToolbox toolbox) => (_client, _toolbox) = (client, toolbox);

    public async Task<string> AskAsync(string text)
    {
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _mailbox.Writer.WriteAsync((text, answer));
        return await answer.Task;
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var history = new List<ChatMessage>();
        var options = ChatOptions.For(_toolbox);
        await foreach (var (text, answer) in _mailbox.Reader.ReadAllAsync(cancellationToken))
        {
            var before = history.Count;
            history.Add(new UserChatMessage(text));
            try
            {
                ChatCompletion completion = await _client.CompleteChatAsync(history, options, cancellationToken);
                while (completion.ToolCalls.Count > 0)
                {
                    history.Add(new AssistantChatMessage(completion));
                    foreach (var call in completion.ToolCalls)
                        history.Add(new ToolChatMessage(call.Id, await _toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));
                    completion = await _client.CompleteChatAsync(history, options, cancellationToken);
                }

                history.Add(new AssistantChatMessage(completion));
                answer.SetResult(completion.Content[0].Text);
            }
            catch (Exception exception)
            {
                history.RemoveRange(before, history.Count - before);
                answer.SetException(exception);
            }
        }
    }
}
