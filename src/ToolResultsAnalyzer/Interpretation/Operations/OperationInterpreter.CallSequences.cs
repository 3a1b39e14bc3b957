using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.BaseLibrary;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Collections;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>Members of sequences of calls: picks, parts, filters, projections.</summary>
internal sealed partial class OperationInterpreter
{
    private void AddToCalls(IOperation receiver, MadeCallsValue made, Value? added, IInvocationOperation invocation)
    {
        Value? after = added switch
        {
            ResultValue result => this.NewHistory(invocation, made.Ids.Ids.IsEmpty ? this.Append(HistoryState.Empty, result, this.OriginOf(invocation)) : HistoryState.Outside, outlives: false),
            MadeCallValue { Id: { } id } => new MadeCallsValue(new(made.Ids.Ids.Add(id))),
            CallValue call when made.Ids.Ids.IsEmpty => new CallsValue(call.Batch, call.IsWitness, IsWhole: false, Filter: -1),
            CallValue call => new DerivedValue(call.Batch),
            _ => this.NewBuiltCalls(invocation),
        };
        if (this.PlaceOf(receiver) is { } place)
        {
            this.Store(place is Place.Capture capture && this.body.CapturedOperation(capture.Id) is { } source && this.PlaceOf(source) is { } original ? original : place, after);
        }
    }

    /// <summary>Calls are put into a collection in a way that is not followed, or taken out of it.</summary>
    private void AddUnknown(IOperation receiver, ImmutableArray<IArgumentOperation> arguments)
    {
        Value? derived = null;
        foreach (IArgumentOperation argument in arguments)
        {
            if (this.Evaluate(argument.Value)?.AboutBatch is { } batch)
            {
                this.MakeUncertain(batch);
                derived = new DerivedValue(batch);
            }
        }

        if (derived is not null && this.PlaceOf(receiver) is { } place)
        {
            this.Store(place, derived);
        }
    }

    private CallsValue NewBuiltCalls(IOperation source) =>
        new(this.NewBatch(source, new BatchState(BatchSource.Built) { Counts = Naturals.Positive, IsTested = true }), HoldsWitness: true, IsWhole: true, Filter: -1);

