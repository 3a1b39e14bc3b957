using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.PhraseBooks;

/// <summary><c>Mistral.SDK</c>: messages have a role, and are filled in where no constructor takes what they need.</summary>
public class MistralPhrases(Form form) : RequestPhrases(form, Response, "mistral-large")
{
    public static readonly Vocabulary Vocabulary = new(
        "Mistral.SDK",
        typeof(MistralPhrases),
        form => new MistralPhrases(form),
        [Form.Plain],
        [ReferenceSet.Mistral_2_3_1],
        "Mistral.SDK.DTOs",
        "Mistral.SDK.DTOs.ChatMessage");

    private const string Response = "ChatCompletionResponse";

    protected override IReadOnlyList<string> Namespaces => ["Mistral.SDK", "Mistral.SDK.DTOs"];

    public override string ClientType => "MistralClient";

    public override string MessageType => "ChatMessage";

    public override string CallType => "ToolCall";

    public override string SentType => "List<ChatMessage>";

    public override string Text(string reply = "reply") => $"{Message(reply)}.Content";

    public override string Calls(string reply = "reply") => $"{Message(reply)}.ToolCalls";

    public override string HasCalls(string reply = "reply") => $"{Calls(reply)} is {{ Count: > 0 }}";

    public override string HasNoCalls(string reply = "reply") => $"{Calls(reply)} is not {{ Count: > 0 }}";

    public override string StoppedForCalls(string reply = "reply") => $"{reply}.Choices[0].FinishReason == Choice.FinishReasonEnum.ToolCalls";

    public override string StoppedForOther(string reply = "reply") => $"{reply}.Choices[0].FinishReason != Choice.FinishReasonEnum.ToolCalls";

    public override string Name(string call = "call") => $"{call}.Function.Name";

    public override string Arguments(string call = "call") => "\"{}\"";

    public override string Assistant(string reply = "reply", string? assistantMark = null) => Mark(assistantMark, Message(reply));

    public override string AssistantWithCalls(string calls, string? assistantMark = null) =>
        Mark(assistantMark, $"new ChatMessage(ChatMessage.RoleEnum.Assistant, \"\") {{ ToolCalls = {(calls.StartsWith('[') ? calls : $"[.. {calls}]")} }}");

    public override string AssistantWithText(string text, string? textMark = null, string? assistantMark = null) =>
        Mark(assistantMark, $"new ChatMessage(ChatMessage.RoleEnum.Assistant, {Mark(textMark, text)})");

    public override string ResultForId(string id, string content, string? resultMark = null, string? idMark = null, string? argumentsMark = null) => argumentsMark is null
        ? Mark(resultMark, $"new ChatMessage({Mark(idMark, id)}, \"get_weather\", {content})")
        : Mark(resultMark, "new ChatMessage" + Mark(argumentsMark, $"({id}, \"get_weather\", {content})"));

    public override string User(string text, string? userMark = null) => Mark(userMark, $"new ChatMessage(ChatMessage.RoleEnum.User, {text})");

    public override string System(string text, string? systemMark = null) => Mark(systemMark, $"new ChatMessage(ChatMessage.RoleEnum.System, {text})");

    public override string ConstantCall(string id) => $$"""new ToolCall { Id = "{{id}}", Function = new ToolCallParameter { Name = "get_weather" } }""";

    protected override string Invocation(string history, string? options, string? sendMark) =>
        Mark(sendMark, $"client.Completions.GetCompletionAsync(new ChatCompletionRequest({options ?? "\"mistral-large\""}, {history}))") + (IsAsync ? "" : ".Result");

    private static string Message(string reply) => $"{reply}.Choices[0].Message";
}
