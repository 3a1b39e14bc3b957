using ToolResultsAnalyzer.Rules;

namespace ToolResultsAnalyzer.Tests.CodeFixes;

/// <summary>The results are returned and added together.</summary>
public class TRA4005ConcurrentAppendCodeFixTests : CodeFixTests<TRA4005ConcurrentAppendCodeFix>
{
    protected override string Title => "Return the results and add them together";

    [Fact]
    public Task A_lambda_with_a_block() => FixesAsync(
        Round("""
            // All at once.
            await Task.WhenAll(reply.ToolCalls.Select(async call =>
            {
                var result = await tools.RunAsync(call.FunctionName, call.FunctionArguments.ToString());

                // The last word.
                {|TRA4005:messages.Add(new ToolChatMessage(call.Id, result))|}; // done
            }));
            """),
        Round("""
            // All at once.
            messages.AddRange(await Task.WhenAll(reply.ToolCalls.Select(async call =>
            {
                var result = await tools.RunAsync(call.FunctionName, call.FunctionArguments.ToString());

                // The last word.
                return new ToolChatMessage(call.Id, result); // done
            })));
            """));

    [Fact]
    public Task A_lambda_without_a_block() => FixesAsync(
        Round("""
            await Task.WhenAll(reply.ToolCalls.Select(async call => {|TRA4005:messages.Add(new ToolChatMessage(call.Id, await tools.RunAsync(call.FunctionName, "")))|})).ConfigureAwait(false);
            """),
        Round("""
            messages.AddRange(await Task.WhenAll(reply.ToolCalls.Select(async call => new ToolChatMessage(call.Id, await tools.RunAsync(call.FunctionName, "")))).ConfigureAwait(false));
            """));

    [Fact]
    public Task Tasks_in_a_variable() => FixesAsync(
        Round("""
            var running = reply.ToolCalls.Select(async (call) =>
            {
                var result = await tools.RunAsync(call.FunctionName, "");
                {|TRA4005:messages.Add(ChatMessage.CreateToolMessage(call.Id, result))|};
            }).ToList();
            await Task.WhenAll(running);
            """),
        Round("""
            var running = reply.ToolCalls.Select(async (call) =>
            {
                var result = await tools.RunAsync(call.FunctionName, "");
                return ChatMessage.CreateToolMessage(call.Id, result);
            }).ToList();
            messages.AddRange(await Task.WhenAll(running));
            """));

    [Fact]
    public Task An_error_is_a_result_too() => FixesAsync(
        Round("""
            await Task.WhenAll(reply.ToolCalls.Select(async call =>
            {
                string result;
                try
                {
                    result = await tools.RunAsync(call.FunctionName, "");
                }
                catch (InvalidOperationException exception)
                {
                    result = exception.Message;
                }

                {|TRA4005:messages.Add(new ToolChatMessage(call.Id, result))|};
            }));
            """),
        Round("""
            messages.AddRange(await Task.WhenAll(reply.ToolCalls.Select(async call =>
            {
                string result;
                try
                {
                    result = await tools.RunAsync(call.FunctionName, "");
                }
                catch (InvalidOperationException exception)
                {
                    result = exception.Message;
                }

                return new ToolChatMessage(call.Id, result);
            })));
            """));

    [Theory]
    [InlineData("if (result.Length > 0) {|TRA4005:messages.Add(new ToolChatMessage(call.Id, result))|};")]
    [InlineData("if (result.Length > 0) return;\n{|TRA4005:messages.Add(new ToolChatMessage(call.Id, result))|};")]
    [InlineData("{|TRA4005:messages.Add(new ToolChatMessage(call.Id, result))|};\ntools.Log.Info(result);")]
    [InlineData("try { {|TRA4005:messages.Add(new ToolChatMessage(call.Id, result))|}; } catch (InvalidOperationException) { }")]
    public Task An_add_that_is_not_the_last_thing_done(string end) => LeavesAsync(Round($$"""
        await Task.WhenAll(reply.ToolCalls.Select(async call =>
        {
            var result = await tools.RunAsync(call.FunctionName, "");
            {{end}}
        }));
        """));

    [Fact]
    public Task A_list_that_only_adds_one_at_a_time() => LeavesAsync(Method("""
        ChatCompletion reply = await client.CompleteChatAsync(messages, options);
        IList<ChatMessage> history = messages;
        history.Add(new AssistantChatMessage(reply));
        await Task.WhenAll(reply.ToolCalls.Select(async call =>
        {
            var result = await tools.RunAsync(call.FunctionName, "");
            {|TRA4005:history.Add(new ToolChatMessage(call.Id, result))|};
        }));
        return reply.Id;
        """));

    [Fact]
    public Task Tasks_that_are_used_otherwise() => LeavesAsync(Round("""
        List<Task> running = reply.ToolCalls.Select(async call =>
        {
            var result = await tools.RunAsync(call.FunctionName, "");
            {|TRA4005:messages.Add(new ToolChatMessage(call.Id, result))|};
        }).ToList();
        await Task.WhenAll(running);
        tools.Log.Info(running.Count.ToString());
        """));

    [Fact]
    public Task Threads_of_a_parallel_loop() => LeavesAsync(Round("""
        Parallel.ForEach(reply.ToolCalls, call => {|TRA4005:messages.Add(new ToolChatMessage(call.Id, tools.Run(call.FunctionName, "")))|});
        """));

    // ---- Responses -------------------------------------------------------------------------------------------------------------

    [Fact]
    public Task The_calls_of_a_response() => FixesAsync(
        ResponsesRound("""
            await Task.WhenAll(reply.OutputItems.OfType<FunctionCallResponseItem>().Select(async call =>
            {
                var text = await tools.RunAsync(call.FunctionName, "");
                {|TRA4005:items.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, text))|};
            }));
            """),
        ResponsesRound("""
            items.AddRange(await Task.WhenAll(reply.OutputItems.OfType<FunctionCallResponseItem>().Select(async call =>
            {
                var text = await tools.RunAsync(call.FunctionName, "");
                return ResponseItem.CreateFunctionCallOutputItem(call.CallId, text);
            })));
            """));
}