    /// <summary>Members that read, take apart or change a sequence of calls.</summary>
    private bool EvaluateCallsMember(CallsValue calls, IMethodSymbol method, IOperation receiver, ImmutableArray<IArgumentOperation> arguments, IInvocationOperation invocation, out Value? result)
    {
        result = null;
        if (!SequenceMembers.IsFromBaseLibrary(method))
        {
            return false;
        }

        int? number = arguments.Length == 1 ? ConstantNumber(arguments[0].Value) : null;
        switch (method.Name)
        {
            case "GetEnumerator" when invocation.IsImplicit && invocation.Syntax.FirstAncestorOrSelf<CommonForEachStatementSyntax>() is { } statement && this.body.LoopOf(statement) is { } loop:
                result = this.StartLoop(loop, calls);
                return true;
            case "GetEnumerator":
                result = new EnumeratorValue(calls, 0);
                return true;
            case "Select" when arguments.Length == 1 && this.body.ResultOf(arguments[0]) is { } made:
                this.Evaluate(arguments[0].Value);
                result = new ProjectedResults(calls, this.Origin(made));
                return true;
            case "Count" or "LongCount" when arguments.Length == 0 && calls.IsWhole:
                result = new CallCountValue(calls.Batch, 0);
                return true;
            case "Any" when arguments.Length == 0 && calls.HoldsAnyFrom > 0:
                result = ConstantValue.Of(this.TestCount(calls.Batch, Naturals.AtLeast(calls.HoldsAnyFrom), isExact: calls.HoldsAnyFrom <= 7));
                return true;
            case "First" when arguments.Length == 0:
                result = this.PickAt(calls, 0, invocation);
                return true;
            case "ElementAt" when number is { } position:
                result = this.PickAt(calls, position, invocation);
                return true;
            case "Last" when arguments.Length == 0:
                result = this.PickLast(calls, invocation);
                return true;
            case "FirstOrDefault" or "LastOrDefault" when arguments.Length == 0 && calls.IsWhole:
                result = this.TestCount(calls.Batch, Naturals.Positive, isExact: true)
                    ? method.Name == "FirstOrDefault" ? this.PickAt(calls, 0, invocation) : this.PickLast(calls, invocation)
                    : ConstantValue.Null;
                return true;
            case "ElementAtOrDefault" when number is { } position && calls.IsWhole:
                result = this.TestCount(calls.Batch, Naturals.AtLeast(position + 1), isExact: position < 7) ? this.PickAt(calls, position, invocation) : ConstantValue.Null;
                return true;
            case "Single" when arguments.Length == 0 && calls.IsWhole:
                this.Refine(calls.Batch, state => state with { Counts = state.Counts.Intersect(Naturals.Exactly(1)), IsTested = true });
                result = this.PickAt(calls, 0, invocation);
                return true;
            case "SingleOrDefault" when arguments.Length == 0 && calls.IsWhole:
                this.Refine(calls.Batch, state => state with { Counts = state.Counts.Intersect(Naturals.Below(2)) });
                result = this.TestCount(calls.Batch, Naturals.Positive, isExact: true) ? this.PickAt(calls, 0, invocation) : ConstantValue.Null;
                return true;
            case "Any" when arguments.Length == 1 && this.PredicateOf(arguments[0]) is { } any:
                this.Evaluate(arguments[0].Value);
                result = this.TestAny(calls, any);
                return true;
            case "All" when arguments.Length == 1 && calls.HoldsWitness && this.PredicateOf(arguments[0]) is { } all:
                this.Evaluate(arguments[0].Value);
                bool holds = this.Choose();
                if (holds && this.state.Batches[calls.Batch]?.Counts.Overlaps(Naturals.Positive) == true && !this.WitnessSatisfies(calls.Batch, all, out _))
                {
                    this.Abandon();
                }

                result = ConstantValue.Of(holds);
                return true;
            case "Contains" when arguments.Length == 1 && this.Evaluate(arguments[0].Value) is CallValue { IsWitness: true } sought && sought.Batch == calls.Batch:
                result = ConstantValue.Of(calls.HoldsWitness);
                return true;
            case "First" or "FirstOrDefault" or "Last" or "LastOrDefault" when arguments.Length == 1 && this.NamePredicateOf(arguments[0]) is { } predicate:
                result = this.PickBy(calls, predicate, invocation, canBeNull: method.Name.EndsWith("OrDefault", StringComparison.Ordinal));
                return true;
            case "Take" when number is { } taken:
                result = this.TakeFirst(calls, taken, invocation);
                return true;
            case "Skip" when number is { } skipped:
                result = skipped <= 0 ? calls : this.SkipFirst(calls, skipped, invocation);
                return true;
            case "TakeLast" when number is { } last:
                result = this.TakeLast(calls, last, invocation);
                return true;
            case "SkipLast" when number is { } dropped:
                result = dropped <= 0 ? calls : this.SkipLast(calls, dropped, invocation);
                return true;
            case "Select" when arguments.Length == 1 && (this.CopiesCalls(arguments[0]) || this.SelectsCalls(arguments[0])):
                result = calls;
                return true;
            case "Where" when arguments.Length == 1:
                result = this.Filter(calls, arguments[0], invocation);
                return true;
            case var name when ((arguments.Length == 0 && SequenceMembers.IsCopy(name)) || SequenceMembers.IsReordering(name)) && (this.Symbols.IsCallSequence(method.ReturnType) || this.Symbols.PartsHoldCalls(method.ReturnType)):
                this.EvaluateAll(arguments);
                result = calls;
                return true;
            case "ToList" when arguments.Length == 0 && this.AreParts(calls.Batch) && this.Symbols.IsHistory(method.ReturnType):
                result = this.NewHistory(invocation, this.AppendAll(HistoryState.Empty, calls, this.OriginOf(invocation)), outlives: false);
                return true;
            case "Add" or "AddRange" or "Insert" or "Clear" or "Remove" or "RemoveAt" or "RemoveAll" or "RemoveRange":
                this.EvaluateAll(arguments);
                if (this.PlaceOf(receiver) is { } place)
                {
                    Value? changed = method.Name switch
                    {
                        "Clear" => new MadeCallsValue(ConstantIds.None),
                        "Add" when this.state.Batches[calls.Batch]?.Source == BatchSource.Built && calls.IsWhole => this.NewBuiltCalls(invocation),
                        "Add" when !calls.IsWhole && this.Evaluate(arguments[0].Value) is CallValue added && added.Batch == calls.Batch => calls with { HoldsWitness = calls.HoldsWitness || added.IsWitness },
                        _ => new DerivedValue(calls.Batch),
                    };
                    this.Store(place, changed);
                }

                if (method.Name is not ("Add" or "Clear"))
                {
                    // Which calls are left is not followed.
                    this.MakeUncertain(calls.Batch);
                }

                return true;
            default:
                this.EvaluateAll(arguments);
                result = method.ReturnType.SpecialType == SpecialType.System_Void ? null : new DerivedValue(calls.Batch);
                return true;
        }
    }

