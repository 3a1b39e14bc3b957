using System.Collections.Immutable;
using ToolResultsAnalyzer.Contract;
using static ToolResultsAnalyzer.Sdks.ParameterRole;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>
/// <c>Betalgo.Ranul.OpenAI</c>: one type of message, with a role, which is also what a reply has; the history lies in the request, and the
/// reasons to stop are texts.
/// </summary>
internal static class Betalgo
{
    private const string Requests = "Betalgo.Ranul.OpenAI.ObjectModels.RequestModels.";
    private const string Message = Requests + "ChatMessage";
    private const string ToolCall = Requests + "ToolCall";
    private const string Function = Requests + "FunctionCall";
    private const string Request = Requests + "ChatCompletionCreateRequest";
    private const string Response = "Betalgo.Ranul.OpenAI.ObjectModels.ResponseModels.ChatCompletionCreateResponse";
    private const string Choice = "Betalgo.Ranul.OpenAI.ObjectModels.SharedModels.ChatChoiceResponse";
    private const string Service = "Betalgo.Ranul.OpenAI.Interfaces.IChatCompletionService";
    private const string Roles = "Betalgo.Ranul.OpenAI.Contracts.Enums.ChatCompletionRole";
    private const string Contracts = "Betalgo.Ranul.OpenAI.Contracts";

    public static readonly SdkVocabulary Vocabulary = new(
        "Betalgo.Ranul.OpenAI",
        "Betalgo.Ranul.OpenAI",
        new Dialect(ResultMatching.ById, ResultGrouping.OnePerMessage, MayInterleave: false, HistoryResidence.RequestProperty),
        ImmutableArray.Create(
            new VocabularyRow(Role.MessageType, Message),
            new VocabularyRow(Role.ReplyType, Response),
            new VocabularyRow(Role.ReplyType, Choice),
            new VocabularyRow(Role.CallType, ToolCall),
            new VocabularyRow(Role.OptionsType, Request),

            new VocabularyRow(Role.ToolRole, Roles, "Tool") { AssemblyName = Contracts },
            new VocabularyRow(Role.AssistantRole, Roles, "Assistant") { AssemblyName = Contracts },
            new VocabularyRow(Role.OtherRole, Roles, "User") { AssemblyName = Contracts },
            new VocabularyRow(Role.OtherRole, Roles, "System") { AssemblyName = Contracts },
            new VocabularyRow(Role.OtherRole, Roles, "Developer") { AssemblyName = Contracts },
            new VocabularyRow(Role.CreatesRole, Roles, "op_Implicit") { AssemblyName = Contracts },

            new VocabularyRow(Role.MessageOfReply, Response, "Choices"),
            new VocabularyRow(Role.MessageOfReply, Choice, "Message"),
            new VocabularyRow(Role.MessageOfReply, Choice, "Delta"),
            new VocabularyRow(Role.CallsOf, Message, "ToolCalls"),
            new VocabularyRow(Role.RoleOfMessage, Message, "Role"),
            new VocabularyRow(Role.IdOfResult, Message, "ToolCallId"),
            new VocabularyRow(Role.TextOfReply, Message, "Content"),
            new VocabularyRow(Role.IdOfReply, Response, "Id"),
            new VocabularyRow(Role.FinishReason, Choice, "FinishReason"),
            new VocabularyRow(Role.IdOfCall, ToolCall, "Id"),
            new VocabularyRow(Role.FunctionOfCall, ToolCall, "FunctionCall"),
            new VocabularyRow(Role.NameOfCall, Function, "Name"),
            new VocabularyRow(Role.ToolsOfOptions, Request, "Tools"),
            new VocabularyRow(Role.ToolChoiceOption, Request, "ToolChoice"),
            new VocabularyRow(Role.NoToolsChoice, Requests + "ToolChoice", "None"),
            new VocabularyRow(Role.ParallelCallsOption, Request, "ParallelToolCalls"),
            new VocabularyRow(Role.InputOfOptions, Request, "Messages"),
            new VocabularyRow(Role.CreatesOptions, Request, ".ctor"),

            new VocabularyRow(Role.CreatesMessage, Message, ".ctor").With(ParameterRole.MessageRole, "role").With(Content, "content", "contents").With(Calls, "toolCalls").With(CallId, "toolCallId"),
            new VocabularyRow(Role.CreatesAssistant, Message, "FromAssistant").With(Content, "content").With(Calls, "toolCalls"),
            new VocabularyRow(Role.CreatesResult, Message, "FromTool").With(Content, "content").With(CallId, "toolCallId"),
            new VocabularyRow(Role.CreatesOther, Message, "FromUser"),
            new VocabularyRow(Role.CreatesOther, Message, "FromSystem"),
            new VocabularyRow(Role.CreatesCall, ToolCall, ".ctor"),

            new VocabularyRow(Role.Sends, Service, "CreateCompletion").With(Options, "chatCompletionCreate"),
            new VocabularyRow(Role.Sends, Service, "CreateCompletionAsStream").With(Options, "chatCompletionCreate"),
            new VocabularyRow(Role.Sends, Service + "Extension", "Create").With(Options, "chatCompletionCreate")))
    {
        CallsMayBeNull = true,
        Texts = OpenAITexts.All,
        Templates = new("[" + Message + "].FromTool({text}, {id})", "{reply}")
        {
            Call = "new [" + ToolCall + "] { Id = {id}, FunctionCall = new [" + Function + "] { Name = {name}, Arguments = {arguments} } }",
            TakesText = true,
        },
    };
}
