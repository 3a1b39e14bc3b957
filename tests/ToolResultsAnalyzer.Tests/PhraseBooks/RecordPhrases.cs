using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.PhraseBooks;

/// <summary>One class for all messages, which the project declares itself: the message of a reply is appended as it is, and what a message is, is told by its role.</summary>
public class RecordPhrases(Form form, RecordStyle style) : RequestPhrases(form, HasResponse(style) ? "ChatResponse" : "ChatMessage", "gpt-4o")
{
    public static readonly Vocabulary Vocabulary = new(
        "One class for all messages",
        typeof(RecordPhrases),
        form => new RecordPhrases(form, RecordStyle.Class),
        [Form.Plain, Form.Async],
        [ReferenceSet.OneClass],
        "Company.Chat",
        "Company.Chat.ChatMessage");

    protected override IReadOnlyList<string> Namespaces => ["Company.Chat"];

    public override string ClientType => "IChatApi";

    public override string MessageType => "ChatMessage";

    public override string CallType => "ToolCall";

    public override string SentType => style switch
    {
        RecordStyle.Class => "List<ChatMessage>",
        RecordStyle.SnakeCase => "IEnumerable<ChatMessage>",
        _ => "IReadOnlyList<ChatMessage>",
    };

    public override string Text(string reply = "reply") => $"{Message(reply)}.{Of("Content")}";

    public override string ReplyId(string reply = "reply") => HasResponse(style) ? $"{reply}.Id" : throw new NotExpressibleException("replies have no id");

    public override string Calls(string reply = "reply") => style is RecordStyle.Record ? MaybeCalls(reply) : MaybeCalls(reply) + '!';

    public override string HasCalls(string reply = "reply") => $"{MaybeCalls(reply)} is {{ Count: > 0 }}";

    public override string HasNoCalls(string reply = "reply") => $"{MaybeCalls(reply)} is not {{ Count: > 0 }}";

    public override string StoppedForCalls(string reply = "reply") => style is RecordStyle.Class ? $"{reply}.Choices[0].FinishReason == \"tool_calls\"" : throw new NotExpressibleException("nothing tells why the model stopped");

    public override string StoppedForOther(string reply = "reply") => style is RecordStyle.Class ? $"{reply}.Choices[0].FinishReason != \"tool_calls\"" : throw new NotExpressibleException("nothing tells why the model stopped");

    public override string Name(string call = "call") => $"{call}.{Function("Name")}";

    public override string Id(string call = "call") => $"{call}.{Of("Id")}";

    public override string Arguments(string call = "call") => $"{call}.{Function("Arguments")}";

    public override string Assistant(string reply = "reply", string? assistantMark = null) => Mark(assistantMark, Message(reply));

    public override string AssistantWithCalls(string calls, string? assistantMark = null) =>
        Mark(assistantMark, Made("assistant", null, calls: calls.StartsWith('[') || calls == Calls() ? calls.TrimEnd('!') : $"[.. {calls}]"));

    public override string AssistantWithText(string text, string? textMark = null, string? assistantMark = null) => Mark(assistantMark, Made("assistant", Mark(textMark, text)));

    /// <summary>What is swapped is the whole message where its members are filled in, and the list of its arguments where there is one.</summary>
    public override string ResultForId(string id, string content, string? resultMark = null, string? idMark = null, string? argumentsMark = null) =>
        Mark(resultMark, Made("tool", content, id: Mark(idMark, id), argumentsMark: argumentsMark));

    public override string User(string text, string? userMark = null) => Mark(userMark, Made("user", text));

    public override string System(string text, string? systemMark = null) => Mark(systemMark, Made("system", text));

    public override string ConstantCall(string id) => style is RecordStyle.Record or RecordStyle.Positional
        ? $"new ToolCall(\"{id}\", \"get_weather\", \"{{}}\")"
        : $"new ToolCall {{ {Of("Id")} = \"{id}\", {Of("Function")} = new FunctionCall {{ {Of("Name")} = \"get_weather\" }} }}";

    protected override string Invocation(string history, string? options, string? sendMark) => Mark(sendMark, style is RecordStyle.Class
        ? $"client.CompleteAsync(new ChatRequest {{ {(options is null ? "" : $"Model = {options}, ")}Messages = {history} }})"
        : $"client.CompleteAsync({history}{(options is null ? "" : ", " + options)})") + (IsAsync ? "" : ".Result");

    private string MaybeCalls(string reply) => $"{Message(reply)}.{Of("ToolCalls")}";

    private static bool HasResponse(RecordStyle style) => style is RecordStyle.Class or RecordStyle.Record;

    private string Message(string reply) => style switch
    {
        RecordStyle.Class => $"{reply}.Choices[0].Message",
        RecordStyle.Record => $"{reply}.Message",
        _ => reply,
    };

    /// <summary>What a member is called.</summary>
    private string Of(string member) => style is RecordStyle.SnakeCase ? string.Concat(member.Select((letter, index) => index > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{letter}")).ToLowerInvariant() : member;

    private string Function(string member) => style is RecordStyle.Record or RecordStyle.Positional ? member : $"{Of("Function")}.{Of(member)}";

    private string Made(string role, string? content, string? calls = null, string? id = null, string? argumentsMark = null)
    {
        if (style is RecordStyle.Record)
        {
            string[] rest = [.. calls is null ? [] : new[] { $"ToolCalls = {calls}" }, .. id is null ? [] : new[] { $"ToolCallId = {id}" }];
            var made = $"new ChatMessage(ChatRole.{char.ToUpperInvariant(role[0])}{role[1..]}, {content ?? "null"})";
            return Mark(argumentsMark, rest.Length == 0 ? made : $"{made} {{ {string.Join(", ", rest)} }}");
        }

        if (style is RecordStyle.Positional)
            return "new ChatMessage" + Mark(argumentsMark, $"({string.Join(", ", Values(": ", $"\"{role}\""))})");

        return Mark(argumentsMark, $"new ChatMessage {{ {string.Join(", ", Values(" = ", $"{Of("Role")} = \"{role}\""))} }}");

        IEnumerable<string> Values(string sign, string role)
        {
            yield return role;
            if (id is not null)
                yield return $"{Of("ToolCallId")}{sign}{id}";
            if (content is not null)
                yield return style is RecordStyle.Positional && id is null ? content : $"{Of("Content")}{sign}{content}";
            if (calls is not null)
                yield return $"{Of("ToolCalls")}{sign}{calls}";
        }
    }
}
