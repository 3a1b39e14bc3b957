using ToolResultsAnalyzer.StrictEndpoint.Contract;

namespace ToolResultsAnalyzer.StrictEndpoint.Tests;

/// <summary>The contract of responses on bare histories: <c>call(a)</c>, <c>output(a)</c>, anything else is another item.</summary>
public sealed class ItemContractTests
{
    [Theory]
    [InlineData("")]
    [InlineData("message")]
    [InlineData("message call(a) output(a)")]
    [InlineData("message call(a) call(b) output(b) output(a)")]
    [InlineData("message call(a) message output(a) message")]
    [InlineData("call(a) output(a) call(b) output(b)")]
    [InlineData("output(a) call(a)")]
    public void Histories_that_keep_the_contract(string history) => Assert.Null(ItemContract.FindBreach(Parse(history)));

    [Theory]
    [InlineData("message call(a)", "a")]
    [InlineData("call(a) call(b) output(a)", "b")]
    [InlineData("call(a) call(b) output(b) message", "a")]
    public void A_call_without_an_output(string history, string callId) => Assert.Equal(
        new ContractBreach(BreachKind.MissingResult, $"No tool output found for function call {callId}.", "input"), ItemContract.FindBreach(Parse(history)));

    [Theory]
    [InlineData("output(a)", "a")]
    [InlineData("call(a) output(a) output(a)", "a")]
    [InlineData("call(a) output(x)", "x")]
    [InlineData("call(a) output()", "")]
    public void An_output_that_no_call_waits_for(string history, string callId) => Assert.Equal(
        new ContractBreach(BreachKind.OrphanResult, $"No tool call found for function call output with call_id {callId}.", "input"), ItemContract.FindBreach(Parse(history)));

    private static HistoryItem[] Parse(string history) => [.. history.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(item => item.TrimEnd(')').Split('(') switch
    {
        ["call", var id] => new HistoryItem(ItemKind.Call, id),
        ["output", var id] => new HistoryItem(ItemKind.Output, id),
        _ => new HistoryItem(ItemKind.Other),
    })];
}
