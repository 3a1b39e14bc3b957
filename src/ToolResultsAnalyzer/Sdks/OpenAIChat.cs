using System.Collections.Immutable;
using ToolResultsAnalyzer.Contract;
using static ToolResultsAnalyzer.Sdks.ParameterRole;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>
/// The chat completions of the official <c>OpenAI</c> package (2.0 and later). The clients of <c>Azure.AI.OpenAI</c> 2.x
/// derive from its <c>ChatClient</c> and use its messages.
/// </summary>
internal static class OpenAIChat
{
    private const string Message = "OpenAI.Chat.ChatMessage";
    private const string Assistant = "OpenAI.Chat.AssistantChatMessage";
    private const string Result = "OpenAI.Chat.ToolChatMessage";
    private const string Completion = "OpenAI.Chat.ChatCompletion";
    private const string Call = "OpenAI.Chat.ChatToolCall";
    private const string Part = "OpenAI.Chat.ChatMessageContentPart";
    private const string Options = "OpenAI.Chat.ChatCompletionOptions";
    private const string Client = "OpenAI.Chat.ChatClient";
    private const string Reason = "OpenAI.Chat.ChatFinishReason";

    public static readonly SdkVocabulary Vocabulary = new(
        "OpenAI.Chat",
        "OpenAI",
        new Dialect(ResultMatching.ById, ResultGrouping.OnePerMessage, MayInterleave: false, HistoryResidence.Argument),
        ImmutableArray.Create(
            new VocabularyRow(Role.MessageType, Message),
            new VocabularyRow(Role.AssistantType, Assistant),
            new VocabularyRow(Role.ResultType, Result),
            new VocabularyRow(Role.OtherMessageType, "OpenAI.Chat.SystemChatMessage"),
            new VocabularyRow(Role.OtherMessageType, "OpenAI.Chat.UserChatMessage"),
            new VocabularyRow(Role.OtherMessageType, "OpenAI.Chat.DeveloperChatMessage") { Since = new(2, 2) },

            new VocabularyRow(Role.ReplyType, Completion),
            new VocabularyRow(Role.ReplyWrapper, "System.ClientModel.ClientResult`1", "Value") { AssemblyName = "System.ClientModel" },
            new VocabularyRow(Role.CallType, Call),
            new VocabularyRow(Role.OptionsType, Options),

            new VocabularyRow(Role.CallsOf, Completion, "ToolCalls"),
            new VocabularyRow(Role.CallsOf, Assistant, "ToolCalls"),
            new VocabularyRow(Role.TextOfReply, Completion, "Content"),
            new VocabularyRow(Role.FinishReason, Completion, "FinishReason"),
            new VocabularyRow(Role.FinishedWithCalls, Reason, "ToolCalls"),
            new VocabularyRow(Role.FinishedWithoutCalls, Reason, "Stop"),
            new VocabularyRow(Role.FinishedWithoutCalls, Reason, "Length"),
            new VocabularyRow(Role.FinishedWithoutCalls, Reason, "ContentFilter"),
            new VocabularyRow(Role.FinishedWithoutCalls, Reason, "FunctionCall"),
            new VocabularyRow(Role.IdOfCall, Call, "Id"),
            new VocabularyRow(Role.IdOfReply, Completion, "Id"),
            new VocabularyRow(Role.NameOfCall, Call, "FunctionName"),
            new VocabularyRow(Role.ToolsOfOptions, Options, "Tools"),
            new VocabularyRow(Role.ToolChoiceOption, Options, "ToolChoice"),
            new VocabularyRow(Role.NoToolsChoice, "OpenAI.Chat.ChatToolChoice", "CreateNoneChoice"),
            new VocabularyRow(Role.ParallelCallsOption, Options, "AllowParallelToolCalls"),

            new VocabularyRow(Role.CreatesAssistant, Assistant, ".ctor").With(Reply, "chatCompletion").With(Calls, "toolCalls").With(Content, "content", "contentParts"),
            new VocabularyRow(Role.CreatesAssistant, Message, "CreateAssistantMessage").With(Reply, "chatCompletion").With(Calls, "toolCalls").With(Content, "content", "contentParts"),
            new VocabularyRow(Role.CreatesResult, Result, ".ctor").With(CallId, "toolCallId").With(Content, "content", "contentParts"),
            new VocabularyRow(Role.CreatesResult, Message, "CreateToolMessage").With(CallId, "toolCallId").With(Content, "content", "contentParts"),
            new VocabularyRow(Role.CreatesOther, Message, "CreateSystemMessage"),
            new VocabularyRow(Role.CreatesOther, Message, "CreateUserMessage"),
            new VocabularyRow(Role.CreatesOther, Message, "CreateDeveloperMessage") { Since = new(2, 2) },
            new VocabularyRow(Role.CreatesOther, Message, "op_Implicit"),
            new VocabularyRow(Role.CreatesText, Part, "CreateTextPart").With(Content, "text"),
            new VocabularyRow(Role.CreatesText, Part, "op_Implicit").With(Content, "text"),
            new VocabularyRow(Role.CreatesCall, Call, "CreateFunctionToolCall").With(CallId, "id").With(CallName, "functionName"),

            new VocabularyRow(Role.Sends, Client, "CompleteChat").With(History, "messages").With(ParameterRole.Options, "options"),
            new VocabularyRow(Role.Sends, Client, "CompleteChatAsync").With(History, "messages").With(ParameterRole.Options, "options"),
            new VocabularyRow(Role.Sends, Client, "CompleteChatStreaming").With(History, "messages").With(ParameterRole.Options, "options"),
            new VocabularyRow(Role.Sends, Client, "CompleteChatStreamingAsync").With(History, "messages").With(ParameterRole.Options, "options")))
    {
        Templates = new(
            "new [OpenAI.Chat.ToolChatMessage]({id}, {text})",
            "new [OpenAI.Chat.AssistantChatMessage]({reply})",
            "[OpenAI.Chat.ChatToolCall].CreateFunctionToolCall({id}, {name}, {arguments})"),
    };
}
