using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.ControlFlow;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>Hears, during the iteration, only whether there will be anything to find: most bodies need no replay.</summary>
internal sealed class ViolationWatch : IInterpretationObserver
{
    private readonly HashSet<int> followUps = new();
    private readonly HashSet<int> lookedAt = new();
    private bool sawViolation;

    public bool SawViolation => this.sawViolation || !this.followUps.IsSubsetOf(this.lookedAt);

    void IInterpretationObserver.Violates(Violation violation, BatchState? batch, IInvocationOperation? send, FlowEdge? exit)
    {
        if (violation.Kind == ViolationKind.CallsNotRead)
        {
            this.followUps.Add(violation.Batch);
        }
        else
        {
            this.sawViolation = true;
        }
    }

    void IInterpretationObserver.Answers(int batch, FlowNode node, IReadOnlyList<int> loops)
    {
    }

    void IInterpretationObserver.AnswersUnknown()
    {
    }

    void IInterpretationObserver.LooksAtCalls(int batch) => this.lookedAt.Add(batch);

    void IInterpretationObserver.EndsRound(FlowEdge edge, bool isAnswered)
    {
    }
}
