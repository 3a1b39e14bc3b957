using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Collections;
using ToolResultsAnalyzer.Dataflow;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>Tests: what they are on this path, and what the path knows once it took one way.</summary>
internal sealed partial class OperationInterpreter
{
    /// <summary>Evaluates a condition; where either may be, both ways are taken, each with what it shows.</summary>
    private bool Test(IOperation condition)
    {
        this.mentioned.Clear();
        Value? value = this.Evaluate(condition);
        if (value is ConstantValue { Constant: bool known })
        {
            return known;
        }

        string? fact = this.FactOf(Unwrap(condition));
        if (fact is not null && this.state.Facts[this.body.Facts.Of(fact)] is { Constant: bool remembered })
        {
            return remembered;
        }

        // A test of a reply that we do not understand may be one for calls.
        foreach (int batch in this.mentioned)
        {
            this.Refine(batch, state => state with { IsDoubted = true });
        }

        bool holds = this.Choose();
        if (fact is not null)
        {
            this.state = this.state with { Facts = this.state.Facts.With(this.body.Facts.Of(fact), ConstantValue.Of(holds)) };
        }

        this.Assume(condition, holds);
        return holds;
    }

    /// <summary>Notes the outcome of a test of a variable: when it is asked again, the answer is the same.</summary>
    private void Assume(IOperation condition, bool holds)
    {
        switch (Unwrap(condition))
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negation:
                this.Assume(negation.Operand, !holds);
                break;
            case var tested when this.PlaceOf(tested) is { } place && this.IsWorthNoting(place):
                this.state = this.state.WithValue(this.body.Places.Of(place), ConstantValue.Of(holds));
                break;
        }
    }

    private bool IsWorthNoting(Place place) => place switch
    {
        Place.Variable => true,
        Place.Member { Symbol: IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null } } member => this.body.Scan.IsReadRepeatedly(member.Symbol),
        _ => false,
    };

    /// <summary>
    /// A name for a call of a method whose outcome is kept, because the same method is asked again: the method and what it is
    /// asked about. Null where that is not all understood.
    /// </summary>
    private string? FactOf(IOperation condition)
    {
        if (condition is not IInvocationOperation invocation || !this.body.Scan.IsTestedRepeatedly(invocation.TargetMethod) || invocation.Arguments.Any(argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out))
        {
            return null;
        }

        List<string> parts = new() { invocation.TargetMethod.OriginalDefinition.GetDocumentationCommentId() ?? invocation.TargetMethod.Name };
        bool isAboutCall = false;
        foreach (IOperation operand in invocation.Arguments.Select(argument => argument.Value).Concat(invocation.Instance is { } instance ? new[] { instance } : Array.Empty<IOperation>()))
        {
            switch (this.PureValue(operand))
            {
                case CallValue call:
                    parts.Add(Name(call));
                    isAboutCall = true;
                    break;
                case CallNameValue name:
                    parts.Add(Name(name.Call) + ".name");
                    isAboutCall = true;
                    break;
                case ConstantValue { Constant: var constant }:
                    parts.Add("'" + Convert.ToString(constant, CultureInfo.InvariantCulture) + "'");
                    break;
                case null when this.PlaceOf(operand) is { } place and not Place.Capture:
                    parts.Add("#" + this.body.Places.Of(place).ToString(CultureInfo.InvariantCulture));
                    break;
                case null when Unwrap(operand) is IInstanceReferenceOperation:
                    parts.Add("this");
                    break;
                default:
                    return null;
            }
        }

        return isAboutCall ? string.Join("|", parts) : null;

        static string Name(CallValue call) => call.IsWitness ? $"w{call.Batch}" : $"o{call.Loop}";
    }

    /// <summary>What a place or a property of a call holds, without evaluating anything.</summary>
    private Value? PureValue(IOperation operand)
    {
        operand = Unwrap(operand);
        return operand switch
        {
            { ConstantValue: { HasValue: true, Value: var constant } } => new ConstantValue(constant),
            IPropertyReferenceOperation { Instance: { } instance } property when this.PureValue(instance) is CallValue call => this.PropertyOf(call, property.Property, property),
            _ => this.PlaceOf(operand) is { } place ? this.state.Values[this.body.Places.Of(place)] : null,
        };
    }

    private void ForgetFactsOf(int loop)
    {
        if (this.state.Facts.Count == 0)
        {
            return;
        }

        string other = "o" + loop.ToString(CultureInfo.InvariantCulture);
        this.state = this.state with
        {
            Facts = this.state.Facts.Select((fact, value) => this.body.Facts[fact].Split('|').Any(part => part == other || part == other + ".name") ? null : value),
        };
    }

    private Value? EvaluateEquality(IOperation leftOperand, Value? left, IOperation rightOperand, Value? right, bool isEqual)
    {
        if (this.TestEquality(leftOperand, left, rightOperand, right) is { } equal)
        {
            return ConstantValue.Of(equal == isEqual);
        }

        return null;
    }

    private bool? TestEquality(IOperation leftOperand, Value? left, IOperation rightOperand, Value? right)
    {
        if (left is ConstantValue { Constant: null } && right is not ConstantValue { Constant: null })
        {
            (leftOperand, left, rightOperand, right) = (rightOperand, right, leftOperand, left);
        }

        if (right is ConstantValue { Constant: null })
        {
            return this.EvaluateNullTest(leftOperand, left) is ConstantValue { Constant: bool isNull } ? isNull : null;
        }

        if (right is ConstantValue && this.TestEnumeration(leftOperand, right) is { } only)
        {
            return only;
        }

        switch (left, right)
        {
            case (CallValue first, CallValue second) when first.Batch == second.Batch && (first.IsWitness || second.IsWitness):
                return first.IsWitness == second.IsWitness;
            case (CallIdValue first, CallIdValue second) when first.Call.Batch == second.Call.Batch && (first.Call.IsWitness || second.Call.IsWitness):
                return first.Call.IsWitness == second.Call.IsWitness;
            case (MessageKindValue kind, _):
                return this.TestKind(kind, rightOperand);
            case (_, MessageKindValue kind):
                return this.TestKind(kind, leftOperand);
            case (CallValue first, CallValue second) when first.Batch == second.Batch && (first.Pick == Pick.Position) != (second.Pick == Pick.Position):
                // Which end a position is at, we do not follow: behind the last call no other one waits.
                this.MakeUncertain(first.Batch);
                return null;
            case (PositiveValue, ConstantValue { Constant: int and <= 0 }):
                return false;
            case (CallCountValue count, not ConstantValue):
                // Something is counted and compared with the number of calls.
                this.MakeUncertain(count.Batch);
                return null;
            case (not ConstantValue, CallCountValue count):
                this.MakeUncertain(count.Batch);
                return null;
            case (null or ExcludedValue, ConstantValue { Constant: { } constant }):
                return this.TestConstant(leftOperand, left as ExcludedValue, constant);
            case (ConstantValue { Constant: { } constant }, null or ExcludedValue):
                return this.TestConstant(rightOperand, right as ExcludedValue, constant);
            case (CallNameValue name, ConstantValue { Constant: string constant }):
                return this.TestName(name.Call, constant);
            case (ConstantValue { Constant: string constant }, CallNameValue name):
                return this.TestName(name.Call, constant);
            case (FinishReasonValue reason, _):
                return this.TestFinishReason(reason.Batch, rightOperand);
            case (_, FinishReasonValue reason):
                return this.TestFinishReason(reason.Batch, leftOperand);
            case (CallCountValue count, ConstantValue { Constant: int number }):
                return this.TestCount(count.Batch, Naturals.Exactly(number - count.Offset), isExact: number - count.Offset < 7);
            case (ConstantValue { Constant: int number }, CallCountValue count):
                return this.TestCount(count.Batch, Naturals.Exactly(number - count.Offset), isExact: number - count.Offset < 7);
            case (ConstantValue first, ConstantValue second):
                return Equals(first.Constant, second.Constant);
            case (CallIdValue id, _):
                this.MakeUncertain(id.Call.Batch);
                return null;
            case (_, CallIdValue id):
                this.MakeUncertain(id.Call.Batch);
                return null;
            default:
                return null;
        }
    }

    /// <summary>Whether a message of a reply is of the kind of calls; null for two messages that are none.</summary>
    private bool? TestKind(MessageKindValue kind, IOperation other) => this.IsCallKind(other) ? kind.IsCall : kind.IsCall ? false : null;

    /// <summary>An enumeration with a single member is always that member.</summary>
    private bool? TestEnumeration(IOperation operand, Value constant) =>
        Unwrap(operand).Type is INamedTypeSymbol { TypeKind: TypeKind.Enum } type
        && type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue).ToArray() is [var only]
        && Equals(only.ConstantValue, (constant as ConstantValue)?.Constant)
            ? true
            : null;

    /// <summary>Tests a variable for a constant; which one it is, or is not, holds from here on.</summary>
    private bool? TestConstant(IOperation operand, ExcludedValue? known, object constant)
    {
        if (known?.Excluded.Contains(constant) == true)
        {
            return false;
        }

        if (this.PlaceOf(operand) is not { } place || !(place is Place.Capture || this.IsWorthNoting(place)))
        {
            return null;
        }

        bool isEqual = this.Choose();
        Value value = (isEqual, constant) switch
        {
            (true, _) => new ConstantValue(constant),
            (false, bool other) => ConstantValue.Of(!other),
            _ => new ExcludedValue((known?.Excluded ?? new ConstantSet(ImmutableArray<object>.Empty)).With(constant)),
        };
        this.state = this.state.WithValue(this.body.Places.Of(place), value);
        return isEqual;
    }

    /// <summary>Something that we do not follow may decide which calls of a batch have a result (a look-up by an id, say).</summary>
    private void MakeUncertain(int batch) => this.Refine(batch, static state => state with { IsUncertain = true });

    private bool TestName(CallValue call, string name)
    {
        NameFacts facts = this.NameOf(call);
        if (facts.Is(name) is { } known)
        {
            return known;
        }

        bool isName = this.Choose();
        if (this.body.Uses.NamesRepeatedly)
        {
            facts = facts.With(name, isName);
            if (call.IsWitness)
            {
                this.Refine(call.Batch, state => state with { WitnessName = facts });
            }
            else if (call.Loop >= 0 && this.state.Cursors[call.Loop] is { } cursor)
            {
                this.state = this.state with { Cursors = this.state.Cursors.With(call.Loop, cursor with { CurrentName = facts }) };
            }
        }

        return isName;
    }

    private NameFacts NameOf(CallValue call) => call.IsWitness
        ? this.state.Batches[call.Batch]?.WitnessName ?? NameFacts.Unknown
        : call.Loop >= 0 ? this.state.Cursors[call.Loop]?.CurrentName ?? NameFacts.Unknown : NameFacts.Unknown;

    /// <summary>Tests the finish reason for one that is named; null for a reason that is not.</summary>
    private bool? TestFinishReason(int batch, IOperation reason)
    {
        // An enumeration, or a text, may be wrapped.
        IOperation constant = Unwrap(reason) is IConversionOperation { OperatorMethod: not null, Operand: var wrapped } ? Unwrap(wrapped) : Unwrap(reason);
        switch (constant is IMemberReferenceOperation { Member: var named } && this.Symbols.RowOf(named) is { } row ? row.Role : this.Symbols.RoleOfText(constant.ConstantValue.Value, Unwrap(reason).Type))
        {
            case Role.FinishedWithCalls:
                return this.TestCount(batch, Naturals.Positive, isExact: true);
            case Role.FinishedWithoutCalls:
                // Any of several reasons: if it is this one there are no calls; if not, nothing is shown.
                if (this.state.Batches[batch] is { } known && !known.Counts.Overlaps(Naturals.Zero))
                {
                    return false;
                }

                bool holds = this.Choose();
                this.Refine(batch, state => state with { IsAsked = true, Counts = holds ? state.Counts.Intersect(Naturals.Zero) : state.Counts });
                return holds;
            default:
                return null;
        }
    }

    /// <summary>Tests whether the number of calls is among <paramref name="numbers"/>.</summary>
    /// <param name="isExact">Whether the set says exactly what the test says, so that its failure shows something too.</param>
    /// <param name="isAsked">Whether the code asks for it, and does not just take what there is.</param>
    private bool TestCount(int batch, Naturals numbers, bool isExact, bool isAsked = true)
    {
        if (this.state.Batches[batch] is not { } known)
        {
            return this.Choose();
        }

        Naturals inside = known.Counts.Intersect(numbers), outside = isExact ? known.Counts.Except(numbers, wholeTail: true) : known.Counts;
        bool holds = outside.IsEmpty || (!inside.IsEmpty && this.Choose());
        Naturals counts = holds ? inside : outside;

        // A loop over other messages, too, may have met a call already: that there are calls is shown all the same.
        bool leavesOutNone = isAsked && (holds ? !numbers.Overlaps(Naturals.Zero) : isExact && numbers.Overlaps(Naturals.Zero));
        this.Refine(batch, state => state with
        {
            Counts = counts,
            IsAsked = state.IsAsked || isAsked,
            IsTested = state.IsTested || leavesOutNone || (state.Counts.Overlaps(Naturals.Zero) && !counts.Overlaps(Naturals.Zero)),
        });
        return holds;
    }

    private Value? EvaluateComparison(Value? left, BinaryOperatorKind comparison, Value? right)
    {
        if (left is ConstantValue { Constant: int } && right is CallCountValue)
        {
            (left, right) = (right, left);
            comparison = comparison switch
            {
                BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
                BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
                BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
                _ => BinaryOperatorKind.LessThanOrEqual,
            };
        }

        switch (left, right)
        {
            case (CallCountValue count, ConstantValue { Constant: int number }):
                number -= count.Offset;
                return comparison switch
                {
                    BinaryOperatorKind.LessThan => ConstantValue.Of(!this.TestCount(count.Batch, Naturals.AtLeast(number), number <= 7)),
                    BinaryOperatorKind.LessThanOrEqual => ConstantValue.Of(!this.TestCount(count.Batch, Naturals.AtLeast(number + 1), number < 7)),
                    BinaryOperatorKind.GreaterThan => ConstantValue.Of(this.TestCount(count.Batch, Naturals.AtLeast(number + 1), number < 7)),
                    _ => ConstantValue.Of(this.TestCount(count.Batch, Naturals.AtLeast(number), number <= 7)),
                };
            case (ConstantValue { Constant: null }, ConstantValue { Constant: int }) or (ConstantValue { Constant: int }, ConstantValue { Constant: null }):
                // Nothing is less or greater than no number.
                return ConstantValue.False;
            case (PositiveValue, ConstantValue { Constant: int and <= 0 }):
                return ConstantValue.Of(comparison is BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual);
            case (PositiveValue, ConstantValue { Constant: 1 }) when comparison is BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.LessThan:
                return ConstantValue.Of(comparison == BinaryOperatorKind.GreaterThanOrEqual);
            case (CallCountValue count, not ConstantValue and not CallCountValue):
                this.MakeUncertain(count.Batch);
                return null;
            case (not ConstantValue and not CallCountValue, CallCountValue count):
                this.MakeUncertain(count.Batch);
                return null;
            case (ConstantValue { Constant: int first }, ConstantValue { Constant: int second }):
                return ConstantValue.Of(comparison switch
                {
                    BinaryOperatorKind.LessThan => first < second,
                    BinaryOperatorKind.LessThanOrEqual => first <= second,
                    BinaryOperatorKind.GreaterThan => first > second,
                    _ => first >= second,
                });
            default:
                return null;
        }
    }

    /// <summary>Whether a value is null. A variable that is tested is null, or not, from here on.</summary>
    private Value? EvaluateNullTest(IOperation operand, Value? value, bool isAsked = true)
    {
        if (value is null && this.CapturedFrom(operand) is IEventReferenceOperation)
        {
            // Somebody has subscribed: what happens when nobody has is no mistake of this body.
            return ConstantValue.False;
        }

        switch (value)
        {
            case ConstantValue constant:
                return ConstantValue.Of(constant.Constant is null);
            case null or DerivedValue or ReplyTextValue or ExcludedValue:
                break;
            case OutputItemValue when this.IsCallType(TypeOf(operand)):
                // The call of a part that holds none.
                return ConstantValue.True;
            case CallsValue { IsWhole: true } calls when this.Symbols.CallsMayBeNull(TypeOf(operand)):
                return ConstantValue.Of(this.TestCount(calls.Batch, Naturals.Zero, isExact: true, isAsked));
            default:
                return ConstantValue.False;
        }

        if (value is null && this.PlaceOf(operand) is { } place && this.IsWorthNoting(place))
        {
            bool isNull = this.Choose();
            this.state = this.state.WithValue(this.body.Places.Of(place), isNull ? ConstantValue.Null : NotNullValue.Instance);
            return ConstantValue.Of(isNull);
        }

        return null;
    }

    private Value? EvaluateTypeTest(IIsTypeOperation isType)
    {
        Value? value = this.Evaluate(isType.ValueOperand);
        if (this.IsOfType(value, isType.TypeOperand) is { } known)
        {
            return ConstantValue.Of(known != isType.IsNegated);
        }

        return this.IsAlways(isType.ValueOperand, value, isType.TypeOperand) ? ConstantValue.Of(!isType.IsNegated) : null;
    }

    /// <summary>Whether a reply, or a message of one, is of a type; null where that is open, and for other values.</summary>
    private bool? IsOfType(Value? value, ITypeSymbol? type) => (value, this.Symbols.RoleOfType(type)) switch
    {
        (ReplyValue reply, Role.AssistantType or Role.OtherMessageType) when this.Symbols.MeansCalls(type) is { } means => this.TestMeaning(reply.Batch, means),
        (CallValue or OutputItemValue, Role.MessageType or Role.PartType or Role.PartOfReplyType) => true,
        (CallValue call, Role.CallType) when this.MayInterleave(call.Batch) || this.AreParts(call.Batch) || this.Symbols.Is(type, Role.CallType) => true,
        (CallValue, Role.ResultType or Role.OtherMessageType or Role.OtherPartType or Role.OtherPartOfReplyType) => false,
        (OutputItemValue, Role.CallType or Role.ResultType) => false,
        _ => null,
    };

    /// <summary>Tests a reply for a type that tells whether it has calls. There may be several without.</summary>
    private bool TestMeaning(int batch, bool meansCalls)
    {
        this.Observer.LooksAtCalls(batch);
        if (meansCalls)
        {
            return this.TestCount(batch, Naturals.Positive, isExact: true);
        }

        return this.TestCount(batch, Naturals.Zero, isExact: false);
    }

    private bool IsAlways(IOperation operand, Value? value, ITypeSymbol type) =>
        value is CallValue or ReplyValue or CallsValue && !(value is CallsValue && this.Symbols.CallsMayBeNull(TypeOf(operand))) && TypeOf(operand) is { } from && this.body.Compilation.Compilation.ClassifyCommonConversion(from, type) is { Exists: true, IsImplicit: true };

    /// <summary>The type of what is tested; an element of a list has no operation but its pattern.</summary>
    private static ITypeSymbol? TypeOf(IOperation operand) => Unwrap(operand) is IPatternOperation pattern ? pattern.InputType : Unwrap(operand).Type;

    private Value? EvaluatePattern(IIsPatternOperation pattern)
    {
        Value? value = this.Evaluate(pattern.Value);
        return ConstantValue.Of(this.Matches(pattern.Value, value, pattern.Pattern));
    }

    /// <summary>Whether a value matches a pattern; where either may be, one of the ways is chosen.</summary>
    private bool Matches(IOperation operand, Value? value, IPatternOperation pattern)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return true;
            case INegatedPatternOperation negated:
                return !this.Matches(operand, value, negated.Pattern);
            case IBinaryPatternOperation binary:
                return binary.OperatorKind == BinaryOperatorKind.Or
                    ? this.Matches(operand, value, binary.LeftPattern) || this.Matches(operand, value, binary.RightPattern)
                    : this.Matches(operand, value, binary.LeftPattern) && this.Matches(operand, value, binary.RightPattern);
            case IConstantPatternOperation constant:
                Value? expected = constant.Value.ConstantValue is { HasValue: true, Value: var known } ? new ConstantValue(known) : null;
                return this.TestEquality(operand, value, constant.Value, expected) ?? this.ChooseUnknown();
            case IRelationalPatternOperation relational when relational.Value.ConstantValue is { HasValue: true, Value: int number }:
                return this.EvaluateComparison(value, relational.OperatorKind, new ConstantValue(number)) is ConstantValue { Constant: bool compared } ? compared : this.ChooseUnknown();
            case IDeclarationPatternOperation declaration:
                bool matches = this.IsOfType(value, declaration.MatchedType) ?? (declaration.MatchesNull
                    || (declaration.MatchedType is { } type && this.IsAlways(operand, value, type))
                    || this.MatchesType(operand, value, declaration.MatchedType));
                if (matches && declaration.DeclaredSymbol is { } declared)
                {
                    this.Store(new Place.Variable(declared), value);
                }

                return matches;
            case ITypePatternOperation typePattern:
                return this.IsOfType(value, typePattern.MatchedType) ?? (this.IsAlways(operand, value, typePattern.MatchedType) || this.ChooseUnknown());
            case IRecursivePatternOperation recursive:
                return this.MatchesRecursive(operand, value, recursive);
            case IListPatternOperation list when value is CallsValue { IsWhole: true } calls:
                return this.MatchesList(calls, list);
            default:
                foreach (ISymbol variable in Declared(pattern))
                {
                    this.Store(new Place.Variable(variable), null);
                }

                return this.ChooseUnknown();
        }

        static IEnumerable<ISymbol> Declared(IPatternOperation pattern) => pattern.DescendantsAndSelf().Select(part => part switch
        {
            IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
            IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
            IListPatternOperation list => list.DeclaredSymbol,
            _ => null,
        }).Where(symbol => symbol is not null)!;
    }

    /// <summary>A type test is a null test where the type is no narrower than the one the value has.</summary>
    private bool MatchesType(IOperation operand, Value? value, ITypeSymbol? type)
    {
        bool isNullTest = type is null || (TypeOf(operand) is { } from && this.body.Compilation.Compilation.ClassifyCommonConversion(from, type) is { Exists: true, IsImplicit: true });
        return isNullTest
            ? this.EvaluateNullTest(operand, value) is ConstantValue { Constant: bool isNull } ? !isNull : this.ChooseUnknown()
            : value is not ConstantValue { Constant: null } && this.ChooseUnknown();
    }

    private bool MatchesRecursive(IOperation operand, Value? value, IRecursivePatternOperation recursive)
    {
        if (!(this.IsOfType(value, recursive.MatchedType) ?? (this.IsAlways(operand, value, recursive.MatchedType) || this.MatchesType(operand, value, recursive.MatchedType))))
        {
            return false;
        }

        if (recursive.DeconstructionSubpatterns.Length > 0)
        {
            return this.ChooseUnknown();
        }

        foreach (IPropertySubpatternOperation subpattern in recursive.PropertySubpatterns)
        {
            if (subpattern.Member is not IPropertyReferenceOperation member)
            {
                if (!this.Choose())
                {
                    return false;
                }

                continue;
            }

            if (!this.Matches(member, this.PropertyOf(value, member.Property, member), subpattern.Pattern))
            {
                return false;
            }
        }

        if (recursive.DeclaredSymbol is { } declared)
        {
            this.Store(new Place.Variable(declared), value);
        }

        return true;
    }

    private bool MatchesList(CallsValue calls, IListPatternOperation list)
    {
        int slice = list.Patterns.ToList().FindIndex(pattern => pattern is ISlicePatternOperation);
        int count = list.Patterns.Length - (slice >= 0 ? 1 : 0);
        if (!this.TestCount(calls.Batch, slice >= 0 ? Naturals.AtLeast(count) : Naturals.Exactly(count), isExact: count < 7))
        {
            return false;
        }

        for (int i = 0; i < list.Patterns.Length; i++)
        {
            IPatternOperation pattern = list.Patterns[i];
            if (pattern is ISlicePatternOperation or IDiscardPatternOperation)
            {
                continue;
            }

            Value? element = slice < 0 || i < slice
                ? this.PickAt(calls, i, pattern)
                : i == list.Patterns.Length - 1 ? this.PickLast(calls, pattern) : new DerivedValue(calls.Batch);
            if (!this.Matches(pattern, element, pattern))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Takes either way of a test of something that we do not follow.</summary>
    private bool ChooseUnknown()
    {
        foreach (int batch in this.mentioned)
        {
            this.Refine(batch, state => state with { IsDoubted = true });
        }

        return this.Choose();
    }
}
