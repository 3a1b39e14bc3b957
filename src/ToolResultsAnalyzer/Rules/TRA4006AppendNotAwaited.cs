using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Interpretation;

namespace ToolResultsAnalyzer.Rules;

/// <summary>Results are added by something that nobody waits for, and the history is sent before they are there.</summary>
internal sealed class TRA4006AppendNotAwaited() : Rule(Declared, Mistake)
{
    private const string Mistake = "Nobody waits for this, so the history may be sent before the tool calls of {0} have their results";

    private static readonly DiagnosticDescriptor Declared = new(
        "TRA4006",
        "Tool results are added without being waited for",
        Mistake + ", which the provider rejects with a 400",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Await what adds the results before the history is sent; a method that returns void cannot be awaited.",
        HelpLinks + "TRA4006.md");

    public override IEnumerable<Diagnostic> Report(Finding finding)
    {
        if (finding.Violation.Kind != ViolationKind.UnawaitedResult)
        {
            yield break;
        }

        foreach (SyntaxNode call in finding.SyntaxOf(finding.Violation.Offender))
        {
            yield return this.At(call.GetLocation(), finding, words: Reply(finding));
        }
    }
}
