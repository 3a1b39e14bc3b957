using ToolResultsAnalyzer.Rules;

namespace ToolResultsAnalyzer.Tests.CodeFixes;

/// <summary>The result for a call whose tool throws.</summary>
public class TRA1005FailedToolCallUnansweredCodeFixTests : CodeFixTests<TRA1005FailedToolCallUnansweredCodeFix>
{
    protected override string Title => "Answer the failed tool call with an error";

    // ---- What the catch does ---------------------------------------------------------------------------------------------

    [Fact]
    public Task A_catch_that_only_logs() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                try
                {
                    messages.Add(new ToolChatMessage(call.Id, await tools.RunAsync(call.FunctionName, "")));
                }
                {|TRA1005:catch|} (Exception exception)
                {
                    tools.Log.Error(exception); // for the operators
                }
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                try
                {
                    messages.Add(new ToolChatMessage(call.Id, await tools.RunAsync(call.FunctionName, "")));
                }
                catch (Exception exception)
                {
                    tools.Log.Error(exception); // for the operators
                    messages.Add(new ToolChatMessage(call.Id, $"Error: {exception.Message}"));
                }
            }
            """));

    [Fact]
    public Task An_empty_catch_without_a_type() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                try
                {
                    messages.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, "")));
                }
                {|TRA1005:catch|}
                {
                    // Never mind.
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
                catch
                {
                    // Never mind.
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' failed."));
                }
            }
            """));

    [Fact]
    public Task A_catch_on_one_line_that_names_no_variable() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                try { messages.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, ""))); }
                {|TRA1005:catch|} (InvalidOperationException) { }
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                try { messages.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, ""))); }
                catch (InvalidOperationException) { messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' failed.")); }
            }
            """));

    [Fact]
    public Task A_catch_that_goes_round() => FixesAsync(
        Round("""
            foreach (ChatToolCall toolCall in reply.ToolCalls)
            {
                string content;
                try
                {
                    content = tools.Run(toolCall.FunctionName, toolCall.FunctionArguments.ToString());
                }
                {|TRA1005:catch|} (Exception @event) when (@event is not OperationCanceledException)
                {
                    tools.Log.Error(@event);
                    continue; // with the next
                }

                messages.Add(new ToolChatMessage(toolCall.Id, content));
            }
            """),
        Round("""
            foreach (ChatToolCall toolCall in reply.ToolCalls)
            {
                string content;
                try
                {
                    content = tools.Run(toolCall.FunctionName, toolCall.FunctionArguments.ToString());
                }
                catch (Exception @event) when (@event is not OperationCanceledException)
                {
                    tools.Log.Error(@event);
                    messages.Add(new ToolChatMessage(toolCall.Id, $"Error: {@event.Message}"));
                    continue; // with the next
                }

                messages.Add(new ToolChatMessage(toolCall.Id, content));
            }
            """));

    [Fact]
    public Task The_second_of_two_catches() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                try
                {
                    messages.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, "")));
                }
                catch (TimeoutException)
                {
                    messages.Add(new ToolChatMessage(call.Id, "Too slow."));
                }
                {|TRA1005:catch|} (Exception e)
                {
                    Console.Error.WriteLine(e);
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
                catch (TimeoutException)
                {
                    messages.Add(new ToolChatMessage(call.Id, "Too slow."));
                }
                catch (Exception e)
                {
                    Console.Error.WriteLine(e);
                    messages.Add(new ToolChatMessage(call.Id, $"Error: {e.Message}"));
                }
            }
            """));

    [Fact]
    public Task Both_of_two_catches() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                try {
                    messages.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, "")));
                } {|TRA1005:catch|} (TimeoutException) {
                    await Task.Delay(1000);
                } {|TRA1005:catch|} (Exception e) {
                    Console.Error.WriteLine(e);
                } finally {
                    tools.Log.Info(call.FunctionName);
                }
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                try {
                    messages.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, "")));
                } catch (TimeoutException) {
                    await Task.Delay(1000);
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' failed."));
                } catch (Exception e) {
                    Console.Error.WriteLine(e);
                    messages.Add(new ToolChatMessage(call.Id, $"Error: {e.Message}"));
                } finally {
                    tools.Log.Info(call.FunctionName);
                }
            }
            """));

    [Fact]
    public Task A_catch_that_rethrows_on_a_branch() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                try
                {
                    messages.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, "")));
                }
                {|TRA1005:catch|} (Exception exception)
                {
                    if (exception is OutOfMemoryException)
                    {
                        throw;
                    }
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
                catch (Exception exception)
                {
                    if (exception is OutOfMemoryException)
                    {
                        throw;
                    }

                    messages.Add(new ToolChatMessage(call.Id, $"Error: {exception.Message}"));
                }
            }
            """));

    // ---- How results are written and where they go -----------------------------------------------------------------------

    [Fact]
    public Task Results_with_named_arguments_over_several_lines() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                try
                {
                    var content = tools.Run(call.FunctionName, "");
                    messages.Add(
                        ChatMessage.CreateToolMessage(
                            content: content,
                            toolCallId: call.Id));
                }
                {|TRA1005:catch|} (Exception exception)
                {
                    tools.Log.Error(exception);
                }
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                try
                {
                    var content = tools.Run(call.FunctionName, "");
                    messages.Add(
                        ChatMessage.CreateToolMessage(
                            content: content,
                            toolCallId: call.Id));
                }
                catch (Exception exception)
                {
                    tools.Log.Error(exception);
                    messages.Add(ChatMessage.CreateToolMessage(content: $"Error: {exception.Message}", toolCallId: call.Id));
                }
            }
            """));

    [Fact]
    public Task Results_that_wait_in_a_list() => FixesAsync(
        Round("""
            List<ToolChatMessage> results = [];
            foreach (var call in reply.ToolCalls)
            {
                try
                {
                    results.Add(new(call.Id, tools.Run(call.FunctionName, "")));
                }
                {|TRA1005:catch|} (Exception exception)
                {
                    tools.Log.Error(exception);
                }
            }

            messages.AddRange(results);
            """),
        Round("""
            List<ToolChatMessage> results = [];
            foreach (var call in reply.ToolCalls)
            {
                try
                {
                    results.Add(new(call.Id, tools.Run(call.FunctionName, "")));
                }
                catch (Exception exception)
                {
                    tools.Log.Error(exception);
                    results.Add(new ToolChatMessage(call.Id, $"Error: {exception.Message}"));
                }
            }

            messages.AddRange(results);
            """));

    [Fact]
    public Task A_call_at_a_position() => FixesAsync(
        Round("""
            for (var i = 0; i < reply.ToolCalls.Count; i++)
            {
                try
                {
                    messages.Add(new ToolChatMessage(reply.ToolCalls[i].Id, tools.Run(reply.ToolCalls[i].FunctionName, "")));
                }
                {|TRA1005:catch|} (Exception exception)
                {
                    tools.Log.Error(exception);
                }
            }
            """),
        Round("""
            for (var i = 0; i < reply.ToolCalls.Count; i++)
            {
                try
                {
                    messages.Add(new ToolChatMessage(reply.ToolCalls[i].Id, tools.Run(reply.ToolCalls[i].FunctionName, "")));
                }
                catch (Exception exception)
                {
                    tools.Log.Error(exception);
                    messages.Add(new ToolChatMessage(reply.ToolCalls[i].Id, $"Error: {exception.Message}"));
                }
            }
            """));

    [Fact]
    public Task In_a_lambda_with_the_history_in_a_field() => FixesAsync(
        """
        using System;
        using System.Collections.Generic;
        using OpenAI.Chat;

        public sealed class Agent
        {
            private readonly List<ChatMessage> _history = [];

            public Action Start(ChatClient client, ITools tools) => () =>
            {
                ChatCompletion reply = client.CompleteChat(this._history);
                this._history.Add(new AssistantChatMessage(reply));
                foreach (var call in reply.ToolCalls)
                    try
                    {
                        this._history.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, "")));
                    }
                    {|TRA1005:catch|} (Exception exception)
                    {
                        tools.Log.Error(exception);
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

            public Action Start(ChatClient client, ITools tools) => () =>
            {
                ChatCompletion reply = client.CompleteChat(this._history);
                this._history.Add(new AssistantChatMessage(reply));
                foreach (var call in reply.ToolCalls)
                    try
                    {
                        this._history.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, "")));
                    }
                    catch (Exception exception)
                    {
                        tools.Log.Error(exception);
                        this._history.Add(new ToolChatMessage(call.Id, $"Error: {exception.Message}"));
                    }

                client.CompleteChat(this._history);
            };
        }

        """);

    [Fact]
    public Task Tabs_and_line_ends_of_another_system() => FixesAsync(
        Windows(Round("""
            foreach (var call in reply.ToolCalls)
            {
                try
                {
                    messages.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, "")));
                }
                {|TRA1005:catch|} (Exception exception)
                {
                    tools.Log.Error(exception);
                }
            }
            """)),
        Windows(Round("""
            foreach (var call in reply.ToolCalls)
            {
                try
                {
                    messages.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, "")));
                }
                catch (Exception exception)
                {
                    tools.Log.Error(exception);
                    messages.Add(new ToolChatMessage(call.Id, $"Error: {exception.Message}"));
                }
            }
            """)));

    // ---- No fix ----------------------------------------------------------------------------------------------------------

    [Fact]
    public Task Something_that_may_throw_after_the_result() => LeavesAsync(Round("""
        foreach (var call in reply.ToolCalls)
        {
            try
            {
                messages.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, "")));
                tools.Log.Info(call.FunctionName);
            }
            {|TRA1005:catch|} (Exception exception)
            {
                tools.Log.Error(exception);
            }
        }
        """));

    [Fact]
    public Task A_catch_around_the_loop() => LeavesAsync(Round("""
        try
        {
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, "")));
            }
        }
        {|TRA1005:catch|} (Exception exception)
        {
            tools.Log.Error(exception);
        }
        """));

    [Fact]
    public Task A_catch_that_answers_on_a_branch() => LeavesAsync(Round("""
        foreach (var call in reply.ToolCalls)
        {
            try
            {
                messages.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, "")));
            }
            {|TRA1005:catch|} (Exception exception)
            {
                if (exception is TimeoutException)
                {
                    messages.Add(new ToolChatMessage(call.Id, "Too slow."));
                }
            }
        }
        """));

    // ---- Responses -------------------------------------------------------------------------------------------------------------

    [Fact]
    public Task A_tool_of_a_response_that_throws() => FixesAsync(
        ResponsesRound("""
            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
            {
                try
                {
                    items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tools.Run(call.FunctionName, "")));
                }
                {|TRA1005:catch|} (Exception exception)
                {
                    tools.Log.Info(exception.Message);
                }
            }
            """),
        ResponsesRound("""
            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
            {
                try
                {
                    items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tools.Run(call.FunctionName, "")));
                }
                catch (Exception exception)
                {
                    tools.Log.Info(exception.Message);
                    items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, $"Error: {exception.Message}"));
                }
            }
            """));
}
