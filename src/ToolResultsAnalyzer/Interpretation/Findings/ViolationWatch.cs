using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.ControlFlow;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>Hears, during the iteration, only whether there will be anything to find: most bodies need no replay.</summary>
internal sealed class ViolationWatch : IInterpretationObserver
{
    public bool SawViolation { get; private set; }

    void IInterpretationObserver.Violates(Violation violation, BatchState? batch, IInvocationOperation? send, FlowEdge? exit) => this.SawViolation = true;

    void IInterpretationObserver.Answers(int batch, FlowNode node, IReadOnlyList<int> loops)
    {
    }

    void IInterpretationObserver.AnswersUnknown()
    {
    }

    void IInterpretationObserver.EndsRound(FlowEdge edge, bool isAnswered)
    {
    }
}
