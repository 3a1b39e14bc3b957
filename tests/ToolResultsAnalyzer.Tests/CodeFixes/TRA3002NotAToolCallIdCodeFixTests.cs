using ToolResultsAnalyzer.Rules;

namespace ToolResultsAnalyzer.Tests.CodeFixes;

/// <summary>The id of the call in the place of something else.</summary>
public class TRA3002NotAToolCallIdCodeFixTests : CodeFixTests<TRA3002NotAToolCallIdCodeFix>
{
    protected override string Title => "Use the id of the tool call";

    [Fact]
    public Task The_name() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage({|TRA3002:call.FunctionName|}, "Sunny")); // the answer
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny")); // the answer
            }
            """));

    [Fact]
    public Task The_name_in_a_variable_that_nothing_else_needs() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                var name = call.FunctionName;

                messages.Add(new ToolChatMessage({|TRA3002:name|}, "Sunny"));
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """));

    [Fact]
    public Task The_name_in_a_variable_that_is_needed() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                var name = call.FunctionName;
                messages.Add(new ToolChatMessage({|TRA3002:name|}, tools.Run(name, "")));
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                var name = call.FunctionName;
                messages.Add(new ToolChatMessage(call.Id, tools.Run(name, "")));
            }
            """));

    [Fact]
    public Task The_id_of_the_reply() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(ChatMessage.CreateToolMessage({|TRA3002:reply.Id|}, "Sunny"));
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(ChatMessage.CreateToolMessage(call.Id, "Sunny"));
            }
            """));

    [Fact]
    public Task A_new_guid() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage({|TRA3002:Guid.NewGuid().ToString()|}, "Sunny"));
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """));

    [Fact]
    public Task A_new_guid_in_a_variable() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                string id = $"call_{Guid.NewGuid():N}";
                messages.Add(new ToolChatMessage({|TRA3002:id|}, "Sunny"));
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """));

    [Fact]
    public Task A_placeholder() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage({|TRA3002:"call_1"|}, tools.Run(call.FunctionName, "")));
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, "")));
            }
            """));

    [Fact]
    public Task Named_arguments_in_another_order() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(
                    new ToolChatMessage(
                        content: tools.Run(call.FunctionName, ""), // runs it
                        toolCallId: {|TRA3002:call.FunctionName|}));
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(
                    new ToolChatMessage(
                        content: tools.Run(call.FunctionName, ""), // runs it
                        toolCallId: call.Id));
            }
            """));

    [Fact]
    public Task In_each_section_of_a_switch() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                switch (call.FunctionName)
                {
                    case "get_weather": messages.Add(new ToolChatMessage({|TRA3002:call.FunctionName|}, "Sunny")); break;
                    default:
                        messages.Add(new ToolChatMessage({|TRA3002:"unknown"|}, "Unknown tool."));
                        break;
                }
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                switch (call.FunctionName)
                {
                    case "get_weather": messages.Add(new ToolChatMessage(call.Id, "Sunny")); break;
                    default:
                        messages.Add(new ToolChatMessage(call.Id, "Unknown tool."));
                        break;
                }
            }
            """));

    [Fact]
    public Task The_call_in_another_variable_than_its_name() => FixesAsync(
        Round("""
            for (var i = 0; i < reply.ToolCalls.Count; i++)
            {
                var toolCall = reply.ToolCalls[i];
                messages.Add(new ToolChatMessage({|TRA3002:reply.Id|}, "Sunny"));
            }
            """),
        Round("""
            for (var i = 0; i < reply.ToolCalls.Count; i++)
            {
                var toolCall = reply.ToolCalls[i];
                messages.Add(new ToolChatMessage(toolCall.Id, "Sunny"));
            }
            """));

    [Fact]
    public Task In_a_lambda() => FixesAsync(
        Round("""
            reply.ToolCalls.ToList().ForEach(c => messages.Add(new ToolChatMessage({|TRA3002:c.FunctionName|}, "Sunny")));
            """),
        Round("""
            reply.ToolCalls.ToList().ForEach(c => messages.Add(new ToolChatMessage(c.Id, "Sunny")));
            """));

    [Fact]
    public Task A_call_at_a_position() => FixesAsync(
        Round("""
            if (reply.ToolCalls.Count == 1)
            {
                messages.Add(new ToolChatMessage({|TRA3002:reply.ToolCalls[0].FunctionName|}, "Sunny"));
            }
            """),
        Round("""
            if (reply.ToolCalls.Count == 1)
            {
                messages.Add(new ToolChatMessage(reply.ToolCalls[0].Id, "Sunny"));
            }
            """));

    [Fact]
    public Task A_call_that_is_skipped_besides() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (!tools.Approves(call.FunctionName))
                {
                    continue;
                }

                messages.Add(new ToolChatMessage({|TRA3002:call.FunctionName|}, "Sunny"));
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (!tools.Approves(call.FunctionName))
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                    continue;
                }

                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """));

    [Fact]
    public Task And_the_assistant_message_is_appended() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage({|TRA3002:call.FunctionName|}, "Sunny"));
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
    public Task Tabs_and_line_ends_of_another_system() => FixesAsync(
        Windows(Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage({|TRA3002:call.FunctionName|}, "Sunny"));
            }
            """)),
        Windows(Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """)));

    [Fact]
    public Task A_comment_in_the_id() => LeavesAsync(Round("""
        foreach (var call in reply.ToolCalls)
        {
            messages.Add(new ToolChatMessage({|TRA3002:call /* this one */ .FunctionName|}, "Sunny"));
        }
        """));

    [Fact]
    public Task A_call_without_a_name() => LeavesAsync(Round("""
        for (var i = 0; i < reply.ToolCalls.Count; i++)
        {
            messages.Add(new ToolChatMessage({|TRA3002:reply.Id|}, "Sunny"));
        }
        """));

    // ---- Responses -------------------------------------------------------------------------------------------------------------

    [Fact]
    public Task The_call_of_a_response() => FixesAsync(
        ResponsesRound("""
            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
            {
                items.Add(ResponseItem.CreateFunctionCallOutputItem({|TRA3002:call.FunctionName|}, tools.Run(call.FunctionName, "")));
            }
            """),
        ResponsesRound("""
            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
            {
                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tools.Run(call.FunctionName, "")));
            }
            """));

    [Fact]
    public Task The_id_of_the_item_of_a_response() => FixesAsync(
        ResponsesRound("""
            foreach (var item in reply.OutputItems)
            {
                if (item is FunctionCallResponseItem call)
                    items.Add(ResponseItem.CreateFunctionCallOutputItem({|TRA3002:item.Id|}, tools.Run(call.FunctionName, "")));
            }
            """),
        ResponsesRound("""
            foreach (var item in reply.OutputItems)
            {
                if (item is FunctionCallResponseItem call)
                    items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tools.Run(call.FunctionName, "")));
            }
            """));
}
