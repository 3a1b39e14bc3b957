using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.PhraseBooks;

/// <summary>Chat completions of the official <c>OpenAI</c> package, and of <c>Azure.AI.OpenAI</c> 2.x, which has the same types.</summary>
public class OpenAIChatPhrases(Form form) : ListPhrases(form, Completion)
{
    public static readonly Vocabulary Vocabulary = new(
        "OpenAI.Chat",
        typeof(OpenAIChatPhrases),
        form => new OpenAIChatPhrases(form),
        Enum.GetValues<Form>(),
        [ReferenceSet.OpenAI_2_15_0, ReferenceSet.OpenAI_2_1_0, ReferenceSet.AzureOpenAI_2_1_0],
        "OpenAI.Chat",
        "OpenAI.Chat.AssistantChatMessage");

    private const string Completion = "ChatCompletion";

    protected override IReadOnlyList<string> Namespaces => ["System.ClientModel", "OpenAI.Chat"];

    public override string ClientType => "ChatClient";

    public override string OptionsType => "ChatCompletionOptions";

    public override string MessageType => "ChatMessage";

    public override string CallType => "ChatToolCall";

    protected override string Client => "new ChatClient(\"gpt-4o-mini\", \"key\")";

    public override string DeclareTools(string options = "options", bool disableParallelCalls = false) =>
        $"{OptionsType} {options} = new {OptionsType}() {{ Tools = {{ ChatTool.CreateFunctionTool(\"get_weather\") }}" +
        (disableParallelCalls ? ", AllowParallelToolCalls = false };" : " };");

    public override string DeclareNoTools(string options = "options") => $"{OptionsType} {options} = new {OptionsType}() {{ Temperature = 0 }};";

    public override string DisableParallelCalls(string options = "options") => $"{options}.AllowParallelToolCalls = false;";

    public override string Text(string reply = "reply") => $"{Completed(reply)}.Content[0].Text";

    public override string Calls(string reply = "reply") => Wrap($"{Completed(reply)}.ToolCalls", "IReadOnlyList<ChatToolCall>");

    public override string StopReason(string reply = "reply") => $"{Completed(reply)}.FinishReason";

    public override string CallsReason => "ChatFinishReason.ToolCalls";

    public override string EndReason => "ChatFinishReason.Stop";

    public override string StoppedForCalls(string reply = "reply") => $"{Completed(reply)}.FinishReason == ChatFinishReason.ToolCalls";

    public override string StoppedForOther(string reply = "reply") => $"{Completed(reply)}.FinishReason != ChatFinishReason.ToolCalls";

    public override string Arguments(string call = "call") => $"{call}.FunctionArguments.ToString()";

    public override string Assistant(string reply = "reply", string? assistantMark = null) =>
        Form is Form.Factory ? Mark(assistantMark, $"ChatMessage.CreateAssistantMessage({reply})")
        : Form is Form.NamedArguments ? Mark(assistantMark, $"new AssistantChatMessage(chatCompletion: {reply})")
        : Form is Form.MadeByHelper ? Mark(assistantMark, $"Phrases.AssistantOf({reply})")
        : Wrap(Mark(assistantMark, $"new AssistantChatMessage({Wrap(reply, Completion)})"), MessageType);

    public override string AssistantWithCalls(string calls, string? assistantMark = null) =>
        Form is Form.Factory ? Mark(assistantMark, $"ChatMessage.CreateAssistantMessage({calls})")
        : Form is Form.NamedArguments ? Mark(assistantMark, $"new AssistantChatMessage(toolCalls: {calls})")
        : Wrap(Mark(assistantMark, $"new AssistantChatMessage({calls})"), MessageType);

    public override string AssistantWithText(string text, string? textMark = null, string? assistantMark = null)
    {
        var marked = Mark(textMark, text);
        return Form switch
        {
            Form.Factory => Mark(assistantMark, $"ChatMessage.CreateAssistantMessage({marked})"),
            Form.NamedArguments => Mark(assistantMark, $"new AssistantChatMessage(content: {marked})"),
            Form.Parts => Mark(assistantMark, $"new AssistantChatMessage({Mark(textMark, $"ChatMessageContentPart.CreateTextPart({text})")})"),
            _ => Wrap(Mark(assistantMark, $"new AssistantChatMessage({Wrap(marked, "string")})"), MessageType),
        };
    }

    public override string ResultForId(string id, string content, string? resultMark = null, string? idMark = null, string? argumentsMark = null)
    {
        var marked = Mark(idMark, id);
        return Form switch
        {
            Form.Factory => Mark(resultMark, $"ChatMessage.CreateToolMessage{Arguments($"{marked}, {content}")}"),
            Form.NamedArguments => Mark(resultMark, $"new ToolChatMessage{Arguments($"content: {content}, toolCallId: {marked}")}"),
            Form.MadeByHelper when idMark is null && argumentsMark is null => Mark(resultMark, $"Phrases.ResultFor{Arguments($"{id}, {content}")}"),
            Form.Parts => Mark(resultMark, $"new ToolChatMessage{Arguments($"{marked}, ChatMessageContentPart.CreateTextPart({content})")}"),
            _ => Wrap(Mark(resultMark, $"new ToolChatMessage{Arguments($"{Wrap(marked, "string")}, {Wrap(content, "string")}")}"), MessageType),
        };

        string Arguments(string list) => Mark(argumentsMark, $"({list})");
    }

    public override string User(string text, string? userMark = null) =>
        Form is Form.Factory ? Mark(userMark, $"ChatMessage.CreateUserMessage({text})")
        : Wrap(Mark(userMark, $"new UserChatMessage({text})"), MessageType);

    public override string System(string text, string? systemMark = null) =>
        Form is Form.Factory ? Mark(systemMark, $"ChatMessage.CreateSystemMessage({text})")
        : Wrap(Mark(systemMark, $"new SystemChatMessage({text})"), MessageType);

    public override string ConstantCall(string id) =>
        Wrap($"ChatToolCall.CreateFunctionToolCall(\"{id}\", \"get_weather\", BinaryData.FromString(\"{{}}\"))", CallType);

    public override string Companions => Form switch
    {
        Form.Helper or Form.Extension => $$"""

            internal static class Phrases
            {
                internal static void AppendTo({{(Form is Form.Extension ? "this " : "")}}ICollection<ChatMessage> list, ChatMessage message) => list.Add(message);
            }

            """,
        Form.MadeByHelper => """

            internal static class Phrases
            {
                internal static ToolChatMessage ResultFor(string id, string content) => new ToolChatMessage(id, content);

                internal static AssistantChatMessage AssistantOf(ChatCompletion reply)
                {
                    return new AssistantChatMessage(reply);
                }
            }

            """,
        _ => "",
    };

    private static string Comma(string? options) => options is null ? "" : ", " + options;

    protected override string Invocation(string history, string? options, string? sendMark) => Mark(sendMark, Form switch
    {
        Form.Parenthesized => $"(client).CompleteChat(({history}){Comma(options)})",
        Form.Cast => $"client.CompleteChat((IEnumerable<ChatMessage>){history}{Comma(options)})",
        Form.NamedArguments when options is not null => $"client.CompleteChat(options: {options}, messages: {history})",
        _ => $"client.CompleteChat{(IsAsync ? "Async" : "")}({history}{Comma(options)})",
    });
}
