using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Sdks;

/// <summary>
/// What is special to <c>Anthropic.SDK</c>: the message of a reply carries its calls and turns into a text by itself, calls are of two types,
/// a result is a message that is made of a call or a part of one, and parameters keep the list that they are given.
/// </summary>
public class AnthropicSdkTests : RuleTests<AnthropicSdkTests>
{
    // ---- The canonical loops ---------------------------------------------------------------------------------------------

    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string The_canonical_loop(AnthropicSdkPhrases say) => Agent("""
        parameters.Messages = messages;
        while (true)
        {
            MessageResponse res = await client.Messages.GetClaudeMessageAsync(parameters);
            messages.Add(res.Message);
            if (res.ToolCalls.Count == 0) return res.FirstMessage.Text;
            foreach (var call in res.ToolCalls)
                messages.Add(new Message(call, await call.InvokeAsync<string>()));
        }
        """);

    [Reported]
    static string The_first_call_alone(AnthropicSdkPhrases say) => Agent("""
        parameters.Messages = messages;
        while (true)
        {
            MessageResponse res = await client.Messages.GetClaudeMessageAsync(parameters);
            messages.Add(res.Message);
            if (res.ToolCalls.Count == 0) return res.FirstMessage.Text;
            var call = res.ToolCalls[0];
            messages.Add({|TRA1002:new Message(call, await call.InvokeAsync<string>())|});
        }
        """);

    [Silent(TwinOf = nameof(One_message_with_the_result_of_some_calls))]
    static string One_message_with_all_results(AnthropicSdkPhrases say) => Agent("""
        while (true)
        {
            parameters.Messages = messages;
            var res = await client.Messages.GetClaudeMessageAsync(parameters);
            messages.Add(res.Message);
            var uses = res.Content.OfType<ToolUseContent>().ToList();
            if (res.StopReason != "tool_use") return res.FirstMessage.Text;
            messages.Add(new Message { Role = RoleType.User, Content = uses.Select(use => (ContentBase)new ToolResultContent { ToolUseId = use.Id, Content = [new TextContent { Text = "Sunny" }] }).ToList() });
        }
        """);

    [Reported]
    static string One_message_with_the_result_of_some_calls(AnthropicSdkPhrases say) => Agent("""
        while (true)
        {
            parameters.Messages = messages;
            var res = await client.Messages.GetClaudeMessageAsync(parameters);
            messages.Add(res.Message);
            var uses = res.Content.OfType<ToolUseContent>().ToList();
            if (res.StopReason != "tool_use") return res.FirstMessage.Text;
            messages.Add(new Message { Role = RoleType.User, Content = {|TRA1004:uses.Where(use => tools.Knows(use.Name))|}.Select(use => (ContentBase)new ToolResultContent { ToolUseId = use.Id, Content = [new TextContent { Text = "Sunny" }] }).ToList() });
        }
        """);

    [Silent(TwinOf = nameof(A_block_that_gets_no_result))]
    static string Blocks_that_are_tested_one_by_one(AnthropicSdkPhrases say) => Agent("""
        while (true)
        {
            parameters.Messages = messages;
            var res = await client.Messages.GetClaudeMessageAsync(parameters);
            messages.Add(res.Message);
            if (res.StopReason != "tool_use") return res.FirstMessage.Text;
            var results = new List<ContentBase>();
            foreach (var block in res.Content)
            {
                if (block is TextContent text) tools.Log.Info(text.Text);
                else if (block is ToolUseContent use) results.Add(new ToolResultContent { ToolUseId = use.Id, Content = [new TextContent { Text = "Sunny" }] });
            }
            messages.Add(new Message { Role = RoleType.User, Content = results });
        }
        """);

