using Correct.Tools;
using OpenAI.Chat;

namespace Correct.Concurrency;

public static class PlinqAgent
{
    public static string Run(ChatClient client, string question, IToolbox toolbox)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        var options = ChatOptions.For(toolbox);
        while (true)
        {
            ChatCompletion completion = client.CompleteChat(messages, options);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            messages.AddRange(completion.ToolCalls
                .AsParallel()
                .AsOrdered()
                .Select(call => new ToolChatMessage(call.Id, toolbox.Invoke(call.FunctionName, call.FunctionArguments))));
        }
    }

    public static string RunWithThreads(ChatClient client, string question, IToolbox toolbox)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        var options = ChatOptions.For(toolbox);
        ChatCompletion completion = client.CompleteChat(messages, options);
        while (completion.ToolCalls.Count > 0)
        {
            var contents = new string[completion.ToolCalls.Count];
            Parallel.For(0, contents.Length, i =>
                contents[i] = toolbox.Invoke(completion.ToolCalls[i].FunctionName, completion.ToolCalls[i].FunctionArguments));

            messages.Add(new AssistantChatMessage(completion));
            foreach (var (call, content) in completion.ToolCalls.Zip(contents))
                messages.Add(new ToolChatMessage(call.Id, content));
            completion = client.CompleteChat(messages, options);
        }

        return completion.Content[0].Text;
    }
}
