using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.PhraseBooks;

/// <summary><c>AutoGen.Core</c>: a reply is a message whose type tells whether it has calls; results are copies of calls in a message.</summary>
public class AutoGenPhrases(Form form) : ListPhrases(form, "IMessage")
{
    public static readonly Vocabulary Vocabulary = new(
        "AutoGen.Core",
        typeof(AutoGenPhrases),
        form => new AutoGenPhrases(form),
        [Form.Plain],
        [ReferenceSet.AutoGen_0_2_3],
        "AutoGen.Core",
        "AutoGen.Core.IMessage");

    protected override IReadOnlyList<string> Namespaces => ["AutoGen.Core"];

    public override string ClientType => "AutoGen.Core.IAgent";

    public override string OptionsType => "GenerateReplyOptions";

    public override string MessageType => "IMessage";

    public override string CallType => "ToolCall";

    protected override string Options => "null!";

    public override string DeclareTools(string options = "options", bool disableParallelCalls = false) => throw new NotExpressibleException("an agent has its tools");

    public override string DeclareNoTools(string options = "options") => throw new NotExpressibleException("an agent has its tools");

    public override string DisableParallelCalls(string options = "options") => throw new NotExpressibleException("an agent has its tools");

    public override string Text(string reply = "reply") => $"((TextMessage){reply}).Content";

    public override string ReplyId(string reply = "reply") => throw new NotExpressibleException("replies have no id");

    public override string Calls(string reply = "reply") => $"((ToolCallMessage){reply}).ToolCalls.ToList()";

    public override string HasCalls(string reply = "reply") => $"{reply} is ToolCallMessage";

    public override string HasNoCalls(string reply = "reply") => $"{reply} is not ToolCallMessage";

    public override string StoppedForCalls(string reply = "reply") => throw new NotExpressibleException("nothing tells why the model stopped");

    public override string StoppedForOther(string reply = "reply") => throw new NotExpressibleException("nothing tells why the model stopped");

    public override string Id(string call = "call") => $"{call}.ToolCallId";

    public override string Arguments(string call = "call") => $"{call}.FunctionArguments";

    public override string Assistant(string reply = "reply", string? assistantMark = null) => Mark(assistantMark, reply);

    public override string AssistantWithCalls(string calls, string? assistantMark = null) => Mark(assistantMark, $"new ToolCallMessage({(calls.StartsWith('[') ? calls : $"[.. {calls}]")})");

    public override string AssistantWithText(string text, string? textMark = null, string? assistantMark = null) =>
        Mark(assistantMark, $"new TextMessage(Role.Assistant, {Mark(textMark, text)})");

    /// <summary>A message with one result.</summary>
    public override string ResultForId(string id, string content, string? resultMark = null, string? idMark = null, string? argumentsMark = null)
    {
        if (argumentsMark is not null || (idMark is not null && id == content))
            throw new NotExpressibleException("an id is filled in behind the content");

        var result = $"new ToolCall(\"get_weather\", \"{{}}\", {content}) {{ ToolCallId = {Mark(idMark, id)} }}";
        return $"new ToolCallResultMessage([{Mark(resultMark, result)}])";
    }

    public override string User(string text, string? userMark = null) => Mark(userMark, $"new TextMessage(Role.User, {text})");

    public override string System(string text, string? systemMark = null) => Mark(systemMark, $"new TextMessage(Role.System, {text})");

    public override string ConstantCall(string id) => $"new ToolCall(\"get_weather\", \"{{}}\") {{ ToolCallId = \"{id}\" }}";

    protected override string Invocation(string history, string? options, string? sendMark) =>
        Mark(sendMark, $"client.GenerateReplyAsync({history}{(options is null ? "" : $", {options}")})") + (IsAsync ? "" : ".Result");
}
