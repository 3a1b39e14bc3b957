using System.Threading.Channels;
using Correct.Tools;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenAI.Chat;

namespace Correct.Workers;

public sealed record Ticket(int Number, string Text);

/// <summary>Takes tickets from a channel and answers each in a conversation of its own.</summary>
public sealed class TicketWorker(ChatClient client, IToolbox toolbox, Channel<Ticket> tickets, ILogger<TicketWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var ticket in tickets.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                var answer = await AnswerAsync(ticket, stoppingToken);
                logger.LogInformation("Ticket {Number}: {Answer}", ticket.Number, answer);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogError(exception, "Ticket {Number} failed.", ticket.Number);
            }
        }
    }

    private async Task<string> AnswerAsync(Ticket ticket, CancellationToken stoppingToken)
    {
        var messages = new List<ChatMessage>
        {
            new SystemChatMessage("You answer tickets."),
            new UserChatMessage(ticket.Text),
        };
        var options = ChatOptions.For(toolbox);

        while (!stoppingToken.IsCancellationRequested)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, options, stoppingToken);
            if (completion.FinishReason != ChatFinishReason.ToolCalls)
                return completion.Content[0].Text;

            messages.Add(new AssistantChatMessage(completion));
            foreach (var call in completion.ToolCalls)
            {
                logger.LogDebug("Ticket {Number} calls {Name}.", ticket.Number, call.FunctionName);
                messages.Add(new ToolChatMessage(call.Id, await toolbox.RunAsync(call.FunctionName, call.FunctionArguments, stoppingToken)));
            }
        }

        stoppingToken.ThrowIfCancellationRequested();
        return "";
    }
}
