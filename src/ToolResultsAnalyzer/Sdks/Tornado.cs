using System.Collections.Immutable;
using ToolResultsAnalyzer.Contract;
using static ToolResultsAnalyzer.Sdks.ParameterRole;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>
/// <c>LlmTornado</c>: a conversation has the history, sends it, and appends the reply itself; an endpoint is given a list of messages. What a
/// conversation calls the name of the function in a result is the id of the call.
/// </summary>
internal static class Tornado
{
    private const string Message = "LlmTornado.Chat.ChatMessage";
    private const string Roles = "LlmTornado.Code.ChatMessageRoles";
    private const string Result = "LlmTornado.Chat.ChatResult";
    private const string RichResponse = "LlmTornado.Chat.ChatRichResponse";
    private const string Choice = "LlmTornado.Chat.ChatChoice";
    private const string Request = "LlmTornado.Chat.ChatRequest";
    private const string Conversation = "LlmTornado.Chat.Conversation";
    private const string ToolCall = "LlmTornado.ChatFunctions.ToolCall";
    private const string Function = "LlmTornado.ChatFunctions.FunctionCall";

    public static readonly SdkVocabulary Vocabulary = new(
        "LlmTornado",
        "LlmTornado",
        new Dialect(ResultMatching.ById, ResultGrouping.OnePerMessage, MayInterleave: false, HistoryResidence.RequestProperty),
        ImmutableArray.Create(
            new VocabularyRow(Role.MessageType, Message),
            new VocabularyRow(Role.HistoryType, Conversation),
            new VocabularyRow(Role.ReplyType, Result),
            new VocabularyRow(Role.ReplyType, RichResponse),
            new VocabularyRow(Role.ReplyType, Choice),
            new VocabularyRow(Role.CallType, ToolCall),
            new VocabularyRow(Role.OptionsType, Request),

            new VocabularyRow(Role.ToolRole, Roles, "Tool"),
            new VocabularyRow(Role.AssistantRole, Roles, "Assistant"),
            new VocabularyRow(Role.OtherRole, Roles, "User"),
            new VocabularyRow(Role.OtherRole, Roles, "System"),

            new VocabularyRow(Role.ReplyOfHistory, Conversation, "MostRecentApiResult"),
            new VocabularyRow(Role.MessageOfReply, Result, "Choices"),
            new VocabularyRow(Role.MessageOfReply, Choice, "Message"),
            new VocabularyRow(Role.CallsOf, Message, "ToolCalls"),
            new VocabularyRow(Role.RoleOfMessage, Message, "Role"),
            new VocabularyRow(Role.IdOfResult, Message, "ToolCallId"),
            new VocabularyRow(Role.TextOfReply, Message, "Content"),
            new VocabularyRow(Role.TextOfReply, RichResponse, "Text"),
            new VocabularyRow(Role.IdOfReply, Result, "Id"),
            new VocabularyRow(Role.FinishReason, Choice, "FinishReason"),
            new VocabularyRow(Role.IdOfCall, ToolCall, "Id"),
            new VocabularyRow(Role.FunctionOfCall, ToolCall, "FunctionCall"),
            new VocabularyRow(Role.NameOfCall, Function, "Name"),
            new VocabularyRow(Role.InputOfOptions, Request, "Messages"),
            new VocabularyRow(Role.CreatesOptions, Request, ".ctor"),

            new VocabularyRow(Role.CreatesMessage, Message, ".ctor").With(ParameterRole.MessageRole, "role").With(Content, "content"),
            new VocabularyRow(Role.CreatesCall, ToolCall, ".ctor"),

            new VocabularyRow(Role.AppendsReply, Conversation, "AddMessage").With(ParameterRole.Message, "message"),
            new VocabularyRow(Role.AppendsReply, Conversation, "AppendMessage").With(ParameterRole.Message, "message"),
            Appends("AddUserMessage", Contract.MessageRole.Other),
            Appends("AppendUserInput", Contract.MessageRole.Other),
            Appends("AddSystemMessage", Contract.MessageRole.Other),
            Appends("AddAssistantMessage", Contract.MessageRole.Assistant).With(Calls, "calls"),
            Appends("AddToolMessage", Contract.MessageRole.Tool).With(CallId, "functionName"),
            Appends("AppendFunctionMessage", Contract.MessageRole.Tool),

            new VocabularyRow(Role.Sends, Conversation, "GetResponse") { KeepsReply = true },
            new VocabularyRow(Role.Sends, Conversation, "GetResponseRich") { KeepsReply = true, Declaration = $"M:{Conversation}.GetResponseRich(System.Threading.CancellationToken)" },
            new VocabularyRow(Role.Sends, "LlmTornado.Chat.ChatEndpoint", "CreateChatCompletion").With(Options, "request").With(History, "messages")))
    {
        CallsMayBeNull = true,
        Texts = OpenAITexts.All,
        Templates = new("new [" + Message + "]([" + Roles + "].Tool, {text}) { ToolCallId = {id} }", "{reply}")
        {
            Appended = "{history}.AddToolMessage({id}, {text})",
            Call = "new [" + ToolCall + "] { Id = {id}, FunctionCall = new [" + Function + "] { Name = {name}, Arguments = {arguments} } }",
            TakesText = true,
        },
    };

    private static VocabularyRow Appends(string method, MessageRole role) =>
        new VocabularyRow(Role.AppendsMessage, Conversation, method) { MessageRole = role }.With(Content, "content");
}
