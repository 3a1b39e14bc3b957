using System.Runtime.CompilerServices;
using System.Text;
using Correct.Tools;
using OpenAI.Responses;

namespace Correct.Responses.Streaming;

public sealed class ResponsesStream(ResponsesClient client, string model, IToolbox toolbox)
{
    /// <summary>Whole items come when they are done; those that are calls are answered after the stream.</summary>
    public async IAsyncEnumerable<string> AskAsync(string question, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        List<ResponseItem> items = [ResponseItem.CreateUserMessageItem(question)];
        while (true)
        {
            var done = new List<ResponseItem>();
            var options = ResponseOptions.For(toolbox, model, items);
            options.StreamingEnabled = true;
            await foreach (var update in await client.CreateResponseStreamingAsync(options, cancellationToken))
            {
                if (update is StreamingResponseOutputTextDeltaUpdate delta)
                    yield return delta.Delta;
                else if (update is StreamingResponseOutputItemDoneUpdate item)
                    done.Add(item.Item);
            }

            items.AddRange(done);
            var calls = done.OfType<FunctionCallResponseItem>().ToList();
            if (calls.Count == 0)
                yield break;

            foreach (var call in calls)
                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));
        }
    }

    /// <summary>The last update holds the whole response.</summary>
    public async Task<string> AskWholeAsync(string question)
    {
        var text = new StringBuilder();
        string? previous = null;
        List<ResponseItem> input = [ResponseItem.CreateUserMessageItem(question)];
        while (input.Count > 0)
        {
            ResponseResult? response = null;
            var options = ResponseOptions.For(toolbox, model, input, previous);
            options.StreamingEnabled = true;
            await foreach (var update in await client.CreateResponseStreamingAsync(options))
            {
                switch (update)
                {
                    case StreamingResponseOutputTextDeltaUpdate delta:
                        text.Append(delta.Delta);
                        break;
                    case StreamingResponseCompletedUpdate completed:
                        response = completed.Response;
                        break;
                }
            }

            if (response is null)
                throw new InvalidOperationException("The stream ended early.");

            previous = response.Id;
            input = [];
            foreach (var call in response.OutputItems.OfType<FunctionCallResponseItem>())
                input.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));
        }

        return text.ToString();
    }

    /// <summary>Tools start while the stream still runs.</summary>
    public async Task<string> AskEagerlyAsync(string question)
    {
        List<ResponseItem> items = [ResponseItem.CreateUserMessageItem(question)];
        while (true)
        {
            var text = new StringBuilder();
            var running = new List<(FunctionCallResponseItem Call, Task<string> Output)>();
            var options = ResponseOptions.For(toolbox, model, items);
            options.StreamingEnabled = true;
            await foreach (var update in await client.CreateResponseStreamingAsync(options))
            {
                if (update is StreamingResponseOutputItemDoneUpdate { Item: var item })
                {
                    items.Add(item);
                    if (item is FunctionCallResponseItem call)
                        running.Add((call, toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));
                }
                else if (update is StreamingResponseOutputTextDeltaUpdate { Delta: var delta })
                {
                    text.Append(delta);
                }
            }

            if (running.Count == 0)
                return text.ToString();

            foreach (var (call, output) in running)
                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, await output));
        }
    }
}
