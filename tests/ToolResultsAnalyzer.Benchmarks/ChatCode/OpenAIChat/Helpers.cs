using OpenAI.Chat;

namespace Shape;

public class Agent
{
    private readonly List<ChatMessage> _messages = new();

    public string Run(ChatClient client, ChatCompletionOptions options, Func<string, BinaryData, string> tool, Action<string> log)
    {
        Remember(new UserChatMessage("Hello"));
        for (int round = 0; round < 10; round++)
        {
            ChatCompletion completion = client.CompleteChat(_messages, options);
            Remember(new AssistantChatMessage(completion));
            log("Finished with " + completion.FinishReason);
            if (completion.FinishReason != ChatFinishReason.ToolCalls)
            {
                return TextOf(completion);
            }

            foreach (ChatToolCall call in completion.ToolCalls)
            {
                Remember(Answer(call, tool, log));
            }
        }

        return "Too many rounds.";
    }

    private static ToolChatMessage Answer(ChatToolCall call, Func<string, BinaryData, string> tool, Action<string> log)
    {
        try
        {
            switch (call.FunctionName)
            {
                case "get_weather": return new ToolChatMessage(call.Id, tool("get_weather", call.FunctionArguments));
                case "get_time": return new ToolChatMessage(call.Id, tool("get_time", call.FunctionArguments));
/*2*/                case "get_user": return new ToolChatMessage(call.Id, Environment.UserName);
                default: return new ToolChatMessage(call.Id, "Error: unknown tool.");
            }
        }
        catch (Exception exception)
        {
            log(exception.Message);
            return new ToolChatMessage(call.Id, "Error: " + exception.Message);
        }
    }

    private static string TextOf(ChatCompletion completion)
    {
        var text = new StringBuilder();
        foreach (var part in completion.Content)
        {
            if (part.Kind == ChatMessageContentPartKind.Text)
                text.AppendLine(part.Text);
        }

        return text.ToString().TrimEnd();
    }

    private void Remember(ChatMessage message) => _messages.Add(message);
}
