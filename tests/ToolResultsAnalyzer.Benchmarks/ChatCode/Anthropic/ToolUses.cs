using Anthropic;
using Anthropic.Models.Messages;

namespace Shape;

public sealed class Assistant(IAnthropicClient client, MessageCreateParams template, IReadOnlyDictionary<string, Func<ToolUseBlock, Task<string>>> tools)
{
    private readonly List<MessageParam> _messages = [];

    public long Tokens { get; private set; }

    public async Task<string> AskAsync(string question)
    {
        _messages.Add(new UserMessageParam(question));
        for (var round = 0; round < 20; round++)
        {
            var completion = await client.Messages.Create(template with { Messages = _messages });
            Tokens += completion.Usage.InputTokens + completion.Usage.OutputTokens;
            var uses = new List<ToolUseBlock>();
            var text = new StringBuilder();
            var echoed = new List<ContentBlockParam>();
            foreach (var block in completion.Content)
            {
                if (block.TryPickText(out var part))
                {
                    text.Append(part.Text);
                    echoed.Add(new TextBlockParam(part.Text));
                }
                else if (block.TryPickToolUse(out var use))
                {
                    uses.Add(use);
                    echoed.Add(new ToolUseBlockParam { ID = use.ID, Name = use.Name, Input = use.Input });
                }
            }

            _messages.Add(new AssistantMessageParam(echoed));
            if (uses.Count == 0)
                return text.ToString();

            var results = new List<ContentBlockParam>();
            foreach (var use in uses)
                results.Add(await AnswerAsync(use));
            _messages.Add(new UserMessageParam(results));
/*2*/            Console.WriteLine($"{uses.Count} tools, {Tokens} tokens");
        }

        return "";
    }

    private async Task<ToolResultBlockParam> AnswerAsync(ToolUseBlock use)
    {
        if (!tools.TryGetValue(use.Name, out var tool))
            return new ToolResultBlockParam(use.ID) { Content = "Unknown tool.", IsError = true };

        try
        {
            return new ToolResultBlockParam(use.ID) { Content = await tool(use) };
        }
        catch (Exception exception)
        {
            return new ToolResultBlockParam(use.ID) { Content = exception.Message, IsError = true };
        }
    }
}
