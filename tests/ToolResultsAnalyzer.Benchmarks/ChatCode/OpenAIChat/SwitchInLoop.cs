using OpenAI.Chat;

namespace Shape;

public class Agent(ChatClient client, ChatCompletionOptions options, Func<string, BinaryData, string> tool, Action<string> log)
{
    private readonly List<ChatMessage> _messages = new();

    public string Run(string question)
    {
        _messages.Add(new UserChatMessage(question));
        for (int round = 0; round < 10; round++)
        {
            ChatCompletion completion = client.CompleteChat(_messages, options);
            _messages.Add(new AssistantChatMessage(completion));
            log("Finished with " + completion.FinishReason);
            if (completion.FinishReason != ChatFinishReason.ToolCalls)
            {
                return string.Concat(completion.Content.Select(part => part.Text));
            }

            foreach (ChatToolCall call in completion.ToolCalls)
            {
                log($"Calling {call.FunctionName} with {call.FunctionArguments}");
                string result;
                try
                {
                    switch (call.FunctionName)
                    {
                        case "get_weather": result = tool("get_weather", call.FunctionArguments); break;
                        case "get_time": result = tool("get_time", call.FunctionArguments); break;
/*2*/                        case "get_user": result = Environment.UserName; break;
/*3*/                        case "list_files": result = string.Join(", ", Directory.GetFiles(".")); break;
                        default: result = "Error: unknown tool."; break;
                    }
                }
                catch (Exception exception)
                {
                    log(exception.Message);
                    result = "Error: " + exception.Message;
                }

                _messages.Add(new ToolChatMessage(call.Id, result));
            }
        }

        return "Too many rounds.";
    }
}
