using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Interpretation;

namespace ToolResultsAnalyzer.Rules;

/// <summary>A result is made by hand for a call that the client answers itself.</summary>
internal sealed class TRA5002ManualBesideAutomatic() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new(
        "TRA5002",
        "Tool results are added by hand where the client adds them",
        "Functions are invoked by the client here, so a result for the tool call of {0} that is added by hand is a second one, or never made",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "A client that invokes functions answers the tool calls before it gives the reply: leave the results to it, or ask a client that does not invoke.",
        HelpLinks + "TRA5002.md");

    public override IEnumerable<Diagnostic> Report(Finding finding)
    {
        if (finding.Violation.Kind != ViolationKind.ManualResult)
        {
            yield break;
        }

        foreach (SyntaxNode result in finding.SyntaxOf(finding.Violation.Offender))
        {
            yield return this.At(result.GetLocation(), finding, words: new object[] { Reply(finding) });
        }
    }
}
