using Correct.Tools;
using OpenAI.Responses;

namespace Correct.Responses.Stores;

/// <summary>Keeps the items of a conversation, a whole turn at a time.</summary>
public sealed class ItemStore
{
    private readonly Dictionary<string, List<ResponseItem>> _items = [];

    public async Task<string> TurnAsync(string id, string text, ResponsesClient client, string model, IToolbox toolbox, CancellationToken cancellationToken)
    {
        if (!_items.TryGetValue(id, out var stored))
            _items[id] = stored = [];

        List<ResponseItem> turn = [ResponseItem.CreateUserMessageItem(text)];
        while (true)
        {
            ResponseResult response = await client.CreateResponseAsync(ResponseOptions.For(toolbox, model, stored.Concat(turn)), cancellationToken);
            turn.AddRange(response.OutputItems);
            var calls = response.OutputItems.OfType<FunctionCallResponseItem>().ToList();
            if (calls.Count == 0)
            {
                stored.AddRange(turn);
                return response.GetOutputText();
            }

            foreach (var call in calls)
                turn.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, await toolbox.RunAsync(call.FunctionName, call.FunctionArguments, cancellationToken)));
        }
    }

    /// <summary>Writes as it goes and takes back what a failure leaves.</summary>
    public string Turn(string id, string text, ResponsesClient client, string model, IToolbox toolbox)
    {
        var items = _items.TryGetValue(id, out var stored) ? stored : _items[id] = [];
        var count = items.Count;
        try
        {
            items.Add(ResponseItem.CreateUserMessageItem(text));
            ResponseResult response = client.CreateResponse(ResponseOptions.For(toolbox, model, items));
            while (response.OutputItems.OfType<FunctionCallResponseItem>().Any())
            {
                items.AddRange(response.OutputItems);
                foreach (var call in response.OutputItems.OfType<FunctionCallResponseItem>())
                    items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, toolbox.Invoke(call.FunctionName, call.FunctionArguments)));
                response = client.CreateResponse(ResponseOptions.For(toolbox, model, items));
            }

            items.AddRange(response.OutputItems);
            return response.GetOutputText();
        }
        catch
        {
            items.RemoveRange(count, items.Count - count);
            throw;
        }
    }

    /// <summary>From the last word of the user on.</summary>
    public IReadOnlyList<ResponseItem> LastTurn(string id)
    {
        if (!_items.TryGetValue(id, out var items))
            return [];

        var start = items.FindLastIndex(item => item is MessageResponseItem { Role: MessageRole.User });
        return start < 0 ? [] : items.GetRange(start, items.Count - start);
    }

    /// <summary>Whole turns go.</summary>
    public void Trim(string id, int max)
    {
        if (!_items.TryGetValue(id, out var items))
            return;

        while (items.Count > max)
        {
            var next = items.FindIndex(1, item => item is MessageResponseItem { Role: MessageRole.User });
            if (next < 0)
                return;
            items.RemoveRange(0, next);
        }
    }

    /// <summary>Without calls, without outputs, and without the thoughts that led to them.</summary>
    public IEnumerable<ResponseItem> Spoken(string id) =>
        _items.GetValueOrDefault(id, []).OfType<MessageResponseItem>();

    /// <summary>What a crash left open is closed.</summary>
    public static List<ResponseItem> Repair(IEnumerable<ResponseItem> items)
    {
        var all = items.ToList();
        var answered = all.OfType<FunctionCallOutputResponseItem>().Select(output => output.CallId).ToHashSet();
        var called = all.OfType<FunctionCallResponseItem>().Select(call => call.CallId).ToHashSet();
        var seen = new HashSet<string>();
        var repaired = new List<ResponseItem>();
        foreach (var item in all)
        {
            if (item is FunctionCallOutputResponseItem output && (!called.Contains(output.CallId) || !seen.Add(output.CallId)))
                continue;

            repaired.Add(item);
            if (item is FunctionCallResponseItem call && !answered.Contains(call.CallId))
                repaired.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, "Interrupted."));
        }

        return repaired;
    }
}
