using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.PhraseBooks;

/// <summary><c>Microsoft.Extensions.AI</c>: calls and results are parts of messages.</summary>
public class ExtensionsAIPhrases(Form form) : ListPhrases(form, Response)
{
    public static readonly Vocabulary Vocabulary = new(
        "Microsoft.Extensions.AI",
        typeof(ExtensionsAIPhrases),
        form => new ExtensionsAIPhrases(form),
        [Form.Plain, Form.NamedArguments, Form.AddRangeExpression, Form.Async],
        [ReferenceSet.ExtensionsAI_10_11_0, ReferenceSet.ExtensionsAI_9_5_0],
        "Microsoft.Extensions.AI",
        "Microsoft.Extensions.AI.FunctionResultContent");

    private const string Response = "ChatResponse";
    private const string Call = "FunctionCallContent";

    protected override IReadOnlyList<string> Namespaces => ["Microsoft.Extensions.AI"];

    public override string ClientType => "IChatClient";

    public override string OptionsType => "ChatOptions";

    public override string MessageType => "ChatMessage";

    public override string CallType => Call;

    public override string DeclareTools(string options = "options", bool disableParallelCalls = false) => throw new NotExpressibleException("tools do not tell who answers the calls");

    public override string DeclareNoTools(string options = "options") => $"{OptionsType} {options} = new {OptionsType}() {{ Temperature = 0 }};";

    public override string DisableParallelCalls(string options = "options") => $"{options}.AllowMultipleToolCalls = false;";

    public override string Text(string reply = "reply") => $"{reply}.Text";

    public override string ReplyId(string reply = "reply") => Wrap($"{reply}.ResponseId!", "string");

    public override string Calls(string reply = "reply") => Wrap($"{reply}.Messages.SelectMany(message => message.Contents).OfType<{Call}>().ToList()", $"List<{Call}>");

    public override string StoppedForCalls(string reply = "reply") => $"{reply}.FinishReason == ChatFinishReason.ToolCalls";

    public override string StoppedForOther(string reply = "reply") => $"{reply}.FinishReason != ChatFinishReason.ToolCalls";

    public override string Name(string call = "call") => $"{call}.Name";

    public override string Id(string call = "call") => $"{call}.CallId";

    public override string Arguments(string call = "call") => $"{call}.Arguments!.ToString()!";

    public override string Assistant(string reply = "reply", string? assistantMark = null) => $".. {Mark(assistantMark, $"{reply}.Messages")}";

    public override string AssistantWithCalls(string calls, string? assistantMark = null) => Message("Assistant", calls.StartsWith('[') ? calls : $"[.. {calls}]", assistantMark);

    public override string AssistantWithText(string text, string? textMark = null, string? assistantMark = null)
    {
        var marked = Mark(textMark, text);
        return Wrap(Mark(assistantMark, Form is Form.NamedArguments
            ? $"new ChatMessage(content: {marked}, role: ChatRole.Assistant)"
            : $"new ChatMessage(ChatRole.Assistant, {Wrap(marked, "string")})"), MessageType);
    }

    public override string ResultForId(string id, string content, string? resultMark = null, string? idMark = null, string? argumentsMark = null)
    {
        var marked = Mark(idMark, id);
        return Message("Tool", "[" + (Form is Form.NamedArguments
            ? Mark(resultMark, $"new FunctionResultContent{Arguments($"result: {content}, callId: {marked}")}")
            : Wrap(Mark(resultMark, $"new FunctionResultContent{Arguments($"{Wrap(marked, "string")}, {Wrap(content, "string")}")}"), "AIContent")) + "]");

        string Arguments(string list) => Mark(argumentsMark, $"({list})");
    }

    public override string User(string text, string? userMark = null) => Wrap(Mark(userMark, $"new ChatMessage(ChatRole.User, {text})"), MessageType);

    public override string System(string text, string? systemMark = null) => Wrap(Mark(systemMark, $"new ChatMessage(ChatRole.System, {text})"), MessageType);

    public override string ConstantCall(string id) => Wrap($"new FunctionCallContent(\"{id}\", \"get_weather\")", CallType);

    public override string AppendReplyAs(string appendMark, string reply = "reply", string to = "history") => $"{Mark(appendMark, $"{to}.AddMessages({reply})")};";

    protected override string Invocation(string history, string? options, string? sendMark)
    {
        var given = options is null ? "" : $", {options}";
        return Mark(sendMark, Form switch
        {
            Form.Cast => $"client.GetResponseAsync((IEnumerable<ChatMessage>){history}{given})",
            Form.NamedArguments when options is not null => $"client.GetResponseAsync(options: {options}, messages: {history})",
            _ => $"client.GetResponseAsync({history}{given})",
        }) + (IsAsync ? "" : ".Result");
    }

    private string Message(string role, string contents, string? mark = null) => Wrap(Mark(mark, Form is Form.NamedArguments
        ? $"new ChatMessage(contents: {contents}, role: ChatRole.{role})"
        : $"new ChatMessage(ChatRole.{role}, {contents})"), MessageType);
}