    [Reported]
    static string A_block_that_gets_no_result(AnthropicSdkPhrases say) => Agent("""
        while (true)
        {
            parameters.Messages = messages;
            var res = await client.Messages.GetClaudeMessageAsync(parameters);
            messages.Add(res.Message);
            if (res.StopReason != "tool_use") return res.FirstMessage.Text;
            var results = new List<ContentBase>();
            foreach (var block in res.Content)
            {
                if (block is TextContent text) tools.Log.Info(text.Text);
                else if (block is ToolUseContent use)
                {
                    if (!tools.Knows(use.Name)) {|TRA1004:continue|};
                    results.Add(new ToolResultContent { ToolUseId = use.Id, Content = [new TextContent { Text = "Sunny" }] });
                }
            }
            messages.Add(new Message { Role = RoleType.User, Content = results });
        }
        """);

    // ---- Failures --------------------------------------------------------------------------------------------------------

    [Reported]
    static string A_call_that_fails(AnthropicSdkPhrases say) => Answered("""
        try
        {
            messages.Add(new Message(call, await call.InvokeAsync<string>()));
        }
        {|TRA1005:catch|} (InvalidOperationException failure)
        {
            tools.Log.Error(failure);
        }
        """);

    [Silent(TwinOf = nameof(A_call_that_fails))]
    static string A_call_that_fails_with_an_error_for_a_result(AnthropicSdkPhrases say) => Answered("""
        try
        {
            messages.Add(new Message(call, await call.InvokeAsync<string>()));
        }
        catch (InvalidOperationException failure)
        {
            messages.Add(new Message(call, failure.Message, isError: true));
        }
        """);

    [Reported]
    static string A_loop_that_is_left(AnthropicSdkPhrases say) => Answered("""
        if (!tools.Knows(call.Name)) {|TRA1003:break|};
        messages.Add(new Message(call, await call.InvokeAsync<string>()));
        """);

    [Silent(TwinOf = nameof(A_loop_that_is_left))]
    static string A_loop_that_goes_on(AnthropicSdkPhrases say) => Answered("""
        if (!tools.Knows(call.Name)) { messages.Add(new Message(call, "unknown", isError: true)); continue; }
        messages.Add(new Message(call, await call.InvokeAsync<string>()));
        """);

    [Reported]
    static string No_results(AnthropicSdkPhrases say) => Agent("""
        var res = await client.Messages.GetClaudeMessageAsync(parameters);
        parameters.Messages.Add(res.Message);
        if (res.StopReason == "tool_use")
            res = await {|TRA1001:client.Messages.GetClaudeMessageAsync(parameters)|};
        return res.FirstMessage.Text;
        """);

    [Silent(TwinOf = nameof(No_results))]
    static string No_results_without_calls(AnthropicSdkPhrases say) => Agent("""
        var res = await client.Messages.GetClaudeMessageAsync(parameters);
        parameters.Messages.Add(res.Message);
        if (res.StopReason == "end_turn")
            res = await client.Messages.GetClaudeMessageAsync(parameters);
        return res.FirstMessage.Text;
        """);

    [Reported]
    static string A_result_without_an_id(AnthropicSdkPhrases say) => Answered("""
        messages.Add(new Message { Role = RoleType.User, Content = [{|TRA3004:new ToolResultContent { Content = [new TextContent { Text = "Sunny" }] }|}] });
        """);

    [Reported]
    static string A_result_with_the_name_of_the_function(AnthropicSdkPhrases say) => Answered("""
        messages.Add(new Message { Role = RoleType.User, Content = [new ToolResultContent { ToolUseId = {|TRA3002:call.Name|}, Content = [new TextContent { Text = "Sunny" }] }] });
        """);

    [Reported]
    static string A_result_with_the_id_of_the_reply(AnthropicSdkPhrases say) => Answered("""
        messages.Add(new Message { Role = RoleType.User, Content = [new ToolResultContent { ToolUseId = {|TRA3002:res.Id|}, Content = [new TextContent { Text = "Sunny" }] }] });
        """);

