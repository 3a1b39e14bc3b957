using System.ClientModel;
using OpenAI.Chat;

namespace Shape;

public sealed class RetryingAgent(ChatClient client, Func<string, BinaryData, CancellationToken, Task<string>> tool)
{
    private const int Attempts = 3;
    private int _failures;

    public async Task<string> RunAsync(string question, CancellationToken token)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        var options = new ChatCompletionOptions { Tools = { ChatTool.CreateFunctionTool("get_weather") } };
        while (true)
        {
            ChatCompletion? completion = null;
            for (var attempt = 1; completion is null; attempt++)
            {
                try
                {
                    completion = await client.CompleteChatAsync(messages, options, token);
                }
                catch (ClientResultException exception) when (exception.Status is 429 or >= 500 && attempt < Attempts)
                {
                    await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempt)), token);
                }
            }

            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            foreach (var call in completion.ToolCalls)
            {
                string? result = null;
                for (var attempt = 1; result is null; attempt++)
                {
                    try
                    {
                        result = await tool(call.FunctionName, call.FunctionArguments, token);
                    }
                    catch (HttpRequestException exception) when (attempt < Attempts)
                    {
                        await Console.Error.WriteLineAsync(exception.Message);
                        await Task.Delay(TimeSpan.FromSeconds(attempt), token);
                    }
                    catch (Exception exception)
                    {
                        result = $"Failed {attempt} times: {exception.Message}";
                    }
                    finally
                    {
/*2*/                        if (attempt > 1)
                            _failures++;
                    }
                }

                messages.Add(new ToolChatMessage(call.Id, result));
            }
        }
    }
}
