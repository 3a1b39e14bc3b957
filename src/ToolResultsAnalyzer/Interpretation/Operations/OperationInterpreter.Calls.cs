using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Collections;
using ToolResultsAnalyzer.Dataflow;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>Batches, picks from them, and loops over them.</summary>
internal sealed partial class OperationInterpreter
{
    /// <summary>A batch is obtained; one that came from the same source before is forgotten.</summary>
    private int NewBatch(object source, BatchState batch)
    {
        int number = this.body.Sources.Of(source);
        this.state = this.state.WithoutOldBatch(number);
        this.state = this.state.WithBatch(number, batch);
        if (this.state.Facts.Count > 0)
        {
            this.ForgetFactsAbout($"w{number}");
        }

        return number;
    }

    private void ForgetFactsAbout(string witness) => this.state = this.state with
    {
        Facts = this.state.Facts.Select((fact, value) => this.body.Facts[fact].Split('|').Any(part => part == witness || part == witness + ".name") ? null : value),
    };

    /// <summary>A batch whose ids are all constants: the witness is one of them.</summary>
    private CallsValue NewConstantBatch(object source, ConstantIds ids)
    {
        int witness = this.ChooseAmong(ids.Ids.Length);

        int batch = this.NewBatch(source, new BatchState(BatchSource.Built)
        {
            Counts = Naturals.Exactly(ids.Ids.Length),
            WitnessAt = Naturals.Exactly(witness),
            WitnessIsLast = witness == ids.Ids.Length - 1,
            Ids = ids,
            WitnessId = ids.Ids.Length > 0 ? ids.Ids[witness] : null,
            IsTested = true,
        });
        return new(batch, HoldsWitness: true, IsWhole: true, Filter: -1);
    }

    /// <summary>The calls of a literal sequence: constants, calls of one batch, or something we do not follow.</summary>
    private Value? CallsOf(IReadOnlyList<Value?> elements, object source)
    {
        if (elements.All(element => element is MadeCallValue { Id: not null }))
        {
            return new MadeCallsValue(new(elements.Select(element => ((MadeCallValue)element!).Id!).ToImmutableArray()));
        }

        if (elements.All(element => element is CallValue) && elements.Select(element => element!.AboutBatch).Distinct().Count() == 1)
        {
            CallValue[] calls = elements.Cast<CallValue>().ToArray();
            return new CallsValue(calls[0].Batch, calls.Any(call => call.IsWitness), IsWhole: false, calls[0].Pick == Pick.Part ? calls[0].Origin : -1);
        }

        foreach (CallValue call in elements.OfType<CallValue>())
        {
            return new DerivedValue(call.Batch);
        }

        return new CallsValue(this.NewBatch(source, new BatchState(BatchSource.Built)), HoldsWitness: true, IsWhole: true, Filter: -1);
    }

    /// <summary>The call at a fixed position, counted from the start.</summary>
    private Value? PickAt(CallsValue calls, int position, IOperation origin)
    {
        int number = this.Origin(origin);
        if (position < 0)
        {
            return new DerivedValue(calls.Batch);
        }

        if (!calls.IsWhole)
        {
            return this.PickFromPart(calls, number);
        }

        this.Refine(calls.Batch, state => state with { Counts = state.Counts.Intersect(Naturals.AtLeast(position + 1)) });
        if (this.state.Batches[calls.Batch] is not { } batch)
        {
            return null;
        }

        Naturals here = batch.WitnessAt.Intersect(Naturals.Exactly(position)), elsewhere = batch.WitnessAt.Except(Naturals.Exactly(position), wholeTail: false);
        bool isWitness = elsewhere.IsEmpty || (!here.IsEmpty && this.Choose());
        this.Refine(calls.Batch, state => state with
        {
            WitnessAt = isWitness ? here : elsewhere,
            WitnessIsLast = state.WitnessIsLast ?? (state.Counts == Naturals.Exactly(position + 1) ? isWitness : null),
        });
        return new CallValue(calls.Batch, isWitness, Pick.Position, number, Loop: -1);
    }

