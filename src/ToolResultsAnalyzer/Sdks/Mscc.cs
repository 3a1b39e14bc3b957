using System.Collections.Immutable;
using ToolResultsAnalyzer.Contract;
using static ToolResultsAnalyzer.Sdks.ParameterRole;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>
/// <c>Mscc.GenerativeAI</c>: Gemini's contents, made anew of the parts of a reply. A request holds the history, or a chat session does, which is
/// sent the new parts alone.
/// </summary>
internal static class Mscc
{
    private const string Types = "Mscc.GenerativeAI.Types.";
    private const string Message = Types + "Content";
    private const string Part = Types + "Part";
    private const string Call = Types + "FunctionCall";
    private const string Result = Types + "FunctionResponse";
    private const string Response = Types + "GenerateContentResponse";
    private const string MessageOfCandidate = Types + "ContentResponse";
    private const string Request = Types + "GenerateContentRequest";
    private const string ChatSession = Types + "ChatSession";
    private const string Model = "Mscc.GenerativeAI.GenerativeModel";

    private const string Made = "new [" + Part + "] { FunctionResponse = new [" + Result + "] { Id = {call}.Id, Name = {id}, Response = new { result = {text} } } }";

    public static readonly SdkVocabulary Vocabulary = new(
        "Mscc.GenerativeAI",
        "Mscc.GenerativeAI",
        GoogleContents.Dialect(HistoryResidence.RequestProperty),
        GoogleContents.Rows(Types).AddRange(
            new VocabularyRow(Role.PartType, Types + "IPart"),
            new VocabularyRow(Role.ReplyType, MessageOfCandidate),
            new VocabularyRow(Role.OptionsType, Request),
            new VocabularyRow(Role.SessionType, ChatSession),

            new VocabularyRow(Role.CallsOf, Response, "FunctionCalls"),
            new VocabularyRow(Role.TextOfReply, Response, "Text"),
            new VocabularyRow(Role.PartsOfMessage, MessageOfCandidate, "Parts"),
            new VocabularyRow(Role.RoleOfMessage, MessageOfCandidate, "Role"),
            new VocabularyRow(Role.PartsOfMessage, Message, "PartTypes"),
            new VocabularyRow(Role.IdOfCall, Call, "Id"),
            new VocabularyRow(Role.IdOfResult, Result, "Id"),
            new VocabularyRow(Role.InputOfOptions, Request, "Contents"),

            new VocabularyRow(Role.CreatesMessage, Message, ".ctor") { MessageRole = Contract.MessageRole.ToolOrUser }.With(Content, "text").With(Parts, "part", "parts").With(ParameterRole.MessageRole, "role"),
            new VocabularyRow(Role.CreatesResult, Part, "FromFunctionResponse").With(CallName, "name"),
            new VocabularyRow(Role.CreatesSession, Model, "StartChat").With(History, "history").With(Invokes, "enableAutomaticFunctionCalling"),

            new VocabularyRow(Role.Sends, Model, "GenerateContent").With(Options, "request"),
            new VocabularyRow(Role.Sends, Model, "GenerateContentStream").With(Options, "request"),
            new VocabularyRow(Role.Sends, ChatSession, "SendMessage").With(History, "parts", "prompt")))
    {
        CallsMayBeNull = true,
        Texts = GoogleContents.Texts,
        Templates = new("new [" + Message + "] { Role = \"function\", PartTypes = new List<[" + Part + "]> { " + Made + " } }", "new [" + Message + "] { Role = \"model\", PartTypes = {reply}.Parts }")
        {
            Calls = GoogleContents.Calls,
            Part = Made,
            PartOfCall = "new [" + Part + "] { FunctionCall = {call} }",
        },
    };
}
