using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Collections;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Interpretation;

namespace ToolResultsAnalyzer.Rules;

/// <summary>A tool throws, a <c>catch</c> goes on, and the call never gets a result.</summary>
internal sealed class TRA1005FailedToolCallUnanswered() : Rule(Declared, Mistake)
{
    private const string Mistake = "When this catches an exception, a tool call of {0} gets no result";

    private static readonly DiagnosticDescriptor Declared = new(
        "TRA1005",
        "A failed tool call gets no result",
        Mistake + ", and the provider rejects the next request with a 400",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A tool that fails must answer too: add a result that describes the error, or let the exception pass.",
        HelpLinks + "TRA1005.md");

    public override IEnumerable<Diagnostic> Report(Finding finding)
    {
        if (finding.Violation.Kind != ViolationKind.UnansweredCall || finding.Batch is not { } batch || !finding.IsAnsweredInBody)
        {
            yield break;
        }

        if ((batch.Causes & MissingCauses.Failed) == 0 && !(batch.Causes == MissingCauses.None && batch.ThroughCatch))
        {
            yield break;
        }

        OriginSet failures = (batch.Causes & MissingCauses.Failed) != 0 ? batch.Failures : batch.Catches;
        foreach (SyntaxNode place in finding.HandlersOf(failures).Select(handler => handler.Clause).OfType<SyntaxNode>().Concat(finding.CallsIn(failures)).Distinct())
        {
            yield return this.At(Keyword(place), finding, words: Reply(finding));
        }
    }
}
