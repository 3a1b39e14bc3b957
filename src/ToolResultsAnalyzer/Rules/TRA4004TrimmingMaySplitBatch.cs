using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Patterns;

namespace ToolResultsAnalyzer.Rules;

/// <summary>Messages are removed by position from a history that holds tool results.</summary>
internal sealed class TRA4004TrimmingMaySplitBatch() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new(
        "TRA4004",
        "Trimming a history may part tool calls from their results",
        "Messages are removed from {0} by position, which may part tool calls from their tool results; cut before a user message, or let a chat reducer of the SDK do it",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "An assistant message with tool calls and the results of its calls stay or go together: look for a user message and cut before it, or use a chat reducer of the SDK.",
        HelpLinks + "TRA4004.md");

    public override IEnumerable<Diagnostic> Report(Pattern pattern)
    {
        if (pattern.Kind == PatternKind.TrimmingByPosition)
        {
            yield return this.At(pattern, pattern.Subject);
        }
    }
}
