using System.ClientModel;
using OpenAI.Responses;
using ToolResultsAnalyzer.StrictEndpoint.Contract;
using ToolResultsAnalyzer.StrictEndpoint.Hosting;
using ToolResultsAnalyzer.StrictEndpoint.Model;

#pragma warning disable OPENAI001 // Responses are marked as experimental.

namespace ToolResultsAnalyzer.StrictEndpoint.Tests;

/// <summary>
/// The real client of responses, with each place where a history can be: what keeps the contract goes through, what breaks it is refused
/// in the provider's words. The programs are those that the rules speak about.
/// </summary>
public sealed class ResponsesTests
{
    private const string Model = "strict-model";

    private static readonly FunctionTool Weather = ResponseTool.CreateFunctionTool("get_weather", BinaryData.FromString("{}"), strictModeEnabled: false);

    [Fact]
    public void Replies_arrive_as_scripted()
    {
        var client = Endpoint(ScriptedReply.OfTextAndCalls("Let me see.", new("a", """{"city":"Oslo"}"""), new("b", Id: "own_id"))).CreateResponsesClient();
        var reply = client.CreateResponse(Options([User()])).Value;
        Assert.Equal("Let me see.", reply.GetOutputText());
        Assert.Equal([("call_1", "a", """{"city":"Oslo"}"""), ("own_id", "b", "{}")],
            reply.OutputItems.OfType<FunctionCallResponseItem>().Select(call => (call.CallId, call.FunctionName, call.FunctionArguments.ToString())));
    }

