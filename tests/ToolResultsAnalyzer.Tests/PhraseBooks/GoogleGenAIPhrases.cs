using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.PhraseBooks;

/// <summary><c>Google.GenAI</c>: a list of contents is sent.</summary>
public class GoogleGenAIPhrases(Form form) : ContentPhrases(form)
{
    public static readonly Vocabulary Vocabulary = new(
        "Google.GenAI",
        typeof(GoogleGenAIPhrases),
        form => new GoogleGenAIPhrases(form),
        [Form.Plain, Form.Variable],
        [ReferenceSet.GoogleGenAI_0_2_0],
        "Google.GenAI.Types",
        "Google.GenAI.Types.FunctionResponse");

    protected override IReadOnlyList<string> Namespaces => ["Google.GenAI", "Google.GenAI.Types"];

    public override string ClientType => "Client";

    public override string OptionsType => "GenerateContentConfig";

    protected override string Invocation(string history, string? options, string? sendMark) =>
        Mark(sendMark, $"client.Models.GenerateContentAsync(\"gemini\", {(history.StartsWith('[') || history.All(char.IsLetterOrDigit) ? history : $"[.. {history}]")}{(options is null ? "" : $", {options}")})") + (IsAsync ? "" : ".Result");
}
