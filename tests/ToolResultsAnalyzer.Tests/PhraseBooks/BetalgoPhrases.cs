using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.PhraseBooks;

/// <summary><c>Betalgo.Ranul.OpenAI</c>: the message of a reply is appended as it is, and may have null for its calls.</summary>
public class BetalgoPhrases(Form form) : RequestPhrases(form, Response, "gpt-4o")
{
    public static readonly Vocabulary Vocabulary = new(
        "Betalgo.Ranul.OpenAI",
        typeof(BetalgoPhrases),
        form => new BetalgoPhrases(form),
        [Form.Plain, Form.Async],
        [ReferenceSet.Betalgo_9_2_6],
        "Betalgo.Ranul.OpenAI",
        "Betalgo.Ranul.OpenAI.ObjectModels.RequestModels.ChatMessage");

    private const string Response = "ChatCompletionCreateResponse";

    protected override IReadOnlyList<string> Namespaces => ["Betalgo.Ranul.OpenAI.Contracts.Enums", "Betalgo.Ranul.OpenAI.Interfaces", "Betalgo.Ranul.OpenAI.ObjectModels.RequestModels", "Betalgo.Ranul.OpenAI.ObjectModels.ResponseModels", "Betalgo.Ranul.OpenAI.ObjectModels.SharedModels"];

    public override string ClientType => "IChatCompletionService";

    public override string MessageType => "ChatMessage";

    public override string CallType => "ToolCall";

    public override string Text(string reply = "reply") => $"{Message(reply)}.Content";

    public override string Calls(string reply = "reply") => $"{Message(reply)}.ToolCalls";

    public override string CallsType => "IList<ToolCall>";

    public override string SentType => "IList<ChatMessage>";

    public override string HasCalls(string reply = "reply") => $"{Message(reply)}.ToolCalls?.Count > 0";

    public override string StoppedForCalls(string reply = "reply") => $"{reply}.Choices[0].FinishReason == \"tool_calls\"";

    public override string StoppedForOther(string reply = "reply") => $"{reply}.Choices[0].FinishReason != \"tool_calls\"";

    public override string Name(string call = "call") => $"{call}.FunctionCall.Name";

    public override string Id(string call = "call") => $"{call}.Id";

    public override string Arguments(string call = "call") => $"{call}.FunctionCall.Arguments";

    public override string Assistant(string reply = "reply", string? assistantMark = null) => Mark(assistantMark, Message(reply));

    public override string AssistantWithCalls(string calls, string? assistantMark = null) =>
        Mark(assistantMark, $"ChatMessage.FromAssistant(\"\", toolCalls: {(calls.StartsWith('[') ? calls : $"[.. {calls}]")})");

    public override string AssistantWithText(string text, string? textMark = null, string? assistantMark = null) =>
        Mark(assistantMark, $"ChatMessage.FromAssistant({Mark(textMark, text)})");

    public override string ResultForId(string id, string content, string? resultMark = null, string? idMark = null, string? argumentsMark = null) =>
        Mark(resultMark, "ChatMessage.FromTool" + Mark(argumentsMark, $"({content}, {Mark(idMark, id)})"));

    public override string User(string text, string? userMark = null) => Mark(userMark, $"ChatMessage.FromUser({text})");

    public override string System(string text, string? systemMark = null) => Mark(systemMark, $"ChatMessage.FromSystem({text})");

    public override string ConstantCall(string id) => $$"""new ToolCall { Id = "{{id}}", FunctionCall = new FunctionCall { Name = "get_weather", Arguments = "{}" } }""";

    protected override string Invocation(string history, string? options, string? sendMark) =>
        Mark(sendMark, $"client.CreateCompletion(new ChatCompletionCreateRequest {{ Messages = {history}{(options is null ? "" : $", Model = {options}")} }})") + (IsAsync ? "" : ".Result");

    private static string Message(string reply) => $"{reply}.Choices[0].Message";
}
