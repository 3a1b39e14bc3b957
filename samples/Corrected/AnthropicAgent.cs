using Anthropic;
using Anthropic.Models.Messages;

namespace Samples;

// Anthropic: a call that nobody approved is told so.
internal static class AnthropicAgent
{
    private static readonly MessageCreateParams Template = new()
    {
        Model = "strict-model",
        MaxTokens = 1024,
        Messages = [],
        Tools = [new Tool { Name = "search_mail", InputSchema = new() }, new Tool { Name = "send_mail", InputSchema = new() }],
    };

    public static async Task<string> RunAsync(IAnthropicClient client)
    {
        List<MessageParam> messages = [new UserMessageParam("Find the invoice in my mail, and send it to Ann.")];

        while (true)
        {
            Message response = await client.Messages.Create(Template with { Messages = messages });
            List<ContentBlockParam> assistant = [];
            List<ContentBlockParam> results = [];
            string answer = "";
            foreach (ContentBlock block in response.Content)
            {
                if (block.TryPickText(out TextBlock? text))
                {
                    assistant.Add(new TextBlockParam(text.Text));
                    answer += text.Text;
                }
                else if (block.TryPickToolUse(out ToolUseBlock? use))
                {
                    assistant.Add(new ToolUseBlockParam { ID = use.ID, Name = use.Name, Input = use.Input });
                    if (!IsApproved(use))
                    {
                        results.Add(new ToolResultBlockParam(use.ID) { Content = "The user does not want this.", IsError = true });
                        continue;
                    }

                    results.Add(new ToolResultBlockParam(use.ID) { Content = "Invoice 317" });
                }
            }

            messages.Add(new AssistantMessageParam(assistant));
            if (response.StopReason != StopReason.ToolUse)
            {
                return answer;
            }

            messages.Add(new UserMessageParam(results));
        }
    }

    private static bool IsApproved(ToolUseBlock use) => use.Name != "send_mail";
}
