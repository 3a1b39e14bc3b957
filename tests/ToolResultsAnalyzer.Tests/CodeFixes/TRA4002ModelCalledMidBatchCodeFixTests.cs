using ToolResultsAnalyzer.Rules;

namespace ToolResultsAnalyzer.Tests.CodeFixes;

/// <summary>The request that stands in the loop over the calls goes behind it.</summary>
public class TRA4002ModelCalledMidBatchCodeFixTests : CodeFixTests<TRA4002ModelCalledMidBatchCodeFix>
{
    protected override string Title => "Call the model after the loop";

    [Fact]
    public Task The_reply_is_asked_for_anew() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            while (reply.FinishReason == ChatFinishReason.ToolCalls)
            {
                messages.Add(new AssistantChatMessage(reply));
                foreach (var call in reply.ToolCalls)
                {
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));

                    // Go on.
                    reply = await {|TRA4002:client.CompleteChatAsync(messages, options)|}; // again
                }
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

                // Go on.
                reply = await client.CompleteChatAsync(messages, options); // again
            }

            return reply.Content[0].Text;
            """));

    [Fact]
    public Task Without_calls_nothing_is_asked() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(reply));
            var text = "";
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                ChatCompletion next = await {|TRA4002:client.CompleteChatAsync(messages)|};

                text = next.Content[0].Text;
            }

            return text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(reply));
            var text = "";
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            if (reply.ToolCalls.Count > 0)
            {
                ChatCompletion next = await client.CompleteChatAsync(messages);

                text = next.Content[0].Text;
            }

            return text;
            """));

    [Fact]
    public Task A_guard_tells_that_there_are_calls() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(reply));
            if (reply.ToolCalls.Count == 0)
                return reply.Content[0].Text;
            var text = "";
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                text += (await {|TRA4002:client.CompleteChatAsync(messages)|}).Value.Content[0].Text;
            }

            return text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(reply));
            if (reply.ToolCalls.Count == 0)
                return reply.Content[0].Text;
            var text = "";
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            text += (await client.CompleteChatAsync(messages)).Value.Content[0].Text;

            return text;
            """));

    [Fact]
    public Task An_index_over_the_calls() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(reply));
            for (var i = 0; i < reply.ToolCalls.Count; i++) {
                messages.Add(new ToolChatMessage(reply.ToolCalls[i].Id, "Sunny"));
                var next = await {|TRA4002:client.CompleteChatAsync(
                    messages)|};
                tools.Log.Info(next.Value.Content[0].Text);
            }
            return "";
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(reply));
            for (var i = 0; i < reply.ToolCalls.Count; i++) {
                messages.Add(new ToolChatMessage(reply.ToolCalls[i].Id, "Sunny"));
            }
            if (reply.ToolCalls.Count > 0) {
                var next = await client.CompleteChatAsync(
                    messages);
                tools.Log.Info(next.Value.Content[0].Text);
            }
            return "";
            """));

    [Fact]
    public Task A_step_at_the_end_stays_in_the_loop() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.ToolCalls.Count > 0)
            {
                messages.Add(new AssistantChatMessage(reply));
                var i = 0;
                while (i < reply.ToolCalls.Count)
                {
                    messages.Add(new ToolChatMessage(reply.ToolCalls[i].Id, "Sunny"));
                    tools.Log.Info((await {|TRA4002:client.CompleteChatAsync(messages)|}).Value.Content[0].Text);
                    i++;
                }
            }

            return "";
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.ToolCalls.Count > 0)
            {
                messages.Add(new AssistantChatMessage(reply));
                var i = 0;
                while (i < reply.ToolCalls.Count)
                {
                    messages.Add(new ToolChatMessage(reply.ToolCalls[i].Id, "Sunny"));
                    i++;
                }

                tools.Log.Info((await client.CompleteChatAsync(messages)).Value.Content[0].Text);
            }

            return "";
            """));

    [Fact]
    public Task A_loop_on_one_line() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(reply));
            if (reply.ToolCalls.Count > 0)
                foreach (var call in reply.ToolCalls) { messages.Add(new ToolChatMessage(call.Id, "Sunny")); reply = await {|TRA4002:client.CompleteChatAsync(messages)|}; }
            return reply.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(reply));
            if (reply.ToolCalls.Count > 0)
            {
                foreach (var call in reply.ToolCalls) { messages.Add(new ToolChatMessage(call.Id, "Sunny")); }
                reply = await client.CompleteChatAsync(messages);
            }

            return reply.Content[0].Text;
            """));

    [Fact]
    public Task A_section_of_a_switch_with_tabs_and_carriage_returns() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            switch (reply.FinishReason)
            {
                case ChatFinishReason.ToolCalls:
                    messages.Add(new AssistantChatMessage(reply));
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

                        ChatCompletion next = await {|TRA4002:client.CompleteChatAsync(messages)|};
                        return next.Content[0].Text;
                    }

                    break;
            }

            return "";
            """).Replace("    ", "\t", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            switch (reply.FinishReason)
            {
                case ChatFinishReason.ToolCalls:
                    messages.Add(new AssistantChatMessage(reply));
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

                    if (reply.ToolCalls.Count > 0)
                    {
                        ChatCompletion next = await client.CompleteChatAsync(messages);
                        return next.Content[0].Text;
                    }

                    break;
            }

            return "";
            """).Replace("    ", "\t", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal));

    [Fact]
    public Task A_lambda_that_asks() => FixesAsync(
        Method("""
            Func<Task> ask = async () =>
            {
                ChatCompletion reply = await client.CompleteChatAsync(messages, options);
                if (reply.ToolCalls.Count > 0)
                {
                    messages.Add(new AssistantChatMessage(reply));
                    foreach (var call in reply.ToolCalls)
                    {
                        messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                        await foreach (var update in {|TRA4002:client.CompleteChatStreamingAsync(messages)|})
                        {
                            tools.Look(update);
                        }
                    }
                }
            };
            await ask();
            return "";
            """),
        Method("""
            Func<Task> ask = async () =>
            {
                ChatCompletion reply = await client.CompleteChatAsync(messages, options);
                if (reply.ToolCalls.Count > 0)
                {
                    messages.Add(new AssistantChatMessage(reply));
                    foreach (var call in reply.ToolCalls)
                    {
                        messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                    }

                    await foreach (var update in client.CompleteChatStreamingAsync(messages))
                    {
                        tools.Look(update);
                    }
                }
            };
            await ask();
            return "";
            """));

    [Fact]
    public Task What_is_done_for_each_call_stays_in_the_loop() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(reply));
            var count = 0;
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                ChatCompletion next = await {|TRA4002:client.CompleteChatAsync(messages)|};
                count++;
                tools.Log.Info(next.Content[0].Text);
                tools.Log.Info(call.FunctionName);
            }

            return count.ToString();
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(reply));
            var count = 0;
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                count++;
                tools.Log.Info(call.FunctionName);
            }

            if (reply.ToolCalls.Count > 0)
            {
                ChatCompletion next = await client.CompleteChatAsync(messages);
                tools.Log.Info(next.Content[0].Text);
            }

            return count.ToString();
            """));

    [Fact]
    public Task A_copy_that_is_sent() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(reply));
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));

                // A copy.
                var copy = new List<ChatMessage>(messages);
                await {|TRA4002:client.CompleteChatAsync(copy)|};
            }

            return "";
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(reply));
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            if (reply.ToolCalls.Count > 0)
            {
                // A copy.
                var copy = new List<ChatMessage>(messages);
                await client.CompleteChatAsync(copy);
            }

            return "";
            """));

    [Fact]
    public Task That_nobody_looks_at_the_next_calls_comes_to_light() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.ToolCalls.Count > 0)
            {
                messages.Add(new AssistantChatMessage(reply));
                foreach (var call in reply.ToolCalls)
                {
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                    reply = await {|TRA4002:client.CompleteChatAsync(messages, options)|};
                }
            }

            return reply.Content[0].Text;
            """),
        Method("""
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

    [Fact]
    public Task A_name_that_is_taken_behind_the_loop() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.FinishReason != ChatFinishReason.ToolCalls)
                return "";
            messages.Add(new AssistantChatMessage(reply));
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                ChatCompletion next = await {|TRA4002:client.CompleteChatAsync(messages)|};
                tools.Log.Info(next.Content[0].Text);
            }

            {
                string next = "done";
                return next;
            }
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.FinishReason != ChatFinishReason.ToolCalls)
                return "";
            messages.Add(new AssistantChatMessage(reply));
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            if (reply.ToolCalls.Count > 0)
            {
                ChatCompletion next = await client.CompleteChatAsync(messages);
                tools.Log.Info(next.Content[0].Text);
            }

            {
                string next = "done";
                return next;
            }
            """));

    // ---- Nothing to offer ----------------------------------------------------------------------------------------------------

    [Theory]
    [InlineData("ChatCompletion opinion = await {|TRA4002:client.CompleteChatAsync(messages)|};\nmessages.Add(new ToolChatMessage(call.Id, opinion.Content[0].Text));")]
    [InlineData("messages.Add(new ToolChatMessage(call.Id, text));\ntext = (await {|TRA4002:client.CompleteChatAsync(messages)|}).Value.Content[0].Text;")]
    public Task A_reply_that_a_result_is_made_of(string round) => LeavesAsync(Round($$"""
        var text = "";
        foreach (var call in reply.ToolCalls)
        {
            {{round}}
        }
        """));

    [Fact]
    public Task A_reply_that_is_told_with_the_call() => LeavesAsync(Round("""
        foreach (var call in reply.ToolCalls)
        {
            messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            ChatCompletion opinion = await {|TRA4002:client.CompleteChatAsync(messages)|};
            tools.Log.Info(call.FunctionName + opinion.Content[0].Text);
        }
        """));

    [Fact]
    public Task A_request_on_one_branch() => LeavesAsync(Round("""
        foreach (var call in reply.ToolCalls)
        {
            messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            if (tools.Knows(call.FunctionName))
            {
                await {|TRA4002:client.CompleteChatAsync(messages)|};
            }
        }
        """));

    // ---- Responses -------------------------------------------------------------------------------------------------------------

    [Fact]
    public Task The_calls_of_a_response() => FixesAsync(
        ResponsesRound("""
            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
            {
                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tools.Run(call.FunctionName, "")));
                reply = await {|TRA4002:client.CreateResponseAsync("gpt-5", items)|};
                items.AddRange(reply.OutputItems);
            }
            """),
        ResponsesRound("""
            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
            {
                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tools.Run(call.FunctionName, "")));
            }

            if (reply.OutputItems.OfType<FunctionCallResponseItem>().Any())
            {
                reply = await client.CreateResponseAsync("gpt-5", items);
                items.AddRange(reply.OutputItems);
            }
            """));

    [Fact]
    public Task A_response_that_was_asked_for_calls() => FixesAsync(
        Responses("""
            while (true)
            {
                ResponseResult reply = await client.CreateResponseAsync("gpt-5", items);
                items.AddRange(reply.OutputItems);
                if (!reply.OutputItems.Any(item => item is FunctionCallResponseItem))
                    return reply.GetOutputText();

                foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
                {
                    items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tools.Run(call.FunctionName, "")));
                    await {|TRA4002:client.CreateResponseAsync("gpt-5", items)|};
                }
            }
            """),
        Responses("""
            while (true)
            {
                ResponseResult reply = await client.CreateResponseAsync("gpt-5", items);
                items.AddRange(reply.OutputItems);
                if (!reply.OutputItems.Any(item => item is FunctionCallResponseItem))
                    return reply.GetOutputText();

                foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
                {
                    items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tools.Run(call.FunctionName, "")));
                }

                await client.CreateResponseAsync("gpt-5", items);
            }
            """));
}
