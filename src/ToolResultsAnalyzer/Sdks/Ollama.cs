using System.Collections.Immutable;
using ToolResultsAnalyzer.Contract;
using static ToolResultsAnalyzer.Sdks.ParameterRole;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>
/// <c>OllamaSharp</c>: a result names the function at most, and answers the calls in their order; a send gives a stream. Ollama takes any
/// history: what is missing in it, only the model misses. The class <c>Chat</c> invokes functions itself, and is not looked at.
/// </summary>
internal static class Ollama
{
    private const string Message = "OllamaSharp.Models.Chat.Message";
    private const string Roles = "OllamaSharp.Models.Chat.ChatRole";
    private const string Call = "OllamaSharp.Models.Chat.Message+ToolCall";
    private const string Function = "OllamaSharp.Models.Chat.Message+Function";
    private const string Response = "OllamaSharp.Models.Chat.ChatResponseStream";
    private const string Request = "OllamaSharp.Models.Chat.ChatRequest";

    public static readonly SdkVocabulary Vocabulary = new(
        "OllamaSharp",
        "OllamaSharp",
        new Dialect(ResultMatching.ByCountAndName, ResultGrouping.OnePerMessage, MayInterleave: true, HistoryResidence.RequestProperty) { IsEnforced = false },
        ImmutableArray.Create(
            new VocabularyRow(Role.MessageType, Message),
            new VocabularyRow(Role.ReplyType, Response),
            new VocabularyRow(Role.CallType, Call),
            new VocabularyRow(Role.OptionsType, Request),

            new VocabularyRow(Role.ToolRole, Roles, "Tool"),
            new VocabularyRow(Role.AssistantRole, Roles, "Assistant"),
            new VocabularyRow(Role.OtherRole, Roles, "User"),
            new VocabularyRow(Role.OtherRole, Roles, "System"),
            new VocabularyRow(Role.CreatesRole, Roles, "op_Implicit"),

            new VocabularyRow(Role.MessageOfReply, Response, "Message"),
            new VocabularyRow(Role.CallsOf, Message, "ToolCalls"),
            new VocabularyRow(Role.RoleOfMessage, Message, "Role"),
            new VocabularyRow(Role.NameOfResult, Message, "ToolName"),
            new VocabularyRow(Role.TextOfReply, Message, "Content"),
            new VocabularyRow(Role.IdOfCall, Call, "Id"),
            new VocabularyRow(Role.FunctionOfCall, Call, "Function"),
            new VocabularyRow(Role.NameOfCall, Function, "Name"),
            new VocabularyRow(Role.InputOfOptions, Request, "Messages"),
            new VocabularyRow(Role.ToolsOfOptions, Request, "Tools"),

            new VocabularyRow(Role.CreatesMessage, Message, ".ctor").With(ParameterRole.MessageRole, "role").With(Content, "content"),
            new VocabularyRow(Role.CreatesCall, Call, ".ctor"),

            new VocabularyRow(Role.Sends, "OllamaSharp.IOllamaApiClient", "ChatAsync") { GivesStream = true }.With(Options, "request"),
            new VocabularyRow(Role.ReplyOfStream, "OllamaSharp.IAsyncEnumerableExtensions", "StreamToEndAsync").With(Reply, "stream")))
    {
        CallsMayBeNull = true,
        Texts = OpenAITexts.Roles,
        Templates = new("new [" + Message + "]([" + Roles + "].Tool, {text}) { ToolName = {call}.Function!.Name }", "{reply}"),
    };
}
