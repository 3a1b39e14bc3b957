using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Sdks;

/// <summary>
/// What is special to <c>AWSSDK.BedrockRuntime</c>: blocks hold one thing each and are filled in, roles and reasons may be texts, and one
/// message of the user holds all results.
/// </summary>
public class BedrockTests : RuleTests<BedrockTests>
{
    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string The_canonical_loop(BedrockPhrases say) => Agent("""
        while (true)
        {
            request.Messages = messages;
            ConverseResponse response = await client.ConverseAsync(request);
            messages.Add(response.Output.Message);
            if (response.StopReason != StopReason.Tool_use) return response.Output.Message;
            var results = new List<ContentBlock>();
            foreach (ContentBlock block in response.Output.Message.Content)
                if (block.ToolUse is { } use)
                    results.Add(new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId, Content = [new ToolResultContentBlock { Text = tools.Run(use.Name, "") }] } });
            messages.Add(new Message { Role = ConversationRole.User, Content = results });
        }
        """);

    [Reported]
    static string The_first_call_alone(BedrockPhrases say) => Agent("""
        while (true)
        {
            request.Messages = messages;
            ConverseResponse response = await client.ConverseAsync(request);
            messages.Add(response.Output.Message);
            if (response.StopReason != StopReason.Tool_use) return response.Output.Message;
            var use = response.Output.Message.Content.First(block => block.ToolUse != null).ToolUse;
            messages.Add(new Message { Role = ConversationRole.User, Content = [new ContentBlock { ToolResult = {|TRA1002:new ToolResultBlock { ToolUseId = use.ToolUseId }|} }] });
        }
        """);

    [Reported]
    static string A_reason_that_is_a_text(BedrockPhrases say) => Agent("""
        request.Messages = messages;
        var response = await client.ConverseAsync(request);
        messages.Add(response.Output.Message);
        if (response.StopReason == "tool_use")
            response = await {|TRA1001:client.ConverseAsync(request)|};
        return response.Output.Message;
        """);

    [Silent(TwinOf = nameof(A_reason_that_is_a_text))]
    static string A_reason_that_is_another_text(BedrockPhrases say) => Agent("""
        request.Messages = messages;
        var response = await client.ConverseAsync(request);
        messages.Add(response.Output.Message);
        if (response.StopReason == "end_turn")
            response = await client.ConverseAsync(request);
        return response.Output.Message;
        """);

    [Reported]
    static string A_call_that_is_skipped(BedrockPhrases say) => Rounds("""
        foreach (var block in reply.Content)
        {
            if (block.ToolUse == null) continue;
            if (!tools.Knows(block.ToolUse.Name)) {|TRA1004:continue|};
            results.Add(new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = block.ToolUse.ToolUseId } });
        }
        """);

    [Silent(TwinOf = nameof(A_call_that_is_skipped))]
    static string A_call_that_gets_an_error(BedrockPhrases say) => Rounds("""
        foreach (var block in reply.Content)
        {
            if (block.ToolUse == null) continue;
            if (!tools.Knows(block.ToolUse.Name)) { results.Add(new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = block.ToolUse.ToolUseId, Status = ToolResultStatus.Error } }); continue; }
            results.Add(new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = block.ToolUse.ToolUseId } });
        }
        """);

    [Reported]
    static string A_catch_that_logs(BedrockPhrases say) => Rounds("""
        foreach (var use in reply.Content.Where(b => b.ToolUse != null).Select(b => b.ToolUse))
        {
            try { results.Add(new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId, Content = [new ToolResultContentBlock { Text = tools.Run(use.Name, "") }] } }); }
            {|TRA1005:catch|} (InvalidOperationException exception) { tools.Log.Error(exception); }
        }
        """);

    [Silent(TwinOf = nameof(A_catch_that_logs))]
    static string A_catch_that_tells_the_model(BedrockPhrases say) => Rounds("""
        foreach (var use in reply.Content.Where(b => b.ToolUse != null).Select(b => b.ToolUse))
        {
            var result = new ToolResultBlock { ToolUseId = use.ToolUseId };
            try { result.Content = [new ToolResultContentBlock { Text = tools.Run(use.Name, "") }]; }
            catch (InvalidOperationException exception) { result.Content = [new ToolResultContentBlock { Text = exception.Message }]; result.Status = ToolResultStatus.Error; }
            results.Add(new ContentBlock { ToolResult = result });
        }
        """);

