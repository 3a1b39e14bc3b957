using ToolResultsAnalyzer.Rules;

namespace ToolResultsAnalyzer.Tests.CodeFixes;

/// <summary>The id and the content of a result, each in the place of the other.</summary>
public class TRA3003SwappedIdAndContentCodeFixTests : CodeFixTests<TRA3003SwappedIdAndContentCodeFix>
{
    protected override string Title => "Swap the id and the content";

    [Fact]
    public Task A_constructor() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                var answer = tools.Run(call.FunctionName, "");
                messages.Add(new ToolChatMessage{|TRA3003:(answer, call.Id)|}); // the answer
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                var answer = tools.Run(call.FunctionName, "");
                messages.Add(new ToolChatMessage(call.Id, answer)); // the answer
            }
            """));

    [Fact]
    public Task A_factory() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
                messages.Add(ChatMessage.CreateToolMessage{|TRA3003:(await tools.RunAsync(call.FunctionName, call.FunctionArguments.ToString()), call.Id)|});
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
                messages.Add(ChatMessage.CreateToolMessage(call.Id, await tools.RunAsync(call.FunctionName, call.FunctionArguments.ToString())));
            """));

    [Fact]
    public Task A_type_that_is_left_out() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                ToolChatMessage result = new{|TRA3003:("Sunny", call.Id)|};
                messages.Add(result);
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                ToolChatMessage result = new(call.Id, "Sunny");
                messages.Add(result);
            }
            """));

    [Fact]
    public Task Named_arguments_with_comments() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage{|TRA3003:(
                    content: call.Id /* what it says */,
                    toolCallId: tools.Run(call.FunctionName, "") // who asked
                )|});
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(
                    content: tools.Run(call.FunctionName, "") /* what it says */,
                    toolCallId: call.Id // who asked
                ));
            }
            """));

    [Fact]
    public Task Parts() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (tools.Knows(call.FunctionName))
                    messages.Add(new ToolChatMessage{|TRA3003:("Sunny", ChatMessageContentPart.CreateTextPart(call.Id))|});
                else
                    messages.Add(new ToolChatMessage(call.Id, "Unknown."));
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (tools.Knows(call.FunctionName))
                    messages.Add(new ToolChatMessage(call.Id, ChatMessageContentPart.CreateTextPart("Sunny")));
                else
                    messages.Add(new ToolChatMessage(call.Id, "Unknown."));
            }
            """));

    [Fact]
    public Task An_id_in_a_variable() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                var id = call.Id;
                try
                {
                    messages.Add(new ToolChatMessage{|TRA3003:((tools.Find(call.FunctionName) ?? "Unknown."), id!)|});
                }
                finally
                {
                    tools.Log.Info(id);
                }
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                var id = call.Id;
                try
                {
                    messages.Add(new ToolChatMessage(id!, (tools.Find(call.FunctionName) ?? "Unknown.")));
                }
                finally
                {
                    tools.Log.Info(id);
                }
            }
            """));

    [Fact]
    public Task Each_section_of_a_switch() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                switch (call.FunctionName)
                {
                    case "get_weather":
                        messages.Add(new ToolChatMessage{|TRA3003:("Sunny", call.Id)|});
                        break;
                    default:
                        messages.Add(new ToolChatMessage{|TRA3003:(call.FunctionName, call.Id)|});
                        break;
                }
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                switch (call.FunctionName)
                {
                    case "get_weather":
                        messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                        break;
                    default:
                        messages.Add(new ToolChatMessage(call.Id, call.FunctionName));
                        break;
                }
            }
            """));

    [Fact]
    public Task A_lambda() => FixesAsync(
        Round("""messages.AddRange(reply.ToolCalls.Select(call => new ToolChatMessage{|TRA3003:(tools.Run(call.FunctionName, ""), call.Id)|}));"""),
        Round("""messages.AddRange(reply.ToolCalls.Select(call => new ToolChatMessage(call.Id, tools.Run(call.FunctionName, ""))));"""));

    [Fact]
    public Task An_argument_over_several_lines_with_tabs_and_carriage_returns() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
            	messages.Add(new ToolChatMessage{|TRA3003:(
            		tools.Run(
            			call.FunctionName,
            			""),
            		call.Id)|});
            }
            """).Replace("\n", "\r\n", StringComparison.Ordinal),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
            	messages.Add(new ToolChatMessage(
            		call.Id,
            		tools.Run(
            			call.FunctionName,
            			"")));
            }
            """).Replace("\n", "\r\n", StringComparison.Ordinal));

    [Fact]
    public Task And_the_call_that_is_skipped_is_answered_too() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (tools.Approves(call.FunctionName))
                {
                    messages.Add(new ToolChatMessage{|TRA3003:("Sunny", call.Id)|});
                }
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (tools.Approves(call.FunctionName))
                {
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                }
                else
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                }
            }
            """));

    [Fact]
    public Task A_comment_within_an_argument_moves_with_it() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage{|TRA3003:(/* id */ tools.Run(call.FunctionName, /* no arguments */ ""), /* content */ call.Id)|});
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(/* id */ call.Id, /* content */ tools.Run(call.FunctionName, /* no arguments */ "")));
            }
            """));

    // ---- Nothing to offer ----------------------------------------------------------------------------------------------------

    [Fact]
    public Task A_result_behind_a_filter_that_may_be_there_on_purpose() => LeavesAsync(Round("""
        foreach (var call in reply.ToolCalls.Where(call => tools.Knows(call.FunctionName)))
        {
            messages.Add(new ToolChatMessage{|TRA3003:("Sunny", call.Id)|});
        }
        """));

    [Fact]
    public Task A_variable_that_one_argument_declares_and_the_other_reads() => LeavesAsync(Round("""
        foreach (var call in reply.ToolCalls)
        {
            messages.Add(new ToolChatMessage{|TRA3003:(tools.Run(call.Id is var id ? "get_weather" : "", ""), id)|});
        }
        """));

    // ---- Responses -------------------------------------------------------------------------------------------------------------

    [Fact]
    public Task The_call_of_a_response() => FixesAsync(
        ResponsesRound("""
            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
                items.Add(ResponseItem.CreateFunctionCallOutputItem{|TRA3003:(tools.Run(call.FunctionName, ""), call.CallId)|});
            """),
        ResponsesRound("""
            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tools.Run(call.FunctionName, "")));
            """));

    [Fact]
    public Task A_swapped_id_before_the_items_of_the_response() => FixesAsync(
        Responses("""
            ResponseResult reply = await client.CreateResponseAsync("gpt-5", items);
            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
                items.Add(new FunctionCallOutputResponseItem{|TRA3003:("Done.", call.CallId)|});

            ResponseResult next = await client.CreateResponseAsync("gpt-5", items);
            return next.GetOutputText();
            """),
        Responses("""
            ResponseResult reply = await client.CreateResponseAsync("gpt-5", items);
            items.AddRange(reply.OutputItems);
            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
                items.Add(new FunctionCallOutputResponseItem(call.CallId, "Done."));

            ResponseResult next = await client.CreateResponseAsync("gpt-5", items);
            return next.GetOutputText();
            """));
}
