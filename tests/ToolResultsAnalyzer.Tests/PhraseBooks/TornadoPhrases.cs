using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.PhraseBooks;

/// <summary><c>LlmTornado</c>, with lists of messages; conversations have tests of their own.</summary>
public class TornadoPhrases(Form form) : RequestPhrases(form, Response, "gpt-5")
{
    public static readonly Vocabulary Vocabulary = new(
        "LlmTornado",
        typeof(TornadoPhrases),
        form => new TornadoPhrases(form),
        [Form.Plain],
        [ReferenceSet.Tornado_3_8_11],
        "LlmTornado.Chat",
        "LlmTornado.Chat.ChatMessage");

    private const string Response = "ChatResult";

    protected override IReadOnlyList<string> Namespaces => ["LlmTornado.Chat", "LlmTornado.ChatFunctions", "LlmTornado.Code"];

    public override string ClientType => "ChatEndpoint";

    public override string MessageType => "ChatMessage";

    public override string CallType => "ToolCall";

    public override string SentType => "List<ChatMessage>";

    public override string Text(string reply = "reply") => $"{Message(reply)}.Content";

    public override string Calls(string reply = "reply") => $"{Message(reply)}.ToolCalls";

    public override string HasCalls(string reply = "reply") => $"{Calls(reply)} is {{ Count: > 0 }}";

    public override string HasNoCalls(string reply = "reply") => $"{Calls(reply)} is not {{ Count: > 0 }}";

    public override string StoppedForCalls(string reply = "reply") => $"{reply}.Choices[0].FinishReason == \"tool_calls\"";

    public override string StoppedForOther(string reply = "reply") => $"{reply}.Choices[0].FinishReason != \"tool_calls\"";

    public override string Name(string call = "call") => $"{call}.FunctionCall.Name";

    public override string Arguments(string call = "call") => "\"{}\"";

    public override string Assistant(string reply = "reply", string? assistantMark = null) => Mark(assistantMark, Message(reply));

    public override string AssistantWithCalls(string calls, string? assistantMark = null) =>
        Mark(assistantMark, $"new ChatMessage(ChatMessageRoles.Assistant, \"\") {{ ToolCalls = {(calls.StartsWith('[') ? calls : $"[.. {calls}]")} }}");

    public override string AssistantWithText(string text, string? textMark = null, string? assistantMark = null) =>
        Mark(assistantMark, $"new ChatMessage(ChatMessageRoles.Assistant, {Mark(textMark, text)})");

    public override string ResultForId(string id, string content, string? resultMark = null, string? idMark = null, string? argumentsMark = null) => argumentsMark is null && (idMark is null || id != content)
        ? Mark(resultMark, $"new ChatMessage(ChatMessageRoles.Tool, {content}) {{ ToolCallId = {Mark(idMark, id)} }}")
        : throw new NotExpressibleException("an id is filled in behind the content");

    public override string User(string text, string? userMark = null) => Mark(userMark, $"new ChatMessage(ChatMessageRoles.User, {text})");

    public override string System(string text, string? systemMark = null) => Mark(systemMark, $"new ChatMessage(ChatMessageRoles.System, {text})");

    public override string ConstantCall(string id) => $$"""new ToolCall { Id = "{{id}}", FunctionCall = new FunctionCall { Name = "get_weather" } }""";

    protected override string Invocation(string history, string? options, string? sendMark) =>
        Mark(sendMark, $"client.CreateChatCompletion(new ChatRequest {{ Messages = {history} }})") + (IsAsync ? "" : ".Result");

    private static string Message(string reply) => $"{reply}.Choices[0].Message";
}
