using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Patterns;

/// <summary>Whether a body looks at what messages are: whoever does may know what belongs together.</summary>
internal sealed class MessageLooks(PatternBody body)
{
    public bool Any() => body.Operations.Any(this.IsLook);

    private bool IsLook(IOperation operation)
    {
        switch (operation)
        {
            case IIsTypeOperation { ValueOperand: var tested } when body.IsReply(tested):
            case IPatternOperation when operation.Ancestors().SkipWhile(around => around is IPatternOperation).FirstOrDefault() is IIsPatternOperation { Value: var matched } && body.IsReply(matched):
                // The type of a reply tells nothing of the messages before it.
                return false;
            case IIsTypeOperation { TypeOperand: var type }:
                return this.IsMessage(type);
            case ITypePatternOperation { MatchedType: var type }:
                return this.IsMessage(type);
            case IDeclarationPatternOperation { MatchesNull: false, MatchedType: var type }:
                return this.IsMessage(type);
            case IRecursivePatternOperation recursive:
                return this.IsMessage(recursive.MatchedType) && (recursive.PropertySubpatterns.Length > 0 || !SymbolEqualityComparer.Default.Equals(recursive.MatchedType, recursive.InputType));
            case ITypeOfOperation { TypeOperand: var type }:
                return this.IsMessage(type);
            case IConversionOperation { OperatorMethod: null, Operand: var operand } conversion:
                return (conversion.IsTryCast || !conversion.IsImplicit) && this.IsDowncast(operand.Type, conversion.Type) && !body.IsReply(operand);
            case IPropertyReferenceOperation { Instance: { } instance, Property: { IsIndexer: false, Type: var type } } property:
                // A text or a content tells nothing of what goes with it.
                return !((property.Parent is ISimpleAssignmentOperation given && given.Target == property) || property.Parent is IMemberInitializerOperation) && this.IsMessage(instance.Bare().Type) && (type.TypeKind == TypeKind.Enum || type.IsValueType || this.IsCalls(property.Property)) && !this.IsOfReply(property);
            case IInvocationOperation invocation:
                return this.IsLook(invocation);
            default:
                return false;
        }
    }

    private bool IsLook(IInvocationOperation invocation)
    {
        IMethodSymbol method = invocation.TargetMethod;
        if (method.Name is "OfType" or "Cast" && !(invocation.Receiver()?.Bare() is IPropertyReferenceOperation parts && this.IsOfReply(parts)) && method.TypeArguments.Any(type => this.IsMessage(type) && body.Symbols.RoleOfType(type) != Role.MessageType))
        {
            return true;
        }

        if (method.Name == "GetType")
        {
            return this.IsMessage(invocation.Instance?.Bare().Type);
        }

        // What says yes or no about messages has seen them.
        return method.ReturnType.SpecialType == SpecialType.System_Boolean
            && (!method.DeclaringSyntaxReferences.IsEmpty || method.MethodKind == MethodKind.DelegateInvoke || method.ContainingType.TypeKind == TypeKind.Interface || !BaseLibrary.SequenceMembers.IsFromBaseLibrary(method))
            && invocation.Arguments.Any(argument => ResultValues.IsMessages(body.Symbols, argument.Value.Bare().Type));
    }

    /// <summary>Whether a message is one of a reply, not one of a history.</summary>
    private bool IsOfReply(IPropertyReferenceOperation property) => body.IsReply(property.Instance) || (property.Instance?.Bare() is IParameterReferenceOperation
        && property.Ancestors().OfType<IInvocationOperation>().FirstOrDefault()?.Receiver()?.Bare() is IPropertyReferenceOperation messages && body.Symbols.Is(messages.Property, Role.OutputOfReply));

    private bool IsCalls(IPropertySymbol property) => body.Symbols.RowOf(property)?.Role is Role.CallsOf or Role.PartsOfMessage;

    private bool IsMessage(ITypeSymbol? type) => body.Symbols.IsMessage(type);

    private bool IsDowncast(ITypeSymbol? from, ITypeSymbol? to) => this.IsMessage(from) && this.IsMessage(to) && body.Symbols.RoleOfType(from) == Role.MessageType && body.Symbols.RoleOfType(to) != Role.MessageType;
}
