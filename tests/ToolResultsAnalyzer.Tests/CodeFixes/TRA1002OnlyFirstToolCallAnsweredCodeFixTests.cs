using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using ToolResultsAnalyzer.Rules;

namespace ToolResultsAnalyzer.Tests.CodeFixes;

/// <summary>The loop around the statements that answer one call.</summary>
public class TRA1002OnlyFirstToolCallAnsweredCodeFixTests : CodeFixTests<TRA1002OnlyFirstToolCallAnsweredCodeFix>
{
    protected override string Title => "Answer every tool call";

    /// <summary>The rule is an info where several positions are answered, or parallel calls are disabled.</summary>
    private static DiagnosticResult Info => new DiagnosticResult("TRA1002", DiagnosticSeverity.Info).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations);

    // ---- How the call is picked ------------------------------------------------------------------------------------------

    [Fact]
    public Task A_variable() => FixesAsync(
        Round("""
            var call = reply.ToolCalls[0];
            var result = await tools.RunAsync(call.FunctionName, call.FunctionArguments.ToString());
            messages.Add({|TRA1002:new ToolChatMessage(call.Id, result)|});
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                var result = await tools.RunAsync(call.FunctionName, call.FunctionArguments.ToString());
                messages.Add(new ToolChatMessage(call.Id, result));
            }
            """));

    [Theory]
    [InlineData("reply.ToolCalls.First()")]
    [InlineData("reply.ToolCalls.Last()")]
    [InlineData("reply.ToolCalls.ElementAt(0)")]
    [InlineData("reply.ToolCalls[0]", "reply.ToolCalls.ToList()")]
    [InlineData("reply.ToolCalls[0]", "reply.ToolCalls.ToArray()")]
    [InlineData("(reply.ToolCalls[0])")]
    [InlineData("reply.ToolCalls.FirstOrDefault()!")]
    public Task A_variable_picked_in_another_way(string pick, string? list = null) => FixesAsync(
        Round($$"""
            var calls = {{list ?? "reply.ToolCalls"}};
            var call = {{pick.Replace("reply.ToolCalls", "calls")}};
            messages.Add({|TRA1002:new ToolChatMessage(call.Id, "Sunny")|});
            """),
        Round($$"""
            var calls = {{list ?? "reply.ToolCalls"}};
            foreach (var call in calls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """));

    [Fact]
    public Task A_variable_with_its_type() => FixesAsync(
        Round("""
            ChatToolCall toolCall = reply.ToolCalls[0];
            messages.Add({|TRA1002:new ToolChatMessage(toolCall.Id, "Sunny")|});
            """),
        Round("""
            foreach (ChatToolCall toolCall in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(toolCall.Id, "Sunny"));
            }
            """));

    [Fact]
    public Task No_variable() => FixesAsync(
        Round("""
            messages.Add({|TRA1002:new ToolChatMessage(reply.ToolCalls[0].Id, tools.Run(reply.ToolCalls[0].FunctionName, ""))|});
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, "")));
            }
            """));

    [Fact]
    public Task No_variable_and_explicit_types_around() => FixesAsync(
        Round("""
            ToolChatMessage message = {|TRA1002:new ToolChatMessage(reply.ToolCalls[0].Id, "Sunny")|};
            messages.Add(message);
            """),
        Round("""
            foreach (ChatToolCall call in reply.ToolCalls)
            {
                ToolChatMessage message = new ToolChatMessage(call.Id, "Sunny");
                messages.Add(message);
            }
            """));

    [Fact]
    public Task Variables_of_its_parts() => FixesAsync(
        Round("""
            var id = reply.ToolCalls.First().Id;
            var name = reply.ToolCalls.First().FunctionName;
            messages.Add({|TRA1002:new ToolChatMessage(id, tools.Run(name, ""))|});
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                var id = call.Id;
                var name = call.FunctionName;
                messages.Add(new ToolChatMessage(id, tools.Run(name, "")));
            }
            """));

    [Fact]
    public Task The_name_of_the_new_variable_is_free() => FixesAsync(
        Round("""
            var call = "a variable of another kind";
            messages.Add({|TRA1002:new ToolChatMessage(reply.ToolCalls[0].Id, call)|});
            Func<string, string> toolCall = text => text;
            tools.Look(toolCall);
            """),
        Round("""
            var call = "a variable of another kind";
            foreach (var call2 in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call2.Id, call));
            }

            Func<string, string> toolCall = text => text;
            tools.Look(toolCall);
            """));

    [Fact]
    public Task The_name_of_the_new_variable_is_free_in_lambdas_too() => FixesAsync(
        Round("""
            messages.Add({|TRA1002:new ToolChatMessage(reply.ToolCalls[0].Id, string.Concat(options.Tools.Select(call => call.FunctionName)))|});
            """),
        Round("""
            foreach (var toolCall in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(toolCall.Id, string.Concat(options.Tools.Select(call => call.FunctionName))));
            }
            """));

    [Fact]
    public Task A_null_test_around_all_of_it() => FixesAsync(
        Round("""
            // The model asks for one tool at most.
            var call = reply.ToolCalls.FirstOrDefault();
            if (call != null)
            {
                // Run it.
                messages.Add({|TRA1002:new ToolChatMessage(call.Id, tools.Run(call.FunctionName, ""))|});
            }
            """),
        Round("""
            // The model asks for one tool at most.
            foreach (var call in reply.ToolCalls)
            {
                // Run it.
                messages.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, "")));
            }
            """));

    [Theory]
    [InlineData("call is not null")]
    [InlineData("null != call")]
    [InlineData("call is { }")]
    [InlineData("!(call is null)")]
    [InlineData("!(call == null)")]
    public Task A_null_test_written_in_another_way(string test) => FixesAsync(
        Round($$"""
            ChatToolCall? call = reply.ToolCalls.FirstOrDefault();
            if ({{test}})
                messages.Add({|TRA1002:new ToolChatMessage(call.Id, "Sunny")|});
            """),
        Round("""
            foreach (ChatToolCall call in reply.ToolCalls)
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            """));

    [Fact]
    public Task A_null_test_around_the_assistant_message_and_the_send() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            var call = reply.ToolCalls.FirstOrDefault();
            if (call is not null)
            {
                messages.Add(new AssistantChatMessage(reply));
                messages.Add({|TRA1002:new ToolChatMessage(call.Id, "Sunny")|});
                reply = await client.CompleteChatAsync(messages, options);
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

                reply = await client.CompleteChatAsync(messages, options);
            }

            return reply.Content[0].Text;
            """));

    [Fact]
    public Task A_null_test_that_leaves() => FixesAsync(
        Round("""
            var call = reply.ToolCalls.FirstOrDefault();
            if (call == null)
            {
                return reply.Content[0].Text;
            }

            messages.Add({|TRA1002:new ToolChatMessage(call.Id, "Sunny")|});
            """),
        Round("""
            if (reply.ToolCalls.Count == 0)
            {
                return reply.Content[0].Text;
            }

            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """));

    [Fact]
    public Task A_null_test_that_throws_and_a_question_mark() => FixesAsync(
        Round("""
            var call = reply.ToolCalls?.FirstOrDefault();
            if (call is null) throw new InvalidOperationException();
            messages.Add({|TRA1002:new ToolChatMessage(call.Id, "Sunny")|});
            """),
        Round("""
            if (reply.ToolCalls.Count == 0) throw new InvalidOperationException();
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """));

    [Fact]
    public Task A_choice_of_null() => FixesAsync(
        Round("""
            var call = reply.ToolCalls.Count > 0 ? reply.ToolCalls[0] : null;
            if (call is null)
                return "";

            messages.Add({|TRA1002:new ToolChatMessage(call.Id, "Sunny")|});
            """),
        Round("""
            if (reply.ToolCalls.Count == 0)
                return "";

            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """));

    [Fact]
    public Task A_null_test_among_other_tests() => FixesAsync(
        Round("""
            var call = reply.ToolCalls.FirstOrDefault();
            if (call != null && tools.Knows(call.FunctionName))
            {
                messages.Add({|TRA1002:new ToolChatMessage(call.Id, "Sunny")|});
            }
            else if (call != null)
            {
                messages.Add(new ToolChatMessage(call.Id, "Unknown tool."));
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (tools.Knows(call.FunctionName))
                {
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                }
                else if (call != null)
                {
                    messages.Add(new ToolChatMessage(call.Id, "Unknown tool."));
                }
            }
            """));

    [Fact]
    public Task A_pattern() => FixesAsync(
        Round("""
            if (reply.ToolCalls.FirstOrDefault() is { } call)
            {
                messages.Add({|TRA1002:new ToolChatMessage(call.Id, "Sunny")|});
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """));

    [Fact]
    public Task A_pattern_with_a_type_in_a_while() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            while (reply.ToolCalls.FirstOrDefault() is ChatToolCall call)
            {
                messages.Add(new AssistantChatMessage(reply));
                messages.Add({|TRA1002:new ToolChatMessage(call.Id, "Sunny")|});
                reply = await client.CompleteChatAsync(messages, options);
            }

            return reply.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            while (reply.ToolCalls.Count > 0)
            {
                messages.Add(new AssistantChatMessage(reply));
                foreach (ChatToolCall call in reply.ToolCalls)
                {
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                }

                reply = await client.CompleteChatAsync(messages, options);
            }

            return reply.Content[0].Text;
            """));

    [Fact]
    public Task A_pattern_that_leaves() => FixesAsync(
        Round("""
            if (reply.ToolCalls.FirstOrDefault() is not { } call)
                return reply.Content[0].Text;

            messages.Add({|TRA1002:new ToolChatMessage(call.Id, "Sunny")|});
            """),
        Round("""
            if (reply.ToolCalls.Count == 0)
                return reply.Content[0].Text;

            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """));

    [Fact]
    public Task A_list_pattern() => FixesAsync(
        Round("""
            if (reply.ToolCalls is [var call, ..])
            {
                messages.Add({|TRA1002:new ToolChatMessage(call.Id, "Sunny")|});
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """));

    [Fact]
    public Task A_list_pattern_among_other_tests() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.FinishReason == ChatFinishReason.ToolCalls && reply.ToolCalls is [var call, ..])
            {
                messages.Add(new AssistantChatMessage(reply));
                messages.Add({|TRA1002:new ToolChatMessage(call.Id, "Sunny")|});
                reply = await client.CompleteChatAsync(messages, options);
            }

            return reply.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.FinishReason == ChatFinishReason.ToolCalls && reply.ToolCalls.Count > 0)
            {
                messages.Add(new AssistantChatMessage(reply));
                foreach (var call in reply.ToolCalls)
                {
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                }

                reply = await client.CompleteChatAsync(messages, options);
            }

            return reply.Content[0].Text;
            """));

    [Fact]
    public Task Take_one() => FixesAsync(
        Round("""
            foreach (var call in reply.ToolCalls.Take(1)) // one is enough
            {
                messages.Add({|TRA1002:new ToolChatMessage(call.Id, "Sunny")|});
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls) // one is enough
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """));

    [Fact]
    public Task Take_one_and_project() => FixesAsync(
        Round("""
            messages.AddRange(reply.ToolCalls
                .Take(1)
                .Select(call => {|TRA1002:new ToolChatMessage(call.Id, "Sunny")|}));
            """),
        Round("""
            messages.AddRange(reply.ToolCalls
                .Select(call => new ToolChatMessage(call.Id, "Sunny")));
            """));

    [Fact]
    public Task A_single_step_of_an_enumerator() => FixesAsync(
        Round("""
            using var calls = reply.ToolCalls.GetEnumerator();
            if (calls.MoveNext())
            {
                messages.Add({|TRA1002:new ToolChatMessage(calls.Current.Id, "Sunny")|});
            }
            """),
        Round("""
            using var calls = reply.ToolCalls.GetEnumerator();
            while (calls.MoveNext())
            {
                messages.Add(new ToolChatMessage(calls.Current.Id, "Sunny"));
            }
            """));

    [Fact]
    public Task In_a_list_that_is_sent_at_once() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            ChatCompletion next = await client.CompleteChatAsync(
            [
                .. messages,
                new AssistantChatMessage(reply),
                {|TRA1002:new ToolChatMessage(reply.ToolCalls[0].Id, "Sunny")|}, // the weather
            ]);
            return next.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            ChatCompletion next = await client.CompleteChatAsync(
            [
                .. messages,
                new AssistantChatMessage(reply),
                .. reply.ToolCalls.Select(call => new ToolChatMessage(call.Id, "Sunny")), // the weather
            ]);
            return next.Content[0].Text;
            """));

    [Fact]
    public Task In_a_list_by_a_variable() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            var toolCall = reply.ToolCalls[0];
            messages.AddRange([new AssistantChatMessage(reply), {|TRA1002:new ToolChatMessage(toolCall.Id, tools.Run(toolCall.FunctionName, ""))|}]);
            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.AddRange([new AssistantChatMessage(reply), .. reply.ToolCalls.Select(toolCall => new ToolChatMessage(toolCall.Id, tools.Run(toolCall.FunctionName, "")))]);
            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """));

    [Fact]
    public Task Parallel_calls_are_disabled() => FixesAsync(
        Round("""
            options.AllowParallelToolCalls = false;
            var call = reply.ToolCalls[0];
            messages.Add({|TRA1002:new ToolChatMessage(call.Id, "Sunny")|});
            """),
        Round("""
            options.AllowParallelToolCalls = false;
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """));

    // ---- What stands between the pick and the result ---------------------------------------------------------------------

    [Fact]
    public Task A_switch_that_chooses_the_content() => FixesAsync(
        Round("""
            var call = reply.ToolCalls[0];
            string content;
            switch (call.FunctionName)
            {
                case "get_weather":
                    content = await tools.RunAsync(call.FunctionName, call.FunctionArguments.ToString());
                    break;

                default:
                    content = "Unknown tool.";
                    break;
            }

            messages.Add({|TRA1002:new ToolChatMessage(call.Id, content)|});
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                string content;
                switch (call.FunctionName)
                {
                    case "get_weather":
                        content = await tools.RunAsync(call.FunctionName, call.FunctionArguments.ToString());
                        break;

                    default:
                        content = "Unknown tool.";
                        break;
                }

                messages.Add(new ToolChatMessage(call.Id, content));
            }
            """));

    [Fact]
    public Task A_switch_that_chooses_the_content_of_a_variable_above() => FixesAsync(
        Round("""
            string content;
            var call = reply.ToolCalls[0];
            switch (call.FunctionName)
            {
                case "get_weather":
                    content = await tools.RunAsync(call.FunctionName, call.FunctionArguments.ToString());
                    break;
                default:
                    content = "Unknown tool.";
                    break;
            }
            messages.Add({|TRA1002:new ToolChatMessage(call.Id, content)|});
            """),
        Round("""
            string content;
            foreach (var call in reply.ToolCalls)
            {
                switch (call.FunctionName)
                {
                    case "get_weather":
                        content = await tools.RunAsync(call.FunctionName, call.FunctionArguments.ToString());
                        break;
                    default:
                        content = "Unknown tool.";
                        break;
                }
                messages.Add(new ToolChatMessage(call.Id, content));
            }
            """));

    [Fact]
    public Task A_switch_that_adds_in_its_branches_and_has_no_default() => FixesAsync(
        Round("""
            var call = reply.ToolCalls[0];
            switch (call.FunctionName)
            {
                case "get_weather":
                    messages.Add({|TRA1002:new ToolChatMessage(call.Id, "Sunny")|});
                    break;
                case "get_time":
                    messages.Add(new ToolChatMessage(call.Id, "Noon"));
                    break;
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
                    case "get_time":
                        messages.Add(new ToolChatMessage(call.Id, "Noon"));
                        break;
                    default:
                        messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not available."));
                        break;
                }
            }
            """));

    [Fact]
    public Task A_switch_without_a_variable() => FixesAsync(
        Round("""
            switch (reply.ToolCalls[0].FunctionName)
            {
                case "get_weather":
                    messages.Add({|TRA1002:new ToolChatMessage(reply.ToolCalls[0].Id, "Sunny")|});
                    break;
                default:
                    messages.Add(new ToolChatMessage(reply.ToolCalls[0].Id, "Unknown tool."));
                    break;
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
                        messages.Add(new ToolChatMessage(call.Id, "Unknown tool."));
                        break;
                }
            }
            """));

    [Fact]
    public Task A_switch_without_a_variable_on_few_lines() => FixesAsync(
        Round("""
            switch (reply.ToolCalls[0].FunctionName)
            {
                case "get_weather": messages.Add({|TRA1002:new ToolChatMessage(reply.ToolCalls[0].Id, "Sunny")|}); break;
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                switch (call.FunctionName)
                {
                    case "get_weather": messages.Add(new ToolChatMessage(call.Id, "Sunny")); break;
                    default:
                        messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not available."));
                        break;
                }
            }
            """));

    [Fact]
    public Task A_condition_on_the_first_call() => FixesAsync(
        Round("""
            if (reply.ToolCalls[0].FunctionName == "get_weather")
            {
                messages.Add({|TRA1002:new ToolChatMessage(reply.ToolCalls[0].Id, "Sunny")|});
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (call.FunctionName == "get_weather")
                {
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                }
                else
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not available."));
                }
            }
            """));

    [Fact]
    public Task An_if_and_else_that_add() => FixesAsync(
        Round("""
            var call = reply.ToolCalls[0];
            if (tools.Knows(call.FunctionName))
            {
                messages.Add({|TRA1002:new ToolChatMessage(call.Id, "Sunny")|});
            }
            else
            {
                messages.Add(new ToolChatMessage(call.Id, "Unknown tool."));
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (tools.Knows(call.FunctionName))
                {
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                }
                else
                {
                    messages.Add(new ToolChatMessage(call.Id, "Unknown tool."));
                }
            }
            """));

    [Fact]
    public Task A_try_that_adds_in_its_catch() => FixesAsync(
        Round("""
            var call = reply.ToolCalls[0];
            try
            {
                var result = tools.Run(call.FunctionName, "");
                messages.Add({|TRA1002:new ToolChatMessage(call.Id, result)|});
            }
            catch (Exception e)
            {
                tools.Log.Error(e);
                messages.Add(new ToolChatMessage(call.Id, e.Message));
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                try
                {
                    var result = tools.Run(call.FunctionName, "");
                    messages.Add(new ToolChatMessage(call.Id, result));
                }
                catch (Exception e)
                {
                    tools.Log.Error(e);
                    messages.Add(new ToolChatMessage(call.Id, e.Message));
                }
            }
            """));

    [Fact]
    public Task A_message_that_is_made_in_branches() => FixesAsync(
        Round("""
            ToolChatMessage message;
            var call = reply.ToolCalls[0];
            if (tools.Knows(call.FunctionName))
                message = {|TRA1002:new ToolChatMessage(call.Id, "Sunny")|};
            else
                message = new ToolChatMessage(call.Id, "Unknown tool.");
            messages.Add(message);
            """),
        Round("""
            ToolChatMessage message;
            foreach (var call in reply.ToolCalls)
            {
                if (tools.Knows(call.FunctionName))
                    message = new ToolChatMessage(call.Id, "Sunny");
                else
                    message = new ToolChatMessage(call.Id, "Unknown tool.");
                messages.Add(message);
            }
            """));

    [Fact]
    public Task What_uses_the_result_afterwards_comes_along() => FixesAsync(
        Round("""
            var call = reply.ToolCalls[0];
            var result = tools.Run(call.FunctionName, "");
            messages.Add({|TRA1002:new ToolChatMessage(call.Id, result)|});
            tools.Log.Info(result); // for the curious
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                var result = tools.Run(call.FunctionName, "");
                messages.Add(new ToolChatMessage(call.Id, result));
                tools.Log.Info(result); // for the curious
            }
            """));

    [Fact]
    public Task A_lambda_over_the_variable() => FixesAsync(
        Round("""
            var call = reply.ToolCalls[0];
            var result = await Task.Run(() => tools.Run(call.FunctionName, ""));
            messages.Add({|TRA1002:new ToolChatMessage(call.Id, result)|});
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                var result = await Task.Run(() => tools.Run(call.FunctionName, ""));
                messages.Add(new ToolChatMessage(call.Id, result));
            }
            """));

    [Fact]
    public Task The_assistant_message_comes_after_the_pick() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);

            // There is one tool only.
            var call = reply.ToolCalls[0]; // so this is the call

            messages.Add(new AssistantChatMessage(reply)); // with the call

            // Run it.
            var result = tools.Run(call.FunctionName, "");
            messages.Add({|TRA1002:new ToolChatMessage(call.Id, result)|});

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);

            messages.Add(new AssistantChatMessage(reply)); // with the call

            // There is one tool only.
            foreach (var call in reply.ToolCalls) // so this is the call
            {
                // Run it.
                var result = tools.Run(call.FunctionName, "");
                messages.Add(new ToolChatMessage(call.Id, result));
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """));

    [Fact]
    public Task The_assistant_message_comes_after_the_tool_has_run() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            var call = reply.ToolCalls[0];
            var result = tools.Run(call.FunctionName, "");

            // Both go into the history.
            messages.Add(new AssistantChatMessage(reply));
            messages.Add({|TRA1002:new ToolChatMessage(call.Id, result)|});
            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            // Both go into the history.
            messages.Add(new AssistantChatMessage(reply));
            foreach (var call in reply.ToolCalls)
            {
                var result = tools.Run(call.FunctionName, "");

                messages.Add(new ToolChatMessage(call.Id, result));
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """));

    [Fact]
    public Task A_condition_on_the_first_call_that_guards_nothing_of_it() => FixesAsync(
        Round("""
            if (reply.FinishReason == ChatFinishReason.ToolCalls)
                messages.Add({|TRA1002:new ToolChatMessage(reply.ToolCalls[0].Id, "Sunny")|});
            """),
        Round("""
            if (reply.FinishReason == ChatFinishReason.ToolCalls)
            {
                foreach (var call in reply.ToolCalls)
                {
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                }
            }
            """));

    [Fact]
    public Task A_variable_that_is_declared_before() => FixesAsync(
        Round("""
            ChatToolCall? call = null;
            call = reply.ToolCalls[0];
            messages.Add({|TRA1002:new ToolChatMessage(call.Id, "Sunny")|});
            """),
        Round("""
            ChatToolCall? call = null;
            foreach (var toolCall in reply.ToolCalls)
            {
                call = toolCall;
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """));

    [Fact]
    public Task Content_that_is_made_under_a_condition_before_the_assistant_message() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            var content = "";
            if (tools.Knows(reply.ToolCalls[0].FunctionName))
                content = tools.Run(reply.ToolCalls[0].FunctionName, "");

            messages.Add(new AssistantChatMessage(reply));
            messages.Add({|TRA1002:new ToolChatMessage(reply.ToolCalls[0].Id, content)|});
            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(reply));
            foreach (var call in reply.ToolCalls)
            {
                var content = "";
                if (tools.Knows(call.FunctionName))
                    content = tools.Run(call.FunctionName, "");

                messages.Add(new ToolChatMessage(call.Id, content));
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """));

    // ---- Several positions -----------------------------------------------------------------------------------------------

    [Fact]
    public Task Two_positions() => FixesAsync(
        Round("""
            messages.Add({|#0:new ToolChatMessage(reply.ToolCalls[0].Id, tools.Run(reply.ToolCalls[0].FunctionName, ""))|});
            messages.Add(new ToolChatMessage(reply.ToolCalls[1].Id, tools.Run(reply.ToolCalls[1].FunctionName, "")));
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, "")));
            }
            """),
        Info);

    [Fact]
    public Task Two_positions_in_variables() => FixesAsync(
        Round("""
            // Both calls.
            var first = reply.ToolCalls[0];
            var weather = tools.Run(first.FunctionName, "");
            messages.Add({|#0:new ToolChatMessage(first.Id, weather)|});

            var second = reply.ToolCalls[1];
            var time = tools.Run(second.FunctionName, "");
            messages.Add(new ToolChatMessage(second.Id, time));
            """),
        Round("""
            // Both calls.
            foreach (var call in reply.ToolCalls)
            {
                var weather = tools.Run(call.FunctionName, "");
                messages.Add(new ToolChatMessage(call.Id, weather));
            }
            """),
        Info);

    [Fact]
    public Task Two_positions_with_different_results_are_left() => LeavesAsync(
        Round("""
            messages.Add({|#0:new ToolChatMessage(reply.ToolCalls[0].Id, "Sunny")|});
            messages.Add(new ToolChatMessage(reply.ToolCalls[1].Id, "Noon"));
            """),
        Info);

    [Fact]
    public Task Two_positions_with_a_comment_on_the_second_are_left() => LeavesAsync(
        Round("""
            messages.Add({|#0:new ToolChatMessage(reply.ToolCalls[0].Id, "Sunny")|});
            // The second is never looked at, but it needs a result.
            messages.Add(new ToolChatMessage(reply.ToolCalls[1].Id, "Sunny"));
            """),
        Info);

    // ---- Layout ----------------------------------------------------------------------------------------------------------

    [Fact]
    public Task Tabs_and_carriage_returns() => FixesAsync(
        Windows(Round("""
            // Pick it.
            var call = reply.ToolCalls[0];

            if (tools.Knows(call.FunctionName))
                messages.Add({|TRA1002:new ToolChatMessage(call.Id, "Sunny")|});
            else
                messages.Add(new ToolChatMessage(call.Id, "Unknown tool."));
            """)),
        Windows(Round("""
            // Pick it.
            foreach (var call in reply.ToolCalls)
            {
                if (tools.Knows(call.FunctionName))
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                else
                    messages.Add(new ToolChatMessage(call.Id, "Unknown tool."));
            }
            """)));

    [Fact]
    public Task Braces_at_the_end_of_the_line() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.ToolCalls.Count > 0) {
                messages.Add(new AssistantChatMessage(reply));
                var call = reply.ToolCalls[0]; // the call
                messages.Add({|TRA1002:new ToolChatMessage(call.Id, "Sunny")|});
                reply = await client.CompleteChatAsync(messages, options);
            }
            return reply.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.ToolCalls.Count > 0) {
                messages.Add(new AssistantChatMessage(reply));
                foreach (var call in reply.ToolCalls) { // the call
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                }
                reply = await client.CompleteChatAsync(messages, options);
            }
            return reply.Content[0].Text;
            """));

    [Fact]
    public Task Strings_over_several_lines() => FixesAsync(
        Round(""""
            var call = reply.ToolCalls[0];
            var raw = $"""
                Tool:
                  {call.FunctionName}
                """;
            var verbatim = @"Tool:
              " + call.FunctionName;
            var interpolated = $@"Tool:
              {call.FunctionName}";
            messages.Add({|TRA1002:new ToolChatMessage(call.Id, raw + verbatim + interpolated)|});
            """"),
        Round(""""
            foreach (var call in reply.ToolCalls)
            {
                var raw = $"""
                    Tool:
                      {call.FunctionName}
                    """;
                var verbatim = @"Tool:
              " + call.FunctionName;
                var interpolated = $@"Tool:
              {call.FunctionName}";
                messages.Add(new ToolChatMessage(call.Id, raw + verbatim + interpolated));
            }
            """"));

    /// <summary>
    /// A file may be compiled for several frameworks: what comes out must be the same for each, or else <c>dotnet format</c> writes
    /// conflict markers into it.
    /// </summary>
    [Theory]
    [InlineData("DEBUG")]
    [InlineData("RELEASE")]
    public Task Directives(string symbol)
    {
        var test = Test(
            Round("""
                var call = reply.ToolCalls[0];
                #if DEBUG
                tools.Log.Info(call.FunctionName);

                #else
                tools.Look(call);
                #endif
                messages.Add({|TRA1002:new ToolChatMessage(call.Id, "Sunny")|}); /* the
                    weather */
                """),
            Round("""
                foreach (var call in reply.ToolCalls)
                {
                #if DEBUG
                    tools.Log.Info(call.FunctionName);

                #else
                    tools.Look(call);
                #endif
                    messages.Add(new ToolChatMessage(call.Id, "Sunny")); /* the
                        weather */
                }
                """));
        test.Symbols = [symbol];
        return test.RunAsync();
    }

    [Fact]
    public Task Left_where_a_directive_hides_text_over_several_lines() => LeavesAsync(
        Round("""
            var call = reply.ToolCalls[0];
            #if DEBUG
            tools.Log.Info(@"Tool:
                " + call.FunctionName);
            #endif
            messages.Add({|TRA1002:new ToolChatMessage(call.Id, "Sunny")|});
            """));

    [Fact]
    public Task A_block_on_one_line() => FixesAsync(
        Round("""
            if (reply.ToolCalls.Count > 0) { messages.Add({|TRA1002:new ToolChatMessage(reply.ToolCalls[0].Id, "Sunny")|}); }
            """),
        Round("""
            if (reply.ToolCalls.Count > 0)
            {
                foreach (var call in reply.ToolCalls)
                {
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                }
            }
            """));

    [Fact]
    public Task Statements_of_a_program()
    {
        var test = Test("""
            using System;
            using System.Collections.Generic;
            using OpenAI.Chat;

            var client = new ChatClient("gpt-4o-mini", "key");
            var options = new ChatCompletionOptions();
            var messages = new List<ChatMessage> { new UserChatMessage("How is the weather?") };
            ChatCompletion reply = client.CompleteChat(messages, options);
            messages.Add(new AssistantChatMessage(reply));

            // The first.
            var call = reply.ToolCalls[0];
            messages.Add({|TRA1002:new ToolChatMessage(call.Id, "Sunny")|});
            ChatCompletion next = client.CompleteChat(messages, options);
            Console.WriteLine(next.Content[0].Text);

            """,
            """
            using System;
            using System.Collections.Generic;
            using OpenAI.Chat;

            var client = new ChatClient("gpt-4o-mini", "key");
            var options = new ChatCompletionOptions();
            var messages = new List<ChatMessage> { new UserChatMessage("How is the weather?") };
            ChatCompletion reply = client.CompleteChat(messages, options);
            messages.Add(new AssistantChatMessage(reply));

            // The first.
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            ChatCompletion next = client.CompleteChat(messages, options);
            Console.WriteLine(next.Content[0].Text);

            """);
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task A_section_of_a_switch() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            switch (reply.FinishReason)
            {
                case ChatFinishReason.ToolCalls:
                    messages.Add(new AssistantChatMessage(reply));
                    var call = reply.ToolCalls[0];
                    messages.Add({|TRA1002:new ToolChatMessage(call.Id, "Sunny")|});
                    break;
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            switch (reply.FinishReason)
            {
                case ChatFinishReason.ToolCalls:
                    messages.Add(new AssistantChatMessage(reply));
                    foreach (var call in reply.ToolCalls)
                    {
                        messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                    }
                    break;
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """));

    // ---- Not offered -----------------------------------------------------------------------------------------------------

    [Fact]
    public Task Left_where_a_branch_returns() => LeavesAsync(
        Round("""
            var call = reply.ToolCalls[0];
            if (tools.Knows(call.FunctionName))
            {
                messages.Add({|TRA1002:new ToolChatMessage(call.Id, "Sunny")|});
                return "done";
            }

            messages.Add({|TRA1002:new ToolChatMessage(call.Id, "Unknown tool.")|});
            """));

    [Fact]
    public Task Left_where_a_branch_goes_on_with_an_outer_loop() => LeavesAsync(
        Method("""
            while (true)
            {
                ChatCompletion reply = await client.CompleteChatAsync(messages, options);
                messages.Add(new AssistantChatMessage(reply));
                if (reply.FinishReason != ChatFinishReason.ToolCalls)
                    return reply.Content[0].Text;

                var call = reply.ToolCalls[0];
                if (tools.Knows(call.FunctionName))
                {
                    messages.Add({|TRA1002:new ToolChatMessage(call.Id, "Sunny")|});
                    continue;
                }

                messages.Add(new ToolChatMessage(call.Id, "Unknown tool."));
            }
            """));

    [Fact]
    public Task Left_where_the_result_is_used_after_the_send() => LeavesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(reply));
            var call = reply.ToolCalls[0];
            var result = tools.Run(call.FunctionName, "");
            messages.Add({|TRA1002:new ToolChatMessage(call.Id, result)|});
            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return result + next.Content[0].Text;
            """));

    [Fact]
    public Task Left_where_the_result_is_used_further_down() => LeavesAsync(
        Round("""
            var call = reply.ToolCalls[0];
            var result = tools.Run(call.FunctionName, "");
            messages.Add({|TRA1002:new ToolChatMessage(call.Id, result)|});
            tools.Log.Info("Answered.");
            tools.Log.Info(result);
            """));

    [Fact]
    public Task Left_where_the_content_was_made_from_the_first_call_before() => LeavesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            var content = tools.Run(reply.ToolCalls[0].FunctionName, "");
            if (reply.FinishReason == ChatFinishReason.ToolCalls)
            {
                messages.Add(new AssistantChatMessage(reply));
                messages.Add({|TRA1002:new ToolChatMessage(reply.ToolCalls[0].Id, content)|});
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """));

    [Fact]
    public Task Left_where_a_condition_looks_at_the_first_call() => LeavesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.ToolCalls.Count > 0 && reply.ToolCalls[0].FunctionName == "get_weather")
            {
                messages.Add(new AssistantChatMessage(reply));
                messages.Add({|TRA1002:new ToolChatMessage(reply.ToolCalls[0].Id, "Sunny")|});
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """));

    [Fact]
    public Task Left_where_a_condition_looks_at_something_of_the_first_call() => LeavesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            var name = reply.ToolCalls[0].FunctionName;
            if (name == "get_weather")
            {
                messages.Add(new AssistantChatMessage(reply));
                var call = reply.ToolCalls[0];
                messages.Add({|TRA1002:new ToolChatMessage(call.Id, "Sunny")|});
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """));

    [Fact]
    public Task Left_where_the_calls_have_two_names() => LeavesAsync(
        Round("""
            var calls = reply.ToolCalls;
            messages.Add({|TRA1002:new ToolChatMessage(reply.ToolCalls[0].Id, tools.Run(calls[0].FunctionName, ""))|});
            """));

    [Fact]
    public Task Left_where_the_variable_is_used_by_a_local_function() => LeavesAsync(
        Round("""
            var call = reply.ToolCalls[0];
            messages.Add({|TRA1002:new ToolChatMessage(call.Id, "Sunny")|});
            tools.Look((Func<string>)Describe);
            string Describe() => call.FunctionName;
            """));

    [Fact]
    public Task Left_where_the_assistant_message_and_the_result_are_added_together() => LeavesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            var call = reply.ToolCalls[0];
            var result = tools.Run(call.FunctionName, "");
            messages.AddRange([new AssistantChatMessage(reply), {|TRA1002:new ToolChatMessage(call.Id, result)|}]);
            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """));

    // ---- Fix all ---------------------------------------------------------------------------------------------------------

    [Fact]
    public Task Several_in_a_method_of_which_the_first_cannot_be_fixed()
    {
        var test = Test(
            Method("""
                ChatCompletion reply = await client.CompleteChatAsync(messages, options);
                messages.Add(new AssistantChatMessage(reply));
                ChatToolCall first = reply.ToolCalls[0];
                messages.Add({|TRA1002:new ToolChatMessage(first.Id, "Sunny")|});
                tools.Log.Info("Answered.");
                tools.Log.Info(first.FunctionName);

                ChatCompletion second = await client.CompleteChatAsync(messages, options);
                messages.Add(new AssistantChatMessage(second));
                messages.Add({|TRA1002:new ToolChatMessage(second.ToolCalls[0].Id, "Sunny")|});

                ChatCompletion third = await client.CompleteChatAsync(messages, options);
                messages.Add(new AssistantChatMessage(third));
                if (third.ToolCalls.FirstOrDefault() is { } call)
                    messages.Add({|TRA1002:new ToolChatMessage(call.Id, "Sunny")|});

                ChatCompletion next = await client.CompleteChatAsync(messages, options);
                return next.Content[0].Text;
                """),
            Method("""
                ChatCompletion reply = await client.CompleteChatAsync(messages, options);
                messages.Add(new AssistantChatMessage(reply));
                ChatToolCall first = reply.ToolCalls[0];
                messages.Add({|TRA1002:new ToolChatMessage(first.Id, "Sunny")|});
                tools.Log.Info("Answered.");
                tools.Log.Info(first.FunctionName);

                ChatCompletion second = await client.CompleteChatAsync(messages, options);
                messages.Add(new AssistantChatMessage(second));
                foreach (ChatToolCall toolCall in second.ToolCalls)
                {
                    messages.Add(new ToolChatMessage(toolCall.Id, "Sunny"));
                }

                ChatCompletion third = await client.CompleteChatAsync(messages, options);
                messages.Add(new AssistantChatMessage(third));
                foreach (ChatToolCall call in third.ToolCalls)
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));

                ChatCompletion next = await client.CompleteChatAsync(messages, options);
                return next.Content[0].Text;
                """));
        test.CodeFixTestBehaviors = CodeFixTestBehaviors.None;
        return test.RunAsync();
    }

    [Fact]
    public Task Several_in_several_files()
    {
        var before = Round("""
            var call = reply.ToolCalls[0];
            messages.Add({|TRA1002:new ToolChatMessage(call.Id, "Sunny")|});
            """);
        var after = Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """);
        var test = Test();
        test.CodeFixTestBehaviors = CodeFixTestBehaviors.None;
        foreach (var name in new[] { "First", "Second" })
        {
            test.TestState.Sources.Add(($"/0/{name}.cs", before.Replace("class Agent", $"class {name}Agent")));
            test.FixedState.Sources.Add(($"/0/{name}.cs", after.Replace("class Agent", $"class {name}Agent")));
        }

        return test.RunAsync();
    }

    [Fact]
    public Task Two_branches_that_pick_for_themselves() => FixesAsync(
        Round("""
            if (tools.Knows("get_weather"))
            {
                messages.Add({|TRA1002:new ToolChatMessage(reply.ToolCalls[0].Id, "Sunny")|});
            }
            else
            {
                messages.Add(new ToolChatMessage(reply.ToolCalls[0].Id, "Unknown tool."));
            }
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                if (tools.Knows("get_weather"))
                {
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                }
                else
                {
                    messages.Add(new ToolChatMessage(call.Id, "Unknown tool."));
                }
            }
            """));

    // ---- Responses -------------------------------------------------------------------------------------------------------------

    [Fact]
    public Task The_first_call_among_the_items_of_a_response() => FixesAsync(
        ResponsesRound("""
            var call = reply.OutputItems.OfType<FunctionCallResponseItem>().FirstOrDefault();
            if (call is not null)
                items.Add({|TRA1002:ResponseItem.CreateFunctionCallOutputItem(call.CallId, tools.Run(call.FunctionName, ""))|});
            """),
        ResponsesRound("""
            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tools.Run(call.FunctionName, "")));
            """));
}