    [Silent(TwinOf = nameof(A_result_with_the_id_of_the_reply))]
    static string A_result_with_the_id_of_the_call(AnthropicSdkPhrases say) => Answered("""
        var result = new ToolResultContent();
        result.ToolUseId = call.Id;
        result.Content = [new TextContent { Text = "Sunny" }];
        messages.Add(new Message { Role = RoleType.User, Content = [result] });
        """);

    [Reported]
    static string A_result_in_a_message_of_the_assistant(AnthropicSdkPhrases say) => Answered("""
        messages.Add(new Message { Role = {|TRA3005:RoleType.Assistant|}, Content = [new ToolResultContent { ToolUseId = call.Id, Content = [new TextContent { Text = "Sunny" }] }] });
        """);

    [Silent(TwinOf = nameof(A_result_in_a_message_of_the_assistant))]
    static string A_result_in_a_message_of_the_user(AnthropicSdkPhrases say) => Answered("""
        messages.Add(new Message { Role = RoleType.User, Content = [new ToolResultContent { ToolUseId = call.Id, Content = [new TextContent { Text = "Sunny" }] }] });
        """);

    [Reported]
    static string Two_results(AnthropicSdkPhrases say) => Answered("""
        messages.Add(new Message(call, "Running"));
        messages.Add({|TRA2003:new Message(call, "Sunny")|});
        """);

    [Silent(TwinOf = nameof(Two_results))]
    static string One_of_two_results(AnthropicSdkPhrases say) => Answered("""
        if (tools.Knows(call.Name)) messages.Add(new Message(call, "Sunny"));
        else messages.Add(new Message(call, "unknown"));
        """);

    [Reported]
    static string A_message_between_the_results(AnthropicSdkPhrases say) => Answered("""
        messages.Add(new Message(call, "See the picture."));
        messages.Add({|TRA4001:new Message(RoleType.User, "The picture")|});
        """);

    [Reported]
    static string A_text_before_the_result_in_one_message(AnthropicSdkPhrases say) => Answered("""
        messages.Add(new Message { Role = RoleType.User, Content = [{|TRA4001:new TextContent { Text = "The result:" }|}, new ToolResultContent { ToolUseId = call.Id, Content = [new TextContent { Text = "Sunny" }] }] });
        """);

    [Silent(TwinOf = nameof(A_text_before_the_result_in_one_message))]
    static string A_text_before_the_text_of_a_result(AnthropicSdkPhrases say) => Answered("""
        messages.Add(new Message { Role = RoleType.User, Content = [new ToolResultContent { ToolUseId = call.Id, Content = [new TextContent { Text = "The result:" }, new TextContent { Text = "Sunny" }] }] });
        """);

    [Reported]
    static string A_question_in_the_middle(AnthropicSdkPhrases say) => Answered("""
        messages.Add(new Message(call, "Sunny"));
        await {|TRA4002:client.Messages.GetClaudeMessageAsync(parameters)|};
        """);

    [Silent(TwinOf = nameof(A_question_in_the_middle))]
    static string Another_question_in_the_middle(AnthropicSdkPhrases say) => Answered("""
        messages.Add(new Message(call, "Sunny"));
        await client.Messages.GetClaudeMessageAsync(new MessageParameters { MaxTokens = 1024, Messages = [new Message(RoleType.User, call.Name)] });
        """);

    // ---- The message of a reply ------------------------------------------------------------------------------------------

    [Reported]
    static string The_text_of_a_reply(AnthropicSdkPhrases say) => AppendedAs("new Message(RoleType.Assistant, {|TRA2002:res.FirstMessage.Text|})");

    [Reported]
    static string The_first_block_of_a_reply_that_turns_into_a_text(AnthropicSdkPhrases say) => AppendedAs("new Message(RoleType.Assistant, {|TRA2002:res.FirstMessage|})");

    [Reported]
    static string The_message_of_a_reply_that_turns_into_a_text(AnthropicSdkPhrases say) => AppendedAs("new Message(RoleType.Assistant, {|TRA2002:res.Message|})");

