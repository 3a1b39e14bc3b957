using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Interpretation;

namespace ToolResultsAnalyzer.Rules;

/// <summary>The loop over the calls answers them on some path and goes round without a result on another.</summary>
internal sealed class TRA1004ToolCallSkipped() : Rule(Declared, Mistake)
{
    private const string Mistake = "A tool call of {0} that goes this way gets no result";

    private static readonly DiagnosticDescriptor Declared = new(
        "TRA1004",
        "A tool call is skipped",
        Mistake + ", and the provider rejects the next request with a 400",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Every call needs a result, also one for an unknown tool, with bad arguments, or that was not approved: a result may say so.",
        HelpLinks + "TRA1004.md");

    public override IEnumerable<Diagnostic> Report(Finding finding)
    {
        if (finding.Violation.Kind != ViolationKind.UnansweredCall || finding.Batch is not { } batch)
        {
            yield break;
        }

        if ((batch.Causes & MissingCauses.Skipped) != 0)
        {
            foreach (SyntaxNode place in SkipBlame.PlacesOf(finding))
            {
                yield return this.At(Keyword(place), finding, words: Reply(finding));
            }
        }
        else if ((batch.Causes & MissingCauses.Part) != 0)
        {
            // Filters that each leave something out are one mistake: the last of them is where the rest is missing.
            if (finding.SyntaxOf(batch.Filters).OrderBy(node => node.SpanStart).LastOrDefault() is { } filter)
            {
                yield return this.At(filter.GetLocation(), finding, words: Reply(finding));
            }
        }
    }
}
