using ToolResultsAnalyzer.Rules;

namespace ToolResultsAnalyzer.Tests.CodeFixes;

/// <summary>What adds the results is waited for.</summary>
public class TRA4006AppendNotAwaitedCodeFixTests : CodeFixTests<TRA4006AppendNotAwaitedCodeFix>
{
    private const string AnswerAsync = """
        async Task AnswerAsync(ChatToolCall call)
        {
            var answer = await tools.RunAsync(call.FunctionName, "");
            messages.Add(new ToolChatMessage(call.Id, answer));
        }


        """;

    protected override string Title => "Wait for the results";

    // ---- A task ----------------------------------------------------------------------------------------------------------------

    [Fact]
    public Task A_task_that_is_thrown_away() => FixesAsync(
        Round(AnswerAsync + """
            foreach (var call in reply.ToolCalls)
            {
                // One after the other.
                _ = {|TRA4006:AnswerAsync(call)|}; // go
            }
            """),
        Round(AnswerAsync + """
            foreach (var call in reply.ToolCalls)
            {
                // One after the other.
                await AnswerAsync(call); // go
            }
            """));

    [Fact]
    public Task A_task_that_nobody_takes() => FixesAsync(
        Round(AnswerAsync + """
            #pragma warning disable CS4014
            foreach (var call in reply.ToolCalls)
                {|TRA4006:AnswerAsync(call)|};
            #pragma warning restore CS4014
            """),
        Round(AnswerAsync + """
            #pragma warning disable CS4014
            foreach (var call in reply.ToolCalls)
                await AnswerAsync(call);
            #pragma warning restore CS4014
            """));

    [Fact]
    public Task A_configured_task() => FixesAsync(
        Round(AnswerAsync + """
            foreach (var call in reply.ToolCalls) { _ = {|TRA4006:AnswerAsync(call)|}.ConfigureAwait(false); }
            """),
        Round(AnswerAsync + """
            foreach (var call in reply.ToolCalls) { await AnswerAsync(call).ConfigureAwait(false); }
            """));

    [Fact]
    public Task A_task_on_one_branch() => FixesAsync(
        Round(AnswerAsync + """
            foreach (var call in reply.ToolCalls)
            {
                switch (call.FunctionName)
                {
                    case "get_weather":
                        _ = {|TRA4006:AnswerAsync(call)|};
                        break;
                    default:
                        messages.Add(new ToolChatMessage(call.Id, "Unknown."));
                        break;
                }
            }
            """),
        Round(AnswerAsync + """
            foreach (var call in reply.ToolCalls)
            {
                switch (call.FunctionName)
                {
                    case "get_weather":
                        await AnswerAsync(call);
                        break;
                    default:
                        messages.Add(new ToolChatMessage(call.Id, "Unknown."));
                        break;
                }
            }
            """));

    [Fact]
    public Task A_task_in_a_try() => FixesAsync(
        Round(AnswerAsync + """
            try
            {
                foreach (var call in reply.ToolCalls)
                {
                    _ = {|TRA4006:AnswerAsync(
                        call)|};
                }
            }
            finally
            {
                tools.Log.Info("done");
            }
            """),
        Round(AnswerAsync + """
            try
            {
                foreach (var call in reply.ToolCalls)
                {
                    await AnswerAsync(
                        call);
                }
            }
            finally
            {
                tools.Log.Info("done");
            }
            """));

    // ---- A function that returns nothing -----------------------------------------------------------------------------------------

    [Fact]
    public Task A_local_function_that_returns_nothing() => FixesAsync(
        Round(AnswerAsync.Replace("async Task", "async void", StringComparison.Ordinal) + """
            foreach (var call in reply.ToolCalls)
            {
                if (tools.Knows(call.FunctionName))
                    {|TRA4006:AnswerAsync(call)|};
                else
                    {|TRA4006:AnswerAsync(call)|};
            }
            """),
        Round(AnswerAsync + """
            foreach (var call in reply.ToolCalls)
            {
                if (tools.Knows(call.FunctionName))
                    await AnswerAsync(call);
                else
                    await AnswerAsync(call);
            }
            """));

    // ---- ForEach -----------------------------------------------------------------------------------------------------------------

    [Fact]
    public Task A_lambda_for_each_call() => FixesAsync(
        Round("""
            // All of them.
            {|TRA4006:reply.ToolCalls.ToList().ForEach(async call =>
            {
                // What the tool says.
                var answer = await tools.RunAsync(call.FunctionName, "");

                messages.Add(new ToolChatMessage(call.Id, answer)); // the answer
            })|}; // all
            """),
        Round("""
            // All of them.
            foreach (var call in reply.ToolCalls)
            {
                // What the tool says.
                var answer = await tools.RunAsync(call.FunctionName, "");

                messages.Add(new ToolChatMessage(call.Id, answer)); // the answer
            } // all
            """));

