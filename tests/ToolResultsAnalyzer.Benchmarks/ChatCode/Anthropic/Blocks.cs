using Anthropic;
using Anthropic.Models.Messages;

namespace Shape;

public sealed class BlockAgent(IAnthropicClient client, MessageCreateParams template, Func<string, string> tool)
{
    public async Task<string> RunAsync(string question)
    {
        List<MessageParam> messages = [new UserMessageParam(question)];

        while (true)
        {
            Message completion = await client.Messages.Create(template with { Messages = messages });
            List<ContentBlockParam> assistant = [];
            List<ContentBlockParam> results = [];
            string answer = "";
            foreach (ContentBlock block in completion.Content)
            {
                if (block.TryPickText(out TextBlock? text))
                {
                    assistant.Add(new TextBlockParam(text.Text));
                    answer += text.Text;
                }
                else if (block.TryPickToolUse(out ToolUseBlock? use))
                {
                    assistant.Add(new ToolUseBlockParam { ID = use.ID, Name = use.Name, Input = use.Input });
                    if (use.Name == "send_mail" && !Approved())
                    {
/*!6*/                        results.Add(new ToolResultBlockParam(use.ID) { Content = "The user does not want this.", IsError = true });
                        continue;
                    }

                    results.Add(new ToolResultBlockParam(use.ID) { Content = tool(use.Name) });
                }
            }

            messages.Add(new AssistantMessageParam(assistant));
            if (completion.StopReason != StopReason.ToolUse)
            {
                return answer;
            }

            messages.Add(new UserMessageParam(results));
        }
    }

    private static bool Approved()
    {
        Console.Write("Send it? ");
        return Console.ReadLine() is "y" or "yes";
    }
}
