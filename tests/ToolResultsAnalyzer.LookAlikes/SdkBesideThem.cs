using OpenAI.Chat;

namespace LookAlikes;

/// <summary>The real thing beside all the others, and as it should be.</summary>
public static class SdkBesideThem
{
    public static string Run(ChatClient client, List<ChatMessage> messages, Func<ChatToolCall, string> execute, ChatCompletionOptions options)
    {
        ChatCompletion completion = client.CompleteChat(messages, options);
        while (completion.ToolCalls.Count > 0)
        {
            List<ChatMessage> batch = [new AssistantChatMessage(completion), .. completion.ToolCalls.Select(call => new ToolChatMessage(call.Id, execute(call)))];
            messages.AddRange(batch);
            completion = client.CompleteChat(messages, options);
        }

        return completion.Content[0].Text;
    }

    /// <summary>Messages of the bus under the names of the SDK.</summary>
    public static void Mix(ChatCompletion completion, Bus.IMessageBus bus)
    {
        var messages = new List<Bus.ChatMessage>();
        foreach (var call in completion.ToolCalls)
            messages.Add(new Bus.ToolChatMessage(call.FunctionName, call.Id) { Topic = "calls" });
        bus.CompleteChat(messages);
    }
}
