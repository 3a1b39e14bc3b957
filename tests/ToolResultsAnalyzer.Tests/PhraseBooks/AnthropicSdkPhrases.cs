using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.PhraseBooks;

/// <summary><c>Anthropic.SDK</c>: a reply gives its message, and results are parts of messages of the user that are filled in.</summary>
public class AnthropicSdkPhrases(Form form) : RequestPhrases(form, "MessageResponse", "claude")
{
    public static readonly Vocabulary Vocabulary = new(
        "Anthropic.SDK",
        typeof(AnthropicSdkPhrases),
        form => new AnthropicSdkPhrases(form),
        [Form.Plain],
        [ReferenceSet.AnthropicSdk_5_10_0],
        "Anthropic.SDK.Messaging",
        "Anthropic.SDK.Messaging.ToolResultContent");

    protected override IReadOnlyList<string> Namespaces => ["Anthropic.SDK", "Anthropic.SDK.Common", "Anthropic.SDK.Messaging"];

    public override string ClientType => "AnthropicClient";

    public override string MessageType => "Message";

    public override string CallType => "Function";

    public override string SentType => "List<Message>";

    public override string Text(string reply = "reply") => $"{reply}.FirstMessage.Text";

    public override string Calls(string reply = "reply") => $"{reply}.ToolCalls";

    public override string StoppedForCalls(string reply = "reply") => $"{reply}.StopReason == \"tool_use\"";

    public override string StoppedForOther(string reply = "reply") => $"{reply}.StopReason != \"tool_use\"";

    public override string Name(string call = "call") => $"{call}.Name";

    public override string Arguments(string call = "call") => "\"{}\"";

    public override string Assistant(string reply = "reply", string? assistantMark = null) => Mark(assistantMark, $"{reply}.Message");

    public override string AssistantWithCalls(string calls, string? assistantMark = null) => Filled("Assistant", calls.StartsWith('[')
        ? $"[{(IsOne(calls[1..^1]) ? Made(calls[1..^1]) : calls[1..^1])}]"
        : $"{calls}.Select(call => (ContentBase){Made("call")}).ToList()", assistantMark);

    public override string AssistantWithText(string text, string? textMark = null, string? assistantMark = null) =>
        Mark(assistantMark, $"new Message(RoleType.Assistant, {Mark(textMark, text)})");

    public override string ResultForId(string id, string content, string? resultMark = null, string? idMark = null, string? argumentsMark = null) => argumentsMark is not null || id == content
        ? throw new NotExpressibleException("neither ids nor contents are arguments")
        : Filled("User", $"[{Mark(resultMark, $"new ToolResultContent {{ ToolUseId = {Mark(idMark, id)}, Content = [new TextContent {{ Text = {content} }}] }}")}]");

    public override string User(string text, string? userMark = null) => Mark(userMark, $"new Message(RoleType.User, {text})");

    public override string System(string text, string? systemMark = null) => throw new NotExpressibleException("there are no messages of the system");

    public override string ConstantCall(string id) => $"new ToolUseContent {{ Id = \"{id}\", Name = \"get_weather\" }}";

    protected override string Invocation(string history, string? options, string? sendMark) =>
        Mark(sendMark, $"client.Messages.GetClaudeMessageAsync(new MessageParameters {{ MaxTokens = 1024, Model = {options ?? "\"claude\""}, Messages = {(history.All(char.IsLetterOrDigit) ? history : $"[.. {history}]")} }})") + (IsAsync ? "" : ".Result");

    /// <summary>Calls that are written down are parts of messages; one of a reply is made one.</summary>
    private static string Made(string call) => call.StartsWith("new ", StringComparison.Ordinal) ? call : $"new ToolUseContent {{ Id = {call}.Id, Name = {call}.Name }}";

    private static string Filled(string role, string content, string? mark = null) => Mark(mark, $"new Message {{ Role = RoleType.{role}, Content = {content} }}");
}
