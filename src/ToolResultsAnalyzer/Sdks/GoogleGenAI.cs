using System.Collections.Immutable;
using ToolResultsAnalyzer.Contract;
using static ToolResultsAnalyzer.Sdks.ParameterRole;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>
/// <c>Google.GenAI</c>: messages are made of parts, each of which holds one thing, among them calls and results. The content of a candidate is
/// a message of the history. A result is found by the name of its function, and by how many there are; ids need not be given.
/// </summary>
internal static class GoogleGenAI
{
    private const string Types = "Google.GenAI.Types.";
    private const string Message = Types + "Content";
    private const string Part = Types + "Part";
    private const string Call = Types + "FunctionCall";
    private const string Result = Types + "FunctionResponse";
    private const string Response = Types + "GenerateContentResponse";
    private const string Candidate = Types + "Candidate";
    private const string Models = "Google.GenAI.Models";

    public static readonly SdkVocabulary Vocabulary = new(
        "Google.GenAI",
        "Google.GenAI",
        new Dialect(ResultMatching.ByCountAndName, ResultGrouping.AllInOneMessage, MayInterleave: false, HistoryResidence.Argument),
        ImmutableArray.Create(
            new VocabularyRow(Role.MessageType, Message),
            new VocabularyRow(Role.PartType, Part),
            new VocabularyRow(Role.ResultType, Result),
            new VocabularyRow(Role.CallType, Call),
            new VocabularyRow(Role.ReplyType, Response),
            new VocabularyRow(Role.ReplyType, Candidate),

            new VocabularyRow(Role.MessageOfReply, Response, "Candidates"),
            new VocabularyRow(Role.MessageOfReply, Candidate, "Content"),
            new VocabularyRow(Role.PartsOfMessage, Message, "Parts"),
            new VocabularyRow(Role.RoleOfMessage, Message, "Role"),
            new VocabularyRow(Role.CallOfPart, Part, "FunctionCall"),
            new VocabularyRow(Role.ResultOfPart, Part, "FunctionResponse"),
            new VocabularyRow(Role.OtherOfPart, Part, "Text"),
            new VocabularyRow(Role.IdOfCall, Call, "Id"),
            new VocabularyRow(Role.NameOfCall, Call, "Name"),
            new VocabularyRow(Role.IdOfResult, Result, "Id"),
            new VocabularyRow(Role.NameOfResult, Result, "Name"),

            new VocabularyRow(Role.CreatesMessage, Message, ".ctor") { MessageRole = Contract.MessageRole.ToolOrUser },
            new VocabularyRow(Role.CreatesPart, Part, ".ctor"),
            new VocabularyRow(Role.CreatesResult, Result, ".ctor"),
            new VocabularyRow(Role.CreatesCall, Call, ".ctor"),

            new VocabularyRow(Role.Sends, Models, "GenerateContentAsync").With(History, "contents"),
            new VocabularyRow(Role.Sends, Models, "GenerateContentStreamAsync").With(History, "contents")))
    {
        Texts = GoogleTexts.All,
        Templates = new("new [" + Message + "] { Role = \"user\", Parts = new List<[" + Part + "]> { " + Made + " } }", "{reply}")
        {
            Calls = "{reply}.Parts.Where(part => part.FunctionCall != null).Select(part => part.FunctionCall)",
            Part = Made,
            PartOfCall = "new [" + Part + "] { FunctionCall = {call} }",
        },
    };

    private const string Made = "new [" + Part + "] { FunctionResponse = new [" + Result + "] { Id = {call}.Id, Name = {id}, Response = new Dictionary<string, object> { [\"result\"] = {text} } } }";
}
