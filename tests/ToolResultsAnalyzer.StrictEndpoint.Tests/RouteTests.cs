using System.ClientModel;
using OpenAI.Chat;
using ToolResultsAnalyzer.StrictEndpoint.Contract;
using ToolResultsAnalyzer.StrictEndpoint.Model;

namespace ToolResultsAnalyzer.StrictEndpoint.Tests;

/// <summary>The real client, by every route: what keeps the contract goes through, what breaks it is refused in the provider's words.</summary>
public sealed class RouteTests
{
    private static readonly ScriptedCall Oslo = new("get_weather", """{"city":"Oslo"}""");
    private static readonly ScriptedCall Rome = new("get_weather", """{"city":"Rome"}""");
    private static readonly ScriptedCall Time = new("get_time");

    [Theory, MemberData(nameof(Route.All), MemberType = typeof(Route))]
    public async Task Replies_arrive_as_scripted(Transport transport, Answer answer, Call call)
    {
        StrictChatEndpoint endpoint = new(
            ScriptedReply.OfText("Hello, how are you?"),
            ScriptedReply.OfCalls(Oslo),
            ScriptedReply.OfTextAndCalls("Let me see.", Rome, Time with { Id = "own_id" }, Oslo));

        await new Route(transport, answer, call).RunAsync(endpoint, async send =>
        {
            Reply text = await send([new UserChatMessage("Hi")], WithTools());
            Assert.Equal("Hello, how are you?", text.Text);
            Assert.Empty(text.Calls);
            Assert.Equal(ChatFinishReason.Stop, text.FinishReason);

            Reply one = await send([new UserChatMessage("Hi")], WithTools());
            Assert.Equal("", one.Text);
            Assert.Equal([("call_1", "get_weather", """{"city":"Oslo"}""")], one.Calls.Select(Show));
            Assert.Equal(ChatFinishReason.ToolCalls, one.FinishReason);

            Reply three = await send([new UserChatMessage("Hi")], WithTools());
            Assert.Equal("Let me see.", three.Text);
            Assert.Equal(
                [("call_2", "get_weather", """{"city":"Rome"}"""), ("own_id", "get_time", "{}"), ("call_3", "get_weather", """{"city":"Oslo"}""")],
                three.Calls.Select(Show));
            Assert.Equal(ChatFinishReason.ToolCalls, three.FinishReason);

            Reply last = await send([new UserChatMessage("Hi")], WithTools());
            Assert.Equal("done", last.Text);
            Assert.Equal(ChatFinishReason.Stop, last.FinishReason);
        });
    }

    [Theory, MemberData(nameof(Route.All), MemberType = typeof(Route))]
    public async Task Rounds_that_answer_every_call_go_through(Transport transport, Answer answer, Call call)
    {
        StrictChatEndpoint endpoint = new(
            ScriptedReply.OfCalls(Oslo),
            ScriptedReply.OfCalls(Oslo, Rome, Time),
            ScriptedReply.OfTextAndCalls("Once more.", Oslo, Rome),
            ScriptedReply.OfText("Sunny."));

        await new Route(transport, answer, call).RunAsync(endpoint, async send =>
        {
            List<ChatMessage> messages = [new SystemChatMessage("Be brief."), new UserChatMessage("How is the weather?")];
            Reply reply = await send(messages, WithTools());
            while (reply.Calls.Count > 0)
            {
                messages.Add(reply.ToMessage());
                messages.AddRange(reply.Calls.Reverse().Select(toolCall => new ToolChatMessage(toolCall.Id, "fine")));
                reply = await send(messages, WithTools());
            }

            Assert.Equal("Sunny.", reply.Text);
        });

        Assert.Equal([2, 4, 8, 11], endpoint.Exchanges.Select(exchange => exchange.Request.Messages.Count));
        Assert.Empty(endpoint.Breaches);
    }

    [Theory, MemberData(nameof(Route.All), MemberType = typeof(Route))]
    public async Task A_missing_result_is_refused(Transport transport, Answer answer, Call call) =>
        await RefusedAsync(
            transport, answer, call,
            (reply, messages) => messages.AddRange([reply.ToMessage(), new ToolChatMessage(reply.Calls[0].Id, "fine")]),
            "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. " +
            "The following tool_call_ids did not have response messages: call_2, call_3",
            "messages");

