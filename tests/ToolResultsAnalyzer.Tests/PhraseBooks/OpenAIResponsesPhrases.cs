using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.PhraseBooks;

/// <summary>
/// Responses of the official <c>OpenAI</c> package. The calls are items of the reply, and the "assistant message" is all of its items:
/// it is rendered as a spread (<c>.. reply.OutputItems</c>), which <see cref="Append"/> turns into <c>AddRange</c>.
/// </summary>
public class OpenAIResponsesPhrases(Form form) : RequestPhrases(form, Completion, "gpt-5")
{
    public static readonly Vocabulary Vocabulary = new(
        "OpenAI.Responses",
        typeof(OpenAIResponsesPhrases),
        form => new OpenAIResponsesPhrases(form),
        [.. Enum.GetValues<Form>().Except([Form.TargetTyped, Form.Parts, Form.AddRangeArray])],
        [ReferenceSet.OpenAI_2_15_0],
        "OpenAI.Responses",
        "OpenAI.Responses.ResponseItem")
    {
        // Other items may stand between a call and its output.
        RulesThatAreOff = ["TRA4001"],
    };

    private const string Completion = "ResponseResult";
    private const string Call = "FunctionCallResponseItem";

    protected override IReadOnlyList<string> Namespaces => ["System.ClientModel", "OpenAI.Responses"];

    public override string Usings => "#pragma warning disable OPENAI001\n" + base.Usings;

    public override string ClientType => "ResponsesClient";

    public override string MessageType => "ResponseItem";

    public override string CallType => Call;

    protected override string Client => "new ResponsesClient(\"key\")";

    public override string Text(string reply = "reply") => $"{Completed(reply)}.GetOutputText()";

    public override string Calls(string reply = "reply") => Wrap($"{Completed(reply)}.OutputItems.OfType<{Call}>().ToList()", $"List<{Call}>");

    public override string StoppedForCalls(string reply = "reply") => $"{Completed(reply)}.OutputItems.Any(item => item is {Call})";

    public override string StoppedForOther(string reply = "reply") => $"!{Completed(reply)}.OutputItems.OfType<{Call}>().Any()";

    public override string Id(string call = "call") => $"{call}.CallId";

    public override string Arguments(string call = "call") => $"{call}.FunctionArguments.ToString()";

    public override string Assistant(string reply = "reply", string? assistantMark = null) => $".. {Mark(assistantMark, $"{Completed(reply)}.OutputItems")}";

    public override string AssistantWithCalls(string calls, string? assistantMark = null)
    {
        if (calls.StartsWith('[') && calls.EndsWith(']'))
            return IsOne(calls[1..^1]) ? Mark(assistantMark, calls[1..^1]) : $".. new {Call}[] {{ {calls[1..^1]} }}";

        return $".. {Mark(assistantMark, calls)}";
    }

    public override string AssistantWithText(string text, string? textMark = null, string? assistantMark = null)
    {
        var marked = Mark(textMark, text);
        return Form is Form.NamedArguments
            ? Mark(assistantMark, $"ResponseItem.CreateAssistantMessageItem(outputTextContent: {marked})")
            : Wrap(Mark(assistantMark, $"ResponseItem.CreateAssistantMessageItem({Wrap(marked, "string")})"), MessageType);
    }

    public override string ResultForId(string id, string content, string? resultMark = null, string? idMark = null, string? argumentsMark = null)
    {
        var marked = Mark(idMark, id);
        return Form switch
        {
            Form.Factory => Mark(resultMark, $"ResponseItem.CreateFunctionCallOutputItem{Arguments($"{marked}, {content}")}"),
            Form.NamedArguments => Mark(resultMark, $"new FunctionCallOutputResponseItem{Arguments($"functionOutput: {content}, callId: {marked}")}"),
            Form.MadeByHelper when idMark is null && argumentsMark is null => Mark(resultMark, $"Phrases.ResultFor{Arguments($"{id}, {content}")}"),
            _ => Wrap(Mark(resultMark, $"new FunctionCallOutputResponseItem{Arguments($"{Wrap(marked, "string")}, {Wrap(content, "string")}")}"), MessageType),
        };

        string Arguments(string list) => Mark(argumentsMark, $"({list})");
    }

    public override string User(string text, string? userMark = null) => Wrap(Mark(userMark, $"ResponseItem.CreateUserMessageItem({text})"), MessageType);

    public override string System(string text, string? systemMark = null) => Wrap(Mark(systemMark, $"ResponseItem.CreateSystemMessageItem({text})"), MessageType);

    public override string ConstantCall(string id) => Wrap(Form is Form.Factory
        ? $"ResponseItem.CreateFunctionCallItem(\"{id}\", \"get_weather\", BinaryData.FromString(\"{{}}\"))"
        : $"new FunctionCallResponseItem(\"{id}\", \"get_weather\", BinaryData.FromString(\"{{}}\"))", CallType);

    public override string AppendReplyAs(string appendMark, string reply = "reply", string to = "history") => $"{Mark(appendMark, $"{to}.AddRange({Completed(reply)}.OutputItems)")};";

    public override string Companions => Form switch
    {
        Form.Helper or Form.Extension => $$"""

            internal static class Phrases
            {
                internal static void AppendTo({{(Form is Form.Extension ? "this " : "")}}ICollection<ResponseItem> list, ResponseItem message) => list.Add(message);

                internal static void AppendAllTo(List<ResponseItem> list, IEnumerable<ResponseItem> messages) => list.AddRange(messages);
            }

            """,
        Form.MadeByHelper => """

            internal static class Phrases
            {
                internal static FunctionCallOutputResponseItem ResultFor(string id, string content) => new FunctionCallOutputResponseItem(id, content);
            }

            """,
        _ => "",
    };

    protected override string Invocation(string history, string? options, string? sendMark)
    {
        var model = options ?? "\"gpt-5\"";
        return Mark(sendMark, Form switch
        {
            Form.Parenthesized => $"(client).CreateResponse({model}, ({history}))",
            Form.Cast => $"client.CreateResponse({model}, (IEnumerable<ResponseItem>){history})",
            Form.NamedArguments => $"client.CreateResponse(inputItems: {history}, model: {model})",
            _ => $"client.CreateResponse{(IsAsync ? "Async" : "")}({model}, {history})",
        });
    }
}