    [Reported]
    static string The_name_as_the_id(BedrockPhrases say) => Rounds("""
        foreach (var block in reply.Content)
            if (block.ToolUse is { } use) results.Add(new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = {|TRA3002:use.Name|} } });
        """);

    [Silent(TwinOf = nameof(The_name_as_the_id))]
    static string The_id_as_the_id(BedrockPhrases say) => Rounds("""
        foreach (var block in reply.Content)
            if (block.ToolUse is { ToolUseId: var id }) results.Add(new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = id } });
        """);

    [Reported]
    static string No_id_at_all(BedrockPhrases say) => Rounds("""
        foreach (var block in reply.Content)
            if (block.ToolUse is { } use) results.Add(new ContentBlock { ToolResult = {|TRA3004:new ToolResultBlock { Content = [new ToolResultContentBlock { Text = tools.Run(use.Name, "") }] }|} });
        """);

    [Silent(TwinOf = nameof(No_id_at_all))]
    static string An_id_that_comes_later(BedrockPhrases say) => Rounds("""
        foreach (var block in reply.Content)
        {
            if (block.ToolUse is not { } use) continue;
            var answer = new ContentBlock();
            answer.ToolResult = new ToolResultBlock { Content = [new ToolResultContentBlock { Text = tools.Run(use.Name, "") }] };
            answer.ToolResult.ToolUseId = use.ToolUseId;
            results.Add(answer);
        }
        """);

    [Reported]
    static string The_text_of_the_reply(BedrockPhrases say) => Agent("""
        request.Messages = messages;
        var response = await client.ConverseAsync(request);
        var reply = response.Output.Message;
        messages.Add({|TRA2002:new Message { Role = ConversationRole.Assistant, Content = [new ContentBlock { Text = reply.Content[0].Text }] }|});
        messages.Add(new Message { Role = ConversationRole.User, Content = reply.Content.Where(b => b.ToolUse != null).Select(b => new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = b.ToolUse.ToolUseId } }).ToList() });
        response = await client.ConverseAsync(request);
        return response.Output.Message;
        """);

    [Silent(TwinOf = nameof(The_text_of_the_reply))]
    static string The_blocks_of_the_reply(BedrockPhrases say) => Agent("""
        request.Messages = messages;
        var response = await client.ConverseAsync(request);
        var reply = response.Output.Message;
        messages.Add(new Message { Role = ConversationRole.Assistant, Content = reply.Content });
        messages.Add(new Message { Role = ConversationRole.User, Content = reply.Content.Where(b => b.ToolUse != null).Select(b => new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = b.ToolUse.ToolUseId } }).ToList() });
        response = await client.ConverseAsync(request);
        return response.Output.Message;
        """);

    [Reported]
    static string The_turn_of_the_model_is_left_out(BedrockPhrases say) => Agent("""
        request.Messages = messages;
        var response = await client.ConverseAsync(request);
        if (response.StopReason != StopReason.Tool_use) return response.Output.Message;
        messages.Add(new Message { Role = "user", Content = response.Output.Message.Content.Where(b => b.ToolUse != null).Select(b => new ContentBlock { ToolResult = {|TRA2001:new ToolResultBlock { ToolUseId = b.ToolUse.ToolUseId }|} }).ToList() });
        response = await client.ConverseAsync(request);
        return response.Output.Message;
        """);

    [Silent(TwinOf = nameof(The_turn_of_the_model_is_left_out))]
    static string The_turn_of_the_model_is_put_in(BedrockPhrases say) => Agent("""
        request.Messages = messages;
        var response = await client.ConverseAsync(request);
        if (response.StopReason != StopReason.Tool_use) return response.Output.Message;
        messages.Add(response.Output.Message);
        messages.Add(new Message { Role = "user", Content = response.Output.Message.Content.Where(b => b.ToolUse != null).Select(b => new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = b.ToolUse.ToolUseId } }).ToList() });
        response = await client.ConverseAsync(request);
        return response.Output.Message;
        """);

    [Reported]
    static string Results_in_a_turn_of_the_model(BedrockPhrases say) => Rounds("""
        foreach (var block in reply.Content)
            if (block.ToolUse is { } use) results.Add(new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } });
        """, role: "{|TRA3005:ConversationRole.Assistant|}");

