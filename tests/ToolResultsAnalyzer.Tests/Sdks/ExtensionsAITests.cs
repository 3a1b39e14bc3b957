using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Sdks;

/// <summary>What is special to <c>Microsoft.Extensions.AI</c>: messages of parts, with a role, and clients that may invoke functions.</summary>
public class ExtensionsAITests : RuleTests<ExtensionsAITests>
{
    [Silent(TwinOf = nameof(Only_the_first_result_in_one_message))]
    static string The_canonical_loop(ExtensionsAIPhrases say) => Agent("""
        while (true)
        {
            ChatResponse response = await client.GetResponseAsync(messages, options);
            messages.AddMessages(response);
            List<FunctionCallContent> calls = response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().ToList();
            if (calls.Count == 0) return response.Text;
            List<AIContent> results = [];
            foreach (FunctionCallContent call in calls)
            {
                object? value = tools.Find(call.Name);
                results.Add(new FunctionResultContent(call.CallId, value));
            }
            messages.Add(new ChatMessage(ChatRole.Tool, results));
        }
        """);

    [Reported]
    static string Only_the_first_result_in_one_message(ExtensionsAIPhrases say) => Agent("""
        while (true)
        {
            ChatResponse response = await client.GetResponseAsync(messages, options);
            messages.AddMessages(response);
            List<FunctionCallContent> calls = response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().ToList();
            if (calls.Count == 0) return response.Text;
            List<AIContent> results = [];
            results.Add({|TRA1002:new FunctionResultContent(calls[0].CallId, tools.Find(calls[0].Name))|});
            messages.Add(new ChatMessage(ChatRole.Tool, results));
        }
        """);

    [Reported]
    static string A_call_that_is_skipped_before_the_message_is_made(ExtensionsAIPhrases say) => Agent("""
        while (true)
        {
            var response = await client.GetResponseAsync(messages, options);
            messages.AddRange(response.Messages);
            var calls = response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().ToArray();
            if (calls.Length == 0) return response.Text;
            var results = new List<AIContent>();
            foreach (var call in calls)
            {
                if (!tools.Knows(call.Name)) {|TRA1004:continue|};
                results.Add(new FunctionResultContent(call.CallId, tools.Find(call.Name)));
            }
            messages.Add(new(ChatRole.Tool, results));
        }
        """);

    [Silent(TwinOf = nameof(A_call_that_is_skipped_before_the_message_is_made))]
    static string A_call_that_gets_an_error_in_the_message(ExtensionsAIPhrases say) => Agent("""
        while (true)
        {
            var response = await client.GetResponseAsync(messages, options);
            messages.AddRange(response.Messages);
            var calls = response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().ToArray();
            if (calls.Length == 0) return response.Text;
            var results = new List<AIContent>();
            foreach (var call in calls)
            {
                if (!tools.Knows(call.Name)) { results.Add(new FunctionResultContent(call.CallId, "unknown")); continue; }
                results.Add(new FunctionResultContent(call.CallId, tools.Find(call.Name)));
            }
            messages.Add(new(ChatRole.Tool, results));
        }
        """);

    [Silent(TwinOf = nameof(A_call_that_is_skipped_before_the_message_is_made))]
    static string Streamed_updates(ExtensionsAIPhrases say) => Agent("""
        while (true)
        {
            List<ChatResponseUpdate> updates = [];
            await foreach (ChatResponseUpdate u in client.GetStreamingResponseAsync(messages, options)) updates.Add(u);
            ChatResponse response = updates.ToChatResponse();
            messages.AddMessages(response);
            var calls = response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().ToList();
            if (calls.Count == 0) return response.Text;
            foreach (var call in calls)
                messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, tools.Find(call.Name))]));
        }
        """);

