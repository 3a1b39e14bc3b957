using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>An operation of a block that leaves a path as it is.</summary>
/// <param name="Throwers">Whose code runs in it, in order (null for anybody's).</param>
/// <param name="Clears">The number of a place that it leaves without a value we know; -1 for none.</param>
internal sealed record IdleStep(IReadOnlyList<IAssemblySymbol?> Throwers, int Clears);

/// <summary>
/// Finds the operations of a body that change nothing a path knows: inert calls, and assignments of texts and numbers that nobody
/// asks for. They are found once, and not evaluated path by path.
/// </summary>
internal sealed class IdleSteps(BodyContext body, InertCalls inertCalls)
{
    private readonly IdleStep?[]?[] known = new IdleStep?[body.Graph.Graph.Blocks.Length][];

    /// <summary>For each operation of a block, the idle step that it is, or null.</summary>
    public IdleStep?[] Of(BasicBlock block)
    {
        if (this.known[block.Ordinal] is not { } steps)
        {
            this.known[block.Ordinal] = steps = new IdleStep?[block.Operations.Length];
            for (int i = 0; i < steps.Length; i++)
            {
                steps[i] = this.Of(block.Operations[i]);
            }
        }

        return steps;
    }

    private IdleStep? Of(IOperation operation)
    {
        List<IAssemblySymbol?> throwers = new();
        switch (operation is IExpressionStatementOperation statement ? statement.Operation : operation)
        {
            case ISimpleAssignmentOperation { IsRef: false, Target: ILocalReferenceOperation { Local.RefKind: RefKind.None } target } assignment
                when CompilationContext.IsSimple(target.Type) && !body.Scan.IsLookedAt(target.Local) && this.GivesNothing(assignment.Value, throwers):
                return new(throwers, body.PlaceOf(target) is { } place ? body.Places.Of(place) : -1);
            case var expression when this.IsInertCall(expression, throwers):
                return new(throwers, -1);
            default:
                return null;
        }
    }

    private bool IsInertCall(IOperation operation, List<IAssemblySymbol?> throwers)
    {
        IOperation called = operation is IAwaitOperation awaited ? awaited.Operation : operation;
        if (called is not IInvocationOperation invocation || inertCalls.ThrowersOf(invocation) is not { } found)
        {
            return false;
        }

        throwers.AddRange(found);
        return true;
    }

    /// <summary>Whether evaluating an expression does nothing, and its value is one that a variable nobody looks at does not keep.</summary>
    private bool GivesNothing(IOperation value, List<IAssemblySymbol?> throwers)
    {
        switch (value.Kind)
        {
            case var _ when value.ConstantValue.HasValue:
                return value.ConstantValue.Value is string;
            case OperationKind.Conversion when value is IConversionOperation { OperatorMethod: null } conversion:
                return this.GivesNothing(conversion.Operand, throwers);
            case OperationKind.Invocation or OperationKind.Await:
                return this.IsInertCall(value, throwers);
            case OperationKind.Binary when value is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null } binary && value.Type?.SpecialType == SpecialType.System_String:
                return this.GivesNothing(binary.LeftOperand, throwers) && this.GivesNothing(binary.RightOperand, throwers);
            case OperationKind.InterpolatedString:
                foreach (IInterpolatedStringContentOperation part in ((IInterpolatedStringOperation)value).Parts)
                {
                    if (part is IInterpolationOperation interpolation && !this.GivesNothing(interpolation.Expression, throwers))
                    {
                        return false;
                    }
                }

                return true;
            case OperationKind.PropertyReference:
                // What an object that knows no SDK tells of itself: the message of an exception.
                return value is IPropertyReferenceOperation { Instance: ILocalReferenceOperation { Type: { } type }, Arguments.IsEmpty: true } property
                    && CompilationContext.IsSimple(property.Type)
                    && !CompilationContext.IsSimple(type)
                    && body.Compilation.IsPlain(type)
                    && body.Compilation.StorageOf(property.Property) is null;
            default:
                return false;
        }
    }
}
