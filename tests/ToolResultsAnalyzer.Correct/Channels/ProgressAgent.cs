using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Correct.Tools;
using OpenAI.Chat;

namespace Correct.Channels;

public abstract record Progress
{
    public sealed record Calling(string Tool) : Progress;

    public sealed record Called(string Tool, string Content) : Progress;

    public sealed record Done(string Text) : Progress;
}

/// <summary>Tells what goes on while it goes on.</summary>
public sealed class ProgressAgent(ChatClient client, IToolbox toolbox)
{
    /// <summary>Whoever stops to listen in the middle takes the history with him.</summary>
    public async IAsyncEnumerable<Progress> RunAsync(string question, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        List<ChatMessage> messages = [new UserChatMessage(question)];
        var options = ChatOptions.For(toolbox);
        while (true)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, options, cancellationToken);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
            {
                yield return new Progress.Done(completion.Content[0].Text);
                yield break;
            }

            foreach (var call in completion.ToolCalls)
            {
                yield return new Progress.Calling(call.FunctionName);
                var content = await toolbox.RunAsync(call.FunctionName, call.FunctionArguments, cancellationToken);
                messages.Add(new ToolChatMessage(call.Id, content));
                yield return new Progress.Called(call.FunctionName, content);
            }
        }
    }

    public async Task RunAsync(List<ChatMessage> messages, ChannelWriter<Progress> progress)
    {
        var options = ChatOptions.For(toolbox);
        while (true)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
            {
                progress.TryWrite(new Progress.Done(completion.Content[0].Text));
                return;
            }

            foreach (var call in completion.ToolCalls)
            {
                progress.TryWrite(new Progress.Calling(call.FunctionName));
                var content = await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments);
                messages.Add(new ToolChatMessage(call.Id, content));
                progress.TryWrite(new Progress.Called(call.FunctionName, content));
            }
        }
    }
}