    private Value? PickLast(CallsValue calls, IOperation origin)
    {
        int number = this.Origin(origin);
        if (!calls.IsWhole)
        {
            return this.PickFromPart(calls, number);
        }

        this.Refine(calls.Batch, state => state with { Counts = state.Counts.Intersect(Naturals.Positive) });
        if (this.state.Batches[calls.Batch] is not { } batch)
        {
            return null;
        }

        bool isWitness = batch.Counts == Naturals.Exactly(1) || (batch.WitnessIsLast ?? this.Choose());
        this.Refine(calls.Batch, state => state with { WitnessIsLast = isWitness, Counts = isWitness ? state.Counts : state.Counts.Intersect(Naturals.AtLeast(2)) });
        return new CallValue(calls.Batch, isWitness, Pick.Position, number, Loop: -1);
    }

    private Value? PickFromPart(CallsValue calls, int origin)
    {
        bool isWitness = calls.HoldsWitness && this.Choose();
        return new CallValue(calls.Batch, isWitness, calls.Filter >= 0 ? Pick.Part : Pick.Position, calls.Filter >= 0 ? calls.Filter : origin, Loop: -1);
    }

    /// <summary>Some calls of a sequence, by a filter or a range, with or without the witness.</summary>
    /// <param name="calls">The sequence.</param>
    /// <param name="holdsWitness">Whether the witness is among them, if it is in the sequence.</param>
    /// <param name="filter">What takes them.</param>
    /// <param name="holdsAnyFrom">How long a whole batch must be for any of it to be taken; 0 where that does not decide.</param>
    private CallsValue PartOf(CallsValue calls, bool holdsWitness, IOperation filter, int holdsAnyFrom = 0) =>
        new(calls.Batch, calls.HoldsWitness && holdsWitness, IsWhole: false, calls.Filter >= 0 ? calls.Filter : this.Origin(filter)) { HoldsAnyFrom = calls.IsWhole ? holdsAnyFrom : 0 };

    /// <summary>A loop over calls begins.</summary>
    /// <param name="takesOthers">Whether the loop takes other messages of the reply, too.</param>
    private CursorValue StartLoop(Loop loop, CallsValue calls, bool takesOthers = false)
    {
        this.ForgetFactsOf(this.body.NumberOf(loop));
        this.state = this.state with { Cursors = this.state.Cursors.With(this.body.NumberOf(loop), new(calls, CursorPhase.Fresh, NameFacts.Unknown) { TakesOthers = takesOthers }) };
        return new(this.body.NumberOf(loop));
    }

    private Value? CurrentOf(int loop)
    {
        if (this.state.Cursors[loop] is { IsAtOther: true } other)
        {
            return new OutputItemValue(other.Calls.Batch);
        }

        if (this.state.Cursors[loop] is not { Phase: not CursorPhase.Fresh } cursor)
        {
            return null;
        }

        int filter = cursor.Calls.Filter;
        Pick pick = filter < 0 ? Pick.Current : this.TakesOne(filter) ? Pick.Position : Pick.Part;
        return new CallValue(cursor.Calls.Batch, cursor.Phase == CursorPhase.At, pick, filter, loop);
    }

    /// <summary>Whether a filter takes one call at a fixed position.</summary>
    private bool TakesOne(int filter) =>
        this.body.Origins[filter] is IInvocationOperation { TargetMethod.Name: "Take" or "TakeLast" } take && take.Arguments.Any(argument => ConstantNumber(argument.Value) == 1);

