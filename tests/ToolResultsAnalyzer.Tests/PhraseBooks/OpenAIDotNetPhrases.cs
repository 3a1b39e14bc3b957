using System.Text.RegularExpressions;
using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.PhraseBooks;

/// <summary><c>OpenAI-DotNet</c>: a result is made of the call itself, or of an id and the name of the function.</summary>
public class OpenAIDotNetPhrases(Form form) : RequestPhrases(form, Response, "gpt-4o")
{
    public static readonly Vocabulary Vocabulary = new(
        "OpenAI-DotNet",
        typeof(OpenAIDotNetPhrases),
        form => new OpenAIDotNetPhrases(form),
        [Form.Plain],
        [ReferenceSet.OpenAIDotNet_8_8_7],
        "OpenAI.Chat",
        "OpenAI.Chat.Message");

    private const string Response = "ChatResponse";

    protected override IReadOnlyList<string> Namespaces => ["OpenAI", "OpenAI.Chat"];

    public override string ClientType => "OpenAIClient";

    public override string MessageType => "Message";

    public override string CallType => "ToolCall";

    public override string Text(string reply = "reply") => $"(string){reply}.FirstChoice";

    public override string Calls(string reply = "reply") => $"{Message(reply)}.ToolCalls";

    public override string HasCalls(string reply = "reply") => $"{Calls(reply)}?.Count > 0";

    public override string StoppedForCalls(string reply = "reply") => $"{reply}.FirstChoice.FinishReason == \"tool_calls\"";

    public override string StoppedForOther(string reply = "reply") => $"{reply}.FirstChoice.FinishReason != \"tool_calls\"";

    public override string Name(string call = "call") => $"{call}.Function.Name";

    public override string Arguments(string call = "call") => $"{call}.Function.Arguments.ToString()";

    public override string Assistant(string reply = "reply", string? assistantMark = null) => Mark(assistantMark, Message(reply));

    public override string AssistantWithCalls(string calls, string? assistantMark = null) => throw new NotExpressibleException("calls come from a reply alone");

    public override string AssistantWithText(string text, string? textMark = null, string? assistantMark = null) =>
        Mark(assistantMark, $"new Message(Role.Assistant, {Mark(textMark, text)})");

    public override string ResultForId(string id, string content, string? resultMark = null, string? idMark = null, string? argumentsMark = null)
    {
        if (argumentsMark is not null)
            throw new NotExpressibleException("a text and a list cannot be swapped");

        // A call has its id with it; the id of a reply is not one.
        return Mark(resultMark, Regex.IsMatch(id, @"^[\w.\[\]]+\.Id$") && id != ReplyId() && idMark is null
            ? $"new Message({id[..^".Id".Length]}, {content})"
            : $"new Message({Mark(idMark, id)}, \"get_weather\", [new Content({content})])");
    }

    public override string User(string text, string? userMark = null) => Mark(userMark, $"new Message(Role.User, {text})");

    public override string System(string text, string? systemMark = null) => Mark(systemMark, $"new Message(Role.System, {text})");

    public override string ConstantCall(string id) => $"new ToolCall(\"{id}\", \"get_weather\")";

    protected override string Invocation(string history, string? options, string? sendMark) =>
        Mark(sendMark, $"client.ChatEndpoint.GetCompletionAsync(new ChatRequest({history}{(options is null ? "" : $", model: {options}")}))") + (IsAsync ? "" : ".Result");

    private static string Message(string reply) => $"{reply}.FirstChoice.Message";
}
