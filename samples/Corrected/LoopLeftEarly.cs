using OpenAI.Chat;

namespace Samples;

// After the first hit the other searches are not run, and their calls are told so.
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

            string? hit = null;
            foreach (ChatToolCall call in reply.ToolCalls)
            {
                if (hit is not null)
                {
                    messages.Add(new ToolChatMessage(call.Id, "Skipped: another search found it."));
                    continue;
                }

                hit = Search(call.FunctionName);
                messages.Add(new ToolChatMessage(call.Id, hit ?? "Nothing found."));
            }

            reply = await client.CompleteChatAsync(messages, options);
        }

        return reply.Content[0].Text;
    }

    private static string? Search(string source) => source == "search_wiki" ? "Build server: ask Kim." : null;
}