    [Reported]
    static string Streamed_updates_and_a_call_that_is_skipped(ExtensionsAIPhrases say) => Agent("""
        while (true)
        {
            List<ChatResponseUpdate> updates = [];
            await foreach (ChatResponseUpdate u in client.GetStreamingResponseAsync(messages, options)) updates.Add(u);
            ChatResponse response = updates.ToChatResponse();
            messages.AddMessages(response);
            var calls = response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().ToList();
            if (calls.Count == 0) return response.Text;
            foreach (var call in calls)
            {
                {|TRA1004:if|} (tools.Knows(call.Name))
                    messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, tools.Find(call.Name))]));
            }
        }
        """);

    [Silent(TwinOf = nameof(Streamed_updates_and_a_call_that_is_skipped))]
    static string A_client_that_invokes_functions(ExtensionsAIPhrases say) => Agent("""
        options.Tools!.Add(tools.Answer<AITool>("weather"));
        ChatResponse response = await client.GetResponseAsync(messages, options);
        messages.AddMessages(response);
        messages.Add(new ChatMessage(ChatRole.User, "And tomorrow?"));
        response = await client.GetResponseAsync(messages, options);
        messages.AddMessages(response);
        return response.Text;
        """);

    [Reported]
    static string The_text_of_the_reply(ExtensionsAIPhrases say) => Agent("""
        ChatResponse response = await client.GetResponseAsync(messages, options);
        messages.Add(new ChatMessage(ChatRole.Assistant, {|TRA2002:response.Text|}));
        foreach (var call in response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>())
            messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, "Sunny")]));
        response = await client.GetResponseAsync(messages);
        return response.Text;
        """);

    [Silent(TwinOf = nameof(The_text_of_the_reply))]
    static string The_parts_of_the_reply(ExtensionsAIPhrases say) => Agent("""
        ChatResponse response = await client.GetResponseAsync(messages, options);
        messages.Add(new ChatMessage(ChatRole.Assistant, response.Messages[0].Contents));
        foreach (var call in response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>())
            messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, "Sunny")]));
        response = await client.GetResponseAsync(messages);
        return response.Text;
        """);

    [Silent(TwinOf = nameof(The_text_of_the_reply))]
    static string The_message_of_the_reply(ExtensionsAIPhrases say) => Agent("""
        ChatResponse response = await client.GetResponseAsync(messages, options);
        ChatMessage message = response.Messages.Last();
        messages.Add(message);
        foreach (var call in message.Contents.OfType<FunctionCallContent>())
            messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, "Sunny")]));
        response = await client.GetResponseAsync(messages);
        return response.Text;
        """);

    [Reported]
    static string A_text_in_a_tool_message(ExtensionsAIPhrases say) => Agent("""
        ChatResponse response = await client.GetResponseAsync(messages, options);
        messages.AddMessages(response);
        foreach (var call in response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>())
            messages.Add({|TRA3004:new ChatMessage(ChatRole.Tool, tools.Find(call.Name))|});
        response = await client.GetResponseAsync(messages);
        return response.Text;
        """);

    [Silent(TwinOf = nameof(A_text_in_a_tool_message))]
    static string A_text_beside_the_result(ExtensionsAIPhrases say) => Agent("""
        ChatResponse response = await client.GetResponseAsync(messages, options);
        messages.AddMessages(response);
        foreach (var call in response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>())
            messages.Add(new ChatMessage(ChatRole.Tool, [new TextContent("It is:"), new FunctionResultContent(call.CallId, tools.Find(call.Name))]));
        response = await client.GetResponseAsync(messages);
        return response.Text;
        """);

    [Reported]
    static string Swapped(ExtensionsAIPhrases say) => Agent("""
        ChatResponse response = await client.GetResponseAsync(messages, options);
        messages.AddMessages(response);
        foreach (var call in response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>())
            messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent{|TRA3003:(tools.Find(call.Name)!, call.CallId)|}]));
        response = await client.GetResponseAsync(messages);
        return response.Text;
        """);

