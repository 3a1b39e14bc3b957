using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.BaseLibrary;
using ToolResultsAnalyzer.Collections;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>The messages of a reply, of which its calls are some.</summary>
internal sealed partial class OperationInterpreter
{
    /// <summary>Members that read the messages of a reply, or take its calls out of them.</summary>
    private bool EvaluateOutputMember(OutputValue output, IMethodSymbol method, IOperation receiver, ImmutableArray<IArgumentOperation> arguments, IInvocationOperation invocation, out Value? result)
    {
        result = null;
        if (!this.Symbols.IsListMember(method))
        {
            return false;
        }

        this.Observer.LooksAtCalls(output.Batch);
        CallsValue calls = new(output.Batch, HoldsWitness: true, IsWhole: true, Filter: -1);
        switch (method.Name)
        {
            case "GetEnumerator" when output.IsWrapped:
                result = new MessageEnumerator(output, IsMoved: false);
                return true;
            case "SelectMany" when output.IsWrapped && arguments.Length == 1 && this.SelectsParts(arguments[0]):
                result = output with { IsWrapped = false };
                return true;
            case "Select" when !output.IsWrapped && arguments.Length == 1 && (this.CopiesParts(arguments[0]) || this.SelectsCalls(arguments[0])):
                result = output;
                return true;
            case "First" or "FirstOrDefault" when !output.IsWrapped && arguments.IsEmpty && this.AreParts(output.Batch):
                result = this.FirstPart(output, invocation);
                return true;
            case "First" or "Last" or "Single" or "FirstOrDefault" or "LastOrDefault" or "SingleOrDefault" or "ElementAt" when output.IsWrapped:
                this.EvaluateAll(arguments);
                result = new AssistantValue(output.Batch, HoldsWitness: true, this.Origin(invocation));
                return true;
            case "Where" when output.IsWrapped:
                this.EvaluateAll(arguments);
                result = output;
                return true;
            case "GetEnumerator" when invocation.IsImplicit && invocation.Syntax.FirstAncestorOrSelf<CommonForEachStatementSyntax>() is { } statement && this.body.LoopOf(statement) is { } loop:
                result = this.StartLoop(loop, calls, takesOthers: true);
                return true;
            case "OfType" or "Cast" when !output.IsWrapped && this.Symbols.RoleOfType(method.TypeArguments.FirstOrDefault()) == Role.CallType:
                result = calls;
                return true;
            case "OfType" when this.Symbols.RoleOfType(method.TypeArguments.FirstOrDefault()) is Role.OtherMessageType:
                result = new MessageSequence(HistoryState.Empty.AppendMessage(this.OriginOf(invocation)));
                return true;
            case var name when (SequenceMembers.IsCopy(name) || SequenceMembers.IsReordering(name)) && arguments.IsEmpty && name is not ("OfType" or "Cast"):
                result = this.Symbols.IsHistory(method.ReturnType) && name == "ToList" && !this.Symbols.PartsHoldCalls(method.ReturnType)
                    ? this.NewHistory(invocation, this.AppendAll(HistoryState.Empty, output, this.OriginOf(invocation)), outlives: false)
                    : output;
                return true;
            case "Concat" or "Append" or "Prepend" when arguments.Length == 1:
                return this.EvaluateMessages(this.ContentOf(output)!, method, arguments, invocation, out result);
            case var name when arguments is [{ Value: IDelegateCreationOperation }] && this.AsksForCalls(arguments[0]):
                this.EvaluateAll(arguments);
                result = name switch
                {
                    "Where" => calls,
                    "Any" => ConstantValue.Of(this.TestCount(output.Batch, Naturals.Positive, isExact: true)),
                    "Count" => new CallCountValue(output.Batch, 0),
                    "First" => this.PickAt(calls, 0, invocation),
                    "Last" => this.PickLast(calls, invocation),
                    "FirstOrDefault" => this.TestCount(output.Batch, Naturals.Positive, isExact: true) ? this.PickAt(calls, 0, invocation) : ConstantValue.Null,
                    "LastOrDefault" => this.TestCount(output.Batch, Naturals.Positive, isExact: true) ? this.PickLast(calls, invocation) : ConstantValue.Null,
                    _ => new DerivedValue(output.Batch),
                };
                return true;
            case var name when !method.IsExtensionMethod && (SequenceMembers.IsMutator(name) || SequenceMembers.Adds(name)):
                // Whoever changes the reply knows why.
                this.EvaluateAll(arguments);
                this.MakeUncertain(output.Batch);
                return true;
            default:
                this.EvaluateAll(arguments);
                result = method.ReturnType.SpecialType == SpecialType.System_Void ? null : new DerivedValue(output.Batch);
                return true;
        }
    }

    /// <summary>The first part of a reply: its first call, or something before it.</summary>
    private Value? FirstPart(OutputValue parts, IOperation origin) => this.Choose()
        ? new OutputItemValue(parts.Batch)
        : this.PickAt(new CallsValue(parts.Batch, HoldsWitness: true, IsWhole: true, Filter: -1), 0, origin);

    /// <summary>Whether a function selects the call that a part holds.</summary>
    private bool SelectsCalls(IArgumentOperation argument) =>
        this.PredicateOf(argument) is { Condition: var selected, Parameter: var parameter } && this.PartOfCall(selected) is { } part && IsReference(part, parameter);

    /// <summary>The part whose call an expression gives; null where it gives something else.</summary>
    private IOperation? PartOfCall(IOperation expression) => Unwrap(expression) switch
    {
        IPropertyReferenceOperation { Instance: { } part } property when this.Symbols.Is(property.Property, Role.CallOfPart) => part,
        IConditionalAccessOperation { Operation: var part, WhenNotNull: IPropertyReferenceOperation { Instance: IConditionalAccessInstanceOperation } property } when this.Symbols.Is(property.Property, Role.CallOfPart) => part,
        _ => null,
    };

