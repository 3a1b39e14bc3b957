using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Interpretation;

namespace ToolResultsAnalyzer.Rules;

/// <summary>
/// Another message, or another part of a message where results come first in it, stands between the assistant message and the last result of its calls.
/// </summary>
internal sealed class TRA4001MessageBetweenToolResults() : Rule(Declared, Mistake)
{
    private const string Mistake = "This is added while tool calls of {0} wait for their results";

    private static readonly DiagnosticDescriptor Declared = new(
        "TRA4001",
        "A message stands between tool results",
        Mistake + "; the provider wants all results first and rejects the next request with a 400",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "After an assistant message with tool calls come the results of all its calls, and only then other messages: collect them and add them after the loop.",
        HelpLinks + "TRA4001.md");

    public override IEnumerable<Diagnostic> Report(Finding finding)
    {
        if (finding.Violation.Kind != ViolationKind.InterruptedBatch)
        {
            yield break;
        }

        foreach (SyntaxNode message in finding.SyntaxOf(finding.Violation.Offender))
        {
            yield return this.At(message.GetLocation(), finding, words: Reply(finding));
        }
    }
}
