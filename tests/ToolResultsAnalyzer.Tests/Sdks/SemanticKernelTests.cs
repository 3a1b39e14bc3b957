using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Sdks;

/// <summary>What is special to Semantic Kernel: calls that answer themselves, a history that makes its messages, and settings that say who invokes.</summary>
public class SemanticKernelTests : RuleTests<SemanticKernelTests>
{
    // ---- The canonical loop ----------------------------------------------------------------------------------------------

    [Silent(TwinOf = nameof(The_first_call_invoked))]
    static string The_canonical_loop(SemanticKernelPhrases say) => Agent("""
        while (true)
        {
            ChatMessageContent reply = await chat.GetChatMessageContentAsync(history, settings, kernel);
            history.Add(reply);
            FunctionCallContent[] calls = FunctionCallContent.GetFunctionCalls(reply).ToArray();
            if (calls.Length == 0) return reply.Content!;
            foreach (FunctionCallContent call in calls)
            {
                try { FunctionResultContent result = await call.InvokeAsync(kernel); history.Add(result.ToChatMessage()); }
                catch (Exception exception) { history.Add(new FunctionResultContent(call, exception).ToChatMessage()); }
            }
        }
        """);

    [Reported]
    static string The_first_call_invoked(SemanticKernelPhrases say) => Agent("""
        while (true)
        {
            ChatMessageContent reply = await chat.GetChatMessageContentAsync(history, settings, kernel);
            history.Add(reply);
            FunctionCallContent[] calls = FunctionCallContent.GetFunctionCalls(reply).ToArray();
            if (calls.Length == 0) return reply.Content!;
            FunctionResultContent result = await {|TRA1002:calls[0].InvokeAsync(kernel)|};
            history.Add(result.ToChatMessage());
        }
        """);

    [Reported]
    static string A_function_that_throws_and_whose_call_gets_no_result(SemanticKernelPhrases say) => Agent("""
        while (true)
        {
            ChatMessageContent reply = await chat.GetChatMessageContentAsync(history, settings, kernel);
            history.Add(reply);
            var calls = FunctionCallContent.GetFunctionCalls(reply).ToList();
            if (calls.Count == 0) return reply.Content!;
            foreach (var call in calls)
            {
                try { history.Add((await call.InvokeAsync(kernel)).ToChatMessage()); }
                {|TRA1005:catch|} (Exception exception) { Console.WriteLine(exception); }
            }
        }
        """);

    [Silent(TwinOf = nameof(A_function_that_throws_and_whose_call_gets_no_result))]
    static string A_function_that_throws_and_whose_call_gets_the_exception(SemanticKernelPhrases say) => Agent("""
        while (true)
        {
            ChatMessageContent reply = await chat.GetChatMessageContentAsync(history, settings, kernel);
            history.Add(reply);
            var calls = FunctionCallContent.GetFunctionCalls(reply).ToList();
            if (calls.Count == 0) return reply.Content!;
            foreach (var call in calls)
            {
                try { history.Add((await call.InvokeAsync(kernel)).ToChatMessage()); }
                catch (Exception exception) { history.Add(new FunctionResultContent(call, exception.Message).ToChatMessage()); }
            }
        }
        """);

    [Reported]
    static string Calls_among_the_items_of_which_one_is_skipped(SemanticKernelPhrases say) => Agent("""
        ChatMessageContent reply = await chat.GetChatMessageContentAsync(history, settings, kernel);
        history.Add(reply);
        foreach (var call in reply.Items.OfType<FunctionCallContent>())
        {
            if (call.FunctionName == "forbidden") {|TRA1004:continue|};
            history.Add((await call.InvokeAsync(kernel)).ToChatMessage());
        }
        reply = await chat.GetChatMessageContentAsync(history, settings, kernel);
        return reply.Content!;
        """);

    [Silent(TwinOf = nameof(Calls_among_the_items_of_which_one_is_skipped))]
    static string Calls_among_the_items_of_which_one_gets_an_error(SemanticKernelPhrases say) => Agent("""
        ChatMessageContent reply = await chat.GetChatMessageContentAsync(history, settings, kernel);
        history.Add(reply);
        foreach (var call in reply.Items.OfType<FunctionCallContent>())
        {
            if (call.FunctionName == "forbidden") { history.Add(new FunctionResultContent(call, "forbidden").ToChatMessage()); continue; }
            history.Add((await call.InvokeAsync(kernel)).ToChatMessage());
        }
        reply = await chat.GetChatMessageContentAsync(history, settings, kernel);
        return reply.Content!;
        """);

