using Correct.Tools;
using OpenAI.Responses;

namespace Correct.Responses.Agents;

/// <summary>The server keeps the calls; what goes there is the outputs, and the id of the response that they belong to.</summary>
public sealed class StatefulAgent(ResponsesClient client, string model, IToolbox toolbox)
{
    private string? _previousResponseId;

    public async Task<string> RunAsync(string question)
    {
        ResponseResult response = await client.CreateResponseAsync(model, question);
        while (response.OutputItems.OfType<FunctionCallResponseItem>().Any())
        {
            List<ResponseItem> outputs = [];
            foreach (var call in response.OutputItems.OfType<FunctionCallResponseItem>())
                outputs.Add(new FunctionCallOutputResponseItem(call.CallId, await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));
            response = await client.CreateResponseAsync(model, outputs, previousResponseId: response.Id);
        }

        return response.GetOutputText();
    }

    /// <summary>Goes on where the last turn ended.</summary>
    public async Task<string> SayAsync(string text)
    {
        var options = Options([ResponseItem.CreateUserMessageItem(text)], _previousResponseId);
        while (true)
        {
            ResponseResult response = await client.CreateResponseAsync(options);
            var outputs = new List<ResponseItem>();
            foreach (var item in response.OutputItems)
            {
                if (item is FunctionCallResponseItem call)
                    outputs.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));
            }

            if (outputs.Count == 0)
            {
                _previousResponseId = response.Id;
                return response.GetOutputText();
            }

            options = Options(outputs, response.Id);
        }
    }

    public string Say(string text)
    {
        ResponseResult response = client.CreateResponse(Options([ResponseItem.CreateUserMessageItem(text)], _previousResponseId));
        for (; ; )
        {
            var outputs = (from item in response.OutputItems
                           let call = item as FunctionCallResponseItem
                           where call is not null
                           select ResponseItem.CreateFunctionCallOutputItem(call.CallId, toolbox.Invoke(call.FunctionName, call.FunctionArguments))).ToList();
            if (outputs is [])
                break;

            response = client.CreateResponse(Options(outputs, response.Id));
        }

        _previousResponseId = response.Id;
        return response.GetOutputText();
    }

    /// <summary>Outputs, and a word of the user behind them.</summary>
    public async Task<string> RunWithReminderAsync(string question, string reminder)
    {
        ResponseResult response = await client.CreateResponseAsync(Options([ResponseItem.CreateUserMessageItem(question)], null));
        while (true)
        {
            var calls = response.OutputItems.OfType<FunctionCallResponseItem>().ToList();
            if (calls.Count == 0)
                return response.GetOutputText();

            List<ResponseItem> input =
            [
                .. calls.Select(call => ResponseItem.CreateFunctionCallOutputItem(call.CallId, toolbox.Invoke(call.FunctionName, call.FunctionArguments))),
                ResponseItem.CreateUserMessageItem(reminder),
            ];
            response = await client.CreateResponseAsync(Options(input, response.Id));
        }
    }

    /// <summary>Recursion instead of a loop.</summary>
    public async Task<ResponseResult> SettleAsync(ResponseResult response)
    {
        var outputs = new List<ResponseItem>();
        foreach (var call in response.OutputItems.OfType<FunctionCallResponseItem>())
        {
            string output;
            try
            {
                output = await toolbox.RunAsync(call.FunctionName, call.FunctionArguments, CancellationToken.None);
            }
            catch (Exception exception)
            {
                output = exception.Message;
            }

            outputs.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, output));
        }

        return outputs.Count == 0 ? response : await SettleAsync(await client.CreateResponseAsync(Options(outputs, response.Id)));
    }

    private CreateResponseOptions Options(IEnumerable<ResponseItem> items, string? previousResponseId)
    {
        var options = new CreateResponseOptions(model, items) { PreviousResponseId = previousResponseId };
        foreach (var definition in toolbox.Definitions)
            options.Tools.Add(ResponseTool.CreateFunctionTool(definition.FunctionName, definition.FunctionParameters, strictModeEnabled: false));
        return options;
    }
}
