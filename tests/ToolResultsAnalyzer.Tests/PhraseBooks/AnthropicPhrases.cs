using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.PhraseBooks;

/// <summary>
/// The official <c>Anthropic</c> package: the message of the assistant is made anew of the parts of a reply, results are parts of a message
/// of the user, and the history is sent in the parameters.
/// </summary>
public class AnthropicPhrases(Form form) : RequestPhrases(form, "Message", "claude")
{
    public static readonly Vocabulary Vocabulary = new(
        "Anthropic",
        typeof(AnthropicPhrases),
        form => new AnthropicPhrases(form),
        [Form.Plain, Form.Variable],
        [ReferenceSet.Anthropic_13_12_0],
        "Anthropic",
        "Anthropic.Models.Messages.ToolResultBlockParam");

    private const string Block = "ContentBlockParam";
    private const string Call = "ToolUseBlock";

    protected override IReadOnlyList<string> Namespaces => ["System.Text.Json", "Anthropic", "Anthropic.Models.Messages"];

    public override string ClientType => "IAnthropicClient";

    public override string MessageType => "MessageParam";

    public override string SentType => $"IReadOnlyList<{MessageType}>";

    public override string CallType => Call;

    public override string Text(string reply = "reply") => $"{reply}.Content.Select(block => block.Value).OfType<TextBlock>().First().Text";

    public override string ReplyId(string reply = "reply") => $"{reply}.ID";

    public override string Calls(string reply = "reply") => $"{reply}.Content.Select(block => block.Value).OfType<{Call}>().ToList()";

    public override string StoppedForCalls(string reply = "reply") => $"{reply}.StopReason == StopReason.ToolUse";

    public override string StoppedForOther(string reply = "reply") => $"{reply}.StopReason != StopReason.ToolUse";

    public override string Name(string call = "call") => $"{call}.Name";

    public override string Id(string call = "call") => $"{call}.ID";

    public override string Arguments(string call = "call") => $"{call}.Input.ToString()!";

    public override string Assistant(string reply = "reply", string? assistantMark = null) =>
        OfAssistant($"{reply}.Content.Select(block => new {Block}(block.Json)).ToList()", assistantMark);

    public override string AssistantWithCalls(string calls, string? assistantMark = null) => OfAssistant(calls.StartsWith('[')
        ? $"new List<{Block}> {{ {Made(calls[1..^1])} }}"
        : $"{calls}.Select(call => ({Block})new ToolUseBlockParam {{ ID = call.ID, Name = call.Name, Input = call.Input }}).ToList()", assistantMark);

    public override string AssistantWithText(string text, string? textMark = null, string? assistantMark = null) => OfAssistant(Mark(textMark, text), assistantMark);

    public override string ResultForId(string id, string content, string? resultMark = null, string? idMark = null, string? argumentsMark = null) => argumentsMark is not null || id == content || id.StartsWith("null", StringComparison.Ordinal)
        ? throw new NotExpressibleException("the content is no argument, and null is ambiguous")
        : OfUser($"new List<{Block}> {{ {Mark(resultMark, $"new ToolResultBlockParam({Mark(idMark, id)}) {{ Content = {content} }}")} }}");

    public override string User(string text, string? userMark = null) => OfUser(text, userMark);

    public override string System(string text, string? systemMark = null) => "(MessageParam)" + Mark(systemMark, $"new SystemMessageParam({text})");

    public override string ConstantCall(string id) => $"new ToolUseBlockParam {{ ID = \"{id}\", Name = \"get_weather\", Input = new Dictionary<string, JsonElement>() }}";

    /// <summary>Calls that are written down are parts of messages; one of a reply is made one.</summary>
    private static string Made(string call) => call.StartsWith("new ", StringComparison.Ordinal) ? call : $"new ToolUseBlockParam {{ ID = {call}.ID, Name = {call}.Name, Input = {call}.Input }}";

    /// <summary>Expression: a message of the assistant, made of a text or of a list of parts.</summary>
    /// <param name="mark">What is reported on the whole.</param>
    /// <param name="roleMark">What is reported on what gives it its role.</param>
    public virtual string OfAssistant(string content, string? mark = null, string? roleMark = null) => "(MessageParam)" + Mark(mark ?? roleMark, $"new AssistantMessageParam({content})");

    /// <summary>Expression: a message of the user, made of a text or of a list of parts.</summary>
    public virtual string OfUser(string content, string? mark = null) => "(MessageParam)" + Mark(mark, $"new UserMessageParam({content})");

    protected override string Invocation(string history, string? options, string? sendMark) =>
        Mark(sendMark, $"client.Messages.Create(new MessageCreateParams {{ MaxTokens = 1024, Model = {options ?? "\"claude\""}, Messages = {(history.All(char.IsLetterOrDigit) ? history : $"[.. {history}]")} }})") + (IsAsync ? "" : ".Result");
}
