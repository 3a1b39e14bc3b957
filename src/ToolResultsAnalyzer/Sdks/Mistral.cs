using System.Collections.Immutable;
using ToolResultsAnalyzer.Contract;
using static ToolResultsAnalyzer.Sdks.ParameterRole;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>
/// <c>Mistral.SDK</c>: the message of a reply is a message of the history; its calls are of one type there and of another in the list that
/// the reply offers for convenience, and a result is made of the latter or of an id.
/// </summary>
internal static class Mistral
{
    private const string Message = "Mistral.SDK.DTOs.ChatMessage";
    private const string Roles = "Mistral.SDK.DTOs.ChatMessage+RoleEnum";
    private const string Response = "Mistral.SDK.DTOs.ChatCompletionResponse";
    private const string Choice = "Mistral.SDK.DTOs.Choice";
    private const string Reason = "Mistral.SDK.DTOs.Choice+FinishReasonEnum";
    private const string Request = "Mistral.SDK.DTOs.ChatCompletionRequest";
    private const string ToolCall = "Mistral.SDK.DTOs.ToolCall";
    private const string Function = "Mistral.SDK.Common.Function";
    private const string Endpoint = "Mistral.SDK.Completions.CompletionsEndpoint";

    public static readonly SdkVocabulary Vocabulary = new(
        "Mistral.SDK",
        "Mistral.SDK",
        new Dialect(ResultMatching.ById, ResultGrouping.OnePerMessage, MayInterleave: false, HistoryResidence.RequestProperty),
        ImmutableArray.Create(
            new VocabularyRow(Role.MessageType, Message),
            new VocabularyRow(Role.ReplyType, Response),
            new VocabularyRow(Role.ReplyType, Choice),
            new VocabularyRow(Role.CallType, ToolCall),
            new VocabularyRow(Role.CallType, Function),
            new VocabularyRow(Role.OptionsType, Request),

            new VocabularyRow(Role.ToolRole, Roles, "Tool"),
            new VocabularyRow(Role.AssistantRole, Roles, "Assistant"),
            new VocabularyRow(Role.OtherRole, Roles, "User"),
            new VocabularyRow(Role.OtherRole, Roles, "System"),

            new VocabularyRow(Role.MessageOfReply, Response, "Choices"),
            new VocabularyRow(Role.MessageOfReply, Choice, "Message"),
            new VocabularyRow(Role.CallsOf, Response, "ToolCalls"),
            new VocabularyRow(Role.CallsOf, Message, "ToolCalls"),
            new VocabularyRow(Role.RoleOfMessage, Message, "Role"),
            new VocabularyRow(Role.IdOfResult, Message, "ToolCallId"),
            new VocabularyRow(Role.TextOfReply, Message, "Content"),
            new VocabularyRow(Role.IdOfReply, Response, "Id"),
            new VocabularyRow(Role.FinishReason, Choice, "FinishReason"),
            new VocabularyRow(Role.FinishedWithCalls, Reason, "ToolCalls"),
            new VocabularyRow(Role.FinishedWithoutCalls, Reason, "Stop"),
            new VocabularyRow(Role.FinishedWithoutCalls, Reason, "Length"),
            new VocabularyRow(Role.FinishedWithoutCalls, Reason, "ModelLength"),
            new VocabularyRow(Role.IdOfCall, ToolCall, "Id"),
            new VocabularyRow(Role.IdOfCall, Function, "Id"),
            new VocabularyRow(Role.FunctionOfCall, ToolCall, "Function"),
            new VocabularyRow(Role.NameOfCall, "Mistral.SDK.DTOs.ToolCallParameter", "Name"),
            new VocabularyRow(Role.NameOfCall, Function, "Name"),
            new VocabularyRow(Role.InputOfOptions, Request, "Messages"),
            new VocabularyRow(Role.CreatesOptions, Request, ".ctor").With(KeptHistory, "messages"),

            new VocabularyRow(Role.CreatesMessage, Message, ".ctor").With(ParameterRole.MessageRole, "role").With(Content, "content"),
            new VocabularyRow(Role.CreatesResult, Message, ".ctor") { Having = "toolCall" }.With(Call, "toolCall").With(Content, "content"),
            new VocabularyRow(Role.CreatesResult, Message, ".ctor") { Having = "toolCallId" }.With(CallId, "toolCallId").With(CallName, "name").With(Content, "content"),
            new VocabularyRow(Role.CreatesCall, ToolCall, ".ctor"),

            new VocabularyRow(Role.Sends, Endpoint, "GetCompletionAsync").With(Options, "request"),
            new VocabularyRow(Role.Sends, Endpoint, "StreamCompletionAsync").With(Options, "request")))
    {
        CallsMayBeNull = true,
        Templates = new("new [" + Message + "]([" + Message + "].RoleEnum.Tool, {text}) { ToolCallId = {id} }", "{reply}"),
    };
}
