using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using ToolResultsAnalyzer.ControlFlow;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>How the locals and parameters of a body are moved: by one, in one direction, or in a way that is not understood.</summary>
internal sealed class VariableSteps
{
    private readonly Dictionary<ISymbol, List<(TextSpan Span, int? By)>> writes = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> stepped = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a variable is given another value anywhere but in its declaration.</summary>
    public bool IsWritten(ISymbol variable) => this.writes.ContainsKey(variable);

    /// <summary>Whether a local is counted up or down anywhere.</summary>
    public bool IsStepped(ISymbol local) => this.stepped.Contains(local);

    /// <summary>
    /// 1 or -1 when all that the loop does to a local is to move it by one in that direction; null otherwise, also when the
    /// loop leaves it alone.
    /// </summary>
    public int? In(Loop loop, ISymbol local)
    {
        int? direction = null;
        foreach ((TextSpan span, int? by) in this.writes.TryGetValue(local, out List<(TextSpan, int?)> known) ? known : Enumerable.Empty<(TextSpan, int?)>())
        {
            if (!loop.Span.Contains(span))
            {
                continue;
            }

            if (by is null || (direction is not null && direction != by))
            {
                return null;
            }

            direction = by;
        }

        return direction;
    }

    public void Note(IOperation operation)
    {
        switch (operation.Kind)
        {
            case OperationKind.Increment or OperationKind.Decrement:
                this.NoteStep(((IIncrementOrDecrementOperation)operation).Target, operation, operation.Kind == OperationKind.Increment ? 1 : -1);
                break;
            case OperationKind.CompoundAssignment:
                ICompoundAssignmentOperation compound = (ICompoundAssignmentOperation)operation;
                int? by = (compound.OperatorKind, compound.Value.ConstantValue) switch
                {
                    (BinaryOperatorKind.Add, { HasValue: true, Value: 1 }) => 1,
                    (BinaryOperatorKind.Subtract, { HasValue: true, Value: 1 }) => -1,
                    _ => null,
                };
                this.NoteStep(compound.Target, operation, by);
                break;
            case OperationKind.SimpleAssignment:
                ISimpleAssignmentOperation assignment = (ISimpleAssignmentOperation)operation;
                this.NoteWrite(assignment.Target, operation, null);
                if (assignment.IsRef)
                {
                    this.NoteWrite(assignment.Value, operation, null);
                }

                break;
            case OperationKind.CoalesceAssignment:
                this.NoteWrite(((ICoalesceAssignmentOperation)operation).Target, operation, null);
                break;
            case OperationKind.DeconstructionAssignment:
                foreach (IOperation part in ((IDeconstructionAssignmentOperation)operation).Target.DescendantsAndSelf())
                {
                    this.NoteWrite(part, operation, null);
                }

                break;
            case OperationKind.Argument when ((IArgumentOperation)operation).Parameter?.RefKind is RefKind.Ref or RefKind.Out:
                this.NoteWrite(((IArgumentOperation)operation).Value, operation, null);
                break;
            case OperationKind.VariableDeclarator when operation is IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref, Initializer.Value: { } alias }:
                this.NoteWrite(alias, operation, null);
                break;
        }
    }

    private void NoteStep(IOperation target, IOperation operation, int? by)
    {
        if (target is ILocalReferenceOperation { Local: var local })
        {
            this.stepped.Add(local);
        }

        this.NoteWrite(target, operation, by);
    }

    private void NoteWrite(IOperation target, IOperation operation, int? by)
    {
        ISymbol? variable = target switch
        {
            ILocalReferenceOperation { Local: var local } => local,
            IParameterReferenceOperation { Parameter: var parameter } => parameter,
            _ => null,
        };
        if (variable is null)
        {
            return;
        }

        if (!this.writes.TryGetValue(variable, out List<(TextSpan, int?)> known))
        {
            this.writes.Add(variable, known = new());
        }

        known.Add((operation.Syntax.Span, by));
    }
}
