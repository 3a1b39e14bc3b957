using System.Text.Json;
using ToolResultsAnalyzer.StrictEndpoint.Contract;
using ToolResultsAnalyzer.StrictEndpoint.Model;

namespace ToolResultsAnalyzer.StrictEndpoint.Protocol;

/// <summary>Writes the replies and errors of messages as the provider does: a text and each call are blocks of one message.</summary>
public static class MessagesWriter
{
    /// <summary>The error envelope for a history that breaks the contract; the place is part of the text.</summary>
    public static WireResponse Refusal(ContractBreach breach) => Error($"{breach.Param}: {breach.Message}");

    /// <summary>The error envelope for a request that cannot be read.</summary>
    public static WireResponse Error(string message) => new(400, "application/json", ResponseWriter.Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("type", "error");
        writer.WriteStartObject("error");
        writer.WriteString("type", "invalid_request_error");
        writer.WriteString("message", message);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }));

    /// <summary>The whole reply in one object.</summary>
    public static WireResponse Message(ScriptedReply reply, string model, int number) => new(200, "application/json", ResponseWriter.Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("id", $"msg_{number}");
        writer.WriteString("type", "message");
        writer.WriteString("role", "assistant");
        writer.WriteString("model", model);
        writer.WriteStartArray("content");
        if (reply.Text is { } text)
            WriteText(writer, text);

        foreach (ScriptedCall call in reply.Calls)
            WriteCall(writer, call);

        writer.WriteEndArray();
        writer.WriteString("stop_reason", reply.Calls.Count > 0 ? "tool_use" : "end_turn");
        writer.WriteNull("stop_sequence");
        writer.WriteStartObject("usage");
        writer.WriteNumber("input_tokens", 1);
        writer.WriteNumber("output_tokens", 1);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }));

    private static void WriteText(Utf8JsonWriter writer, string text)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "text");
        writer.WriteString("text", text);
        writer.WriteEndObject();
    }

    private static void WriteCall(Utf8JsonWriter writer, ScriptedCall call)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "tool_use");
        writer.WriteString("id", call.Id);
        writer.WriteString("name", call.Name);
        writer.WritePropertyName("input");
        writer.WriteRawValue(call.Arguments);
        writer.WriteEndObject();
    }
}
