using OpenAI.Responses;

namespace Shape;

public sealed class ResponsesAgent(ResponsesClient client, string model, Func<string, BinaryData, Task<string>> tool)
{
    public async Task<string> RunAsync(string question, CancellationToken token = default)
    {
        List<ResponseItem> items = [ResponseItem.CreateUserMessageItem(question)];
        for (var round = 0; ; round++)
        {
            if (round == 10)
                throw new InvalidOperationException("Too many rounds.");

            ResponseResult response = await client.CreateResponseAsync(OptionsFor(items), token);
            items.AddRange(response.OutputItems);

            var calls = response.OutputItems.OfType<FunctionCallResponseItem>().ToList();
            if (calls.Count == 0)
                return response.GetOutputText();

            foreach (var call in calls)
            {
                string result;
                try
                {
                    result = await tool(call.FunctionName, call.FunctionArguments);
                }
                catch (Exception exception)
                {
/*2*/                    Console.Error.WriteLine($"{call.FunctionName}: {exception.Message}");
                    result = "Error: " + exception.Message;
                }

                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, result));
            }
        }
    }

    private CreateResponseOptions OptionsFor(IEnumerable<ResponseItem> items)
    {
        var options = new CreateResponseOptions(model, items) { StoredOutputEnabled = false };
        options.Tools.Add(ResponseTool.CreateFunctionTool("get_weather", BinaryData.FromString("{}"), strictModeEnabled: false));
        return options;
    }
}
