namespace ToolResultsAnalyzer.StrictEndpoint.Contract;

/// <summary>What a block of a messages request is, as far as the contract looks at it.</summary>
public enum BlockKind
{
    /// <summary>A text, an image, or anything else.</summary>
    Other,

    /// <summary>One call of the model (<c>tool_use</c>).</summary>
    Call,

    /// <summary>The result for one call (<c>tool_result</c>).</summary>
    Result,
}

/// <summary>A block of a message.</summary>
/// <param name="CallId">The id of the call it is, or answers; empty for other blocks.</param>
public sealed record HistoryBlock(BlockKind Kind, string CallId = "");

/// <summary>A message of a messages request, or several of one role in a row, which the provider combines.</summary>
public sealed record HistoryTurn(string Role, IReadOnlyList<HistoryBlock> Blocks)
{
    /// <summary>The ids of the calls, in order.</summary>
    public IReadOnlyList<string> Calls => IdsOf(Blocks, BlockKind.Call);

    /// <summary>The ids of the calls that are answered, in order.</summary>
    public IReadOnlyList<string> Results => IdsOf(Blocks, BlockKind.Result);

    /// <summary>Those of <see cref="Results"/> that stand before any other block, in a turn that may have some.</summary>
    public IReadOnlyList<string> LeadingResults =>
        Role == "user" ? IdsOf(Blocks.TakeWhile(block => block.Kind == BlockKind.Result), BlockKind.Result) : [];

    private static IReadOnlyList<string> IdsOf(IEnumerable<HistoryBlock> blocks, BlockKind kind) =>
        [.. blocks.Where(block => block.Kind == kind).Select(block => block.CallId)];
}
