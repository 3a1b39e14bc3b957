using System.Text.Json;
using ToolResultsAnalyzer.StrictEndpoint.Contract;

namespace ToolResultsAnalyzer.StrictEndpoint.Protocol;

/// <summary>A messages request, as far as the endpoint reads it.</summary>
public sealed record MessagesRequest
{
    /// <summary>The messages, reduced to what the contract looks at.</summary>
    public required IReadOnlyList<HistoryTurn> Messages { get; init; }

    /// <summary>Whether a model may answer this request with calls.</summary>
    public required bool AllowsToolCalls { get; init; }

    /// <summary>The model that the request names.</summary>
    public required string Model { get; init; }

    /// <summary>Reads the body of a request.</summary>
    /// <exception cref="JsonException">The body is not JSON.</exception>
    public static MessagesRequest Parse(ReadOnlyMemory<byte> body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        JsonElement root = document.RootElement;
        return new MessagesRequest
        {
            Messages = [.. root.Elements("messages").Select(ParseMessage)],
            AllowsToolCalls = root.Elements("tools").Any() && !ForbidsTools(root),
            Model = root.Text("model") ?? "",
        };
    }

    private static HistoryTurn ParseMessage(JsonElement message) => new(
        message.Text("role") ?? "",
        message.Text("content") is not null ? [new(BlockKind.Other)] : [.. message.Elements("content").Select(ParseBlock)]);

    private static HistoryBlock ParseBlock(JsonElement block) => block.Text("type") switch
    {
        "tool_use" => new(BlockKind.Call, block.Text("id") ?? ""),
        "tool_result" => new(BlockKind.Result, block.Text("tool_use_id") ?? ""),
        _ => new(BlockKind.Other),
    };

    private static bool ForbidsTools(JsonElement root) =>
        root.TryGetProperty("tool_choice", out JsonElement choice) && choice.ValueKind == JsonValueKind.Object && choice.Text("type") == "none";
}
