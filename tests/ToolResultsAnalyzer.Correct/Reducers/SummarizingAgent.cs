using System.Text;
using Correct.Tools;
using OpenAI.Chat;

namespace Correct.Reducers;

/// <summary>Summarizes what is old by a second conversation, between two turns.</summary>
public sealed class SummarizingAgent(ChatClient client, ChatClient summarizer, IToolbox toolbox)
{
    private const int Limit = 40;

    private List<ChatMessage> _history = [];

    public async Task<string> AskAsync(string question)
    {
        await SummarizeAsync();
        _history.Add(new UserChatMessage(question));
        var options = ChatOptions.For(toolbox);

        ChatCompletion completion = await client.CompleteChatAsync(_history, options);
        while (completion.ToolCalls.Count > 0)
        {
            _history.Add(new AssistantChatMessage(completion));
            foreach (var call in completion.ToolCalls)
            {
                var content = await toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments);
                _history.Add(new ToolChatMessage(call.Id, content.Length > 4000 ? await ShortenAsync(content) : content));
            }

            completion = await client.CompleteChatAsync(_history, options);
        }

        _history.Add(new AssistantChatMessage(completion));
        return completion.Content[0].Text;
    }

    private async Task SummarizeAsync()
    {
        if (_history.Count < Limit)
            return;

        var cut = _history.FindLastIndex(message => message is UserChatMessage);
        if (cut <= 0)
            return;

        var text = new StringBuilder();
        foreach (var message in _history.Take(cut))
            text.AppendLine(string.Concat(message.Content.Select(part => part.Text)));

        var summary = await ShortenAsync(text.ToString());
        _history = [new SystemChatMessage($"Before: {summary}"), .. _history.Skip(cut)];
    }

    /// <summary>Another conversation with another model: it has nothing to do with the batch that is open here.</summary>
    private async Task<string> ShortenAsync(string text)
    {
        try
        {
            ChatCompletion summary = await summarizer.CompleteChatAsync(new SystemChatMessage("Summarize."), new UserChatMessage(text));
            return summary.Content[0].Text;
        }
        catch (Exception)
        {
            return text[..Math.Min(text.Length, 4000)];
        }
    }
}