    [Silent(TwinOf = nameof(Swapped))]
    static string A_message_that_is_filled_before_it_is_added(ExtensionsAIPhrases say) => Agent("""
        ChatResponse response = await client.GetResponseAsync(messages, options);
        messages.AddMessages(response);
        var answer = new ChatMessage(ChatRole.Tool, new List<AIContent>());
        foreach (var message in response.Messages)
            foreach (var content in message.Contents)
                if (content is FunctionCallContent call)
                    answer.Contents.Add(new FunctionResultContent(call.CallId, tools.Find(call.Name)));
        messages.Add(answer);
        response = await client.GetResponseAsync(messages);
        return response.Text;
        """);

    [Silent(TwinOf = nameof(Only_the_first_result_in_one_message))]
    static string A_message_that_is_filled_after_it_was_added(ExtensionsAIPhrases say) => Agent("""
        ChatResponse response = await client.GetResponseAsync(messages, options);
        messages.AddMessages(response);
        var calls = response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().ToList();
        if (calls.Count == 0) return response.Text;
        var results = new List<AIContent>();
        messages.Add(new ChatMessage(ChatRole.Tool, results));
        foreach (var call in calls)
            results.Add(new FunctionResultContent(call.CallId, tools.Find(call.Name)));
        response = await client.GetResponseAsync(messages);
        return response.Text;
        """);

    [Silent(TwinOf = nameof(Only_the_first_result_in_one_message))]
    static string Results_made_by_a_projection(ExtensionsAIPhrases say) => Agent("""
        ChatResponse response = await client.GetResponseAsync(messages, options);
        messages.AddMessages(response);
        var calls = response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().ToList();
        if (calls.Count == 0) return response.Text;
        messages.Add(new ChatMessage(ChatRole.Tool, [.. calls.Select(call => new FunctionResultContent(call.CallId, tools.Find(call.Name)))]));
        response = await client.GetResponseAsync(messages);
        return response.Text;
        """);

    [Silent(TwinOf = nameof(Only_the_first_result_in_one_message))]
    static string Results_that_were_made_at_once(ExtensionsAIPhrases say) => Agent("""
        ChatResponse response = await client.GetResponseAsync(messages, options);
        messages.AddMessages(response);
        var calls = response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().ToList();
        if (calls.Count == 0) return response.Text;
        AIContent[] results = await Task.WhenAll(calls.Select(async call => (AIContent)new FunctionResultContent(call.CallId, await tools.RunAsync(call.Name, ""))));
        messages.Add(new ChatMessage(ChatRole.Tool, results));
        response = await client.GetResponseAsync(messages);
        return response.Text;
        """);

    [Silent(TwinOf = nameof(The_text_of_the_reply))]
    static string A_conversation_that_the_service_keeps(ExtensionsAIPhrases say) => Agent("""
        ChatResponse response = await client.GetResponseAsync(messages, options);
        options.ConversationId = response.ConversationId;
        var results = new List<ChatMessage>();
        foreach (var call in response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>())
            results.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, "Sunny")]));
        response = await client.GetResponseAsync(results, options);
        return response.Text;
        """);

    [Silent(TwinOf = nameof(The_text_of_the_reply))]
    static string An_approval_in_a_user_message(ExtensionsAIPhrases say) => Agent("""
        ChatResponse response = await client.GetResponseAsync(messages, options);
        messages.AddMessages(response);
        messages.Add(new ChatMessage(ChatRole.User, [tools.Answer<AIContent>("approval")]));
        response = await client.GetResponseAsync(messages, options);
        return response.Text;
        """);

    [Reported]
    static string A_client_of_its_own_class(ExtensionsAIPhrases say) => $$"""
        public class Logged(IChatClient inner) : DelegatingChatClient(inner);

        {{Agent("""
            ChatResponse response = await logged.GetResponseAsync(messages, options);
            messages.AddMessages(response);
            var calls = response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().ToList();
            if (calls.Count > 0)
                response = await {|TRA1001:logged.GetResponseAsync(messages, options)|};
            return response.Text;
            """).Replace("IChatClient client", "IChatClient client, Logged logged")}}
        """;

