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

    public override string Usings => """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Google.GenAI;
        using Google.GenAI.Types;
        """;

    public override string ClientType => "Client";

    public override string OptionsType => "GenerateContentConfig";

    public override string Program(string statements) => $"""
        Client client = null!;
        var options = new GenerateContentConfig();
        ITools tools = null!;
        {statements}
        """;

    protected override string Invocation(string history, string? options, string? sendMark) =>
        Mark(sendMark, $"client.Models.GenerateContentAsync(\"gemini\", {(history.StartsWith('[') || history.All(char.IsLetterOrDigit) ? history : $"[.. {history}]")}{(options is null ? "" : $", {options}")})") + (IsAsync ? "" : ".Result");
}
