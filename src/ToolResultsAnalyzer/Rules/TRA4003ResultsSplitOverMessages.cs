using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Interpretation;

namespace ToolResultsAnalyzer.Rules;

/// <summary>The results of one reply stand in several messages, where the provider wants them in one.</summary>
internal sealed class TRA4003ResultsSplitOverMessages() : Rule(Declared, Mistake)
{
    private const string Mistake = "The results for the tool calls of {0} are appended in a message each";

    private static readonly DiagnosticDescriptor Declared = new(
        "TRA4003",
        "Tool results are split over several messages",
        Mistake + ", and the provider wants all of them in one",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Collect the results of all tool calls of a reply, and append one message that holds them.",
        HelpLinks + "TRA4003.md");

    /// <remarks>A result that is added like those around it adds no mistake.</remarks>
    public override bool IsAboutAllResults => true;

    public override IEnumerable<Diagnostic> Report(Finding finding)
    {
        if (finding is not { Violation.Kind: ViolationKind.SplitResults, Batch: { } batch })
        {
            yield break;
        }

        // Some providers take them, and their models ask for fewer calls at a time from then on.
        DiagnosticSeverity severity = batch.Dialect.Grouping == ResultGrouping.AllInOneMessage ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info;
        foreach (SyntaxNode message in finding.SyntaxOf(finding.Violation.Offender))
        {
            yield return this.At(message.GetLocation(), finding, severity: severity, words: Reply(finding));
        }
    }
}
