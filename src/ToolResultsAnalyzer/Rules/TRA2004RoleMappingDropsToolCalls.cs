using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Patterns;

namespace ToolResultsAnalyzer.Rules;

/// <summary>One mapping over roles makes tool results, and assistant messages from text alone.</summary>
internal sealed class TRA2004RoleMappingDropsToolCalls() : Rule(Declared, Mistake)
{
    private const string Mistake = "This assistant message is built from text alone, so the tool results that {0} is mapped to have no tool call to answer";

    private static readonly DiagnosticDescriptor Declared = new(
        "TRA2004",
        "A mapping over roles drops the tool calls",
        Mistake + ", which the provider rejects with a 400",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A mapping that builds tool results must build the assistant messages that they answer with their tool calls: add a case for assistant messages that have some.",
        HelpLinks + "TRA2004.md");

    public override IEnumerable<Diagnostic> Report(Pattern pattern)
    {
        if (pattern.Kind == PatternKind.RoleMappingDropsCalls)
        {
            yield return this.At(pattern, pattern.Subject);
        }
    }
}
