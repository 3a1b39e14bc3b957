using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Interpretation;

namespace ToolResultsAnalyzer.Rules;

/// <summary>What a result carries as its id is visibly something else.</summary>
internal sealed class TRA3002NotAToolCallId() : Rule(Declared, Mistake)
{
    private const string Mistake = "{0} is not the id of a tool call of {1}";

    private static readonly DiagnosticDescriptor Declared = new(
        "TRA3002",
        "A tool result carries something that is not the id of a tool call",
        Mistake + ", and the provider rejects the result with a 400",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A tool result must carry the id of the call it answers, as the model gave it: not the name of the function, the id of the reply, or a new one.",
        HelpLinks + "TRA3002.md");

    public override IEnumerable<Diagnostic> Report(Finding finding)
    {
        if (finding.Violation.Kind != ViolationKind.NotAnId)
        {
            yield break;
        }

        foreach (SyntaxNode id in finding.SyntaxOf(finding.Violation.Offender))
        {
            yield return this.At(id.GetLocation(), finding, words: new object[] { id.ToString(), Reply(finding) });
        }
    }
}
