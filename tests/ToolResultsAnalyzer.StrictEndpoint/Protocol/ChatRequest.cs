using System.Text.Json;
using ToolResultsAnalyzer.StrictEndpoint.Contract;

namespace ToolResultsAnalyzer.StrictEndpoint.Protocol;

/// <summary>A chat-completions request, as far as the endpoint reads it.</summary>
public sealed record ChatRequest
{
    /// <summary>The messages, reduced to what the contract looks at.</summary>
    public required IReadOnlyList<HistoryMessage> Messages { get; init; }

    /// <summary>The names of the tools that the request declares.</summary>
    public required IReadOnlyList<string> DeclaredTools { get; init; }

    /// <summary>The <c>tool_choice</c>: <c>none</c>, <c>auto</c>, <c>required</c>, the name of a function, or null.</summary>
    public required string? ToolChoice { get; init; }

    /// <summary>The <c>parallel_tool_calls</c> of the request. It is recorded and not obeyed: some providers ignore it.</summary>
    public required bool? ParallelToolCalls { get; init; }

    /// <summary>Whether the reply is to be streamed.</summary>
    public required bool Stream { get; init; }

    /// <summary>The model that the request names.</summary>
    public required string Model { get; init; }

    /// <summary>Whether the request declares tools at all.</summary>
    public bool DeclaresTools => DeclaredTools.Count > 0;

    /// <summary>Whether the request forbids calls.</summary>
    public bool ForbidsTools => ToolChoice == "none";

    /// <summary>Whether a model may answer this request with calls.</summary>
    public bool AllowsToolCalls => DeclaresTools && !ForbidsTools;

    /// <summary>Reads the body of a request.</summary>
    /// <exception cref="JsonException">The body is not JSON.</exception>
    public static ChatRequest Parse(ReadOnlyMemory<byte> body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        JsonElement root = document.RootElement;
        return new ChatRequest
        {
            Messages = [.. root.Elements("messages").Select(ParseMessage)],
            DeclaredTools = [.. root.Elements("tools").Select(ToolName)],
            ToolChoice = ParseToolChoice(root),
            ParallelToolCalls = root.Flag("parallel_tool_calls"),
            Stream = root.Flag("stream") ?? false,
            Model = root.Text("model") ?? "",
        };
    }

    private static HistoryMessage ParseMessage(JsonElement message) => new(
        message.Text("role") ?? "",
        [.. message.Elements("tool_calls").Select(call => call.Text("id") ?? "")],
        message.Text("tool_call_id"));

    private static string? ParseToolChoice(JsonElement root) =>
        root.TryGetProperty("tool_choice", out JsonElement choice) && choice.ValueKind == JsonValueKind.Object
            ? ToolName(choice)
            : root.Text("tool_choice");

    private static string ToolName(JsonElement tool) =>
        tool.TryGetProperty("function", out JsonElement function) ? function.Text("name") ?? "" : "";
}