    /// <summary>
    /// The next round of a loop over calls, or its end. Seen from the witness, a loop takes other calls, the witness, and other
    /// calls again; it ends only after the witness had its turn.
    /// </summary>
    private bool MoveNext(int loop)
    {
        if (this.state.Cursors[loop] is not { } cursor || this.state.Batches[cursor.Calls.Batch] is not { } batch)
        {
            return this.Choose();
        }

        if (cursor.TakesOthers && this.Choose())
        {
            // The next one is no call.
            this.state = this.state with { Cursors = this.state.Cursors.With(loop, cursor with { IsAtOther = true, Phase = cursor.Phase == CursorPhase.At ? CursorPhase.After : cursor.Phase }) };
            return true;
        }

        bool whole = cursor.Calls.IsWhole;
        List<(CursorPhase? Phase, BatchState Facts)> ways = new();
        switch (cursor.Phase)
        {
            case CursorPhase.Fresh when !cursor.Calls.HoldsWitness:
                int enough = cursor.Calls.HoldsAnyFrom;
                Add(CursorPhase.After, batch with { Counts = batch.Counts.Intersect(Naturals.AtLeast(enough > 0 ? enough : 2)) });
                Add(null, enough > 0 ? batch with { Counts = batch.Counts.Intersect(Naturals.Below(enough)) } : batch);
                break;
            case CursorPhase.Fresh:
                Add(CursorPhase.At, batch with { Counts = batch.Counts.Intersect(Naturals.Positive), WitnessAt = whole ? batch.WitnessAt.Intersect(Naturals.Exactly(0)) : batch.WitnessAt });
                Add(CursorPhase.Before, batch with { Counts = batch.Counts.Intersect(Naturals.AtLeast(2)), WitnessAt = whole ? batch.WitnessAt.Intersect(Naturals.Positive) : batch.WitnessAt });
                Add(null, batch with { Counts = batch.Counts.Intersect(Naturals.Zero) });
                break;
            case CursorPhase.Before:
                Add(CursorPhase.At, batch);
                Add(CursorPhase.Before, whole ? batch with { WitnessAt = batch.WitnessAt.Intersect(Naturals.AtLeast(2)) } : batch);
                break;
            default:
                Add(CursorPhase.After, batch with
                {
                    Counts = batch.Counts.Intersect(Naturals.AtLeast(2)),
                    WitnessIsLast = whole && cursor.Phase == CursorPhase.At ? (batch.WitnessIsLast == true ? null : false) : batch.WitnessIsLast,
                });
                Add(null, whole && cursor.Phase == CursorPhase.At && batch.WitnessIsLast is null ? batch with { WitnessIsLast = true } : batch);
                break;
        }

        if (ways.Count == 0)
        {
            this.Abandon();
            return false;
        }

        (CursorPhase? phase, BatchState facts) = ways[this.ChooseAmong(ways.Count)];

        // Where positions do not matter, they would only keep paths apart.
        BatchState next = this.body.Uses.Positions
            ? facts with
            {
                Counts = facts.Counts.CoarsenedFrom(this.body.Uses.HighestNumber + 2),
                WitnessAt = facts.WitnessAt.CoarsenedFrom(this.body.Uses.HighestNumber + 1),
                WitnessIsLast = this.body.Uses.Last ? facts.WitnessIsLast : batch.WitnessIsLast,
            }
            : batch with { Counts = phase is null && cursor.Phase == CursorPhase.Fresh && cursor.Calls.HoldsWitness ? facts.Counts : phase is null ? batch.Counts : batch.Counts.Intersect(Naturals.Positive) };
        if (phase is not null && !next.IsTested && !cursor.TakesOthers)
        {
            next = next with { IsTested = true };
        }

        if (phase == CursorPhase.At && (next.IsTouched || next.ThroughCatch || !next.Catches.IsEmpty || !next.Declines.IsEmpty))
        {
            next = next with { IsTouched = false, ThroughCatch = false, Catches = default, Declines = default };
        }

        this.state = this.state.WithBatch(cursor.Calls.Batch, next) with
        {
            Cursors = this.state.Cursors.With(loop, phase is { } entered ? cursor with { Phase = entered, IsAtOther = false, CurrentName = this.NameBehind(cursor.Calls.Filter) } : null),
        };
        return phase is not null;

        void Add(CursorPhase? phase, BatchState facts)
        {
            // The witness cannot be last and have a call behind it.
            if (phase == CursorPhase.After && cursor.Phase == CursorPhase.At && whole && batch.WitnessIsLast == true)
            {
                return;
            }

            if (phase is null && cursor.Phase == CursorPhase.At && whole && batch.WitnessIsLast == false)
            {
                return;
            }

            if (facts.Normalized() is { } normalized)
            {
                ways.Add((phase, normalized));
            }
        }
    }

