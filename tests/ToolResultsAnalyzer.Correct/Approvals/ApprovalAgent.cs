using Correct.Tools;
using OpenAI.Chat;

namespace Correct.Approvals;

public interface IApprover
{
    Task<bool> ApproveAsync(string tool, string arguments);
}

/// <summary>Asks a human before a tool runs; a refusal is a result too.</summary>
public sealed class ApprovalAgent(ChatClient client, IToolbox toolbox, IApprover approver, IReadOnlySet<string> dangerous)
{
    public async Task<string> RunAsync(string task)
    {
        List<ChatMessage> messages = [new UserChatMessage(task)];
        var options = ChatOptions.For(toolbox);
        while (true)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            foreach (var call in completion.ToolCalls)
            {
                if (dangerous.Contains(call.FunctionName) && !await approver.ApproveAsync(call.FunctionName, call.FunctionArguments.ToString()))
                {
                    messages.Add(new ToolChatMessage(call.Id, "The user does not want this tool to run."));
                    continue;
                }

                messages.Add(new ToolChatMessage(call.Id, await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));
            }
        }
    }

    /// <summary>One refusal stops the batch: what comes after it is answered as skipped, then the user is asked what to do.</summary>
    public async Task<string> RunUntilRefusedAsync(List<ChatMessage> messages)
    {
        var options = ChatOptions.For(toolbox);
        ChatCompletion completion = await client.CompleteChatAsync(messages, options);
        while (completion.ToolCalls.Count > 0)
        {
            var batch = new List<ChatMessage> { new AssistantChatMessage(completion) };
            var refused = false;
            foreach (var call in completion.ToolCalls)
            {
                string content;
                if (refused)
                    content = "Skipped, because the user refused a call before.";
                else if (dangerous.Contains(call.FunctionName) && !await approver.ApproveAsync(call.FunctionName, call.FunctionArguments.ToString()))
                    (refused, content) = (true, "Refused by the user.");
                else
                    content = await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments);

                batch.Add(new ToolChatMessage(call.Id, content));
            }

            messages.AddRange(batch);
            if (refused)
                return "What should I do instead?";

            completion = await client.CompleteChatAsync(messages, options);
        }

        messages.Add(new AssistantChatMessage(completion));
        return completion.Content[0].Text;
    }

    /// <summary>The whole batch is shown before any of it runs.</summary>
    public async Task<IReadOnlyList<ToolChatMessage>> DecideAsync(ChatCompletion completion)
    {
        var decisions = new Dictionary<ChatToolCall, bool>();
        foreach (var call in completion.ToolCalls)
            decisions[call] = !dangerous.Contains(call.FunctionName) || await approver.ApproveAsync(call.FunctionName, call.FunctionArguments.ToString());

        var results = new List<ToolChatMessage>();
        foreach (var call in completion.ToolCalls)
        {
            results.Add(decisions[call]
                ? new ToolChatMessage(call.Id, await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments))
                : new ToolChatMessage(call.Id, "Rejected by the user."));
        }

        return results;
    }
}
