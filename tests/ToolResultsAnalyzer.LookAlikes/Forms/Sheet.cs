namespace LookAlikes.Forms;

/// <summary>Answers of a form (a survey), whose items call functions of a sheet.</summary>
public abstract class ResponseItem
{
    public string Id { get; init; } = "";

    public static FunctionCallOutputResponseItem CreateFunctionCallOutputItem(string callId, string functionOutput) => new(callId, functionOutput);
}

public sealed class FunctionCallResponseItem(string callId, string functionName) : ResponseItem
{
    public string CallId { get; } = callId;

    public string FunctionName { get; } = functionName;
}

public sealed class FunctionCallOutputResponseItem(string callId, string functionOutput) : ResponseItem
{
    public string CallId { get; } = callId;

    public string FunctionOutput { get; } = functionOutput;
}

public sealed class ResponseResult
{
    public string Id { get; init; } = "";

    public List<ResponseItem> OutputItems { get; } = [];
}

public sealed class ResponsesClient(Func<IEnumerable<ResponseItem>, ResponseResult> send)
{
    public ResponseResult CreateResponse(string model, IEnumerable<ResponseItem> inputItems) => model.Length > 0 ? send(inputItems) : new ResponseResult();
}

public sealed class Sheet(ResponsesClient client)
{
    private readonly List<ResponseItem> _items = [];

    public void AnswersTheFirst(ResponseResult response)
    {
        _items.AddRange(response.OutputItems);
        var call = response.OutputItems.OfType<FunctionCallResponseItem>().First();
        _items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, "1"));
        client.CreateResponse("form", _items);
    }

    public void AnswersUnderTheItem(ResponseResult response)
    {
        _items.AddRange(response.OutputItems);
        foreach (var call in response.OutputItems.OfType<FunctionCallResponseItem>())
            _items.Add(ResponseItem.CreateFunctionCallOutputItem(call.Id, "1"));
        client.CreateResponse("form", _items);
    }

    public void AnswersSome(ResponseResult response)
    {
        _items.AddRange(response.OutputItems);
        foreach (var item in response.OutputItems)
        {
            if (item is FunctionCallResponseItem { FunctionName: "SUM" } call)
                _items.Add(new FunctionCallOutputResponseItem(call.CallId, "0"));
        }

        client.CreateResponse("form", _items);
    }

    public void AnswersNothing(string model)
    {
        var response = client.CreateResponse(model, _items);
        _items.AddRange(response.OutputItems);
        client.CreateResponse(model, _items);
    }

    public void AnswersTwice(ResponseResult response)
    {
        _items.AddRange(response.OutputItems);
        foreach (var call in response.OutputItems.OfType<FunctionCallResponseItem>())
        {
            _items.Add(new FunctionCallOutputResponseItem(call.CallId, "0"));
            _items.Add(new FunctionCallOutputResponseItem(call.CallId, "1"));
        }

        client.CreateResponse("form", _items);
    }
}