    [Reported]
    static string The_message_of_a_reply_as_a_text(AnthropicSdkPhrases say) => AppendedAs("new Message(RoleType.Assistant, {|TRA2002:res.Message.ToString()|})");

    [Silent(TwinOf = nameof(The_message_of_a_reply_that_turns_into_a_text))]
    static string The_message_of_a_reply(AnthropicSdkPhrases say) => AppendedAs("res.Message");

    [Silent(TwinOf = nameof(The_first_block_of_a_reply_that_turns_into_a_text))]
    static string The_content_of_a_reply(AnthropicSdkPhrases say) => AppendedAs("new Message { Role = RoleType.Assistant, Content = res.Content }");

    [Reported]
    static string The_text_of_a_reply_in_a_part(AnthropicSdkPhrases say) => AppendedAs("{|TRA2002:new Message { Role = RoleType.Assistant, Content = [new TextContent { Text = res.FirstMessage.Text }] }|}");

    [Silent(TwinOf = nameof(The_text_of_a_reply_in_a_part))]
    static string The_text_and_the_calls_of_a_reply_in_parts(AnthropicSdkPhrases say) => AppendedAs("new Message { Role = RoleType.Assistant, Content = [new TextContent { Text = res.FirstMessage.Text }, .. res.Content.OfType<ToolUseContent>()] }");

    [Reported]
    static string A_reply_that_is_left_out(AnthropicSdkPhrases say) => Agent("""
        var res = await client.Messages.GetClaudeMessageAsync(parameters);
        foreach (var call in res.ToolCalls)
            parameters.Messages.Add({|TRA2001:new Message(call, "Sunny")|});
        res = await client.Messages.GetClaudeMessageAsync(parameters);
        return res.FirstMessage.Text;
        """);

    [Silent(TwinOf = nameof(A_reply_that_is_left_out))]
    static string A_reply_that_is_put_in(AnthropicSdkPhrases say) => Agent("""
        var res = await client.Messages.GetClaudeMessageAsync(parameters);
        parameters.Messages.Add(res.Message);
        foreach (var call in res.ToolCalls)
            parameters.Messages.Add(new Message(call, "Sunny"));
        res = await client.Messages.GetClaudeMessageAsync(parameters);
        return res.FirstMessage.Text;
        """);

    // ---- Look-alikes -----------------------------------------------------------------------------------------------------

    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string A_stream_whose_replies_make_one_message(AnthropicSdkPhrases say) => Agent("""
        parameters.Messages = messages;
        var outputs = new List<MessageResponse>();
        await foreach (var res in client.Messages.StreamClaudeMessageAsync(parameters))
            outputs.Add(res);
        messages.Add(new Message(outputs));
        foreach (var res in outputs)
            foreach (var call in res.ToolCalls)
                messages.Add(new Message(call, await call.InvokeAsync<string>()));
        var last = await client.Messages.GetClaudeMessageAsync(parameters);
        return last.FirstMessage.Text;
        """);

    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string A_stream_whose_text_is_told(AnthropicSdkPhrases say) => Agent("""
        var outputs = new List<MessageResponse>();
        await foreach (var res in client.Messages.StreamClaudeMessageAsync(parameters))
        {
            if (res.Delta != null) tools.Log.Info(res.Delta.Text);
            outputs.Add(res);
        }
        parameters.Messages.Add(new Message(outputs));
        return "";
        """);

    [Silent(TwinOf = nameof(A_call_that_fails))]
    static string A_picture_for_a_result(AnthropicSdkPhrases say) => Answered("""
        messages.Add(new Message(call, await call.InvokeAsync<string>(), "image/png"));
        """);

    [Silent(TwinOf = nameof(A_message_between_the_results))]
    static string A_message_behind_the_results(AnthropicSdkPhrases say) => Agent("""
        parameters.Messages = messages;
        var res = await client.Messages.GetClaudeMessageAsync(parameters);
        messages.Add(res.Message);
        foreach (var call in res.ToolCalls)
            messages.Add(new Message(call, "Sunny"));
        messages.Add(new Message(RoleType.User, "Be brief."));
        res = await client.Messages.GetClaudeMessageAsync(parameters);
        return res.FirstMessage.Text;
        """);