    [Silent(TwinOf = nameof(A_client_of_its_own_class))]
    static string A_client_of_its_own_class_and_no_calls(ExtensionsAIPhrases say) => $$"""
        public class Logged(IChatClient inner) : DelegatingChatClient(inner);

        {{Agent("""
            ChatResponse response = await logged.GetResponseAsync(messages, options);
            messages.AddMessages(response);
            var calls = response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().ToList();
            if (calls.Count == 0)
                response = await logged.GetResponseAsync(messages, options);
            return response.Text;
            """).Replace("IChatClient client", "IChatClient client, Logged logged")}}
        """;

    [Reported]
    static string Messages_that_are_filled_in(ExtensionsAIPhrases say) => Agent("""
        while (true)
        {
            var response = await client.GetResponseAsync(messages, options);
            messages.AddMessages(response);
            var calls = response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().ToArray();
            if (calls.Length == 0) return response.Text;
            foreach (var call in calls)
            {
                if (!tools.Knows(call.Name)) {|TRA1004:continue|};
                messages.Add(new ChatMessage { Role = ChatRole.Tool, Contents = [new FunctionResultContent(call.CallId, tools.Find(call.Name))] });
            }
        }
        """);

    [Silent(TwinOf = nameof(Messages_that_are_filled_in))]
    static string Messages_that_are_filled_in_for_each_call(ExtensionsAIPhrases say) => Agent("""
        while (true)
        {
            var response = await client.GetResponseAsync(messages, options);
            messages.AddMessages(response);
            var calls = response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().ToArray();
            if (calls.Length == 0) return response.Text;
            foreach (var call in calls)
                messages.Add(new ChatMessage { Role = ChatRole.Tool, Contents = [new FunctionResultContent(call.CallId, tools.Find(call.Name))] });
        }
        """);

    [Reported]
    static string A_message_that_is_filled_in_line_by_line(ExtensionsAIPhrases say) => Agent("""
        var response = await client.GetResponseAsync(messages, options);
        messages.AddMessages(response);
        var calls = response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().ToArray();
        var answer = new ChatMessage();
        answer.Role = {|TRA3005:ChatRole.Assistant|};
        foreach (var call in calls)
            answer.Contents.Add(new FunctionResultContent(call.CallId, tools.Find(call.Name)));
        messages.Add(answer);
        response = await client.GetResponseAsync(messages);
        return response.Text;
        """);

    [Silent(TwinOf = nameof(A_message_that_is_filled_in_line_by_line))]
    static string A_message_of_tools_that_is_filled_in_line_by_line(ExtensionsAIPhrases say) => Agent("""
        var response = await client.GetResponseAsync(messages, options);
        messages.AddMessages(response);
        var calls = response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().ToArray();
        var answer = new ChatMessage();
        answer.Role = ChatRole.Tool;
        foreach (var call in calls)
            answer.Contents.Add(new FunctionResultContent(call.CallId, tools.Find(call.Name)));
        messages.Add(answer);
        response = await client.GetResponseAsync(messages);
        return response.Text;
        """);

    [Reported]
    static string A_client_that_overrides_the_request(ExtensionsAIPhrases say) => $$"""
        public class Logged(IChatClient inner) : DelegatingChatClient(inner)
        {
            public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
                base.GetResponseAsync(messages, options, cancellationToken);
        }

        {{Agent("""
            ChatResponse response = await logged.GetResponseAsync(messages, options);
            messages.AddMessages(response);
            if (response.FinishReason == ChatFinishReason.ToolCalls)
                response = await {|TRA1001:logged.GetResponseAsync(messages, options)|};
            return response.Text;
            """).Replace("IChatClient client", "IChatClient client, Logged logged")}}
        """;

