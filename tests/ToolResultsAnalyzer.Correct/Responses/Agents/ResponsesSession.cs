using Correct.Tools;
using OpenAI.Responses;

namespace Correct.Responses.Agents;

/// <summary>Items in a field, with helpers that do one thing each.</summary>
public sealed class ResponsesSession(ResponsesClient client, string model, IToolbox toolbox)
{
    private readonly List<ResponseItem> _items = [];

    public IReadOnlyList<ResponseItem> Items => _items;

    public async Task<string> SayAsync(string text)
    {
        _items.Add(ResponseItem.CreateUserMessageItem(text));
        while (true)
        {
            var response = await SendAsync();
            if (!await AnswerAsync(response))
                return response.GetOutputText();
        }
    }

    /// <summary>Cancelled between two calls, the others still get an output.</summary>
    public async Task SayAsync(string text, CancellationToken cancellationToken)
    {
        _items.Add(ResponseItem.CreateUserMessageItem(text));
        var response = await SendAsync();
        while (response.OutputItems.OfType<FunctionCallResponseItem>().Any())
        {
            foreach (var call in response.OutputItems.OfType<FunctionCallResponseItem>())
            {
                var output = cancellationToken.IsCancellationRequested ? "Cancelled." : await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments);
                _items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, output));
            }

            cancellationToken.ThrowIfCancellationRequested();
            response = await SendAsync();
        }
    }

    private async Task<ResponseResult> SendAsync()
    {
        ResponseResult response = await client.CreateResponseAsync(ResponseOptions.For(toolbox, model, _items));
        _items.AddRange(response.OutputItems);
        return response;
    }

    private async Task<bool> AnswerAsync(ResponseResult response)
    {
        var hasCalls = false;
        foreach (var call in response.OutputItems.OfType<FunctionCallResponseItem>())
        {
            hasCalls = true;
            _items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));
        }

        return hasCalls;
    }
}
