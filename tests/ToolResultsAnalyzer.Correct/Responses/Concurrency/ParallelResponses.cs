using System.Collections.Concurrent;
using Correct.Tools;
using OpenAI.Responses;

namespace Correct.Responses.Concurrency;

public sealed class ParallelResponses(ResponsesClient client, string model, IToolbox toolbox)
{
    public async Task<string> WithWhenAllAsync(string question)
    {
        List<ResponseItem> items = [ResponseItem.CreateUserMessageItem(question)];
        while (true)
        {
            ResponseResult response = await client.CreateResponseAsync(ResponseOptions.For(toolbox, model, items));
            items.AddRange(response.OutputItems);
            var outputs = await Task.WhenAll(response.OutputItems.OfType<FunctionCallResponseItem>().Select(RunAsync));
            if (outputs.Length == 0)
                return response.GetOutputText();
            items.AddRange(outputs);
        }
    }

    public async Task<string> WithLockAsync(string question)
    {
        List<ResponseItem> items = [ResponseItem.CreateUserMessageItem(question)];
        while (true)
        {
            ResponseResult response = await client.CreateResponseAsync(ResponseOptions.For(toolbox, model, items));
            items.AddRange(response.OutputItems);
            var calls = response.OutputItems.OfType<FunctionCallResponseItem>().ToList();
            if (calls.Count == 0)
                return response.GetOutputText();

            await Task.WhenAll(calls.Select(async call =>
            {
                var output = await RunAsync(call);
                lock (items)
                {
                    items.Add(output);
                }
            }));
        }
    }

    public async Task<string> WithBagAsync(string question)
    {
        ResponseResult response = await client.CreateResponseAsync(ResponseOptions.For(toolbox, model, [ResponseItem.CreateUserMessageItem(question)]));
        while (response.OutputItems.OfType<FunctionCallResponseItem>().Any())
        {
            var bag = new ConcurrentBag<ResponseItem>();
            await Parallel.ForEachAsync(response.OutputItems.OfType<FunctionCallResponseItem>(), async (call, _) => bag.Add(await RunAsync(call)));
            response = await client.CreateResponseAsync(ResponseOptions.For(toolbox, model, bag, response.Id));
        }

        return response.GetOutputText();
    }

    public async Task<string> ByIndexAsync(string question)
    {
        var items = new List<ResponseItem> { ResponseItem.CreateUserMessageItem(question) };
        while (true)
        {
            ResponseResult response = await client.CreateResponseAsync(ResponseOptions.For(toolbox, model, items));
            items.AddRange(response.OutputItems);
            var calls = response.OutputItems.OfType<FunctionCallResponseItem>().ToArray();
            if (calls.Length == 0)
                return response.GetOutputText();

            var outputs = await Task.WhenAll(calls.Select(call => toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));
            for (var i = 0; i < calls.Length; i++)
                items.Add(new FunctionCallOutputResponseItem(calls[i].CallId, outputs[i]));
        }
    }

    private async Task<FunctionCallOutputResponseItem> RunAsync(FunctionCallResponseItem call) =>
        new(call.CallId, await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments));
}
