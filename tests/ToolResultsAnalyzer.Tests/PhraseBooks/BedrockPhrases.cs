using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.PhraseBooks;

/// <summary><c>AWSSDK.BedrockRuntime</c>: blocks that hold one thing each, results in messages of the user, requests that hold the history.</summary>
public class BedrockPhrases(Form form) : RequestPhrases(form, "ConverseResponse", "claude")
{
    public static readonly Vocabulary Vocabulary = new(
        "AWSSDK.BedrockRuntime",
        typeof(BedrockPhrases),
        form => new BedrockPhrases(form),
        [Form.Plain, Form.Variable],
        [ReferenceSet.Bedrock_4],
        "Amazon.BedrockRuntime.Model",
        "Amazon.BedrockRuntime.Model.ToolResultBlock");

    protected override IReadOnlyList<string> Namespaces => ["Amazon.BedrockRuntime", "Amazon.BedrockRuntime.Model"];

    public override string ClientType => "IAmazonBedrockRuntime";

    public override string MessageType => "Message";

    public override string CallType => "ToolUseBlock";

    public override string SentType => "List<Message>";

    public override string Text(string reply = "reply") => $"{reply}.Output.Message.Content[0].Text";

    public override string ReplyId(string reply = "reply") => throw new NotExpressibleException("replies have no id");

    public override string Calls(string reply = "reply") => $"{reply}.Output.Message.Content.Where(block => block.ToolUse != null).Select(block => block.ToolUse).ToList()";

    public override string StoppedForCalls(string reply = "reply") => $"{reply}.StopReason == StopReason.Tool_use";

    public override string StoppedForOther(string reply = "reply") => $"{reply}.StopReason != StopReason.Tool_use";

    public override string Name(string call = "call") => $"{call}.Name";

    public override string Id(string call = "call") => $"{call}.ToolUseId";

    public override string Arguments(string call = "call") => $"{call}.Input.ToString()!";

    public override string Assistant(string reply = "reply", string? assistantMark = null) => Mark(assistantMark, $"{reply}.Output.Message");

    public override string AssistantWithCalls(string calls, string? assistantMark = null) => Mark(assistantMark, Message("Assistant", calls.StartsWith('[')
        ? $"new List<ContentBlock> {{ {string.Join(", ", Split(calls[1..^1]).Select(call => $"new ContentBlock {{ ToolUse = {call} }}"))} }}"
        : $"{calls}.Select(made => new ContentBlock {{ ToolUse = made }}).ToList()"));

    public override string AssistantWithText(string text, string? textMark = null, string? assistantMark = null) =>
        Mark(textMark ?? assistantMark, Message("Assistant", TextBlock(text)));

    public override string ResultForId(string id, string content, string? resultMark = null, string? idMark = null, string? argumentsMark = null) => argumentsMark is not null || id == content
        ? throw new NotExpressibleException("the content is no argument")
        : Message("User", $"new List<ContentBlock> {{ new ContentBlock {{ ToolResult = {Mark(resultMark, $"new ToolResultBlock {{ ToolUseId = {Mark(idMark, id)}, Content = new List<ToolResultContentBlock> {{ new ToolResultContentBlock {{ Text = {content} }} }} }}")} }} }}");

    public override string User(string text, string? userMark = null) => Mark(userMark, Message("User", TextBlock(text)));

    public override string System(string text, string? systemMark = null) => throw new NotExpressibleException("the system's text is a part of the request");

    public override string ConstantCall(string id) => $"new ToolUseBlock {{ ToolUseId = \"{id}\", Name = \"get_weather\" }}";

    protected override string Invocation(string history, string? options, string? sendMark) =>
        Mark(sendMark, $"client.ConverseAsync(new ConverseRequest {{ ModelId = {options ?? "\"claude\""}, Messages = {(history.All(char.IsLetterOrDigit) ? history : $"[.. {history}]")} }})") + (IsAsync ? "" : ".Result");

    private static string Message(string role, string blocks) => $"new Message {{ Role = ConversationRole.{role}, Content = {blocks} }}";

    private static string TextBlock(string text) => $"new List<ContentBlock> {{ new ContentBlock {{ Text = {text} }} }}";

    /// <summary>The elements of a list of expressions.</summary>
    private static IEnumerable<string> Split(string elements)
    {
        if (elements.StartsWith("..", StringComparison.Ordinal))
            throw new NotExpressibleException("each call is wrapped");

        while (elements.Length > 0)
        {
            var end = Enumerable.Range(1, elements.Length).First(length => length == elements.Length || (elements[length] == ',' && IsWhole(elements[..length])));
            yield return elements[..end].Trim();
            elements = elements[Math.Min(end + 1, elements.Length)..];
        }

        static bool IsWhole(string element) => element.Count(letter => letter is '(' or '[' or '{') == element.Count(letter => letter is ')' or ']' or '}');
    }
}
