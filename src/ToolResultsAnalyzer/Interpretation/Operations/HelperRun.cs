using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.Collections;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Dataflow;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>A helper at one place where it is called: its body is solved for each state in which it is entered.</summary>
internal sealed class HelperRun
{
    private readonly Dictionary<PathState, HelperEnding> known = new();
    private readonly OperationInterpreter interpreter;
    private readonly Recorder recorder;
    private readonly Func<int, int>? map;

    /// <param name="body">The body of the helper, at the call.</param>
    /// <param name="call">The call, which is to blame for what happens in the helper.</param>
    /// <param name="caller">The body that calls it.</param>
    public HelperRun(BodyContext body, IInvocationOperation call, BodyContext caller)
    {
        this.Body = body;
        this.Origin = caller.OriginOf(call);

        // What lies in the same member is blamed itself.
        this.map = body.IsLocalOwner ? null : origin => body.IsOwnOrigin(origin) ? this.Origin : origin;
        this.recorder = new(call, this.map);
        this.interpreter = new(body, this.recorder);
    }

    public BodyContext Body { get; }

    /// <summary>Whether the caller goes on before the helper has answered anything: it awaits something first, and nobody waits for it.</summary>
    public bool IsLate { get; init; }

    /// <summary>The call, as an origin.</summary>
    public int Origin { get; }

    /// <summary>How the helper ends when it is entered in a state; null where a limit was met.</summary>
    public HelperEnding? From(PathState entering)
    {
        // A state that is equal and knows no other origins ends in the same way.
        if (this.known.TryGetValue(entering, out HelperEnding ending) && ReferenceEquals(ending.Entering.Absorb(entering), ending.Entering))
        {
            return ending;
        }

        if (this.Body.Run.IsExhausted)
        {
            return null;
        }

        if (ending is not null)
        {
            entering = ending.Entering.Absorb(entering);
            this.known.Remove(entering);
        }

        this.recorder.Begin();
        this.interpreter.BeginHelper();
        FixpointResult<PathState> result = Fixpoint.Solve(this.Body.Graph, this.interpreter, new[] { entering }, this.Body.Run.CancellationToken);
        if (result.GaveUp || this.interpreter.GaveUp)
        {
            return null;
        }

        ending = HelperEnding.Of(entering, this.interpreter.EndHelper().Select(outcome => this.map is null ? outcome : outcome.WithOrigins(this.map)), this.recorder.Events);
        this.known.Add(entering, ending);
        return ending;
    }

    /// <summary>Keeps what happens in a helper, for whoever runs it: there, all of it happens at the node of the call.</summary>
    private sealed class Recorder(IInvocationOperation call, Func<int, int>? map) : IInterpretationObserver
    {
        private List<Action<IInterpretationObserver, FlowNode>> events = new();

        public IReadOnlyList<Action<IInterpretationObserver, FlowNode>> Events => this.events;

        public void Begin() => this.events = new();

        void IInterpretationObserver.Violates(Violation violation, BatchState? batch, IInvocationOperation? send, FlowEdge? exit)
        {
            (Violation known, BatchState? itsBatch) = map is null ? (violation, batch) : (violation.WithOrigins(map), batch?.WithOrigins(map));
            IInvocationOperation blamed = map is null && send is not null ? send : call;
            this.events.Add((observer, _) => observer.Violates(known, itsBatch, blamed, null));
        }

        void IInterpretationObserver.Answers(int batch, FlowNode node, IReadOnlyList<int> loops) => this.events.Add((observer, callNode) =>
        {
            observer.Answers(batch, node, loops);
            observer.Answers(batch, callNode, loops);
        });

        void IInterpretationObserver.AnswersUnknown() => this.events.Add(static (observer, _) => observer.AnswersUnknown());

        void IInterpretationObserver.LooksAtCalls(int batch) => this.events.Add((observer, _) => observer.LooksAtCalls(batch));

        void IInterpretationObserver.EndsRound(FlowEdge edge, bool isAnswered) => this.events.Add((observer, _) => observer.EndsRound(edge, isAnswered));
    }
}