    [Silent(TwinOf = nameof(A_message_between_the_results))]
    static string A_text_behind_the_results_in_one_message(AnthropicSdkPhrases say) => Agent("""
        parameters.Messages = messages;
        while (true)
        {
            var res = await client.Messages.GetClaudeMessageAsync(parameters);
            messages.Add(res.Message);
            var results = res.Content.OfType<ToolUseContent>().Select(use => (ContentBase)new ToolResultContent { ToolUseId = use.Id, Content = [new TextContent { Text = "Sunny" }] }).ToList();
            if (results.Count == 0) return "";
            results.Add(new TextContent { Text = "Be brief." });
            messages.Add(new Message { Role = RoleType.User, Content = results });
        }
        """);

    [Reported]
    static string Results_that_are_sent_back_once(AnthropicSdkPhrases say) => Agent("""
        parameters.Messages = messages;
        var res = await client.Messages.GetClaudeMessageAsync(parameters);
        messages.Add(res.Message);
        if (res.ToolCalls.Count > 0)
        {
            foreach (var call in res.ToolCalls) messages.Add(new Message(call, "Sunny"));
            res = await {|TRA5001(info):client.Messages.GetClaudeMessageAsync(parameters)|};
        }
        return res.FirstMessage.Text;
        """);

    [Silent(TwinOf = nameof(Results_that_are_sent_back_once))]
    static string Results_that_are_sent_back_until_there_are_none(AnthropicSdkPhrases say) => Agent("""
        parameters.Messages = messages;
        var res = await client.Messages.GetClaudeMessageAsync(parameters);
        messages.Add(res.Message);
        while (res.ToolCalls.Count > 0)
        {
            foreach (var call in res.ToolCalls) messages.Add(new Message(call, "Sunny"));
            res = await client.Messages.GetClaudeMessageAsync(parameters);
            messages.Add(res.Message);
        }
        return res.FirstMessage.Text;
        """);

    [Silent(TwinOf = nameof(One_message_with_the_result_of_some_calls))]
    static string Results_of_some_calls_and_then_those_of_the_others(AnthropicSdkPhrases say) => Agent("""
        parameters.Messages = messages;
        var res = await client.Messages.GetClaudeMessageAsync(parameters);
        messages.Add(res.Message);
        var uses = res.Content.OfType<ToolUseContent>().ToList();
        var results = uses.Where(use => tools.Knows(use.Name)).Select(use => (ContentBase)new ToolResultContent { ToolUseId = use.Id, Content = [new TextContent { Text = "Sunny" }] }).ToList();
        results.AddRange(uses.Where(use => !tools.Knows(use.Name)).Select(use => new ToolResultContent { ToolUseId = use.Id, IsError = true }));
        messages.Add(new Message { Role = RoleType.User, Content = results });
        res = await client.Messages.GetClaudeMessageAsync(parameters);
        return res.FirstMessage.Text;
        """);

    [Silent(TwinOf = nameof(The_message_of_a_reply_as_a_text))]
    static string A_conversation_without_tools(AnthropicSdkPhrases say) => Agent("""
        messages.Add(new Message(RoleType.User, "Hello!"));
        parameters.Messages = messages;
        var res = await client.Messages.GetClaudeMessageAsync(parameters);
        messages.Add(new Message(RoleType.Assistant, res.FirstMessage.Text));
        messages.Add(new Message(RoleType.User, "And then?"));
        res = await client.Messages.GetClaudeMessageAsync(parameters);
        return res.Message.ToString();
        """);

    [Silent(TwinOf = nameof(The_text_of_a_reply))]
    static string An_answer_that_is_begun_for_the_model(AnthropicSdkPhrases say) => Agent("""
        parameters.Messages = [new Message(RoleType.User, "Answer in JSON."), new Message(RoleType.Assistant, "{")];
        var res = await client.Messages.GetClaudeMessageAsync(parameters);
        return "{" + res.FirstMessage.Text;
        """);

