using OpenAI.Chat;

namespace Correct.Plugins;

/// <summary>Functions by name, in the styles that people write them in.</summary>
public static class DispatchTable
{
    private delegate string Handler(BinaryData arguments);

    private static readonly Dictionary<string, Handler> Handlers = new Dictionary<string, Handler>
    {
        { "now", delegate { return DateTime.Now.ToString("O"); } },
        { "echo", arguments => arguments.ToString() },
        { "user", _ => Environment.UserName },
    };

    public static string Run(ChatClient client, string question, ChatCompletionOptions options)
    {
        List<ChatMessage> messages = new List<ChatMessage>();
        messages.Add(new UserChatMessage(question));
        while (true)
        {
            ChatCompletion completion = client.CompleteChat(messages, options);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
            {
                return completion.Content[0].Text;
            }

            foreach (ChatToolCall call in completion.ToolCalls)
            {
                Handler? handler;
                if (Handlers.TryGetValue(call.FunctionName, out handler))
                {
                    messages.Add(new ToolChatMessage(call.Id, handler(call.FunctionArguments)));
                }
                else
                {
                    messages.Add(new ToolChatMessage(call.Id, "Unknown: " + call.FunctionName));
                }
            }
        }
    }

    public static string RunWithDefault(ChatClient client, string question, ChatCompletionOptions options)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        while (client.CompleteChat(messages, options).Value is var completion)
        {
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                break;

            messages.AddRange(completion.ToolCalls.Select(call => new ToolChatMessage(
                call.Id,
                Handlers.GetValueOrDefault(call.FunctionName, _ => "Unknown.")(call.FunctionArguments))));
        }

        return string.Concat(messages[^1].Content.Select(part => part.Text));
    }

    /// <summary>Handlers that append by themselves, with a last one for all others.</summary>
    public static async Task<string> RunAppendersAsync(ChatClient client, string question, ChatCompletionOptions options, IReadOnlyDictionary<string, Func<ChatToolCall, List<ChatMessage>, Task>> appenders)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        while (true)
        {
            ChatCompletion completion = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            foreach (var call in completion.ToolCalls)
            {
                if (appenders.TryGetValue(call.FunctionName, out var append))
                    await append(call, messages);
                else
                    AppendUnknown(call, messages);
            }
        }
    }

    private static void AppendUnknown(ChatToolCall call, List<ChatMessage> messages) =>
        messages.Add(new ToolChatMessage(call.Id, $"Unknown tool: {call.FunctionName}"));

    public static string RunBySwitch(ChatClient client, List<ChatMessage> messages, ChatCompletionOptions options)
    {
        ChatCompletion completion = client.CompleteChat(messages, options);
        while (completion.ToolCalls.Count > 0)
        {
            messages.Add(new AssistantChatMessage(completion));
            foreach (var call in completion.ToolCalls)
            {
                string content;
                switch (call.FunctionName)
                {
                    case "now":
                        content = DateTime.Now.ToString("O");
                        break;
                    case "echo" when call.FunctionArguments.ToString() is { Length: > 0 } text:
                        content = text;
                        break;
                    case "echo":
                    case "silence":
                        content = "";
                        break;
                    default:
                        content = "Unknown.";
                        break;
                }

                messages.Add(new ToolChatMessage(call.Id, content));
            }

            completion = client.CompleteChat(messages, options);
        }

        messages.Add(new AssistantChatMessage(completion));
        return completion.Content[0].Text;
    }

    public static string RunByIfs(ChatClient client, List<ChatMessage> messages, ChatCompletionOptions options)
    {
        while (true)
        {
            var completion = (ChatCompletion)client.CompleteChat(messages, options);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count <= 0)
                return completion.Content[0].Text;

            foreach (var toolCall in completion.ToolCalls)
            {
                // Every call of this package is one.
                if (toolCall is ChatToolCall call)
                {
                    string? content = null;
                    if (call.FunctionName == "now")
                        content = DateTime.Now.ToString("O");
                    else if (call.FunctionName == "echo")
                        content = call.FunctionArguments.ToString();

                    messages.Add(new ToolChatMessage(call.Id, content ?? "Unknown."));
                }
            }
        }
    }
}
