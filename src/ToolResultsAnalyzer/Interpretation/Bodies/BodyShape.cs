using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>What is true of a body wherever it runs: its graph and what occurs in it at all. It never changes once it is made.</summary>
internal sealed class BodyShape
{
    private readonly Dictionary<CaptureId, IOperation?> captured = new();
    private readonly HashSet<ISymbol> reassigned = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<SyntaxNode, Loop> loopsBySyntax = new();
    private readonly VocabularySymbols symbols;
    private readonly bool[] asking;

    public BodyShape(BodyGraph graph, Body body, VocabularySymbols symbols)
    {
        this.Graph = graph;
        this.Body = body;
        this.symbols = symbols;
        foreach (Loop loop in graph.Loops)
        {
            this.loopsBySyntax[loop.Statement] = loop;
        }

        this.Scan = body.ScanWith(symbols);
        HashSet<ISymbol> always = new(SymbolEqualityComparer.Default);
        foreach (Closure closure in this.Scan.Closures)
        {
            always.UnionWith(closure.Variables);
        }

        foreach (Closure closure in this.Scan.DelegatedClosures)
        {
            this.reassigned.UnionWith(closure.Assigned);
        }

        this.Liveness = Liveness.Compute(graph, always);
        this.asking = this.FindAsking();
        foreach (BasicBlock block in graph.Graph.Blocks)
        {
            foreach (IOperation operation in block.Operations)
            {
                if (operation is IFlowCaptureOperation capture)
                {
                    this.captured[capture.Id] = this.captured.ContainsKey(capture.Id) ? null : capture.Value;
                }
            }
        }
    }

    public BodyGraph Graph { get; }

    public Body Body { get; }

    public Liveness Liveness { get; }

    /// <summary>What occurs in the body at all.</summary>
    public BodyScan Scan { get; }

    /// <summary>Whether what tests showed of calls may be asked again after a node is entered.</summary>
    public bool AsksLater(int node) => this.asking[node];

    /// <summary>
    /// Whether a variable is assigned by a lambda, or by a local function that somebody has a delegate for: it may run at any time.
    /// </summary>
    public bool IsAssignedElsewhere(ISymbol variable) => this.reassigned.Contains(variable);

    public Loop? LoopOf(SyntaxNode statement) => this.loopsBySyntax.TryGetValue(statement, out Loop loop) ? loop : null;

    /// <summary>The one operation that an intermediate value was captured from, or null where there are several.</summary>
    public IOperation? CapturedOperation(CaptureId id) => this.captured.TryGetValue(id, out IOperation? operation) ? operation : null;

    /// <summary>The nodes from which a test of a call is reached.</summary>
    private bool[] FindAsking()
    {
        bool[] asking = new bool[this.Graph.NodeCount];
        bool isChanged = false;
        foreach (FlowNode node in this.Graph.Nodes)
        {
            isChanged |= asking[node.Id] = this.Asks(node.Block);
        }

        // Backwards, until nothing changes.
        while (isChanged)
        {
            isChanged = false;
            for (int i = asking.Length - 1; i >= 0; i--)
            {
                if (!asking[i] && (LeadsToOne(this.Graph.Nodes[i].Edges) || LeadsToOne(this.Graph.Nodes[i].Handlers)))
                {
                    asking[i] = isChanged = true;
                }
            }
        }

        return asking;

        bool LeadsToOne(ImmutableArray<FlowEdge> edges)
        {
            foreach (FlowEdge edge in edges)
            {
                if (asking[edge.To])
                {
                    return true;
                }
            }

            return false;
        }
    }

    private bool Asks(BasicBlock block)
    {
        foreach (IOperation operation in block.Operations)
        {
            if (this.Asks(operation))
            {
                return true;
            }
        }

        return block.BranchValue is { } value && this.Asks(value);
    }

    private bool Asks(IOperation operation)
    {
        bool asks = operation switch
        {
            IPropertyReferenceOperation property => this.symbols.Is(property.Property, Role.NameOfCall),
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
