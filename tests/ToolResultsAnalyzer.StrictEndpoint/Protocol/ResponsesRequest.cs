using System.Text.Json;
using ToolResultsAnalyzer.StrictEndpoint.Contract;

namespace ToolResultsAnalyzer.StrictEndpoint.Protocol;

/// <summary>A responses request, as far as the endpoint reads it.</summary>
public sealed record ResponsesRequest
{
    /// <summary>The items, reduced to what the contract looks at.</summary>
    public required IReadOnlyList<HistoryItem> Items { get; init; }

    /// <summary>The response that the provider has the history up to, or null.</summary>
    public required string? PreviousResponseId { get; init; }

    /// <summary>Whether a model may answer this request with calls.</summary>
    public required bool AllowsToolCalls { get; init; }

    /// <summary>The model that the request names.</summary>
    public required string Model { get; init; }

    /// <summary>Reads the body of a request.</summary>
    /// <exception cref="JsonException">The body is not JSON.</exception>
    public static ResponsesRequest Parse(ReadOnlyMemory<byte> body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        JsonElement root = document.RootElement;
        return new ResponsesRequest
        {
            Items = root.Text("input") is not null ? [new(ItemKind.Other)] : [.. root.Elements("input").Select(ParseItem)],
            PreviousResponseId = root.Text("previous_response_id"),
            AllowsToolCalls = root.Elements("tools").Any() && root.Text("tool_choice") != "none",
            Model = root.Text("model") ?? "",
        };
    }

    private static HistoryItem ParseItem(JsonElement item) => item.Text("type") switch
    {
        "function_call" => new(ItemKind.Call, item.Text("call_id") ?? ""),
        "function_call_output" => new(ItemKind.Output, item.Text("call_id") ?? ""),
        _ => new(ItemKind.Other),
    };
}
