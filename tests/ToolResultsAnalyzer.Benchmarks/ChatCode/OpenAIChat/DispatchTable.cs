using System.Diagnostics;
using System.Text.Json;
using OpenAI.Chat;

namespace Shape;

public sealed record ToolResult(bool Succeeded, string Text, TimeSpan Elapsed);

public sealed class ToolRegistry
{
    private readonly Dictionary<string, Func<JsonElement, CancellationToken, Task<string>>> _handlers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _uses = new();

    public ToolRegistry()
    {
        Register("get_weather", async (arguments, token) =>
        {
            var city = arguments.TryGetProperty("city", out var value) ? value.GetString() : null;
            await Task.Delay(10, token);
            return city is null ? "Which city?" : $"It is sunny in {city}.";
        });
        Register("get_time", (_, _) => Task.FromResult(DateTime.UtcNow.ToString("O")));
        Register("add", (arguments, _) =>
        {
            var sum = 0.0;
            foreach (var number in arguments.GetProperty("numbers").EnumerateArray())
                sum += number.GetDouble();
            return Task.FromResult(sum.ToString(System.Globalization.CultureInfo.InvariantCulture));
        });
    }

    public IEnumerable<string> Names => _handlers.Keys.OrderBy(name => name, StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> Uses => _uses;

    public void Register(string name, Func<JsonElement, CancellationToken, Task<string>> handler)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        _handlers[name] = handler ?? throw new ArgumentNullException(nameof(handler));
    }

    public async Task<ToolResult> RunAsync(string name, BinaryData arguments, CancellationToken token)
    {
        var watch = Stopwatch.StartNew();
        if (!_handlers.TryGetValue(name, out var handler))
            return new ToolResult(false, $"There is no tool {name}. Known: {string.Join(", ", Names)}.", watch.Elapsed);

        _uses[name] = _uses.GetValueOrDefault(name) + 1;
        try
        {
            using var document = JsonDocument.Parse(arguments);
            return new ToolResult(true, await handler(document.RootElement, token), watch.Elapsed);
        }
        catch (JsonException exception)
        {
            return new ToolResult(false, "The arguments are no JSON: " + exception.Message, watch.Elapsed);
        }
        catch (KeyNotFoundException exception)
        {
            return new ToolResult(false, exception.Message, watch.Elapsed);
        }
    }
}

public sealed class DispatchAgent
{
    private readonly ChatClient _client;
    private readonly ToolRegistry _registry;
    private readonly ChatCompletionOptions _options = new();
    private readonly List<ToolResult> _trace = new();

    public DispatchAgent(ChatClient client, ToolRegistry registry)
    {
        _client = client;
        _registry = registry;
        foreach (var name in registry.Names)
            _options.Tools.Add(ChatTool.CreateFunctionTool(name));
    }

    public int MaxRounds { get; set; } = 8;

    public TimeSpan TimeInTools => _trace.Aggregate(TimeSpan.Zero, (sum, step) => sum + step.Elapsed);

    public async Task<string> RunAsync(string question, CancellationToken token = default)
    {
        var messages = new List<ChatMessage>
        {
            new SystemChatMessage("You are a helpful assistant."),
            new UserChatMessage(question),
        };

        for (var round = 0; round < MaxRounds; round++)
        {
            ChatCompletion completion = await _client.CompleteChatAsync(messages, _options, token);
            messages.Add(new AssistantChatMessage(completion));
            switch (completion.FinishReason)
            {
                case ChatFinishReason.Stop:
                    return completion.Content.Count > 0 ? completion.Content[0].Text : string.Empty;

                case ChatFinishReason.ToolCalls:
                    foreach (var call in completion.ToolCalls)
                    {
                        var result = await _registry.RunAsync(call.FunctionName, call.FunctionArguments, token);
                        _trace.Add(result);
/*3*/                        Debug.WriteLine($"{call.FunctionName}: {result.Elapsed.TotalMilliseconds} ms");
                        messages.Add(new ToolChatMessage(call.Id, result.Succeeded ? result.Text : "Error: " + result.Text));
                    }

                    break;

                case ChatFinishReason.Length:
                    throw new InvalidOperationException("The answer was too long.");

                case ChatFinishReason.ContentFilter:
                    throw new InvalidOperationException("The answer was filtered.");

                default:
                    throw new NotSupportedException(completion.FinishReason.ToString());
            }
        }

        throw new TimeoutException($"No answer after {MaxRounds} rounds.");
    }

    public string Describe()
    {
        var lines = from use in _registry.Uses
                    orderby use.Value descending, use.Key
                    select $"{use.Key,-20} {use.Value,5}";
        return string.Join(Environment.NewLine, lines);
    }
}
