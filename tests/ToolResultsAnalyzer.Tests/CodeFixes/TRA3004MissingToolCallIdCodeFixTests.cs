using ToolResultsAnalyzer.Rules;

namespace ToolResultsAnalyzer.Tests.CodeFixes;

/// <summary>The id that a result lacks.</summary>
public class TRA3004MissingToolCallIdCodeFixTests : CodeFixTests<TRA3004MissingToolCallIdCodeFix>
{
    protected override string Title => "Use the id of the tool call";

    [Fact]
    public Task The_variable_of_the_loop() => FixesAsync(
        Round("""
            foreach (var toolCall in reply.ToolCalls)
            {
                messages.Add({|TRA3004:new ToolChatMessage("", "Sunny")|}); // no id
            }
            """),
        Round("""
            foreach (var toolCall in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(toolCall.Id, "Sunny")); // no id
            }
            """));

    [Theory]
    [InlineData("string.Empty")]
    [InlineData("String.Empty")]
    [InlineData("null!")]
    [InlineData("(\"\")")]
    public Task Ways_to_write_nothing(string nothing) => FixesAsync(
        Round($$"""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add({|TRA3004:new ToolChatMessage({{nothing}}, tools.Run(call.FunctionName, ""))|});
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, "")));
            }
            """));

    [Fact]
    public Task Named_arguments_of_a_factory() => FixesAsync(
        Round("""
            foreach (ChatToolCall call in reply.ToolCalls)
                messages.Add({|TRA3004:ChatMessage.CreateToolMessage(
                    content: "Sunny",
                    toolCallId: /* which? */ "")|});
            """),
        Round("""
            foreach (ChatToolCall call in reply.ToolCalls)
                messages.Add(ChatMessage.CreateToolMessage(
                    content: "Sunny",
                    toolCallId: /* which? */ call.Id));
            """));

    [Fact]
    public Task A_call_without_a_name() => FixesAsync(
        Round("""
            for (var i = 0; i < reply.ToolCalls.Count; i++)
            {
                messages.Add({|TRA3004:new ToolChatMessage("", tools.Run(reply.ToolCalls[i].FunctionName, ""))|});
            }
            """),
        Round("""
            for (var i = 0; i < reply.ToolCalls.Count; i++)
            {
                messages.Add(new ToolChatMessage(reply.ToolCalls[i].Id, tools.Run(reply.ToolCalls[i].FunctionName, "")));
            }
            """));

    [Fact]
    public Task A_call_without_a_name_that_was_used_before() => FixesAsync(
        Round("""
            for (var i = 0; i < reply.ToolCalls.Count; i++)
            {
                var answer = tools.Run(reply.ToolCalls[i].FunctionName, "");
                messages.Add({|TRA3004:new ToolChatMessage("", answer)|});
            }
            """),
        Round("""
            for (var i = 0; i < reply.ToolCalls.Count; i++)
            {
                var answer = tools.Run(reply.ToolCalls[i].FunctionName, "");
                messages.Add(new ToolChatMessage(reply.ToolCalls[i].Id, answer));
            }
            """));

    [Fact]
    public Task A_local_variable() => FixesAsync(
        Round("""
            var first = reply.ToolCalls[0];
            tools.Log.Info(first.FunctionName);
            for (var i = 0; i < reply.ToolCalls.Count; i++)
            {
                var call = reply.ToolCalls[i];
                messages.Add({|TRA3004:new ToolChatMessage("", "Sunny")|});
            }
            """),
        Round("""
            var first = reply.ToolCalls[0];
            tools.Log.Info(first.FunctionName);
            for (var i = 0; i < reply.ToolCalls.Count; i++)
            {
                var call = reply.ToolCalls[i];
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """));

    [Fact]
    public Task A_pattern_variable_and_advice_that_comes_to_light() => FixesAsync(
        Round("""
            if (reply.ToolCalls is [var weather])
                messages.Add({|TRA3004:new ToolChatMessage("", "Sunny")|});
            else
                throw new NotSupportedException();
            """),
        Round("""
            if (reply.ToolCalls is [var weather])
                messages.Add(new ToolChatMessage(weather.Id, "Sunny"));
            else
                throw new NotSupportedException();
            """).Replace("client.CompleteChatAsync(messages, options);\n        return", "{|TRA5001:client.CompleteChatAsync(messages, options)|};\n        return", StringComparison.Ordinal));

