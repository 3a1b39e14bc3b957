using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Collections;
using ToolResultsAnalyzer.Dataflow;
using Microsoft.CodeAnalysis.Operations;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>A helper at one place where it is called: its body is solved for each state in which it is entered.</summary>
internal sealed class HelperRun
{
    private readonly Dictionary<PathState, Ending> known = new();
    private readonly OperationInterpreter interpreter;
    private readonly Recorder recorder = new();

    public HelperRun(BodyContext body)
    {
        this.Body = body;
        this.interpreter = new(body, this.recorder);
    }

    public BodyContext Body { get; }

    /// <summary>How the helper ends when it is entered in a state; null where a limit was met.</summary>
    public Ending? From(PathState entering)
    {
        // A state that is equal and knows no other origins ends in the same way.
        if (this.known.TryGetValue(entering, out Ending ending) && ReferenceEquals(ending.Entering.Absorb(entering), ending.Entering))
        {
            return ending;
        }

        if (ending is not null)
        {
            entering = ending.Entering.Absorb(entering);
            this.known.Remove(entering);
        }

        this.recorder.Begin();
        this.interpreter.BeginHelper();
        FixpointResult<PathState> result = Fixpoint.Solve(this.Body.Graph, this.interpreter, new[] { entering }, CancellationToken.None);
        if (result.GaveUp || this.interpreter.GaveUp)
        {
            return null;
        }

        ending = new(entering, this.interpreter.EndHelper(), this.recorder.Events);
        this.known.Add(entering, ending);
        return ending;
    }

    /// <param name="Entering">The state in which the helper is entered.</param>
    /// <param name="Outcomes">The ways in which it ends.</param>
    /// <param name="Events">What there is to hear of while it runs.</param>
    public sealed record Ending(PathState Entering, IReadOnlyList<HelperOutcome> Outcomes, IReadOnlyList<Action<IInterpretationObserver, HelperCaller>> Events);

    /// <summary>Keeps what happens in a helper, for whoever runs it.</summary>
    private sealed class Recorder : IInterpretationObserver
    {
        private List<Action<IInterpretationObserver, HelperCaller>> events = new();

        public IReadOnlyList<Action<IInterpretationObserver, HelperCaller>> Events => this.events;

        public void Begin() => this.events = new();

        void IInterpretationObserver.Violates(Violation violation, BatchState? batch, IInvocationOperation? send, FlowEdge? exit) =>
            this.events.Add((observer, caller) => observer.Violates(violation.WithOrigins(caller.Map), batch?.WithOrigins(caller.Map), caller.Invocation, null));

        void IInterpretationObserver.Answers(int batch, int node, IReadOnlyList<int> loops) =>
            this.events.Add((observer, caller) => observer.Answers(batch, caller.Node, loops));

        void IInterpretationObserver.AnswersUnknown() => this.events.Add(static (observer, _) => observer.AnswersUnknown());

        void IInterpretationObserver.EndsRound(FlowEdge edge, bool isAnswered)
        {
        }
    }
}

/// <summary>Where a helper is called: what happens in it happens there, for the body that calls it.</summary>
/// <param name="Node">The node of the call.</param>
/// <param name="Map">Says of an origin in the helper what it is for the caller: the call.</param>
internal sealed record HelperCaller(IInvocationOperation Invocation, int Node, Func<int, int> Map);
