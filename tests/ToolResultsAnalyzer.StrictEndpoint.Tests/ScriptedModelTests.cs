using OpenAI.Chat;
using ToolResultsAnalyzer.StrictEndpoint.Hosting;
using ToolResultsAnalyzer.StrictEndpoint.Model;
using ToolResultsAnalyzer.StrictEndpoint.Protocol;

namespace ToolResultsAnalyzer.StrictEndpoint.Tests;

/// <summary>What the model makes of tools that are forbidden or not declared, and what is recorded of it.</summary>
public sealed class ScriptedModelTests
{
    private static readonly ChatTool Foo = ChatTool.CreateFunctionTool("foo");
    private static readonly ChatTool Bar = ChatTool.CreateFunctionTool("bar");

    [Fact]
    public void Calls_wait_for_a_request_that_allows_them()
    {
        StrictChatEndpoint endpoint = new(ScriptedReply.OfCalls("foo", "foo"));
        ChatClient client = endpoint.CreateChatClient();

        Assert.Equal("done", Send(client, null).Content[0].Text);
        Assert.Equal("done", Send(client, new() { Tools = { Foo }, ToolChoice = ChatToolChoice.CreateNoneChoice() }).Content[0].Text);
        Assert.Equal(["call_1", "call_2"], Send(client, new() { Tools = { Foo } }).ToolCalls.Select(call => call.Id));
        Assert.Equal("done", Send(client, new() { Tools = { Foo } }).Content[0].Text);
    }

    [Fact]
    public void A_model_may_be_told_to_call_what_it_was_not_offered()
    {
        StrictChatEndpoint endpoint = new(new ScriptedModel(ScriptedReply.OfCalls("foo"), ScriptedReply.OfCalls("foo")) { CallsToolsUnasked = true });
        ChatClient client = endpoint.CreateChatClient();

        Assert.Single(Send(client, null).ToolCalls);
        Assert.Single(Send(client, new() { Tools = { Foo }, ToolChoice = ChatToolChoice.CreateNoneChoice() }).ToolCalls);
    }

    [Fact]
    public void Texts_do_not_wait()
    {
        StrictChatEndpoint endpoint = new(ScriptedReply.OfText("first"), ScriptedReply.OfCalls("foo"));
        ChatClient client = endpoint.CreateChatClient();

        Assert.Equal("first", Send(client, null).Content[0].Text);
        Assert.Single(Send(client, new() { Tools = { Foo } }).ToolCalls);
    }

    [Fact]
    public void Requests_are_recorded_with_what_they_say_about_tools()
    {
        StrictChatEndpoint endpoint = new();
        ChatClient client = endpoint.CreateChatClient();

        Send(client, null);
        Send(client, new() { Tools = { Foo, Bar } });
        Send(client, new() { Tools = { Foo }, ToolChoice = ChatToolChoice.CreateNoneChoice() });
        Send(client, new() { Tools = { Foo, Bar }, ToolChoice = ChatToolChoice.CreateFunctionChoice("bar"), AllowParallelToolCalls = false });
        Send(client, new() { Tools = { Foo }, ToolChoice = ChatToolChoice.CreateRequiredChoice(), AllowParallelToolCalls = true });

        ChatRequest[] requests = [.. endpoint.Exchanges.Select(exchange => exchange.Request)];
        Assert.Equal(["", "foo,bar", "foo", "foo,bar", "foo"], requests.Select(request => string.Join(',', request.DeclaredTools)));
        Assert.Equal([null, null, "none", "bar", "required"], requests.Select(request => request.ToolChoice));
        Assert.Equal([null, null, null, false, true], requests.Select(request => request.ParallelToolCalls));
        Assert.Equal([false, true, true, true, true], requests.Select(request => request.DeclaresTools));
        Assert.Equal([false, false, true, false, false], requests.Select(request => request.ForbidsTools));
        Assert.All(requests, request => Assert.False(request.Stream));
        Assert.All(requests, request => Assert.Equal("strict-model", request.Model));
    }

    [Fact]
    public void A_body_that_is_not_json_is_refused_and_not_recorded()
    {
        StrictChatEndpoint endpoint = new();

        WireResponse response = endpoint.Answer("{"u8.ToArray());

        Assert.Equal(400, response.Status);
        Assert.Empty(endpoint.Exchanges);
    }

    private static ChatCompletion Send(ChatClient client, ChatCompletionOptions? options) =>
        client.CompleteChat([new UserChatMessage("Hi")], options).Value;
}
