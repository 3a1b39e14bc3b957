using System.ClientModel;
using Correct.Tools;
using OpenAI.Responses;

namespace Correct.Responses.Retries;

public sealed class ResponsesRetry(ResponsesClient client, string model, IToolbox toolbox)
{
    /// <summary>The same input again: nothing of it has changed on the way.</summary>
    public async Task<string> RunAsync(string question)
    {
        List<ResponseItem> items = [ResponseItem.CreateUserMessageItem(question)];
        while (true)
        {
            var response = await SendAsync(items);
            items.AddRange(response.OutputItems);
            var calls = response.OutputItems.OfType<FunctionCallResponseItem>().ToList();
            if (calls.Count == 0)
                return response.GetOutputText();

            foreach (var call in calls)
            {
                string output;
                try
                {
                    output = await toolbox.RunAsync(call.FunctionName, call.FunctionArguments, CancellationToken.None);
                }
                catch (TimeoutException)
                {
                    output = await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments);
                }
                catch (Exception exception)
                {
                    output = exception.Message;
                }

                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, output));
            }
        }
    }

    /// <summary>Where the server has forgotten the response, all is said again.</summary>
    public async Task<ResponseResult> ContinueAsync(string responseId, IReadOnlyList<ResponseItem> before, IReadOnlyList<FunctionCallResponseItem> calls)
    {
        var outputs = new List<ResponseItem>();
        foreach (var call in calls)
            outputs.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));

        try
        {
            return await client.CreateResponseAsync(ResponseOptions.For(toolbox, model, outputs, responseId));
        }
        catch (ClientResultException exception) when (exception.Status == 404)
        {
            return await client.CreateResponseAsync(ResponseOptions.For(toolbox, model, [.. before, .. calls, .. outputs]));
        }
    }

    private async Task<ResponseResult> SendAsync(IEnumerable<ResponseItem> items)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await client.CreateResponseAsync(ResponseOptions.For(toolbox, model, items));
            }
            catch (ClientResultException exception) when (exception.Status == 429 && attempt < 5)
            {
                await Task.Delay(1000 * attempt);
            }
        }
    }
}
