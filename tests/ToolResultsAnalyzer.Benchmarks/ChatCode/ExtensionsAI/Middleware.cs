using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace Shape;

public sealed class LimitedToolClient(IChatClient inner, int maximumRounds) : DelegatingChatClient(inner)
{
    private static readonly ActivitySource Source = new("Tools");

    public TimeSpan TimeInTools { get; private set; }

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var all = messages.ToList();
        var tools = options?.Tools?.OfType<AIFunction>().ToDictionary(function => function.Name) ?? [];
        var completion = await base.GetResponseAsync(all, options, cancellationToken);
        for (var round = 0; round < maximumRounds; round++)
        {
            var calls = completion.Messages.SelectMany(message => message.Contents.OfType<FunctionCallContent>()).ToArray();
            if (calls.Length == 0)
                break;

            all.AddRange(completion.Messages);
            var results = await Task.WhenAll(calls.Select(call => RunAsync(call, tools, cancellationToken)));
            all.Add(new ChatMessage(ChatRole.Tool, [.. results]));
            completion = await base.GetResponseAsync(all, options, cancellationToken);
        }

        return completion;
    }

    private async Task<AIContent> RunAsync(FunctionCallContent call, Dictionary<string, AIFunction> tools, CancellationToken token)
    {
        using var activity = Source.StartActivity("tool");
        activity?.SetTag("name", call.Name);
        var watch = Stopwatch.StartNew();
        try
        {
            if (!tools.TryGetValue(call.Name, out var function))
                return new FunctionResultContent(call.CallId, $"Unknown function {call.Name}.");

/*3*/            activity?.SetTag("arguments", call.Arguments?.Count ?? 0);
            return new FunctionResultContent(call.CallId, await function.InvokeAsync(new AIFunctionArguments(call.Arguments), token));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            activity?.SetStatus(ActivityStatusCode.Error, exception.Message);
            return new FunctionResultContent(call.CallId, "Error: " + exception.Message) { Exception = exception };
        }
        finally
        {
            TimeInTools += watch.Elapsed;
        }
    }
}
