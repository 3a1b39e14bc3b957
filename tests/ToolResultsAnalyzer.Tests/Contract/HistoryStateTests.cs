using System.Collections.Immutable;
using CsCheck;
using ToolResultsAnalyzer.Contract;
using ToolResultsAnalyzer.Collections;

namespace ToolResultsAnalyzer.Tests.Contract;

/// <summary>
/// The contract as the analysis has it, seen from one call, against the contract as it is written: a history breaks the
/// contract exactly when it does so for some choice of the witness calls.
/// </summary>
public class HistoryStateTests
{
    private const int Batches = 2;

    private static readonly Gen<ImmutableArray<Step>> Histories = Gen.OneOf(
        Gen.Int[0, Batches - 1].Select(batch => new Step(StepKind.Assistant, batch, 0)),
        Gen.Select(Gen.Int[0, Batches - 1], Gen.Int[0, 2], (batch, call) => new Step(StepKind.Result, batch, call)),
        Gen.Select(Gen.Int[0, Batches - 1], Gen.Int[0, 2], (batch, call) => new Step(StepKind.Result, batch, call)),
        Gen.Const(new Step(StepKind.Other, 0, 0))).Array[0, 9].Select(steps => OnceEach(steps));

    /// <summary>The calls of one batch, each a message of its own and there once at most, their results, and other messages.</summary>
    private static readonly Gen<ImmutableArray<Step>> InterleavedHistories = Gen.OneOf(
        Gen.Int[0, 2].Select(call => new Step(StepKind.Assistant, 0, call)),
        Gen.Int[0, 2].Select(call => new Step(StepKind.Result, 0, call)),
        Gen.Const(new Step(StepKind.Other, 0, 0))).Array[0, 9].Select(steps => EachCallOnce(steps));

    [Fact]
    public void A_history_is_wrong_exactly_when_it_is_wrong_for_some_witness() =>
        Gen.Select(Histories, Gen.Int[1, 3].Array[Batches]).Sample((steps, sizes) =>
        {
            var history = steps.Where(step => step.Kind != StepKind.Result || step.Call < sizes[step.Batch]).ToArray();

            // Results of several batches before any message are not followed.
            if (StartsWithSeveralBatches(history))
                return true;

            var wrong = Witnesses(sizes).Any(witnesses => Abstract(history, witnesses).Violations().Any());
            return wrong == !IsAllowed(history, sizes);
        }, iter: 20_000);

    [Fact]
    public void Appending_two_sequences_is_appending_their_messages_one_by_one() =>
        Gen.Select(Histories, Gen.Int[1, 3].Array[Batches], Gen.Int[0, 9]).Sample((steps, sizes, cut) =>
        {
            var history = steps.Where(step => step.Kind != StepKind.Result || step.Call < sizes[step.Batch]).ToArray();
            var head = history.Take(cut).ToArray();
            var tail = history.Skip(cut).ToArray();

            if (StartsWithSeveralBatches(history) || StartsWithSeveralBatches(tail))
                return true;

            return Witnesses(sizes).All(witnesses =>
            {
                var joined = Abstract(head, witnesses).AppendAll(Abstract(tail, witnesses), default, IntSet.Empty);
                return joined.Violations().Any() == Abstract(history, witnesses).Violations().Any();
            });
        }, iter: 20_000);

    [Fact]
    public void Where_messages_may_interleave_a_history_is_wrong_exactly_when_it_is_wrong_for_some_witness() =>
        Gen.Select(InterleavedHistories, Gen.Int[1, 3]).Sample((steps, size) =>
        {
            var history = steps.Where(step => step.Call < size).ToArray();
            var wrong = Enumerable.Range(0, size).Any(witness => AbstractInterleaved(history, witness).Violations().Any());
            return wrong == !IsAllowedInAnyOrder(history, size);
        }, iter: 20_000);

    [Fact]
    public void Where_messages_may_interleave_appending_two_sequences_is_appending_their_messages_one_by_one() =>
        Gen.Select(InterleavedHistories, Gen.Int[1, 3], Gen.Int[0, 9]).Sample((steps, size, cut) =>
        {
            var history = steps.Where(step => step.Call < size).ToArray();
            return Enumerable.Range(0, size).All(witness =>
            {
                var joined = AbstractInterleaved(history.Take(cut), witness).AppendAll(AbstractInterleaved(history.Skip(cut), witness), default, IntSet.Empty);
                return joined.Violations().Any() == AbstractInterleaved(history, witness).Violations().Any();
            });
        }, iter: 20_000);

    [Fact]
    public void Where_results_come_first_a_message_is_wrong_exactly_when_another_part_stands_before_one() =>
        Gen.Select(Gen.Int[-1, 2].Array[0, 6], Gen.Int[1, 3], Gen.Int[0, 6]).Sample((parts, size, cut) =>
        {
            // Another part is -1, any other number the call that is answered; the message may be made of two lists.
            parts = [.. parts.Where(call => call < size)];
            var wrong = Enumerable.Range(0, size).Any(witness => HistoryState.Outside
                .AppendAssistant(0, carriesWitness: true, default)
                .AppendAll(PartsOf(parts.Take(cut), witness).AppendAll(PartsOf(parts.Skip(cut), witness), default, IntSet.Empty), default, IntSet.Empty)
                .Violations().Any());
            var allowed = parts.Where(call => call >= 0).Order().SequenceEqual(Enumerable.Range(0, size)) && parts.Take(size).All(call => call >= 0);
            return wrong == !allowed;
        }, iter: 20_000);

