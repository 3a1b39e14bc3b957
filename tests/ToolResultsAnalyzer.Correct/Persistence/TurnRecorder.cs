using System.Text.Json;
using OpenAI.Chat;

namespace Correct.Persistence;

public sealed record StoredCall(string Id, string Name, string Arguments, string? Result);

public sealed record StoredTurn(string Question, IReadOnlyList<IReadOnlyList<StoredCall>> Batches, string Answer);

/// <summary>Keeps a call and its result in one row, so that one never comes back without the other.</summary>
public sealed class TurnRecorder
{
    public StoredTurn Record(string question, ChatClient client, ChatCompletionOptions options, Func<string, string, string> execute)
    {
        var messages = new List<ChatMessage> { new UserChatMessage(question) };
        var batches = new List<IReadOnlyList<StoredCall>>();
        while (true)
        {
            ChatCompletion completion = client.CompleteChat(messages, options);
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return new StoredTurn(question, batches, completion.Content[0].Text);

            var batch = new List<StoredCall>();
            foreach (var call in completion.ToolCalls)
            {
                var result = execute(call.FunctionName, call.FunctionArguments.ToString());
                messages.Add(new ToolChatMessage(call.Id, result));
                batch.Add(new StoredCall(call.Id, call.FunctionName, call.FunctionArguments.ToString(), result));
            }

            batches.Add(batch);
        }
    }

    public IEnumerable<ChatMessage> Replay(IEnumerable<StoredTurn> turns)
    {
        foreach (var turn in turns)
        {
            yield return new UserChatMessage(turn.Question);
            foreach (var batch in turn.Batches.Where(batch => batch.Count > 0))
            {
                yield return new AssistantChatMessage(batch.Select(call => ChatToolCall.CreateFunctionToolCall(call.Id, call.Name, BinaryData.FromString(call.Arguments))));
                foreach (var call in batch)
                    yield return new ToolChatMessage(call.Id, call.Result ?? "No result was stored.");
            }

            yield return new AssistantChatMessage(turn.Answer);
        }
    }

    public List<ChatMessage> Restore(string json)
    {
        var messages = new List<ChatMessage>();
        foreach (var turn in JsonSerializer.Deserialize<List<StoredTurn>>(json) ?? [])
        {
            messages.Add(new UserChatMessage(turn.Question));
            foreach (var batch in turn.Batches)
            {
                if (batch.Count == 0)
                    continue;

                var calls = new List<ChatToolCall>();
                var results = new List<ToolChatMessage>();
                foreach (var (id, name, arguments, result) in batch)
                {
                    calls.Add(ChatToolCall.CreateFunctionToolCall(id, name, BinaryData.FromString(arguments)));
                    results.Add(new ToolChatMessage(id, result ?? ""));
                }

                messages.Add(new AssistantChatMessage(calls));
                messages.AddRange(results);
            }

            messages.Add(new AssistantChatMessage(turn.Answer));
        }

        return messages;
    }

    /// <summary>Questions and answers alone: calls and results stay behind, both.</summary>
    public List<ChatMessage> RestoreText(IEnumerable<StoredTurn> turns) =>
        turns.SelectMany(turn => new ChatMessage[] { new UserChatMessage(turn.Question), new AssistantChatMessage(turn.Answer) }).ToList();
}
