using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.BaseLibrary;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>
/// Calls that change nothing a path knows, whatever it knows: a library's method is given texts, numbers and the like and
/// gives back the same. Most of what people write around a tool loop (logging, formatting, parsing) is of this kind, and is not
/// evaluated path by path.
/// </summary>
internal sealed class InertCalls(BodyContext body)
{
    private readonly Dictionary<IInvocationOperation, IReadOnlyList<IAssemblySymbol?>?> known = new();

    /// <summary>
    /// Whose code runs in the call and in the calls among its arguments, in order (null for anybody's); null when the call is
    /// not inert.
    /// </summary>
    public IReadOnlyList<IAssemblySymbol?>? ThrowersOf(IInvocationOperation invocation)
    {
        if (!this.known.TryGetValue(invocation, out IReadOnlyList<IAssemblySymbol?>? throwers))
        {
            List<IAssemblySymbol?> found = new();
            this.known.Add(invocation, throwers = this.IsInert(invocation, found) ? found : null);
        }

        return throwers;
    }

    private bool IsInert(IInvocationOperation invocation, List<IAssemblySymbol?> throwers)
    {
        IMethodSymbol method = invocation.TargetMethod;
        MethodFacts facts = body.Compilation.FactsOf(method);
        if (facts.Row is not null || facts.NeverReturns || facts.MakesFreshId || Awaitables.IsConfiguring(method) || method.DeclaringSyntaxReferences.Length > 0 || body.FunctionCalledBy(invocation) is not null || body.IsCancellationPoint(invocation))
        {
            return false;
        }

        // What a test gives back may be remembered.
        if (!method.ReturnsVoid && (facts.Returned?.SpecialType == SpecialType.System_Boolean || !body.Compilation.IsPlain(facts.Returned)))
        {
            return false;
        }

        if (invocation.Instance is { } receiver && !this.IsPlainReceiver(receiver, throwers))
        {
            return false;
        }

        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            if (argument.Parameter is not { RefKind: RefKind.None } || !this.IsPlainValue(argument.Value, throwers))
            {
                return false;
            }
        }

        throwers.Add(facts.Thrower);
        return true;
    }

    /// <summary>What a call of a delegate may do to histories was settled where the delegate was made.</summary>
    private bool IsPlainReceiver(IOperation receiver, List<IAssemblySymbol?> throwers) =>
        receiver.Type?.TypeKind == TypeKind.Delegate
            ? receiver is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation }
            : this.IsPlainValue(receiver, throwers);

    /// <summary>Whether evaluating an expression does nothing, and gives nothing that a history or a batch could hang on.</summary>
    private bool IsPlainValue(IOperation value, List<IAssemblySymbol?> throwers)
    {
        if (value.ConstantValue.HasValue)
        {
            return true;
        }

        switch (value.Kind)
        {
            case OperationKind.Conversion:
                IConversionOperation conversion = (IConversionOperation)value;
                return conversion.OperatorMethod is null && this.IsPlainValue(conversion.Operand, throwers);
            case OperationKind.LocalReference or OperationKind.ParameterReference:
                return body.Compilation.IsPlain(value.Type);
            case OperationKind.FieldReference:
                return body.Compilation.IsPlain(value.Type) && this.IsReadable(((IFieldReferenceOperation)value).Instance);
            case OperationKind.PropertyReference:
                IPropertyReferenceOperation property = (IPropertyReferenceOperation)value;
                return body.Compilation.IsPlain(value.Type) && property.Arguments.IsEmpty && this.IsReadable(property.Instance);
            case OperationKind.Binary:
                IBinaryOperation binary = (IBinaryOperation)value;
                return body.Compilation.IsPlain(value.Type) && this.IsPlainValue(binary.LeftOperand, throwers) && this.IsPlainValue(binary.RightOperand, throwers);
            case OperationKind.InterpolatedString:
                foreach (IOperation part in ((IInterpolatedStringOperation)value).Parts)
                {
                    if (part is IInterpolationOperation interpolation && !this.IsPlainValue(interpolation.Expression, throwers))
                    {
                        return false;
                    }
                }

                return true;
            case OperationKind.ArrayCreation when value.IsImplicit && value is IArrayCreationOperation { Initializer: { } elements }:
                // The array of a parameter array.
                foreach (IOperation element in elements.ElementValues)
                {
                    if (!this.IsPlainValue(element, throwers))
                    {
                        return false;
                    }
                }

                return true;
            case OperationKind.Invocation:
                return this.IsInert((IInvocationOperation)value, throwers);
            default:
                return false;
        }
    }

    /// <summary>Whether nothing happens when a member of it is read.</summary>
    private bool IsReadable(IOperation? instance) => instance switch
    {
        null or IInstanceReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation => true,
        IFieldReferenceOperation field => body.Compilation.IsPlain(field.Type) && this.IsReadable(field.Instance),
        IPropertyReferenceOperation { Arguments.IsEmpty: true } property =>
            (body.Compilation.IsPlain(property.Type) || body.Symbols.RowOf(property.Property)?.Role is Role.FinishReason or Role.TextOfReply) && this.IsReadable(property.Instance),
        _ => false,
    };
}
