using System.Text.Json;
using Correct.Tools;
using OpenAI.Chat;

namespace Correct.Agents;

/// <summary>Ends with a call of a tool that only carries the answer.</summary>
public sealed class FinalAnswerAgent(ChatClient client, IToolbox toolbox)
{
    private const string FinalAnswer = "final_answer";

    /// <summary>The history dies with the method, so the last batch needs no results.</summary>
    public async Task<string> SolveAsync(string task)
    {
        List<ChatMessage> messages = [new SystemChatMessage($"Call {FinalAnswer} when you are done."), new UserChatMessage(task)];
        var options = ChatOptions.For(toolbox);
        options.Tools.Add(ChatTool.CreateFunctionTool(FinalAnswer));
        options.ToolChoice = ChatToolChoice.CreateRequiredChoice();

        while (true)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                messages.Add(new UserChatMessage("Please call a tool."));

            foreach (var call in completion.ToolCalls)
            {
                if (call.FunctionName == FinalAnswer)
                    return AnswerIn(call.FunctionArguments);

                messages.Add(new ToolChatMessage(call.Id, await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));
            }
        }
    }

    /// <summary>Here the caller goes on with the history, so the last batch is answered as any other.</summary>
    public async Task<string> SolveAsync(List<ChatMessage> messages)
    {
        var options = ChatOptions.For(toolbox);
        options.Tools.Add(ChatTool.CreateFunctionTool(FinalAnswer));

        string? answer = null;
        while (answer is null)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content.FirstOrDefault()?.Text ?? "";

            foreach (var call in completion.ToolCalls)
            {
                if (call.FunctionName == FinalAnswer)
                {
                    answer ??= AnswerIn(call.FunctionArguments);
                    messages.Add(new ToolChatMessage(call.Id, "Thank you."));
                }
                else
                {
                    messages.Add(new ToolChatMessage(call.Id, await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));
                }
            }
        }

        return answer;
    }

    /// <summary>The final call is looked for before anything is written down.</summary>
    public async IAsyncEnumerable<string> SolveStepwiseAsync(string task)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(task) };
        var options = ChatOptions.For(toolbox);
        for (var round = 1; round <= 5; round++)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, options);
            if (completion.ToolCalls.FirstOrDefault(call => call.FunctionName == FinalAnswer) is { } final)
            {
                yield return AnswerIn(final.FunctionArguments);
                yield break;
            }

            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
            {
                yield return completion.Content[0].Text;
                yield break;
            }

            foreach (var call in completion.ToolCalls)
                messages.Add(new ToolChatMessage(call.Id, await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));

            yield return $"Round {round}: {completion.ToolCalls.Count} calls.";
        }
    }

    private static string AnswerIn(BinaryData arguments)
    {
        try
        {
            return arguments.ToObjectFromJson<Dictionary<string, string>>()?.GetValueOrDefault("answer") ?? "";
        }
        catch (JsonException)
        {
            return arguments.ToString();
        }
    }
}
