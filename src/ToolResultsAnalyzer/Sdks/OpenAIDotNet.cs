using System.Collections.Immutable;
using ToolResultsAnalyzer.Contract;
using static ToolResultsAnalyzer.Sdks.ParameterRole;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>
/// <c>OpenAI-DotNet</c>: the message of a reply is a message of the history, a result is made of the call itself, and replies are texts
/// wherever one is wanted. Its namespaces are those of the official package; its assembly is not.
/// </summary>
internal static class OpenAIDotNet
{
    private const string Message = "OpenAI.Chat.Message";
    private const string Response = "OpenAI.Chat.ChatResponse";
    private const string Choice = "OpenAI.Chat.Choice";
    private const string Request = "OpenAI.Chat.ChatRequest";
    private const string Endpoint = "OpenAI.Chat.ChatEndpoint";
    private const string ToolCall = "OpenAI.ToolCall";
    private const string Roles = "OpenAI.Role";

    public static readonly SdkVocabulary Vocabulary = new(
        "OpenAI-DotNet",
        "OpenAI-DotNet",
        new Dialect(ResultMatching.ById, ResultGrouping.OnePerMessage, MayInterleave: false, HistoryResidence.RequestProperty),
        ImmutableArray.Create(
            new VocabularyRow(Role.MessageType, Message),
            new VocabularyRow(Role.ReplyType, Response),
            new VocabularyRow(Role.ReplyType, Choice),
            new VocabularyRow(Role.CallType, ToolCall),
            new VocabularyRow(Role.OptionsType, Request),

            new VocabularyRow(Role.ToolRole, Roles, "Tool"),
            new VocabularyRow(Role.AssistantRole, Roles, "Assistant"),
            new VocabularyRow(Role.OtherRole, Roles, "User"),
            new VocabularyRow(Role.OtherRole, Roles, "System"),
            new VocabularyRow(Role.OtherRole, Roles, "Developer"),

            new VocabularyRow(Role.MessageOfReply, Response, "FirstChoice"),
            new VocabularyRow(Role.MessageOfReply, Response, "Choices"),
            new VocabularyRow(Role.MessageOfReply, Choice, "Message"),
            new VocabularyRow(Role.CallsOf, Message, "ToolCalls"),
            new VocabularyRow(Role.RoleOfMessage, Message, "Role"),
            new VocabularyRow(Role.IdOfResult, Message, "ToolCallId"),
            new VocabularyRow(Role.TextOfReply, Message, "Content"),
            new VocabularyRow(Role.TextOfReply, Message, "op_Implicit"),
            new VocabularyRow(Role.TextOfReply, Choice, "op_Implicit"),
            new VocabularyRow(Role.TextOfReply, Response, "op_Implicit"),
            new VocabularyRow(Role.IdOfReply, Response, "Id"),
            new VocabularyRow(Role.FinishReason, Choice, "FinishReason"),
            new VocabularyRow(Role.IdOfCall, ToolCall, "Id"),
            new VocabularyRow(Role.FunctionOfCall, ToolCall, "Function"),
            new VocabularyRow(Role.NameOfCall, "OpenAI.Function", "Name"),
            new VocabularyRow(Role.InputOfOptions, Request, "Messages"),
            new VocabularyRow(Role.CreatesOptions, Request, ".ctor").With(History, "messages").With(Tools, "tools").With(ToolChoice, "toolChoice"),

            new VocabularyRow(Role.CreatesMessage, Message, ".ctor").With(ParameterRole.MessageRole, "role").With(Content, "content"),
            new VocabularyRow(Role.CreatesResult, Message, ".ctor") { Having = "toolCall" }.With(Call, "toolCall").With(Content, "content"),
            new VocabularyRow(Role.CreatesResult, Message, ".ctor") { Having = "toolCallId" }.With(CallId, "toolCallId").With(CallName, "toolFunctionName").With(Content, "content"),
            new VocabularyRow(Role.CreatesCall, ToolCall, ".ctor").With(CallId, "toolCallId").With(CallName, "functionName"),
            new VocabularyRow(Role.CreatesText, "OpenAI.Content", ".ctor").With(Content, "input"),

            new VocabularyRow(Role.Sends, Endpoint, "GetCompletionAsync").With(Options, "chatRequest"),
            new VocabularyRow(Role.Sends, Endpoint, "StreamCompletionAsync").With(Options, "chatRequest"),
            new VocabularyRow(Role.Sends, Endpoint, "StreamCompletionEnumerableAsync").With(Options, "chatRequest")))
    {
        CallsMayBeNull = true,
        Texts = OpenAITexts.All,
        Templates = new("new [" + Message + "]({call}, {text})", "{reply}"),
    };
}
