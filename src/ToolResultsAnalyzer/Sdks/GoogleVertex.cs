using System.Collections.Immutable;
using ToolResultsAnalyzer.Contract;
using static ToolResultsAnalyzer.Sdks.ParameterRole;

namespace ToolResultsAnalyzer.Sdks;

/// <summary>
/// <c>Google.Cloud.AIPlatform.V1</c>: the contents of Vertex AI, in lists that cannot be replaced, and whose calls have no ids at all. A
/// request holds the history.
/// </summary>
internal static class GoogleVertex
{
    private const string Space = "Google.Cloud.AIPlatform.V1.";
    private const string Message = Space + "Content";
    private const string Part = Space + "Part";
    private const string Result = Space + "FunctionResponse";
    private const string Response = Space + "GenerateContentResponse";
    private const string Request = Space + "GenerateContentRequest";
    private const string Client = Space + "PredictionServiceClient";
    private const string Value = "Google.Protobuf.WellKnownTypes.Value";

    private const string Made = "new [" + Part + "] { FunctionResponse = new [" + Result + "] { Name = {id}, Response = new [Google.Protobuf.WellKnownTypes.Struct] { Fields = { [\"result\"] = [" + Value + "].ForString({text}) } } } }";

    public static readonly SdkVocabulary Vocabulary = new(
        "Google.Cloud.AIPlatform.V1",
        "Google.Cloud.AIPlatform.V1",
        GoogleContents.Dialect(HistoryResidence.RequestProperty),
        GoogleContents.Rows(Space).AddRange(
            new VocabularyRow(Role.HistoryType, "Google.Protobuf.Collections.RepeatedField`1") { AssemblyName = "Google.Protobuf" },
            new VocabularyRow(Role.OptionsType, Request),

            new VocabularyRow(Role.InputOfOptions, Request, "Contents"),

            new VocabularyRow(Role.CreatesMessage, Message, ".ctor") { MessageRole = Contract.MessageRole.ToolOrUser },

            Sends("GenerateContent"),
            Sends("GenerateContentAsync"),
            new VocabularyRow(Role.Sends, Client, "StreamGenerateContent").With(Options, "request")))
    {
        Texts = GoogleContents.Texts,
        Templates = new("new [" + Message + "] { Role = \"user\", Parts = { " + Made + " } }", "{reply}")
        {
            Calls = GoogleContents.Calls,
            Part = Made,
            PartOfCall = "new [" + Part + "] { FunctionCall = {call} }",
        },
    };

    private static VocabularyRow Sends(string method) => new VocabularyRow(Role.Sends, Client, method).With(Options, "request").With(History, "contents");
}
