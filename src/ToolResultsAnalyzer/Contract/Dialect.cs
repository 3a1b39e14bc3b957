namespace ToolResultsAnalyzer.Contract;

/// <summary>By what a provider finds the call that a result answers.</summary>
internal enum ResultMatching
{
    ById,
    ByCountAndName,
}

/// <summary>How many results one message may hold.</summary>
internal enum ResultGrouping
{
    OnePerMessage,
    Any,

    /// <summary>Any number, and the model answers better where all results of a batch stand in one.</summary>
    BestInOneMessage,
    AllInOneMessage,
}

/// <summary>Where the history lives that a send passes to the model.</summary>
internal enum HistoryResidence
{
    Argument,
    RequestProperty,
    Session,
}

/// <summary>What differs in the contract from provider to provider; data, never code.</summary>
/// <param name="MayInterleave">Whether other messages may stand between the results of a batch.</param>
internal sealed record Dialect(
    ResultMatching Matching, ResultGrouping Grouping, bool MayInterleave, HistoryResidence Residence)
{
    /// <summary>Where no SDK is known: what most providers want.</summary>
    public static readonly Dialect Unknown = new(ResultMatching.ById, ResultGrouping.Any, MayInterleave: false, HistoryResidence.Argument);

    /// <summary>Whether calls and results are matched by name, so that ids need not be given.</summary>
    public bool MatchesByName => this.Matching == ResultMatching.ByCountAndName;

    /// <summary>Whether the options of a send carry the history.</summary>
    public bool CarriesHistory => this.Residence == HistoryResidence.RequestProperty;

    /// <summary>Whether a client may invoke functions itself, which does not show where a request is sent.</summary>
    public bool InvokesFunctions { get; init; }

    /// <summary>Whether the provider rejects a history that breaks the contract; where it does not, only the model misses what is missing.</summary>
    public bool IsEnforced { get; init; } = true;

    /// <summary>Whether the results of a message have to come before its other parts.</summary>
    public bool ResultsComeFirst { get; init; }
}
