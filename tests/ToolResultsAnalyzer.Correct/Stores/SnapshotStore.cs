using Correct.Tools;
using OpenAI.Chat;

namespace Correct.Stores;

/// <summary>Goes back to a snapshot when a turn fails.</summary>
public class SnapshotStore
{
    private List<ChatMessage> _messages = new List<ChatMessage>();

    public IReadOnlyList<ChatMessage> Messages
    {
        get { return _messages.AsReadOnly(); }
    }

    public async Task<string> TurnAsync(ChatClient client, IToolbox toolbox, string text, CancellationToken cancellationToken)
    {
        var snapshot = new List<ChatMessage>(_messages);
        try
        {
            _messages.Add(new UserChatMessage(text));
            while (true)
            {
                ChatCompletion completion = await client.CompleteChatAsync(_messages, ChatOptions.For(toolbox), cancellationToken);
                _messages.Add(new AssistantChatMessage(completion));
                if (completion.ToolCalls.Count == 0)
                {
                    return completion.Content[0].Text;
                }

                foreach (ChatToolCall call in completion.ToolCalls)
                {
                    string content = await toolbox.RunAsync(call.FunctionName, call.FunctionArguments, cancellationToken);
                    _messages.Add(new ToolChatMessage(call.Id, content));
                }
            }
        }
        catch (Exception)
        {
            _messages = snapshot;
            throw;
        }
    }

    /// <summary>The turn is tried on a copy, and the copy becomes the history.</summary>
    public bool TryTurn(ChatClient client, IToolbox toolbox, string text)
    {
        var copy = _messages.Append(new UserChatMessage(text)).ToList();
        for (int round = 0; round < 4; round++)
        {
            ChatCompletion completion = client.CompleteChat(copy, ChatOptions.For(toolbox));
            copy.Add(new AssistantChatMessage(completion));
            if (!completion.ToolCalls.Any())
            {
                _messages = copy;
                return true;
            }

            foreach (ChatToolCall call in completion.ToolCalls)
            {
                if (!toolbox.Knows(call.FunctionName))
                {
                    return false;
                }

                copy.Add(new ToolChatMessage(call.Id, toolbox.Invoke(call.FunctionName, call.FunctionArguments)));
            }
        }

        return false;
    }
}
