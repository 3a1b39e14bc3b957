using Correct.Adapters;
using OpenAI.Chat;
using OpenAI.Responses;

namespace Correct.Responses.Adapters;

/// <summary>Between the messages of one API and the items of the other.</summary>
public static class ItemMapper
{
    public static IEnumerable<ResponseItem> ToItems(ChatMessage message)
    {
        var text = string.Concat(message.Content.Select(part => part.Text));
        switch (message)
        {
            case SystemChatMessage:
                yield return ResponseItem.CreateSystemMessageItem(text);
                break;

            case AssistantChatMessage assistant:
                if (text.Length > 0)
                    yield return ResponseItem.CreateAssistantMessageItem(text);
                foreach (var call in assistant.ToolCalls)
                    yield return ResponseItem.CreateFunctionCallItem(call.Id, call.FunctionName, call.FunctionArguments);
                break;

            case ToolChatMessage result:
                yield return ResponseItem.CreateFunctionCallOutputItem(result.ToolCallId, text);
                break;

            default:
                yield return ResponseItem.CreateUserMessageItem(text);
                break;
        }
    }

    public static async Task<string> ContinueAsync(ResponsesClient client, string model, IEnumerable<ChatMessage> history)
    {
        ResponseResult response = await client.CreateResponseAsync(model, history.SelectMany(ToItems));
        return response.GetOutputText();
    }

    /// <summary>Calls that wait at the same time become one message; what is said meanwhile comes after their results.</summary>
    public static List<ChatMessage> ToMessages(IEnumerable<ResponseItem> items)
    {
        var messages = new List<ChatMessage>();
        var calls = new List<ChatToolCall>();
        var results = new List<ChatMessage>();
        var said = new List<ChatMessage>();
        foreach (var item in items)
        {
            if (calls.Count == results.Count)
                Flush();

            switch (item)
            {
                case FunctionCallResponseItem call:
                    calls.Add(ToCall(call));
                    break;

                case FunctionCallOutputResponseItem output:
                    results.Add(new ToolChatMessage(output.CallId, output.FunctionOutput));
                    break;

                case MessageResponseItem message:
                    said.Add(ToMessage(message));
                    break;
            }
        }

        Flush();
        return messages;

        void Flush()
        {
            if (calls.Count > 0)
                messages.Add(new AssistantChatMessage(calls));
            messages.AddRange(results);
            messages.AddRange(said);
            calls = [];
            results = [];
            said = [];
        }
    }

    public static ResponseItem ToItem(MessageDto message) => message switch
    {
        { Role: "tool", ToolCallId: { } id } => ResponseItem.CreateFunctionCallOutputItem(id, message.Content ?? ""),
        { Role: "assistant", ToolCalls: [var only], Content: null } => ResponseItem.CreateFunctionCallItem(only.Id, only.Name, BinaryData.FromString(only.Arguments)),
        { Role: "assistant", ToolCalls: null or [] } => ResponseItem.CreateAssistantMessageItem(message.Content),
        { Role: "assistant" } => throw new NotSupportedException("Several items."),
        { Role: "system" } => ResponseItem.CreateSystemMessageItem(message.Content),
        _ => ResponseItem.CreateUserMessageItem(message.Content),
    };

    private static ChatMessage ToMessage(MessageResponseItem message)
    {
        var text = string.Concat(message.Content.Select(part => part.Text));
        return message.Role switch
        {
            MessageRole.Assistant => new AssistantChatMessage(text),
            MessageRole.System or MessageRole.Developer => new SystemChatMessage(text),
            _ => new UserChatMessage(text),
        };
    }

    private static ChatToolCall ToCall(FunctionCallResponseItem call) =>
        ChatToolCall.CreateFunctionToolCall(call.CallId, call.FunctionName, call.FunctionArguments);
}
