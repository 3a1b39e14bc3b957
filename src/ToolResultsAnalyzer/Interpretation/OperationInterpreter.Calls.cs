using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.ControlFlow;
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
        string witness = $"w{number}";
        this.state = this.state with
        {
            Facts = this.state.Facts.Select((fact, value) => this.body.Facts[fact].Split('|').Any(part => part == witness || part == witness + ".name") ? null : value),
        };
        return number;
    }

    /// <summary>A batch whose ids are all constants: the witness is one of them.</summary>
    private CallsValue NewConstantBatch(object source, ConstantIds ids)
    {
        int witness = 0;
        while (witness < ids.Ids.Length - 1 && this.Choose())
        {
            witness++;
        }

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
    private CallsValue PartOf(CallsValue calls, bool holdsWitness, IOperation filter) =>
        new(calls.Batch, calls.HoldsWitness && holdsWitness, IsWhole: false, calls.Filter >= 0 ? calls.Filter : this.Origin(filter));

    /// <summary>A loop over calls begins.</summary>
    private CursorValue StartLoop(Loop loop, CallsValue calls)
    {
        this.ForgetFactsOf(loop);
        this.state = this.state with { Cursors = this.state.Cursors.With(loop.Number, new(calls, CursorPhase.Fresh, NameFacts.Unknown)) };
        return new(loop.Number);
    }

    private Value? CurrentOf(int loop)
    {
        if (this.state.Cursors[loop] is not { Phase: not CursorPhase.Fresh } cursor)
        {
            return null;
        }

        bool isPart = cursor.Calls.Filter >= 0;
        return new CallValue(cursor.Calls.Batch, cursor.Phase == CursorPhase.At, isPart ? Pick.Part : Pick.Current, isPart ? cursor.Calls.Filter : -1, loop);
    }

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

        bool whole = cursor.Calls.IsWhole;
        List<(CursorPhase? Phase, BatchState Facts)> ways = new();
        switch (cursor.Phase)
        {
            case CursorPhase.Fresh when !cursor.Calls.HoldsWitness:
                Add(CursorPhase.After, batch with { Counts = batch.Counts.Intersect(whole ? Naturals.Positive : Naturals.AtLeast(2)) });
                Add(null, batch);
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

        int chosen = 0;
        while (chosen < ways.Count - 1 && !this.Choose())
        {
            chosen++;
        }

        if (ways.Count == 0)
        {
            this.Abandon();
            return false;
        }

        (CursorPhase? phase, BatchState facts) = ways[chosen];

        // Where positions do not matter, they would only keep paths apart.
        BatchState next = this.body.UsesPositions ? facts : batch with { Counts = phase is null && cursor.Phase == CursorPhase.Fresh && cursor.Calls.HoldsWitness ? facts.Counts : phase is null ? batch.Counts : batch.Counts.Intersect(Naturals.Positive) };
        if (phase is not null)
        {
            next = next with { IsTested = true };
        }

        if (phase == CursorPhase.At)
        {
            next = next with { IsTouched = false, ThroughCatch = false };
        }

        this.state = this.state.WithBatch(cursor.Calls.Batch, next) with
        {
            Cursors = this.state.Cursors.With(loop, phase is { } entered ? cursor with { Phase = entered, CurrentName = NameFacts.Unknown } : null),
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

    /// <summary>The comparison that ends a loop with an index over a batch, or null where it is none.</summary>
    private bool? TryMoveRange(IBinaryOperation comparison, Value? left)
    {
        if (comparison.Syntax.FirstAncestorOrSelf<ForStatementSyntax>() is not { } statement
            || this.body.LoopOf(statement) is not { Range: { } range } loop
            || range.Comparison != comparison.Syntax)
        {
            return null;
        }

        bool indexIsLeft = range.End == range.Comparison.Right;
        IOperation indexOperand = indexIsLeft ? comparison.LeftOperand : comparison.RightOperand;
        Value? index = indexIsLeft ? left : this.Evaluate(comparison.RightOperand);
        if (this.state.Cursors[loop.Number] is not null && index is CursorValue current && current.Loop == loop.Number)
        {
            return this.MoveRange(loop, indexOperand);
        }

        Value? end = indexIsLeft ? this.Evaluate(comparison.RightOperand) : left;
        if (this.RangeOf(range, index, end, comparison) is not { } calls)
        {
            return null;
        }

        CursorValue cursor = this.StartLoop(loop, calls);
        if (this.PlaceOf(indexOperand) is { } place)
        {
            this.state = this.state.WithValue(this.body.Places.Of(place), cursor);
        }

        return this.MoveRange(loop, indexOperand);
    }

    private bool MoveRange(Loop loop, IOperation index)
    {
        bool moved = this.MoveNext(loop.Number);
        if (!moved && this.PlaceOf(index) is { } place)
        {
            this.state = this.state.WithValue(this.body.Places.Of(place), null);
        }

        return moved;
    }

    /// <summary>The calls that an index runs over, from its first value and its end.</summary>
    private CallsValue? RangeOf(IndexRange range, Value? first, Value? end, IOperation origin)
    {
        (Value? low, Value? high) = range.IsDescending ? (end, first) : (first, end);

        // Bounds as offsets: the first position that is taken, and how many at the end are not.
        if (low is not ConstantValue { Constant: int lowest } || high is not CallCountValue count)
        {
            return null;
        }

        int start = range.IsDescending && !range.IsInclusive ? lowest + 1 : lowest;
        int missed = range.IsDescending || range.IsInclusive ? -count.Offset - 1 : -count.Offset;
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

    private CallsValue SkipFirst(CallsValue calls, int number, IOperation filter) =>
        this.PartOf(calls, !this.IsWitnessAmongFirst(calls, number), filter);

    private CallsValue TakeFirst(CallsValue calls, int number, IOperation filter) =>
        this.PartOf(calls, this.IsWitnessAmongFirst(calls, number), filter);

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
        return this.PartOf(calls, !isLast, filter);
    }

    private CallsValue TakeLast(CallsValue calls, int number, IOperation filter) =>
        this.PartOf(calls, this.IsWitnessAmongLast(calls, number), filter);

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