    [Fact]
    public void Equal_states_absorb_their_origins_and_stay_equal() =>
        Gen.Select(Histories, Gen.Int[1, 3].Array[Batches], Gen.Int[0, 50]).Sample((steps, sizes, origin) =>
        {
            var witnesses = sizes.Select(_ => 0).ToArray();
            var first = Abstract(steps, witnesses, 0);
            var second = Abstract(steps, witnesses, origin);
            var joined = first.Absorb(second);
            return first.Equals(second) && first.GetHashCode() == second.GetHashCode() && joined.Equals(first)
                && ReferenceEquals(joined.Absorb(second), joined) && ReferenceEquals(joined.Absorb(first), joined);
        }, iter: 2_000);

    [Fact]
    public void A_second_result_after_an_exception_is_not_held_against_the_code()
    {
        var answered = HistoryState.Outside.AppendAssistant(1, true, default).AppendWitnessResult(1, default);
        Assert.Contains(answered.AppendWitnessResult(1, default).Violations(), violation => violation.Kind == ViolationKind.DuplicateResult);
        Assert.Empty(answered.AfterException().AppendWitnessResult(1, default).Violations());
        Assert.Empty(answered.AfterException().Violations());
    }

    [Fact]
    public void Nothing_is_known_of_an_escaped_history()
    {
        var escaped = HistoryState.Escaped.AppendAssistant(1, true, default).AppendMessage(default).AppendWitnessResult(2, default);
        Assert.Equal(HistoryStart.Escaped, escaped.Start);
        Assert.Empty(escaped.Violations());
    }

    [Fact]
    public void Text_in_the_place_of_the_reply_drops_its_calls()
    {
        var history = HistoryState.Empty.AppendMessage(default).AppendPlainAssistant(1, OriginSet.Of(7), default).AppendWitnessResult(1, default);
        var violation = Assert.Single(history.Violations());
        Assert.Equal(ViolationKind.DroppedCalls, violation.Kind);
        Assert.Equal([7], violation.Offender.Origins);
    }

    private static bool StartsWithSeveralBatches(IEnumerable<Step> history) =>
        history.TakeWhile(step => step.Kind == StepKind.Result).Select(step => step.Batch).Distinct().Count() > 1;

    /// <summary>Each assistant message once: another one would bring calls of its own.</summary>
    private static ImmutableArray<Step> OnceEach(IEnumerable<Step> steps)
    {
        var seen = new HashSet<int>();
        return [.. steps.Where(step => step.Kind != StepKind.Assistant || seen.Add(step.Batch))];
    }

    private static IEnumerable<int[]> Witnesses(int[] sizes) =>
        from first in Enumerable.Range(0, sizes[0])
        from second in Enumerable.Range(0, sizes[1])
        select new[] { first, second };

    private static HistoryState Abstract(IEnumerable<Step> steps, int[] witnesses, int origin = 0) =>
        steps.Aggregate(HistoryState.Empty, (state, step) => step.Kind switch
        {
            StepKind.Assistant => state.AppendAssistant(step.Batch, carriesWitness: true, OriginSet.Of(origin)),
            StepKind.Other => state.AppendMessage(OriginSet.Of(origin)),
            _ when witnesses[step.Batch] == step.Call => state.AppendWitnessResult(step.Batch, OriginSet.Of(origin)),
            _ => state.AppendOtherResult(step.Batch, OriginSet.Of(origin)),
        });

    private static HistoryState PartsOf(IEnumerable<int> parts, int witness) => parts.Aggregate(HistoryState.Empty, (state, call) =>
        call < 0 ? state.AppendOtherPart(default) : call == witness ? state.AppendWitnessResult(0, default) : state.AppendOtherResult(0, default));

    private static ImmutableArray<Step> EachCallOnce(IEnumerable<Step> steps)
    {
        var seen = new HashSet<int>();
        return [.. steps.Where(step => step.Kind != StepKind.Assistant || seen.Add(step.Call))];
    }

    private static HistoryState AbstractInterleaved(IEnumerable<Step> steps, int witness) =>
        steps.Aggregate(HistoryState.Empty, (state, step) => step.Kind switch
        {
            StepKind.Assistant => state.AppendAssistant(0, carriesWitness: step.Call == witness, default, mayInterleave: true),
            StepKind.Other => state.AppendMessage(default),
            _ when step.Call == witness => state.AppendWitnessResult(0, default, mayInterleave: true),
            _ => state.AppendOtherResult(0, default, mayInterleave: true),
        });

    /// <summary>The contract where messages may interleave: each call that is there has one result, and each result has its call.</summary>
    private static bool IsAllowedInAnyOrder(IReadOnlyList<Step> history, int size) => Enumerable.Range(0, size).All(call =>
        history.Count(step => step.Kind == StepKind.Result && step.Call == call) == history.Count(step => step.Kind == StepKind.Assistant && step.Call == call));

    /// <summary>The contract, word by word.</summary>
    private static bool IsAllowed(IReadOnlyList<Step> history, int[] sizes)
    {
        HashSet<(int, int)> waiting = [];
        foreach (var step in history)
        {
            switch (step.Kind)
            {
                case StepKind.Result when !waiting.Remove((step.Batch, step.Call)):
                case StepKind.Assistant or StepKind.Other when waiting.Count > 0:
                    return false;
                case StepKind.Assistant:
                    waiting = [.. Enumerable.Range(0, sizes[step.Batch]).Select(call => (step.Batch, call))];
                    break;
            }
        }

        return waiting.Count == 0;
    }

    private enum StepKind
    {
        Assistant,
        Result,
        Other,
    }

    private sealed record Step(StepKind Kind, int Batch, int Call);
}
