using System.ClientModel;
using Correct.Tools;
using OpenAI.Chat;

namespace Correct.Consoles;

/// <summary>A conversation at the console, until an empty line.</summary>
public static class ChatLoop
{
    public static void Run(string apiKey, IToolbox toolbox)
    {
        var client = new ChatClient("gpt-4o-mini", new ApiKeyCredential(apiKey));
        var history = new List<ChatMessage> { new SystemChatMessage("You are helpful.") };
        var options = ChatOptions.For(toolbox);

        while (ReadLine("> ") is { Length: > 0 } line)
        {
            history.Add(line);
            bool again;
            do
            {
                again = false;
                ChatCompletion completion = client.CompleteChat(history, options);
                history.Add(new AssistantChatMessage(completion));
                foreach (var part in completion.Content)
                    Console.WriteLine(part.Text);

                foreach (var call in completion.ToolCalls)
                {
                    Console.ForegroundColor = ConsoleColor.DarkGray;
                    Console.WriteLine($"{call.FunctionName}({call.FunctionArguments})");
                    Console.ResetColor();

                    history.Add(new ToolChatMessage(call.Id, toolbox.Invoke(call.FunctionName, call.FunctionArguments)));
                    again = true;
                }
            }
            while (again);
        }
    }

    /// <summary>A failed request is shown; what it was about stays, and the next line tries again.</summary>
    public static async Task RunWithRecoveryAsync(ChatClient client, IToolbox toolbox, TextReader input, TextWriter output)
    {
        var history = new List<ChatMessage>();
        var options = ChatOptions.For(toolbox);
        while (await input.ReadLineAsync() is string line && line != "exit")
        {
            history.Add(new UserChatMessage(line));
            try
            {
                while (true)
                {
                    ChatCompletion completion = await client.CompleteChatAsync(history, options);
                    if (completion.ToolCalls.Count == 0)
                    {
                        history.Add(new AssistantChatMessage(completion));
                        await output.WriteLineAsync(completion.Content[0].Text);
                        break;
                    }

                    var answers = new List<ChatMessage> { new AssistantChatMessage(completion) };
                    foreach (var call in completion.ToolCalls)
                        answers.Add(new ToolChatMessage(call.Id, await toolbox.RunAsync(call.FunctionName, call.FunctionArguments, default)));
                    history.AddRange(answers);
                }
            }
            catch (Exception exception) when (exception is ClientResultException or HttpRequestException or KeyNotFoundException)
            {
                await output.WriteLineAsync($"That failed: {exception.Message}");
            }
        }
    }

    /// <summary>One question, one batch of calls, and an answer that may not call again.</summary>
    public static string Once(ChatClient client, IToolbox toolbox, string question)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        ChatCompletion completion = client.CompleteChat(messages, ChatOptions.For(toolbox));
        if (completion.ToolCalls.Count > 0)
        {
            messages.Add(new AssistantChatMessage(completion));
            foreach (var call in completion.ToolCalls)
                messages.Add(new ToolChatMessage(call.Id, toolbox.Invoke(call.FunctionName, call.FunctionArguments)));
            completion = client.CompleteChat(messages, ChatOptions.WithoutCalls(toolbox));
        }

        return completion.Content[0].Text;
    }

    private static string? ReadLine(string prompt)
    {
        Console.Write(prompt);
        return Console.ReadLine();
    }
}
