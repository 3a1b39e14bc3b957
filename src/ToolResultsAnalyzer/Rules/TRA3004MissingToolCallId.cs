using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Interpretation;

namespace ToolResultsAnalyzer.Rules;

/// <summary>A result has no id, or an empty one.</summary>
internal sealed class TRA3004MissingToolCallId() : Rule(Declared, Mistake)
{
    private const string Mistake = "This result carries no id, so it answers no tool call of {0}";

    private static readonly DiagnosticDescriptor Declared = new(
        "TRA3004",
        "A tool result has no id",
        Mistake + ", and the provider rejects it with a 400",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A tool result must carry the id of the call it answers; without one it answers none.",
        HelpLinks + "TRA3004.md");

    public override IEnumerable<Diagnostic> Report(Finding finding)
    {
        if (finding.Violation.Kind != ViolationKind.MissingId)
        {
            yield break;
        }

        foreach (SyntaxNode node in finding.SyntaxOf(finding.Violation.Results))
        {
            yield return this.At(node.GetLocation(), finding, words: new object[] { Reply(finding) });
        }
    }
}