    private IEnumerable<Loop> EnclosingLoops(IOperation operation) =>
        this.body.Graph.Loops.Where(loop => loop.Statement.Span.Contains(operation.Syntax.Span));

    /// <summary>The body of a predicate over calls, where it is a single expression.</summary>
    private (IParameterSymbol Parameter, IOperation Condition)? PredicateOf(IArgumentOperation argument) =>
        argument.Value.DescendantsAndSelf().OfType<IFlowAnonymousFunctionOperation>().FirstOrDefault() is { } lambda
        && this.body.Scan.FunctionOf(lambda) is { Symbol.Parameters: [var parameter], Body.Operations: [IReturnOperation { ReturnedValue: { } condition }] }
            ? (parameter, condition)
            : null;

    /// <summary>As <see cref="PredicateOf"/>, where the predicate asks for nothing but the name.</summary>
    private (IParameterSymbol Parameter, IOperation Condition)? NamePredicateOf(IArgumentOperation argument) =>
        this.PredicateOf(argument) is { } predicate
        && predicate.Condition.DescendantsAndSelf().OfType<IParameterReferenceOperation>().All(reference => reference.Parent is IPropertyReferenceOperation property && this.Symbols.Is(property.Property, Role.NameOfCall))
        && !predicate.Condition.DescendantsAndSelf().Any(part => part is ILocalReferenceOperation or IFieldReferenceOperation or IInvocationOperation)
            ? predicate
            : null;

    /// <summary>The name that every call behind a filter has, where the filter asks for one.</summary>
    private NameFacts NameBehind(int filter)
    {
        if (filter < 0 || !this.body.Uses.NamesRepeatedly
            || this.body.Origins[filter] is not IInvocationOperation { TargetMethod.Name: "Where", Arguments: { Length: > 0 } arguments }
            || this.NamePredicateOf(arguments[arguments.Length - 1]) is not { Condition: var condition }
            || Unwrap(condition) is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equality)
        {
            return NameFacts.Unknown;
        }

        object? name = equality.LeftOperand.ConstantValue is { HasValue: true } left ? left.Value : equality.RightOperand.ConstantValue is { HasValue: true } right ? right.Value : null;
        return name is string text ? NameFacts.Unknown.With(text, isName: true) : NameFacts.Unknown;
    }

