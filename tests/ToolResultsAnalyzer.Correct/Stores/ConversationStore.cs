using System.Text.Json;
using Correct.Adapters;
using OpenAI.Chat;

namespace Correct.Stores;

/// <summary>Conversations as files, one message a line.</summary>
public sealed class ConversationStore(string folder)
{
    public async Task SaveAsync(string id, IEnumerable<ChatMessage> messages, CancellationToken cancellationToken)
    {
        var lines = messages.Select(message => JsonSerializer.Serialize(MessageMapper.ToDto(message)));
        await File.WriteAllLinesAsync(PathOf(id), lines, cancellationToken);
    }

    public async Task<List<ChatMessage>> LoadAsync(string id, CancellationToken cancellationToken)
    {
        if (!File.Exists(PathOf(id)))
            return [];

        var messages = new List<ChatMessage>();
        foreach (var line in await File.ReadAllLinesAsync(PathOf(id), cancellationToken))
        {
            if (JsonSerializer.Deserialize<MessageDto>(line) is { } dto)
                messages.Add(MessageMapper.ToChatMessage(dto));
        }

        return messages;
    }

    /// <summary>A process that died in the middle of a batch left calls open: they get a result before anything else is said.</summary>
    public async Task<List<ChatMessage>> LoadRepairedAsync(string id, CancellationToken cancellationToken)
    {
        var repaired = new List<ChatMessage>();
        var open = new List<string>();
        foreach (var message in await LoadAsync(id, cancellationToken))
        {
            if (message is ToolChatMessage result)
            {
                // A result whose call is not there, or has one, goes.
                if (open.Remove(result.ToolCallId))
                    repaired.Add(result);
                continue;
            }

            Settle();
            repaired.Add(message);
            if (message is AssistantChatMessage assistant)
                open.AddRange(assistant.ToolCalls.Select(call => call.Id));
        }

        Settle();
        return repaired;

        void Settle()
        {
            foreach (var callId in open)
                repaired.Add(new ToolChatMessage(callId, "The call was interrupted."));
            open.Clear();
        }
    }

    private string PathOf(string id) => Path.Combine(folder, $"{id}.jsonl");
}
