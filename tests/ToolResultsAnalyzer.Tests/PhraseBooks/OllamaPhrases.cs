using System.Text.RegularExpressions;
using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.PhraseBooks;

/// <summary><c>OllamaSharp</c>: a result has the name of a function and no id, and a reply comes as a stream, which is waited for here.</summary>
public partial class OllamaPhrases(Form form) : RequestPhrases(form, "ChatResponseStream", "llama3.2")
{
    public static readonly Vocabulary Vocabulary = new(
        "OllamaSharp",
        typeof(OllamaPhrases),
        form => new OllamaPhrases(form),
        [Form.Plain],
        [ReferenceSet.Ollama_5_5_2],
        "OllamaSharp.Models.Chat",
        "OllamaSharp.Models.Chat.Message")
    {
        // Nothing is found by an id, and other messages may stand between results.
        RulesThatAreOff = ["TRA3001", "TRA3002", "TRA3003", "TRA3004", "TRA4001"],
        IsEnforced = false,
    };

    protected override IReadOnlyList<string> Namespaces => ["OllamaSharp", "OllamaSharp.Models.Chat"];

    public override string ClientType => "IOllamaApiClient";

    public override string MessageType => "Message";

    public override string CallType => "Message.ToolCall";

    public override string Text(string reply = "reply") => $"{reply}.Message.Content!";

    public override string AskOnly(string history = "history", string? options = "options", string? sendMark = null) => $"_ = {Send(history, options, sendMark)};";

    public override string ReplyId(string reply = "reply") => throw new NotExpressibleException("replies have no id");

    public override string Calls(string reply = "reply") => $"{reply}.Message.ToolCalls!.ToList()";

    public override string HasCalls(string reply = "reply") => $"{reply}.Message.ToolCalls?.Any() == true";

    public override string HasNoCalls(string reply = "reply") => $"{reply}.Message.ToolCalls?.Any() != true";

    public override string StoppedForCalls(string reply = "reply") => throw new NotExpressibleException("nothing tells why the model stopped");

    public override string StoppedForOther(string reply = "reply") => throw new NotExpressibleException("nothing tells why the model stopped");

    public override string Id(string call = "call") => $"{call}.Id!";

    public override string Name(string call = "call") => $"{call}.Function!.Name!";

    public override string Arguments(string call = "call") => "\"{}\"";

    public override string Assistant(string reply = "reply", string? assistantMark = null) => Mark(assistantMark, $"{reply}.Message");

    public override string AssistantWithCalls(string calls, string? assistantMark = null) =>
        Mark(assistantMark, $"new Message(ChatRole.Assistant, \"\") {{ ToolCalls = {(calls.StartsWith('[') ? calls : $"[.. {calls}]")} }}");

    public override string AssistantWithText(string text, string? textMark = null, string? assistantMark = null) =>
        Mark(assistantMark, $"new Message(ChatRole.Assistant, {(text.EndsWith('!') ? Mark(textMark, text[..^1]) + '!' : Mark(textMark, text))})");

    /// <summary>A result for the call whose id is given: it has its name.</summary>
    public override string ResultForId(string id, string content, string? resultMark = null, string? idMark = null, string? argumentsMark = null) => argumentsMark is not null
        || id.StartsWith('"')
        ? throw new NotExpressibleException("nothing is found by an id")
        : Mark(resultMark, $"new Message(ChatRole.Tool, {content}) {{ ToolName = {Mark(idMark, IdOfCall().Replace(id, "$1.Function!.Name!"))} }}");

    public override string User(string text, string? userMark = null) => Mark(userMark, $"new Message(ChatRole.User, {text})");

    public override string System(string text, string? systemMark = null) => Mark(systemMark, $"new Message(ChatRole.System, {text})");

    public override string ConstantCall(string id) => throw new NotExpressibleException("nothing is found by an id");

    protected override string Invocation(string history, string? options, string? sendMark) =>
        $"{Mark(sendMark, $"client.ChatAsync(new ChatRequest {{ Model = {options ?? "\"llama3.2\""}, Messages = {history} }})")}.StreamToEndAsync().Result!";

    [GeneratedRegex(@"^(.+)\.Id!$")]
    private static partial Regex IdOfCall();
}
