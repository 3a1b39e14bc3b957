using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Interpretation;

namespace ToolResultsAnalyzer.Rules;

/// <summary>A result stands in a message whose role says that there is none in it.</summary>
internal sealed class TRA3005WrongRoleForToolResult() : Rule(Declared, Mistake)
{
    private const string Mistake = "No result is looked for in a message of the role {0}, so the tool call of {1} gets none";

    private static readonly DiagnosticDescriptor Declared = new(
        "TRA3005",
        "A tool result stands in a message of another role",
        Mistake + ", and the provider rejects the next request with a 400",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Results belong in messages of the role of tools: in others they are passed over without a word. Some providers take them from users, too.",
        HelpLinks + "TRA3005.md");

    public override IEnumerable<Diagnostic> Report(Finding finding)
    {
        if (finding.Violation.Kind is not (ViolationKind.ResultOfAssistant or ViolationKind.ResultOfOther))
        {
            yield break;
        }

        DiagnosticSeverity severity = finding.Violation.Kind == ViolationKind.ResultOfOther ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;
        foreach (SyntaxNode role in finding.SyntaxOf(finding.Violation.Offender))
        {
            yield return this.At(role.GetLocation(), finding, severity: severity, words: new object[] { role.ToString(), Reply(finding) });
        }
    }
}
