using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Collections;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>A breach of the contract that the replay met, with all that is known of how it came about.</summary>
/// <param name="Violation">What is wrong.</param>
/// <param name="Batch">The batch it is about; null for a constant id that names no call.</param>
/// <param name="Send">The send that passes the history to the model, or null where it outlives the body.</param>
/// <param name="Exit">The step out of the body, or null at a send.</param>
internal sealed record Finding(BodyFindings Body, Violation Violation, BatchState? Batch, IInvocationOperation? Send, FlowEdge? Exit)
{
    /// <summary>Whether this body answers calls of the batch anywhere.</summary>
    public bool IsAnsweredInBody => this.Body.AnswersOf(this.Violation.Batch).Count > 0;

    /// <summary>
    /// Whether it is certain enough that the reply has calls: the ids are written down, a test on the path showed it, or the
    /// send declared tools and nothing has put it into question.
    /// </summary>
    public bool CertainlyHasCalls => this.Batch is { } batch && (batch.Ids is not null || batch.IsTested || (batch.ToolsDeclared && !batch.IsDoubted));

    /// <summary>The source of the origins of one kind, in order.</summary>
    public IEnumerable<SyntaxNode> SyntaxOf(OriginSet origins) => origins.Origins.Select(this.Body.SyntaxOf).Where(node => node is not null)!;

    /// <summary>The <c>catch</c> clauses among some origins.</summary>
    public IEnumerable<CatchHandler> HandlersOf(OriginSet origins) => origins.Origins.Select(origin => this.Body.Context.Origins[origin]).OfType<CatchHandler>();

    /// <summary>The calls of helpers among some origins.</summary>
    public IEnumerable<SyntaxNode> CallsIn(OriginSet origins) => origins.Origins.Select(origin => this.Body.Context.Origins[origin]).OfType<IInvocationOperation>().Select(call => call.Syntax);

    public IEnumerable<FlowEdge> StepsOf(OriginSet origins) => origins.Origins.Select(origin => this.Body.Context.Origins[origin]).OfType<FlowEdge>();
}

/// <summary>What the replay over the converged states of one body found.</summary>
internal sealed class BodyFindings(BodyContext context) : IInterpretationObserver
{
    private readonly List<Finding> findings = new();
    private readonly Dictionary<int, HashSet<FlowNode>> answers = new();
    private readonly HashSet<int> answeringLoops = new();
    private readonly HashSet<int> lookedAt = new();
    private readonly HashSet<FlowEdge> answeredSteps = new();

    public BodyContext Context { get; } = context;

    public BodyGraph Graph => this.Context.Graph;

    public IReadOnlyList<Finding> Findings => this.findings;

    /// <summary>The nodes at which calls of a batch are answered.</summary>
    public IReadOnlyCollection<FlowNode> AnswersOf(int batch) => this.answers.TryGetValue(batch, out HashSet<FlowNode> nodes) ? nodes : Array.Empty<FlowNode>();

    /// <summary>In how many loops calls are answered.</summary>
    public int AnsweringLoops => this.answeringLoops.Count;

    /// <summary>Whether results are appended whose ids are not understood: they may answer any call.</summary>
    public bool HasUnknownAnswers { get; private set; }

    /// <summary>Whether anybody may look at the calls of a reply.</summary>
    public bool LooksAtCalls(int batch) => this.lookedAt.Contains(batch);

    /// <summary>Whether a step ends a round, on some path, with the call answered.</summary>
    public bool IsAnswered(FlowEdge step) => this.answeredSteps.Contains(step);

    public SyntaxNode? SyntaxOf(int origin) => this.Context.Origins[origin] switch
    {
        IOperation operation => operation.Syntax,
        FlowEdge step => EdgeSource.Of(step).Jump,
        _ => null,
    };

    /// <summary>What the user calls the reply that a batch came with, or null where it has no name.</summary>
    public string? NameOf(int batch) => batch < 0 ? null : this.Context.Sources[batch] switch
    {
        Place.Variable variable => variable.Symbol.Name,
        Place.Member member => member.Symbol.Name,
        IOperation operation => NameOf(operation.Syntax),
        _ => null,
    };

    void IInterpretationObserver.Violates(Violation violation, BatchState? batch, IInvocationOperation? send, FlowEdge? exit)
    {
        for (int i = 0; i < this.findings.Count; i++)
        {
            Finding known = this.findings[i];
            if (known.Violation.Equals(violation) && Equals(known.Batch, batch) && known.Send == send && known.Exit == exit)
            {
                this.findings[i] = known with
                {
                    Violation = known.Violation.Absorb(violation),
                    Batch = batch is null ? null : known.Batch!.Absorb(batch),
                };
                return;
            }
        }

        this.findings.Add(new(this, violation, batch, send, exit));
    }

    void IInterpretationObserver.Answers(int batch, FlowNode node, IReadOnlyList<int> loops)
    {
        if (!this.answers.TryGetValue(batch, out HashSet<FlowNode> nodes))
        {
            this.answers.Add(batch, nodes = new());
        }

        nodes.Add(node);
        this.answeringLoops.UnionWith(loops);
    }

    void IInterpretationObserver.AnswersUnknown() => this.HasUnknownAnswers = true;

    void IInterpretationObserver.LooksAtCalls(int batch) => this.lookedAt.Add(batch);

    void IInterpretationObserver.EndsRound(FlowEdge edge, bool isAnswered)
    {
        if (isAnswered)
        {
            this.answeredSteps.Add(edge);
        }
    }

    private static string? NameOf(SyntaxNode expression)
    {
        for (SyntaxNode? node = expression; node is not null and not StatementSyntax; node = node.Parent)
        {
            switch (node)
            {
                case VariableDeclaratorSyntax declarator:
                    return declarator.Identifier.ValueText;
                case AssignmentExpressionSyntax assignment:
                    return assignment.Left.ToString();
            }
        }

        return null;
    }
}
