using Correct.Tools;
using OpenAI.Chat;

namespace Correct.StateMachines;

public static class InlineMachine
{
    private enum State { Ask, Call, Finish }

    /// <summary>The states are values of a local.</summary>
    public static async Task<string> RunAsync(ChatClient client, IToolbox toolbox, string question)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        var options = ChatOptions.For(toolbox);
        var state = State.Ask;
        ChatCompletion? completion = null;
        while (state != State.Finish)
        {
            switch (state)
            {
                case State.Ask:
                    completion = await client.CompleteChatAsync(messages, options);
                    messages.Add(new AssistantChatMessage(completion));
                    state = completion.ToolCalls.Count > 0 ? State.Call : State.Finish;
                    break;

                case State.Call:
                    foreach (var call in completion!.ToolCalls)
                        messages.Add(new ToolChatMessage(call.Id, await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));
                    state = State.Ask;
                    break;
            }
        }

        return completion!.Content[0].Text;
    }

    /// <summary>The states are functions that give the next one.</summary>
    public static async Task<string> RunFunctionsAsync(ChatClient client, IToolbox toolbox, string question)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        string? answer = null;
        Func<Task<Delegate?>> next = AskAsync;
        while (await next() is Func<Task<Delegate?>> following)
            next = following;
        return answer ?? "";

        async Task<Delegate?> AskAsync()
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, ChatOptions.For(toolbox));
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count > 0)
                return (Func<Task<Delegate?>>)(() => CallAsync(completion));

            answer = completion.Content[0].Text;
            return null;
        }

        async Task<Delegate?> CallAsync(ChatCompletion completion)
        {
            foreach (var call in completion.ToolCalls)
                messages.Add(new ToolChatMessage(call.Id, await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));
            return (Func<Task<Delegate?>>)AskAsync;
        }
    }

    /// <summary>A flag says whether there is another round.</summary>
    public static string RunWithFlag(ChatClient client, IToolbox toolbox, string question)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        var options = ChatOptions.For(toolbox);
        bool hasCalls = true;
        string text = string.Empty;
        while (hasCalls)
        {
            ChatCompletion completion = client.CompleteChat(messages, options);
            hasCalls = completion.ToolCalls.Count > 0;
            messages.Add(new AssistantChatMessage(completion));
            if (hasCalls)
            {
                foreach (ChatToolCall call in completion.ToolCalls)
                {
                    messages.Add(new ToolChatMessage(call.Id, toolbox.Invoke(call.FunctionName, call.FunctionArguments)));
                }
            }
            else
            {
                text = completion.Content[0].Text;
            }
        }

        return text;
    }
}
