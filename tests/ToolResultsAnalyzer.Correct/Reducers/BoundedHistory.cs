using System.Collections;
using OpenAI.Chat;

namespace Correct.Reducers;

/// <summary>A list that forgets whole turns on its own.</summary>
public sealed class BoundedHistory(int capacity) : IReadOnlyList<ChatMessage>
{
    private readonly LinkedList<List<ChatMessage>> _turns = new();

    public int Count => _turns.Sum(turn => turn.Count);

    public ChatMessage this[int index] => this.ElementAt(index);

    public void BeginTurn(string text)
    {
        _turns.AddLast([new UserChatMessage(text)]);
        while (_turns.Count > capacity)
            _turns.RemoveFirst();
    }

    public void Add(ChatCompletion completion, Func<ChatToolCall, ToolChatMessage> answer)
    {
        List<ChatMessage> messages = [new AssistantChatMessage(completion), .. completion.ToolCalls.Select(answer)];
        _turns.Last!.Value.AddRange(messages);
    }

    public string Complete(ChatClient client, ChatCompletionOptions options, Func<string, BinaryData, string> execute)
    {
        while (true)
        {
            ChatCompletion completion = client.CompleteChat(this, options);
            Add(completion, call => new ToolChatMessage(call.Id, execute(call.FunctionName, call.FunctionArguments)));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;
        }
    }

    public IEnumerator<ChatMessage> GetEnumerator() => _turns.SelectMany(turn => turn).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
