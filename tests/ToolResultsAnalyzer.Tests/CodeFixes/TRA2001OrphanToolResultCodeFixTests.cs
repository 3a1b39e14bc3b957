using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Rules;

namespace ToolResultsAnalyzer.Tests.CodeFixes;

/// <summary>The assistant message that the results lack.</summary>
public class TRA2001OrphanToolResultCodeFixTests : CodeFixTests<TRA2001OrphanToolResultCodeFix>
{
    protected override string Title => "Append the assistant message before its results";

    // ---- Never appended --------------------------------------------------------------------------------------------------

    [Fact]
    public Task Before_the_loop() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);

            // Run the tools.
            foreach (var call in reply.ToolCalls)
            {
                messages.Add({|TRA2001:new ToolChatMessage(call.Id, "Sunny")|});
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);

            // Run the tools.
            messages.Add(new AssistantChatMessage(reply));
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """));

    [Fact]
    public Task Before_a_loop_without_braces() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            foreach (var call in reply.ToolCalls)
                messages.Add({|TRA2001:new ToolChatMessage(call.Id, "Sunny")|});

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(reply));
            foreach (var call in reply.ToolCalls)
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """));

    [Fact]
    public Task Within_the_test_for_calls() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.FinishReason == ChatFinishReason.ToolCalls)
            {
                foreach (var call in reply.ToolCalls)
                {
                    messages.Add({|TRA2001:new ToolChatMessage(call.Id, "Sunny")|});
                }
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.FinishReason == ChatFinishReason.ToolCalls)
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
    public Task Within_a_test_for_calls_without_braces() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.FinishReason == ChatFinishReason.ToolCalls)
                foreach (var call in reply.ToolCalls)
                    messages.Add({|TRA2001:new ToolChatMessage(call.Id, "Sunny")|});

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.FinishReason == ChatFinishReason.ToolCalls)
            {
                messages.Add(new AssistantChatMessage(reply));
                foreach (var call in reply.ToolCalls)
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """));

    [Fact]
    public Task In_a_loop_around_the_model() => FixesAsync(
        Method("""
            while (true)
            {
                ChatCompletion reply = await client.CompleteChatAsync(messages, options);
                if (reply.ToolCalls.Count == 0)
                {
                    messages.Add(new AssistantChatMessage(reply));
                    return reply.Content[0].Text;
                }

                foreach (var call in reply.ToolCalls)
                {
                    try
                    {
                        messages.Add({|TRA2001:new ToolChatMessage(call.Id, tools.Run(call.FunctionName, ""))|});
                    }
                    catch (Exception exception)
                    {
                        messages.Add({|TRA2001:new ToolChatMessage(call.Id, exception.Message)|});
                    }
                }
            }
            """),
        Method("""
            while (true)
            {
                ChatCompletion reply = await client.CompleteChatAsync(messages, options);
                if (reply.ToolCalls.Count == 0)
                {
                    messages.Add(new AssistantChatMessage(reply));
                    return reply.Content[0].Text;
                }

                messages.Add(new AssistantChatMessage(reply));
                foreach (var call in reply.ToolCalls)
                {
                    try
                    {
                        messages.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, "")));
                    }
                    catch (Exception exception)
                    {
                        messages.Add(new ToolChatMessage(call.Id, exception.Message));
                    }
                }
            }
            """));

    [Fact]
    public Task In_a_loop_that_asks_at_its_end() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            while (reply.FinishReason == ChatFinishReason.ToolCalls)
            {
                foreach (var call in reply.ToolCalls)
                {
                    messages.Add({|TRA2001:new ToolChatMessage(call.Id, "Sunny")|});
                }

                reply = await client.CompleteChatAsync(messages, options);
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

                reply = await client.CompleteChatAsync(messages, options);
            }

            return reply.Content[0].Text;
            """));

    [Fact]
    public Task Once_for_the_results_of_several_branches() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            foreach (var call in reply.ToolCalls)
            {
                switch (call.FunctionName)
                {
                    case "get_weather":
                        messages.Add({|TRA2001:new ToolChatMessage(call.Id, "Sunny")|});
                        break;
                    default:
                        messages.Add({|TRA2001:new ToolChatMessage(call.Id, "Unknown tool.")|});
                        break;
                }
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(reply));
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

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """));

    [Fact]
    public Task Once_for_the_only_call() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.ToolCalls.Count == 1)
            {
                var call = reply.ToolCalls[0];
                if (tools.Knows(call.FunctionName))
                {
                    messages.Add({|TRA2001:new ToolChatMessage(call.Id, "Sunny")|});
                }
                else
                {
                    messages.Add({|TRA2001:new ToolChatMessage(call.Id, "Unknown tool.")|});
                }
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.ToolCalls.Count == 1)
            {
                var call = reply.ToolCalls[0];
                messages.Add(new AssistantChatMessage(reply));
                if (tools.Knows(call.FunctionName))
                {
                    messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                }
                else
                {
                    messages.Add(new ToolChatMessage(call.Id, "Unknown tool."));
                }
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
                var call = reply.ToolCalls[0];
                messages.Add({|TRA2001:new ToolChatMessage(call.Id, "Sunny")|});
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
    public Task Before_a_projection() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.AddRange(reply.ToolCalls.Select(call => {|TRA2001:new ToolChatMessage(call.Id, "Sunny")|}));

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(reply));
            messages.AddRange(reply.ToolCalls.Select(call => new ToolChatMessage(call.Id, "Sunny")));

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """));

    [Fact]
    public Task Before_results_that_waited_in_a_list() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            List<ToolChatMessage> results = [];
            foreach (var call in reply.ToolCalls)
            {
                results.Add({|TRA2001:new(call.Id, "Sunny")|});
            }

            messages.AddRange(results);

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            List<ToolChatMessage> results = [];
            foreach (var call in reply.ToolCalls)
            {
                results.Add(new(call.Id, "Sunny"));
            }

            messages.Add(new AssistantChatMessage(reply));
            messages.AddRange(results);

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """));

    [Fact]
    public Task Results_in_a_variable() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            foreach (var call in reply.ToolCalls)
            {
                var message = {|TRA2001:new ToolChatMessage(call.Id, "Sunny")|};
                messages.Add(message);
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(reply));
            foreach (var call in reply.ToolCalls)
            {
                var message = new ToolChatMessage(call.Id, "Sunny");
                messages.Add(message);
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """));

    [Fact]
    public Task The_envelope_around_the_reply() => FixesAsync(
        Method("""
            ClientResult<ChatCompletion> result = await client.CompleteChatAsync(messages, options);
            foreach (var call in result.Value.ToolCalls)
            {
                messages.Add({|TRA2001:new ToolChatMessage(call.Id, "Sunny")|});
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """),
        Method("""
            ClientResult<ChatCompletion> result = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(result.Value));
            foreach (var call in result.Value.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """));

    [Fact]
    public Task Made_as_others_in_the_file_are() => FixesAsync(
        Method("""
            ChatCompletion first = await client.CompleteChatAsync(messages, options);
            messages.Add(ChatMessage.CreateAssistantMessage(chatCompletion: first));
            foreach (var call in first.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            foreach (var call in reply.ToolCalls)
            {
                messages.Add({|TRA2001:new ToolChatMessage(call.Id, "Sunny")|});
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """),
        Method("""
            ChatCompletion first = await client.CompleteChatAsync(messages, options);
            messages.Add(ChatMessage.CreateAssistantMessage(chatCompletion: first));
            foreach (var call in first.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(ChatMessage.CreateAssistantMessage(chatCompletion: reply));
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """));

    [Fact]
    public Task Tabs_and_line_ends_of_another_system() => FixesAsync(
        Windows(Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            foreach (var call in reply.ToolCalls)
            {
                messages.Add({|TRA2001:new ToolChatMessage(call.Id, "Sunny")|});
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

    // ---- Appended too late -----------------------------------------------------------------------------------------------

    [Fact]
    public Task Moved_before_the_loop() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            foreach (var call in reply.ToolCalls)
            {
                messages.Add({|TRA2001:new ToolChatMessage(call.Id, "Sunny")|});
            }

            // Remember the calls.
            messages.Add(new AssistantChatMessage(reply)); // all of them

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            // Remember the calls.
            messages.Add(new AssistantChatMessage(reply)); // all of them
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """));

    [Fact]
    public Task Moved_before_results_that_waited_in_a_list() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            List<ToolChatMessage> results = [];
            foreach (var call in reply.ToolCalls)
            {
                results.Add({|TRA2001:new(call.Id, "Sunny")|});
            }

            messages.AddRange(results);
            messages.Add(new AssistantChatMessage(reply));

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            List<ToolChatMessage> results = [];
            foreach (var call in reply.ToolCalls)
            {
                results.Add(new(call.Id, "Sunny"));
            }

            messages.Add(new AssistantChatMessage(reply));
            messages.AddRange(results);

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """));

    // ---- No fix ----------------------------------------------------------------------------------------------------------

    [Fact]
    public Task A_constant_id() => LeavesAsync(Method("""
        List<ChatMessage> history = [];
        history.Add({|TRA2001:new ToolChatMessage("call_1", "Sunny")|});
        ChatCompletion reply = await client.CompleteChatAsync(history, options);
        return reply.Content[0].Text;
        """));

    [Fact]
    public Task A_local_function_that_runs_for_each_call() => LeavesAsync(Method("""
        ChatCompletion reply = await client.CompleteChatAsync(messages, options);
        foreach (var call in reply.ToolCalls)
        {
            Answer(call);
        }

        ChatCompletion next = await client.CompleteChatAsync(messages, options);
        return next.Content[0].Text;

        void Answer(ChatToolCall call)
        {
            messages.Add({|TRA2001:new ToolChatMessage(call.Id, reply.FinishReason.ToString())|});
        }
        """));

    [Fact]
    public Task Appended_on_some_paths() => LeavesAsync(Method("""
        ChatCompletion reply = await client.CompleteChatAsync(messages, options);
        if (tools.Knows(reply.Id))
        {
            messages.Add(new AssistantChatMessage(reply));
        }

        foreach (var call in reply.ToolCalls)
        {
            messages.Add({|TRA2001:new ToolChatMessage(call.Id, "Sunny")|});
        }

        ChatCompletion next = await client.CompleteChatAsync(messages, options);
        return next.Content[0].Text;
        """));

    [Fact]
    public Task Appended_on_some_paths_afterwards() => LeavesAsync(Method("""
        ChatCompletion reply = await client.CompleteChatAsync(messages, options);
        foreach (var call in reply.ToolCalls)
        {
            messages.Add({|TRA2001:new ToolChatMessage(call.Id, "Sunny")|});
        }

        if (tools.Knows(reply.Id))
        {
            messages.Add(new AssistantChatMessage(reply));
        }

        ChatCompletion next = await client.CompleteChatAsync(messages, options);
        return next.Content[0].Text;
        """));

    [Fact]
    public Task In_a_local_function_with_the_history_in_a_field() => FixesAsync(InAField("{|TRA2001:new(call.Id, \"Sunny\")|}", ""), InAField("new(call.Id, \"Sunny\")", "this._history.Add(new AssistantChatMessage(reply));\n            "));

    private static string InAField(string result, string assistant) => $$"""
        using System.Collections.Generic;
        using OpenAI.Chat;

        public sealed class Agent(ChatClient client)
        {
            private readonly List<ChatMessage> _history = [];

            public string Run()
            {
                return Ask();

                string Ask()
                {
                    ChatCompletion reply = client.CompleteChat(this._history);
                    {{assistant}}foreach (var call in reply.ToolCalls)
                    {
                        ToolChatMessage message = {{result}};
                        this._history.Add(message);
                    }

                    return client.CompleteChat(this._history).Value.Content[0].Text;
                }
            }
        }

        """;

    [Fact]
    public Task In_a_program_of_statements() => TestProgram(
        """
        using System.Collections.Generic;
        using OpenAI.Chat;

        var client = new ChatClient("gpt-4o-mini", "key");
        List<ChatMessage> messages = [];
        ChatCompletion reply = client.CompleteChat(messages);
        foreach (var call in reply.ToolCalls)
        {
            messages.Add({|TRA2001:new ToolChatMessage(call.Id, "Sunny")|});
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
        foreach (var call in reply.ToolCalls)
        {
            messages.Add(new ToolChatMessage(call.Id, "Sunny"));
        }

        client.CompleteChat(messages);

        """);

    private Task TestProgram(string before, string after)
    {
        var test = Test(before, after);
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    // What a call that is skipped lacks is not reported beside a wrong id.
    [Fact]
    public Task A_result_under_a_wrong_id_beside_it() => LeavesAsync(Method("""
        ChatCompletion reply = await client.CompleteChatAsync(messages, options);
        foreach (var call in reply.ToolCalls.Where(each => each.FunctionName == "get_weather"))
        {
            messages.Add({|TRA2001:new ToolChatMessage(call.Id, "Sunny")|});
            messages.Add(new ToolChatMessage({|TRA3002:"call_1"|}, "Noon"));
        }

        ChatCompletion next = await client.CompleteChatAsync(messages, options);
        return next.Content[0].Text;
        """));

    [Fact]
    public Task Another_result_on_some_of_the_paths_to_it() => LeavesAsync(Method("""
        ChatCompletion reply = await client.CompleteChatAsync(messages, options);
        if (options.Tools.Count == 1)
            messages.Add({|TRA2001:new ToolChatMessage(reply.ToolCalls[0].Id, "Sunny")|});
        foreach (var call in reply.ToolCalls)
            messages.Add({|TRA2001:new ToolChatMessage(call.Id, "Noon")|});

        ChatCompletion next = await client.CompleteChatAsync(messages, options);
        return next.Content[0].Text;
        """));

    // ---- Responses -------------------------------------------------------------------------------------------------------------

    [Fact]
    public Task Results_without_the_items_of_the_response() => FixesAsync(
        Responses("""
            ResponseResult reply = await client.CreateResponseAsync("gpt-5", items);
            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
            {
                items.Add({|TRA2001:ResponseItem.CreateFunctionCallOutputItem(call.CallId, tools.Run(call.FunctionName, ""))|});
            }

            ResponseResult next = await client.CreateResponseAsync("gpt-5", items);
            return next.GetOutputText();
            """),
        Responses("""
            ResponseResult reply = await client.CreateResponseAsync("gpt-5", items);
            items.AddRange(reply.OutputItems);
            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
            {
                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tools.Run(call.FunctionName, "")));
            }

            ResponseResult next = await client.CreateResponseAsync("gpt-5", items);
            return next.GetOutputText();
            """));

    [Fact]
    public Task Results_in_options_without_the_items_of_the_response() => FixesAsync(
        Responses("""
            ResponseResult reply = await client.CreateResponseAsync(options);
            foreach (var item in reply.OutputItems)
            {
                if (item is FunctionCallResponseItem call)
                    options.InputItems.Add({|TRA2001:ResponseItem.CreateFunctionCallOutputItem(call.CallId, tools.Run(call.FunctionName, ""))|});
            }

            ResponseResult next = await client.CreateResponseAsync(options);
            return next.GetOutputText();
            """),
        Responses("""
            ResponseResult reply = await client.CreateResponseAsync(options);
            foreach (var message in reply.OutputItems)
            {
                options.InputItems.Add(message);
            }

            foreach (var item in reply.OutputItems)
            {
                if (item is FunctionCallResponseItem call)
                    options.InputItems.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, tools.Run(call.FunctionName, "")));
            }

            ResponseResult next = await client.CreateResponseAsync(options);
            return next.GetOutputText();
            """));
}
