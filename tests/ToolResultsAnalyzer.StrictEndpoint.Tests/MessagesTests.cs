using System.Text.Json;
using Anthropic;
using Anthropic.Exceptions;
using Anthropic.Models.Messages;
using ToolResultsAnalyzer.StrictEndpoint.Contract;
using ToolResultsAnalyzer.StrictEndpoint.Hosting;
using ToolResultsAnalyzer.StrictEndpoint.Model;

namespace ToolResultsAnalyzer.StrictEndpoint.Tests;

/// <summary>
/// The real client of messages: what keeps the contract goes through, what breaks it is refused in the provider's words. The programs are
/// those that the rules speak about.
/// </summary>
public sealed class MessagesTests
{
    private static readonly Tool Weather = new() { Name = "get_weather", InputSchema = new() };

    [Fact]
    public async Task Replies_arrive_as_scripted()
    {
        StrictMessagesEndpoint endpoint = new(ScriptedReply.OfTextAndCalls("Let me see.", new("a", """{"city":"Oslo"}"""), new("b", Id: "own_id")));
        Message reply = await InProcess(endpoint).Messages.Create(Params([User()]));

        Assert.Equal("Let me see.", Text(reply));
        Assert.Equal([("call_1", "a", """{"city":"Oslo"}"""), ("own_id", "b", "{}")], Calls(reply).Select(call => (call.ID, call.Name, JsonSerializer.Serialize(call.Input))));
        Assert.True(reply.StopReason == StopReason.ToolUse);
    }

    [Fact]
    public async Task Calls_wait_for_a_request_that_allows_them()
    {
        IAnthropicClient client = InProcess(Endpoint());

        Assert.Empty(Calls(await client.Messages.Create(Params([User()]) with { Tools = [] })));
        Assert.Empty(Calls(await client.Messages.Create(Params([User()]) with { ToolChoice = new ToolChoiceNone() })));
        Message reply = await client.Messages.Create(Params([User()]));
        Assert.Equal(2, Calls(reply).Count());
    }

    [Theory]
    [InlineData(Transport.InProcess)]
    [InlineData(Transport.Loopback)]
    public async Task The_blocks_of_the_reply_and_all_results_in_one_message(Transport transport)
    {
        StrictMessagesEndpoint endpoint = Endpoint();
        await using LoopbackServer server = await LoopbackServer.StartAsync(endpoint);
        IAnthropicClient client = transport == Transport.InProcess ? InProcess(endpoint) : Client(new HttpClient(), server.Root);

        Assert.Equal("done", await RunAsync(client, reply => [Assistant(Blocks(reply)), User([.. Calls(reply).Select(Result)])]));
        Assert.Empty(endpoint.Breaches);
    }

    [Fact]
    public Task A_message_for_each_result() => AssertAcceptedAsync(reply => [Assistant(Blocks(reply)), .. Calls(reply).Select(call => User([Result(call)]))]);

    [Fact]
    public Task A_text_after_the_results() => AssertAcceptedAsync(reply => [Assistant(Blocks(reply)), User([.. Calls(reply).Select(Result), OfText("Go on.")])]);

    [Fact]
    public Task A_turn_without_calls_and_without_results() => AssertAcceptedAsync(reply => [Assistant([OfText(Text(reply))]), User()]);

    [Fact]
    public Task No_results() => AssertRefusedAsync(
        BreachKind.MissingResult, "messages.1: `tool_use` ids were found without `tool_result` blocks immediately after: call_1, call_2.",
        reply => [Assistant(Blocks(reply))]);

    [Fact]
    public Task Only_the_first_result() => AssertRefusedAsync(
        BreachKind.MissingResult, "messages.1: `tool_use` ids were found without `tool_result` blocks immediately after: call_2.",
        reply => [Assistant(Blocks(reply)), User([Result(Calls(reply).First())])]);

    [Fact]
    public Task A_text_before_the_results() => AssertRefusedAsync(
        BreachKind.MissingResult, "messages.1: `tool_use` ids were found without `tool_result` blocks immediately after: call_1, call_2.",
        reply => [Assistant(Blocks(reply)), User([OfText("Here."), .. Calls(reply).Select(Result)])]);

    [Fact]
    public Task A_message_between_the_results() => AssertRefusedAsync(
        BreachKind.MissingResult, "messages.1: `tool_use` ids were found without `tool_result` blocks immediately after: call_2.",
        reply => [Assistant(Blocks(reply)), .. Calls(reply).SelectMany(call => new[] { User([Result(call)]), User() })]);

    [Fact]
    public Task A_turn_made_of_the_text_alone() => AssertRefusedAsync(
        BreachKind.OrphanResult, "messages.2: unexpected `tool_use_id` found in `tool_result` blocks: call_1, call_2.",
        reply => [Assistant([OfText(Text(reply))]), User([.. Calls(reply).Select(Result)])]);

