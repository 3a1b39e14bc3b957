using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Interpretation;

namespace ToolResultsAnalyzer.Rules;

/// <summary>A result stands in a history without the assistant message that made the call.</summary>
internal sealed class TRA2001OrphanToolResult() : Rule(Declared, Mistake)
{
    private const string Mistake = "No assistant message with the tool calls of {0} stands before this tool result";

    private static readonly DiagnosticDescriptor Declared = new(
        "TRA2001",
        "A tool result has no tool call",
        Mistake + ", which the provider rejects with a 400",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A tool result must follow the assistant message that asked for the call: append the reply itself before its results.",
        HelpLinks + "TRA2001.md");

    public override IEnumerable<Diagnostic> Report(Finding finding)
    {
        if (finding.Violation.Kind != ViolationKind.OrphanResult)
        {
            yield break;
        }

        foreach (SyntaxNode result in finding.SyntaxOf(finding.Violation.Offender))
        {
            yield return this.At(result.GetLocation(), finding, words: Reply(finding));
        }
    }
}