    [Fact]
    public void A_list_that_gets_the_items_and_an_output_for_each_call()
    {
        var endpoint = Endpoint();
        Assert.Equal("done", Run(endpoint, (items, reply) =>
        {
            items.AddRange(reply.OutputItems);
            foreach (var call in Calls(reply))
                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, "ok"));
        }));
        Assert.Empty(endpoint.Breaches);
    }

    [Fact]
    public void Each_output_right_behind_its_call_and_a_message_in_between()
    {
        var endpoint = Endpoint();
        Assert.Equal("done", Run(endpoint, (items, reply) =>
        {
            foreach (var item in reply.OutputItems)
            {
                items.Add(item);
                if (item is FunctionCallResponseItem call)
                {
                    items.Add(User());
                    items.Add(new FunctionCallOutputResponseItem(call.CallId, "ok"));
                }
            }
        }));
        Assert.Empty(endpoint.Breaches);
    }

    [Fact]
    public void Outputs_before_their_calls()
    {
        var endpoint = Endpoint();
        Assert.Equal("done", Run(endpoint, (items, reply) =>
        {
            foreach (var call in Calls(reply))
                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, "ok"));
            items.AddRange(reply.OutputItems);
        }));
        Assert.Empty(endpoint.Breaches);
    }

    [Fact]
    public void Only_the_calls_of_the_reply_and_their_outputs()
    {
        var endpoint = Endpoint();
        Assert.Equal("done", Run(endpoint, (items, reply) =>
        {
            foreach (var call in Calls(reply))
                items.AddRange([call, ResponseItem.CreateFunctionCallOutputItem(call.CallId, "ok")]);
        }));
        Assert.Empty(endpoint.Breaches);
    }

    [Fact]
    public void A_reply_whose_calls_get_no_output() =>
        AssertRefused(BreachKind.MissingResult, (items, reply) => items.AddRange(reply.OutputItems));

    [Fact]
    public void A_reply_of_which_the_first_call_gets_an_output() => AssertRefused(BreachKind.MissingResult, (items, reply) =>
    {
        items.AddRange(reply.OutputItems);
        items.Add(ResponseItem.CreateFunctionCallOutputItem(Calls(reply).First().CallId, "ok"));
    });

    [Fact]
    public void Outputs_without_the_items_of_the_reply() => AssertRefused(BreachKind.OrphanResult, (items, reply) =>
    {
        foreach (var call in Calls(reply))
            items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, "ok"));
    });

    [Fact]
    public void The_text_of_the_reply_in_the_place_of_its_items() => AssertRefused(BreachKind.OrphanResult, (items, reply) =>
    {
        items.Add(ResponseItem.CreateAssistantMessageItem(reply.GetOutputText()));
        foreach (var call in Calls(reply))
            items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, "ok"));
    });

    [Fact]
    public void Two_outputs_for_each_call() => AssertRefused(BreachKind.OrphanResult, (items, reply) =>
    {
        items.AddRange(reply.OutputItems);
        foreach (var call in Calls(reply))
            items.AddRange([ResponseItem.CreateFunctionCallOutputItem(call.CallId, "ok"), ResponseItem.CreateFunctionCallOutputItem(call.CallId, "ok")]);
    });

    [Theory]
    [InlineData("name")]
    [InlineData("item")]
    [InlineData("content")]
    [InlineData("reply")]
    public void Outputs_under_what_is_no_id_of_a_call(string wrong) => AssertRefused(BreachKind.OrphanResult, (items, reply) =>
    {
        items.AddRange(reply.OutputItems);
        foreach (var call in Calls(reply))
        {
            var id = wrong switch { "name" => call.FunctionName, "item" => call.Id, "reply" => reply.Id, _ => "ok" };
            items.Add(ResponseItem.CreateFunctionCallOutputItem(id, "ok"));
        }
    });

    [Fact]
    public void A_request_before_the_last_output()
    {
        var endpoint = Endpoint();
        var client = endpoint.CreateResponsesClient();
        List<ResponseItem> items = [User()];
        var reply = client.CreateResponse(Options(items)).Value;
        items.AddRange(reply.OutputItems);
        items.Add(ResponseItem.CreateFunctionCallOutputItem(Calls(reply).First().CallId, "ok"));
        var refusal = Assert.Throws<ClientResultException>(() => client.CreateResponse(Model, items));
        Assert.Contains("No tool output found for function call call_2.", refusal.Message);
    }

    [Fact]
    public void Options_that_carry_the_history()
    {
        var endpoint = Endpoint();
        var client = endpoint.CreateResponsesClient();
        var options = Options([User()]);
        var reply = client.CreateResponse(options).Value;
        foreach (var item in reply.OutputItems)
            options.InputItems.Add(item);
        foreach (var call in Calls(reply))
            options.InputItems.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, "ok"));
        Assert.Equal("done", client.CreateResponse(options).Value.GetOutputText());
        Assert.Empty(endpoint.Breaches);
    }

    [Theory]
    [InlineData(2, null)]
    [InlineData(1, "No tool output found for function call call_2.")]
    [InlineData(0, "No tool output found for function call call_1.")]
    public void A_provider_that_keeps_the_calls(int answered, string? refusal)
    {
        var endpoint = Endpoint();
        var client = endpoint.CreateResponsesClient();
        var reply = client.CreateResponse(Options([User()])).Value;
        var next = Options([User(), .. Calls(reply).Take(answered).Select(call => ResponseItem.CreateFunctionCallOutputItem(call.CallId, "ok"))]);
        next.PreviousResponseId = reply.Id;
        if (refusal is null)
            Assert.Equal("done", client.CreateResponse(next).Value.GetOutputText());
        else
            Assert.Contains(refusal, Assert.Throws<ClientResultException>(() => client.CreateResponse(next)).Message);
    }

    [Fact]
    public void A_provider_that_does_not_know_the_response()
    {
        var endpoint = Endpoint();
        var client = endpoint.CreateResponsesClient();
        var reply = client.CreateResponse(Options([User()])).Value;
        var next = Options([.. Calls(reply).Select(call => ResponseItem.CreateFunctionCallOutputItem(call.CallId, "ok"))]);
        next.PreviousResponseId = "resp_9";
        Assert.Contains("Previous response with id 'resp_9' not found.", Assert.Throws<ClientResultException>(() => client.CreateResponse(next)).Message);
    }

    private static StrictResponsesEndpoint Endpoint() => Endpoint(ScriptedReply.OfTextAndCalls("Wait.", new("get_weather"), new("get_weather")));

    private static StrictResponsesEndpoint Endpoint(ScriptedReply reply) => new(reply);

    private static ResponseItem User() => ResponseItem.CreateUserMessageItem("How is the weather?");

    private static IEnumerable<FunctionCallResponseItem> Calls(ResponseResult reply) => reply.OutputItems.OfType<FunctionCallResponseItem>();

    private static CreateResponseOptions Options(IEnumerable<ResponseItem> items)
    {
        CreateResponseOptions options = new(Model, items) { Tools = { Weather } };
        return options;
    }

    /// <summary>One round with a reply of two calls, and the text of the reply to it.</summary>
    private static string Run(StrictResponsesEndpoint endpoint, Action<List<ResponseItem>, ResponseResult> answer)
    {
        var client = endpoint.CreateResponsesClient();
        List<ResponseItem> items = [User()];
        var reply = client.CreateResponse(Options(items)).Value;
        Assert.Equal(2, Calls(reply).Count());
        answer(items, reply);
        return client.CreateResponse(Model, items).Value.GetOutputText();
    }

    private static void AssertRefused(BreachKind kind, Action<List<ResponseItem>, ResponseResult> answer)
    {
        var endpoint = Endpoint();
        var refusal = Assert.Throws<ClientResultException>(() => Run(endpoint, answer));
        Assert.Equal(400, refusal.Status);
        Assert.Equal(kind, Assert.Single(endpoint.Breaches).Kind);
        Assert.Contains(endpoint.Breaches[0].Message, refusal.Message);
    }
}
