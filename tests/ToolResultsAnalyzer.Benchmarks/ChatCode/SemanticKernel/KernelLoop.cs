using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Shape;

public static class KernelAgent
{
    public static async Task<string?> RunAsync(IChatCompletionService service, Kernel kernel, string question)
    {
        PromptExecutionSettings settings = new() { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto(autoInvoke: false) };
        ChatHistory messages = new("You tell the weather.");
        messages.AddUserMessage(question);

        while (true)
        {
            ChatMessageContent completion = await service.GetChatMessageContentAsync(messages, settings, kernel);
            messages.Add(completion);

            List<FunctionCallContent> calls = [.. FunctionCallContent.GetFunctionCalls(completion)];
            if (calls.Count == 0)
            {
                return completion.Content;
            }

            foreach (FunctionCallContent call in calls)
            {
                try
                {
                    FunctionResultContent result = await call.InvokeAsync(kernel);
                    messages.Add(result.ToChatMessage());
                }
                catch (HttpRequestException e)
                {
                    Console.Error.WriteLine($"{call.FunctionName} failed: {e.Message}");
/*!5*/                    messages.Add(new FunctionResultContent(call, $"Error: {e.Message}").ToChatMessage());
                }
/*2*/                catch (Exception e)
/*2*/                {
/*2*/                    messages.Add(new FunctionResultContent(call, e).ToChatMessage());
/*2*/                }
            }
        }
    }
}
