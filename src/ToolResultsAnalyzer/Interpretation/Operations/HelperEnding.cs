using ToolResultsAnalyzer.ControlFlow;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>All that a helper does when it is entered in a state, told with the origins of its caller.</summary>
/// <param name="Entering">The state in which it is entered.</param>
/// <param name="Returns">The ways in which it returns.</param>
/// <param name="Throws">The ways in which it ends in an exception.</param>
/// <param name="Events">What there is to hear of while it runs; each is told the node of the call.</param>
internal sealed record HelperEnding(
    PathState Entering, IReadOnlyList<HelperOutcome> Returns, IReadOnlyList<HelperOutcome> Throws, IReadOnlyList<Action<IInterpretationObserver, FlowNode>> Events)
{
    public static HelperEnding Of(PathState entering, IEnumerable<HelperOutcome> outcomes, IReadOnlyList<Action<IInterpretationObserver, FlowNode>> events)
    {
        List<HelperOutcome> returns = new(), throws = new();
        foreach (HelperOutcome outcome in outcomes)
        {
            (outcome.Throws ? throws : returns).Add(outcome);
        }

        return new(entering, returns, throws, events);
    }
}
