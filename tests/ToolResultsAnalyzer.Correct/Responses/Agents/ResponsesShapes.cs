using System.Collections.Immutable;
using Correct.Tools;
using OpenAI.Responses;

namespace Correct.Responses.Agents;

/// <summary>The same loop in other words.</summary>
public sealed class ResponsesShapes(ResponsesClient client, string model, IToolbox toolbox)
{
    public async Task<string> WithImmutableItemsAsync(string question)
    {
        var items = ImmutableList.Create<ResponseItem>(ResponseItem.CreateUserMessageItem(question));
        while (true)
        {
            ResponseResult response = await client.CreateResponseAsync(ResponseOptions.For(toolbox, model, items));
            var outputs = from call in response.OutputItems.OfType<FunctionCallResponseItem>()
                          select ResponseItem.CreateFunctionCallOutputItem(call.CallId, toolbox.Invoke(call.FunctionName, call.FunctionArguments));
            var before = items.Count + response.OutputItems.Count;
            items = items.AddRange(response.OutputItems).AddRange(outputs);
            if (items.Count == before)
                return response.GetOutputText();
        }
    }

    public string WithQueue(string question)
    {
        var items = new List<ResponseItem> { ResponseItem.CreateUserMessageItem(question) };
        while (true)
        {
            ResponseResult response = client.CreateResponse(ResponseOptions.For(toolbox, model, items));
            items.AddRange(response.OutputItems);
            var queue = new Queue<FunctionCallResponseItem>(response.OutputItems.OfType<FunctionCallResponseItem>());
            if (queue.Count == 0)
                return response.GetOutputText();

            while (queue.Count > 0)
            {
                var call = queue.Dequeue();
                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, toolbox.Invoke(call.FunctionName, call.FunctionArguments)));
            }
        }
    }

    /// <summary>By position, over all items.</summary>
    public string ByIndex(string question)
    {
        var items = new List<ResponseItem> { ResponseItem.CreateUserMessageItem(question) };
        while (true)
        {
            ResponseResult response = client.CreateResponse(ResponseOptions.For(toolbox, model, items));
            var count = 0;
            for (var i = 0; i < response.OutputItems.Count; i++)
            {
                items.Add(response.OutputItems[i]);
                if (response.OutputItems[i] is not FunctionCallResponseItem call)
                    continue;

                count++;
                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, toolbox.Invoke(call.FunctionName, call.FunctionArguments)));
            }

            if (count == 0)
                return response.GetOutputText();
        }
    }

    /// <summary>A call that only carries the answer, and a list that ends here.</summary>
    public string UntilFinalAnswer(string question)
    {
        var items = new List<ResponseItem> { ResponseItem.CreateUserMessageItem(question) };
        while (true)
        {
            ResponseResult response = client.CreateResponse(ResponseOptions.For(toolbox, model, items));
            items.AddRange(response.OutputItems);
            var calls = response.OutputItems.OfType<FunctionCallResponseItem>().ToList();
            if (calls.Count == 0)
                return response.GetOutputText();

            foreach (var call in calls)
            {
                if (call.FunctionName == "final_answer")
                    return call.FunctionArguments.ToString();
                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, toolbox.Invoke(call.FunctionName, call.FunctionArguments)));
            }
        }
    }

    /// <summary>One call of a reply, taken with its output and without the rest.</summary>
    public string TakeFirst(string question)
    {
        var items = new List<ResponseItem> { ResponseItem.CreateUserMessageItem(question) };
        while (true)
        {
            ResponseResult response = client.CreateResponse(ResponseOptions.For(toolbox, model, items));
            if (response.OutputItems.OfType<FunctionCallResponseItem>().FirstOrDefault() is not { } call)
                return response.GetOutputText();

            items.Add(ResponseItem.CreateFunctionCallItem(call.CallId, call.FunctionName, call.FunctionArguments));
            items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, toolbox.Invoke(call.FunctionName, call.FunctionArguments)));
        }
    }

    /// <summary>Read and done: the reply goes nowhere.</summary>
    public T Extract<T>(string text, ResponseTool schema)
    {
        var options = new CreateResponseOptions(model, [ResponseItem.CreateUserMessageItem(text)]) { ToolChoice = ResponseToolChoice.CreateRequiredChoice() };
        options.Tools.Add(schema);
        ResponseResult response = client.CreateResponse(options);
        return response.OutputItems.OfType<FunctionCallResponseItem>().First().FunctionArguments.ToObjectFromJson<T>()!;
    }

    /// <summary>Without tools: the text is all there is.</summary>
    public async Task<List<ResponseItem>> TalkAsync(IEnumerable<string> lines)
    {
        List<ResponseItem> items = [];
        foreach (var line in lines)
        {
            items.Add(ResponseItem.CreateUserMessageItem(line));
            ResponseResult response = await client.CreateResponseAsync(model, items);
            items.Add(ResponseItem.CreateAssistantMessageItem(response.GetOutputText()));
        }

        return items;
    }

    /// <summary>A custom agent below this one, with items of its own.</summary>
    public async Task<string> LeadAsync(string goal, Func<string, Task<string>> delegateTo)
    {
        List<ResponseItem> items = [ResponseItem.CreateUserMessageItem(goal)];
        while (true)
        {
            ResponseResult response = await client.CreateResponseAsync(ResponseOptions.For(toolbox, model, items));
            items.AddRange(response.OutputItems);
            var any = false;
            foreach (var call in response.OutputItems.OfType<FunctionCallResponseItem>())
            {
                any = true;
                var output = call.FunctionName.StartsWith("ask_", StringComparison.Ordinal)
                    ? await delegateTo(call.FunctionArguments.ToString())
                    : await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments);
                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, output));
            }

            if (!any)
                return response.GetOutputText();
        }
    }
}
