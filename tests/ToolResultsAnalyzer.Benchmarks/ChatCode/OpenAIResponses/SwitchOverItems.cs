using OpenAI.Responses;

namespace Shape;

public sealed class ItemAgent
{
    private readonly ResponsesClient _client;
    private readonly Dictionary<string, Func<BinaryData, string>> _functions;
    private readonly List<string> _log = [];

    public ItemAgent(ResponsesClient client, Dictionary<string, Func<BinaryData, string>> functions)
    {
        _client = client;
        _functions = functions;
    }

    public string Run(string model, string question)
    {
        var items = new List<ResponseItem> { ResponseItem.CreateUserMessageItem(question) };
        bool requiresAction;
        ResponseResult response;
        do
        {
            requiresAction = false;
            response = _client.CreateResponse(new CreateResponseOptions(model, items));
            items.AddRange(response.OutputItems);
            foreach (ResponseItem item in response.OutputItems)
            {
                switch (item)
                {
                    case FunctionCallResponseItem call:
                        _log.Add($"{call.FunctionName}({call.FunctionArguments})");
                        var result = _functions.TryGetValue(call.FunctionName, out var function) ? function(call.FunctionArguments) : "Unknown function.";
                        items.Add(new FunctionCallOutputResponseItem(call.CallId, result));
                        requiresAction = true;
                        break;
                    case ReasoningResponseItem reasoning:
                        _log.Add("Reasoning " + reasoning.Id);
                        break;
                    case MessageResponseItem message:
                        _log.Add(string.Concat(message.Content.Select(part => part.Text)));
                        break;
                    default:
/*2*/                        _log.Add(item.GetType().Name);
                        break;
                }
            }
        }
        while (requiresAction);

        return response.GetOutputText();
    }
}
