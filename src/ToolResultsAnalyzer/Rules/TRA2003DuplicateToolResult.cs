using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Interpretation;

namespace ToolResultsAnalyzer.Rules;

/// <summary>A call is answered twice on one path.</summary>
internal sealed class TRA2003DuplicateToolResult() : Rule(Declared, Mistake)
{
    private const string Mistake = "A tool call of {0} has a result already when this one is added";

    private static readonly DiagnosticDescriptor Declared = new(
        "TRA2003",
        "A tool call gets a second result",
        Mistake + ", and the provider rejects a second one with a 400",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Each tool call needs exactly one result.",
        HelpLinks + "TRA2003.md");

    public override IEnumerable<Diagnostic> Report(Finding finding)
    {
        if (finding.Violation.Kind != ViolationKind.DuplicateResult)
        {
            yield break;
        }

        foreach (SyntaxNode result in finding.SyntaxOf(finding.Violation.Offender))
        {
            yield return this.At(result.GetLocation(), finding, words: Reply(finding));
        }
    }
}