    [Silent(TwinOf = nameof(No_results))]
    static string Tokens_that_are_counted_before_the_results(AnthropicSdkPhrases say) => Agent("""
        parameters.Messages = messages;
        var res = await client.Messages.GetClaudeMessageAsync(parameters);
        messages.Add(res.Message);
        foreach (var call in res.ToolCalls)
            messages.Add(new Message(call, "Sunny"));
        var count = await client.Messages.CountMessageTokensAsync(parameters);
        tools.Log.Info($"{count.InputTokens}");
        res = await client.Messages.GetClaudeMessageAsync(parameters);
        return res.FirstMessage.Text;
        """);

    [Silent(TwinOf = nameof(No_results))]
    static string The_same_request_again(AnthropicSdkPhrases say) => Agent("""
        parameters.Messages = messages;
        MessageResponse res;
        try
        {
            res = await client.Messages.GetClaudeMessageAsync(parameters);
        }
        catch (InvalidOperationException)
        {
            res = await client.Messages.GetClaudeMessageAsync(parameters);
        }
        messages.Add(res.Message);
        return res.FirstMessage.Text;
        """);

    [Silent(TwinOf = nameof(Tools_that_must_be_used))]
    static string Tools_that_may_not_be_used(AnthropicSdkPhrases say) => Agent("""
        messages = [new Message(RoleType.User, "Hello!")];
        parameters = new MessageParameters { MaxTokens = 1024, Messages = messages, Tools = new List<Anthropic.SDK.Common.Tool> { new() }, ToolChoice = new ToolChoice { Type = ToolChoiceType.None } };
        var res = await client.Messages.GetClaudeMessageAsync(parameters);
        messages.Add(res.Message);
        res = await client.Messages.GetClaudeMessageAsync(parameters);
        return res.FirstMessage.Text;
        """);

    [Reported]
    static string Tools_that_must_be_used(AnthropicSdkPhrases say) => Agent("""
        messages = [new Message(RoleType.User, "Hello!")];
        parameters = new MessageParameters { MaxTokens = 1024, Messages = messages, Tools = new List<Anthropic.SDK.Common.Tool> { new() }, ToolChoice = new ToolChoice { Type = ToolChoiceType.Any } };
        var res = await client.Messages.GetClaudeMessageAsync(parameters);
        messages.Add(res.Message);
        res = await {|TRA1001:client.Messages.GetClaudeMessageAsync(parameters)|};
        return res.FirstMessage.Text;
        """);

    [Reported]
    static string Tools_that_nobody_answers(AnthropicSdkPhrases say) => Agent("""
        messages = [new Message(RoleType.User, "Hello!")];
        parameters = new MessageParameters { MaxTokens = 1024, Messages = messages, Tools = new List<Anthropic.SDK.Common.Tool> { new() } };
        var res = await client.Messages.GetClaudeMessageAsync(parameters);
        messages.Add(res.Message);
        res = await {|TRA1001:client.Messages.GetClaudeMessageAsync(parameters)|};
        return res.FirstMessage.Text;
        """);

    [Silent(TwinOf = nameof(Tools_that_nobody_answers))]
    static string No_tools(AnthropicSdkPhrases say) => Agent("""
        messages = [new Message(RoleType.User, "Hello!")];
        parameters = new MessageParameters { MaxTokens = 1024, Messages = messages, Tools = new List<Anthropic.SDK.Common.Tool>() };
        var res = await client.Messages.GetClaudeMessageAsync(parameters);
        messages.Add(res.Message);
        res = await client.Messages.GetClaudeMessageAsync(parameters);
        return res.FirstMessage.Text;
        """);

