using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Interpretation;

namespace ToolResultsAnalyzer.Rules;

/// <summary>The assistant message that stands for a reply was built from its text, so the calls are lost.</summary>
internal sealed class TRA2002AssistantMessageDropsToolCalls() : Rule(Declared, Mistake)
{
    private const string Mistake = "An assistant message built from text alone carries no tool calls; the tool results of {0} that follow have none to answer";

    private static readonly DiagnosticDescriptor Declared = new(
        "TRA2002",
        "The assistant message drops the tool calls",
        Mistake + ", which the provider rejects with a 400",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Append the reply itself: an assistant message that is rebuilt from the text of a reply loses its tool calls.",
        HelpLinks + "TRA2002.md");

    public override IEnumerable<Diagnostic> Report(Finding finding)
    {
        if (finding.Violation.Kind != ViolationKind.DroppedCalls)
        {
            yield break;
        }

        foreach (SyntaxNode text in finding.SyntaxOf(finding.Violation.Offender))
        {
            yield return this.At(text.GetLocation(), finding, words: Reply(finding));
        }
    }
}