    /// <summary>
    /// Compares the index of a loop over a batch with its end: the next round, or the end of the loop. Null where the
    /// comparison is no such thing.
    /// </summary>
    private bool? TryMoveIndex(IBinaryOperation comparison, Value? left, Value? right)
    {
        if (this.body.IndexOf(comparison.LeftOperand, comparison) is { } leftIndex && left is CursorValue or ConstantValue or CallCountValue)
        {
            return this.TryMoveIndex(comparison, leftIndex.Place, leftIndex.Loop, leftIndex.Direction, left, right, comparison.OperatorKind);
        }

        if (this.body.IndexOf(comparison.RightOperand, comparison) is { } rightIndex && right is CursorValue or ConstantValue or CallCountValue)
        {
            BinaryOperatorKind mirrored = comparison.OperatorKind switch
            {
                BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
                BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
                BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
                BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
                var same => same,
            };
            return this.TryMoveIndex(comparison, rightIndex.Place, rightIndex.Loop, rightIndex.Direction, right, left, mirrored);
        }

        return null;
    }

    private bool? TryMoveIndex(IBinaryOperation comparison, int place, Loop loop, int direction, Value? index, Value? end, BinaryOperatorKind kind)
    {
        // What the operator says of an index that is still in the range, and whether the end belongs to it.
        (bool inRange, bool isInclusive)? meaning = (kind, direction > 0) switch
        {
            (BinaryOperatorKind.LessThan, true) or (BinaryOperatorKind.GreaterThan, false) or (BinaryOperatorKind.NotEquals, _) => (true, false),
            (BinaryOperatorKind.LessThanOrEqual, true) or (BinaryOperatorKind.GreaterThanOrEqual, false) => (true, true),
            (BinaryOperatorKind.GreaterThanOrEqual, true) or (BinaryOperatorKind.LessThanOrEqual, false) or (BinaryOperatorKind.Equals, _) => (false, false),
            (BinaryOperatorKind.GreaterThan, true) or (BinaryOperatorKind.LessThan, false) => (false, true),
            _ => null,
        };
        if (meaning is not { } meant)
        {
            return null;
        }

        if (index is CursorValue cursor && this.state.Cursors[this.body.NumberOf(loop)] is not null && cursor.Loop == this.body.NumberOf(loop))
        {
            if (!cursor.IsAdvanced)
            {
                return meant.inRange;
            }
        }
        else if (this.RangeOf(direction < 0, meant.isInclusive, index, end, comparison) is { } calls)
        {
            this.StartLoop(loop, calls);
        }
        else
        {
            return null;
        }

        bool moved = this.MoveNext(this.body.NumberOf(loop));
        this.state = this.state.WithValue(place, moved ? new CursorValue(this.body.NumberOf(loop)) : null);
        return moved == meant.inRange;
    }

    /// <summary>The calls that an index runs over, from its first value and its end.</summary>
    private CallsValue? RangeOf(bool isDescending, bool isInclusive, Value? first, Value? end, IOperation origin)
    {
        (Value? low, Value? high) = isDescending ? (end, first) : (first, end);

        // Bounds as offsets: the first position that is taken, and how many at the end are not.
        if (low is not ConstantValue { Constant: int lowest } || high is not CallCountValue count)
        {
            return null;
        }

        int start = isDescending && !isInclusive ? lowest + 1 : lowest;
        int missed = isDescending || isInclusive ? -count.Offset - 1 : -count.Offset;
        if (start < 0 || missed < 0)
        {
            return null;
        }

        CallsValue calls = new(count.Batch, HoldsWitness: true, IsWhole: true, Filter: -1);
        if (start > 0)
        {
            calls = this.SkipFirst(calls, start, origin);
        }

        return missed > 0 ? this.SkipLast(calls, missed, origin) : calls;
    }

