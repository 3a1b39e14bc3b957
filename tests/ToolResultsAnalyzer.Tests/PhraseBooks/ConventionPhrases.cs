using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.PhraseBooks;

/// <summary>
/// Message types of one's own, by the convention. The reply is the assistant message itself, a result takes its content first, and nothing
/// is known of what a send is given beside the history.
/// </summary>
public class ConventionPhrases(Form form) : ListPhrases(form, "AIMessage")
{
    public static readonly Vocabulary Vocabulary = new(
        "By convention",
        typeof(ConventionPhrases),
        form => new ConventionPhrases(form),
        [Form.Plain, Form.NamedArguments],
        [ReferenceSet.Convention],
        "Company.Chat",
        "Company.Chat.AIMessage");

    protected override IReadOnlyList<string> Namespaces => ["Company.Chat"];

    public override string ClientType => "IChatModel";

    public override string OptionsType => "ModelOptions";

    public override string MessageType => "BaseMessage";

    public override string CallType => "ToolCall";

    public override string DeclareTools(string options = "options", bool disableParallelCalls = false) => throw new NotExpressibleException("nothing is known of options");

    public override string DeclareNoTools(string options = "options") => throw new NotExpressibleException("nothing is known of options");

    public override string DisableParallelCalls(string options = "options") => throw new NotExpressibleException("there is no such option");

    public override string Text(string reply = "reply") => $"{reply}.Content";

    public override string ReplyId(string reply = "reply") => Wrap($"{reply}.Id!", "string");

    public override string Calls(string reply = "reply") => Wrap($"{reply}.ToolCalls", "IReadOnlyList<ToolCall>");

    public override string StoppedForCalls(string reply = "reply") => $"{reply}.ToolCalls.Any()";

    public override string StoppedForOther(string reply = "reply") => $"!{reply}.ToolCalls.Any()";

    public override string Name(string call = "call") => $"{call}.Name";

    public override string Arguments(string call = "call") => $"{call}.Arguments";

    public override string Assistant(string reply = "reply", string? assistantMark = null) => Mark(assistantMark, reply);

    public override string AssistantWithCalls(string calls, string? assistantMark = null) => Mark(assistantMark, Form is Form.NamedArguments
        ? $"new AIMessage(toolCalls: {calls}, content: null)"
        : $"new AIMessage(\"\", {calls})");

    public override string AssistantWithText(string text, string? textMark = null, string? assistantMark = null) => Mark(assistantMark, Form is Form.NamedArguments
        ? $"new AIMessage(content: {Mark(textMark, text)})"
        : $"new AIMessage({Mark(textMark, text)})");

    public override string ResultForId(string id, string content, string? resultMark = null, string? idMark = null, string? argumentsMark = null)
    {
        var marked = Mark(idMark, id);
        return Mark(resultMark, $"new ToolMessage{Mark(argumentsMark, Form is Form.NamedArguments ? $"(toolCallId: {marked}, content: {content})" : $"({content}, {marked})")}");
    }

    public override string User(string text, string? userMark = null) => Mark(userMark, $"new HumanMessage({text})");

    public override string System(string text, string? systemMark = null) => Mark(systemMark, $"new SystemMessage({text})");

    public override string ConstantCall(string id) => $"new ToolCall(\"{id}\", \"get_weather\", \"{{}}\")";

    protected override string Invocation(string history, string? options, string? sendMark) => Mark(sendMark, Form is Form.NamedArguments && options is not null
        ? $"client.Invoke(options: {options}, messages: {history})"
        : $"client.Invoke({history}{(options is null ? "" : ", " + options)})");
}
