using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.PhraseBooks;

/// <summary>Semantic Kernel: a reply is a message of the history, and calls and results are items of messages.</summary>
public class SemanticKernelPhrases(Form form) : ListPhrases(form, Message)
{
    public static readonly Vocabulary Vocabulary = new(
        "Semantic Kernel",
        typeof(SemanticKernelPhrases),
        form => new SemanticKernelPhrases(form),
        [Form.Plain, Form.Factory, Form.Async],
        [ReferenceSet.SemanticKernel_1_82_0],
        "Microsoft.SemanticKernel",
        "Microsoft.SemanticKernel.FunctionResultContent");

    private const string Message = "ChatMessageContent";
    private const string Call = "FunctionCallContent";

    protected override IReadOnlyList<string> Namespaces => ["Microsoft.SemanticKernel", "Microsoft.SemanticKernel.ChatCompletion", "Microsoft.SemanticKernel.Connectors.OpenAI"];

    public override string ClientType => "IChatCompletionService";

    public override string OptionsType => "PromptExecutionSettings";

    public override string MessageType => Message;

    public override string HistoryType => "ChatHistory";

    public override string CallType => Call;

    public override string DeclareTools(string options = "options", bool disableParallelCalls = false) => !disableParallelCalls
        ? $"{OptionsType} {options} = new {OptionsType}() {{ FunctionChoiceBehavior = FunctionChoiceBehavior.Auto(autoInvoke: false) }};"
        : throw new NotExpressibleException("the option has a type of its own");

    public override string DeclareNoTools(string options = "options") => $"{OptionsType} {options} = new {OptionsType}() {{ ModelId = \"gpt-4o\" }};";

    public override string DisableParallelCalls(string options = "options") => throw new NotExpressibleException("the option has a type of its own");

    public override string Text(string reply = "reply") => $"{reply}.Content!";

    public override string ReplyId(string reply = "reply") => throw new NotExpressibleException("a reply has no id");

    public override string Calls(string reply = "reply") => Form is Form.Factory
        ? $"{reply}.Items.OfType<{Call}>().ToList()"
        : $"{Call}.GetFunctionCalls({reply}).ToList()";

    public override string StoppedForCalls(string reply = "reply") => $"{Calls(reply)}.Any()";

    public override string StoppedForOther(string reply = "reply") => $"!{Calls(reply)}.Any()";

    public override string Id(string call = "call") => $"{call}.Id!";

    public override string Arguments(string call = "call") => $"{call}.Arguments!.ToString()!";

    public override string Assistant(string reply = "reply", string? assistantMark = null) => Mark(assistantMark, reply);

    public override string AssistantWithCalls(string calls, string? assistantMark = null) => Mark(assistantMark, $"new {Message}(AuthorRole.Assistant, {(calls.StartsWith('[') ? calls : $"[.. {calls}]")})");

    public override string AssistantWithText(string text, string? textMark = null, string? assistantMark = null) =>
        Mark(assistantMark, $"new {Message}(AuthorRole.Assistant, {Mark(textMark, text.TrimEnd('!'))}{(text.EndsWith('!') ? "!" : "")})");

    public override string ResultForId(string id, string content, string? resultMark = null, string? idMark = null, string? argumentsMark = null)
    {
        var result = Mark(resultMark, $"new FunctionResultContent{Mark(argumentsMark, $"(callId: {Mark(idMark, id)}, result: {content})")}");
        return Form is Form.Factory ? $"{result}.ToChatMessage()" : $"new {Message}(AuthorRole.Tool, [{result}])";
    }

    public override string User(string text, string? userMark = null) => Mark(userMark, $"new {Message}(AuthorRole.User, {text})");

    public override string System(string text, string? systemMark = null) => Mark(systemMark, $"new {Message}(AuthorRole.System, {text})");

    public override string ConstantCall(string id) => $"new {Call}(\"get_weather\", id: \"{id}\")";

    protected override string Invocation(string history, string? options, string? sendMark) =>
        Mark(sendMark, $"client.GetChatMessageContentAsync({history}{(options is null ? "" : $", {options}")})") + (IsAsync ? "" : ".Result");
}