    [Silent(TwinOf = nameof(Results_in_a_turn_of_the_model))]
    static string Results_in_a_turn_of_a_user_that_is_a_text(BedrockPhrases say) => Rounds("""
        foreach (var block in reply.Content)
            if (block.ToolUse is { } use) results.Add(new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } });
        """, role: "\"user\"");

    [Reported]
    static string A_client_of_the_class(BedrockPhrases say) => Agent("""
        var own = new AmazonBedrockRuntimeClient();
        var asked = new ConverseRequest { ModelId = "claude", Messages = messages };
        var response = await own.ConverseAsync(asked);
        asked.Messages.Add(response.Output.Message);
        if (response.StopReason == StopReason.Tool_use)
            response = await {|TRA1001:own.ConverseAsync(asked)|};
        return response.Output.Message;
        """);

    [Silent(TwinOf = nameof(A_client_of_the_class))]
    static string A_client_of_the_class_that_is_sent_results(BedrockPhrases say) => Agent("""
        var own = new AmazonBedrockRuntimeClient();
        var asked = new ConverseRequest { ModelId = "claude", Messages = messages };
        var response = await own.ConverseAsync(asked);
        asked.Messages.Add(response.Output.Message);
        if (response.StopReason == StopReason.Tool_use)
        {
            var uses = response.Output.Message.Content.Where(b => b.ToolUse != null).ToList();
            asked.Messages.Add(new Message { Role = ConversationRole.User, Content = uses.ConvertAll(b => new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = b.ToolUse.ToolUseId } }) });
            response = await own.ConverseAsync(asked);
        }
        return response.Output.Message;
        """);

    [Reported]
    static string A_message_for_each_result(BedrockPhrases say) => Agent("""
        request.Messages = messages;
        var response = await client.ConverseAsync(request);
        messages.Add(response.Output.Message);
        foreach (var block in response.Output.Message.Content)
        {
            if (block.ToolUse != null)
                messages.Add({|TRA4003:new Message { Role = ConversationRole.User, Content = [new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = block.ToolUse.ToolUseId } }] }|});
        }
        response = await client.ConverseAsync(request);
        return response.Output.Message;
        """);

    [Silent(TwinOf = nameof(A_message_for_each_result))]
    static string A_message_for_all_results(BedrockPhrases say) => Agent("""
        request.Messages = messages;
        var response = await client.ConverseAsync(request);
        messages.Add(response.Output.Message);
        var answer = new Message { Role = ConversationRole.User, Content = new List<ContentBlock>() };
        foreach (var block in response.Output.Message.Content)
        {
            if (block.ToolUse != null)
                answer.Content.Add(new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = block.ToolUse.ToolUseId } });
        }
        messages.Add(answer);
        response = await client.ConverseAsync(request);
        return response.Output.Message;
        """);

    // ---- Look-alikes -----------------------------------------------------------------------------------------------------

    [Silent(TwinOf = nameof(A_call_that_is_skipped))]
    static string Blocks_that_are_told_apart(BedrockPhrases say) => Rounds("""
        foreach (var block in reply.Content)
        {
            if (!string.IsNullOrEmpty(block.Text)) tools.Log.Info(block.Text);
            else if (block.ToolUse != null) results.Add(new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = block.ToolUse.ToolUseId } });
        }
        """);

    [Silent(TwinOf = nameof(A_call_that_is_skipped))]
    static string A_switch_over_names(BedrockPhrases say) => Rounds("""
        foreach (var use in reply.Content.Select(b => b.ToolUse).OfType<ToolUseBlock>())
        {
            var text = use.Name switch { "get_weather" => "sunny", "get_time" => "noon", _ => "unknown" };
            results.Add(new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId, Content = [new ToolResultContentBlock { Text = text }] } });
        }
        """);

    [Silent(TwinOf = nameof(A_call_that_is_skipped))]
    static string Tasks_that_are_awaited_together(BedrockPhrases say) => Rounds("""
        results.AddRange(await Task.WhenAll(reply.Content.Where(b => b.ToolUse != null).Select(async b => new ContentBlock
        {
            ToolResult = new ToolResultBlock { ToolUseId = b.ToolUse.ToolUseId, Content = [new ToolResultContentBlock { Text = await tools.RunAsync(b.ToolUse.Name, "") }] },
        })));
        """);

