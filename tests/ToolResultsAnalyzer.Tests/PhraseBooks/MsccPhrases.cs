using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.PhraseBooks;

/// <summary><c>Mscc.GenerativeAI</c>: a request holds the contents that are sent, and the turn of the model is made anew of its parts.</summary>
public class MsccPhrases(Form form) : ContentPhrases(form)
{
    public static readonly Vocabulary Vocabulary = new(
        "Mscc.GenerativeAI",
        typeof(MsccPhrases),
        form => new MsccPhrases(form),
        [Form.Plain],
        [ReferenceSet.Mscc_3_1_0],
        "Mscc.GenerativeAI.Types",
        "Mscc.GenerativeAI.Types.FunctionResponse");

    protected override IReadOnlyList<string> Namespaces => ["Mscc.GenerativeAI", "Mscc.GenerativeAI.Types"];

    public override string ClientType => "GenerativeModel";

    /// <summary>Nothing that matters: requests hold the history in this SDK, and have tests of their own.</summary>
    public override string OptionsType => "string";

    protected override string Options => "\"\"";

    public override string Text(string reply = "reply") => $"{reply}.Text";

    public override string Calls(string reply = "reply") => $"{reply}.FunctionCalls";

    public override string HasCalls(string reply = "reply") => $"{Calls(reply)} is {{ Count: > 0 }}";

    public override string HasNoCalls(string reply = "reply") => $"{Calls(reply)} is not {{ Count: > 0 }}";

    public override string Assistant(string reply = "reply", string? assistantMark = null) =>
        Mark(assistantMark, $"new Content {{ Role = \"model\", PartTypes = {reply}.Candidates[0].Content.Parts }}");

    protected override string Said(string content) => $"new {{ result = {content} }}";

    protected override string Content(string role, string parts, bool isSequence = false) =>
        $"new Content {{ Role = \"{role}\", PartTypes = {(isSequence ? $"{parts}.ToList()" : $"new List<Part> {{ {parts} }}")} }}";

    protected override string Invocation(string history, string? options, string? sendMark) =>
        Mark(sendMark, $"client.GenerateContent(new GenerateContentRequest {{ Contents = {(history.All(char.IsLetterOrDigit) ? history : $"[.. {history}]")} }})") + (IsAsync ? "" : ".Result");
}
