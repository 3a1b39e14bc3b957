using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Interpretation;

namespace ToolResultsAnalyzer.Rules;

/// <summary>The whole assistant message is in the history, but only calls at fixed positions are answered.</summary>
internal sealed class TRA1002OnlyFirstToolCallAnswered() : Rule(Declared, Mistake)
{
    private const string Mistake = "Only a fixed tool call of {0} gets a result; when the model asks for several at once, the others have none";

    private static readonly DiagnosticDescriptor Declared = new(
        "TRA1002",
        "Only the first tool call is answered",
        Mistake + " and the provider rejects the next request with a 400",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A model may ask for several tool calls at once; each of them needs a result before the history is sent.",
        HelpLinks + "TRA1002.md");

    public override IEnumerable<Diagnostic> Report(Finding finding)
    {
        if (finding.Violation.Kind != ViolationKind.UnansweredCall || finding.Batch is not { } batch || (batch.Causes & MissingCauses.Position) == 0)
        {
            yield break;
        }

        // Several results for one position, in branches, are one mistake.
        if (finding.SyntaxOf(batch.Positions).OrderBy(result => result.SpanStart).FirstOrDefault() is { } first)
        {
            bool isCertain = finding.SyntaxOf(batch.Picks).Select(pick => pick.ToString()).Distinct().Count() <= 1 && !batch.ParallelCallsDisabled;
            yield return this.At(first.GetLocation(), finding, batch.Picks, isCertain ? null : DiagnosticSeverity.Info, Reply(finding));
        }
    }
}
