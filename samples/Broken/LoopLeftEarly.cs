using OpenAI.Chat;

namespace Samples;

// The first search that finds something ends the round.
internal static class LoopLeftEarly
{
    private static readonly ChatTool SearchWiki = ChatTool.CreateFunctionTool("search_wiki", "Searches the wiki.");
    private static readonly ChatTool SearchMail = ChatTool.CreateFunctionTool("search_mail", "Searches the mailing lists.");

    public static async Task<string> RunAsync(ChatClient client)
    {
        ChatCompletionOptions options = new() { Tools = { SearchWiki, SearchMail } };
        List<ChatMessage> messages = [new UserChatMessage("Who maintains the build server?")];

        ChatCompletion reply = await client.CompleteChatAsync(messages, options);
        while (reply.FinishReason == ChatFinishReason.ToolCalls)
        {
            messages.Add(new AssistantChatMessage(reply));

            foreach (ChatToolCall call in reply.ToolCalls)
            {
                string? hit = Search(call.FunctionName);
                messages.Add(new ToolChatMessage(call.Id, hit ?? "Nothing found."));
                if (hit is not null)
                {
                    break;
                }
            }

            reply = await client.CompleteChatAsync(messages, options);
        }

        return reply.Content[0].Text;
    }

    private static string? Search(string source) => source == "search_wiki" ? "Build server: ask Kim." : null;
}
