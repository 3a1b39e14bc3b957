using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Interpretation;

namespace ToolResultsAnalyzer.Rules;

/// <summary>The calls of an assistant message get no result at all before the history is sent or its turn ends.</summary>
internal sealed class TRA1001UnansweredToolCalls() : Rule(Declared, Mistake)
{
    private const string Mistake = "{0} no tool result before the history is sent to the model";

    private static readonly DiagnosticDescriptor Declared = new(
        "TRA1001",
        "Tool calls get no result",
        Mistake + ", which the provider rejects with a 400",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "After an assistant message with tool calls, the history must hold exactly one result per call before anything else.",
        HelpLinks + "TRA1001.md");

    public override IEnumerable<Diagnostic> Report(Finding finding)
    {
        if (finding.Violation.Kind != ViolationKind.UnansweredCall || finding.Batch is not { } batch || !finding.CertainlyHasCalls || (finding.Body.HasUnknownAnswers && batch.Ids is null))
        {
            yield break;
        }

        string subject = batch.WitnessId is { } id ? Calls(new[] { id }) : $"The tool calls of {Reply(finding)} have";
        SyntaxNode? ending = finding.SyntaxOf(finding.Violation.Offender).FirstOrDefault();
        if ((ending ?? finding.Send?.Syntax) is { } place)
        {
            yield return this.At(place.GetLocation(), finding, words: subject);
        }
    }

    /// <summary>The subject of the message, for calls with constant ids.</summary>
    internal static string Calls(IReadOnlyList<string> ids) => ids.Count == 1
        ? $"The tool call '{ids[0]}' has"
        : $"The tool calls {string.Join(", ", ids.Select(id => $"'{id}'"))} have";
}
