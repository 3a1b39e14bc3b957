using System.Collections.Concurrent;
using Correct.Tools;
using OpenAI.Responses;

namespace Correct.Responses.Web;

/// <summary>Delegates as a minimal API maps them.</summary>
public sealed class ResponsesEndpoints(ResponsesClient client, string model, IToolbox toolbox)
{
    private readonly ConcurrentDictionary<string, string> _lastResponses = new();

    public IReadOnlyDictionary<string, Delegate> Map() => new Dictionary<string, Delegate>
    {
        ["/ask"] = async (string text, CancellationToken cancellationToken) =>
        {
            var items = new List<ResponseItem> { ResponseItem.CreateUserMessageItem(text) };
            ResponseResult response = await client.CreateResponseAsync(ResponseOptions.For(toolbox, model, items), cancellationToken);
            while (response.OutputItems.OfType<FunctionCallResponseItem>().ToList() is { Count: > 0 } calls)
            {
                items.AddRange(response.OutputItems);
                foreach (var call in calls)
                    items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, await toolbox.RunAsync(call.FunctionName, call.FunctionArguments, cancellationToken)));
                response = await client.CreateResponseAsync(ResponseOptions.For(toolbox, model, items), cancellationToken);
            }

            return response.GetOutputText();
        },
        ["/chat"] = ChatAsync,
        ["/forget"] = (string session) => _lastResponses.TryRemove(session, out _),
    };

    /// <summary>Only an answer is remembered: a session that failed goes on from the one before.</summary>
    private async Task<string> ChatAsync(string session, string text, CancellationToken cancellationToken)
    {
        ResponseItem[] input = [ResponseItem.CreateUserMessageItem(text)];
        var previous = _lastResponses.GetValueOrDefault(session);
        for (var round = 0; round < 10; round++)
        {
            ResponseResult response = await client.CreateResponseAsync(ResponseOptions.For(toolbox, model, input, previous), cancellationToken);
            var calls = response.OutputItems.OfType<FunctionCallResponseItem>().ToArray();
            if (calls.Length == 0)
            {
                _lastResponses[session] = response.Id;
                return response.GetOutputText();
            }

            previous = response.Id;
            input = await Task.WhenAll(calls.Select(async call =>
                (ResponseItem)ResponseItem.CreateFunctionCallOutputItem(call.CallId, await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments))));
        }

        return "Ten rounds were not enough.";
    }

    /// <summary>One batch, and an answer without calls.</summary>
    public string Once(string text)
    {
        var items = new List<ResponseItem> { ResponseItem.CreateUserMessageItem(text) };
        ResponseResult response = client.CreateResponse(ResponseOptions.For(toolbox, model, items));
        if (response.OutputItems.OfType<FunctionCallResponseItem>().Any())
        {
            items.AddRange(response.OutputItems);
            items.AddRange(response.OutputItems.OfType<FunctionCallResponseItem>().Select(call =>
                ResponseItem.CreateFunctionCallOutputItem(call.CallId, toolbox.Invoke(call.FunctionName, call.FunctionArguments))));
            response = client.CreateResponse(ResponseOptions.WithoutCalls(toolbox, model, items));
        }

        return response.GetOutputText();
    }
}
