using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ToolResultsAnalyzer.ControlFlow;

/// <summary>Which variables and intermediate values may still be read after a node of a <see cref="BodyGraph"/> is entered.</summary>
internal sealed class Liveness
{
    /// <summary>The number of what is live everywhere.</summary>
    public const int Always = -1;

    /// <summary>The number of what is live nowhere.</summary>
    public const int Never = -2;

    private readonly Dictionary<object, int> indexes;
    private readonly ulong[][] liveBefore;
    private readonly HashSet<ISymbol> always;

    private Liveness(Dictionary<object, int> indexes, ulong[][] liveBefore, HashSet<ISymbol> always)
    {
        this.indexes = indexes;
        this.liveBefore = liveBefore;
        this.always = always;
    }

    /// <param name="always">Variables that lambdas or local functions use, which may run at any time.</param>
    public static Liveness Compute(BodyGraph graph, HashSet<ISymbol> always)
    {
        Dictionary<object, int> indexes = new(VariableComparer.Instance);
        Effects[] effects = new Effects[graph.Graph.Blocks.Length];
        foreach (BasicBlock block in graph.Graph.Blocks)
        {
            Effects collected = effects[block.Ordinal] = new(indexes);
            foreach (IOperation operation in block.Operations)
            {
                collected.Visit(operation);
            }

            collected.Visit(block.BranchValue);
        }

        int words = (2 * indexes.Count / 64) + 1;
        ulong[][] before = new ulong[graph.NodeCount][];
        for (int i = 0; i < graph.NodeCount; i++)
        {
            before[i] = new ulong[words];
        }

        // Backwards over the nodes, which stand roughly in the order in which they run, until nothing changes.
        ulong[] live = new ulong[words];
        bool isChanged = true;
        while (isChanged)
        {
            isChanged = false;
            for (int number = graph.NodeCount - 1; number >= 0; number--)
            {
                FlowNode node = graph.Nodes[number];
                Effects effect = effects[node.Block.Ordinal];
                Array.Clear(live, 0, words);
                foreach (FlowEdge edge in node.Edges)
                {
                    Union(live, before[edge.To]);
                }

                foreach (int definition in effect.Definitions)
                {
                    live[definition / 64] &= ~(1UL << (definition % 64));
                }

                // An exception leaves before the definitions of the block took effect.
                foreach (FlowEdge edge in node.Handlers)
                {
                    Union(live, before[edge.To]);
                }

                foreach (int use in effect.Uses)
                {
                    live[use / 64] |= 1UL << (use % 64);
                }

                if (!AreEqual(live, before[number]))
                {
                    Array.Copy(live, before[number], words);
                    isChanged = true;
                }
            }
        }

        return new(indexes, before, always);

        static void Union(ulong[] target, ulong[] source)
        {
            for (int i = 0; i < target.Length; i++)
            {
                target[i] |= source[i];
            }
        }

        static bool AreEqual(ulong[] left, ulong[] right)
        {
            for (int i = 0; i < left.Length; i++)
            {
                if (left[i] != right[i])
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>The number of a variable: <see cref="Always"/> where it is always live, <see cref="Never"/> where nobody reads it.</summary>
    /// <param name="variable">A local, a parameter or a <see cref="CaptureId"/>.</param>
    public int NumberOf(object variable) =>
        variable is ISymbol symbol && this.always.Contains(symbol) ? Always : this.indexes.TryGetValue(variable, out int index) ? index : Never;

    /// <param name="variable">The number of the variable.</param>
    public bool IsLive(int node, int variable) => variable == Always || (variable != Never && this.Has(node, variable));

    /// <summary>As <see cref="IsLive"/>, where stepping the variable (<c>++</c>, <c>--</c>) counts as giving it a new value, not as reading it.</summary>
    public bool IsReadBeforeStepped(int node, int variable) => variable == Always || (variable != Never && this.Has(node, variable + 1));

    private bool Has(int node, int number) => (this.liveBefore[node][number / 64] & (1UL << (number % 64))) != 0;

    private sealed class VariableComparer : IEqualityComparer<object>
    {
        public static readonly VariableComparer Instance = new();

        bool IEqualityComparer<object>.Equals(object? x, object? y) =>
            x is ISymbol left && y is ISymbol right ? SymbolEqualityComparer.Default.Equals(left, right) : Equals(x, y);

        public int GetHashCode(object obj) => obj is ISymbol symbol ? SymbolEqualityComparer.Default.GetHashCode(symbol) : obj.GetHashCode();
    }

    /// <summary>
    /// What a block reads before it writes it, and what it writes. Each variable has two numbers: the even one for any use,
    /// the odd one for uses other than stepping it.
    /// </summary>
    private sealed class Effects(Dictionary<object, int> indexes)
    {
        // Lists: a block names a handful of variables.
        public List<int> Uses { get; } = new();

        public List<int> Definitions { get; } = new();

        public void Visit(IOperation? operation)
        {
            switch (operation)
            {
                case null:
                    break;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation or IParameterReferenceOperation } assignment:
                    this.Visit(assignment.Value);
                    this.Define(assignment.Target is ILocalReferenceOperation local ? local.Local : ((IParameterReferenceOperation)assignment.Target).Parameter);
                    break;
                case IIncrementOrDecrementOperation { Target: ILocalReferenceOperation stepped }:
                    this.Step(stepped.Local);
                    break;
                case IFlowCaptureOperation capture:
                    this.Visit(capture.Value);
                    this.Define(capture.Id);
                    break;
                case IFlowCaptureReferenceOperation reference:
                    this.Use(reference.Id);
                    break;
                case ILocalReferenceOperation { IsDeclaration: false } reference:
                    this.Use(reference.Local);
                    break;
                case IParameterReferenceOperation reference:
                    this.Use(reference.Parameter);
                    break;
                default:
                    foreach (IOperation child in operation.ChildOperations)
                    {
                        this.Visit(child);
                    }

                    break;
            }
        }

        private void Use(object variable)
        {
            int index = this.IndexOf(variable);
            this.UseNumber(index);
            this.UseNumber(index + 1);
        }

        private void UseNumber(int number)
        {
            if (!this.Definitions.Contains(number) && !this.Uses.Contains(number))
            {
                this.Uses.Add(number);
            }
        }

        private void DefineNumber(int number)
        {
            if (!this.Definitions.Contains(number))
            {
                this.Definitions.Add(number);
            }
        }

        private void Define(object variable)
        {
            int index = this.IndexOf(variable);
            this.DefineNumber(index);
            this.DefineNumber(index + 1);
        }

        private void Step(object variable)
        {
            int index = this.IndexOf(variable);
            this.UseNumber(index);
            this.DefineNumber(index + 1);
        }

        private int IndexOf(object variable)
        {
            if (!indexes.TryGetValue(variable, out int index))
            {
                indexes.Add(variable, index = 2 * indexes.Count);
            }

            return index;
        }
    }
}
