using Correct.Tools;
using OpenAI.Responses;

namespace Correct.Responses.Approvals;

public sealed class GuardedAgent(ResponsesClient client, string model, IToolbox toolbox, Func<FunctionCallResponseItem, Task<bool>> approve)
{
    public async Task<string> RunAsync(string task)
    {
        List<ResponseItem> items = [ResponseItem.CreateUserMessageItem(task)];
        while (true)
        {
            ResponseResult response = await client.CreateResponseAsync(ResponseOptions.For(toolbox, model, items));
            items.AddRange(response.OutputItems);
            var calls = response.OutputItems.OfType<FunctionCallResponseItem>().ToList();
            if (calls.Count == 0)
                return response.GetOutputText();

            foreach (var call in calls)
            {
                if (!toolbox.Knows(call.FunctionName))
                {
                    items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, "Unknown tool."));
                    continue;
                }

                if (!await approve(call))
                {
                    items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, "The user said no."));
                    continue;
                }

                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));
            }
        }
    }

    /// <summary>Requests of remote tools are approved or not, each of them, beside the calls of our own.</summary>
    public async Task<string> RunWithRemoteToolsAsync(string task, Func<McpToolCallApprovalRequestItem, bool> isAllowed)
    {
        ResponseResult response = await client.CreateResponseAsync(ResponseOptions.For(toolbox, model, [ResponseItem.CreateUserMessageItem(task)]));
        while (true)
        {
            var input = new List<ResponseItem>();
            foreach (var item in response.OutputItems)
            {
                if (item is McpToolCallApprovalRequestItem request)
                    input.Add(ResponseItem.CreateMcpApprovalResponseItem(request.Id, isAllowed(request)));
                else if (item is FunctionCallResponseItem call)
                    input.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));
            }

            if (input.Count == 0)
                return response.GetOutputText();

            response = await client.CreateResponseAsync(ResponseOptions.For(toolbox, model, input, response.Id));
        }
    }

    /// <summary>A refusal stops the work, after all of the batch have their outputs.</summary>
    public async Task<(string Text, List<ResponseItem> Items)> RunUntilRefusedAsync(List<ResponseItem> items)
    {
        while (true)
        {
            ResponseResult response = await client.CreateResponseAsync(ResponseOptions.For(toolbox, model, items));
            var calls = response.OutputItems.OfType<FunctionCallResponseItem>().ToList();
            var isRefused = false;
            var outputs = new List<ResponseItem>();
            foreach (var call in calls)
            {
                isRefused = isRefused || !await approve(call);
                outputs.Add(ResponseItem.CreateFunctionCallOutputItem(
                    call.CallId,
                    isRefused ? "Not run." : await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));
            }

            items.AddRange(response.OutputItems);
            items.AddRange(outputs);
            if (calls.Count == 0 || isRefused)
                return (isRefused ? "Stopped." : response.GetOutputText(), items);
        }
    }
}
