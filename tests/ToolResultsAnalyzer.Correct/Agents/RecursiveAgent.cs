using Correct.Tools;
using OpenAI.Chat;

namespace Correct.Agents;

/// <summary>Each round is a call of the method by itself.</summary>
public static class RecursiveAgent
{
    public static async Task<string> RunAsync(ChatClient client, IList<ChatMessage> messages, IToolbox toolbox, int depth = 0)
    {
        ChatCompletion completion = await client.CompleteChatAsync(messages, depth < 10 ? ChatOptions.For(toolbox) : ChatOptions.WithoutCalls(toolbox));
        messages.Add(new AssistantChatMessage(completion));
        if (completion.ToolCalls.Count == 0)
            return string.Join("", completion.Content.Select(part => part.Text));

        foreach (var call in completion.ToolCalls)
            messages.Add(new ToolChatMessage(call.Id, await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));

        return await RunAsync(client, messages, toolbox, depth + 1);
    }

    public static string RunWithLocalFunction(ChatClient client, string prompt, Func<string, BinaryData, string> execute)
    {
        var options = new ChatCompletionOptions { Tools = { ChatTool.CreateFunctionTool("lookup") } };
        var messages = new List<ChatMessage> { ChatMessage.CreateUserMessage(prompt) };
        return Next();

        string Next()
        {
            var completion = client.CompleteChat(messages, options).Value;
            messages.Add(ChatMessage.CreateAssistantMessage(completion));
            if (completion.ToolCalls.Any())
            {
                completion.ToolCalls.ToList().ForEach(Answer);
                return Next();
            }

            return completion.Content[0].Text;
        }

        void Answer(ChatToolCall call) => messages.Add(ChatMessage.CreateToolMessage(call.Id, execute(call.FunctionName, call.FunctionArguments)));
    }

    /// <summary>Jumps back to the model after the whole batch.</summary>
    public static string RunWithGoto(ChatClient client, List<ChatMessage> messages, IToolbox toolbox)
    {
        var options = ChatOptions.For(toolbox);
        ChatCompletion completion;

        start:
        completion = client.CompleteChat(messages, options);
        messages.Add(new AssistantChatMessage(completion));
        if (completion.ToolCalls.Count > 0)
        {
            foreach (var call in completion.ToolCalls)
                messages.Add(new ToolChatMessage(call.Id, toolbox.Invoke(call.FunctionName, call.FunctionArguments)));
            goto start;
        }

        return completion.Content[0].Text;
    }
}
