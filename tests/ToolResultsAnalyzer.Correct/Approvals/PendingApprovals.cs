using Correct.Tools;
using OpenAI.Chat;

namespace Correct.Approvals;

/// <summary>The approval comes in a later request: until then nothing is sent.</summary>
public sealed class PendingApprovals
{
    private readonly ChatClient _client;
    private readonly IToolbox _toolbox;
    private readonly ChatCompletionOptions _options;
    private readonly List<ChatMessage> _history = [];
    private ChatCompletion? _waiting;

    public PendingApprovals(ChatClient client, IToolbox toolbox)
    {
        _client = client;
        _toolbox = toolbox;
        _options = ChatOptions.For(toolbox);
    }

    public IEnumerable<string> Waiting => _waiting?.ToolCalls.Select(call => $"{call.FunctionName}({call.FunctionArguments})") ?? [];

    /// <summary>Gives the answer, or null where calls have to be approved first.</summary>
    public async Task<string?> AskAsync(string question)
    {
        if (_waiting is not null)
            throw new InvalidOperationException("An approval is open.");

        _history.Add(new UserChatMessage(question));
        return await CompleteAsync();
    }

    public async Task<string?> DecideAsync(Func<ChatToolCall, bool> isApproved)
    {
        var completion = _waiting ?? throw new InvalidOperationException("No approval is open.");
        var results = new List<ChatMessage>();
        foreach (var call in completion.ToolCalls)
        {
            var content = isApproved(call) ? await _toolbox.InvokeAsync(call.FunctionName, call.FunctionArguments) : "Not approved.";
            results.Add(new ToolChatMessage(call.Id, content));
        }

        // The reply was held back until here.
        _waiting = null;
        _history.Add(new AssistantChatMessage(completion));
        _history.AddRange(results);
        return await CompleteAsync();
    }

    private async Task<string?> CompleteAsync()
    {
        ChatCompletion completion = await _client.CompleteChatAsync(_history, _options);
        if (completion.ToolCalls.Count > 0)
        {
            _waiting = completion;
            return null;
        }

        _history.Add(new AssistantChatMessage(completion));
        return string.Concat(completion.Content.Select(part => part.Text));
    }
}