    [Silent(TwinOf = nameof(A_call_that_is_skipped))]
    static string A_method_that_makes_the_block(BedrockPhrases say) => Rounds("""
        foreach (var block in reply.Content)
            if (block.ToolUse != null) results.Add(ResultOf(block.ToolUse));
        """);

    [Silent(TwinOf = nameof(A_call_that_is_skipped))]
    static string Calls_that_are_copied_first(BedrockPhrases say) => Rounds("""
        var uses = new List<ToolUseBlock>();
        foreach (var block in reply.Content)
            if (block.ToolUse != null) uses.Add(block.ToolUse);
        foreach (var use in uses)
            results.Add(new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } });
        """);

    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string A_stream_whose_message_is_put_together(BedrockPhrases say) => Agent("""
        var response = await client.ConverseStreamAsync(new ConverseStreamRequest { Messages = messages });
        var blocks = new List<ContentBlock>();
        foreach (var id in Ids(response)) blocks.Add(new ContentBlock { ToolUse = new ToolUseBlock { ToolUseId = id } });
        var message = new Message { Role = ConversationRole.Assistant, Content = blocks };
        messages.Add(message);
        messages.Add(new Message { Role = ConversationRole.User, Content = Ids(response).Select(id => new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = id } }).ToList() });
        await client.ConverseStreamAsync(new ConverseStreamRequest { Messages = messages });
        return message;
        """);

    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string A_conversation_without_tools(BedrockPhrases say) => Agent("""
        request.Messages = messages;
        messages.Add(new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = "Hello!" }] });
        var response = await client.ConverseAsync(request);
        messages.Add(response.Output.Message);
        messages.Add(new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = "And then?" }] });
        response = await client.ConverseAsync(request);
        return response.Output.Message;
        """);

    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string The_only_call(BedrockPhrases say) => Agent("""
        request.Messages = messages;
        var response = await client.ConverseAsync(request);
        messages.Add(response.Output.Message);
        var uses = response.Output.Message.Content.Where(b => b.ToolUse != null).ToList();
        if (uses.Count == 0) return response.Output.Message;
        if (uses.Count > 1) throw new InvalidOperationException();
        messages.Add(new Message { Role = ConversationRole.User, Content = [new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = uses[0].ToolUse.ToolUseId } }] });
        response = await client.ConverseAsync(request);
        return response.Output.Message;
        """);

    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string An_example_that_is_written_down(BedrockPhrases say) => Agent("""
        request.Messages =
        [
            new Message { Role = ConversationRole.Assistant, Content = [new ContentBlock { ToolUse = new ToolUseBlock { ToolUseId = "a" } }, new ContentBlock { ToolUse = new ToolUseBlock { ToolUseId = "b" } }] },
            new Message { Role = ConversationRole.User, Content = [new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = "a" } }, new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = "b" } }] },
        ];
        var response = await client.ConverseAsync(request);
        return response.Output.Message;
        """);

    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string Messages_of_somebody_else(BedrockPhrases say) => Agent("""
        request.Messages = messages;
        var response = await client.ConverseAsync(request);
        messages.Add(response.Output.Message);
        messages.Add(tools.Answer<Message>("all"));
        response = await client.ConverseAsync(request);
        return response.Output.Message;
        """);

    private static string Rounds(string answers, string role = "ConversationRole.User") => Agent($$"""
        while (true)
        {
            request.Messages = messages;
            var response = await client.ConverseAsync(request);
            var reply = response.Output.Message;
            messages.Add(reply);
            if (response.StopReason != StopReason.Tool_use) return reply;
            var results = new List<ContentBlock>();
            {{answers.Replace("\n", "\n    ")}}
            messages.Add(new Message { Role = {{role}}, Content = results });
        }
        """);

    private static string Agent(string body) => $$"""
        public class Agent
        {
            public static async Task<Message> Run(IAmazonBedrockRuntime client, ConverseRequest request, List<Message> messages, ITools tools)
            {
                {{body.Replace("\n", "\n        ")}}
            }

            private static ContentBlock ResultOf(ToolUseBlock use) => new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } };

            private static IReadOnlyList<string> Ids(ConverseStreamResponse response) => [response.ToString()!];
        }
        """;
}
