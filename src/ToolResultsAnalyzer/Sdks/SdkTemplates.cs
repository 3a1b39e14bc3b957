namespace ToolResultsAnalyzer.Sdks;

/// <summary>
/// How an SDK makes the things that code fixes write: <c>{id}</c>, <c>{text}</c>, <c>{call}</c>, <c>{reply}</c>, <c>{name}</c> and <c>{arguments}</c> stand
/// for the arguments, types are written with their metadata names in brackets; <c>{?}</c> marks what may be null, where the code marks that.
/// </summary>
/// <param name="Result">A result message.</param>
/// <param name="Assistant">The assistant message with the calls of a reply; null where a reply gives its messages itself.</param>
/// <param name="Call">A call made of its parts; null where none is made.</param>
/// <param name="TakesText">Whether the arguments of a call are a text; binary data if not.</param>
internal sealed record SdkTemplates(string Result, string? Assistant = null, string? Call = null, bool TakesText = false)
{
    /// <summary>The calls of a reply; null where a property gives them, or the messages that hold them.</summary>
    public string? Calls { get; init; }

    /// <summary>The assistant message with <c>{calls}</c>; null where it is made by what makes one of a text, or calls are filled into one of a text.</summary>
    public string? OfCalls { get; init; }

    /// <summary>A call as a part of a message; null where it is one itself.</summary>
    public string? PartOfCall { get; init; }

    /// <summary>A result as a part of a message; null where results are messages.</summary>
    public string? Part { get; init; }

    /// <summary>What appends a result to a history that is a conversation, <c>{history}</c>; null where histories are lists.</summary>
    public string? Appended { get; init; }

    /// <summary>How it is written in versions that lack a type of these; null where all have them.</summary>
    public SdkTemplates? Before { get; init; }
}
