using System.Text.RegularExpressions;
using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.PhraseBooks;

/// <summary>LangChain's own messages: a result is made of a text and its call, or of a name and an id in one text.</summary>
public partial class LangChainPhrases(Form form) : ListPhrases(form, "ChatResponse")
{
    public static readonly Vocabulary Vocabulary = new(
        "LangChain",
        typeof(LangChainPhrases),
        form => new LangChainPhrases(form),
        [Form.Plain],
        [ReferenceSet.LangChain_0_17_0],
        "LangChain.Providers",
        "LangChain.Providers.Message")
    {
        MessagesAreValues = true,
    };

    protected override IReadOnlyList<string> Namespaces => ["LangChain.Providers"];

    public override string ClientType => "IChatModel";

    public override string OptionsType => "ChatSettings";

    public override string MessageType => "Message";

    public override string CallType => "ChatToolCall";

    public override string SentType => "IReadOnlyCollection<Message>";

    protected override string Options => "null!";

    public override string DeclareTools(string options = "options", bool disableParallelCalls = false) => throw new NotExpressibleException("a model has its tools");

    public override string DeclareNoTools(string options = "options") => throw new NotExpressibleException("a model has its tools");

    public override string DisableParallelCalls(string options = "options") => throw new NotExpressibleException("a model has its tools");

    public override string AskOnly(string history = "history", string? options = "options", string? sendMark = null) => $"_ = {Send(history, options, sendMark)};";

    public override string Text(string reply = "reply") => $"{reply}.LastMessageContent";

    public override string ReplyId(string reply = "reply") => throw new NotExpressibleException("replies have no id");

    public override string Calls(string reply = "reply") => $"{reply}.ToolCalls";

    public override string CallCount(string reply = "reply") => $"{reply}.ToolCalls.Count";

    public override string StoppedForCalls(string reply = "reply") => $"{reply}.FinishReason == ChatResponseFinishReason.ToolCalls";

    public override string StoppedForOther(string reply = "reply") => $"{reply}.FinishReason != ChatResponseFinishReason.ToolCalls";

    public override string Name(string call = "call") => $"{call}.ToolName";

    public override string Arguments(string call = "call") => $"{call}.ToolArguments";

    public override string Assistant(string reply = "reply", string? assistantMark = null) => Mark(assistantMark, $"(Message){reply}");

    public override string AssistantWithCalls(string calls, string? assistantMark = null) => throw new NotExpressibleException("calls come from a reply alone");

    public override string AssistantWithText(string text, string? textMark = null, string? assistantMark = null) => Mark(assistantMark, $"Message.Ai({Mark(textMark, text)})");

    /// <summary>A result of the call whose id is given, where it is its own; else of a name and the id in one text.</summary>
    public override string ResultForId(string id, string content, string? resultMark = null, string? idMark = null, string? argumentsMark = null) =>
        argumentsMark is not null || idMark is not null || resultMark == "TRA3004" || id.StartsWith('"') ? throw new NotExpressibleException("an id is no argument of its own")
        : Mark(resultMark, IdOfCall().Match(id) is { Success: true, Groups: [_, var call] } ? $"({content}).AsToolResultMessage({call.Value})" : $"({content}).AsToolResultMessage(\"get_weather:\" + ({id}))");

    public override string User(string text, string? userMark = null) => Mark(userMark, $"Message.Human({text})");

    public override string System(string text, string? systemMark = null) => Mark(systemMark, $"({text}).AsSystemMessage()");

    public override string ConstantCall(string id) => throw new NotExpressibleException("calls come from a reply alone");

    protected override string Invocation(string history, string? options, string? sendMark) =>
        $"{Mark(sendMark, $"client.GenerateAsync(ChatRequest.ToChatRequest({history}){(options is null ? "" : $", {options}")})")}.ToBlockingEnumerable().Last()";

    [GeneratedRegex(@"^([\w.\[\]]+)\.Id$")]
    private static partial Regex IdOfCall();
}
