using OpenAI.Responses;

namespace Correct.Responses.FewShot;

public static class ItemExamples
{
    public static List<ResponseItem> Calculator(string question) =>
    [
        ResponseItem.CreateUserMessageItem("3 + 4, and 5 * 6?"),
        ResponseItem.CreateFunctionCallItem("example_1", "add", BinaryData.FromString("""{"a":3,"b":4}""")),
        ResponseItem.CreateFunctionCallItem("example_2", "multiply", BinaryData.FromString("""{"a":5,"b":6}""")),
        ResponseItem.CreateFunctionCallOutputItem("example_1", "7"),
        ResponseItem.CreateFunctionCallOutputItem("example_2", "30"),
        ResponseItem.CreateAssistantMessageItem("7 and 30."),
        ResponseItem.CreateUserMessageItem(question),
    ];

    public static string Ask(ResponsesClient client, string model, string question) =>
        client.CreateResponse(model, Calculator(question)).Value.GetOutputText();

    /// <summary>Each call with its output, one after the other, with a word in between.</summary>
    public static async Task<string> AskAlternatingAsync(ResponsesClient client, string model, string question)
    {
        var items = new List<ResponseItem>
        {
            ResponseItem.CreateUserMessageItem("Weather in Oslo and Rome?"),
            ResponseItem.CreateFunctionCallItem("a", "get_weather", BinaryData.FromString("""{"city":"Oslo"}""")),
            ResponseItem.CreateFunctionCallOutputItem("a", "4 °C"),
            ResponseItem.CreateAssistantMessageItem("Oslo first."),
            ResponseItem.CreateFunctionCallItem("b", "get_weather", BinaryData.FromString("""{"city":"Rome"}""")),
            ResponseItem.CreateFunctionCallOutputItem("b", "27 °C"),
            ResponseItem.CreateUserMessageItem(question),
        };
        ResponseResult response = await client.CreateResponseAsync(model, items);
        return response.GetOutputText();
    }
}
