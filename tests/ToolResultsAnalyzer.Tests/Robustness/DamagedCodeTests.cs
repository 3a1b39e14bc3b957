using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Interpretation;
using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.Robustness;

/// <summary>
/// Snippets of several vocabularies, damaged at random from a fixed seed: neither the analyzer nor a code fix throws, nothing takes long, and
/// the analysis is not given up more often than for whole code.
/// The environment variables <c>BROKEN_CODE_VARIANTS</c> and <c>BROKEN_CODE_SEED</c> try any number of variants, from another seed.
/// </summary>
[Collection(CountersCollection.Name)]
public class DamagedCodeTests
{
    private const int BatchSize = 200;

    private static readonly int Variants = Setting("BROKEN_CODE_VARIANTS", Repository.RunsOnLatestRoslyn ? 1_000 : 2_500);

    private static readonly int Seed = Setting("BROKEN_CODE_SEED", 0);

    /// <summary>For one batch, on a machine that is busy with other things; a batch takes a few seconds on one that is not.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    public static TheoryData<string> Damages => [.. Damage.All.Select(damage => damage.Name)];

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task Nothing_throws_and_nothing_takes_long_where_code(string damage)
    {
        var (bound, analyzed, givenUp) = (AnalysisCounters.Bound, AnalysisCounters.Analyzed, AnalysisCounters.GivenUp);
        var each = Variants / (Damage.All.Count * DamagedSources.All.Count);
        var batches = DamagedSources.All.SelectMany(sources => Enumerable.Range(Seed, each).Chunk(BatchSize).Select(seeds => (Sources: sources, Seeds: seeds)));
        var wrong = new ConcurrentQueue<string>();

        await Parallel.ForEachAsync(batches, async (batch, _) =>
        {
            try
            {
                await Task.Run(() => CheckAsync(batch.Sources, Damage.Named(damage), batch.Seeds, wrong.Enqueue)).WaitAsync(Limit);
            }
            catch (TimeoutException)
            {
                wrong.Enqueue($"{batch.Sources}, seeds {batch.Seeds[0]} to {batch.Seeds[^1]}: takes longer than {Limit}.");
            }
        });

        Assert.True(wrong.IsEmpty, string.Join("\n\n", wrong));
        var all = each * DamagedSources.All.Count;
        Assert.InRange(AnalysisCounters.Bound - bound, all / 2, long.MaxValue);
        Assert.InRange(AnalysisCounters.Analyzed - analyzed, all / 20, long.MaxValue);
        Assert.InRange(AnalysisCounters.GivenUp - givenUp, 0, all / 50);
    }

    [Fact]
    public void A_damage_changes_the_code()
    {
        var whole = BrokenText.Of($"namespace A.{BrokenText.Place}; class B {{ int C(int d) => d + 1; }}");

        Assert.All(Damage.All, damage => Assert.InRange(Enumerable.Range(0, 100).Select(seed => Damaged(damage, seed)).Distinct().Count(), 5, 100));
        Assert.All(Damage.All, damage => Assert.StartsWith("namespace A.N;", Damaged(damage, 7), StringComparison.Ordinal));

        string Damaged(Damage damage, int seed)
        {
            var text = whole.Copy("N");
            damage.InflictAnywhere(text, new(seed));
            return text.ToString();
        }
    }

    [Theory]
    [InlineData("ends after a token", "class A { int")]
    [InlineData("lacks a token", "class A { int = 1; }")]
    [InlineData("has a token twice", "class A { int  b b = 1; }")]
    [InlineData("has a name that does not resolve", "class A { int bX = 1; }")]
    [InlineData("has two neighbours swapped", "class A { int = b 1; }")]
    public void What_a_damage_does(string name, string damaged)
    {
        var text = BrokenText.Of("class A { int b = 1; }");

        Damage.Named(name).Inflict(text, name.StartsWith("ends", StringComparison.Ordinal) ? 3 : 4, new(0));

        Assert.Equal(damaged, text.ToString().TrimEnd());
    }

    private static async Task CheckAsync(DamagedSources sources, Damage damage, IReadOnlyList<int> seeds, Action<string> onProblem)
    {
        var compilation = sources.Damage(damage, seeds);
        var result = await Analysis.RunWithoutCompilerAsync(compilation, sources.Files);
        if (result.Exceptions.Count > 0)
            onProblem($"{sources}: {await BrokenCodeTests.FirstThatThrowsAsync(compilation, sources.Files) ?? result.Exceptions[0].ToString()}");

        try
        {
            await CodeFixRun.OfferAllAsync(compilation, result.Diagnostics, sources.Files);
        }
        catch (Exception exception)
        {
            onProblem($"{sources}: {exception}");
        }
    }

    private static int Setting(string name, int usual) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : usual;
}
