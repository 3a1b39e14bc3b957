using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Interpretation;

namespace ToolResultsAnalyzer.Rules;

/// <summary>The loop that answers the calls is left, or never reached, while calls wait for their result.</summary>
internal sealed class TRA1003ToolCallLoopLeftEarly() : Rule(Declared, Mistake)
{
    private const string Mistake = "This leaves tool calls of {0} without a result, and the history with their assistant message lives on";

    private static readonly DiagnosticDescriptor Declared = new(
        "TRA1003",
        "The loop over the tool calls is left early",
        Mistake + ": the provider rejects the next request with a 400",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Once an assistant message with tool calls is in the history, every call needs its result, also when the loop ends early.",
        HelpLinks + "TRA1003.md");

    public override IEnumerable<Diagnostic> Report(Finding finding)
    {
        if (finding.Violation.Kind != ViolationKind.UnansweredCall || finding.Batch is not { } batch)
        {
            yield break;
        }

        if ((batch.Causes & MissingCauses.Left) != 0)
        {
            foreach (Location location in finding.StepsOf(batch.Exits).Select(step => PlaceOf(finding, step)).OfType<Location>().Concat(finding.CallsIn(batch.Exits).Select(call => call.GetLocation())))
            {
                yield return this.At(location, finding, words: Reply(finding));
            }
        }
        else if (batch.Causes == MissingCauses.None && finding.Exit is { } exit && finding.IsAnsweredInBody && !finding.Body.HasUnknownAnswers && !batch.IsDoubted && finding.Violation.Offender.IsEmpty
            && EdgeSource.Of(exit).Jump is { } jump and (ReturnStatementSyntax or YieldStatementSyntax))
        {
            yield return this.At(Keyword(jump), finding, words: Reply(finding));
        }
    }

    private static Location? PlaceOf(Finding finding, FlowEdge step)
    {
        EdgeSource source = EdgeSource.Of(step);
        return source.Jump is { } jump ? Keyword(jump) : source.Condition?.GetLocation();
    }
}
