using OpenAI.Chat;

namespace Shape;

public static class ChatProgram
{
    public static async Task MainAsync(string[] args)
    {
        var key = Environment.GetEnvironmentVariable("OPENAI_API_KEY");
        if (string.IsNullOrEmpty(key))
        {
            Console.WriteLine("Please set OPENAI_API_KEY.");
            return;
        }

        var client = new ChatClient(args.Length > 0 ? args[0] : "gpt-4o", key);
        var options = new ChatCompletionOptions();
        options.Tools.Add(ChatTool.CreateFunctionTool("get_weather"));
        options.Tools.Add(ChatTool.CreateFunctionTool("get_time"));
        var messages = new List<ChatMessage> { new SystemChatMessage("You are a helpful assistant.") };

        while (true)
        {
            Console.ForegroundColor = ConsoleColor.Green;
            Console.Write("> ");
            Console.ResetColor();
            var line = Console.ReadLine();
            if (line is null or "exit" or "quit")
                break;
            if (line == "/clear")
            {
                messages.Clear();
                messages.Add(new SystemChatMessage("You are a helpful assistant."));
                continue;
            }

            if (line.StartsWith("/model ", StringComparison.Ordinal))
            {
                client = new ChatClient(line[7..].Trim(), key);
                continue;
            }

            messages.Add(new UserChatMessage(line));
            var done = false;
            while (!done)
            {
                var completion = (await client.CompleteChatAsync(messages, options)).Value;
                messages.Add(new AssistantChatMessage(completion));
                if (completion.ToolCalls is { Count: > 0 })
                {
                    foreach (var call in completion.ToolCalls)
                    {
                        Console.ForegroundColor = ConsoleColor.DarkGray;
                        Console.WriteLine($"{call.FunctionName}({call.FunctionArguments})");
                        Console.ResetColor();
                        if (call.FunctionName == "get_weather")
                        {
                            messages.Add(new ToolChatMessage(call.Id, "sunny"));
                        }
                        else if (call.FunctionName == "get_time")
                        {
                            messages.Add(new ToolChatMessage(call.Id, DateTime.Now.ToString("t")));
                        }
/*!4*/                        else
/*!4*/                        {
/*!4*/                            messages.Add(new ToolChatMessage(call.Id, "Unknown tool"));
/*!4*/                        }
                    }
                }
                else
                {
                    Console.WriteLine(completion.Content[0].Text);
                    done = true;
                }
            }
        }
    }
}
