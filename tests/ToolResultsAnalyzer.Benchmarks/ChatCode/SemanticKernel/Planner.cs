using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Shape;

public sealed record Plan(string Goal, IReadOnlyList<string> Steps)
{
    public static Plan Parse(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new Plan(lines.FirstOrDefault() ?? "", [.. lines.Skip(1).Where(line => line.Length > 2 && char.IsDigit(line[0])).Select(line => line[2..].Trim())]);
    }
}

public sealed class Planner(Kernel kernel, IChatCompletionService service)
{
    private readonly Dictionary<string, string> _done = new();

    public async Task<string> ExecuteAsync(string goal, CancellationToken token)
    {
        var plan = Plan.Parse(await AskAsync("Make a plan in numbered lines for: " + goal, token));
        foreach (var (step, index) in plan.Steps.Select((step, index) => (step, index)))
        {
            token.ThrowIfCancellationRequested();
            Console.WriteLine($"{index + 1}/{plan.Steps.Count}: {step}");
            _done[step] = await ExecuteStepAsync(plan, step, token);
        }

        return await AskAsync("Summarize:\n" + string.Join("\n", _done.Select(pair => $"- {pair.Key}: {pair.Value}")), token);
    }

    private async Task<string> ExecuteStepAsync(Plan plan, string step, CancellationToken token)
    {
        var settings = new PromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto(autoInvoke: false) };
        var messages = new ChatHistory($"The goal is: {plan.Goal}");
        foreach (var pair in _done)
            messages.AddAssistantMessage($"{pair.Key}: {pair.Value}");
        messages.AddUserMessage(step);
        for (var round = 0; round < 6; round++)
        {
            var completion = await service.GetChatMessageContentAsync(messages, settings, kernel, token);
            messages.Add(completion);
            var calls = FunctionCallContent.GetFunctionCalls(completion).ToArray();
            if (calls.Length == 0)
                return completion.Content ?? "";

            var results = await Task.WhenAll(calls.Select(call => InvokeAsync(call, token)));
            foreach (var result in results)
                messages.Add(result.ToChatMessage());
        }

/*2*/        Console.Error.WriteLine("Gave up: " + step);
        return "No result.";
    }

    private async Task<FunctionResultContent> InvokeAsync(FunctionCallContent call, CancellationToken token)
    {
        try
        {
            return await call.InvokeAsync(kernel, token);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new FunctionResultContent(call, "Error: " + exception.Message);
        }
    }

    private async Task<string> AskAsync(string text, CancellationToken token)
    {
        var messages = new ChatHistory();
        messages.AddUserMessage(text);
        var completion = await service.GetChatMessageContentAsync(messages, cancellationToken: token);
        return completion.Content ?? string.Empty;
    }
}