    // ---- Replies ---------------------------------------------------------------------------------------------------------

    [Reported]
    static string One_of_several_replies(SemanticKernelPhrases say) => Agent("""
        var replies = await chat.GetChatMessageContentsAsync(history, settings, kernel);
        var reply = replies[0];
        history.Add(reply);
        foreach (var call in FunctionCallContent.GetFunctionCalls(reply).Take(1))
            history.Add((await {|TRA1002:call.InvokeAsync(kernel)|}).ToChatMessage());
        return (await chat.GetChatMessageContentAsync(history, settings, kernel)).Content!;
        """);

    [Silent(TwinOf = nameof(One_of_several_replies))]
    static string One_of_several_replies_and_all_its_calls(SemanticKernelPhrases say) => Agent("""
        var replies = await chat.GetChatMessageContentsAsync(history, settings, kernel);
        var reply = replies[0];
        history.Add(reply);
        foreach (var call in FunctionCallContent.GetFunctionCalls(reply))
            history.Add((await call.InvokeAsync(kernel)).ToChatMessage());
        return (await chat.GetChatMessageContentAsync(history, settings, kernel)).Content!;
        """);

    [Reported]
    static string A_reply_that_is_kept_as_its_text(SemanticKernelPhrases say) => Agent("""
        var reply = await chat.GetChatMessageContentAsync(history, settings, kernel);
        history.AddAssistantMessage({|TRA2002:reply.Content|}!);
        foreach (var call in FunctionCallContent.GetFunctionCalls(reply))
            history.Add((await call.InvokeAsync(kernel)).ToChatMessage());
        return (await chat.GetChatMessageContentAsync(history, settings, kernel)).Content!;
        """);

    [Reported]
    static string Calls_of_items_without_a_result(SemanticKernelPhrases say) => Agent("""
        var reply = await chat.GetChatMessageContentAsync(history, settings, kernel);
        history.AddMessage(AuthorRole.Assistant, reply.Items);
        history.Add((await {|TRA1002:FunctionCallContent.GetFunctionCalls(reply).First().InvokeAsync(kernel)|}).ToChatMessage());
        return (await chat.GetChatMessageContentAsync(history, settings, kernel)).Content!;
        """);

    [Silent(TwinOf = nameof(Calls_of_items_without_a_result))]
    static string A_reply_that_is_kept_as_its_items(SemanticKernelPhrases say) => Agent("""
        var reply = await chat.GetChatMessageContentAsync(history, settings, kernel);
        history.AddMessage(AuthorRole.Assistant, reply.Items);
        foreach (var call in FunctionCallContent.GetFunctionCalls(reply))
            history.Add((await call.InvokeAsync(kernel)).ToChatMessage());
        return (await chat.GetChatMessageContentAsync(history, settings, kernel)).Content!;
        """);

    [Silent(TwinOf = nameof(A_reply_that_is_kept_as_its_text))]
    static string A_reply_without_calls_that_is_kept_as_its_text(SemanticKernelPhrases say) => Agent("""
        var reply = await chat.GetChatMessageContentAsync(history, settings, kernel);
        if (!FunctionCallContent.GetFunctionCalls(reply).Any())
            history.AddAssistantMessage(reply.Content!);
        return reply.Content!;
        """);

    [Reported]
    static string A_message_made_of_the_role_and_the_text(SemanticKernelPhrases say) => Agent("""
        var reply = await chat.GetChatMessageContentAsync(history, settings, kernel);
        history.AddMessage(AuthorRole.Assistant, {|TRA2002:reply.Content|}!);
        foreach (var call in FunctionCallContent.GetFunctionCalls(reply))
            history.AddMessage(AuthorRole.Tool, [await call.InvokeAsync(kernel)]);
        return (await chat.GetChatMessageContentAsync(history, settings, kernel)).Content!;
        """);

    [Silent(TwinOf = nameof(A_message_made_of_the_role_and_the_text))]
    static string A_message_made_of_the_role_and_the_items(SemanticKernelPhrases say) => Agent("""
        var reply = await chat.GetChatMessageContentAsync(history, settings, kernel);
        history.AddMessage(reply.Role, reply.Items);
        foreach (var call in FunctionCallContent.GetFunctionCalls(reply))
            history.AddMessage(AuthorRole.Tool, [await call.InvokeAsync(kernel)]);
        return (await chat.GetChatMessageContentAsync(history, settings, kernel)).Content!;
        """);

    // ---- Results ---------------------------------------------------------------------------------------------------------

