using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Interpretation;

namespace ToolResultsAnalyzer.Rules;

/// <summary>All ids are written down, and a result carries one that no call has.</summary>
internal sealed class TRA3001UnknownToolCallId() : Rule(Declared, Mistake)
{
    private const string Mistake = "No tool call of the assistant message before has the id {0}";

    private static readonly DiagnosticDescriptor Declared = new(
        "TRA3001",
        "A tool result names an unknown tool call",
        Mistake + ", which the provider rejects with a 400",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A tool result must carry the id of one of the calls of the assistant message before it.",
        HelpLinks + "TRA3001.md");

    public override IEnumerable<Diagnostic> Report(Finding finding)
    {
        if (finding.Violation.Kind != ViolationKind.UnknownId)
        {
            yield break;
        }

        foreach (SyntaxNode id in finding.SyntaxOf(finding.Violation.Offender))
        {
            yield return this.At(id.GetLocation(), finding, words: id.ToString());
        }
    }
}
