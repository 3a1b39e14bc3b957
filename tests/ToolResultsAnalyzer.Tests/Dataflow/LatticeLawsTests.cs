using CsCheck;
using ToolResultsAnalyzer.Collections;
using ToolResultsAnalyzer.Dataflow;

namespace ToolResultsAnalyzer.Tests.Dataflow;

/// <summary>The laws of the lattices, on random members.</summary>
public class LatticeLawsTests
{
    private static readonly Gen<OriginSet> Origins =
        Gen.Int[0, 40].Array[0, 24].Select(origins => origins.Aggregate(OriginSet.Empty, (set, origin) => set.Union(OriginSet.Of(origin))));

    private static readonly Gen<Mark> Marks = Gen.Select(Gen.Int[0, 1200], Origins, (number, origins) => new Mark(number, origins));

    /// <summary>Small sets, and sets around the capacity, where join goes to top.</summary>
    private static readonly Gen<PathSet<Mark>> Sets = Gen.OneOf(
        Marks.Array[0, 8],
        Marks.Array[300, 700]).Select(marks => marks.Aggregate(PathSet<Mark>.Empty, (set, mark) => set.With(mark)));

    [Fact]
    public void Join_of_path_sets_is_associative() =>
        Gen.Select(Sets, Sets, Sets).Sample((a, b, c) => Same(a.Join(b).Join(c), a.Join(b.Join(c))), iter: 500);

    [Fact]
    public void Join_of_path_sets_is_commutative() =>
        Gen.Select(Sets, Sets).Sample((a, b) => Same(a.Join(b), b.Join(a)), iter: 500);

    [Fact]
    public void Join_of_path_sets_is_idempotent() => Sets.Sample(a => Same(a.Join(a), a), iter: 500);

    [Fact]
    public void Empty_is_neutral_and_top_absorbs() =>
        Sets.Sample(a => Same(a.Join(PathSet<Mark>.Empty), a) && a.Join(PathSet<Mark>.Top).IsTop && PathSet<Mark>.Top.Join(a).IsTop, iter: 500);

    [Fact]
    public void Join_is_the_least_upper_bound() =>
        Gen.Select(Sets, Sets, Sets).Sample(
            (a, b, c) => a.IsBelow(a.Join(b)) && b.IsBelow(a.Join(b)) && (!(a.IsBelow(c) && b.IsBelow(c)) || a.Join(b).IsBelow(c)), iter: 500);

    [Fact]
    public void More_states_than_the_capacity_are_top()
    {
        var set = Enumerable.Range(0, PathSet<Mark>.Capacity).Aggregate(PathSet<Mark>.Empty, (set, number) => set.With(new Mark(number, default)));
        Assert.False(set.IsTop);
        Assert.Same(set, set.With(new Mark(3, default)));
        Assert.True(set.With(new Mark(-1, default)).IsTop);
    }

    [Fact]
    public void Union_of_origins_is_associative_commutative_and_idempotent() =>
        Gen.Select(Origins, Origins, Origins).Sample((a, b, c) =>
            a.Union(b).Union(c).SameOrigins(a.Union(b.Union(c))) && a.Union(b).SameOrigins(b.Union(a)) && a.Union(a).SameOrigins(a)
            && a.Union(b).Origins.Length <= OriginSet.Capacity);

    [Fact]
    public void Sets_of_naturals_agree_with_sets_of_numbers() =>
        Gen.Select(Gen.Byte, Gen.Byte, Gen.Int[0, 12]).Sample((left, right, number) =>
        {
            Naturals a = new(left), b = new(right);
            static bool Has(Naturals set, int n) => (set.Mask & (1 << Math.Min(n, 7))) != 0;
            return Has(a.Intersect(b), number) == (Has(a, number) && Has(b, number))
                && Has(Naturals.AtLeast(number), number)
                && !(number is > 0 and <= 7 && Has(Naturals.AtLeast(number), number - 1))
                && Has(Naturals.Exactly(number), number)
                && (number > 7 || !Has(Naturals.Below(number), number))
                && (a.IsEmpty || Has(a, a.Min))
                && (a.IsEmpty || a.Max is not { } max || (Has(a, max) && !Has(a, max + 1)));
        });

    /// <summary>Equal as sets, and with the same origins at each member.</summary>
    private static bool Same(PathSet<Mark> a, PathSet<Mark> b) =>
        a.Equals(b) && a.States.All(state => b.States.Single(state.Equals).Origins.SameOrigins(state.Origins));

    private sealed record Mark(int Number, OriginSet Origins) : IPathState<Mark>
    {
        public Mark Absorb(Mark equal)
        {
            var joined = Origins.Union(equal.Origins);
            return joined.SameOrigins(Origins) ? this : this with { Origins = joined };
        }
    }
}