    [Reported]
    static string The_id_where_the_name_belongs(SemanticKernelPhrases say) => Agent("""
        var reply = await chat.GetChatMessageContentAsync(history, settings, kernel);
        history.Add(reply);
        foreach (var call in FunctionCallContent.GetFunctionCalls(reply))
            history.Add({|TRA3004:new FunctionResultContent(call.Id, "sunny")|}.ToChatMessage());
        return (await chat.GetChatMessageContentAsync(history, settings, kernel)).Content!;
        """);

    [Silent(TwinOf = nameof(The_id_where_the_name_belongs))]
    static string The_id_in_its_place(SemanticKernelPhrases say) => Agent("""
        var reply = await chat.GetChatMessageContentAsync(history, settings, kernel);
        history.Add(reply);
        foreach (var call in FunctionCallContent.GetFunctionCalls(reply))
            history.Add(new FunctionResultContent(call.FunctionName, call.PluginName, call.Id, "sunny").ToChatMessage());
        return (await chat.GetChatMessageContentAsync(history, settings, kernel)).Content!;
        """);

    [Reported]
    static string A_result_in_a_message_of_the_user(SemanticKernelPhrases say) => Agent("""
        var reply = await chat.GetChatMessageContentAsync(history, settings, kernel);
        history.Add(reply);
        foreach (var call in FunctionCallContent.GetFunctionCalls(reply))
            history.Add(new ChatMessageContent({|TRA3005(info):AuthorRole.User|}, [await call.InvokeAsync(kernel)]));
        return (await chat.GetChatMessageContentAsync(history, settings, kernel)).Content!;
        """);

    [Silent(TwinOf = nameof(A_result_in_a_message_of_the_user))]
    static string All_results_in_one_message(SemanticKernelPhrases say) => Agent("""
        var reply = await chat.GetChatMessageContentAsync(history, settings, kernel);
        history.Add(reply);
        var results = new ChatMessageContentItemCollection();
        foreach (var call in FunctionCallContent.GetFunctionCalls(reply))
            results.Add(await call.InvokeAsync(kernel));
        history.AddMessage(AuthorRole.Tool, results);
        return (await chat.GetChatMessageContentAsync(history, settings, kernel)).Content!;
        """);

    [Reported]
    static string A_text_in_a_tool_message(SemanticKernelPhrases say) => Agent("""
        var reply = await chat.GetChatMessageContentAsync(history, settings, kernel);
        history.Add(reply);
        foreach (var call in FunctionCallContent.GetFunctionCalls(reply))
            {|TRA3004:history.AddMessage(AuthorRole.Tool, "sunny")|};
        return (await chat.GetChatMessageContentAsync(history, settings, kernel)).Content!;
        """);

    [Silent(TwinOf = nameof(A_text_in_a_tool_message))]
    static string A_text_in_a_tool_message_with_the_id_in_its_metadata(SemanticKernelPhrases say) => Agent("""
        var reply = await chat.GetChatMessageContentAsync(history, settings, kernel);
        history.Add(reply);
        foreach (var call in FunctionCallContent.GetFunctionCalls(reply))
            history.AddMessage(AuthorRole.Tool, "sunny", metadata: new Dictionary<string, object?> { ["ChatCompletionsToolCall.Id"] = call.Id });
        return (await chat.GetChatMessageContentAsync(history, settings, kernel)).Content!;
        """);

    [Reported]
    static string A_message_of_the_user_before_the_results(SemanticKernelPhrases say) => Agent("""
        var reply = await chat.GetChatMessageContentAsync(history, settings, kernel);
        history.Add(reply);
        {|TRA4001:history.AddUserMessage("Go on.")|};
        foreach (var call in FunctionCallContent.GetFunctionCalls(reply))
            history.Add((await call.InvokeAsync(kernel)).ToChatMessage());
        return (await chat.GetChatMessageContentAsync(history, settings, kernel)).Content!;
        """);

    [Silent(TwinOf = nameof(A_message_of_the_user_before_the_results))]
    static string A_message_of_the_user_after_the_results(SemanticKernelPhrases say) => Agent("""
        var reply = await chat.GetChatMessageContentAsync(history, settings, kernel);
        history.Add(reply);
        foreach (var call in FunctionCallContent.GetFunctionCalls(reply))
            history.Add((await call.InvokeAsync(kernel)).ToChatMessage());
        history.AddUserMessage("Go on.");
        return (await chat.GetChatMessageContentAsync(history, settings, kernel)).Content!;
        """);

    // ---- Who invokes -----------------------------------------------------------------------------------------------------

