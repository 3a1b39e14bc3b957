using System.Collections.Immutable;
using ToolResultsAnalyzer.Contract;
using static ToolResultsAnalyzer.Sdks.ParameterRole;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>
/// The chat completions of <c>Azure.AI.OpenAI</c> before version 2: the history lies in the options, a reply is one of several choices, and
/// a result takes its content first. Later versions use the messages of <c>OpenAI</c>.
/// </summary>
internal static class AzureOpenAIBeta
{
    private const string Message = "Azure.AI.OpenAI.ChatRequestMessage";
    private const string Assistant = "Azure.AI.OpenAI.ChatRequestAssistantMessage";
    private const string Result = "Azure.AI.OpenAI.ChatRequestToolMessage";
    private const string Completion = "Azure.AI.OpenAI.ChatCompletions";
    private const string Choice = "Azure.AI.OpenAI.ChatChoice";
    private const string Response = "Azure.AI.OpenAI.ChatResponseMessage";
    private const string Call = "Azure.AI.OpenAI.ChatCompletionsToolCall";
    private const string FunctionCall = "Azure.AI.OpenAI.ChatCompletionsFunctionToolCall";
    private const string Options = "Azure.AI.OpenAI.ChatCompletionsOptions";
    private const string Client = "Azure.AI.OpenAI.OpenAIClient";
    private const string Reason = "Azure.AI.OpenAI.CompletionsFinishReason";

    public static readonly SdkVocabulary Vocabulary = new(
        "Azure.AI.OpenAI 1.x",
        "Azure.AI.OpenAI",
        new Dialect(ResultMatching.ById, ResultGrouping.OnePerMessage, MayInterleave: false, HistoryResidence.RequestProperty),
        ImmutableArray.Create(
            new VocabularyRow(Role.MessageType, Message),
            new VocabularyRow(Role.AssistantType, Assistant),
            new VocabularyRow(Role.ResultType, Result),
            new VocabularyRow(Role.OtherMessageType, "Azure.AI.OpenAI.ChatRequestSystemMessage"),
            new VocabularyRow(Role.OtherMessageType, "Azure.AI.OpenAI.ChatRequestUserMessage"),

            new VocabularyRow(Role.ReplyType, Completion),
            new VocabularyRow(Role.ReplyType, Choice),
            new VocabularyRow(Role.ReplyType, Response),
            new VocabularyRow(Role.ReplyWrapper, "Azure.Response`1", "Value") { AssemblyName = "Azure.Core" },
            new VocabularyRow(Role.CallType, Call),
            new VocabularyRow(Role.CallType, FunctionCall),
            new VocabularyRow(Role.OptionsType, Options),

            new VocabularyRow(Role.MessageOfReply, Completion, "Choices"),
            new VocabularyRow(Role.MessageOfReply, Choice, "Message"),
            new VocabularyRow(Role.CallsOf, Response, "ToolCalls"),
            new VocabularyRow(Role.CallsOf, Assistant, "ToolCalls"),
            new VocabularyRow(Role.TextOfReply, Response, "Content"),
            new VocabularyRow(Role.FinishReason, Choice, "FinishReason"),
            new VocabularyRow(Role.FinishedWithCalls, Reason, "ToolCalls"),
            new VocabularyRow(Role.FinishedWithoutCalls, Reason, "Stopped"),
            new VocabularyRow(Role.FinishedWithoutCalls, Reason, "TokenLimitReached"),
            new VocabularyRow(Role.FinishedWithoutCalls, Reason, "ContentFiltered"),
            new VocabularyRow(Role.FinishedWithoutCalls, Reason, "FunctionCall"),
            new VocabularyRow(Role.IdOfCall, Call, "Id"),
            new VocabularyRow(Role.IdOfReply, Completion, "Id"),
            new VocabularyRow(Role.NameOfCall, FunctionCall, "Name"),
            new VocabularyRow(Role.ToolsOfOptions, Options, "Tools"),
            new VocabularyRow(Role.ToolChoiceOption, Options, "ToolChoice"),
            new VocabularyRow(Role.NoToolsChoice, "Azure.AI.OpenAI.ChatCompletionsToolChoice", "None"),
            new VocabularyRow(Role.InputOfOptions, Options, "Messages"),
            new VocabularyRow(Role.CreatesOptions, Options, ".ctor").With(History, "messages"),

            new VocabularyRow(Role.CreatesAssistant, Assistant, ".ctor").With(Reply, "responseMessage").With(Content, "content"),
            new VocabularyRow(Role.CreatesResult, Result, ".ctor").With(CallId, "toolCallId").With(Content, "content"),
            new VocabularyRow(Role.CreatesCall, FunctionCall, ".ctor").With(CallId, "id").With(CallName, "name"),

            new VocabularyRow(Role.Sends, Client, "GetChatCompletions").With(ParameterRole.Options, "chatCompletionsOptions"),
            new VocabularyRow(Role.Sends, Client, "GetChatCompletionsAsync").With(ParameterRole.Options, "chatCompletionsOptions"),
            new VocabularyRow(Role.Sends, Client, "GetChatCompletionsStreaming").With(ParameterRole.Options, "chatCompletionsOptions"),
            new VocabularyRow(Role.Sends, Client, "GetChatCompletionsStreamingAsync").With(ParameterRole.Options, "chatCompletionsOptions")))
    {
        Until = new(2, 0),
        Templates = new(
            "new [Azure.AI.OpenAI.ChatRequestToolMessage]({text}, {id})",
            "new [Azure.AI.OpenAI.ChatRequestAssistantMessage]({reply})",
            "new [Azure.AI.OpenAI.ChatCompletionsFunctionToolCall]({id}, {name}, {arguments})",
            TakesText: true),
    };
}
