using System.Collections.Immutable;
using ToolResultsAnalyzer.Contract;
using static ToolResultsAnalyzer.Sdks.ParameterRole;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>
/// LangChain's own messages, up to version 0.17: a result has the name and the id of its call in one text, and a response has all messages,
/// those that were sent and its own. A model may call tools itself; then a response has no calls.
/// </summary>
internal static class LangChain
{
    private const string Message = "LangChain.Providers.Message";
    private const string Roles = "LangChain.Providers.MessageRole";
    private const string Response = "LangChain.Providers.ChatResponse";
    private const string Reason = "LangChain.Providers.ChatResponseFinishReason";
    private const string Request = "LangChain.Providers.ChatRequest";
    private const string ToolCall = "LangChain.Providers.ChatToolCall";
    private const string Extensions = "LangChain.Providers.MessageStringExtensions";

    public static readonly SdkVocabulary Vocabulary = new(
        "LangChain",
        "LangChain.Providers.Abstractions",
        new Dialect(ResultMatching.ById, ResultGrouping.OnePerMessage, MayInterleave: false, HistoryResidence.RequestProperty) { InvokesFunctions = true },
        ImmutableArray.Create(
            new VocabularyRow(Role.MessageType, Message),
            new VocabularyRow(Role.ReplyType, Response),
            new VocabularyRow(Role.CallType, ToolCall),
            new VocabularyRow(Role.OptionsType, Request),

            new VocabularyRow(Role.ToolRole, Roles, "ToolResult"),
            new VocabularyRow(Role.AssistantRole, Roles, "Ai"),
            new VocabularyRow(Role.OtherRole, Roles, "Human"),
            new VocabularyRow(Role.OtherRole, Roles, "System"),

            new VocabularyRow(Role.CallsOf, Response, "ToolCalls"),
            new VocabularyRow(Role.HistoryOfReply, Response, "Messages"),
            new VocabularyRow(Role.MessageOfReply, Response, "LastMessage"),
            new VocabularyRow(Role.TextOfReply, Response, "LastMessageContent"),
            Converts(Role.MessageOfReply, Message),
            Converts(Role.HistoryOfReply, Message + "[]"),
            Converts(Role.TextOfReply, "System.String"),
            new VocabularyRow(Role.FinishReason, Response, "FinishReason"),
            new VocabularyRow(Role.FinishedWithCalls, Reason, "ToolCalls"),
            new VocabularyRow(Role.FinishedWithoutCalls, Reason, "Stop"),
            new VocabularyRow(Role.FinishedWithoutCalls, Reason, "Length"),
            new VocabularyRow(Role.FinishedWithoutCalls, Reason, "ContentFilter"),
            new VocabularyRow(Role.IdOfCall, ToolCall, "Id"),
            new VocabularyRow(Role.NameOfCall, ToolCall, "ToolName"),
            new VocabularyRow(Role.RoleOfMessage, Message, "Role"),
            new VocabularyRow(Role.InputOfOptions, Request, "Messages"),
            new VocabularyRow(Role.CreatesOptions, Request, "ToChatRequest").With(KeptHistory, "messages"),
            new VocabularyRow(Role.CreatesOptions, Request, "op_Implicit"),

            new VocabularyRow(Role.CreatesMessage, Message, ".ctor").With(ParameterRole.MessageRole, "Role").With(Content, "Content").With(NameAndId, "ToolName"),
            Creates(Message, "Human", "content", Contract.MessageRole.Other),
            Creates(Message, "Ai", "content", Contract.MessageRole.Assistant),
            Creates(Extensions, "AsSystemMessage", "text", Contract.MessageRole.Other),
            Creates(Extensions, "AsHumanMessage", "text", Contract.MessageRole.Other),
            Creates(Extensions, "AsAiMessage", "text", Contract.MessageRole.Assistant),
            new VocabularyRow(Role.CreatesResult, Extensions, "AsToolResultMessage") { Having = "call" }.With(ParameterRole.Call, "call").With(Content, "json"),
            new VocabularyRow(Role.CreatesResult, Extensions, "AsToolResultMessage") { Having = "toolName" }.With(NameAndId, "toolName").With(Content, "text"),

            new VocabularyRow(Role.Sends, "LangChain.Providers.IChatModel", "GenerateAsync") { GivesStream = true }.With(Options, "request")))
    {
        Templates = new("{text}.AsToolResultMessage({call})", "{reply}"),
    };

    private static VocabularyRow Creates(string type, string method, string content, Contract.MessageRole role) =>
        new VocabularyRow(Role.CreatesMessage, type, method) { MessageRole = role }.With(Content, content);

    /// <summary>What a response is converted to.</summary>
    private static VocabularyRow Converts(Role role, string type) =>
        new(role, Response, "op_Implicit") { Declaration = $"M:{Response}.op_Implicit({Response})~{type}" };
}
