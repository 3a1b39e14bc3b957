using ToolResultsAnalyzer.Rules;

namespace ToolResultsAnalyzer.Tests.CodeFixes;

/// <summary>One result where there were two.</summary>
public class TRA2003DuplicateToolResultCodeFixTests : CodeFixTests<TRA2003DuplicateToolResultCodeFix>
{
    protected override string Title => "Answer the tool call once";

    // ---- A result too many ---------------------------------------------------------------------------------------------------

    [Fact]
    public Task The_second_of_two() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, string.Empty)));

                messages.Add({|TRA2003:new ToolChatMessage(call.Id, "Done.")|});
                tools.Log.Info("next");
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, string.Empty)));

                tools.Log.Info("next");
            }
            """));

    [Fact]
    public Task The_first_where_the_second_runs_the_tool() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Started."));
                var content = tools.Run(call.FunctionName, "");
                messages.Add({|TRA2003:new ToolChatMessage(call.Id, tools.Run(call.FunctionName, content))|});
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                var content = tools.Run(call.FunctionName, "");
                messages.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, content)));
            }
            """));

    [Fact]
    public Task Two_on_one_line() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, string.Empty))); messages.Add({|TRA2003:new ToolChatMessage(call.Id, "Done.")|});
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, string.Empty)));
            }
            """));

    [Fact]
    public Task Named_arguments_over_several_lines() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                messages.Add(
                    {|TRA2003:ChatMessage.CreateToolMessage(
                        content: "Done.",
                        toolCallId: call.Id)|});
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """));

    [Fact]
    public Task A_second_loop_that_does_nothing_else() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            foreach (var call in reply.ToolCalls)
            {
                messages.Add({|TRA2003:new ToolChatMessage(call.Id, "Done.")|});
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """));

    [Fact]
    public Task The_first_call_before_all_calls() => FixesAsync(
        Round("""
            messages.Add(new ToolChatMessage(reply.ToolCalls[0].Id, "Started."));
            foreach (var call in reply.ToolCalls)
            {
                messages.Add({|TRA2003:new ToolChatMessage(call.Id, tools.Run(call.FunctionName, string.Empty))|});
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, string.Empty)));
            }
            """));

    [Fact]
    public Task A_constant_id() => FixesAsync(
        Method("""
            List<ChatMessage> history = [];
            history.Add(new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall("call_1", "get_weather", BinaryData.FromString("{}"))]));
            history.Add(new ToolChatMessage("call_1", "Sunny"));
            history.Add({|TRA2003:new ToolChatMessage("call_1", "Rainy")|});
            ChatCompletion reply = await client.CompleteChatAsync(history, options);
            return reply.Content[0].Text;
            """),
        Method("""
            List<ChatMessage> history = [];
            history.Add(new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall("call_1", "get_weather", BinaryData.FromString("{}"))]));
            history.Add(new ToolChatMessage("call_1", "Sunny"));
            ChatCompletion reply = await client.CompleteChatAsync(history, options);
            return reply.Content[0].Text;
            """));

    [Fact]
    public Task And_the_call_that_is_skipped_is_answered_too() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (tools.Approves(call.FunctionName))
                {
                    messages.Add(new ToolChatMessage(call.Id, "Started."));
                    messages.Add({|TRA2003:new ToolChatMessage(call.Id, tools.Run(call.FunctionName, ""))|});
                }
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (tools.Approves(call.FunctionName))
                {
                    messages.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, "")));
                }
                else
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                }
            }
            """));

    // ---- A first result on a branch ------------------------------------------------------------------------------------------

    [Fact]
    public Task An_error_for_an_unknown_tool() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (!tools.Knows(call.FunctionName))
                {
                    messages.Add(new ToolChatMessage(call.Id, "Unknown tool.")); // as the model should know
                }

                messages.Add({|TRA2003:new ToolChatMessage(call.Id, tools.Run(call.FunctionName, ""))|});
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (!tools.Knows(call.FunctionName))
                {
                    messages.Add(new ToolChatMessage(call.Id, "Unknown tool.")); // as the model should know
                    continue;
                }

                messages.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, "")));
            }
            """));

    [Fact]
    public Task A_section_of_a_switch() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                var content = "Unknown tool.";
                switch (call.FunctionName)
                {
                    case "get_weather":
                        messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                        break;
                    case "get_time":
                        content = "Noon";
                        break;
                }

                messages.Add({|TRA2003:new ToolChatMessage(call.Id, content)|});
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                var content = "Unknown tool.";
                switch (call.FunctionName)
                {
                    case "get_weather":
                        messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                        continue;
                    case "get_time":
                        content = "Noon";
                        break;
                }

                messages.Add(new ToolChatMessage(call.Id, content));
            }
            """));

    [Fact]
    public Task A_catch() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                var content = "";
                try {
                    content = tools.Run(call.FunctionName, "");
                } catch (Exception exception) {
                    messages.Add(new ToolChatMessage(call.Id, exception.Message));
                }

                messages.Add({|TRA2003:new ToolChatMessage(call.Id, content)|});
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                var content = "";
                try {
                    content = tools.Run(call.FunctionName, "");
                } catch (Exception exception) {
                    messages.Add(new ToolChatMessage(call.Id, exception.Message));
                    continue;
                }

                messages.Add(new ToolChatMessage(call.Id, content));
            }
            """));

    [Fact]
    public Task A_loop_that_counts_itself() => FixesAsync(
        Round("""
            var i = 0;
            while (i < reply.ToolCalls.Count)
            {
                var call = reply.ToolCalls[i];
                if (!tools.Knows(call.FunctionName))
                {
                    messages.Add(new ToolChatMessage(call.Id, "Unknown tool."));
                }

                i++;
                messages.Add({|TRA2003:new ToolChatMessage(call.Id, "Sunny")|});
            }
            """),
        Round("""
            var i = 0;
            while (i < reply.ToolCalls.Count)
            {
                var call = reply.ToolCalls[i];
                if (!tools.Knows(call.FunctionName))
                {
                    messages.Add(new ToolChatMessage(call.Id, "Unknown tool."));
                    i++;
                    continue;
                }

                i++;
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """));

    [Fact]
    public Task Tabs_and_line_ends_of_another_system() => FixesAsync(
        Windows(Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (!tools.Knows(call.FunctionName))
                {
                    messages.Add(new ToolChatMessage(call.Id, "Unknown tool."));
                }

                messages.Add({|TRA2003:new ToolChatMessage(call.Id, "Sunny")|});
            }
            """)),
        Windows(Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (!tools.Knows(call.FunctionName))
                {
                    messages.Add(new ToolChatMessage(call.Id, "Unknown tool."));
                    continue;
                }

                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """)));

    // ---- No fix --------------------------------------------------------------------------------------------------------------

    [Fact]
    public Task Both_run_a_tool() => LeavesAsync(Round("""
        foreach (var call in reply.ToolCalls)
        {
            messages.Add(new ToolChatMessage(call.Id, tools.Run("start", "")));
            messages.Add({|TRA2003:new ToolChatMessage(call.Id, tools.Run("end", ""))|});
        }
        """));

    [Fact]
    public Task A_finally() => LeavesAsync(Round("""
        foreach (var call in reply.ToolCalls)
        {
            try
            {
                messages.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, "")));
            }
            finally
            {
                messages.Add({|TRA2003:new ToolChatMessage(call.Id, "Done.")|});
                tools.Log.Info("done");
            }
        }
        """));

    [Fact]
    public Task A_comment_above_the_second() => LeavesAsync(Round("""
        foreach (var call in reply.ToolCalls)
        {
            messages.Add(new ToolChatMessage(call.Id, "Sunny"));

            // Tell that it is over.
            messages.Add({|TRA2003:new ToolChatMessage(call.Id, "Done.")|});
        }
        """));

    [Fact]
    public Task A_nested_loop() => LeavesAsync(Round("""
        foreach (var call in reply.ToolCalls)
        {
            foreach (var line in tools.Run(call.FunctionName, "").Split(','))
            {
                messages.Add({|TRA2003:new ToolChatMessage(call.Id, line)|});
            }
        }
        """));

    [Fact]
    public Task Two_positions_that_may_be_one() => LeavesAsync(Round("""
        if (reply.ToolCalls.Count > 0)
        {
            messages.Add(new ToolChatMessage(reply.ToolCalls.Last().Id, "last"));
            messages.Add({|TRA2003:new ToolChatMessage(reply.ToolCalls[0].Id, "first")|});
        }
        """));

    // ---- Responses -------------------------------------------------------------------------------------------------------------

    [Fact]
    public Task Two_results_for_the_call_of_a_response() => FixesAsync(
        ResponsesRound("""
            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
            {
                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tools.Run(call.FunctionName, "")));
                items.Add({|TRA2003:ResponseItem.CreateFunctionCallOutputItem(call.CallId, "Done.")|});
            }
            """),
        ResponsesRound("""
            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
            {
                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tools.Run(call.FunctionName, "")));
            }
            """));

    [Fact]
    public Task Two_loops_over_the_calls_of_a_response() => FixesAsync(
        ResponsesRound("""
            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>().ToList())
            {
                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tools.Run(call.FunctionName, "")));
            }
            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>().ToList())
            {
                items.Add({|TRA2003:ResponseItem.CreateFunctionCallOutputItem(call.CallId, "Done.")|});
            }
            """),
        ResponsesRound("""
            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>().ToList())
            {
                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tools.Run(call.FunctionName, "")));
            }
            """));
}
