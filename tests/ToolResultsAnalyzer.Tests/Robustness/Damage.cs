namespace ToolResultsAnalyzer.Tests.Robustness;

/// <summary>A way in which code is broken while it is typed, merged or pasted.</summary>
/// <param name="Name">What has happened to the code.</param>
/// <param name="Inflict">Damages a text at the place that is given; whatever else has to be chosen is chosen at random.</param>
internal sealed record Damage(string Name, Action<BrokenText, int, Random> Inflict)
{
    private const int MostAtOnce = 6;

    private static readonly Damage[] Single =
    [
        new("ends after a token", (text, at, _) => text.EndAfter(at)),
        new("lacks a token", (text, at, _) => text.Remove(at)),
        new("has a token twice", (text, at, _) => text.Double(at)),
        new("has a name that does not resolve", (text, at, _) => text.Misspell(at)),
        new("has two neighbours swapped", (text, at, _) => text.Swap(at, Math.Min(at + 1, text.Count - 1))),
        new("has two tokens swapped", (text, at, random) => text.Swap(at, random.Next(text.First, text.Count))),
    ];

    public static IReadOnlyList<Damage> All { get; } = [.. Single, new("is damaged in several places", InflictSeveral)];

    public static Damage Named(string name) => All.Single(damage => damage.Name == name);

    public void InflictAnywhere(BrokenText text, Random random)
    {
        if (text.First < text.Count)
            Inflict(text, random.Next(text.First, text.Count), random);
    }

    /// <summary>All but the end: after it there would be little left to damage.</summary>
    private static void InflictSeveral(BrokenText text, int at, Random random)
    {
        Single[random.Next(1, Single.Length)].Inflict(text, at, random);
        for (var more = random.Next(1, MostAtOnce); more > 0; more--)
            Single[random.Next(1, Single.Length)].InflictAnywhere(text, random);
    }

    public override string ToString() => Name;
}
