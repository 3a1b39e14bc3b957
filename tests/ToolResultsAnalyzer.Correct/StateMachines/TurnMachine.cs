using Correct.Tools;
using OpenAI.Chat;

namespace Correct.StateMachines;

public enum Phase { Asking, Calling, Done }

/// <summary>One step at a time, driven from outside.</summary>
public sealed class TurnMachine(ChatClient client, IToolbox toolbox, string question)
{
    private readonly List<ChatMessage> _messages = [new UserChatMessage(question)];
    private ChatCompletion? _reply;

    public Phase Phase { get; private set; } = Phase.Asking;

    public string Answer => _reply?.Content.FirstOrDefault()?.Text ?? "";

    public async Task StepAsync()
    {
        switch (Phase)
        {
            case Phase.Asking:
                _reply = await client.CompleteChatAsync(_messages, ChatOptions.For(toolbox));
                Phase = _reply.ToolCalls.Count > 0 ? Phase.Calling : Phase.Done;
                break;

            case Phase.Calling:
                var batch = new List<ChatMessage> { new AssistantChatMessage(_reply) };
                foreach (var call in _reply!.ToolCalls)
                    batch.Add(new ToolChatMessage(call.Id, await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));
                _messages.AddRange(batch);
                Phase = Phase.Asking;
                break;

            case Phase.Done:
                throw new InvalidOperationException("There is nothing left to do.");
        }
    }

    public async Task<string> RunAsync()
    {
        while (Phase != Phase.Done)
            await StepAsync();
        return Answer;
    }
}