    [Fact]
    public Task The_parameter_of_a_lambda() => FixesAsync(
        Round("""messages.AddRange(reply.ToolCalls.Select(c => {|TRA3004:new ToolChatMessage("", "Sunny")|}));"""),
        Round("""messages.AddRange(reply.ToolCalls.Select(c => new ToolChatMessage(c.Id, "Sunny")));"""));

    [Fact]
    public Task The_parameter_of_a_local_function() => FixesAsync(
        Round("""
            void Answer(ChatToolCall @event)
            {
                messages.Add({|TRA3004:new ToolChatMessage("", "Sunny")|});
            }

            foreach (var call in reply.ToolCalls)
            {
                Answer(call);
            }
            """),
        Round("""
            void Answer(ChatToolCall @event)
            {
                messages.Add(new ToolChatMessage(@event.Id, "Sunny"));
            }

            foreach (var call in reply.ToolCalls)
            {
                Answer(call);
            }
            """));

    [Fact]
    public Task A_variable_that_held_nothing_else() => FixesAsync(
        Round("""
            const string none = "";

            foreach (var call in reply.ToolCalls)
            {
                try
                {
                    messages.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, "")));
                }
                catch (InvalidOperationException exception)
                {
                    messages.Add({|TRA3004:new ToolChatMessage(none, exception.Message)|});
                }
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                try
                {
                    messages.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, "")));
                }
                catch (InvalidOperationException exception)
                {
                    messages.Add(new ToolChatMessage(call.Id, exception.Message));
                }
            }
            """));

    [Fact]
    public Task A_variable_that_somebody_else_reads() => FixesAsync(
        Round("""
            var none = "";
            foreach (var call in reply.ToolCalls)
            {
                switch (call.FunctionName)
                {
                    default:
                        messages.Add({|TRA3004:new ToolChatMessage(none, none)|});
                        break;
                }
            }
            """),
        Round("""
            var none = "";
            foreach (var call in reply.ToolCalls)
            {
                switch (call.FunctionName)
                {
                    default:
                        messages.Add(new ToolChatMessage(call.Id, none));
                        break;
                }
            }
            """));

    [Fact]
    public Task The_call_of_the_content_among_several() => FixesAsync(
        Round("""
            foreach (var (call, index) in reply.ToolCalls.Select((call, index) => (call, index)))
            {
                var function = call;
                var previous = reply.ToolCalls[Math.Max(index - 1, 0)];
                messages.Add({|TRA3004:new ToolChatMessage("", function.FunctionName)|});
            }
            """),
        Round("""
            foreach (var (call, index) in reply.ToolCalls.Select((call, index) => (call, index)))
            {
                var function = call;
                var previous = reply.ToolCalls[Math.Max(index - 1, 0)];
                messages.Add(new ToolChatMessage(function.Id, function.FunctionName));
            }
            """));

    // ---- Nothing to offer ----------------------------------------------------------------------------------------------------

    [Fact]
    public Task No_call_at_hand() => LeavesAsync(Round("""
        if (reply.ToolCalls.Count > 0)
        {
            messages.Add({|TRA3004:new ToolChatMessage("", "Sunny")|});
        }
        """));

    [Fact]
    public Task A_call_that_is_not_that_of_the_loop() => LeavesAsync(Round("""
        var first = reply.ToolCalls[0];
        tools.Log.Info(first.FunctionName);
        for (var i = 0; i < reply.ToolCalls.Count; i++)
        {
            messages.Add({|TRA3004:new ToolChatMessage("", "Sunny")|});
        }
        """));

    [Fact]
    public Task Two_calls_at_hand() => LeavesAsync(Round("""
        if (reply.ToolCalls is [var first, var second])
        {
            messages.Add({|TRA3004:new ToolChatMessage("", "Sunny")|});
            messages.Add(new ToolChatMessage("", "Sunny"));
        }
        """));

    [Fact]
    public Task An_empty_id_before_the_assistant_message() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            foreach (var call in reply.ToolCalls)
                messages.Add({|TRA3004:new ToolChatMessage("", tools.Run(call.FunctionName, ""))|});

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(reply));
            foreach (var call in reply.ToolCalls)
                messages.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, "")));

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """));

    // ---- Responses -------------------------------------------------------------------------------------------------------------

    [Fact]
    public Task The_call_of_a_response() => FixesAsync(
        ResponsesRound("""
            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
                items.Add({|TRA3004:ResponseItem.CreateFunctionCallOutputItem("", tools.Run(call.FunctionName, ""))|});
            """),
        ResponsesRound("""
            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tools.Run(call.FunctionName, "")));
            """));
}
