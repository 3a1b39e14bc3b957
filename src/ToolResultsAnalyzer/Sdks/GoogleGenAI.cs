using System.Collections.Immutable;
using ToolResultsAnalyzer.Contract;
using static ToolResultsAnalyzer.Sdks.ParameterRole;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>
/// <c>Google.GenAI</c>: the content of a candidate is a message of the history, and the history is an argument. Calls and results have ids,
/// which need not be given.
/// </summary>
internal static class GoogleGenAI
{
    private const string Types = "Google.GenAI.Types.";
    private const string Message = Types + "Content";
    private const string Part = Types + "Part";
    private const string Call = Types + "FunctionCall";
    private const string Result = Types + "FunctionResponse";
    private const string Response = Types + "GenerateContentResponse";
    private const string Models = "Google.GenAI.Models";

    public static readonly SdkVocabulary Vocabulary = new(
        "Google.GenAI",
        "Google.GenAI",
        GoogleContents.Dialect(HistoryResidence.Argument),
        GoogleContents.Rows(Types).AddRange(
            new VocabularyRow(Role.IdOfCall, Call, "Id"),
            new VocabularyRow(Role.IdOfResult, Result, "Id"),

            new VocabularyRow(Role.CreatesMessage, Message, ".ctor") { MessageRole = Contract.MessageRole.ToolOrUser },

            new VocabularyRow(Role.Sends, Models, "GenerateContentAsync").With(History, "contents"),
            new VocabularyRow(Role.Sends, Models, "GenerateContentStreamAsync").With(History, "contents")))
    {
        Texts = GoogleContents.Texts,
        Templates = new("new [" + Message + "] { Role = \"user\", Parts = new List<[" + Part + "]> { " + Made + " } }", "{reply}")
        {
            Calls = GoogleContents.Calls,
            Part = Made,
            PartOfCall = "new [" + Part + "] { FunctionCall = {call} }",
        },
    };

    private const string Made = "new [" + Part + "] { FunctionResponse = new [" + Result + "] { Id = {call}.Id, Name = {id}, Response = new Dictionary<string, object> { [\"result\"] = {text} } } }";
}
