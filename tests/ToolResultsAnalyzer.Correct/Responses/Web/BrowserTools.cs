using Correct.Tools;
using OpenAI.Responses;

namespace Correct.Responses.Web;

public sealed record PendingCall(string CallId, string Name, string Arguments);

public sealed record BrowserReply(string? Text, string? ResponseId, IReadOnlyList<PendingCall> Pending);

/// <summary>All calls go to the browser, and their outputs come back in one request.</summary>
public sealed class BrowserTools(ResponsesClient client, string model, IToolbox toolbox)
{
    public async Task<BrowserReply> StartAsync(string text, CancellationToken cancellationToken) =>
        Describe(await client.CreateResponseAsync(ResponseOptions.For(toolbox, model, [ResponseItem.CreateUserMessageItem(text)]), cancellationToken));

    public async Task<BrowserReply> ContinueAsync(string responseId, IReadOnlyList<PendingCall> pending, IReadOnlyDictionary<string, string> outputs, CancellationToken cancellationToken)
    {
        var input = pending.Select(call => (ResponseItem)ResponseItem.CreateFunctionCallOutputItem(call.CallId, outputs.GetValueOrDefault(call.CallId, "The browser gave no output.")));
        return Describe(await client.CreateResponseAsync(ResponseOptions.For(toolbox, model, input, responseId), cancellationToken));
    }

    private static BrowserReply Describe(ResponseResult response)
    {
        var pending = response.OutputItems
            .OfType<FunctionCallResponseItem>()
            .Select(call => new PendingCall(call.CallId, call.FunctionName, call.FunctionArguments.ToString()))
            .ToList();
        return pending.Count > 0 ? new(null, response.Id, pending) : new(response.GetOutputText(), null, []);
    }
}
