using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Interpretation;

namespace ToolResultsAnalyzer.Rules;

/// <summary>Results are sent back once, and nobody looks whether the model asks for more.</summary>
internal sealed class TRA5001ToolLoopRunsOnce() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new(
        "TRA5001",
        "Tool results are sent back only once",
        "The model may ask for tools again, but nobody looks at the tool calls of this reply",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "A reply to tool results may hold tool calls again: ask in a loop until it holds none, or forbid tools for the last request.",
        HelpLinks + "TRA5001.md");

    public override IEnumerable<Diagnostic> Report(Finding finding)
    {
        if (finding is { Violation: { Kind: ViolationKind.CallsNotRead, Batch: var batch }, Send: { } send } && !finding.Body.LooksAtCalls(batch))
        {
            yield return this.At(send.Syntax.GetLocation(), finding);
        }
    }
}