    /// <summary>A step of an enumerator that the code moves by hand.</summary>
    private Value? MoveEnumerator(EnumeratorValue enumerator, IInvocationOperation move)
    {
        Place? place = this.PlaceOf(move.Instance);
        ISymbol? variable = (Unwrap(move.Instance!) as ILocalReferenceOperation)?.Local;
        for (SyntaxNode? node = move.Syntax; node is not null && place is not null; node = node.Parent)
        {
            if (this.body.LoopOf(node) is { } loop && loop.Span.Contains(move.Syntax.Span)
                && variable?.DeclaringSyntaxReferences.Any(declaration => loop.Span.Contains(declaration.Span)) != true)
            {
                CursorValue cursor = this.StartLoop(loop, enumerator.Calls);
                this.state = this.state.WithValue(this.body.Places.Of(place), cursor);
                return ConstantValue.Of(this.MoveNext(this.body.NumberOf(loop)));
            }
        }

        if (place is null || !enumerator.Calls.IsWhole)
        {
            return null;
        }

        bool moved = this.TestCount(enumerator.Calls.Batch, Naturals.AtLeast(enumerator.Position + 1), isExact: enumerator.Position < 6);
        this.state = this.state.WithValue(this.body.Places.Of(place), enumerator with { Position = enumerator.Position + 1 });
        return ConstantValue.Of(moved);
    }

    /// <summary>The calls of a range; null where its ends do not show.</summary>
    private CallsValue? TakeRange(CallsValue calls, IRangeOperation range, IOperation origin)
    {
        (int Number, bool IsFromEnd)? start = range.LeftOperand is { } left ? EndOf(left) : (0, false), end = range.RightOperand is { } right ? EndOf(right) : (0, true);
        return (start, end) switch
        {
            ((0, false), (0, true)) => calls,
            ((0, false), (var taken, false)) => this.TakeFirst(calls, taken, origin),
            ((0, false), (var dropped, true)) => this.SkipLast(calls, dropped, origin),
            ((var skipped, false), (0, true)) => this.SkipFirst(calls, skipped, origin),
            ((var skipped, false), (var dropped, true)) => this.SkipLast(this.SkipFirst(calls, skipped, origin), dropped, origin),
            ((var last, true), (0, true)) => this.TakeLast(calls, last, origin),
            _ => null,
        };
    }

    /// <summary>An end of a range that is a constant, counted from the start or from the end.</summary>
    private static (int Number, bool IsFromEnd)? EndOf(IOperation end) => (end is IConversionOperation conversion ? conversion.Operand : end) switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat, Operand.ConstantValue: { HasValue: true, Value: int number } } => (number, true),
        { ConstantValue: { HasValue: true, Value: int number } } => (number, false),
        _ => null,
    };

    private CallsValue SkipFirst(CallsValue calls, int number, IOperation filter) =>
        this.PartOf(calls, !this.IsWitnessAmongFirst(calls, number), filter, number + 1);

    private CallsValue TakeFirst(CallsValue calls, int number, IOperation filter) =>
        this.PartOf(calls, this.IsWitnessAmongFirst(calls, number), filter, number > 0 ? 1 : 0);

    /// <summary>Whether the witness is one of the first calls of a sequence.</summary>
    private bool IsWitnessAmongFirst(CallsValue calls, int number)
    {
        if (!calls.IsWhole || this.state.Batches[calls.Batch] is not { } batch)
        {
            return this.Choose();
        }

        Naturals among = batch.WitnessAt.Intersect(Naturals.Below(number)), behind = batch.WitnessAt.Intersect(Naturals.AtLeast(number));
        bool isAmong = behind.IsEmpty || (!among.IsEmpty && this.Choose());
        this.Refine(calls.Batch, state => state with
        {
            WitnessAt = isAmong ? among : behind,
            Counts = isAmong || state.Counts.Overlaps(Naturals.AtLeast(number + 1)) ? state.Counts : Naturals.None,
        });
        return isAmong;
    }

    private CallsValue SkipLast(CallsValue calls, int number, IOperation filter)
    {
        bool isLast = this.IsWitnessAmongLast(calls, number);
        return this.PartOf(calls, !isLast, filter, number + 1);
    }

    private CallsValue TakeLast(CallsValue calls, int number, IOperation filter) =>
        this.PartOf(calls, this.IsWitnessAmongLast(calls, number), filter, number > 0 ? 1 : 0);

    private bool IsWitnessAmongLast(CallsValue calls, int number)
    {
        if (number != 1 || !calls.IsWhole || this.state.Batches[calls.Batch] is not { } batch)
        {
            return this.Choose();
        }

        bool isLast = batch.Counts == Naturals.Exactly(1) || (batch.WitnessIsLast ?? this.Choose());
        this.Refine(calls.Batch, state => state with { WitnessIsLast = isLast });
        return isLast;
    }
}
