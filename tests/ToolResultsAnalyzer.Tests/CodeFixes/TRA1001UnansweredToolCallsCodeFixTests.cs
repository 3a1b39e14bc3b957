using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using ToolResultsAnalyzer.Rules;

namespace ToolResultsAnalyzer.Tests.CodeFixes;

/// <summary>The error results for calls that get none.</summary>
public class TRA1001UnansweredToolCallsCodeFixTests : CodeFixTests<TRA1001UnansweredToolCallsCodeFix>
{
    protected override string Title => "Answer every tool call with an error";

    /// <summary>A method that goes on when the reply has calls, and sends the history again.</summary>
    private static string Again(string append) => Method($$"""
        ChatCompletion reply = await client.CompleteChatAsync(messages, options);
        if (reply.FinishReason == ChatFinishReason.ToolCalls)
        {
            {{append.Replace("\n", "\n    ")}}
            reply = await {|TRA1001:client.CompleteChatAsync(messages, options)|};
        }

        return reply.Content[0].Text;
        """);

    private static string Fixed(string code) => code.Replace("{|TRA1001:", "").Replace("|}", "").Replace("    \n", "\n").Replace("    \n", "\n").Replace("    \n", "\n");

    // ---- The calls of a reply --------------------------------------------------------------------------------------------

    [Fact]
    public Task Appended_and_sent_again() => FixesAsync(
        Again("messages.Add(new AssistantChatMessage(reply)); // with its calls"),
        Fixed(Again("""
            messages.Add(new AssistantChatMessage(reply)); // with its calls
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not implemented."));
            }

            """)));

    [Fact]
    public Task Advice_that_comes_into_sight_does_not_hinder_the_fix()
    {
        var test = Test(
            Again("messages.Add(new AssistantChatMessage(reply));"),
            Again("""
                messages.Add(new AssistantChatMessage(reply));
                foreach (var call in reply.ToolCalls)
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not implemented."));
                }

                """).Replace("{|TRA1001:", "{|TRA5001:", StringComparison.Ordinal).Replace("    \n", "\n", StringComparison.Ordinal).Replace("    \n", "\n", StringComparison.Ordinal).Replace("    \n", "\n", StringComparison.Ordinal));
        test.DisabledDiagnostics.Clear();
        return test.RunAsync();
    }

    [Theory]
    [InlineData("messages.AddRange([new AssistantChatMessage(reply)]);")]
    [InlineData("messages.AddRange(new ChatMessage[] { new AssistantChatMessage(reply) });")]
    [InlineData("messages.Insert(messages.Count, new AssistantChatMessage(reply));")]
    [InlineData("messages.Add(new AssistantChatMessage(reply.ToolCalls));")]
    [InlineData("messages.Add(ChatMessage.CreateAssistantMessage(reply));")]
    [InlineData("messages.Add(new AssistantChatMessage(chatCompletion: (reply!)));")]
    [InlineData("messages = [.. messages, new AssistantChatMessage(reply)];")]
    [InlineData("messages = new List<ChatMessage>(messages) { new AssistantChatMessage(reply) };")]
    [InlineData("var message = new AssistantChatMessage(reply);\nmessages.Add(message);")]
    public Task Appended_in_another_way(string append) => FixesAsync(
        Again(append),
        Fixed(Again(append + """

            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not implemented."));
            }

            """)));

    [Theory]
    [InlineData("IReadOnlyList<ChatToolCall> calls = reply.ToolCalls;\nmessages.Add(new AssistantChatMessage(calls));", "ChatToolCall call in calls")]
    [InlineData("var calls = reply.ToolCalls.ToList();\nmessages.Add(new AssistantChatMessage(calls));", "var call in calls")]
    [InlineData("AssistantChatMessage message = new(reply);\nmessages.Add(message);", "ChatToolCall call in reply.ToolCalls")]
    [InlineData("ClientResult<ChatCompletion> result = ClientResult.FromValue(reply, null!);\nmessages.Add(new AssistantChatMessage(reply));", "ChatToolCall call in reply.ToolCalls")]
    public Task The_calls_and_their_type(string append, string loop) => FixesAsync(
        Again(append),
        Fixed(Again(append + $$"""

            foreach ({{loop}})
            {
                messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not implemented."));
            }

            """)));

