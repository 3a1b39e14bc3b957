using System.Collections.Immutable;
using ToolResultsAnalyzer.Contract;
using static ToolResultsAnalyzer.Sdks.ParameterRole;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>
/// The chat completions of <c>Azure.AI.Inference</c>. The history lies in the options, and a result takes its content first.
/// </summary>
internal static class AzureInference
{
    private const string Message = "Azure.AI.Inference.ChatRequestMessage";
    private const string Assistant = "Azure.AI.Inference.ChatRequestAssistantMessage";
    private const string Result = "Azure.AI.Inference.ChatRequestToolMessage";
    private const string Completion = "Azure.AI.Inference.ChatCompletions";
    private const string Call = "Azure.AI.Inference.ChatCompletionsToolCall";
    private const string Options = "Azure.AI.Inference.ChatCompletionsOptions";
    private const string Client = "Azure.AI.Inference.ChatCompletionsClient";
    private const string Reason = "Azure.AI.Inference.CompletionsFinishReason";

    public static readonly SdkVocabulary Vocabulary = new(
        "Azure.AI.Inference",
        "Azure.AI.Inference",
        new Dialect(ResultMatching.ById, ResultGrouping.OnePerMessage, MayInterleave: false, HistoryResidence.RequestProperty),
        ImmutableArray.Create(
            new VocabularyRow(Role.MessageType, Message),
            new VocabularyRow(Role.AssistantType, Assistant),
            new VocabularyRow(Role.ResultType, Result),
            new VocabularyRow(Role.OtherMessageType, "Azure.AI.Inference.ChatRequestSystemMessage"),
            new VocabularyRow(Role.OtherMessageType, "Azure.AI.Inference.ChatRequestUserMessage"),
            new VocabularyRow(Role.OtherMessageType, "Azure.AI.Inference.ChatRequestDeveloperMessage"),

            new VocabularyRow(Role.ReplyType, Completion),
            new VocabularyRow(Role.ReplyWrapper, "Azure.Response`1", "Value") { AssemblyName = "Azure.Core" },
            new VocabularyRow(Role.CallType, Call),
            new VocabularyRow(Role.OptionsType, Options),

            new VocabularyRow(Role.CallsOf, Completion, "ToolCalls"),
            new VocabularyRow(Role.CallsOf, Assistant, "ToolCalls"),
            new VocabularyRow(Role.TextOfReply, Completion, "Content"),
            new VocabularyRow(Role.FinishReason, Completion, "FinishReason"),
            new VocabularyRow(Role.FinishedWithCalls, Reason, "ToolCalls"),
            new VocabularyRow(Role.FinishedWithoutCalls, Reason, "Stopped"),
            new VocabularyRow(Role.FinishedWithoutCalls, Reason, "TokenLimitReached"),
            new VocabularyRow(Role.FinishedWithoutCalls, Reason, "ContentFiltered"),
            new VocabularyRow(Role.IdOfCall, Call, "Id"),
            new VocabularyRow(Role.IdOfReply, Completion, "Id"),
            new VocabularyRow(Role.NameOfCall, Call, "Name"),
            new VocabularyRow(Role.FunctionOfCall, Call, "Function"),
            new VocabularyRow(Role.NameOfCall, "Azure.AI.Inference.FunctionCall", "Name"),
            new VocabularyRow(Role.ToolsOfOptions, Options, "Tools"),
            new VocabularyRow(Role.ToolChoiceOption, Options, "ToolChoice"),
            new VocabularyRow(Role.NoToolsChoice, "Azure.AI.Inference.ChatCompletionsToolChoice", "None"),
            new VocabularyRow(Role.InputOfOptions, Options, "Messages"),
            new VocabularyRow(Role.CreatesOptions, Options, ".ctor").With(History, "messages"),

            new VocabularyRow(Role.CreatesAssistant, Assistant, ".ctor").With(Reply, "chatCompletions").With(Calls, "toolCalls").With(Content, "content"),
            new VocabularyRow(Role.CreatesResult, Result, ".ctor").With(CallId, "toolCallId").With(Content, "content"),
            new VocabularyRow(Role.CreatesCall, Call, ".ctor").With(CallId, "id"),
            new VocabularyRow(Role.CreatesCall, Call, "CreateFunctionToolCall").With(CallId, "toolCallId").With(CallName, "functionName"),

            new VocabularyRow(Role.Sends, Client, "Complete").With(ParameterRole.Options, "chatCompletionsOptions"),
            new VocabularyRow(Role.Sends, Client, "CompleteAsync").With(ParameterRole.Options, "chatCompletionsOptions"),
            new VocabularyRow(Role.Sends, Client, "CompleteStreaming").With(ParameterRole.Options, "chatCompletionsOptions"),
            new VocabularyRow(Role.Sends, Client, "CompleteStreamingAsync").With(ParameterRole.Options, "chatCompletionsOptions")))
    {
        Templates = new(
            "new [Azure.AI.Inference.ChatRequestToolMessage]({text}, {id})",
            "new [Azure.AI.Inference.ChatRequestAssistantMessage]({reply})",
            "[Azure.AI.Inference.ChatCompletionsToolCall].CreateFunctionToolCall({id}, {name}, {arguments})",
            TakesText: true),
    };
}