    [Reported]
    static string Settings_under_which_the_caller_invokes(SemanticKernelPhrases say) => Agent("""
        settings = new PromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto(autoInvoke: false) };
        var reply = await chat.GetChatMessageContentAsync(history, settings, kernel);
        history.Add(reply);
        {|TRA1001:history.AddUserMessage("And tomorrow?")|};
        return (await chat.GetChatMessageContentAsync(history, settings, kernel)).Content!;
        """);

    [Silent(TwinOf = nameof(Settings_under_which_the_caller_invokes))]
    static string Settings_under_which_the_service_invokes(SemanticKernelPhrases say) => Agent("""
        settings = new PromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto() };
        var reply = await chat.GetChatMessageContentAsync(history, settings, kernel);
        history.Add(reply);
        history.AddUserMessage("And tomorrow?");
        return (await chat.GetChatMessageContentAsync(history, settings, kernel)).Content!;
        """);

    [Silent(TwinOf = nameof(Settings_under_which_the_caller_invokes))]
    static string Settings_from_elsewhere(SemanticKernelPhrases say) => Agent("""
        var reply = await chat.GetChatMessageContentAsync(history, settings, kernel);
        history.Add(reply);
        history.AddUserMessage("And tomorrow?");
        return (await chat.GetChatMessageContentAsync(history, settings, kernel)).Content!;
        """);

    [Silent(TwinOf = nameof(Settings_under_which_the_caller_invokes))]
    static string Settings_under_which_nothing_is_invoked(SemanticKernelPhrases say) => Agent("""
        settings = new PromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.None() };
        var reply = await chat.GetChatMessageContentAsync(history, settings, kernel);
        history.Add(reply);
        history.AddUserMessage("And tomorrow?");
        return (await chat.GetChatMessageContentAsync(history, settings, kernel)).Content!;
        """);

    [Reported]
    static string Settings_of_OpenAI_under_which_the_caller_invokes(SemanticKernelPhrases say) => Agent("""
        settings = new OpenAIPromptExecutionSettings { ToolCallBehavior = ToolCallBehavior.EnableKernelFunctions };
        var reply = await chat.GetChatMessageContentAsync(history, settings, kernel);
        history.Add(reply);
        {|TRA1001:history.AddUserMessage("And tomorrow?")|};
        return (await chat.GetChatMessageContentAsync(history, settings, kernel)).Content!;
        """);

    [Silent(TwinOf = nameof(Settings_of_OpenAI_under_which_the_caller_invokes))]
    static string Settings_of_OpenAI_under_which_the_service_invokes(SemanticKernelPhrases say) => Agent("""
        settings = new OpenAIPromptExecutionSettings { ToolCallBehavior = ToolCallBehavior.AutoInvokeKernelFunctions };
        var reply = await chat.GetChatMessageContentAsync(history, settings, kernel);
        history.Add(reply);
        history.AddUserMessage("And tomorrow?");
        return (await chat.GetChatMessageContentAsync(history, settings, kernel)).Content!;
        """);

    // ---- Streams ---------------------------------------------------------------------------------------------------------

    [Silent(TwinOf = nameof(Calls_of_a_stream_of_which_the_first_is_answered))]
    static string Calls_of_a_stream_that_are_put_into_a_message_of_the_history(SemanticKernelPhrases say) => Agent(Streamed("""
        ChatMessageContent assistant = new(role ?? AuthorRole.Assistant, content: text.ToString());
        history.Add(assistant);
        foreach (FunctionCallContent call in calls)
        {
            assistant.Items.Add(call);
            history.Add((await call.InvokeAsync(kernel)).ToChatMessage());
        }
        """));

    [Silent(TwinOf = nameof(Calls_of_a_stream_of_which_the_first_is_answered))]
    static string Calls_of_a_stream_that_are_put_into_a_message_of_a_known_role(SemanticKernelPhrases say) => Agent(Streamed("""
        ChatMessageContent assistant = new(AuthorRole.Assistant, content: text.ToString());
        history.Add(assistant);
        foreach (FunctionCallContent call in calls)
        {
            assistant.Items.Add(call);
            history.Add((await call.InvokeAsync(kernel)).ToChatMessage());
        }
        """));

    [Silent(TwinOf = nameof(Calls_of_a_stream_of_which_the_first_is_answered))]
    static string Calls_of_a_stream_that_are_all_answered(SemanticKernelPhrases say) => Agent(Streamed("""
        history.Add(new ChatMessageContent(AuthorRole.Assistant, [.. calls]));
        foreach (FunctionCallContent call in calls)
            history.Add((await call.InvokeAsync(kernel)).ToChatMessage());
        """));

