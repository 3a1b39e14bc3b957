using Correct.Tools;
using OpenAI.Responses;

namespace Correct.Responses.Agents;

/// <summary>All items go with each request; the server keeps nothing.</summary>
public sealed class ResponsesAgent(ResponsesClient client, string model, IToolbox toolbox)
{
    public async Task<string> RunAsync(string question, CancellationToken cancellationToken = default)
    {
        List<ResponseItem> items = [ResponseItem.CreateUserMessageItem(question)];
        while (true)
        {
            var options = Options(items);
            ResponseResult response = await client.CreateResponseAsync(options, cancellationToken);
            items.AddRange(response.OutputItems);

            var calls = response.OutputItems.OfType<FunctionCallResponseItem>().ToList();
            if (calls.Count == 0)
                return response.GetOutputText();

            foreach (var call in calls)
                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));
        }
    }

    /// <summary>One pass over the output: calls are answered in a list of their own while they are met.</summary>
    public string Run(string question)
    {
        var items = new List<ResponseItem> { ResponseItem.CreateUserMessageItem(question) };
        bool requiresAction;
        ResponseResult response;
        do
        {
            requiresAction = false;
            response = client.CreateResponse(Options(items));
            items.AddRange(response.OutputItems);
            foreach (ResponseItem item in response.OutputItems)
            {
                switch (item)
                {
                    case FunctionCallResponseItem call:
                        items.Add(new FunctionCallOutputResponseItem(call.CallId, toolbox.Invoke(call.FunctionName, call.FunctionArguments)));
                        requiresAction = true;
                        break;
                    case ReasoningResponseItem:
                    case MessageResponseItem:
                        break;
                    default:
                        throw new NotSupportedException(item.GetType().Name);
                }
            }
        }
        while (requiresAction);

        return response.GetOutputText();
    }

    /// <summary>The options are kept, and their items grow.</summary>
    public async Task<string> RunWithInputItemsAsync(string question)
    {
        var options = Options([ResponseItem.CreateUserMessageItem(question)]);
        for (var round = 0; round < 10; round++)
        {
            ResponseResult response = await client.CreateResponseAsync(options);
            var hasCalls = false;
            foreach (var item in response.OutputItems)
            {
                options.InputItems.Add(item);
                if (item is FunctionCallResponseItem call)
                {
                    options.InputItems.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));
                    hasCalls = true;
                }
            }

            if (!hasCalls)
                return response.GetOutputText();
        }

        return "Ten rounds were not enough.";
    }

    /// <summary>Between calls and outputs other items may stand.</summary>
    public async Task<string> RunWithNotesAsync(string question, Func<FunctionCallResponseItem, string?> note)
    {
        List<ResponseItem> items = [ResponseItem.CreateUserMessageItem(question)];
        while (true)
        {
            ResponseResult response = await client.CreateResponseAsync(Options(items));
            items.AddRange(response.OutputItems);
            var calls = response.OutputItems.OfType<FunctionCallResponseItem>().ToArray();
            if (calls.Length == 0)
                return response.GetOutputText();

            foreach (var call in calls)
            {
                if (note(call) is { } text)
                    items.Add(ResponseItem.CreateDeveloperMessageItem(text));
                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));
            }
        }
    }

    /// <summary>By a switch with a default that answers.</summary>
    public async Task<string> AskForWeatherAsync(string question)
    {
        List<ResponseItem> items = [ResponseItem.CreateSystemMessageItem("You know the weather."), ResponseItem.CreateUserMessageItem(question)];
        ResponseResult response = await client.CreateResponseAsync(Options(items));
        while (response.OutputItems.Any(item => item is FunctionCallResponseItem))
        {
            items.AddRange(response.OutputItems);
            foreach (var call in response.OutputItems.OfType<FunctionCallResponseItem>())
            {
                string output;
                switch (call.FunctionName)
                {
                    case "get_weather":
                        output = "4 °C";
                        break;
                    case "get_time":
                        output = DateTime.Now.ToString("t");
                        break;
                    default:
                        output = $"Unknown tool {call.FunctionName}.";
                        break;
                }

                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, output));
            }

            response = await client.CreateResponseAsync(Options(items));
        }

        return response.GetOutputText();
    }

    private CreateResponseOptions Options(IEnumerable<ResponseItem> items)
    {
        var options = new CreateResponseOptions(model, items) { StoredOutputEnabled = false };
        foreach (var definition in toolbox.Definitions)
            options.Tools.Add(ResponseTool.CreateFunctionTool(definition.FunctionName, definition.FunctionParameters, strictModeEnabled: false));
        return options;
    }
}
