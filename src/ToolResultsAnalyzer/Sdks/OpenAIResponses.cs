using System.Collections.Immutable;
using ToolResultsAnalyzer.Contract;
using static ToolResultsAnalyzer.Sdks.ParameterRole;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>
/// The responses of the official <c>OpenAI</c> package, as they are named since version 2.10. Calls and results are items of their own, in any
/// order; the history is a list, lies in the options, or stays with the provider.
/// </summary>
internal static class OpenAIResponses
{
    private const string Item = "OpenAI.Responses.ResponseItem";
    private const string Call = "OpenAI.Responses.FunctionCallResponseItem";
    private const string Result = "OpenAI.Responses.FunctionCallOutputResponseItem";
    private const string Reply = "OpenAI.Responses.ResponseResult";
    private const string Options = "OpenAI.Responses.CreateResponseOptions";
    private const string Client = "OpenAI.Responses.ResponsesClient";

    /// <summary>The first version with these names.</summary>
    private static readonly Version First = new(2, 10);

    public static readonly SdkVocabulary Vocabulary = new(
        "OpenAI.Responses",
        "OpenAI",
        new Dialect(ResultMatching.ById, ResultGrouping.OnePerMessage, MayInterleave: true, HistoryResidence.RequestProperty),
        ImmutableArray.CreateRange(
            new[]
            {
                new VocabularyRow(Role.MessageType, Item),
                new VocabularyRow(Role.ResultType, Result),
                new VocabularyRow(Role.OtherMessageType, "OpenAI.Responses.MessageResponseItem"),
                new VocabularyRow(Role.OtherMessageType, "OpenAI.Responses.ReasoningResponseItem"),

                new VocabularyRow(Role.ReplyType, Reply),
                new VocabularyRow(Role.CallType, Call),
                new VocabularyRow(Role.OptionsType, Options),

                new VocabularyRow(Role.OutputOfReply, Reply, "OutputItems"),
                new VocabularyRow(Role.TextOfReply, Reply, "GetOutputText"),
                new VocabularyRow(Role.IdOfReply, Reply, "Id"),
                new VocabularyRow(Role.IdOfReply, Item, "Id"),
                new VocabularyRow(Role.KindOfMessage, Item, "Kind"),
                new VocabularyRow(Role.CallKind, "OpenAI.Responses.ResponseItemKind", "FunctionCall"),
                new VocabularyRow(Role.IdOfCall, Call, "CallId"),
                new VocabularyRow(Role.IdOfResult, Result, "CallId"),
                new VocabularyRow(Role.NameOfCall, Call, "FunctionName"),
                new VocabularyRow(Role.ToolsOfOptions, Options, "Tools"),
                new VocabularyRow(Role.ToolChoiceOption, Options, "ToolChoice"),
                new VocabularyRow(Role.NoToolsChoice, "OpenAI.Responses.ResponseToolChoice", "CreateNoneChoice"),
                new VocabularyRow(Role.ParallelCallsOption, Options, "ParallelToolCallsEnabled"),
                new VocabularyRow(Role.InputOfOptions, Options, "InputItems"),
                new VocabularyRow(Role.PreviousReplyOption, Options, "PreviousResponseId"),
                new VocabularyRow(Role.CreatesOptions, Options, ".ctor").With(History, "inputItems"),

                new VocabularyRow(Role.CreatesAssistant, Item, "CreateAssistantMessageItem").With(Content, "outputTextContent", "contentParts"),
                new VocabularyRow(Role.CreatesResult, Result, ".ctor").With(CallId, "callId").With(Content, "functionOutput"),
                new VocabularyRow(Role.CreatesResult, Item, "CreateFunctionCallOutputItem").With(CallId, "callId").With(Content, "functionOutput"),
                new VocabularyRow(Role.CreatesOther, Item, "CreateUserMessageItem"),
                new VocabularyRow(Role.CreatesOther, Item, "CreateSystemMessageItem"),
                new VocabularyRow(Role.CreatesOther, Item, "CreateDeveloperMessageItem"),
                new VocabularyRow(Role.CreatesCall, Call, ".ctor").With(CallId, "callId").With(CallName, "functionName"),
                new VocabularyRow(Role.CreatesCall, Item, "CreateFunctionCallItem").With(CallId, "callId").With(CallName, "functionName"),

                Sends("CreateResponse"),
                Sends("CreateResponseAsync"),
                Sends("CreateResponseStreamingAsync"),
            }.Select(row => row with { Since = First })))
    {
        Templates = new("[OpenAI.Responses.ResponseItem].CreateFunctionCallOutputItem({id}, {text})"),
    };

    private static VocabularyRow Sends(string method) =>
        new VocabularyRow(Role.Sends, Client, method).With(History, "inputItems").With(ParameterRole.Options, "options").With(PreviousReply, "previousResponseId");
}
