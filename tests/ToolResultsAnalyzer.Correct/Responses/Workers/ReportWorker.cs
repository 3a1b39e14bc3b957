using Correct.Tools;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenAI.Responses;

namespace Correct.Responses.Workers;

/// <summary>Writes a report now and then. A conversation on the server goes from one report to the next.</summary>
public sealed class ReportWorker(ResponsesClient client, IToolbox toolbox, ILogger<ReportWorker> logger) : BackgroundService
{
    private const string Model = "gpt-4.1";

    private string? _last;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                logger.LogInformation("{Report}", await WriteAsync(stoppingToken));
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogError(exception, "No report.");
            }
        }
    }

    private async Task<string> WriteAsync(CancellationToken stoppingToken)
    {
        ResponseItem[] input = [ResponseItem.CreateUserMessageItem("The report of this hour.")];
        var previous = _last;
        ResponseResult response;
        do
        {
            response = await client.CreateResponseAsync(ResponseOptions.For(toolbox, Model, input, previous), stoppingToken);
            previous = response.Id;
            var outputs = new List<ResponseItem>();
            foreach (var call in response.OutputItems.OfType<FunctionCallResponseItem>())
            {
                stoppingToken.ThrowIfCancellationRequested();
                outputs.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, await toolbox.RunAsync(call.FunctionName, call.FunctionArguments, stoppingToken)));
            }

            input = outputs.ToArray();
        }
        while (input.Length > 0);

        _last = response.Id;
        return response.GetOutputText();
    }
}
