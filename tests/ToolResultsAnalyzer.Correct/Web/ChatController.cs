using Correct.Tools;
using OpenAI.Chat;

namespace Correct.Web;

public enum Status { Ok, BadRequest, TooManyRounds }

public sealed class ActionResult
{
    public required Status Status { get; init; }

    public string Body { get; init; } = "";
}

public interface IHistoryStore
{
    Task<List<ChatMessage>> LoadAsync(string user, CancellationToken cancellationToken);

    Task SaveAsync(string user, IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken);
}

/// <summary>What is stored is stored after a turn, never in the middle of one.</summary>
public class ChatController
{
    private readonly ChatClient _client;
    private readonly IToolbox _toolbox;
    private readonly IHistoryStore _store;

    public ChatController(ChatClient client, IToolbox toolbox, IHistoryStore store)
    {
        _client = client;
        _toolbox = toolbox;
        _store = store;
    }

    public async Task<ActionResult> PostAsync(string user, string text, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new ActionResult { Status = Status.BadRequest };

        var messages = await _store.LoadAsync(user, cancellationToken);
        if (messages.LastOrDefault() is AssistantChatMessage { ToolCalls.Count: > 0 })
            return new ActionResult { Status = Status.BadRequest, Body = "The browser has not answered yet." };

        messages.Add(new UserChatMessage(text));
        var options = ChatOptions.For(_toolbox);

        for (int round = 0; round < 6; round++)
        {
            var result = await _client.CompleteChatAsync(messages, options, cancellationToken);
            var completion = result.Value;
            messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
            {
                await _store.SaveAsync(user, messages, cancellationToken);
                return new ActionResult { Status = Status.Ok, Body = completion.Content[0].Text };
            }

            for (int i = 0; i < completion.ToolCalls.Count; i++)
            {
                var call = completion.ToolCalls[i];
                messages.Add(new ToolChatMessage(call.Id, await _toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments)));
            }
        }

        await _store.SaveAsync(user, messages, cancellationToken);
        return new ActionResult { Status = Status.TooManyRounds };
    }

    /// <summary>Takes what the browser sent for its own tools; a call that it left out gets a result all the same.</summary>
    public async Task<ActionResult> PostToolOutputsAsync(string user, IReadOnlyDictionary<string, string> outputs, CancellationToken cancellationToken)
    {
        var messages = await _store.LoadAsync(user, cancellationToken);
        if (messages.LastOrDefault() is not AssistantChatMessage { ToolCalls: { Count: > 0 } calls })
            return new ActionResult { Status = Status.BadRequest, Body = "No call is open." };

        foreach (var call in calls)
            messages.Add(new ToolChatMessage(call.Id, outputs.TryGetValue(call.Id, out var output) ? output : "The browser gave no output."));

        ChatCompletion completion = await _client.CompleteChatAsync(messages, cancellationToken: cancellationToken);
        messages.Add(new AssistantChatMessage(completion));
        await _store.SaveAsync(user, messages, cancellationToken);
        return new ActionResult { Status = Status.Ok, Body = completion.Content[0].Text };
    }
}
