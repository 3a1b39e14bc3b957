using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Interpretation;

namespace ToolResultsAnalyzer.Rules;

/// <summary>A cancellation leaves calls without a result in a history that lives on.</summary>
internal sealed class TRA1006CancelledBatchLeftPending() : Rule(Declared, Mistake)
{
    private const string Mistake = "If this is cancelled while the tool calls of {0} are answered, their assistant message stays in the history without all results";

    private static readonly DiagnosticDescriptor Declared = new(
        "TRA1006",
        "A cancellation leaves tool calls without a result",
        Mistake + ", and the provider rejects the next request with a 400",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Answer the calls that remain when a cancellation ends the loop, or add the assistant message and its results together when all of them are there.",
        HelpLinks + "TRA1006.md");

    public override IEnumerable<Diagnostic> Report(Finding finding)
    {
        if (finding.Violation.Kind != ViolationKind.CancelledBatch)
        {
            yield break;
        }

        foreach (SyntaxNode assistant in finding.SyntaxOf(finding.Violation.Offender))
        {
            yield return this.At(assistant.GetLocation(), finding, words: Reply(finding));
        }
    }
}
