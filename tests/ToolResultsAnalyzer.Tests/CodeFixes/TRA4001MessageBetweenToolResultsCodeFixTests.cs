using ToolResultsAnalyzer.Rules;

namespace ToolResultsAnalyzer.Tests.CodeFixes;

/// <summary>The message that stands between results goes behind them.</summary>
public class TRA4001MessageBetweenToolResultsCodeFixTests : CodeFixTests<TRA4001MessageBetweenToolResultsCodeFix>
{
    protected override string Title => "Add the message after all tool results";

    // ---- In the loop -----------------------------------------------------------------------------------------------------------

    [Fact]
    public Task After_each_result() => FixesAsync(
        Round("""
            // One by one.
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "The image follows."));
                messages.Add({|TRA4001:new UserChatMessage(call.FunctionName)|}); // the image
            }
            """),
        Round("""
            var deferred = new List<ChatMessage>();
            // One by one.
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "The image follows."));
                deferred.Add(new UserChatMessage(call.FunctionName)); // the image
            }

            messages.AddRange(deferred);
            """));

    [Fact]
    public Task Several_for_some_tools() => FixesAsync(
        Round("""
            string deferred = "later";
            foreach (var call in reply.ToolCalls)
            {
                if (tools.Knows(call.FunctionName))
                {
                    messages.Add({|TRA4001:new UserChatMessage(deferred)|});
                    messages.Add(new UserChatMessage("And another."));
                }

                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """),
        Round("""
            string deferred = "later";
            var deferredMessages = new List<ChatMessage>();
            foreach (var call in reply.ToolCalls)
            {
                if (tools.Knows(call.FunctionName))
                {
                    deferredMessages.Add(new UserChatMessage(deferred));
                    deferredMessages.Add(new UserChatMessage("And another."));
                }

                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            messages.AddRange(deferredMessages);
            """));

    [Fact]
    public Task A_message_in_a_variable_with_types_written() => FixesAsync(
        Round("""
            foreach (ChatToolCall call in reply.ToolCalls) {
                messages.Add(new ToolChatMessage(call.Id, "The image follows."));
                UserChatMessage image = {|TRA4001:new(call.FunctionName)|};
                messages.Add(image);
            }
            """),
        Round("""
            List<ChatMessage> deferred = new();
            foreach (ChatToolCall call in reply.ToolCalls) {
                messages.Add(new ToolChatMessage(call.Id, "The image follows."));
                UserChatMessage image = new(call.FunctionName);
                deferred.Add(image);
            }

            messages.AddRange(deferred);
            """));

    [Fact]
    public Task In_a_loop_within_the_loop() => FixesAsync(
        Round("""
            for (var i = 0; i < reply.ToolCalls.Count; i++)
            {
                messages.Add(new ToolChatMessage(reply.ToolCalls[i].Id, "The images follow."));
                foreach (var image in tools.Run(reply.ToolCalls[i].FunctionName, "").Split(','))
                    messages.Add({|TRA4001:new UserChatMessage(image)|});
            }
            """),
        Round("""
            var deferred = new List<ChatMessage>();
            for (var i = 0; i < reply.ToolCalls.Count; i++)
            {
                messages.Add(new ToolChatMessage(reply.ToolCalls[i].Id, "The images follow."));
                foreach (var image in tools.Run(reply.ToolCalls[i].FunctionName, "").Split(','))
                    deferred.Add(new UserChatMessage(image));
            }

            messages.AddRange(deferred);
            """));