    [Silent(TwinOf = nameof(A_client_that_overrides_the_request))]
    static string A_client_that_overrides_the_request_and_may_call_no_tool(ExtensionsAIPhrases say) => $$"""
        public class Logged(IChatClient inner) : DelegatingChatClient(inner)
        {
            public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
                base.GetResponseAsync(messages, options, cancellationToken);
        }

        {{Agent("""
            options.ToolMode = ChatToolMode.None;
            ChatResponse response = await logged.GetResponseAsync(messages, options);
            messages.AddMessages(response);
            response = await logged.GetResponseAsync(messages, options);
            return response.Text;
            """).Replace("IChatClient client", "IChatClient client, Logged logged")}}
        """;

    private static string Agent(string body) => $$"""
        public class Agent
        {
            public static async Task<string> Run(IChatClient client, List<ChatMessage> messages, ChatOptions options, ITools tools)
            {
                {{body.Replace("\n", "\n        ")}}
            }
        }
        """;

    // ---- Parts of messages that are handed on ----------------------------------------------------------------------------

    [Reported]
    static string Results_of_an_iterator_in_a_class_that_keeps_the_history(ExtensionsAIPhrases say) => Keeper("", "{|TRA2001:ResultsOf(reply)|}");

    [Silent(TwinOf = nameof(Results_of_an_iterator_in_a_class_that_keeps_the_history))]
    static string Results_of_an_iterator_behind_the_reply(ExtensionsAIPhrases say) => Keeper("history.AddMessages(reply);", "ResultsOf(reply)");

    [Reported]
    static string A_mapping_that_keeps_the_parts_of_tool_messages_alone(ExtensionsAIPhrases say) =>
        Mapping("{|TRA2004:new ChatMessage(ChatRole.Assistant, message.Text)|}", "new ChatMessage(ChatRole.Tool, message.Contents)");

    [Silent(TwinOf = nameof(A_mapping_that_keeps_the_parts_of_tool_messages_alone))]
    static string A_mapping_that_keeps_the_parts_of_all_messages(ExtensionsAIPhrases say) =>
        Mapping("new ChatMessage(ChatRole.Assistant, message.Contents)", "new ChatMessage(ChatRole.Tool, message.Contents)");

    [Silent(TwinOf = nameof(A_mapping_that_keeps_the_parts_of_tool_messages_alone))]
    static string A_mapping_that_keeps_the_text_of_all_messages(ExtensionsAIPhrases say) =>
        Mapping("new ChatMessage(ChatRole.Assistant, message.Text)", "new ChatMessage(ChatRole.Tool, message.Text)");

    private static string Keeper(string appendsReply, string results) => $$"""
        public class Keeper(IChatClient client)
        {
            private readonly List<ChatMessage> history = new() { new ChatMessage(ChatRole.User, "What is the weather?") };

            public async Task<string> RunAsync()
            {
                ChatResponse reply = await client.GetResponseAsync(history);
                {{appendsReply}}
                history.AddRange({{results}});
                reply = await client.GetResponseAsync(history);
                return reply.Text;
            }

            private static IEnumerable<ChatMessage> ResultsOf(ChatResponse reply)
            {
                foreach (var call in reply.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>())
                {
                    yield return new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, "Sunny")]);
                }
            }
        }
        """;

    private static string Mapping(string ofAssistant, string ofTool) => $$"""
        public static class Mapping
        {
            public static List<ChatMessage> Copy(List<ChatMessage> history) => history.Select(Copy).ToList();

            public static ChatMessage Result(string id) => new(ChatRole.Tool, [new FunctionResultContent(id, "Sunny")]);

            private static ChatMessage Copy(ChatMessage message)
            {
                if (message.Role == ChatRole.Assistant) return {{ofAssistant}};
                if (message.Role == ChatRole.Tool) return {{ofTool}};
                return new ChatMessage(ChatRole.User, message.Text);
            }
        }
        """;
}
