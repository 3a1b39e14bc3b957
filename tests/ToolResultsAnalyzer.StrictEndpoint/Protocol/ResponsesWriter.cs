using System.Text.Json;
using ToolResultsAnalyzer.StrictEndpoint.Model;

namespace ToolResultsAnalyzer.StrictEndpoint.Protocol;

/// <summary>Writes the replies of responses as the provider does: a text and each call are items of their own.</summary>
public static class ResponsesWriter
{
    /// <summary>The id of the response to the request of a number.</summary>
    public static string IdOf(int number) => $"resp_{number}";

    /// <summary>The whole reply in one object.</summary>
    public static WireResponse Response(ScriptedReply reply, string model, int number) => new(200, "application/json", ResponseWriter.Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("id", IdOf(number));
        writer.WriteString("object", "response");
        writer.WriteNumber("created_at", ResponseWriter.Created);
        writer.WriteString("status", "completed");
        writer.WriteString("model", model);
        writer.WriteBoolean("parallel_tool_calls", true);
        writer.WriteString("tool_choice", "auto");
        writer.WriteStartArray("tools");
        writer.WriteEndArray();
        writer.WriteStartArray("output");
        if (reply.Text is { } text)
            WriteText(writer, text, number);

        for (int i = 0; i < reply.Calls.Count; i++)
            WriteCall(writer, reply.Calls[i], $"fc_{number}_{i}");

        writer.WriteEndArray();
        writer.WriteEndObject();
    }));

    private static void WriteText(Utf8JsonWriter writer, string text, int number)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "message");
        writer.WriteString("id", $"msg_{number}");
        writer.WriteString("status", "completed");
        writer.WriteString("role", "assistant");
        writer.WriteStartArray("content");
        writer.WriteStartObject();
        writer.WriteString("type", "output_text");
        writer.WriteString("text", text);
        writer.WriteStartArray("annotations");
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteCall(Utf8JsonWriter writer, ScriptedCall call, string itemId)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "function_call");
        writer.WriteString("id", itemId);
        writer.WriteString("call_id", call.Id);
        writer.WriteString("name", call.Name);
        writer.WriteString("arguments", call.Arguments);
        writer.WriteString("status", "completed");
        writer.WriteEndObject();
    }
}
