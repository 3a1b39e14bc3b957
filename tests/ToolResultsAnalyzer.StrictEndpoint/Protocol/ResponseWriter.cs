using System.Buffers;
using System.Text;
using System.Text.Json;
using ToolResultsAnalyzer.StrictEndpoint.Contract;
using ToolResultsAnalyzer.StrictEndpoint.Model;

namespace ToolResultsAnalyzer.StrictEndpoint.Protocol;

/// <summary>Writes replies and errors as the provider does.</summary>
public static class ResponseWriter
{
    internal const long Created = 1_700_000_000;

    /// <summary>The error envelope for a history that breaks the contract.</summary>
    public static WireResponse Refusal(ContractBreach breach) => Error(breach.Message, breach.Param);

    /// <summary>The error envelope for a request that cannot be read.</summary>
    public static WireResponse Error(string message, string? param) => new(400, "application/json", Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartObject("error");
        writer.WriteString("message", message);
        writer.WriteString("type", "invalid_request_error");
        writer.WriteString("param", param);
        writer.WriteNull("code");
        writer.WriteEndObject();
        writer.WriteEndObject();
    }));

    /// <summary>The whole reply in one object.</summary>
    public static WireResponse Completion(ScriptedReply reply, string model, int number) => new(200, "application/json", Json(writer =>
    {
        writer.WriteStartObject();
        WriteHead(writer, "chat.completion", model, number);
        writer.WriteStartArray("choices");
        writer.WriteStartObject();
        writer.WriteNumber("index", 0);
        writer.WriteStartObject("message");
        writer.WriteString("role", "assistant");
        writer.WriteString("content", reply.Text);
        if (reply.Calls.Count > 0)
        {
            writer.WriteStartArray("tool_calls");
            foreach (ScriptedCall call in reply.Calls)
            {
                writer.WriteStartObject();
                WriteCall(writer, call.Id, call.Name, call.Arguments);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteNull("refusal");
        writer.WriteEndObject();
        writer.WriteNull("logprobs");
        writer.WriteString("finish_reason", reply.FinishReason);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteStartObject("usage");
        writer.WriteNumber("prompt_tokens", 1);
        writer.WriteNumber("completion_tokens", 1);
        writer.WriteNumber("total_tokens", 2);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }));

    /// <summary>
    /// The reply as server-sent events: text in pieces, then for each call its id and name, then its arguments in pieces,
    /// then the finish reason.
    /// </summary>
    public static WireResponse Stream(ScriptedReply reply, string model, int number)
    {
        StringBuilder events = new();
        Send(Chunk(WriteRole, null));
        foreach (string piece in Pieces(reply.Text ?? ""))
            Send(Chunk(delta => delta.WriteString("content", piece), null));

        for (int i = 0; i < reply.Calls.Count; i++)
        {
            int index = i;
            ScriptedCall call = reply.Calls[index];
            Send(Chunk(delta => WriteCallDelta(delta, index, call.Id, call.Name, ""), null));
            foreach (string piece in Pieces(call.Arguments))
                Send(Chunk(delta => WriteCallDelta(delta, index, null, null, piece), null));
        }

        Send(Chunk(_ => { }, reply.FinishReason));
        events.Append("data: [DONE]\n\n");
        return new(200, "text/event-stream", Encoding.UTF8.GetBytes(events.ToString()));

        void Send(byte[] json) => events.Append("data: ").Append(Encoding.UTF8.GetString(json)).Append("\n\n");

        byte[] Chunk(Action<Utf8JsonWriter> writeDelta, string? finishReason) => Json(writer =>
        {
            writer.WriteStartObject();
            WriteHead(writer, "chat.completion.chunk", model, number);
            writer.WriteStartArray("choices");
            writer.WriteStartObject();
            writer.WriteNumber("index", 0);
            writer.WriteStartObject("delta");
            writeDelta(writer);
            writer.WriteEndObject();
            writer.WriteNull("logprobs");
            writer.WriteString("finish_reason", finishReason);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static void WriteHead(Utf8JsonWriter writer, string kind, string model, int number)
    {
        writer.WriteString("id", $"chatcmpl-{number}");
        writer.WriteString("object", kind);
        writer.WriteNumber("created", Created);
        writer.WriteString("model", model);
    }

    private static void WriteRole(Utf8JsonWriter delta)
    {
        delta.WriteString("role", "assistant");
        delta.WriteString("content", "");
    }

    private static void WriteCallDelta(Utf8JsonWriter delta, int index, string? id, string? name, string arguments)
    {
        delta.WriteStartArray("tool_calls");
        delta.WriteStartObject();
        delta.WriteNumber("index", index);
        WriteCall(delta, id, name, arguments);
        delta.WriteEndObject();
        delta.WriteEndArray();
    }

    private static void WriteCall(Utf8JsonWriter writer, string? id, string? name, string arguments)
    {
        if (id is not null)
        {
            writer.WriteString("id", id);
            writer.WriteString("type", "function");
        }

        writer.WriteStartObject("function");
        if (name is not null)
            writer.WriteString("name", name);
        writer.WriteString("arguments", arguments);
        writer.WriteEndObject();
    }

    /// <summary>Two pieces where there is something to cut, so that a reader has to put them together.</summary>
    private static IEnumerable<string> Pieces(string text) =>
        new[] { text[..(text.Length / 2)], text[(text.Length / 2)..] }.Where(piece => piece.Length > 0);

    internal static byte[] Json(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
            write(writer);
        return buffer.WrittenSpan.ToArray();
    }
}
