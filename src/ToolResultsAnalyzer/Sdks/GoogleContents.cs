using System.Collections.Immutable;
using ToolResultsAnalyzer.Contract;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>
/// What the SDKs of Gemini share, after its protocol: a response has candidates, each with a content, which is a message; a message has a role
/// and parts, each of which holds one thing, among them calls and results. A result is found by the name of its function, and by how many
/// there are.
/// </summary>
internal static class GoogleContents
{
    public const string Calls = "{reply}.Parts.Where(part => part.FunctionCall != null).Select(part => part.FunctionCall)";

    /// <summary>The names of the roles: results are looked for in all messages that are not the model's.</summary>
    public static readonly ImmutableDictionary<string, Role> Texts = ImmutableDictionary<string, Role>.Empty
        .Add("model", Role.AssistantRole)
        .Add("MODEL", Role.AssistantRole)
        .Add("user", Role.ToolOrUserRole)
        .Add("USER", Role.ToolOrUserRole)
        .Add("function", Role.ToolOrUserRole)
        .Add("FUNCTION", Role.ToolOrUserRole)
        .Add("tool", Role.ToolOrUserRole)
        .Add("system", Role.OtherRole);

    /// <summary>How an SDK takes the results of calls.</summary>
    /// <param name="historyResidence">Where the SDK keeps the history.</param>
    public static Dialect Dialect(HistoryResidence historyResidence) =>
        new(ResultMatching.ByCountAndName, ResultGrouping.AllInOneMessage, MayInterleave: false, historyResidence);

    /// <summary>The types of the protocol and their members.</summary>
    /// <param name="types">The namespace of the types, with its dot.</param>
    public static ImmutableArray<VocabularyRow> Rows(string types)
    {
        string message = types + "Content";
        string part = types + "Part";
        string call = types + "FunctionCall";
        string result = types + "FunctionResponse";
        string response = types + "GenerateContentResponse";
        string candidate = types + "Candidate";
        return ImmutableArray.Create(
            new VocabularyRow(Role.MessageType, message),
            new VocabularyRow(Role.PartType, part),
            new VocabularyRow(Role.ResultType, result),
            new VocabularyRow(Role.CallType, call),
            new VocabularyRow(Role.ReplyType, response),
            new VocabularyRow(Role.ReplyType, candidate),

            new VocabularyRow(Role.MessageOfReply, response, "Candidates"),
            new VocabularyRow(Role.MessageOfReply, candidate, "Content"),
            new VocabularyRow(Role.PartsOfMessage, message, "Parts"),
            new VocabularyRow(Role.RoleOfMessage, message, "Role"),
            new VocabularyRow(Role.CallOfPart, part, "FunctionCall"),
            new VocabularyRow(Role.ResultOfPart, part, "FunctionResponse"),
            new VocabularyRow(Role.OtherOfPart, part, "Text"),
            new VocabularyRow(Role.NameOfCall, call, "Name"),
            new VocabularyRow(Role.NameOfResult, result, "Name"),

            new VocabularyRow(Role.CreatesPart, part, ".ctor"),
            new VocabularyRow(Role.CreatesResult, result, ".ctor"),
            new VocabularyRow(Role.CreatesCall, call, ".ctor"));
    }
}
