namespace ToolResultsAnalyzer.Tests.PhraseBooks;

/// <summary>
/// What SDKs have in common whose requests hold the history: a request that is kept has tests of its own, and what a snippet hands on as
/// options is the model.
/// </summary>
/// <param name="completion">The type of a reply.</param>
/// <param name="model">The name of a model.</param>
/// <param name="envelope">The generic type around a reply.</param>
public abstract class RequestPhrases(Form form, string completion, string model, string envelope = "ClientResult") : ListPhrases(form, completion, envelope)
{
    public override string OptionsType => "string";

    protected override string Options => $"\"{model}\"";

    public override string DeclareTools(string options = "options", bool disableParallelCalls = false) => throw new NotExpressibleException("requests hold the history");

    public override string DeclareNoTools(string options = "options") => throw new NotExpressibleException("requests hold the history");

    public override string DisableParallelCalls(string options = "options") => throw new NotExpressibleException("requests hold the history");
}
