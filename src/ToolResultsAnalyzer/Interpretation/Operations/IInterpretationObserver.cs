using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.ControlFlow;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>Hears what the replay over the converged states finds.</summary>
internal interface IInterpretationObserver
{
    /// <summary>The history, as it is on one path, breaks the contract where it is sent or where the body ends.</summary>
    /// <param name="violation">What is wrong.</param>
    /// <param name="batch">The batch it is about, or null for a constant id that names no call.</param>
    /// <param name="send">The send that passes it to the model, or null at the end of the body.</param>
    /// <param name="exit">The step out of the body, or null at a send.</param>
    void Violates(Violation violation, BatchState? batch, IInvocationOperation? send, FlowEdge? exit);

    /// <summary>A result for a call of the batch is appended at this node; where that is in a helper, also at the node that calls it.</summary>
    /// <param name="loops">The loops whose current call it answers.</param>
    void Answers(int batch, FlowNode node, IReadOnlyList<int> loops);

    /// <summary>A result whose id is not understood is appended.</summary>
    void AnswersUnknown();

    /// <summary>Somebody may look at the calls of a reply: they are read, or the reply is handed on.</summary>
    void LooksAtCalls(int batch);

    /// <summary>A step ends a round, or leaves a loop, with the current call answered (or not).</summary>
    void EndsRound(FlowEdge edge, bool isAnswered);
}
