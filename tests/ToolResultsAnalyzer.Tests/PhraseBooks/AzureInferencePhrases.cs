using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.PhraseBooks;

/// <summary>Chat completions of <c>Azure.AI.Inference</c>: a result takes its content first, and the history is sent in the options.</summary>
public class AzureInferencePhrases(Form form) : RequestPhrases(form, Completion, "gpt-4o", "Response")
{
    public static readonly Vocabulary Vocabulary = new(
        "Azure.AI.Inference",
        typeof(AzureInferencePhrases),
        form => new AzureInferencePhrases(form),
        [Form.Plain, Form.NamedArguments, Form.Envelope],
        [ReferenceSet.AzureInference_1_0_0],
        "Azure.AI.Inference",
        "Azure.AI.Inference.ChatRequestToolMessage");

    private const string Completion = "ChatCompletions";

    protected override IReadOnlyList<string> Namespaces => ["Azure", "Azure.AI.Inference"];

    public override string ClientType => "ChatCompletionsClient";

    public override string MessageType => "ChatRequestMessage";

    public override string CallType => "ChatCompletionsToolCall";

    public override string Text(string reply = "reply") => $"{Completed(reply)}.Content";

    public override string Calls(string reply = "reply") => Wrap($"{Completed(reply)}.ToolCalls", "IReadOnlyList<ChatCompletionsToolCall>");

    public override string StoppedForCalls(string reply = "reply") => $"{Completed(reply)}.FinishReason == CompletionsFinishReason.ToolCalls";

    public override string StoppedForOther(string reply = "reply") => $"{Completed(reply)}.FinishReason != CompletionsFinishReason.ToolCalls";

    public override string Name(string call = "call") => Form is Form.NamedArguments ? $"{call}.Function.Name" : $"{call}.Name";

    public override string Arguments(string call = "call") => $"{call}.Arguments";

    public override string Assistant(string reply = "reply", string? assistantMark = null) =>
        Form is Form.NamedArguments ? Mark(assistantMark, $"new ChatRequestAssistantMessage(chatCompletions: {reply})")
        : Wrap(Mark(assistantMark, $"new ChatRequestAssistantMessage({Wrap(reply, Completion)})"), MessageType);

    public override string AssistantWithCalls(string calls, string? assistantMark = null) =>
        Form is Form.NamedArguments ? Mark(assistantMark, $"new ChatRequestAssistantMessage(content: null, toolCalls: {calls})")
        : Wrap(Mark(assistantMark, $"new ChatRequestAssistantMessage({calls})"), MessageType);

    public override string AssistantWithText(string text, string? textMark = null, string? assistantMark = null)
    {
        var marked = Mark(textMark, text);
        return Form is Form.NamedArguments
            ? Mark(assistantMark, $"new ChatRequestAssistantMessage(content: {marked})")
            : Wrap(Mark(assistantMark, $"new ChatRequestAssistantMessage({Wrap(marked, "string")})"), MessageType);
    }

    public override string ResultForId(string id, string content, string? resultMark = null, string? idMark = null, string? argumentsMark = null)
    {
        var marked = Mark(idMark, id);
        return Form is Form.NamedArguments
            ? Mark(resultMark, $"new ChatRequestToolMessage{Arguments($"toolCallId: {marked}, content: {content}")}")
            : Wrap(Mark(resultMark, $"new ChatRequestToolMessage{Arguments($"{Wrap(content, "string")}, {Wrap(marked, "string")}")}"), MessageType);

        string Arguments(string list) => Mark(argumentsMark, $"({list})");
    }

    public override string User(string text, string? userMark = null) => Wrap(Mark(userMark, $"new ChatRequestUserMessage({text})"), MessageType);

    public override string System(string text, string? systemMark = null) => Wrap(Mark(systemMark, $"new ChatRequestSystemMessage({text})"), MessageType);

    public override string ConstantCall(string id) => Wrap(Form is Form.NamedArguments
        ? $"ChatCompletionsToolCall.CreateFunctionToolCall(functionName: \"get_weather\", toolCallId: \"{id}\", functionArguments: \"{{}}\")"
        : $"new ChatCompletionsToolCall(\"{id}\", new FunctionCall(\"get_weather\", \"{{}}\"))", CallType);

    protected override string Invocation(string history, string? options, string? sendMark)
    {
        var given = Form is Form.Cast ? $"(IEnumerable<ChatRequestMessage>){history}" : history;
        var model = options is null ? "" : $" {{ Model = {options} }}";
        return Mark(sendMark, Form is Form.NamedArguments
            ? $"client.Complete(chatCompletionsOptions: new ChatCompletionsOptions(messages: {given}){model})"
            : $"client.Complete{(IsAsync ? "Async" : "")}(new ChatCompletionsOptions({given}){model})");
    }
}