    [Theory, MemberData(nameof(Route.All), MemberType = typeof(Route))]
    public async Task A_message_between_the_results_is_refused(Transport transport, Answer answer, Call call) =>
        await RefusedAsync(
            transport, answer, call,
            (reply, messages) => messages.AddRange(
            [
                reply.ToMessage(),
                new ToolChatMessage(reply.Calls[0].Id, "fine"),
                new UserChatMessage("And?"),
                new ToolChatMessage(reply.Calls[1].Id, "fine"),
                new ToolChatMessage(reply.Calls[2].Id, "fine"),
            ]),
            "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. " +
            "The following tool_call_ids did not have response messages: call_2, call_3",
            "messages.[3].role");

    [Theory, MemberData(nameof(Route.All), MemberType = typeof(Route))]
    public async Task A_second_result_for_a_call_is_refused(Transport transport, Answer answer, Call call) =>
        await RefusedAsync(
            transport, answer, call,
            (reply, messages) => messages.AddRange(
                [reply.ToMessage(), .. reply.Calls.Append(reply.Calls[2]).Select(toolCall => new ToolChatMessage(toolCall.Id, "fine"))]),
            "Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.",
            "messages.[5].role");

    [Theory, MemberData(nameof(Route.All), MemberType = typeof(Route))]
    public async Task A_result_without_its_assistant_message_is_refused(Transport transport, Answer answer, Call call) =>
        await RefusedAsync(
            transport, answer, call,
            (reply, messages) => messages.AddRange(reply.Calls.Select(toolCall => new ToolChatMessage(toolCall.Id, "fine"))),
            "Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.",
            "messages.[1].role");

    [Theory, MemberData(nameof(Route.All), MemberType = typeof(Route))]
    public async Task A_result_under_a_foreign_id_is_refused(Transport transport, Answer answer, Call call) =>
        await RefusedAsync(
            transport, answer, call,
            (reply, messages) => messages.AddRange(
                [reply.ToMessage(), .. reply.Calls.Select(toolCall => new ToolChatMessage(toolCall.FunctionName, "fine"))]),
            "Invalid parameter: 'tool_call_id' of 'get_weather' not found in 'tool_calls' of previous message.",
            "messages.[2].tool_call_id");

    /// <summary>One round with three calls, whose continuation is refused; the same endpoint then still serves others.</summary>
    private static async Task RefusedAsync(
        Transport transport, Answer answer, Call call, Action<Reply, List<ChatMessage>> continueBadly, string text, string param)
    {
        StrictChatEndpoint endpoint = new(ScriptedReply.OfCalls(Oslo, Rome, Time), ScriptedReply.OfText("Unheard."));

        await new Route(transport, answer, call).RunAsync(endpoint, async send =>
        {
            List<ChatMessage> messages = [new UserChatMessage("How is the weather?")];
            Reply reply = await send(messages, WithTools());
            continueBadly(reply, messages);

            ClientResultException refusal = await Assert.ThrowsAsync<ClientResultException>(() => send(messages, WithTools()));
            Assert.Equal(400, refusal.Status);
            Assert.Equal($"HTTP 400 (invalid_request_error: )\nParameter: {param}\n\n{text}", refusal.Message.ReplaceLineEndings("\n"));

            Reply next = await send([new UserChatMessage("Hi")], WithTools());
            Assert.Equal("Unheard.", next.Text);
        });

        Assert.Equal([false, true, false], endpoint.Exchanges.Select(exchange => exchange.Refused));
        ContractBreach breach = Assert.Single(endpoint.Breaches);
        Assert.Equal((text, param), (breach.Message, breach.Param));
        Assert.Same(breach, endpoint.Exchanges[1].Breach);
        Assert.Null(endpoint.Exchanges[1].Reply);
    }

    private static (string Id, string Name, string Arguments) Show(ChatToolCall call) =>
        (call.Id, call.FunctionName, call.FunctionArguments.ToString());

    private static ChatCompletionOptions WithTools() => new()
    {
        Tools = { ChatTool.CreateFunctionTool("get_weather"), ChatTool.CreateFunctionTool("get_time") },
    };
}
