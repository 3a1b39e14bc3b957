using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>A condition on a call that asks for its name only: <c>call => call.FunctionName == "search"</c>.</summary>
internal sealed class NamePredicate
{
    private readonly Func<Func<string, bool>, bool> holds;

    private NamePredicate(Func<Func<string, bool>, bool> holds) => this.holds = holds;

    /// <summary>Whether the condition holds for the call whose names <paramref name="hasName"/> knows.</summary>
    public bool Holds(Func<string, bool> hasName) => this.holds(hasName);

    public static NamePredicate? TryCreate(IAnonymousFunctionOperation? lambda, VocabularySymbols symbols)
    {
        if (lambda is not { Body.Operations: [IReturnOperation { ReturnedValue: { } condition }] })
        {
            return null;
        }

        return Translate(condition) is { } translated ? new(translated) : null;

        Func<Func<string, bool>, bool>? Translate(IOperation operation)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    return Translate(conversion.Operand);
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negation:
                    return Translate(negation.Operand) is { } negated ? hasName => !negated(hasName) : null;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } conjunction:
                    return Translate(conjunction.LeftOperand) is { } first && Translate(conjunction.RightOperand) is { } second ? hasName => first(hasName) && second(hasName) : null;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } disjunction:
                    return Translate(disjunction.LeftOperand) is { } left && Translate(disjunction.RightOperand) is { } right ? hasName => left(hasName) || right(hasName) : null;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } equality:
                    bool isEqual = equality.OperatorKind == BinaryOperatorKind.Equals;
                    (IOperation name, IOperation constant) = IsName(equality.LeftOperand) ? (equality.LeftOperand, equality.RightOperand) : (equality.RightOperand, equality.LeftOperand);
                    return IsName(name) && constant.ConstantValue is { HasValue: true, Value: string expected } ? hasName => hasName(expected) == isEqual : null;
                case IIsPatternOperation pattern when IsName(pattern.Value):
                    return TranslatePattern(pattern.Pattern);
                default:
                    return null;
            }
        }

        Func<Func<string, bool>, bool>? TranslatePattern(IPatternOperation pattern)
        {
            switch (pattern)
            {
                case IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: string expected } }:
                    return hasName => hasName(expected);
                case INegatedPatternOperation negated:
                    return TranslatePattern(negated.Pattern) is { } inner ? hasName => !inner(hasName) : null;
                case IBinaryPatternOperation binary:
                    if (TranslatePattern(binary.LeftPattern) is not { } left || TranslatePattern(binary.RightPattern) is not { } right)
                    {
                        return null;
                    }

                    return binary.OperatorKind == BinaryOperatorKind.Or ? hasName => left(hasName) || right(hasName) : hasName => left(hasName) && right(hasName);
                default:
                    return null;
            }
        }

        bool IsName(IOperation operation) => operation is IPropertyReferenceOperation { Instance: IParameterReferenceOperation } property && symbols.Is(property.Property, Role.NameOfCall);
    }
}
