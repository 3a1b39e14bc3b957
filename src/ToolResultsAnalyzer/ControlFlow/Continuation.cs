using Microsoft.CodeAnalysis.FlowAnalysis;

namespace ToolResultsAnalyzer.ControlFlow;

/// <summary>
/// Where a <c>finally</c> goes on when it ends: the graph holds one copy of the region per way into it, which keeps the
/// ways apart without any bookkeeping in the states.
/// </summary>
/// <param name="Region">The region that runs.</param>
/// <param name="Branch">The jump that runs it, or null when an exception does.</param>
/// <param name="Index">Which of the <c>finally</c> regions of the jump this is.</param>
/// <param name="Exception">The exception that runs it; null when a jump does.</param>
/// <param name="Outer">Where the <c>finally</c> around this one goes on, when there is one.</param>
internal sealed record Continuation(ControlFlowRegion Region, ControlFlowBranch? Branch, int Index, ThrownException? Exception, Continuation? Outer)
{
    /// <summary>Stands for the end of a body that an exception leaves.</summary>
    public static readonly Continuation Thrown = new(null!, null, 0, null, null);
}