    [Fact]
    public Task A_loop_without_a_block_around_it_with_tabs_and_carriage_returns() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(reply));
            if (reply.ToolCalls.Count > 0)
                foreach (var call in reply.ToolCalls)
                {
                    try
                    {
                        messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                    }
                    finally
                    {
                        messages.Add({|TRA4001:ChatMessage.CreateUserMessage(call.FunctionName)|});
                    }
                }

            ChatCompletion next = await client.CompleteChatAsync(messages);
            return next.Content[0].Text;
            """).Replace("    ", "\t", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            messages.Add(new AssistantChatMessage(reply));
            if (reply.ToolCalls.Count > 0)
            {
                var deferred = new List<ChatMessage>();
                foreach (var call in reply.ToolCalls)
                {
                    try
                    {
                        messages.Add(new ToolChatMessage(call.Id, "Sunny"));
                    }
                    finally
                    {
                        deferred.Add(ChatMessage.CreateUserMessage(call.FunctionName));
                    }
                }

                messages.AddRange(deferred);
            }

            ChatCompletion next = await client.CompleteChatAsync(messages);
            return next.Content[0].Text;
            """).Replace("    ", "\t", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal));

    [Fact]
    public Task A_list_that_adds_one_at_a_time() => FixesAsync(
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            IList<ChatMessage> history = messages;
            history.Add(new AssistantChatMessage(reply));
            foreach (var call in reply.ToolCalls)
            {
                history.Add(new ToolChatMessage(call.Id, "Sunny"));
                history.Add({|TRA4001:new UserChatMessage("Thanks.")|});
            }

            ChatCompletion next = await client.CompleteChatAsync(history);
            return next.Content[0].Text;
            """),
        Method("""
            ChatCompletion reply = await client.CompleteChatAsync(messages, options);
            IList<ChatMessage> history = messages;
            history.Add(new AssistantChatMessage(reply));
            var deferred = new List<ChatMessage>();
            foreach (var call in reply.ToolCalls)
            {
                history.Add(new ToolChatMessage(call.Id, "Sunny"));
                deferred.Add(new UserChatMessage("Thanks."));
            }

            foreach (var message in deferred)
            {
                history.Add(message);
            }

            ChatCompletion next = await client.CompleteChatAsync(history);
            return next.Content[0].Text;
            """));

    [Fact]
    public Task A_history_in_a_field() => FixesAsync(
        """
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using OpenAI.Chat;

        public sealed class Agent(ChatClient client)
        {
            private readonly List<ChatMessage> _history = new List<ChatMessage>();

            public async Task RunAsync()
            {
                ChatCompletion reply = await client.CompleteChatAsync(this._history);
                this._history.Add(new AssistantChatMessage(reply));
                foreach (ChatToolCall call in reply.ToolCalls)
                {
                    this._history.Add(new ToolChatMessage(call.Id, "Sunny"));
                    this._history.AddRange(new[] { {|TRA4001:new UserChatMessage("Thanks.")|}, new UserChatMessage("Really.") });
                }

                await client.CompleteChatAsync(this._history);
            }
        }
        """,
        """
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using OpenAI.Chat;

        public sealed class Agent(ChatClient client)
        {
            private readonly List<ChatMessage> _history = new List<ChatMessage>();

            public async Task RunAsync()
            {
                ChatCompletion reply = await client.CompleteChatAsync(this._history);
                this._history.Add(new AssistantChatMessage(reply));
                List<ChatMessage> deferred = new List<ChatMessage>();
                foreach (ChatToolCall call in reply.ToolCalls)
                {
                    this._history.Add(new ToolChatMessage(call.Id, "Sunny"));
                    deferred.AddRange(new[] { new UserChatMessage("Thanks."), new UserChatMessage("Really.") });
                }

                this._history.AddRange(deferred);

                await client.CompleteChatAsync(this._history);
            }
        }
        """);

    [Fact]
    public Task A_list_that_collects_others_already() => FixesAsync(
        Round("""
            List<ChatMessage> images = [];
            foreach (var call in reply.ToolCalls)
            {
                images.Add(new UserChatMessage("An image."));
                messages.Add({|TRA4001:new UserChatMessage("A note.")|});
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            messages.AddRange(images);
            """),
        Round("""
            List<ChatMessage> images = [];
            foreach (var call in reply.ToolCalls)
            {
                images.Add(new UserChatMessage("An image."));
                images.Add(new UserChatMessage("A note."));
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            messages.AddRange(images);
            """));

    // ---- Before the results ------------------------------------------------------------------------------------------------------

    [Fact]
    public Task Before_the_loop() => FixesAsync(
        Round("""
            // Go on.
            messages.Add({|TRA4001:new UserChatMessage("Go on.")|}); // soon
            tools.Log.Info("answering");
            messages.Add(new SystemChatMessage("Be brief."));
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }
            """),
        Round("""
            tools.Log.Info("answering");
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            }

            // Go on.
            messages.Add(new UserChatMessage("Go on.")); // soon
            messages.Add(new SystemChatMessage("Be brief."));
            """));

    [Fact]
    public Task Under_a_condition_before_the_loop() => FixesAsync(
        Round("""
            if (tools.Knows("notes"))
                messages.Add({|TRA4001:new UserChatMessage("Take notes.")|});
            foreach (var call in reply.ToolCalls) messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            """),
        Round("""
            foreach (var call in reply.ToolCalls) messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            if (tools.Knows("notes"))
                messages.Add(new UserChatMessage("Take notes."));
            """));

    [Fact]
    public Task Between_results_that_are_written_down() => FixesAsync(
        Method("""
            List<ChatMessage> history =
            [
                new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall("call_1", "a", BinaryData.FromString("{}")), ChatToolCall.CreateFunctionToolCall("call_2", "b", BinaryData.FromString("{}"))]),
                new ToolChatMessage("call_1", "Sunny"),
                {|TRA4001:new UserChatMessage("An image.")|},
                new UserChatMessage("Another."),
                new ToolChatMessage("call_2", "Warm"),
                new UserChatMessage("And now?"),
            ];
            ChatCompletion reply = await client.CompleteChatAsync(history);
            return reply.Content[0].Text;
            """),
        Method("""
            List<ChatMessage> history =
            [
                new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall("call_1", "a", BinaryData.FromString("{}")), ChatToolCall.CreateFunctionToolCall("call_2", "b", BinaryData.FromString("{}"))]),
                new ToolChatMessage("call_1", "Sunny"),
                new ToolChatMessage("call_2", "Warm"),
                new UserChatMessage("An image."),
                new UserChatMessage("Another."),
                new UserChatMessage("And now?"),
            ];
            ChatCompletion reply = await client.CompleteChatAsync(history);
            return reply.Content[0].Text;
            """));

    [Fact]
    public Task Between_results_that_are_added_one_by_one() => FixesAsync(
        Method("""
            List<ChatMessage> history = [];
            history.Add(new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall("call_1", "a", BinaryData.FromString("{}")), ChatToolCall.CreateFunctionToolCall("call_2", "b", BinaryData.FromString("{}"))]));
            history.Add(new ToolChatMessage("call_1", "Sunny"));
            history.Add({|TRA4001:new UserChatMessage("An image.")|});
            history.Add(new ToolChatMessage("call_2", "Warm"));
            ChatCompletion reply = await client.CompleteChatAsync(history);
            return reply.Content[0].Text;
            """),
        Method("""
            List<ChatMessage> history = [];
            history.Add(new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall("call_1", "a", BinaryData.FromString("{}")), ChatToolCall.CreateFunctionToolCall("call_2", "b", BinaryData.FromString("{}"))]));
            history.Add(new ToolChatMessage("call_1", "Sunny"));
            history.Add(new ToolChatMessage("call_2", "Warm"));
            history.Add(new UserChatMessage("An image."));
            ChatCompletion reply = await client.CompleteChatAsync(history);
            return reply.Content[0].Text;
            """));

    // ---- Nothing to offer ----------------------------------------------------------------------------------------------------

    [Fact]
    public Task A_loop_that_returns() => LeavesAsync(Round("""
        foreach (var call in reply.ToolCalls)
        {
            messages.Add({|TRA4001:new UserChatMessage("Go on.")|});
            messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            if (reply.ToolCalls.Count == 1)
            {
                return "";
            }
        }
        """));

    [Fact]
    public Task A_value_that_changes_before_the_last_result() => LeavesAsync(Round("""
        var note = "Nothing yet.";
        messages.Add({|TRA4001:new UserChatMessage(note)|});
        foreach (var call in reply.ToolCalls)
        {
            note = tools.Run(call.FunctionName, "");
            messages.Add(new ToolChatMessage(call.Id, note));
        }
        """));

    [Fact]
    public Task A_loop_that_looks_into_the_history() => LeavesAsync(Round("""
        foreach (var call in reply.ToolCalls)
        {
            messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            messages.Add({|TRA4001:new UserChatMessage($"Message {messages.Count}")|});
        }
        """));

    [Fact]
    public Task A_message_that_a_function_adds() => LeavesAsync(Round("""
        foreach (var call in reply.ToolCalls)
        {
            messages.Add(new ToolChatMessage(call.Id, "Sunny"));
            Note(call.FunctionName);
        }

        void Note(string name) => messages.Add({|TRA4001:new UserChatMessage(name)|});
        """));
}
