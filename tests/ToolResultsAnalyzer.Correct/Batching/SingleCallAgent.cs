using Correct.Tools;
using OpenAI.Chat;

namespace Correct.Batching;

/// <summary>One call at a time, each in its own way.</summary>
public sealed class SingleCallAgent(ChatClient client, IToolbox toolbox)
{
    /// <summary>The reply is rebuilt with the one call that is taken from it.</summary>
    public async Task<string> TakeFirstAsync(string question)
    {
        List<ChatMessage> messages = [new UserChatMessage(question)];
        var options = ChatOptions.For(toolbox);
        while (true)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, options);
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            var call = completion.ToolCalls[0];
            messages.Add(new AssistantChatMessage([call]));
            messages.Add(new ToolChatMessage(call.Id, await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));
        }
    }

    /// <summary>More than one is not expected, and ends the run.</summary>
    public string ExpectOne(string question)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        var options = ChatOptions.For(toolbox);
        ChatCompletion completion = client.CompleteChat(messages, options);
        while (completion.ToolCalls.Count > 0)
        {
            messages.Add(new AssistantChatMessage(completion));
            var call = completion.ToolCalls.Single();
            messages.Add(new ToolChatMessage(call.Id, toolbox.Invoke(call.FunctionName, call.FunctionArguments)));
            completion = client.CompleteChat(messages, options);
        }

        return completion.Content[0].Text;
    }

    public string GuardOne(List<ChatMessage> messages)
    {
        var options = ChatOptions.For(toolbox);
        while (true)
        {
            ChatCompletion completion = client.CompleteChat(messages, options);
            if (completion.ToolCalls.Count > 1)
                throw new NotSupportedException("One call at a time.");

            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls is not [var call])
                return completion.Content[0].Text;

            messages.Add(new ToolChatMessage(call.Id, toolbox.Invoke(call.FunctionName, call.FunctionArguments)));
        }
    }

    /// <summary>Only those that are known go on, in the reply as in the results.</summary>
    public async Task<string> TakeKnownAsync(string question)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        var options = ChatOptions.For(toolbox);
        for (var round = 0; round < 10; round++)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, options);
            var known = completion.ToolCalls.Where(call => toolbox.Knows(call.FunctionName)).ToList();
            if (known.Count == 0)
                return completion.Content.FirstOrDefault()?.Text ?? "";

            messages.Add(new AssistantChatMessage(known));
            foreach (var call in known)
                messages.Add(new ToolChatMessage(call.Id, await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));
        }

        return "";
    }

    /// <summary>One is run, the others are put off.</summary>
    public string RunFirstRefuseRest(string question)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        var options = ChatOptions.For(toolbox);
        while (true)
        {
            ChatCompletion completion = client.CompleteChat(messages, options);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            for (var i = 0; i < completion.ToolCalls.Count; i++)
            {
                var call = completion.ToolCalls[i];
                messages.Add(i == 0
                    ? new ToolChatMessage(call.Id, toolbox.Invoke(call.FunctionName, call.FunctionArguments))
                    : new ToolChatMessage(call.Id, "One call at a time, please. Ask again."));
            }
        }
    }
}