    [Fact]
    public Task A_reply_in_its_envelope() => FixesAsync(
        Method("""
            ClientResult<ChatCompletion> result = await client.CompleteChatAsync(messages, options);
            if (result.Value.ToolCalls.Count > 0)
            {
                messages.Add(new AssistantChatMessage(result));
                result = await {|TRA1001:client.CompleteChatAsync(messages, options)|};
            }

            return result.Value.Content[0].Text;
            """),
        Method("""
            ClientResult<ChatCompletion> result = await client.CompleteChatAsync(messages, options);
            if (result.Value.ToolCalls.Count > 0)
            {
                messages.Add(new AssistantChatMessage(result));
                foreach (ChatToolCall call in result.Value.ToolCalls)
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not implemented."));
                }

                result = await client.CompleteChatAsync(messages, options);
            }

            return result.Value.Content[0].Text;
            """));

    [Fact]
    public Task A_list_that_is_sent_at_once() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.ToolCalls.Count > 0)
            {
                reply = await {|TRA1001:client.CompleteChatAsync([.. messages, new AssistantChatMessage(reply)])|};
            }

            return reply.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.ToolCalls.Count > 0)
            {
                reply = await client.CompleteChatAsync([.. messages, new AssistantChatMessage(reply), .. reply.ToolCalls.Select(call => new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not implemented."))]);
            }

            return reply.Content[0].Text;
            """));

    [Fact]
    public Task A_list_with_a_message_after_it() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.ToolCalls.Count > 0)
            {
                List<ChatMessage> next =
                [
                    ..messages,
                    new AssistantChatMessage(reply), // the calls
                    {|TRA1001:new UserChatMessage("Go on.")|}
                ];
                reply = await client.CompleteChatAsync(next);
            }

            return reply.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.ToolCalls.Count > 0)
            {
                List<ChatMessage> next =
                [
                    ..messages,
                    new AssistantChatMessage(reply), // the calls
                    ..reply.ToolCalls.Select(call => new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not implemented.")),
                    new UserChatMessage("Go on.")
                ];
                reply = await client.CompleteChatAsync(next);
            }

            return reply.Content[0].Text;
            """));

    [Fact]
    public Task A_sequence_that_is_sent_at_once() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.ToolCalls.Count > 0)
            {
                reply = await {|TRA1001:client.CompleteChatAsync(messages.Append(new AssistantChatMessage(reply)))|};
            }

            return reply.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.ToolCalls.Count > 0)
            {
                reply = await client.CompleteChatAsync(messages.Append(new AssistantChatMessage(reply)).Concat(reply.ToolCalls.Select(call => new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not implemented."))));
            }

            return reply.Content[0].Text;
            """));

    [Fact]
    public Task A_user_message_ends_the_turn() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.ToolCalls.Count > 0)
            {
                messages.Add(new AssistantChatMessage(reply));
                messages.Add({|TRA1001:new UserChatMessage("There are no tools.")|});
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
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not implemented."));
                }

                messages.Add(new UserChatMessage("There are no tools."));
                reply = await client.CompleteChatAsync(messages, options);
            }

            return reply.Content[0].Text;
            """));

    [Fact]
    public Task A_chat_that_never_looks_at_calls() => FixesAsync(
        Method("""
            options.Tools.Add(ChatTool.CreateFunctionTool("get_weather"));
            while (Console.ReadLine() is { } line)
            {
                messages.Add({|TRA1001:new UserChatMessage(line)|});
                ChatCompletion reply = await client.CompleteChatAsync(messages, options);
                messages.Add(new AssistantChatMessage(reply));
                Console.WriteLine(reply.Content[0].Text);
            }

            return "";
            """),
        Method("""
            options.Tools.Add(ChatTool.CreateFunctionTool("get_weather"));
            while (Console.ReadLine() is { } line)
            {
                messages.Add(new UserChatMessage(line));
                ChatCompletion reply = await client.CompleteChatAsync(messages, options);
                messages.Add(new AssistantChatMessage(reply));
                foreach (var call in reply.ToolCalls)
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not implemented."));
                }

                Console.WriteLine(reply.Content[0].Text);
            }

            return "";
            """));

    [Fact]
    public Task An_if_without_braces() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.ToolCalls.Count > 0)
                // Keep what the model said.
                messages.Add(new AssistantChatMessage(reply));
            else
                messages.Add(new UserChatMessage("Use a tool."));

            reply = await {|TRA1001:client.CompleteChatAsync(messages, options)|};
            return reply.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.ToolCalls.Count > 0)
            {
                // Keep what the model said.
                messages.Add(new AssistantChatMessage(reply));
                foreach (var call in reply.ToolCalls)
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not implemented."));
                }
            }
            else
                messages.Add(new UserChatMessage("Use a tool."));

            reply = await client.CompleteChatAsync(messages, options);
            return reply.Content[0].Text;
            """));

    [Fact]
    public Task An_if_on_one_line() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.ToolCalls.Count > 0) messages.Add(new AssistantChatMessage(reply));
            reply = await {|TRA1001:client.CompleteChatAsync(messages, options)|};
            return reply.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.ToolCalls.Count > 0)
            {
                messages.Add(new AssistantChatMessage(reply));
                foreach (var call in reply.ToolCalls)
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not implemented."));
                }
            }

            reply = await client.CompleteChatAsync(messages, options);
            return reply.Content[0].Text;
            """));

    [Fact]
    public Task A_section_of_a_switch() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            switch (reply.FinishReason)
            {
                case ChatFinishReason.ToolCalls:
                    messages.Add(new AssistantChatMessage(reply));
                    reply = await {|TRA1001:client.CompleteChatAsync(messages, options)|};
                    break;
            }

            return reply.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            switch (reply.FinishReason)
            {
                case ChatFinishReason.ToolCalls:
                    messages.Add(new AssistantChatMessage(reply));
                    foreach (var call in reply.ToolCalls)
                    {
                        messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not implemented."));
                    }

                    reply = await client.CompleteChatAsync(messages, options);
                    break;
            }

            return reply.Content[0].Text;
            """));

    [Fact]
    public Task Two_appends_before_one_send() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.ToolCalls.Count == 0)
                return "";

            if (tools.Knows("get_weather"))
            {
                messages.Add(new AssistantChatMessage(reply));
            }
            else
            {
                messages.Add(new UserChatMessage("There are no tools."));
                messages.Add(new AssistantChatMessage(reply));
            }

            ChatCompletion next = await {|TRA1001:client.CompleteChatAsync(messages, options)|};
            return next.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.ToolCalls.Count == 0)
                return "";

            if (tools.Knows("get_weather"))
            {
                messages.Add(new AssistantChatMessage(reply));
                foreach (var call in reply.ToolCalls)
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not implemented."));
                }
            }
            else
            {
                messages.Add(new UserChatMessage("There are no tools."));
                messages.Add(new AssistantChatMessage(reply));
                foreach (var call in reply.ToolCalls)
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not implemented."));
                }
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """));

    [Fact]
    public Task A_guard_that_goes_to_a_send() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(reply));
            if (reply.ToolCalls.Count > 5)
            {
                ChatCompletion apology = await {|TRA1001:client.CompleteChatAsync(messages, options)|};
                return apology.Content[0].Text;
            }

            foreach (var toolCall in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(toolCall.Id, "Sunny"));
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(reply));
            if (reply.ToolCalls.Count > 5)
            {
                foreach (var toolCall in reply.ToolCalls)
                {
                    messages.Add(new ToolChatMessage(toolCall.Id, $"Error: the tool call '{toolCall.FunctionName}' was skipped."));
                }

                ChatCompletion apology = await client.CompleteChatAsync(messages, options);
                return apology.Content[0].Text;
            }

            foreach (var toolCall in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(toolCall.Id, "Sunny"));
            }

            ChatCompletion next = await client.CompleteChatAsync(messages, options);
            return next.Content[0].Text;
            """));

    [Fact]
    public Task The_name_of_the_new_variable_is_free() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.ToolCalls.Count > 0)
            {
                messages.Add(new AssistantChatMessage(reply));
                reply = await {|TRA1001:client.CompleteChatAsync(messages, options)|};
            }

            var call = reply.Content[0].Text;
            return call;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.ToolCalls.Count > 0)
            {
                messages.Add(new AssistantChatMessage(reply));
                foreach (var toolCall in reply.ToolCalls)
                {
                    messages.Add(new ToolChatMessage(toolCall.Id, $"Error: the tool '{toolCall.FunctionName}' is not implemented."));
                }

                reply = await client.CompleteChatAsync(messages, options);
            }

            var call = reply.Content[0].Text;
            return call;
            """));

    [Fact]
    public Task Names_that_need_qualification() => FixesAsync(
        Qualified("""
                    this.messages.Add(new OpenAI.Chat.AssistantChatMessage(reply));
                    this.client.CompleteChat(this.messages);
            """).Replace("this.client.CompleteChat(this.messages)", "{|TRA1001:this.client.CompleteChat(this.messages)|}"),
        Qualified("""
                    this.messages.Add(new OpenAI.Chat.AssistantChatMessage(reply));
                    foreach (OpenAI.Chat.ChatToolCall call in reply.ToolCalls)
                    {
                        this.messages.Add(new OpenAI.Chat.ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not implemented."));
                    }

                    this.client.CompleteChat(this.messages);
            """));

    [Fact]
    public Task Names_that_have_an_alias() => FixesAsync(
        Aliased("""
                    messages.Add(new ChatMessages.AssistantChatMessage(reply));
                    client.CompleteChat(messages);
            """).Replace("client.CompleteChat(messages)", "{|TRA1001:client.CompleteChat(messages)|}"),
        Aliased("""
                    messages.Add(new ChatMessages.AssistantChatMessage(reply));
                    foreach (ChatMessages.ChatToolCall call in reply.ToolCalls)
                    {
                        messages.Add(new Result(call.Id, $"Error: the tool '{call.FunctionName}' is not implemented."));
                    }

                    client.CompleteChat(messages);
            """));

    [Fact]
    public Task Tabs_and_carriage_returns() => FixesAsync(
        Windows(Again("messages.Add(new AssistantChatMessage(reply));")),
        Windows(Fixed(Again("""
            messages.Add(new AssistantChatMessage(reply));
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not implemented."));
            }

            """))));

    [Fact]
    public Task Braces_at_the_end_of_the_line_and_no_blank_lines_after_them() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.ToolCalls.Count > 0) {
                messages.Add(new AssistantChatMessage(reply));
                reply = await {|TRA1001:client.CompleteChatAsync(messages, options)|};
            }
            return reply.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.ToolCalls.Count > 0) {
                messages.Add(new AssistantChatMessage(reply));
                foreach (var call in reply.ToolCalls) {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not implemented."));
                }
                reply = await client.CompleteChatAsync(messages, options);
            }
            return reply.Content[0].Text;
            """));

    [Fact]
    public Task Settings_say_how_locals_are_declared()
    {
        var test = Test(
            Again("messages.Add(new AssistantChatMessage(reply));"),
            Fixed(Again("""
                messages.Add(new AssistantChatMessage(reply));
                foreach (ChatToolCall call in reply.ToolCalls)
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not implemented."));
                }

                """)));
        foreach (var state in new[] { (SolutionState)test.TestState, test.FixedState })
            state.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\ncsharp_style_var_elsewhere = false:suggestion\n"));
        return test.RunAsync();
    }

    [Fact]
    public Task Statements_of_a_program()
    {
        const string frame = """
            using System.Collections.Generic;
            using OpenAI.Chat;

            ChatClient client = new("gpt-4o-mini", "key");
            ChatCompletionOptions options = new() { Tools = { ChatTool.CreateFunctionTool("get_weather") } };
            List<ChatMessage> messages = [new UserChatMessage("How is the weather?")];
            ChatCompletion reply = client.CompleteChat(messages, options);
            messages.Add(new AssistantChatMessage(reply));
            ChatCompletion next = {|TRA1001:client.CompleteChat(messages, options)|};

            """;
        var test = Test(frame, Fixed(frame).Replace(
            """
            messages.Add(new AssistantChatMessage(reply));

            """,
            """
            messages.Add(new AssistantChatMessage(reply));
            foreach (ChatToolCall call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not implemented."));
            }


            """));
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task A_lambda() => FixesAsync(
        Method("""
            options.Tools.Add(ChatTool.CreateFunctionTool("get_weather"));
            var ask = async (string line) =>
            {
                List<ChatMessage> history = [new UserChatMessage(line)];
                ChatCompletion reply = await client.CompleteChatAsync(history, options);
                if (reply.FinishReason != ChatFinishReason.ToolCalls) return reply;
                history.Add(new AssistantChatMessage(reply));
                return (await {|TRA1001:client.CompleteChatAsync(history, options)|}).Value;
            };
            return (await ask("How is the weather?")).Content[0].Text;
            """),
        Method("""
            options.Tools.Add(ChatTool.CreateFunctionTool("get_weather"));
            var ask = async (string line) =>
            {
                List<ChatMessage> history = [new UserChatMessage(line)];
                ChatCompletion reply = await client.CompleteChatAsync(history, options);
                if (reply.FinishReason != ChatFinishReason.ToolCalls) return reply;
                history.Add(new AssistantChatMessage(reply));
                foreach (var call in reply.ToolCalls)
                {
                    history.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not implemented."));
                }

                return (await client.CompleteChatAsync(history, options)).Value;
            };
            return (await ask("How is the weather?")).Content[0].Text;
            """));

    // ---- Calls that are written down -------------------------------------------------------------------------------------

    [Fact]
    public Task An_example_in_a_list() => FixesAsync(
        Method("""
            List<ChatMessage> examples =
            [
                new UserChatMessage("What is 2 times 3, and 5 by 0?"),
                new AssistantChatMessage(
                [
                    ChatToolCall.CreateFunctionToolCall("example_1", "multiply", BinaryData.FromString("{}")),
                    ChatToolCall.CreateFunctionToolCall("example_2", "divide", BinaryData.FromString("{}")),
                ]),
                new ToolChatMessage("example_1", "6"), // no surprise
                {|TRA1001:new AssistantChatMessage("6; 5 cannot be divided by 0.")|},
            ];
            ChatCompletion reply = await client.CompleteChatAsync(examples, options);
            return reply.Content[0].Text;
            """),
        Method("""
            List<ChatMessage> examples =
            [
                new UserChatMessage("What is 2 times 3, and 5 by 0?"),
                new AssistantChatMessage(
                [
                    ChatToolCall.CreateFunctionToolCall("example_1", "multiply", BinaryData.FromString("{}")),
                    ChatToolCall.CreateFunctionToolCall("example_2", "divide", BinaryData.FromString("{}")),
                ]),
                new ToolChatMessage("example_1", "6"), // no surprise
                new ToolChatMessage("example_2", "Error: the tool 'divide' is not implemented."),
                new AssistantChatMessage("6; 5 cannot be divided by 0."),
            ];
            ChatCompletion reply = await client.CompleteChatAsync(examples, options);
            return reply.Content[0].Text;
            """));

    [Fact]
    public Task An_example_at_the_end_of_an_initializer() => FixesAsync(
        Method("""
            var examples = new List<ChatMessage>
            {
                new UserChatMessage("What is 2 times 3, and 5 by 0?"),
                new AssistantChatMessage(new[]
                {
                    ChatToolCall.CreateFunctionToolCall("example_2", "divide", BinaryData.FromString("{}")),
                    ChatToolCall.CreateFunctionToolCall("example_1", "multiply", BinaryData.FromString("{}")),
                }) // no results yet
            };
            ChatCompletion reply = await {|TRA1001:client.CompleteChatAsync(examples, options)|};
            return reply.Content[0].Text;
            """),
        Method("""
            var examples = new List<ChatMessage>
            {
                new UserChatMessage("What is 2 times 3, and 5 by 0?"),
                new AssistantChatMessage(new[]
                {
                    ChatToolCall.CreateFunctionToolCall("example_2", "divide", BinaryData.FromString("{}")),
                    ChatToolCall.CreateFunctionToolCall("example_1", "multiply", BinaryData.FromString("{}")),
                }), // no results yet
                new ToolChatMessage("example_2", "Error: the tool 'divide' is not implemented."),
                new ToolChatMessage("example_1", "Error: the tool 'multiply' is not implemented.")
            };
            ChatCompletion reply = await client.CompleteChatAsync(examples, options);
            return reply.Content[0].Text;
            """));

    [Fact]
    public Task An_example_in_arguments_on_one_line() => FixesAsync(
        Method("""
            ChatCompletion reply = await {|TRA1001:client.CompleteChatAsync(new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall("example_1", "multiply", null)]))|};
            return reply.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall("example_1", "multiply", null)]), new ToolChatMessage("example_1", "Error: the tool 'multiply' is not implemented."));
            return reply.Content[0].Text;
            """));

    [Fact]
    public Task An_example_in_statements() => FixesAsync(
        Method("""
            messages.Add(new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall("example_1", "multiply", null), ChatToolCall.CreateFunctionToolCall("example_2", "divide", null)]));
            messages.Add(ChatMessage.CreateToolMessage("example_1", "6"));
            messages.Add({|TRA1001:new UserChatMessage("And now?")|});
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            return reply.Content[0].Text;
            """),
        Method("""
            messages.Add(new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall("example_1", "multiply", null), ChatToolCall.CreateFunctionToolCall("example_2", "divide", null)]));
            messages.Add(ChatMessage.CreateToolMessage("example_1", "6"));
            messages.Add(ChatMessage.CreateToolMessage("example_2", "Error: the tool 'divide' is not implemented."));
            messages.Add(new UserChatMessage("And now?"));
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            return reply.Content[0].Text;
            """));

    [Fact]
    public Task An_example_whose_call_has_a_name_and_its_id_too() => FixesAsync(
        Method("""
            const string Id = "example_1";
            var multiply = ChatToolCall.CreateFunctionToolCall(Id, "multiply", null);
            messages.AddRange([new UserChatMessage("2 times 3?"), new AssistantChatMessage([multiply])]);
            messages.Add({|TRA1001:new UserChatMessage("And now?")|});
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            return reply.Content[0].Text;
            """),
        Method("""
            const string Id = "example_1";
            var multiply = ChatToolCall.CreateFunctionToolCall(Id, "multiply", null);
            messages.AddRange([new UserChatMessage("2 times 3?"), new AssistantChatMessage([multiply]), new ToolChatMessage(multiply.Id, "Error: the tool 'multiply' is not implemented.")]);
            messages.Add(new UserChatMessage("And now?"));
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            return reply.Content[0].Text;
            """));

    [Fact]
    public Task An_example_in_a_field()
    {
        const string frame = """
            using OpenAI.Chat;

            public static class Examples
            {
                public static readonly ChatMessage[] All =
                {
                    new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall("example_1", "multiply", null)]),
                    {|TRA1001:new AssistantChatMessage("6")|}
                };
            }

            """;
        return FixesAsync(frame, Fixed(frame).Replace(
            """
            null)]),

            """,
            """
            null)]),
                    new ToolChatMessage("example_1", "Error: the tool 'multiply' is not implemented."),

            """));
    }

    // ---- Not offered -----------------------------------------------------------------------------------------------------

    [Fact]
    public Task Left_where_a_loop_runs_the_tools() => LeavesAsync(
        Again("""
            messages.Add(new AssistantChatMessage(reply));
            foreach (var call in reply.ToolCalls)
            {
                Console.WriteLine(tools.Run(call.FunctionName, call.FunctionArguments.ToString()));
            }

            """));

    [Fact]
    public Task Left_where_the_reply_has_no_name() => LeavesAsync(
        Method("""
            options.Tools.Add(ChatTool.CreateFunctionTool("get_weather"));
            messages.Add(new AssistantChatMessage(await client.CompleteChatAsync(messages, options)));
            ChatCompletion next = await {|TRA1001:client.CompleteChatAsync(messages, options)|};
            return next.Content[0].Text;
            """));

    [Fact]
    public Task Left_in_an_initializer_with_a_message_after_it() => LeavesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            if (reply.ToolCalls.Count > 0)
            {
                var next = new List<ChatMessage>(messages) { new AssistantChatMessage(reply), {|TRA1001:new UserChatMessage("Go on.")|} };
                reply = await client.CompleteChatAsync(next);
            }

            return reply.Content[0].Text;
            """));

    // ---- Fix all ---------------------------------------------------------------------------------------------------------

    [Fact]
    public Task Several_of_which_the_first_cannot_be_fixed()
    {
        var test = Test(
            Method("""
                options.Tools.Add(ChatTool.CreateFunctionTool("get_weather"));
                List<ChatMessage> aside = [.. messages];
                aside.Add(new AssistantChatMessage(await client.CompleteChatAsync(aside, options)));
                ChatCompletion first = await {|TRA1001:client.CompleteChatAsync(aside, options)|};
                ChatCompletion second = await client.CompleteChatAsync(messages, options);
                messages.Add(new AssistantChatMessage(second));
                ChatCompletion third = await {|TRA1001:client.CompleteChatAsync(messages, options)|};
                return first.Content[0].Text + third.Content[0].Text;
                """),
            Method("""
                options.Tools.Add(ChatTool.CreateFunctionTool("get_weather"));
                List<ChatMessage> aside = [.. messages];
                aside.Add(new AssistantChatMessage(await client.CompleteChatAsync(aside, options)));
                ChatCompletion first = await {|TRA1001:client.CompleteChatAsync(aside, options)|};
                ChatCompletion second = await client.CompleteChatAsync(messages, options);
                messages.Add(new AssistantChatMessage(second));
                foreach (var call in second.ToolCalls)
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not implemented."));
                }

                ChatCompletion third = await client.CompleteChatAsync(messages, options);
                return first.Content[0].Text + third.Content[0].Text;
                """));
        test.CodeFixTestBehaviors = CodeFixTestBehaviors.None;
        return test.RunAsync();
    }

    /// <summary>After the first mistake the analyzer says no more about the history; once it is repaired, the next shows.</summary>
    [Fact]
    public Task Mistakes_one_after_the_other()
    {
        var test = Test(
            Method("""
                options.Tools.Add(ChatTool.CreateFunctionTool("get_weather"));
                ChatCompletion first = await client.CompleteChatAsync(messages, options);
                messages.Add(new AssistantChatMessage(first));
                ChatCompletion second = await {|TRA1001:client.CompleteChatAsync(messages, options)|};
                messages.Add(new AssistantChatMessage(second));
                ChatCompletion third = await {|TRA1001:client.CompleteChatAsync(messages, options)|};
                return third.Content[0].Text;
                """),
            Method("""
                options.Tools.Add(ChatTool.CreateFunctionTool("get_weather"));
                ChatCompletion first = await client.CompleteChatAsync(messages, options);
                messages.Add(new AssistantChatMessage(first));
                foreach (var call in first.ToolCalls)
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not implemented."));
                }

                ChatCompletion second = await client.CompleteChatAsync(messages, options);
                messages.Add(new AssistantChatMessage(second));
                foreach (var call in second.ToolCalls)
                {
                    messages.Add(new ToolChatMessage(call.Id, $"Error: the tool '{call.FunctionName}' is not implemented."));
                }

                ChatCompletion third = await client.CompleteChatAsync(messages, options);
                return third.Content[0].Text;
                """));
        test.NumberOfIncrementalIterations = 2;
        test.CodeFixTestBehaviors = CodeFixTestBehaviors.None;
        return test.RunAsync();
    }

    /// <summary>A class in a file without usings.</summary>
    private static string Qualified(string statements) => $$"""
        public sealed class Agent(OpenAI.Chat.ChatClient client)
        {
            private readonly OpenAI.Chat.ChatClient client = client;
            private readonly System.Collections.Generic.List<OpenAI.Chat.ChatMessage> messages = [];

            public void Run(OpenAI.Chat.ChatCompletion reply)
            {
                if (reply.ToolCalls.Count == 0) return;
                OpenAI.Chat.ChatCompletionOptions options = new();
                System.Console.WriteLine(options);
        {{statements}}
            }
        }

        """;

    /// <summary>A class in a file whose usings give names of their own.</summary>
    private static string Aliased(string statements) => $$"""
        using System.Collections.Generic;
        using ChatMessages = OpenAI.Chat;
        using Result = OpenAI.Chat.ToolChatMessage;

        public static class Agent
        {
            public static void Run(ChatMessages.ChatClient client, List<ChatMessages.ChatMessage> messages, ChatMessages.ChatCompletion reply)
            {
                if (reply.ToolCalls.Count == 0) return;
                ChatMessages.ChatCompletionOptions options = new();
                System.Console.WriteLine(options);
        {{statements}}
            }
        }

        """;

    // ---- Responses -------------------------------------------------------------------------------------------------------------

    [Fact]
    public Task The_calls_among_the_items_of_a_response() => FixesAsync(
        Responses("""
            ResponseResult reply = await client.CreateResponseAsync("gpt-5", items);
            if (reply.OutputItems.Any(item => item is FunctionCallResponseItem))
            {
                items.AddRange(reply.OutputItems);
                reply = await {|TRA1001:client.CreateResponseAsync("gpt-5", items)|};
            }

            return reply.GetOutputText();
            """),
        Responses("""
            ResponseResult reply = await client.CreateResponseAsync("gpt-5", items);
            if (reply.OutputItems.Any(item => item is FunctionCallResponseItem))
            {
                items.AddRange(reply.OutputItems);
                foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
                {
                    items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, $"Error: the tool '{call.FunctionName}' is not implemented."));
                }

                reply = await client.CreateResponseAsync("gpt-5", items);
            }

            return reply.GetOutputText();
            """));

    [Fact]
    public Task Items_that_a_loop_adds_to_the_options() => FixesAsync(
        Responses("""
            ResponseResult reply = await client.CreateResponseAsync(options);
            if (reply.OutputItems.OfType<FunctionCallResponseItem>().Any())
            {
                foreach (var item in reply.OutputItems)
                    options.InputItems.Add(item);

                reply = await {|TRA1001:client.CreateResponseAsync(options)|};
            }

            return reply.GetOutputText();
            """),
        Responses("""
            ResponseResult reply = await client.CreateResponseAsync(options);
            if (reply.OutputItems.OfType<FunctionCallResponseItem>().Any())
            {
                foreach (var item in reply.OutputItems)
                    options.InputItems.Add(item);
                foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
                {
                    options.InputItems.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, $"Error: the tool '{call.FunctionName}' is not implemented."));
                }

                reply = await client.CreateResponseAsync(options);
            }

            return reply.GetOutputText();
            """));

    [Fact]
    public Task Items_of_which_a_loop_runs_the_calls() => LeavesAsync(Responses("""
            ResponseResult reply = await client.CreateResponseAsync("gpt-5", items);
            if (reply.OutputItems.OfType<FunctionCallResponseItem>().Any())
            {
                items.AddRange(reply.OutputItems);
                foreach (var item in reply.OutputItems)
                {
                    if (item is FunctionCallResponseItem call)
                        tools.Run(call.FunctionName, "");
                }

                reply = await {|TRA1001:client.CreateResponseAsync("gpt-5", items)|};
            }

            return reply.GetOutputText();
            """));
}
