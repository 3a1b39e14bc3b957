using Correct.Tools;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OpenAI.Chat;

namespace Correct.Hosting;

public sealed class AgentSettings
{
    public string Instructions { get; set; } = "";

    public int MaxRounds { get; set; } = 10;
}

/// <summary>Answers what stands at the input and stops the host at its end.</summary>
public sealed class AgentHost(ChatClient client, IToolbox toolbox, IOptions<AgentSettings> settings, IHostApplicationLifetime lifetime) : IHostedService
{
    private Task _work = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _work = Task.Run(RunAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => _work.WaitAsync(cancellationToken);

    private async Task RunAsync()
    {
        while (await Console.In.ReadLineAsync() is { Length: > 0 } line)
        {
            var (text, messages) = await AnswerAsync(line);
            Console.WriteLine($"{text} ({messages.Count} messages)");
        }

        lifetime.StopApplication();
    }

    private async Task<(string Text, List<ChatMessage> Messages)> AnswerAsync(string line)
    {
        List<ChatMessage> messages = [new SystemChatMessage(settings.Value.Instructions), new UserChatMessage(line)];
        var rounds = 0;
        ChatCompletion completion;
        do
        {
            var isLast = ++rounds >= settings.Value.MaxRounds;
            completion = await client.CompleteChatAsync(messages, isLast ? ChatOptions.WithoutCalls(toolbox) : ChatOptions.For(toolbox));
            messages.Add(new AssistantChatMessage(completion));
            foreach (var call in completion.ToolCalls)
                messages.Add(new ToolChatMessage(call.Id, await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));
        }
        while (completion.ToolCalls.Count > 0 && rounds < settings.Value.MaxRounds);

        return (completion.Content.FirstOrDefault()?.Text ?? "", messages);
    }
}