    private static bool IsReference(IOperation operation, IParameterSymbol parameter) =>
        Unwrap(operation) is IParameterReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Parameter, parameter);

    /// <summary>What a condition finds not to be null; null where the condition asks something else.</summary>
    private static IOperation? FoundNotNull(IOperation condition) => Unwrap(condition) switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } binary => IsNull(binary.RightOperand) ? binary.LeftOperand : IsNull(binary.LeftOperand) ? binary.RightOperand : null,
        IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value: var value } } } test => IsNull(value) ? test.Value : null,
        IIsPatternOperation { Pattern: IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true, PropertySubpatterns.IsEmpty: true } pattern } test
            when SymbolEqualityComparer.Default.Equals(pattern.MatchedType, pattern.InputType) => test.Value,
        _ => null,
    };

    private static bool IsNull(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: null };

    /// <summary>Asks whether a part of a reply is a call, or something else, and takes it as that.</summary>
    private bool Picks(VocabularyRow row, Value part, IInvocationOperation invocation)
    {
        bool isPicked = row.Role == Role.PicksCall ? part is CallValue : part is OutputItemValue && this.Choose();
        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            this.Assign(argument.Value, !isPicked ? ConstantValue.Null : part is OutputItemValue other ? new ReplyTextValue(other.Batch) : part);
        }

        return isPicked;
    }

    /// <summary>Whether a function makes of each part of a reply the part of a message that is the same.</summary>
    private bool CopiesParts(IArgumentOperation argument)
    {
        if (this.PredicateOf(argument) is not { Condition: var made, Parameter: var parameter })
        {
            return false;
        }

        return this.Symbols.OfUnion(made) is IPropertyReferenceOperation { Instance: { } part } property
            && (this.Symbols.Is(property.Property, Role.SourceOfPart) || this.Symbols.IsUnion(property.Property))
            && Unwrap(part) is IParameterReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Parameter, parameter);
    }

    /// <summary>Whether a function makes of each call one for a message, under the id of the other.</summary>
    private bool CopiesCalls(IArgumentOperation argument)
    {
        if (this.PredicateOf(argument) is not { Condition: var made, Parameter: var parameter } || this.Symbols.OfUnion(made) is not IObjectCreationOperation creation)
        {
            return false;
        }

        if (this.Symbols.Is(creation.Constructor, Role.CreatesPart))
        {
            if (this.Symbols.FilledIn(creation, Role.CallOfPart) is not { } held)
            {
                return false;
            }

            if (IsCall(held))
            {
                return true;
            }

            if (Unwrap(held) is not IObjectCreationOperation copied)
            {
                return false;
            }

            creation = copied;
        }

        Role named = this.Symbols.DialectOf(creation.Type).MatchesByName ? Role.NameOfCall : Role.IdOfCall;
        return this.Symbols.Is(creation.Constructor, Role.CreatesCall)
            && this.Symbols.FilledIn(creation, named) is { } given && Unwrap(given) is IPropertyReferenceOperation { Instance: { } call } id && this.Symbols.Is(id.Property, named) && IsCall(call);

        bool IsCall(IOperation operation) => IsReference(this.PartOfCall(operation) ?? operation, parameter);
    }

    /// <summary>Whether a predicate is true of calls, and of nothing else.</summary>
    private bool AsksForCalls(IArgumentOperation argument)
    {
        if (this.PredicateOf(argument) is not { Condition: var condition, Parameter: var parameter })
        {
            return false;
        }

        if (FoundNotNull(condition) is { } found)
        {
            return this.PartOfCall(found) is { } part ? IsReference(part, parameter) : IsReference(found, parameter) && this.IsCallType(parameter.Type);
        }

        return Unwrap(condition) switch
        {
            IIsTypeOperation { IsNegated: false } test => IsMessage(test.ValueOperand) && this.IsCallType(test.TypeOperand),
            IIsPatternOperation { Pattern: ITypePatternOperation pattern } test => IsMessage(test.Value) && this.IsCallType(pattern.MatchedType),
            IIsPatternOperation { Pattern: IDeclarationPatternOperation pattern } test => IsMessage(test.Value) && this.IsCallType(pattern.MatchedType),
            IInvocationOperation { Instance: { } picked } pick => this.Symbols.Is(pick.TargetMethod, Role.PicksCall) && IsMessage(picked),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equality =>
                (IsKind(equality.LeftOperand) && this.IsCallKind(equality.RightOperand)) || (IsKind(equality.RightOperand) && this.IsCallKind(equality.LeftOperand)),
            _ => false,
        };

        bool IsMessage(IOperation tested) => Unwrap(tested) switch
        {
            IParameterReferenceOperation reference => SymbolEqualityComparer.Default.Equals(reference.Parameter, parameter),
            IPropertyReferenceOperation { Instance: { } union } property => this.Symbols.IsUnion(property.Property) && IsMessage(union),
            _ => false,
        };

        bool IsKind(IOperation tested) => Unwrap(tested) is IPropertyReferenceOperation { Instance: { } message } property && this.Symbols.Is(property.Property, Role.KindOfMessage) && IsMessage(message);
    }

    private bool IsCallType(ITypeSymbol? type) => this.Symbols.RoleOfType(type) == Role.CallType;

    private bool IsCallKind(IOperation kind) => Unwrap(kind) is IMemberReferenceOperation member && this.Symbols.Is(member.Member, Role.CallKind);
}
