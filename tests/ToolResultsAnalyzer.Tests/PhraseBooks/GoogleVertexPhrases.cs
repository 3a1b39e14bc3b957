using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.PhraseBooks;

/// <summary><c>Google.Cloud.AIPlatform.V1</c>: a request is filled with the contents that are sent.</summary>
public class GoogleVertexPhrases(Form form) : ContentPhrases(form)
{
    public static readonly Vocabulary Vocabulary = new(
        "Google.Cloud.AIPlatform.V1",
        typeof(GoogleVertexPhrases),
        form => new GoogleVertexPhrases(form),
        [Form.Plain],
        [ReferenceSet.GoogleVertex_3],
        "Google.Cloud.AIPlatform.V1",
        "Google.Cloud.AIPlatform.V1.FunctionResponse");

    protected override IReadOnlyList<string> Namespaces => ["Google.Cloud.AIPlatform.V1", "Google.Protobuf.WellKnownTypes"];

    public override string ClientType => "PredictionServiceClient";

    /// <summary>The model: requests hold the history in this SDK, and have tests of their own.</summary>
    public override string OptionsType => "string";

    protected override string Options => "\"gemini\"";

    public override string SentType => "IEnumerable<Content>";

    protected override string Said(string content) => $"new Struct {{ Fields = {{ [\"result\"] = Value.ForString({content}) }} }}";

    protected override string Content(string role, string parts, bool isSequence = false) => $"new Content {{ Role = \"{role}\", Parts = {{ {parts} }} }}";

    protected override string Invocation(string history, string? options, string? sendMark) =>
        Mark(sendMark, $"client.GenerateContentAsync({options ?? "\"gemini\""}, {history})") + (IsAsync ? "" : ".Result");
}