    private Value? Filter(CallsValue calls, IArgumentOperation argument, IInvocationOperation invocation)
    {
        this.Evaluate(argument.Value);
        if (this.PredicateOf(argument) is not { } predicate)
        {
            return new DerivedValue(calls.Batch);
        }

        // Ids are compared with something: it may be what tells the calls that are answered already.
        if (predicate.Condition.DescendantsAndSelf().OfType<IPropertyReferenceOperation>().Any(property => this.Symbols.Is(property.Property, Role.IdOfCall)))
        {
            this.MakeUncertain(calls.Batch);
            return new DerivedValue(calls.Batch);
        }

        if (!calls.HoldsWitness)
        {
            return this.PartOf(calls, holdsWitness: false, invocation);
        }

        bool satisfies = this.WitnessSatisfies(calls.Batch, predicate, out bool isUnderstood);

        // Of several filters that are not understood, one may be the complement of the other.
        return !isUnderstood && this.body.Uses.OpaqueFilters > 1 ? new DerivedValue(calls.Batch) : this.PartOf(calls, satisfies, invocation);
    }

    /// <summary>Whether the witness satisfies a predicate; where either may be, one is chosen and, as far as it goes, remembered.</summary>
    private bool WitnessSatisfies(int batch, (IParameterSymbol Parameter, IOperation Condition) predicate, out bool isUnderstood)
    {
        int place = this.body.Places.Of(new Place.Variable(predicate.Parameter));
        this.state = this.state.WithValue(place, new CallValue(batch, IsWitness: true, Pick.Current, -1, -1));
        bool understood = true;
        bool holds = TestPredicate(predicate.Condition);
        this.state = this.state.WithValue(place, null);
        isUnderstood = understood;
        return holds;

        bool TestPredicate(IOperation condition)
        {
            switch (Unwrap(condition))
            {
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negation:
                    return !TestPredicate(negation.Operand);
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } conjunction:
                    return TestPredicate(conjunction.LeftOperand) && TestPredicate(conjunction.RightOperand);
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } disjunction:
                    return TestPredicate(disjunction.LeftOperand) || TestPredicate(disjunction.RightOperand);
                case IInvocationOperation invocation:
                    understood &= this.FactOf(invocation) is not null;
                    return this.Test(invocation);
                case IBinaryOperation or IIsPatternOperation:
                    understood &= condition.DescendantsAndSelf().Any(part => part is IPropertyReferenceOperation property && this.Symbols.Is(property.Property, Role.NameOfCall));
                    return this.Test(condition);
                default:
                    understood = false;
                    return this.Test(condition);
            }
        }
    }

    /// <summary>Whether any call satisfies a predicate: if none does, the witness does not either.</summary>
    private Value? TestAny(CallsValue calls, (IParameterSymbol Parameter, IOperation Condition) predicate)
    {
        if (!calls.HoldsWitness || !this.Choose())
        {
            if (!calls.HoldsWitness)
            {
                return null;
            }

            if (this.state.Batches[calls.Batch]?.Counts.Overlaps(Naturals.Positive) == true && this.WitnessSatisfies(calls.Batch, predicate, out _))
            {
                this.Abandon();
            }

            return ConstantValue.False;
        }

        this.Refine(calls.Batch, state => state with { Counts = state.Counts.Intersect(Naturals.Positive), IsTested = true });
        return ConstantValue.True;
    }

    private Value? PickBy(CallsValue calls, (IParameterSymbol Parameter, IOperation Condition) predicate, IInvocationOperation invocation, bool canBeNull)
    {
        int origin = this.Origin(invocation);
        if (canBeNull && this.Choose())
        {
            // No call satisfies it, the witness neither.
            if (calls.HoldsWitness && this.WitnessSatisfies(calls.Batch, predicate, out _))
            {
                this.Abandon();
            }

            return ConstantValue.Null;
        }

        this.Refine(calls.Batch, state => state with { Counts = state.Counts.Intersect(Naturals.Positive) });
        if (calls.HoldsWitness && this.WitnessSatisfies(calls.Batch, predicate, out _) && this.Choose())
        {
            return new CallValue(calls.Batch, IsWitness: true, Pick.Part, origin, Loop: -1);
        }

        this.Refine(calls.Batch, state => state with { Counts = state.Counts.Intersect(Naturals.AtLeast(2)) });
        return new CallValue(calls.Batch, IsWitness: false, Pick.Part, origin, Loop: -1);
    }
}
