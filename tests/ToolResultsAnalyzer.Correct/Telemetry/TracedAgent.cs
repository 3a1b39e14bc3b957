using System.Diagnostics;
using System.Diagnostics.Metrics;
using Correct.Tools;
using Microsoft.Extensions.Logging;
using OpenAI.Chat;

namespace Correct.Telemetry;

/// <summary>Activities, counters and logs around each call.</summary>
public sealed class TracedAgent : IDisposable
{
    private static readonly ActivitySource Source = new("Correct.Agent");

    private readonly Meter _meter = new("Correct.Agent");
    private readonly Counter<long> _calls;
    private readonly Histogram<double> _durations;
    private readonly ChatClient _client;
    private readonly IToolbox _toolbox;
    private readonly ILogger _logger;

    public TracedAgent(ChatClient client, IToolbox toolbox, ILogger<TracedAgent> logger)
    {
        _client = client;
        _toolbox = toolbox;
        _logger = logger;
        _calls = _meter.CreateCounter<long>("calls");
        _durations = _meter.CreateHistogram<double>("durations");
    }

    public async Task<string> RunAsync(string question, CancellationToken cancellationToken)
    {
        using var activity = Source.StartActivity("turn");
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        var options = ChatOptions.For(_toolbox);
        while (true)
        {
            ChatCompletion completion = await _client.CompleteChatAsync(messages, options, cancellationToken);
            activity?.AddTag("usage", completion.Usage?.TotalTokenCount);
            messages.Add(new AssistantChatMessage(completion));

            // For the log only; what answers is below.
            foreach (var call in completion.ToolCalls)
            {
                if (call.FunctionName.StartsWith('_'))
                    continue;
                _logger.LogInformation("{Name}({Arguments})", call.FunctionName, call.FunctionArguments);
            }

            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            var first = completion.ToolCalls.First(call => call.FunctionName.Length > 0);
            activity?.AddEvent(new ActivityEvent($"first: {first.FunctionName}"));
            foreach (var call in completion.ToolCalls)
            {
                using var step = Source.StartActivity(call.FunctionName);
                var watch = Stopwatch.StartNew();
                var content = await _toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments);
                watch.Stop();
                _calls.Add(1, new KeyValuePair<string, object?>("tool", call.FunctionName));
                _durations.Record(watch.Elapsed.TotalMilliseconds);
                if (watch.Elapsed > TimeSpan.FromSeconds(10))
                    _logger.LogWarning("{Name} took {Elapsed}.", call.FunctionName, watch.Elapsed);
                messages.Add(new ToolChatMessage(call.Id, content));
            }
        }
    }

    /// <summary>Counts words of a history; the messages that are made on the way are never sent.</summary>
    public static int Estimate(IEnumerable<ChatMessage> messages, ChatCompletion next)
    {
        var all = messages.ToList();
        all.Add(new AssistantChatMessage(next));
        if (next.ToolCalls.Count > 0)
            all.Add(new ToolChatMessage(next.ToolCalls[0].Id, new string('x', 400)));
        return all.Sum(message => message.Content.Sum(part => part.Text?.Length ?? 0)) / 4;
    }

    public static bool TryGetCall(ChatCompletion completion, string name, out ChatToolCall? call)
    {
        call = completion.ToolCalls.LastOrDefault(candidate => candidate.FunctionName == name);
        return call is not null;
    }

    public void Dispose() => _meter.Dispose();
}
