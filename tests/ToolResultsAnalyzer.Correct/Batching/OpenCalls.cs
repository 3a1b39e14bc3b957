using Correct.Tools;
using OpenAI.Chat;

namespace Correct.Batching;

public static class OpenCalls
{
    public static string DictionaryValues(ChatClient client, string question, IToolbox toolbox)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        while (true)
        {
            ChatCompletion completion = client.CompleteChat(messages, ChatOptions.For(toolbox));
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            var open = completion.ToolCalls.ToDictionary(call => call.Id);
            foreach (var call in completion.ToolCalls)
            {
                if (!toolbox.Knows(call.FunctionName))
                    continue;
                messages.Add(new ToolChatMessage(call.Id, toolbox.Invoke(call.FunctionName, call.FunctionArguments)));
                open.Remove(call.Id);
            }

            foreach (var call in open.Values)
                messages.Add(new ToolChatMessage(call.Id, "There is no such tool."));
        }
    }

    public static string DictionaryPairs(ChatClient client, string question, IToolbox toolbox)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        while (true)
        {
            ChatCompletion completion = client.CompleteChat(messages, ChatOptions.For(toolbox));
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            var open = completion.ToolCalls.ToDictionary(call => call.Id);
            foreach (var call in completion.ToolCalls)
            {
                if (!toolbox.Knows(call.FunctionName))
                    continue;
                messages.Add(new ToolChatMessage(call.Id, toolbox.Invoke(call.FunctionName, call.FunctionArguments)));
                open.Remove(call.Id);
            }

            foreach (var (id, call) in open)
                messages.Add(new ToolChatMessage(id, "There is no tool " + call.FunctionName));
        }
    }

    public static string DictionaryKeys(ChatClient client, string question, IToolbox toolbox)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        while (true)
        {
            ChatCompletion completion = client.CompleteChat(messages, ChatOptions.For(toolbox));
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            var open = completion.ToolCalls.ToDictionary(call => call.Id);
            foreach (var call in completion.ToolCalls)
            {
                if (!toolbox.Knows(call.FunctionName))
                    continue;
                messages.Add(new ToolChatMessage(call.Id, toolbox.Invoke(call.FunctionName, call.FunctionArguments)));
                open.Remove(call.Id);
            }

            foreach (var id in open.Keys)
                messages.Add(new ToolChatMessage(id, "There is no such tool."));
        }
    }

    public static string SetOfIds(ChatClient client, string question, IToolbox toolbox)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        while (true)
        {
            ChatCompletion completion = client.CompleteChat(messages, ChatOptions.For(toolbox));
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            var open = completion.ToolCalls.Select(call => call.Id).ToHashSet();
            foreach (var call in completion.ToolCalls)
            {
                if (!toolbox.Knows(call.FunctionName))
                    continue;
                messages.Add(new ToolChatMessage(call.Id, toolbox.Invoke(call.FunctionName, call.FunctionArguments)));
                open.Remove(call.Id);
            }

            foreach (var id in open)
                messages.Add(new ToolChatMessage(id, "There is no such tool."));
        }
    }

    public static string ListOfCalls(ChatClient client, string question, IToolbox toolbox)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        while (true)
        {
            ChatCompletion completion = client.CompleteChat(messages, ChatOptions.For(toolbox));
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            var open = completion.ToolCalls.ToList();
            foreach (var call in completion.ToolCalls)
            {
                if (!toolbox.Knows(call.FunctionName))
                    continue;
                messages.Add(new ToolChatMessage(call.Id, toolbox.Invoke(call.FunctionName, call.FunctionArguments)));
                open.Remove(call);
            }

            foreach (var call in open)
                messages.Add(new ToolChatMessage(call.Id, "There is no such tool."));
        }
    }

    public static string ListOfSkipped(ChatClient client, string question, IToolbox toolbox)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        while (true)
        {
            ChatCompletion completion = client.CompleteChat(messages, ChatOptions.For(toolbox));
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            var answered = new HashSet<string>();
            foreach (var call in completion.ToolCalls)
            {
                if (!toolbox.Knows(call.FunctionName))
                    continue;
                messages.Add(new ToolChatMessage(call.Id, toolbox.Invoke(call.FunctionName, call.FunctionArguments)));
                answered.Add(call.Id);
            }

            foreach (var call in completion.ToolCalls.Where(call => !answered.Contains(call.Id)))
                messages.Add(new ToolChatMessage(call.Id, "There is no such tool."));
        }
    }

    public static string ExceptAnswered(ChatClient client, string question, IToolbox toolbox)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        while (true)
        {
            ChatCompletion completion = client.CompleteChat(messages, ChatOptions.For(toolbox));
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            var answered = new List<ChatToolCall>();
            foreach (var call in completion.ToolCalls)
            {
                if (!toolbox.Knows(call.FunctionName))
                    continue;
                messages.Add(new ToolChatMessage(call.Id, toolbox.Invoke(call.FunctionName, call.FunctionArguments)));
                answered.Add(call);
            }

            foreach (var call in completion.ToolCalls.Except(answered))
                messages.Add(new ToolChatMessage(call.Id, "There is no such tool."));
        }
    }
}
