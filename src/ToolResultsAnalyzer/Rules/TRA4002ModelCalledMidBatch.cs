using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Interpretation;

namespace ToolResultsAnalyzer.Rules;

/// <summary>The history is sent in the loop over the calls, before the last of them has its result.</summary>
internal sealed class TRA4002ModelCalledMidBatch() : Rule(Declared, Mistake)
{
    private const string Mistake = "The history is sent inside the loop over the tool calls of {0}, while later calls have no result";

    private static readonly DiagnosticDescriptor Declared = new(
        "TRA4002",
        "The model is called before all tool calls have results",
        Mistake + ", which the provider rejects with a 400",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Add the results of all tool calls of a reply first, and send the history after the loop.",
        HelpLinks + "TRA4002.md");

    public override IEnumerable<Diagnostic> Report(Finding finding)
    {
        if (finding is { Violation.Kind: ViolationKind.UnansweredCall, Batch: { } batch, Send: { } send } && (batch.Causes & MissingCauses.SentMidBatch) != 0)
        {
            yield return this.At(send.Syntax.GetLocation(), finding, words: Reply(finding));
        }
    }
}
