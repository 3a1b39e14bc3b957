using Correct.Tools;
using OpenAI.Chat;

namespace Correct.Handoffs;

public sealed class SwarmAgent
{
    public required string Name { get; init; }

    public required string Instructions { get; init; }

    public required IToolbox Toolbox { get; init; }

    public List<SwarmAgent> Handoffs { get; } = [];
}

/// <summary>An agent hands over by a call. The call is answered like any other, and so are those beside it.</summary>
public sealed class Swarm(ChatClient client)
{
    private const string Prefix = "transfer_to_";

    public async Task<string> RunAsync(SwarmAgent first, List<ChatMessage> history)
    {
        var active = first;
        for (var turn = 0; turn < 20; turn++)
        {
            var options = ChatOptions.For(active.Toolbox);
            foreach (var handoff in active.Handoffs)
                options.Tools.Add(ChatTool.CreateFunctionTool(Prefix + handoff.Name));

            ChatCompletion completion = await client.CompleteChatAsync([new SystemChatMessage(active.Instructions), .. history], options);
            history.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            SwarmAgent? next = null;
            foreach (var call in completion.ToolCalls)
            {
                if (!call.FunctionName.StartsWith(Prefix, StringComparison.Ordinal))
                {
                    history.Add(new ToolChatMessage(call.Id, await active.Toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));
                    continue;
                }

                var target = active.Handoffs.Find(agent => Prefix + agent.Name == call.FunctionName);
                if (target is null)
                    history.Add(new ToolChatMessage(call.Id, "There is nobody of that name."));
                else if (next is not null)
                    history.Add(new ToolChatMessage(call.Id, $"The conversation goes to {next.Name} already."));
                else
                    history.Add(new ToolChatMessage(call.Id, $"You are {(next = target).Name} now."));
            }

            active = next ?? active;
        }

        return "Nobody had an answer.";
    }
}