    [Fact]
    public Task Results_without_the_turn_of_the_assistant() => AssertRefusedAsync(
        BreachKind.OrphanResult, "messages.0: unexpected `tool_use_id` found in `tool_result` blocks: call_1, call_2.",
        reply => [User([.. Calls(reply).Select(Result)])]);

    [Fact]
    public Task Two_results_for_each_call() => AssertRefusedAsync(
        BreachKind.OrphanResult, "messages.2: each tool_use must have a single result. Found multiple `tool_result` blocks with id: call_1",
        reply => [Assistant(Blocks(reply)), User([.. Calls(reply).Select(Result), .. Calls(reply).Select(Result)])]);

    [Fact]
    public Task A_result_with_the_id_of_the_reply() => AssertRefusedAsync(
        BreachKind.MissingResult, "messages.1: `tool_use` ids were found without `tool_result` blocks immediately after: call_1, call_2.",
        reply => [Assistant(Blocks(reply)), User([new ToolResultBlockParam(reply.ID) { Content = "ok" }])]);

    [Fact]
    public Task The_turn_of_the_assistant_twice() => AssertRefusedAsync(
        BreachKind.RepeatedCallId, "messages.1: `tool_use` ids must be unique",
        reply => [Assistant(Blocks(reply)), Assistant(Blocks(reply)), User([.. Calls(reply).Select(Result)])]);

    [Fact]
    public void A_body_that_is_not_json_is_refused_and_not_recorded()
    {
        StrictMessagesEndpoint endpoint = new();

        Assert.Equal(400, endpoint.Answer("{"u8.ToArray()).Status);
        Assert.Empty(endpoint.Breaches);
    }

    private static async Task AssertAcceptedAsync(Func<Message, IEnumerable<MessageParam>> answer)
    {
        StrictMessagesEndpoint endpoint = Endpoint();
        Assert.Equal("done", await RunAsync(InProcess(endpoint), answer));
        Assert.Empty(endpoint.Breaches);
    }

    private static async Task AssertRefusedAsync(BreachKind kind, string text, Func<Message, IEnumerable<MessageParam>> answer)
    {
        StrictMessagesEndpoint endpoint = Endpoint();
        var refusal = await Assert.ThrowsAsync<AnthropicBadRequestException>(() => RunAsync(InProcess(endpoint), answer));

        using JsonDocument body = JsonDocument.Parse(refusal.ResponseBody);
        Assert.Equal("error", body.RootElement.GetProperty("type").GetString());
        Assert.Equal("invalid_request_error", body.RootElement.GetProperty("error").GetProperty("type").GetString());
        Assert.StartsWith(text, body.RootElement.GetProperty("error").GetProperty("message").GetString());
        Assert.Equal(kind, Assert.Single(endpoint.Breaches).Kind);
    }

    /// <summary>One round with a reply of two calls, and the text of the reply to it.</summary>
    private static async Task<string> RunAsync(IAnthropicClient client, Func<Message, IEnumerable<MessageParam>> answer)
    {
        Message reply = await client.Messages.Create(Params([User()]));
        Assert.Equal(2, Calls(reply).Count());
        return Text(await client.Messages.Create(Params([User(), .. answer(reply)])));
    }

    private static StrictMessagesEndpoint Endpoint() => new(ScriptedReply.OfTextAndCalls("Wait.", new("get_weather"), new("get_weather")));

    private static IAnthropicClient InProcess(StrictMessagesEndpoint endpoint) =>
        Client(new HttpClient(new InProcessHandler(endpoint.Answer)), new Uri("http://localhost"));

    private static IAnthropicClient Client(HttpClient http, Uri address) =>
        new AnthropicClient { HttpClient = http, BaseUrl = address.OriginalString.TrimEnd('/'), ApiKey = "unused", MaxRetries = 0 };

    private static MessageCreateParams Params(IReadOnlyList<MessageParam> messages) =>
        new() { Model = "strict-model", MaxTokens = 100, Messages = messages, Tools = [Weather] };

    private static MessageParam User() => new UserMessageParam("How is the weather?");

    private static MessageParam User(List<ContentBlockParam> blocks) => new UserMessageParam(blocks);

    private static MessageParam Assistant(List<ContentBlockParam> blocks) => new AssistantMessageParam(blocks);

    private static List<ContentBlockParam> Blocks(Message reply) => [.. reply.Content.Select(block => new ContentBlockParam(block.Json))];

    private static ContentBlockParam OfText(string text) => new TextBlockParam(text);

    private static ContentBlockParam Result(ToolUseBlock call) => new ToolResultBlockParam(call.ID) { Content = "ok" };

    private static IEnumerable<ToolUseBlock> Calls(Message reply) => reply.Content.Select(block => block.Value).OfType<ToolUseBlock>();

    private static string Text(Message reply) => string.Concat(reply.Content.Select(block => block.Value).OfType<TextBlock>().Select(block => block.Text));
}
