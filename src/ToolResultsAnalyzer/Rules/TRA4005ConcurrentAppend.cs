using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Patterns;

namespace ToolResultsAnalyzer.Rules;

/// <summary>Tool results are added to a history that is not thread-safe by functions that run at the same time.</summary>
internal sealed class TRA4005ConcurrentAppend() : Rule(Declared, Mistake)
{
    private const string Mistake = "Functions that run at the same time add tool results to {0}, which is not thread-safe; a result that gets lost leaves its tool call unanswered";

    private static readonly DiagnosticDescriptor Declared = new(
        "TRA4005",
        "Tool results are added at the same time",
        Mistake + ", which the provider rejects with a 400",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Return the results and add them when all have been awaited, or add them under a lock.",
        HelpLinks + "TRA4005.md");

    public override IEnumerable<Diagnostic> Report(Pattern pattern)
    {
        if (pattern.Kind == PatternKind.ConcurrentAppend)
        {
            yield return this.At(pattern, pattern.Subject);
        }
    }
}
