using OpenAI.Chat;

namespace Correct.Consoles;

/// <summary>No tools are declared, so no reply carries calls and its text is all there is.</summary>
public class TextOnlyChat
{
    private const int MaxMessages = 21;

    private readonly ChatClient client;
    private readonly List<ChatMessage> messages = new List<ChatMessage>();

    public TextOnlyChat(ChatClient client, string instructions)
    {
        this.client = client;
        this.messages.Add(new SystemChatMessage(instructions));
    }

    public string Say(string text)
    {
        this.messages.Add(new UserChatMessage(text));
        ChatCompletion completion = this.client.CompleteChat(this.messages);
        string answer = completion.Content[0].Text;
        this.messages.Add(new AssistantChatMessage(answer));
        this.Trim();
        return answer;
    }

    public async Task<string> SayAsync(string text, CancellationToken cancellationToken)
    {
        this.messages.Add(new UserChatMessage(text));
        var parts = new List<string>();
        await foreach (var update in this.client.CompleteChatStreamingAsync(this.messages, cancellationToken: cancellationToken))
        {
            foreach (var part in update.ContentUpdate)
            {
                Console.Write(part.Text);
                parts.Add(part.Text);
            }
        }

        var answer = string.Concat(parts);
        this.messages.Add(new AssistantChatMessage(answer));
        return answer;
    }

    /// <summary>The oldest question and its answer go first.</summary>
    private void Trim()
    {
        while (this.messages.Count > MaxMessages)
        {
            this.messages.RemoveRange(1, 2);
        }
    }
}