    [Reported]
    static string Calls_of_a_stream_of_which_the_first_is_answered(SemanticKernelPhrases say) => Agent(Streamed("""
        history.Add(new ChatMessageContent(AuthorRole.Assistant, [.. calls]));
        history.Add((await {|TRA1002:calls[0].InvokeAsync(kernel)|}).ToChatMessage());
        """));

    // ---- Look-alikes -----------------------------------------------------------------------------------------------------

    [Silent(TwinOf = nameof(The_first_call_invoked))]
    static string A_history_that_is_reduced(SemanticKernelPhrases say) => Agent("""
        while (true)
        {
            history = new ChatHistory(await reducer.ReduceAsync(history) ?? history);
            ChatMessageContent reply = await chat.GetChatMessageContentAsync(history, settings, kernel);
            history.Add(reply);
            var calls = FunctionCallContent.GetFunctionCalls(reply).ToList();
            if (calls.Count == 0) return reply.Content!;
            history.AddRange((await Task.WhenAll(calls.Select(call => call.InvokeAsync(kernel)))).Select(result => result.ToChatMessage()));
        }
        """);

    [Silent(TwinOf = nameof(The_first_call_invoked))]
    static string A_prompt_without_a_history(SemanticKernelPhrases say) => Agent("""
        var reply = await chat.GetChatMessageContentAsync("What is the weather?", settings, kernel);
        return FunctionCallContent.GetFunctionCalls(reply).Any() ? "" : reply.Content!;
        """);

    [Silent(TwinOf = nameof(The_first_call_invoked))]
    static string A_history_with_a_system_message_that_is_the_method_s_own(SemanticKernelPhrases say) => Agent("""
        var own = new ChatHistory("Be brief.") { new ChatMessageContent(AuthorRole.User, "What is the weather?") };
        var reply = await chat.GetChatMessageContentAsync(own, settings, kernel);
        own.Add(reply);
        foreach (var call in FunctionCallContent.GetFunctionCalls(reply))
            own.Add((await call.InvokeAsync(kernel)).ToChatMessage());
        return (await chat.GetChatMessageContentAsync(own, settings, kernel)).Content!;
        """);

    [Silent(TwinOf = nameof(The_first_call_invoked))]
    static string A_result_that_a_filter_made(SemanticKernelPhrases say) => Agent("""
        var reply = await chat.GetChatMessageContentAsync(history, settings, kernel);
        history.Add(reply);
        foreach (var call in FunctionCallContent.GetFunctionCalls(reply))
            history.Add(tools.Answer<FunctionResultContent>(call.Id!).ToChatMessage());
        return (await chat.GetChatMessageContentAsync(history, settings, kernel)).Content!;
        """);

    [Silent(TwinOf = nameof(The_first_call_invoked))]
    static string Messages_of_a_stored_conversation(SemanticKernelPhrases say) => Agent("""
        var restored = new ChatHistory();
        foreach (var message in history)
            restored.Add(new ChatMessageContent(message.Role, message.Items));
        return (await chat.GetChatMessageContentAsync(restored, settings, kernel)).Content!;
        """);

    [Silent(TwinOf = nameof(The_first_call_invoked))]
    static string A_batch_that_stays_in_the_history_for_the_caller(SemanticKernelPhrases say) => Agent("""
        var reply = await chat.GetChatMessageContentAsync(history, settings, kernel);
        history.Add(reply);
        return reply.Content!;
        """);

    private static string Streamed(string body) => $$"""
        while (true)
        {
            AuthorRole? role = null;
            var text = new System.Text.StringBuilder();
            FunctionCallContentBuilder builder = new();
            await foreach (StreamingChatMessageContent part in chat.GetStreamingChatMessageContentsAsync(history, settings, kernel))
            {
                text.Append(part.Content);
                role ??= part.Role;
                builder.Append(part);
            }

            IReadOnlyList<FunctionCallContent> calls = builder.Build();
            if (calls.Count == 0) { history.AddAssistantMessage(text.ToString()); return text.ToString(); }
            {{body}}
        }
        """;

    private static string Agent(string body) => $$"""
        public class Agent
        {
            public static async Task<string> Run(IChatCompletionService chat, Kernel kernel, ChatHistory history, PromptExecutionSettings settings, IChatHistoryReducer reducer, ITools tools)
            {
        {{body}}
            }
        }
        """;
}
