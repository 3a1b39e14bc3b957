using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.PhraseBooks;

/// <summary>Chat completions of <c>Azure.AI.OpenAI</c> before version 2: what a reply says is in the message of its first choice.</summary>
public class AzureOpenAIBetaPhrases(Form form) : RequestPhrases(form, Completion, "gpt-4o", "Response")
{
    public static readonly Vocabulary Vocabulary = new(
        "Azure.AI.OpenAI 1.x",
        typeof(AzureOpenAIBetaPhrases),
        form => new AzureOpenAIBetaPhrases(form),
        [Form.Plain, Form.Envelope],
        [ReferenceSet.AzureOpenAI_1_0_0],
        "Azure.AI.OpenAI",
        "Azure.AI.OpenAI.ChatRequestToolMessage");

    private const string Completion = "ChatCompletions";

    protected override IReadOnlyList<string> Namespaces => ["Azure", "Azure.AI.OpenAI"];

    public override string ClientType => "OpenAIClient";

    public override string MessageType => "ChatRequestMessage";

    public override string CallType => "ChatCompletionsToolCall";

    public override string Text(string reply = "reply") => $"{Message(reply)}.Content";

    public override string Calls(string reply = "reply") => $"{Message(reply)}.ToolCalls";

    public override string StoppedForCalls(string reply = "reply") => $"{Completed(reply)}.Choices[0].FinishReason == CompletionsFinishReason.ToolCalls";

    public override string StoppedForOther(string reply = "reply") => $"{Completed(reply)}.Choices[0].FinishReason != CompletionsFinishReason.ToolCalls";

    public override string Name(string call = "call") => $"(({Function}){call}).Name";

    public override string Arguments(string call = "call") => $"(({Function}){call}).Arguments";

    public override string Assistant(string reply = "reply", string? assistantMark = null) => Mark(assistantMark, $"new ChatRequestAssistantMessage({Message(reply)})");

    public override string AssistantWithCalls(string calls, string? assistantMark = null) => throw new NotExpressibleException("calls come from a reply, or one by one");

    public override string AssistantWithText(string text, string? textMark = null, string? assistantMark = null) =>
        Mark(assistantMark, $"new ChatRequestAssistantMessage({Mark(textMark, text)})");

    public override string ResultForId(string id, string content, string? resultMark = null, string? idMark = null, string? argumentsMark = null) =>
        Mark(resultMark, "new ChatRequestToolMessage" + Mark(argumentsMark, $"({content}, {Mark(idMark, id)})"));

    public override string User(string text, string? userMark = null) => Mark(userMark, $"new ChatRequestUserMessage({text})");

    public override string System(string text, string? systemMark = null) => Mark(systemMark, $"new ChatRequestSystemMessage({text})");

    public override string ConstantCall(string id) => $"new {Function}(\"{id}\", \"get_weather\", \"{{}}\")";

    protected override string Invocation(string history, string? options, string? sendMark) =>
        Mark(sendMark, $"client.GetChatCompletions{(IsAsync ? "Async" : "")}(new ChatCompletionsOptions({options ?? "\"gpt-4o\""}, {history}))");

    private const string Function = "ChatCompletionsFunctionToolCall";

    private string Message(string reply) => $"{Completed(reply)}.Choices[0].Message";
}
