using ToolResultsAnalyzer.Rules;

namespace ToolResultsAnalyzer.Tests.CodeFixes;

/// <summary>The reply in the place of its text.</summary>
public class TRA2002AssistantMessageDropsToolCallsCodeFixTests : CodeFixTests<TRA2002AssistantMessageDropsToolCallsCodeFix>
{
    protected override string Title => "Append the reply with its tool calls";

    [Fact]
    public Task The_text_of_the_reply() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage({|TRA2002:reply.Content[0].Text|})); // the answer
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(reply)); // the answer
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """));

    [Fact]
    public Task The_content_of_the_reply() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage({|TRA2002:reply.Content|}));
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(reply));
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """));

    [Fact]
    public Task A_factory() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(ChatMessage.CreateAssistantMessage({|TRA2002:reply.Content[0].Text|}));
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(ChatMessage.CreateAssistantMessage(reply));
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """));

    [Fact]
    public Task A_named_argument() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(content: {|TRA2002:reply.Content[0].Text|}));
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(chatCompletion: reply));
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """));

    [Fact]
    public Task Any_text() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage({|TRA2002:"Calling the tools…"|}));
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(reply));
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """));

    [Fact]
    public Task A_text_in_a_variable_that_nothing_else_needs() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            var text = reply.Content[0].Text;

            messages.Add(new AssistantChatMessage({|TRA2002:text|}));
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);

            messages.Add(new AssistantChatMessage(reply));
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """));

    [Fact]
    public Task A_text_in_a_variable_that_is_needed() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            var text = reply.Content.FirstOrDefault()?.Text ?? "";
            Console.WriteLine(text);
            messages.Add(new AssistantChatMessage({|TRA2002:text|}));
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            var text = reply.Content.FirstOrDefault()?.Text ?? "";
            Console.WriteLine(text);
            messages.Add(new AssistantChatMessage(reply));
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """));

    [Fact]
    public Task A_text_in_a_variable_with_a_comment() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            // What it says.
            var text = reply.Content[0].Text;
            messages.Add(new AssistantChatMessage({|TRA2002:text|}));
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            // What it says.
            var text = reply.Content[0].Text;
            messages.Add(new AssistantChatMessage(reply));
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """));

    [Fact]
    public Task A_message_in_a_variable() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            AssistantChatMessage message = new({|TRA2002:reply.Content[0].Text|});
            messages.Add(message);
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            AssistantChatMessage message = new(reply);
            messages.Add(message);
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """));

    [Fact]
    public Task A_message_over_several_lines_with_an_initializer() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(
                new AssistantChatMessage(
                    {|TRA2002:reply.Content[0].Text|})
                {
                    ParticipantName = "helper",
                });
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(
                new AssistantChatMessage(reply)
                {
                    ParticipantName = "helper",
                });
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """));

    [Fact]
    public Task The_envelope_around_the_reply() => FixesAsync(
        Method("""
            var result = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage({|TRA2002:result.Value.Content[0].Text|}));
            foreach (var call in result.Value.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """),
        Method("""
            var result = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(result.Value));
            foreach (var call in result.Value.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """));

    [Fact]
    public Task And_the_rest_of_the_calls_is_answered_too() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.ToolCalls.Count > 0)
            {
                messages.Add(new AssistantChatMessage({|TRA2002:""|}));
                var call = reply.ToolCalls[0];
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
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
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """));

    [Fact]
    public Task Tabs_and_line_ends_of_another_system() => FixesAsync(
        Windows(Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            var text = reply.Content[0].Text;
            messages.Add(new AssistantChatMessage({|TRA2002:text|}));
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """)),
        Windows(Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(reply));
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """)));

    [Fact]
    public Task A_text_that_something_is_awaited_for() => LeavesAsync(Method("""
        ChatCompletion reply = await client.CompleteChatAsync(messages, options);
        messages.Add(new AssistantChatMessage({|TRA2002:await tools.RunAsync("summarize", reply.Content[0].Text)|}));
        foreach (var call in reply.ToolCalls)
        {
            messages.Add(new ToolChatMessage(call.Id, "Sunny"));
        }

        ChatCompletion next = await client.CompleteChatAsync(messages, options);
        return next.Content[0].Text;
        """));

    [Fact]
    public Task A_comment_in_the_text() => LeavesAsync(Method("""
        ChatCompletion reply = await client.CompleteChatAsync(messages, options);
        messages.Add(new AssistantChatMessage({|TRA2002:reply.Content[0] /* the first */ .Text|}));
        foreach (var call in reply.ToolCalls)
        {
            messages.Add(new ToolChatMessage(call.Id, "Sunny"));
        }

        ChatCompletion next = await client.CompleteChatAsync(messages, options);
        return next.Content[0].Text;
        """));

    // ---- Responses -------------------------------------------------------------------------------------------------------------

    [Fact]
    public Task The_text_of_a_response() => FixesAsync(
        Responses("""
            ResponseResult reply = await client.CreateResponseAsync("gpt-5", items);
            items.Add(ResponseItem.CreateAssistantMessageItem({|TRA2002:reply.GetOutputText()|}));
            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tools.Run(call.FunctionName, "")));

            ResponseResult next = await client.CreateResponseAsync("gpt-5", items);
            return next.GetOutputText();
            """),
        Responses("""
            ResponseResult reply = await client.CreateResponseAsync("gpt-5", items);
            items.AddRange(reply.OutputItems);
            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tools.Run(call.FunctionName, "")));

            ResponseResult next = await client.CreateResponseAsync("gpt-5", items);
            return next.GetOutputText();
            """));

    [Fact]
    public Task The_text_of_a_response_in_the_options() => FixesAsync(
        Responses("""
            CreateResponseOptions request = new("gpt-5", items);
            ResponseResult reply = await client.CreateResponseAsync(request);
            request.InputItems.Add(ResponseItem.CreateAssistantMessageItem({|TRA2002:reply.GetOutputText()|}));
            foreach (FunctionCallResponseItem call in reply.OutputItems.OfType<FunctionCallResponseItem>())
                request.InputItems.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tools.Run(call.FunctionName, "")));

            ResponseResult next = await client.CreateResponseAsync(request);
            return next.GetOutputText();
            """),
        Responses("""
            CreateResponseOptions request = new("gpt-5", items);
            ResponseResult reply = await client.CreateResponseAsync(request);
            foreach (ResponseItem item in reply.OutputItems)
            {
                request.InputItems.Add(item);
            }
            foreach (FunctionCallResponseItem call in reply.OutputItems.OfType<FunctionCallResponseItem>())
                request.InputItems.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tools.Run(call.FunctionName, "")));

            ResponseResult next = await client.CreateResponseAsync(request);
            return next.GetOutputText();
            """));

    [Fact]
    public Task The_text_of_a_response_in_a_list_that_is_sent() => FixesAsync(
        Responses("""
            ResponseResult reply = await client.CreateResponseAsync("gpt-5", items);
            items = [.. items, ResponseItem.CreateAssistantMessageItem({|TRA2002:reply.GetOutputText()|})];
            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tools.Run(call.FunctionName, "")));

            ResponseResult next = await client.CreateResponseAsync("gpt-5", items);
            return next.GetOutputText();
            """),
        Responses("""
            ResponseResult reply = await client.CreateResponseAsync("gpt-5", items);
            items = [.. items, .. reply.OutputItems];
            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tools.Run(call.FunctionName, "")));

            ResponseResult next = await client.CreateResponseAsync("gpt-5", items);
            return next.GetOutputText();
            """));
}
