using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Rules;

namespace ToolResultsAnalyzer.Tests.CodeFixes;

/// <summary>The results of the calls that a loop is left before.</summary>
public class TRA1003ToolCallLoopLeftEarlyCodeFixTests : CodeFixTests<TRA1003ToolCallLoopLeftEarlyCodeFix>
{
    protected override string Title => "Answer the remaining tool calls";

    // ---- break ---------------------------------------------------------------------------------------------------------------

    [Fact]
    public Task A_break_at_the_end_of_each_round() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                {|TRA1003:break|};
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """));

    [Fact]
    public Task A_break_at_the_end_of_each_round_on_its_line() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls) { messages.Add(new ToolChatMessage(call.Id, "Sunny")); {|TRA1003:break|}; }
            """),
        Round("""
            foreach (var call in reply.ToolCalls) { messages.Add(new ToolChatMessage(call.Id, "Sunny")); }
            """));

    [Fact]
    public Task A_break_after_the_result() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                if (call.FunctionName == "stop")
                {
                    // Enough.
                    {|TRA1003:break|}; // of the loop
                }
            }
            """),
        Round("""
            var stopped = false;
            foreach (var call in reply.ToolCalls)
            {
                if (stopped)
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                    continue;
                }

                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                if (call.FunctionName == "stop")
                {
                    // Enough.
                    stopped = true; // of the loop
                }
            }
            """));

    [Fact]
    public Task A_break_after_the_result_with_more_behind_it() => FixesAsync(
        Round("""
            foreach (ChatToolCall call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                if (call.FunctionName == "stop") {|TRA1003:break|};
                tools.Log.Info("next");
            }
            """),
        Round("""
            bool stopped = false;
            foreach (ChatToolCall call in reply.ToolCalls)
            {
                if (stopped)
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                    continue;
                }

                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                if (call.FunctionName == "stop")
                {
                    stopped = true;
                    continue;
                }

                tools.Log.Info("next");
            }
            """));

    [Fact]
    public Task A_break_before_the_result() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (!tools.Approves(call.FunctionName))
                    {|TRA1003:break|};

                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """),
        Round("""
            var stopped = false;
            foreach (var call in reply.ToolCalls)
            {
                if (stopped)
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                    continue;
                }

                if (!tools.Approves(call.FunctionName))
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                    stopped = true;
                    continue;
                }

                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """));

    [Fact]
    public Task A_break_in_a_catch() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                try
                {
                    messages.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, "")));
                }
                catch (Exception exception)
                {
                    messages.Add(new ToolChatMessage(call.Id, exception.Message));
                    {|TRA1003:break|};
                }
            }
            """),
        Round("""
            var stopped = false;
            foreach (var call in reply.ToolCalls)
            {
                if (stopped)
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                    continue;
                }

                try
                {
                    messages.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, "")));
                }
                catch (Exception exception)
                {
                    messages.Add(new ToolChatMessage(call.Id, exception.Message));
                    stopped = true;
                    continue;
                }
            }
            """));

    [Fact]
    public Task A_break_in_a_loop_with_an_index() => FixesAsync(
        Round("""
            for (int i = 0; i < reply.ToolCalls.Count; i++)
            {
                ChatToolCall call = reply.ToolCalls[i];
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                if (call.FunctionName == "stop")
                    {|TRA1003:break|};
            }
            """),
        Round("""
            bool stopped = false;
            for (int i = 0; i < reply.ToolCalls.Count; i++)
            {
                ChatToolCall call = reply.ToolCalls[i];
                if (stopped)
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                    continue;
                }

                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                if (call.FunctionName == "stop")
                    stopped = true;
            }
            """));

    [Fact]
    public Task A_break_in_a_loop_that_counts_itself() => FixesAsync(
        Round("""
            var i = 0;
            while (i < reply.ToolCalls.Count)
            {
                var call = reply.ToolCalls[i];
                if (call.FunctionName == "stop")
                {
                    {|TRA1003:break|};
                }

                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                i++;
            }
            """),
        Round("""
            var i = 0;
            var stopped = false;
            while (i < reply.ToolCalls.Count)
            {
                var call = reply.ToolCalls[i];
                if (stopped)
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                    i++;
                    continue;
                }

                if (call.FunctionName == "stop")
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                    stopped = true;
                    i++;
                    continue;
                }

                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                i++;
            }
            """));

    [Fact]
    public Task A_loop_without_braces() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
                if (tools.Approves(call.FunctionName))
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                else
                    {|TRA1003:break|};
            """),
        Round("""
            var stopped = false;
            foreach (var call in reply.ToolCalls)
            {
                if (stopped)
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                    continue;
                }

                if (tools.Approves(call.FunctionName))
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                else
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                    stopped = true;
                }
            }
            """));

    // ---- return --------------------------------------------------------------------------------------------------------------

    [Fact]
    public Task A_return_of_a_constant() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (!tools.Knows(call.FunctionName))
                {
                    {|TRA1003:return|} "failed";
                }

                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """),
        Round("""
            var stopped = false;
            foreach (var call in reply.ToolCalls)
            {
                if (stopped)
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                    continue;
                }

                if (!tools.Knows(call.FunctionName))
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                    stopped = true;
                    continue;
                }

                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            if (stopped)
            {
                return "failed";
            }
            """));

    [Fact]
    public Task A_return_of_something_of_the_call() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (call.FunctionName == "final_answer")
                    {|TRA1003:return|} call.FunctionArguments.ToString();

                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """),
        Round("""
            var stopped = false;
            string result = null!;
            foreach (var call in reply.ToolCalls)
            {
                if (stopped)
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                    continue;
                }

                if (call.FunctionName == "final_answer")
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                    result = call.FunctionArguments.ToString();
                    stopped = true;
                    continue;
                }

                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            if (stopped)
            {
                return result;
            }
            """));

    [Fact]
    public Task With_braces_at_the_end_of_the_line_and_a_name_that_is_taken() => FixesAsync(
        Method("""
            while (true) {
                ChatCompletion reply = await client.CompleteChatAsync(messages, options);
                messages.Add(new AssistantChatMessage(reply));
                if (reply.ToolCalls.Count == 0) {
                    return reply.Content[0].Text;
                }

                var stopped = options.Tools.Count == 0;
                foreach (var call in reply.ToolCalls) {
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                    if (stopped) {
                        {|TRA1003:return|} "stopped";
                    }
                }
            }
            """),
        Method("""
            while (true) {
                ChatCompletion reply = await client.CompleteChatAsync(messages, options);
                messages.Add(new AssistantChatMessage(reply));
                if (reply.ToolCalls.Count == 0) {
                    return reply.Content[0].Text;
                }

                var stopped = options.Tools.Count == 0;
                var ended = false;
                foreach (var call in reply.ToolCalls) {
                    if (ended) {
                        messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                        continue;
                    }

                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                    if (stopped) {
                        ended = true;
                    }
                }

                if (ended) {
                    return "stopped";
                }
            }
            """));

    [Fact]
    public Task A_goto() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                if (call.FunctionName == "stop")
                {
                    {|TRA1003:goto|} done;
                }
            }

            tools.Log.Info("all answered");
            done:
            """),
        Round("""
            var stopped = false;
            foreach (var call in reply.ToolCalls)
            {
                if (stopped)
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                    continue;
                }

                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                if (call.FunctionName == "stop")
                {
                    stopped = true;
                }
            }

            if (stopped)
            {
                goto done;
            }

            tools.Log.Info("all answered");
            done:
            """));

    [Fact]
    public Task A_return_in_a_section_of_a_switch() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                switch (call.FunctionName)
                {
                    case "stop":
                        messages.Add(new ToolChatMessage(call.Id, "Stopped."));
                        {|TRA1003:return|} "stopped";
                    default:
                        messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                        break;
                }
            }
            """),
        Round("""
            var stopped = false;
            foreach (var call in reply.ToolCalls)
            {
                if (stopped)
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                    continue;
                }

                switch (call.FunctionName)
                {
                    case "stop":
                        messages.Add(new ToolChatMessage(call.Id, "Stopped."));
                        stopped = true;
                        continue;
                    default:
                        messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                        break;
                }
            }

            if (stopped)
            {
                return "stopped";
            }
            """));

    [Fact]
    public Task Tabs_and_line_ends_of_another_system() => FixesAsync(
        Windows(Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                if (call.FunctionName == "stop")
                {
                    {|TRA1003:break|};
                }
            }
            """)),
        Windows(Round("""
            var stopped = false;
            foreach (var call in reply.ToolCalls)
            {
                if (stopped)
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                    continue;
                }

                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                if (call.FunctionName == "stop")
                {
                    stopped = true;
                }
            }
            """)));

    // ---- A condition that ends the loop --------------------------------------------------------------------------------------

    [Fact]
    public Task A_budget() => FixesAsync(
        Round("""
            var budget = 3;
            for (var i = 0; {|TRA1003:i < reply.ToolCalls.Count && budget-- > 0|}; i++)
            {
                var call = reply.ToolCalls[i];
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """),
        Round("""
            var budget = 3;
            var stopped = false;
            for (var i = 0; i < reply.ToolCalls.Count; i++)
            {
                var call = reply.ToolCalls[i];
                if (stopped || budget-- <= 0)
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                    stopped = true;
                    continue;
                }

                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """));

    [Fact]
    public Task A_flag() => FixesAsync(
        Round("""
            var i = 0;
            var stop = false;
            while ({|TRA1003:!stop && i < reply.ToolCalls.Count|})
            {
                var call = reply.ToolCalls[i];
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                stop = call.FunctionName == "stop";
                i++;
            }
            """),
        Round("""
            var i = 0;
            var stop = false;
            while (i < reply.ToolCalls.Count)
            {
                var call = reply.ToolCalls[i];
                if (stop)
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                    i++;
                    continue;
                }

                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                stop = call.FunctionName == "stop";
                i++;
            }
            """));

    // ---- A jump before the loop ----------------------------------------------------------------------------------------------

    [Fact]
    public Task A_guard_before_the_loop() => FixesAsync(
        Method("""
            for (var round = 0; ; round++)
            {
                ChatCompletion reply = await client.CompleteChatAsync(messages, options);
                messages.Add(new AssistantChatMessage(reply));
                if (reply.ToolCalls.Count == 0)
                {
                    return reply.Content[0].Text;
                }

                if (round > 10)
                {
                    {|TRA1003:return|} "Too many rounds.";
                }

                foreach (var call in reply.ToolCalls)
                {
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                }
            }
            """),
        Method("""
            for (var round = 0; ; round++)
            {
                ChatCompletion reply = await client.CompleteChatAsync(messages, options);
                messages.Add(new AssistantChatMessage(reply));
                if (reply.ToolCalls.Count == 0)
                {
                    return reply.Content[0].Text;
                }

                if (round > 10)
                {
                    foreach (var call in reply.ToolCalls)
                    {
                        messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                    }

                    return "Too many rounds.";
                }

                foreach (var call in reply.ToolCalls)
                {
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                }
            }
            """));

    // ---- No fix --------------------------------------------------------------------------------------------------------------

    [Fact]
    public Task A_return_in_a_loop_within_the_loop() => LeavesAsync(Round("""
        foreach (var call in reply.ToolCalls)
        {
            for (var attempt = 0; attempt < 3; attempt++)
            {
                if (!tools.Knows(call.FunctionName))
                {
                    {|TRA1003:return|} "failed";
                }
            }

            messages.Add(new ToolChatMessage(call.Id, "Sunny"));
        }
        """));

    [Fact]
    public Task A_loop_over_calls_within_the_loop() => LeavesAsync(Round("""
        foreach (var call in reply.ToolCalls)
        {
            messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            foreach (var other in reply.ToolCalls)
            {
                tools.Log.Info(other.FunctionName);
            }

            if (call.FunctionName == "stop")
            {
                {|TRA1003:break|};
            }
        }
        """));

    [Fact]
    public Task A_loop_that_counts_itself_on_branches() => LeavesAsync(Round("""
        var i = 0;
        while (i < reply.ToolCalls.Count)
        {
            var call = reply.ToolCalls[i];
            messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            if (call.FunctionName == "stop")
            {
                {|TRA1003:break|};
            }
            else
            {
                i++;
            }
        }
        """));

    [Fact]
    public Task In_a_program_of_statements()
    {
        var test = Test(
            """
            using System.Collections.Generic;
            using OpenAI.Chat;

            var client = new ChatClient("gpt-4o-mini", "key");
            List<ChatMessage> messages = [];
            ChatCompletion reply = client.CompleteChat(messages);
            messages.Add(new AssistantChatMessage(reply));
            foreach (ChatToolCall call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                if (call.FunctionName == "stop")
                    {|TRA1003:break|};
            }

            client.CompleteChat(messages);

            """,
            """
            using System.Collections.Generic;
            using OpenAI.Chat;

            var client = new ChatClient("gpt-4o-mini", "key");
            List<ChatMessage> messages = [];
            ChatCompletion reply = client.CompleteChat(messages);
            messages.Add(new AssistantChatMessage(reply));
            var stopped = false;
            foreach (ChatToolCall call in reply.ToolCalls)
            {
                if (stopped)
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                    continue;
                }

                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                if (call.FunctionName == "stop")
                    stopped = true;
            }

            client.CompleteChat(messages);

            """);
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task In_a_lambda_with_the_history_in_a_field() => FixesAsync(
        """
        using System;
        using System.Collections.Generic;
        using OpenAI.Chat;

        public sealed class Agent
        {
            private readonly List<ChatMessage> _history = [];

            public Action Start(ChatClient client) => () =>
            {
                ChatCompletion reply = client.CompleteChat(this._history);
                this._history.Add(new AssistantChatMessage(reply));
                foreach (var call in reply.ToolCalls)
                {
                    this._history.Add(new ToolChatMessage(call.Id, "Sunny"));
                    if (call.FunctionName == "stop")
                        {|TRA1003:return|}; // at once
                }

                client.CompleteChat(this._history);
            };
        }

        """,
        """
        using System;
        using System.Collections.Generic;
        using OpenAI.Chat;

        public sealed class Agent
        {
            private readonly List<ChatMessage> _history = [];

            public Action Start(ChatClient client) => () =>
            {
                ChatCompletion reply = client.CompleteChat(this._history);
                this._history.Add(new AssistantChatMessage(reply));
                var stopped = false;
                foreach (var call in reply.ToolCalls)
                {
                    if (stopped)
                    {
                        this._history.Add(new ToolChatMessage(call.Id, $"Error: the tool call '{call.FunctionName}' was skipped."));
                        continue;
                    }

                    this._history.Add(new ToolChatMessage(call.Id, "Sunny"));
                    if (call.FunctionName == "stop")
                        stopped = true; // at once
                }

                if (stopped)
                {
                    return;
                }

                client.CompleteChat(this._history);
            };
        }

        """);

    // ---- Responses -------------------------------------------------------------------------------------------------------------

    [Fact]
    public Task A_loop_over_the_calls_of_a_response() => FixesAsync(
        ResponsesRound("""
            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
            {
                if (!tools.Knows(call.FunctionName))
                    {|TRA1003:break|};

                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tools.Run(call.FunctionName, "")));
            }
            """),
        ResponsesRound("""
            var stopped = false;
            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
            {
                if (stopped)
                {
                    items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, $"Error: the tool call '{call.FunctionName}' was skipped."));
                    continue;
                }

                if (!tools.Knows(call.FunctionName))
                {
                    items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, $"Error: the tool call '{call.FunctionName}' was skipped."));
                    stopped = true;
                    continue;
                }

                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tools.Run(call.FunctionName, "")));
            }
            """));
}
