namespace ToolResultsAnalyzer.Tests.PhraseBooks;

/// <summary>
/// What Google's SDKs have in common: a content is made of parts, each of which holds a text, a call or a result; roles are texts; a result
/// has the name of the function that was called, and no id is needed.
/// </summary>
public abstract class ContentPhrases(Form form) : ListPhrases(form, "GenerateContentResponse")
{
    public override string MessageType => "Content";

    public override string CallType => "FunctionCall";

    public override string SentType => "List<Content>";

    public override string DeclareTools(string options = "options", bool disableParallelCalls = false) => throw new NotExpressibleException("tools may be run by the provider");

    public override string DeclareNoTools(string options = "options") => throw new NotExpressibleException("tools may be run by the provider");

    public override string DisableParallelCalls(string options = "options") => throw new NotExpressibleException("there is no such option");

    public override string Text(string reply = "reply") => $"{Message(reply)}.Parts[0].Text";

    public override string ReplyId(string reply = "reply") => throw new NotExpressibleException("ids do not matter");

    public override string Calls(string reply = "reply") => $"{Message(reply)}.Parts.Where(part => part.FunctionCall != null).Select(part => part.FunctionCall).ToList()";

    public override string StoppedForCalls(string reply = "reply") => throw new NotExpressibleException("the reason is the same with calls and without");

    public override string StoppedForOther(string reply = "reply") => throw new NotExpressibleException("the reason is the same with calls and without");

    public override string Name(string call = "call") => $"{call}.Name";

    /// <summary>What a result is matched by.</summary>
    public override string Id(string call = "call") => $"{call}.Name";

    public override string Arguments(string call = "call") => $"{call}.Args.ToString()!";

    public override string Assistant(string reply = "reply", string? assistantMark = null) => Mark(assistantMark, Message(reply));

    public override string AssistantWithCalls(string calls, string? assistantMark = null) => Mark(assistantMark, Content("model", !calls.StartsWith('[')
        ? $"{calls}.Select(made => new Part {{ FunctionCall = made }})"
        : IsOne(calls[1..^1]) ? $"new Part {{ FunctionCall = {calls[1..^1]} }}"
        : throw new NotExpressibleException("each call is wrapped"), isSequence: !calls.StartsWith('[')));

    public override string AssistantWithText(string text, string? textMark = null, string? assistantMark = null) =>
        Mark(textMark ?? assistantMark, Content("model", TextPart(text)));

    public override string ResultForId(string id, string content, string? resultMark = null, string? idMark = null, string? argumentsMark = null) => idMark is not null || argumentsMark is not null || !id.EndsWith(".Name", StringComparison.Ordinal) && !id.EndsWith("Id", StringComparison.Ordinal) && !id.StartsWith("value", StringComparison.Ordinal)
        ? throw new NotExpressibleException("ids do not matter")
        : Content("user", $"new Part {{ FunctionResponse = {Mark(resultMark, $"new FunctionResponse {{ Name = {id}, Response = {Said(content)} }}")} }}");

    public override string User(string text, string? userMark = null) => Mark(userMark, Content("user", TextPart(text)));

    public override string System(string text, string? systemMark = null) => throw new NotExpressibleException("the system's text is an option");

    public override string ConstantCall(string id) => throw new NotExpressibleException("calls of one name are told by their number");

    /// <summary>Expression: a content that holds the result for a call.</summary>
    public string ContentOfResult(string call = "call", string? mark = null) => Mark(mark, ResultForId(Id(call), RunTool(call)));

    /// <summary>Expression: a content that holds a sequence of results.</summary>
    public string ContentOfResults(string parts, string? mark = null) => Mark(mark, Content("user", parts, isSequence: true));

    /// <summary>What a result says.</summary>
    protected virtual string Said(string content) => $"new Dictionary<string, object> {{ [\"result\"] = {content} }}";

    /// <summary>Expression: a content of one part, or of a sequence of them.</summary>
    protected virtual string Content(string role, string parts, bool isSequence = false) =>
        $"new Content {{ Role = \"{role}\", Parts = {(isSequence ? $"{parts}.ToList()" : $"new List<Part> {{ {parts} }}")} }}";

    private static string TextPart(string text) => $"new Part {{ Text = {text} }}";

    private static string Message(string reply) => $"{reply}.Candidates[0].Content";
}
