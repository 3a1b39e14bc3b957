using OpenAI.Chat;

namespace Shape;

public static class RecursiveAgent
{
    public static async Task<string> RunAsync(ChatClient client, string question, Func<string, BinaryData, Task<string>> execute)
    {
        var options = new ChatCompletionOptions { Tools = { ChatTool.CreateFunctionTool("get_weather"), ChatTool.CreateFunctionTool("get_time") } };
        var messages = new List<ChatMessage> { ChatMessage.CreateUserMessage(question) };
        var rounds = 0;
        return await NextAsync();

        async Task<string> NextAsync()
        {
            if (++rounds > 10)
                return "No answer.";

            ChatCompletion completion = await client.CompleteChatAsync(messages, options);
            messages.Add(ChatMessage.CreateAssistantMessage(completion));
            if (completion.ToolCalls.Any())
            {
                foreach (var call in completion.ToolCalls)
                    await AnswerAsync(call);
                return await NextAsync();
            }

            return Text(completion);
        }

        async Task AnswerAsync(ChatToolCall call)
        {
            var result = await TryAsync(call);
            messages.Add(ChatMessage.CreateToolMessage(call.Id, result));
        }

        async Task<string> TryAsync(ChatToolCall call)
        {
            try
            {
                return await execute(call.FunctionName, call.FunctionArguments);
            }
            catch (Exception exception)
            {
/*2*/                Console.Error.WriteLine(exception);
                return exception.Message;
            }
        }

        static string Text(ChatCompletion completion) => completion.Content.Count == 0 ? "" : completion.Content[0].Text;
    }
}
