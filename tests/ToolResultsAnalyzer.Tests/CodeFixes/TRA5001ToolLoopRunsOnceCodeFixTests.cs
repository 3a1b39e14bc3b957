using ToolResultsAnalyzer.Rules;

namespace ToolResultsAnalyzer.Tests.CodeFixes;

/// <summary>A loop where the model was asked once more.</summary>
public class TRA5001ToolLoopRunsOnceCodeFixTests : CodeFixTests<TRA5001ToolLoopRunsOnceCodeFix>
{
    protected override string Title => "Ask in a loop until the reply holds no tool calls";

    // ---- if (calls) ----------------------------------------------------------------------------------------------------------

    [Fact]
    public Task An_if_with_the_append_in_it() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);

            // Tools first.
            if (reply.FinishReason == ChatFinishReason.ToolCalls) // asked for
            {
                messages.Add(new AssistantChatMessage(reply));
                foreach (var call in reply.ToolCalls)
                {
                    messages.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, "")));
                }

                // Once more.
                reply = await {|TRA5001:client.CompleteChatAsync(messages, options)|};
            }

            return reply.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);

            // Tools first.
            while (reply.FinishReason == ChatFinishReason.ToolCalls) // asked for
            {
                messages.Add(new AssistantChatMessage(reply));
                foreach (var call in reply.ToolCalls)
                {
                    messages.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, "")));
                }

                // Once more.
                reply = await client.CompleteChatAsync(messages, options);
            }

            return reply.Content[0].Text;
            """));

    [Fact]
    public Task An_append_before_the_if_is_made_for_each_reply() => FixesAsync(
        Method("""
            var reply = (await client.CompleteChatAsync(messages, options)).Value;
            messages.Add(new AssistantChatMessage(reply)); // what the model said
            if (reply.ToolCalls.Count > 0)
            {
                foreach (var call in reply.ToolCalls)
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));

                reply = (await {|TRA5001:client.CompleteChatAsync(messages, options)|}).Value;
            }

            return reply.Content[0].Text;
            """),
        Method("""
            var reply = (await client.CompleteChatAsync(messages, options)).Value;
            messages.Add(new AssistantChatMessage(reply)); // what the model said
            while (reply.ToolCalls.Count > 0)
            {
                foreach (var call in reply.ToolCalls)
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));

                reply = (await client.CompleteChatAsync(messages, options)).Value;
                messages.Add(new AssistantChatMessage(reply));
            }

            return reply.Content[0].Text;
            """));

    [Fact]
    public Task An_append_before_the_if_and_behind_it_moves_into_the_loop() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(ChatMessage.CreateAssistantMessage(reply)); // with its calls
            if (reply is { ToolCalls.Count: > 0 })
            {
                foreach (var call in reply.ToolCalls)
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                reply = await {|TRA5001:client.CompleteChatAsync(messages, options)|};
            }

            messages.Add(ChatMessage.CreateAssistantMessage(reply));
            return reply.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            while (reply is { ToolCalls.Count: > 0 })
            {
                messages.Add(ChatMessage.CreateAssistantMessage(reply)); // with its calls
                foreach (var call in reply.ToolCalls)
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                reply = await client.CompleteChatAsync(messages, options);
            }

            messages.Add(ChatMessage.CreateAssistantMessage(reply));
            return reply.Content[0].Text;
            """));

    [Fact]
    public Task The_second_reply_is_appended_at_the_end() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(reply));
            if (reply.ToolCalls.Count > 0)
            {
                messages.AddRange(reply.ToolCalls.Select(call => new ToolChatMessage(call.Id, "Sunny")));
                reply = await {|TRA5001:client.CompleteChatAsync(messages, options)|};
                messages.Add(new AssistantChatMessage(reply));
            }

            return reply.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(reply));
            while (reply.ToolCalls.Count > 0)
            {
                messages.AddRange(reply.ToolCalls.Select(call => new ToolChatMessage(call.Id, "Sunny")));
                reply = await client.CompleteChatAsync(messages, options);
                messages.Add(new AssistantChatMessage(reply));
            }

            return reply.Content[0].Text;
            """));

    [Fact]
    public Task A_second_variable_of_which_the_same_is_returned() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.FinishReason == ChatFinishReason.ToolCalls)
            {
                messages.Add(new AssistantChatMessage(reply));
                foreach (var call in reply.ToolCalls)
                {
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                }

                ChatCompletion next = await {|TRA5001:client.CompleteChatAsync(messages, options)|}; // again

                return next.Content[0].Text;
            }

            return reply.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            while (reply.FinishReason == ChatFinishReason.ToolCalls)
            {
                messages.Add(new AssistantChatMessage(reply));
                foreach (var call in reply.ToolCalls)
                {
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                }

                reply = await client.CompleteChatAsync(messages, options); // again
            }

            return reply.Content[0].Text;
            """));

    [Fact]
    public Task In_a_local_function_with_tabs_and_carriage_returns() => FixesAsync(
        Method("""
            async Task<string> Ask()
            {
            	try
            	{
            		ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            		messages.Add(new AssistantChatMessage(reply));
            		if (reply.ToolCalls.Count > 0) { foreach (var call in reply.ToolCalls) messages.Add(new ToolChatMessage(call.Id, "Sunny")); reply = await {|TRA5001:client.CompleteChatAsync(messages, options)|}; }
            		return reply.Content[0].Text;
            	}
            	finally
            	{
            		tools.Log.Info("asked");
            	}
            }

            return await Ask();
            """).Replace("\n", "\r\n", StringComparison.Ordinal),
        Method("""
            async Task<string> Ask()
            {
            	try
            	{
            		ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            		messages.Add(new AssistantChatMessage(reply));
            		while (reply.ToolCalls.Count > 0)
            		{
            			foreach (var call in reply.ToolCalls) messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            			reply = await client.CompleteChatAsync(messages, options);
            			messages.Add(new AssistantChatMessage(reply));
            		}
            		return reply.Content[0].Text;
            	}
            	finally
            	{
            		tools.Log.Info("asked");
            	}
            }

            return await Ask();
            """).Replace("\n", "\r\n", StringComparison.Ordinal));

    // ---- if (no calls) return … ------------------------------------------------------------------------------------------------

    [Fact]
    public Task A_return_where_there_are_no_calls() => FixesAsync(
        Method("""
            // What does it say?
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(reply));
            if (reply.ToolCalls.Count == 0)
            {
                return reply.Content[0].Text;
            }

            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny")); // always
            }

            ChatCompletion next = await {|TRA5001:client.CompleteChatAsync(messages, options)|};
            return next.Content[0].Text;
            """),
        Method("""
            while (true)
            {
                // What does it say?
                ChatCompletion reply = await client.CompleteChatAsync(messages, options);
                messages.Add(new AssistantChatMessage(reply));
                if (reply.ToolCalls.Count == 0)
                {
                    return reply.Content[0].Text;
                }

                foreach (var call in reply.ToolCalls)
                {
                    messages.Add(new ToolChatMessage(call.Id, "Sunny")); // always
                }
            }
            """));

    [Fact]
    public Task A_return_without_braces() => FixesAsync(
        Method("""
            options.Temperature = 0;
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.FinishReason != ChatFinishReason.ToolCalls) return reply.Content[0].Text;
            messages.Add(new AssistantChatMessage(reply));
            foreach (var call in reply.ToolCalls) messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            reply = await {|TRA5001:client.CompleteChatAsync(messages, options)|};
            return reply.Content[0].Text;
            """),
        Method("""
            options.Temperature = 0;
            while (true)
            {
                ChatCompletion reply = await client.CompleteChatAsync(messages, options);
                if (reply.FinishReason != ChatFinishReason.ToolCalls) return reply.Content[0].Text;
                messages.Add(new AssistantChatMessage(reply));
                foreach (var call in reply.ToolCalls) messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """));

    // ---- Nothing to offer ----------------------------------------------------------------------------------------------------

    [Theory]
    [InlineData("return \"(\" + next.Content[0].Text + \")\";")]
    [InlineData("// The last word.\nreturn next.Content[0].Text;")]
    public Task A_second_reply_that_is_treated_otherwise(string end) => LeavesAsync(Method($$"""
        ChatCompletion reply = await client.CompleteChatAsync(messages, options);
        if (reply.FinishReason == ChatFinishReason.ToolCalls)
        {
            messages.Add(new AssistantChatMessage(reply));
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            ChatCompletion next = await {|TRA5001:client.CompleteChatAsync(messages, options)|};
            {{end}}
        }

        return reply.Content[0].Text;
        """));

    [Fact]
    public Task An_append_before_the_results_and_one_behind_them() => LeavesAsync(Method("""
        ChatCompletion reply = await client.CompleteChatAsync(messages, options);
        if (reply.FinishReason == ChatFinishReason.ToolCalls)
        {
            messages.Add(new AssistantChatMessage(reply));
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            reply = await {|TRA5001:client.CompleteChatAsync(messages, options)|};
            messages.Add(new AssistantChatMessage(reply));
        }

        return reply.Content[0].Text;
        """));

    [Fact]
    public Task A_model_that_must_call_tools() => LeavesAsync(Method("""
        options.ToolChoice = ChatToolChoice.CreateRequiredChoice();
        ChatCompletion reply = await client.CompleteChatAsync(messages, options);
        if (reply.ToolCalls.Count > 0)
        {
            messages.Add(new AssistantChatMessage(reply));
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            reply = await {|TRA5001:client.CompleteChatAsync(messages, options)|};
        }

        return reply.Content[0].Text;
        """));

    [Theory]
    [InlineData("List<ToolChatMessage> results = [];", "results.Add(new ToolChatMessage(call.Id, \"Sunny\"));", "messages.AddRange(results);")]
    [InlineData("var text = reply.ToolCalls[0].FunctionName;", "messages.Add(new ToolChatMessage(call.Id, text));", "")]
    public Task What_one_round_leaves_to_the_next(string start, string answer, string end) => LeavesAsync(Method($$"""
        ChatCompletion reply = await client.CompleteChatAsync(messages, options);
        {{start}}
        if (reply.FinishReason == ChatFinishReason.ToolCalls)
        {
            messages.Add(new AssistantChatMessage(reply));
            foreach (var call in reply.ToolCalls)
            {
                {{answer}}
            }

            {{end}}
            reply = await {|TRA5001:client.CompleteChatAsync(messages, options)|};
        }

        return reply.Content[0].Text;
        """));
}
