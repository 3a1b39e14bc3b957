using ToolResultsAnalyzer.StrictEndpoint.Contract;

namespace ToolResultsAnalyzer.StrictEndpoint.Tests;

/// <summary>
/// The contract of messages on bare histories. Messages are apart by <c>|</c>; each is a role and its blocks: <c>call(a)</c>,
/// <c>result(a)</c>, anything else is another block.
/// </summary>
public sealed class BlockContractTests
{
    [Theory]
    [InlineData("user text")]
    [InlineData("user text | assistant text | user text")]
    [InlineData("user text | assistant text call(a) | user result(a)")]
    [InlineData("user text | assistant call(a) call(b) | user result(b) result(a)")]
    [InlineData("user text | assistant call(a) | user result(a) text")]
    [InlineData("user text | assistant call(a) | user result(a) | assistant call(b) | user result(b) | assistant text")]
    [InlineData("user text | assistant call(a) call(b) | user result(a) | user result(b)")]
    [InlineData("user text | assistant call(a) | user result(a) | user text")]
    [InlineData("user text | assistant text | assistant call(a) | user result(a)")]
    public void Histories_that_keep_the_contract(string history) => Assert.Null(BlockContract.FindBreach(Parse(history)));

    [Theory]
    [InlineData("user text | assistant call(a)", 1, "a")]
    [InlineData("user text | assistant call(a) call(b) | user result(a)", 1, "b")]
    [InlineData("user text | assistant call(a) call(b) | user text", 1, "a, b")]
    [InlineData("user text | assistant call(a) | user text result(a)", 1, "a")]
    [InlineData("user text | assistant call(a) call(b) | user result(a) text result(b)", 1, "b")]
    [InlineData("user text | assistant call(a) | user text | user result(a)", 1, "a")]
    [InlineData("user text | assistant call(a) call(b) | user result(a) | assistant text | user result(b)", 1, "b")]
    [InlineData("user text | assistant call(a) | system text | user result(a)", 1, "a")]
    [InlineData("user text | assistant call(a) | user result(x)", 1, "a")]
    [InlineData("user text | assistant call(a) | user result(a) | assistant call(b) | user text", 3, "b")]
    [InlineData("user call(a) | assistant result(a)", 0, "a")]
    public void A_call_without_a_result_right_after_it(string history, int message, string ids) => Assert.Equal(
        new ContractBreach(
            BreachKind.MissingResult,
            $"`tool_use` ids were found without `tool_result` blocks immediately after: {ids}. Each `tool_use` block must have a corresponding `tool_result` block in the next message.",
            $"messages.{message}"),
        BlockContract.FindBreach(Parse(history)));

    [Theory]
    [InlineData("user result(a)", 0, "a")]
    [InlineData("user text | assistant text | user result(a) result(b)", 2, "a, b")]
    [InlineData("user text | assistant call(a) | user result(a) result(x)", 2, "x")]
    [InlineData("user text | assistant call(a) | user result(a) text result(x)", 2, "x")]
    [InlineData("user text | assistant call(a) | user result(a) | assistant text | user result(a)", 4, "a")]
    [InlineData("user text | assistant result(a) | user text", 1, "a")]
    [InlineData("user text | assistant call(a) result(a) | user result(a)", 1, "a")]
    public void A_result_without_a_call_right_before_it(string history, int message, string ids) => Assert.Equal(
        new ContractBreach(
            BreachKind.OrphanResult,
            $"unexpected `tool_use_id` found in `tool_result` blocks: {ids}. Each `tool_result` block must have a corresponding `tool_use` block in the previous message.",
            $"messages.{message}"),
        BlockContract.FindBreach(Parse(history)));

    [Theory]
    [InlineData("user text | assistant call(a) | user result(a) result(a)")]
    [InlineData("user text | assistant call(a) | user result(a) | user text result(a)")]
    public void Two_results_for_one_call(string history) => Assert.Equal(
        new ContractBreach(BreachKind.OrphanResult, "each tool_use must have a single result. Found multiple `tool_result` blocks with id: a", "messages.2"),
        BlockContract.FindBreach(Parse(history)));

    [Theory]
    [InlineData("user text | assistant call(a) call(a) | user result(a)", 1)]
    [InlineData("user text | assistant call(a) | user result(a) | assistant call(a) | user result(a)", 3)]
    public void Two_calls_of_one_id(string history, int message) => Assert.Equal(
        new ContractBreach(BreachKind.RepeatedCallId, "`tool_use` ids must be unique", $"messages.{message}"),
        BlockContract.FindBreach(Parse(history)));

    private static HistoryTurn[] Parse(string history) => [.. history.Split(" | ").Select(message => message.Split(' ')).Select(words =>
        new HistoryTurn(words[0], [.. words.Skip(1).Select(ParseBlock)]))];

    private static HistoryBlock ParseBlock(string block) => block.TrimEnd(')').Split('(') switch
    {
        ["call", var id] => new HistoryBlock(BlockKind.Call, id),
        ["result", var id] => new HistoryBlock(BlockKind.Result, id),
        _ => new HistoryBlock(BlockKind.Other),
    };
}
