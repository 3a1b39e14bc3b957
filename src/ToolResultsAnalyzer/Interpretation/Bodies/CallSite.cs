using Microsoft.CodeAnalysis;

namespace ToolResultsAnalyzer.Interpretation;

/// <summary>Where a helper runs: what its names mean in the body that calls it.</summary>
/// <param name="Caller">The body that calls it.</param>
/// <param name="Receiver">What <c>this</c> is in the helper; null where it is what it is in the caller, or where there is none.</param>
/// <param name="Aliases">The parameters that are but other names for variables of the caller.</param>
/// <param name="AsksLater">Whether what tests showed of calls may be asked again after the call.</param>
internal sealed record CallSite(BodyContext Caller, Place? Receiver, IReadOnlyDictionary<ISymbol, Place> Aliases, bool AsksLater)
{
    /// <summary>How many helpers may run in each other.</summary>
    public const int MaxDepth = 6;

    /// <summary>Whether the helper runs on another object than the caller.</summary>
    public bool HasOwnReceiver { get; init; }

    /// <summary>
    /// The loop of which each run of the helper is a round, by a number that no other loop has; null where it is none.
    /// </summary>
    public int? RoundOf { get; init; }

    /// <summary>How many helpers run around this one, itself included.</summary>
    public int Depth { get; } = 1 + (Caller.Site?.Depth ?? 0);
}
