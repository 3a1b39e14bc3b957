namespace ToolResultsAnalyzer.StrictEndpoint.Model;

/// <summary>A call that the model asks for.</summary>
/// <param name="Name">The name of the function; it need not be one that the request declares.</param>
/// <param name="Arguments">The arguments as the model writes them, normally a JSON object.</param>
/// <param name="Id">The id of the call; if null the endpoint gives the next one of <c>call_1</c>, <c>call_2</c>, …</param>
public sealed record ScriptedCall(string Name, string Arguments = "{}", string? Id = null);

/// <summary>One reply of the model: a text, calls, or both.</summary>
public sealed record ScriptedReply(string? Text, IReadOnlyList<ScriptedCall> Calls)
{
    /// <summary>The reply when the script has run out.</summary>
    public static ScriptedReply Done { get; } = OfText("done");

    /// <summary>A reply without calls.</summary>
    public static ScriptedReply OfText(string text) => new(text, []);

    /// <summary>A reply that asks for these calls.</summary>
    public static ScriptedReply OfCalls(params IReadOnlyList<ScriptedCall> calls) => new(null, calls);

    /// <summary>A reply that asks for these functions, without arguments.</summary>
    public static ScriptedReply OfCalls(params IEnumerable<string> names) => new(null, [.. names.Select(name => new ScriptedCall(name))]);

    /// <summary>A reply with a text beside its calls.</summary>
    public static ScriptedReply OfTextAndCalls(string text, params IReadOnlyList<ScriptedCall> calls) => new(text, calls);

    /// <summary>The finish reason that agrees with the content.</summary>
    public string FinishReason => Calls.Count > 0 ? "tool_calls" : "stop";
}
