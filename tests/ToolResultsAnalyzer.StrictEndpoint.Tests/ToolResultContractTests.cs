using ToolResultsAnalyzer.StrictEndpoint.Contract;

namespace ToolResultsAnalyzer.StrictEndpoint.Tests;

/// <summary>The contract on bare histories, written in a shorthand: see <see cref="Parse"/>.</summary>
public sealed class ToolResultContractTests
{
    [Theory]
    [InlineData("")]
    [InlineData("user")]
    [InlineData("system user assistant() user")]
    [InlineData("user assistant(a) tool(a)")]
    [InlineData("user assistant(a) tool(a) assistant() user")]
    [InlineData("user assistant(a,b,c) tool(a) tool(b) tool(c)")]
    [InlineData("user assistant(a,b,c) tool(c) tool(a) tool(b)")]
    [InlineData("user assistant(a,b) tool(a) tool(b) assistant(c) tool(c) assistant() user assistant(d) tool(d)")]
    [InlineData("assistant(a) tool(a) assistant(a) tool(a)")]
    public void Histories_that_keep_the_contract(string history) => Assert.Null(ToolResultContract.FindBreach(Parse(history)));

    [Theory]
    [InlineData("user assistant(a)", "a", "messages")]
    [InlineData("user assistant(a,b) tool(a)", "b", "messages")]
    [InlineData("user assistant(a,b) tool(b)", "a", "messages")]
    [InlineData("user assistant(a,b,c) tool(b)", "a, c", "messages")]
    [InlineData("user assistant(a) user", "a", "messages.[2].role")]
    [InlineData("user assistant(a) user tool(a)", "a", "messages.[2].role")]
    [InlineData("user assistant(a,b) tool(a) user tool(b)", "b", "messages.[3].role")]
    [InlineData("user assistant(a) assistant(b) tool(a) tool(b)", "a", "messages.[2].role")]
    [InlineData("user assistant(a) system tool(a)", "a", "messages.[2].role")]
    [InlineData("user assistant(a) tool(a) assistant(b) assistant()", "b", "messages.[4].role")]
    public void A_call_without_result(string history, string unanswered, string param) => Assert.Equal(
        new ContractBreach(
            BreachKind.MissingResult,
            "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. " +
            "The following tool_call_ids did not have response messages: " + unanswered,
            param),
        ToolResultContract.FindBreach(Parse(history)));

    [Theory]
    [InlineData("tool(a)", "messages.[0].role")]
    [InlineData("user tool(a)", "messages.[1].role")]
    [InlineData("user assistant() tool(a)", "messages.[2].role")]
    [InlineData("tool(a) assistant(a)", "messages.[0].role")]
    [InlineData("user assistant(a) tool(a) tool(a)", "messages.[3].role")]
    [InlineData("user assistant(a) tool(a) tool(x)", "messages.[3].role")]
    [InlineData("user assistant(a,b) tool(a) tool(a) tool(b)", "messages.[3].role")]
    [InlineData("user assistant(a,b) tool(a) tool(b) tool(b)", "messages.[4].role")]
    [InlineData("user assistant(a) tool(a) user tool(a)", "messages.[4].role")]
    public void A_result_that_no_call_waits_for(string history, string param) => Assert.Equal(
        new ContractBreach(
            BreachKind.OrphanResult,
            "Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.",
            param),
        ToolResultContract.FindBreach(Parse(history)));

    [Theory]
    [InlineData("user assistant(a) tool(x)", "x", "messages.[2].tool_call_id")]
    [InlineData("user assistant(a,b) tool(a) tool(x)", "x", "messages.[3].tool_call_id")]
    [InlineData("user assistant(a) tool()", "", "messages.[2].tool_call_id")]
    [InlineData("user assistant(a) tool(a) assistant(b) tool(a)", "a", "messages.[4].tool_call_id")]
    public void A_result_under_an_id_that_is_none_of_the_batch(string history, string id, string param) => Assert.Equal(
        new ContractBreach(
            BreachKind.UnknownCallId,
            $"Invalid parameter: 'tool_call_id' of '{id}' not found in 'tool_calls' of previous message.",
            param),
        ToolResultContract.FindBreach(Parse(history)));

    /// <summary>Reads <c>user assistant(a,b) tool(a)</c>: a role per message, in parentheses the ids it carries or answers.</summary>
    private static HistoryMessage[] Parse(string history) =>
        [.. history.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ParseMessage)];

    private static HistoryMessage ParseMessage(string message)
    {
        string[] parts = message.TrimEnd(')').Split('(');
        string ids = parts.ElementAtOrDefault(1) ?? "";
        return parts[0] switch
        {
            "assistant" => HistoryMessage.Assistant(ids.Split(',', StringSplitOptions.RemoveEmptyEntries)),
            "tool" => HistoryMessage.Tool(ids),
            string role => HistoryMessage.Other(role),
        };
    }
}
