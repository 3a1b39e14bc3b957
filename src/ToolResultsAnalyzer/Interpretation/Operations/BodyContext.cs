using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>What is true of a body on every path: its graph, its names and numbers, and what occurs in it at all.</summary>
internal sealed class BodyContext
{
    private readonly Dictionary<CaptureId, IOperation?> captured = new();
    private readonly ExpressionPlaces expressions;
    private readonly InertCalls inertCalls;
    private readonly HashSet<ISymbol> reassigned = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<SyntaxNode, Loop> loopsBySyntax = new();
    private readonly Dictionary<IOperation, (int, Loop, int)?> indexes = new();

    private readonly bool[] asking;
    private readonly Liveness liveness;
    private readonly IdleSteps idleSteps;
    private readonly List<int> livenessNumbers = new();

    public BodyContext(BodyGraph graph, Body body, CompilationContext compilation)
    {
        this.Graph = graph;
        this.Owner = body.Owner;
        this.Compilation = compilation;
        this.IsLocalOwner = body.IsNested;
        this.expressions = new(this);
        this.inertCalls = new(this);
        this.idleSteps = new(this, this.inertCalls);
        foreach (Loop loop in graph.Loops)
        {
            this.loopsBySyntax[loop.Statement] = loop;
        }

        this.Scan = new(body.Operations, graph.Loops, compilation.Symbols);
        HashSet<ISymbol> always = new(SymbolEqualityComparer.Default);
        foreach (Closure closure in this.Scan.Closures)
        {
            always.UnionWith(closure.Variables);
            this.reassigned.UnionWith(closure.Assigned);
        }

        this.liveness = Liveness.Compute(graph, always);
        this.asking = this.FindAsking();
        foreach (IOperation operation in graph.Graph.Blocks.SelectMany(block => block.Operations))
        {
            if (operation is IFlowCaptureOperation capture)
            {
                this.captured[capture.Id] = this.captured.ContainsKey(capture.Id) ? null : capture.Value;
            }
        }
    }

    public BodyGraph Graph { get; }

    public VocabularySymbols Symbols => this.Compilation.Symbols;

    public CompilationContext Compilation { get; }

    /// <summary>The method, accessor, lambda or local function whose body it is.</summary>
    public ISymbol Owner { get; }

    /// <summary>Whether the body lies in another one, whose variables it may capture.</summary>
    public bool IsLocalOwner { get; }

    public Numbering<Place> Places { get; } = new();

    /// <summary>What is responsible for something: operations and steps.</summary>
    public Numbering<object> Origins { get; } = new();

    /// <summary>What produced a history, a batch or options: operations and places.</summary>
    public Numbering<object> Sources { get; } = new();

    public Numbering<string> Facts { get; } = new(StringComparer.Ordinal);

    /// <summary>What occurs in the body at all.</summary>
    public BodyScan Scan { get; }

    /// <summary>Whether what tests showed of calls may be asked again after a node is entered.</summary>
    public bool AsksLater(int node) => this.asking[node];

    /// <summary>Whether a variable is assigned by a lambda or local function, which may run at any time.</summary>
    public bool IsAssignedElsewhere(ISymbol variable) => this.reassigned.Contains(variable);

    /// <summary>The loop around a comparison that moves the local which an operand names, and how it moves it.</summary>
    public (int Place, Loop Loop, int Direction)? IndexOf(IOperation operand, IOperation comparison)
    {
        if (!this.indexes.TryGetValue(operand, out (int, Loop, int)? index))
        {
            this.indexes.Add(operand, index = Find());
        }

        return index;

        (int Place, Loop Loop, int Direction)? Find()
        {
            if (ExpressionPlaces.Unwrap(operand) is not ILocalReferenceOperation { Local: var local } || this.PlaceOf(operand) is not { } place)
            {
                return null;
            }

            for (SyntaxNode? node = comparison.Syntax; node is not null; node = node.Parent)
            {
                if (this.LoopOf(node) is not { } loop || !loop.Span.Contains(comparison.Syntax.Span))
                {
                    continue;
                }

                if (local.DeclaringSyntaxReferences.Any(declaration => loop.Span.Contains(declaration.Span)))
                {
                    return null;
                }

                if (this.Scan.Steps.In(loop, local) is { } direction)
                {
                    return (this.Places.Of(place), loop, direction);
                }
            }

            return null;
        }
    }

    public Loop? LoopOf(SyntaxNode statement) => this.loopsBySyntax.TryGetValue(statement, out Loop loop) ? loop : null;

    /// <summary>The one operation that an intermediate value was captured from, or null where there are several.</summary>
    public IOperation? CapturedOperation(CaptureId id) => this.captured.TryGetValue(id, out IOperation? operation) ? operation : null;

    /// <inheritdoc cref="ExpressionPlaces.Of"/>
    public Place? PlaceOf(IOperation expression) => this.expressions.Of(expression);

    /// <inheritdoc cref="InertCalls.ThrowersOf"/>
    public IReadOnlyList<IAssemblySymbol?>? ThrowersOfInert(IInvocationOperation invocation) => this.inertCalls.ThrowersOf(invocation);

    /// <inheritdoc cref="IdleSteps.Of(BasicBlock)"/>
    public IdleStep?[] IdleStepsOf(BasicBlock block) => this.idleSteps.Of(block);

    /// <summary>
    /// Whether what a place holds may still be asked for once a node is entered. Counting a number on leaves nothing of it: only the
    /// index of a loop over calls is asked for by that.
    /// </summary>
    public bool IsLive(int node, int place, Value value)
    {
        while (this.livenessNumbers.Count <= place)
        {
            this.livenessNumbers.Add(this.Places[this.livenessNumbers.Count].Root is { } root ? this.liveness.NumberOf(root) : Liveness.Always);
        }

        int number = this.livenessNumbers[place];
        return value is ConstantValue ? this.liveness.IsReadBeforeStepped(node, number) : this.liveness.IsLive(node, number);
    }

    /// <summary>The nodes from which a test of a call is reached.</summary>
    private bool[] FindAsking()
    {
        bool[] asking = new bool[this.Graph.NodeCount];
        foreach (FlowNode node in this.Graph.Nodes)
        {
            asking[node.Id] = node.Block.Operations.Any(this.Asks) || (node.Block.BranchValue is { } value && this.Asks(value));
        }

        // Backwards, until nothing changes.
        bool isChanged = asking.Contains(true);
        while (isChanged)
        {
            isChanged = false;
            for (int i = asking.Length - 1; i >= 0; i--)
            {
                if (!asking[i] && (this.Graph.Nodes[i].Edges.Any(edge => asking[edge.To]) || this.Graph.Nodes[i].Handlers.Any(edge => asking[edge.To])))
                {
                    asking[i] = isChanged = true;
                }
            }
        }

        return asking;
    }

    private bool Asks(IOperation operation)
    {
        bool asks = operation switch
        {
            IPropertyReferenceOperation property => this.Symbols.Is(property.Property, Role.NameOfCall),
            IInvocationOperation invocation => this.Scan.IsTestedRepeatedly(invocation.TargetMethod),
            IFlowAnonymousFunctionOperation => true,
            _ => false,
        };
        if (asks)
        {
            return true;
        }

        foreach (IOperation child in operation.ChildOperations)
        {
            if (this.Asks(child))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A body to analyse.</summary>
/// <param name="Operations">The body before it is lowered to a graph.</param>
/// <param name="Owner">Whose body it is.</param>
/// <param name="IsNested">Whether it is a lambda or local function.</param>
internal sealed record Body(OperationTree Operations, ControlFlowGraph Graph, ISymbol Owner, bool IsNested);
