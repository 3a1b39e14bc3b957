using OpenAI.Chat;

namespace Correct.Consoles;

/// <summary>Shows a history and what is still open in it; nothing is sent here.</summary>
public static class TranscriptPrinter
{
    public static void Print(IEnumerable<ChatMessage> messages, TextWriter output)
    {
        foreach (var message in messages)
        {
            // What tools say is noise for a reader.
            if (message is ToolChatMessage)
                continue;

            var role = message switch
            {
                SystemChatMessage => "system",
                UserChatMessage => "user",
                AssistantChatMessage { ToolCalls.Count: > 0 } assistant => $"assistant ({string.Join(", ", assistant.ToolCalls.Select(call => call.FunctionName))})",
                AssistantChatMessage => "assistant",
                _ => "other",
            };
            output.WriteLine($"{role}: {string.Concat(message.Content.Select(part => part.Text))}");
        }
    }

    public static string Describe(ChatCompletion completion)
    {
        if (completion.ToolCalls.Count == 0)
            return "text";

        var first = completion.ToolCalls[0];
        return completion.ToolCalls.Count == 1 ? first.FunctionName : $"{first.FunctionName} and {completion.ToolCalls.Count - 1} more";
    }

    public static IReadOnlyList<string> OpenCalls(IReadOnlyList<ChatMessage> history)
    {
        var open = new List<string>();
        foreach (var message in history)
        {
            switch (message)
            {
                case AssistantChatMessage assistant:
                    open.AddRange(assistant.ToolCalls.Select(call => call.Id));
                    break;
                case ToolChatMessage result:
                    open.Remove(result.ToolCallId);
                    break;
            }
        }

        return open;
    }
}