    [Silent(TwinOf = nameof(No_results))]
    static string A_message_whose_role_is_somebody_elses(AnthropicSdkPhrases say) => Agent("""
        parameters.Messages = messages;
        var res = await client.Messages.GetClaudeMessageAsync(parameters);
        messages.Add(new Message(tools.Answer<RoleType>("role"), res.FirstMessage.Text));
        foreach (var call in res.ToolCalls)
            messages.Add(new Message(call, "Sunny"));
        res = await client.Messages.GetClaudeMessageAsync(parameters);
        return res.FirstMessage.Text;
        """);

    [Silent(TwinOf = nameof(No_results))]
    static string A_reply_that_the_caller_answers(AnthropicSdkPhrases say) => Agent("""
        parameters.Messages = messages;
        var res = await client.Messages.GetClaudeMessageAsync(parameters);
        messages.Add(res.Message);
        return res.FirstMessage.Text;
        """);

    [Silent(TwinOf = nameof(No_results))]
    static string A_turn_with_the_tools_of_the_provider(AnthropicSdkPhrases say) => Agent("""
        parameters.Messages = messages;
        var res = await client.Messages.GetClaudeMessageAsync(parameters);
        messages.Add(res.Message);
        foreach (var block in res.Content)
        {
            if (block is ServerToolUseContent search) tools.Log.Info(search.Name);
            else if (block is WebSearchToolResultContent found) tools.Log.Info(found.ToolUseId);
        }
        return res.FirstMessage.Text;
        """);

    [Silent(TwinOf = nameof(A_result_with_the_name_of_the_function))]
    static string Calls_that_are_made_under_their_names(AnthropicSdkPhrases say) => Agent("""
        var res = await client.Messages.GetClaudeMessageAsync(parameters);
        var turn = new Message { Role = RoleType.Assistant, Content = [] };
        var results = new Message { Role = RoleType.User, Content = [] };
        foreach (var call in res.ToolCalls)
        {
            turn.Content.Add(new ToolUseContent { Id = call.Name, Name = call.Name });
            results.Content.Add(new ToolResultContent { ToolUseId = call.Name, Content = [new TextContent { Text = "Sunny" }] });
        }
        parameters.Messages = [.. messages, turn, results];
        res = await client.Messages.GetClaudeMessageAsync(parameters);
        return res.FirstMessage.Text;
        """);

    [Silent(TwinOf = nameof(A_result_without_an_id))]
    static string A_document_of_the_user(AnthropicSdkPhrases say) => Agent("""
        messages.Add(new Message(RoleType.User, new DocumentContent { Title = "Weather" }));
        messages.Add(new Message { Role = RoleType.User, Content = [new ImageContent { Source = new ImageSource { MediaType = "image/png", Data = "" } }, new TextContent { Text = "What is this?", CacheControl = new CacheControl() }] });
        parameters.Messages = messages;
        var res = await client.Messages.GetClaudeMessageAsync(parameters);
        return res.FirstMessage.Text;
        """);

    private static string AppendedAs(string message) => Agent($$"""
        parameters.Messages = messages;
        var res = await client.Messages.GetClaudeMessageAsync(parameters);
        messages.Add({{message}});
        foreach (var call in res.ToolCalls)
            messages.Add(new Message(call, "Sunny"));
        res = await client.Messages.GetClaudeMessageAsync(parameters);
        return res.FirstMessage.Text;
        """);

    private static string Answered(string answer) => Agent($$"""
        parameters.Messages = messages;
        var res = await client.Messages.GetClaudeMessageAsync(parameters);
        messages.Add(res.Message);
        foreach (var call in res.ToolCalls)
        {
            {{answer.Replace("\n", "\n    ")}}
        }
        res = await client.Messages.GetClaudeMessageAsync(parameters);
        return res.FirstMessage.Text;
        """);

    private static string Agent(string body) => $$"""
        public class Agent
        {
            public static async Task<string> Run(AnthropicClient client, MessageParameters parameters, List<Message> messages, ITools tools)
            {
                {{body.Replace("\n", "\n        ")}}
            }
        }
        """;
}
