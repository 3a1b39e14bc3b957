using Correct.Tools;
using OpenAI.Chat;

namespace Correct.Handoffs;

public sealed record Specialist(string Name, string Instructions, IToolbox Toolbox);

/// <summary>Forces one call to learn who is meant, and never goes on with that conversation.</summary>
public sealed class Router(ChatClient client, IReadOnlyList<Specialist> specialists)
{
    public async Task<Specialist> RouteAsync(string question)
    {
        var options = new ChatCompletionOptions
        {
            Tools = { ChatTool.CreateFunctionTool("route", $"One of {string.Join(", ", specialists.Select(specialist => specialist.Name))}.") },
            ToolChoice = ChatToolChoice.CreateFunctionChoice("route"),
        };
        ChatCompletion completion = await client.CompleteChatAsync([new UserChatMessage(question)], options);
        var call = completion.ToolCalls[0];
        var name = call.FunctionArguments.ToObjectFromJson<Dictionary<string, string>>()!["name"];
        return specialists.FirstOrDefault(specialist => specialist.Name == name) ?? specialists[0];
    }

    /// <summary>A structured answer through a call: read, and done.</summary>
    public T Extract<T>(string text, ChatTool schema)
    {
        var messages = new List<ChatMessage> { new SystemChatMessage("Extract."), new UserChatMessage(text) };
        var options = new ChatCompletionOptions { Tools = { schema }, ToolChoice = ChatToolChoice.CreateRequiredChoice() };
        ChatCompletion completion = client.CompleteChat(messages, options);
        messages.Add(new AssistantChatMessage(completion));
        return completion.ToolCalls.Single().FunctionArguments.ToObjectFromJson<T>()!;
    }

    public async Task<string> AskAsync(string question)
    {
        var specialist = await RouteAsync(question);
        List<ChatMessage> messages = [new SystemChatMessage(specialist.Instructions), new UserChatMessage(question)];
        ChatCompletion completion = await client.CompleteChatAsync(messages, ChatOptions.For(specialist.Toolbox));
        while (completion.ToolCalls.Count != 0)
        {
            messages.Add(new AssistantChatMessage(completion));
            messages.AddRange(from call in completion.ToolCalls
                              let content = specialist.Toolbox.Invoke(call.FunctionName, call.FunctionArguments)
                              select new ToolChatMessage(call.Id, content));
            completion = await client.CompleteChatAsync(messages, ChatOptions.For(specialist.Toolbox));
        }

        return completion.Content[0].Text;
    }
}