    [Fact]
    public Task A_lambda_that_goes_on_early() => FixesAsync(
        Round("""
            List<ChatToolCall> calls = reply.ToolCalls.ToList();
            {|TRA4006:calls.ForEach(async (ChatToolCall call) => {
                if (!tools.Knows(call.FunctionName)) {
                    messages.Add(new ToolChatMessage(call.Id, "Unknown."));
                    return;
                }

                var answer = await tools.RunAsync(call.FunctionName, "");
                messages.Add(new ToolChatMessage(call.Id, answer));
            })|};
            """),
        Round("""
            List<ChatToolCall> calls = reply.ToolCalls.ToList();
            foreach (ChatToolCall call in calls) {
                if (!tools.Knows(call.FunctionName)) {
                    messages.Add(new ToolChatMessage(call.Id, "Unknown."));
                    continue;
                }

                var answer = await tools.RunAsync(call.FunctionName, "");
                messages.Add(new ToolChatMessage(call.Id, answer));
            }
            """));

    [Fact]
    public Task A_lambda_without_a_block() => FixesAsync(
        Round("""
            {|TRA4006:reply.ToolCalls.ToList().ForEach(async call => messages.Add(new ToolChatMessage(call.Id, await tools.RunAsync(call.FunctionName, ""))))|};
            """),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
                messages.Add(new ToolChatMessage(call.Id, await tools.RunAsync(call.FunctionName, "")));
            }
            """));

    [Fact]
    public Task A_chain_over_several_lines_with_tabs_and_carriage_returns() => FixesAsync(
        Round("""
            {|TRA4006:reply.ToolCalls
            	.ToList()
            	.ForEach(async call =>
            	{
            		var answer = await tools.RunAsync(call.FunctionName, "");
            		messages.Add(new ToolChatMessage(call.Id, answer));
            	})|};
            """).Replace("\n", "\r\n", StringComparison.Ordinal),
        Round("""
            foreach (var call in reply.ToolCalls)
            {
            	var answer = await tools.RunAsync(call.FunctionName, "");
            	messages.Add(new ToolChatMessage(call.Id, answer));
            }
            """).Replace("\n", "\r\n", StringComparison.Ordinal));

    [Fact]
    public Task A_layout_of_its_own() => FixesAsync(
        Round("""
            if (reply.ToolCalls.Count > 0)
                {|TRA4006:reply.ToolCalls.ToList().ForEach(async call =>
            {
                var answer = await tools.RunAsync(call.FunctionName, "");
                messages.Add(new ToolChatMessage(call.Id, answer));
            })|};
            """),
        Round("""
            if (reply.ToolCalls.Count > 0)
                foreach (var call in reply.ToolCalls)
            {
                var answer = await tools.RunAsync(call.FunctionName, "");
                messages.Add(new ToolChatMessage(call.Id, answer));
            }
            """).Replace("client.CompleteChatAsync(messages, options);\n        return", "{|TRA5001:client.CompleteChatAsync(messages, options)|};\n        return", StringComparison.Ordinal));

    // ---- Nothing to offer ----------------------------------------------------------------------------------------------------

    [Fact]
    public Task A_lambda_that_returns_out_of_a_loop() => LeavesAsync(Round("""
        {|TRA4006:reply.ToolCalls.ToList().ForEach(async call =>
        {
            for (var i = 0; ; i++)
            {
                var answer = await tools.RunAsync(call.FunctionName, "");
                if (answer != "" || i == 3)
                {
                    messages.Add(new ToolChatMessage(call.Id, answer));
                    return;
                }
            }
        })|};
        """));

    [Fact]
    public Task A_function_that_cannot_wait() => LeavesAsync(Method(AnswerAsync + """
        string Run()
        {
            ChatCompletion reply = client.CompleteChat(messages, options);
            messages.Add(new AssistantChatMessage(reply));
            foreach (var call in reply.ToolCalls)
            {
                _ = {|TRA4006:AnswerAsync(call)|};
            }

            ChatCompletion next = client.CompleteChat(messages);
            return next.Content[0].Text;
        }

        await Task.Yield();
        return Run();
        """));

    [Fact]
    public Task A_method_that_returns_nothing() => LeavesAsync("""
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using OpenAI.Chat;

        public sealed class Agent(ChatClient client, ITools tools)
        {
            private readonly List<ChatMessage> _history = [];

            public async Task<string> RunAsync()
            {
                ChatCompletion reply = await client.CompleteChatAsync(_history);
                _history.Add(new AssistantChatMessage(reply));
                foreach (var call in reply.ToolCalls)
                {
                    {|TRA4006:AnswerAsync(call)|};
                }

                ChatCompletion next = await client.CompleteChatAsync(_history);
                return next.Content[0].Text;
            }

            private async void AnswerAsync(ChatToolCall call)
            {
                var answer = await tools.RunAsync(call.FunctionName, "");
                _history.Add(new ToolChatMessage(call.Id, answer));
            }
        }
        """);

    // ---- Responses -------------------------------------------------------------------------------------------------------------

    [Fact]
    public Task The_calls_of_a_response() => FixesAsync(
        ResponsesRound("""
            {|TRA4006:reply.OutputItems.OfType<FunctionCallResponseItem>().ToList().ForEach(async call =>
            {
                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, await tools.RunAsync(call.FunctionName, "")));
            })|};
            """),
        ResponsesRound("""
            foreach (var call in reply.OutputItems.OfType<FunctionCallResponseItem>())
            {
                items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, await tools.RunAsync(call.FunctionName, "")));
            }
            """));
}
