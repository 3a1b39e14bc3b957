using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ToolResultsAnalyzer.ControlFlow;

/// <summary>
/// An operation and all that are below it, each before those below it, in source order. A body is walked once; all who look for
/// something in it read the list.
/// </summary>
internal sealed class OperationTree
{
    private readonly List<IOperation> operations;
    private readonly List<OperationTree> functions;
    private readonly int start;
    private int end;

    private OperationTree(List<IOperation> operations, int start)
    {
        this.operations = operations;
        this.functions = new();
        this.start = start;
    }

    public IOperation Root => this.operations[this.start];

    public int Count => this.end - this.start;

    /// <summary>Whether the compiler understood all of it.</summary>
    public bool Compiles
    {
        get
        {
            for (int i = this.start; i < this.end; i++)
            {
                if (this.operations[i].Kind == OperationKind.Invalid)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>The lambdas and local functions below the root, also those in others, outer ones first.</summary>
    public IReadOnlyList<OperationTree> Functions => this.functions;

    /// <summary>The operations without those of the lambdas and local functions below the root.</summary>
    public IEnumerable<IOperation> Own
    {
        get
        {
            int function = 0;
            for (int i = this.start; i < this.end; i++)
            {
                while (function < this.functions.Count && this.functions[function].start < i)
                {
                    function++;
                }

                if (function < this.functions.Count && this.functions[function].start == i)
                {
                    i = this.functions[function].end - 1;
                    continue;
                }

                yield return this.operations[i];
            }
        }
    }

    public IOperation this[int index] => this.operations[this.start + index];

    public static OperationTree Of(IOperation root)
    {
        List<IOperation> operations = new() { root };
        OperationTree result = new(operations, 0);

        // The root and the functions around the current operation, with how deep each lies.
        Stack<(OperationTree Tree, int Depth)> open = new();
        open.Push((result, 0));

        // An explicit stack: a long chain of operators is deeper than a thread's.
        IOperation.OperationList.Enumerator[] children = new IOperation.OperationList.Enumerator[16];
        children[0] = root.ChildOperations.GetEnumerator();
        for (int depth = 0; depth >= 0;)
        {
            if (!children[depth].MoveNext())
            {
                if (open.Peek().Depth == depth)
                {
                    open.Pop().Tree.end = operations.Count;
                }

                depth--;
                continue;
            }

            IOperation child = children[depth].Current;
            if (++depth == children.Length)
            {
                Array.Resize(ref children, 2 * depth);
            }

            children[depth] = child.ChildOperations.GetEnumerator();
            if (child.Kind is OperationKind.AnonymousFunction or OperationKind.LocalFunction)
            {
                OperationTree function = new(operations, operations.Count);
                foreach ((OperationTree around, _) in open)
                {
                    around.functions.Add(function);
                }

                open.Push((function, depth));
            }

            operations.Add(child);
        }

        return result;
    }
}
