using Correct.Tools;
using OpenAI.Chat;

namespace Correct.Handoffs;

/// <summary>A call starts another agent with a history of its own, which is sent while this batch is still open.</summary>
public sealed class SubAgents(ChatClient client, IToolbox research, IToolbox coding)
{
    public async Task<string> LeadAsync(string goal)
    {
        List<ChatMessage> messages = [new SystemChatMessage("You lead a team."), new UserChatMessage(goal)];
        var options = new ChatCompletionOptions
        {
            Tools = { ChatTool.CreateFunctionTool("research"), ChatTool.CreateFunctionTool("code") },
        };

        while (true)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            foreach (var call in completion.ToolCalls)
            {
                var report = call.FunctionName switch
                {
                    "research" => await WorkAsync(call.FunctionArguments.ToString(), research),
                    "code" => await WorkAsync(call.FunctionArguments.ToString(), coding),
                    var name => $"Nobody does '{name}'.",
                };
                messages.Add(new ToolChatMessage(call.Id, report));
            }
        }
    }

    private async Task<string> WorkAsync(string task, IToolbox toolbox)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(task) };
        for (var round = 0; round < 10; round++)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, ChatOptions.For(toolbox));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            messages.Add(new AssistantChatMessage(completion));
            foreach (var call in completion.ToolCalls)
                messages.Add(new ToolChatMessage(call.Id, await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));
        }

        return "Not done after ten rounds.";
    }

    /// <summary>A critic reads a copy of what is settled, in the middle of a batch.</summary>
    public async Task<string> LeadWithCriticAsync(string goal)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(goal) };
        var options = ChatOptions.For(coding);
        while (true)
        {
            var settled = messages.ToList();
            ChatCompletion completion = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            foreach (var call in completion.ToolCalls)
            {
                var question = new UserChatMessage($"Is it wise to call {call.FunctionName} with {call.FunctionArguments} now?");
                ChatCompletion opinion = await client.CompleteChatAsync([.. settled, question]);
                var content = await coding.InvokeAsync(call.FunctionName, call.FunctionArguments);
                messages.Add(new ToolChatMessage(call.Id, $"{content}\n\nCritic: {opinion.Content[0].Text}"));
            }
        }
    }
}
