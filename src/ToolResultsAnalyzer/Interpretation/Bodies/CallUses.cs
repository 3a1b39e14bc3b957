namespace ToolResultsAnalyzer.Interpretation;

/// <summary>What is told apart of the calls of a batch: what never is need not be followed on any path.</summary>
/// <param name="Positions">Whether positions of calls are told apart.</param>
/// <param name="Last">Whether the last call of a batch is told apart.</param>
/// <param name="HighestNumber">Positions and counts above this are all alike.</param>
/// <param name="NameTests">How often names of calls are asked for.</param>
/// <param name="OpaqueFilters">How many filters there are over calls whose condition we do not understand.</param>
internal readonly record struct CallUses(bool Positions, bool Last, int HighestNumber, int NameTests, int OpaqueFilters)
{
    /// <summary>Whether names of calls are asked for more than once.</summary>
    public bool NamesRepeatedly => this.NameTests > 1;

    public CallUses Union(CallUses other) => new(
        this.Positions || other.Positions,
        this.Last || other.Last,
        Math.Max(this.HighestNumber, other.HighestNumber),
        this.NameTests + other.NameTests,
        this.OpaqueFilters + other.OpaqueFilters);
}
