using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Samples;

// Semantic Kernel: a function that throws is logged, its call gets no result.
internal static class SemanticKernelAgent
{
    private static readonly KernelPlugin Weather =
        KernelPluginFactory.CreateFromFunctions("weather", [KernelFunctionFactory.CreateFromMethod(GetWeather, "get")]);

    public static async Task<string?> RunAsync(IChatCompletionService service)
    {
        Kernel kernel = new();
        kernel.Plugins.Add(Weather);
        PromptExecutionSettings settings = new() { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto(autoInvoke: false) };
        ChatHistory history = new("You tell the weather.");
        history.AddUserMessage("How is the weather in Atlantis and in Oslo?");

        while (true)
        {
            ChatMessageContent reply = await service.GetChatMessageContentAsync(history, settings, kernel);
            history.Add(reply);

            List<FunctionCallContent> calls = [.. FunctionCallContent.GetFunctionCalls(reply)];
            if (calls.Count == 0)
            {
                return reply.Content;
            }

            foreach (FunctionCallContent call in calls)
            {
                try
                {
                    FunctionResultContent result = await call.InvokeAsync(kernel);
                    history.Add(result.ToChatMessage());
                }
                catch (HttpRequestException e)
                {
                    Console.Error.WriteLine($"{call.FunctionName} failed: {e.Message}");
                }
            }
        }
    }

    private static string GetWeather(string city) =>
        city == "Oslo" ? "4 °C, rain" : throw new HttpRequestException($"No weather station in {city}.");
}
