using System.Text.Json;
using OpenAI.Chat;

namespace Shape;

public enum Decision
{
    Allow,
    AllowAlways,
    Deny,
    Stop,
}

public interface IApprover
{
    Task<Decision> AskAsync(string tool, string arguments, CancellationToken token);
}

public interface ITools
{
    IReadOnlyList<ChatTool> Definitions { get; }

    bool IsDangerous(string name);

    Task<string> InvokeAsync(string name, BinaryData arguments, CancellationToken token);
}

public sealed class Policy
{
    private readonly HashSet<string> _allowed = new(StringComparer.Ordinal);
    private readonly List<(DateTime At, string Tool, Decision Decision)> _log = new();

    public bool IsAllowed(string tool) => _allowed.Contains(tool);

    public void Note(string tool, Decision decision)
    {
        _log.Add((DateTime.UtcNow, tool, decision));
        if (decision == Decision.AllowAlways)
            _allowed.Add(tool);
        if (_log.Count > 1000)
            _log.RemoveRange(0, 500);
    }

    public IEnumerable<string> Report() => _log
        .GroupBy(entry => (entry.Tool, entry.Decision))
        .OrderByDescending(group => group.Count())
        .Select(group => $"{group.Key.Tool}: {group.Key.Decision} {group.Count()} times, last at {group.Max(entry => entry.At):u}");
}

public sealed class ApprovalAgent
{
    private readonly ChatClient _client;
    private readonly ITools _tools;
    private readonly IApprover _approver;
    private readonly Policy _policy = new();
    private readonly List<ChatMessage> _messages = new();
    private readonly ChatCompletionOptions _options;

    public ApprovalAgent(ChatClient client, ITools tools, IApprover approver, string instructions)
    {
        _client = client;
        _tools = tools;
        _approver = approver;
        _options = CreateOptions(tools);
        _messages.Add(new SystemChatMessage(instructions));
    }

    public event Action<string>? Progress;

    public int Rounds { get; private set; }

    public async Task<string> SendAsync(string question, CancellationToken token = default)
    {
        _messages.Add(new UserChatMessage(question));
        var stopped = false;
        while (!stopped)
        {
            Rounds++;
            ChatCompletion completion = await _client.CompleteChatAsync(_messages, _options, token);
            _messages.Add(new AssistantChatMessage(completion));
            if (completion.FinishReason != ChatFinishReason.ToolCalls)
            {
                Report($"Answered after {Rounds} rounds.");
                return TextOf(completion);
            }

            foreach (ChatToolCall call in completion.ToolCalls)
            {
                if (stopped)
                {
                    _messages.Add(new ToolChatMessage(call.Id, "Skipped, because the user stopped."));
                    continue;
                }

                var decision = await DecideAsync(call, token);
                _policy.Note(call.FunctionName, decision);
                if (decision == Decision.Deny)
                {
                    Report($"Denied {call.FunctionName}.");
/*!5*/                    _messages.Add(new ToolChatMessage(call.Id, "The user does not want this."));
                    continue;
                }

                if (decision == Decision.Stop)
                {
                    stopped = true;
                    _messages.Add(new ToolChatMessage(call.Id, "The user stopped."));
                    continue;
                }

                _messages.Add(new ToolChatMessage(call.Id, await RunAsync(call, token)));
            }
        }

        return "Stopped by the user.";
    }

    private async Task<Decision> DecideAsync(ChatToolCall call, CancellationToken token)
    {
        if (!_tools.IsDangerous(call.FunctionName) || _policy.IsAllowed(call.FunctionName))
            return Decision.Allow;

        Report($"Asking for {call.FunctionName}.");
        return await _approver.AskAsync(call.FunctionName, Indented(call.FunctionArguments), token);
    }

    private async Task<string> RunAsync(ChatToolCall call, CancellationToken token)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        try
        {
            return await _tools.InvokeAsync(call.FunctionName, call.FunctionArguments, limit.Token);
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            return "The tool took too long.";
        }
        catch (Exception exception)
        {
            Report(exception.ToString());
            return "Error: " + exception.Message;
        }
    }

    private static ChatCompletionOptions CreateOptions(ITools tools)
    {
        var options = new ChatCompletionOptions { Temperature = 0.2f, MaxOutputTokenCount = 2000 };
        foreach (var definition in tools.Definitions)
            options.Tools.Add(definition);
        return options;
    }

    private static string TextOf(ChatCompletion completion) => string.Join("\n", completion.Content.Where(part => part.Text is not null).Select(part => part.Text));

    private static string Indented(BinaryData json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return JsonSerializer.Serialize(document.RootElement, new JsonSerializerOptions { WriteIndented = true });
        }
        catch (JsonException)
        {
            return json.ToString();
        }
    }

    private void Report(string line) => Progress?.Invoke(line);
}
