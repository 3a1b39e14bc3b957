using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Sdks;

/// <summary>
/// What is special to the official <c>Anthropic</c> package: the turn of the assistant is made block by block, results are parts of a
/// message of the user, and the history is a property of parameters that never change.
/// </summary>
public class AnthropicTests : RuleTests<AnthropicTests>
{
    // ---- The canonical loop ----------------------------------------------------------------------------------------------

    [Silent(TwinOf = nameof(A_call_that_gets_no_result_block))]
    static string The_canonical_loop(AnthropicPhrases say) => Agent(say, $$"""
        while (true)
        {
            Message response = await client.Messages.Create(template with { Messages = messages });
            List<ContentBlockParam> assistant = [];
            List<ContentBlockParam> results = [];
            foreach (ContentBlock block in response.Content)
            {
                if (block.TryPickText(out TextBlock? text)) assistant.Add(new TextBlockParam { Text = text.Text });
                else if (block.TryPickThinking(out ThinkingBlock? thought)) assistant.Add(new ThinkingBlockParam { Thinking = thought.Thinking, Signature = thought.Signature });
                else if (block.TryPickToolUse(out ToolUseBlock? use))
                {
                    assistant.Add(new ToolUseBlockParam { ID = use.ID, Name = use.Name, Input = use.Input });
                    results.Add(new ToolResultBlockParam(use.ID) { Content = tools.Run(use.Name, "") });
                }
            }
            messages.Add({{OfAssistant(say, "assistant")}});
            if (response.StopReason != StopReason.ToolUse) return "";
            messages.Add({{OfUser(say, "results")}});
        }
        """);

    [Reported]
    static string A_call_that_gets_no_result_block(AnthropicPhrases say) => Agent(say, $$"""
        while (true)
        {
            Message response = await client.Messages.Create(template with { Messages = messages });
            List<ContentBlockParam> assistant = [];
            List<ContentBlockParam> results = [];
            foreach (ContentBlock block in response.Content)
            {
                if (block.TryPickText(out TextBlock? text)) assistant.Add(new TextBlockParam { Text = text.Text });
                else if (block.TryPickToolUse(out ToolUseBlock? use))
                {
                    assistant.Add(new ToolUseBlockParam { ID = use.ID, Name = use.Name, Input = use.Input });
                    {|TRA1004:if|} (tools.Knows(use.Name)) results.Add(new ToolResultBlockParam(use.ID) { Content = tools.Run(use.Name, "") });
                }
            }
            messages.Add({{OfAssistant(say, "assistant")}});
            if (response.StopReason != StopReason.ToolUse) return "";
            messages.Add({{OfUser(say, "results")}});
        }
        """);

    [Reported]
    static string Only_the_first_call(AnthropicPhrases say) => Agent(say, $$"""
        Message response = await client.Messages.Create(template with { Messages = messages });
        messages.Add({{OfAssistant(say, Copied)}});
        var use = response.Content.Select(block => block.Value).OfType<ToolUseBlock>().FirstOrDefault();
        if (use is null) return "";
        messages.Add({{OfUser(say, """new List<ContentBlockParam> { {|TRA1002:new ToolResultBlockParam(use.ID) { Content = "sunny" }|} }""")}});
        response = await client.Messages.Create(template with { Messages = messages });
        return response.ID;
        """);

    [Silent(TwinOf = nameof(Only_the_first_call))]
    static string All_calls_in_a_projection(AnthropicPhrases say) => Agent(say, $$"""
        Message response = await client.Messages.Create(template with { Messages = messages });
        messages.Add({{OfAssistant(say, Copied)}});
        var uses = response.Content.Select(block => block.Value).OfType<ToolUseBlock>().ToList();
        if (uses.Count == 0) return "";
        messages.Add({{OfUser(say, """uses.Select(use => (ContentBlockParam)new ToolResultBlockParam(use.ID) { Content = "sunny" }).ToList()""")}});
        response = await client.Messages.Create(template with { Messages = messages });
        return response.StopReason == StopReason.ToolUse ? "" : response.ID;
        """);

    // ---- Parameters that never change --------------------------------------------------------------------------------------

    [Reported]
    static string Results_that_are_sent_back_once(AnthropicPhrases say) => SentBackOnce(say, Template, "{|TRA5001(info):client.Messages.Create(template with { Messages = messages })|}");

    [Silent(TwinOf = nameof(Results_that_are_sent_back_once))]
    static string Results_that_are_sent_back_until_there_are_none(AnthropicPhrases say) => SentBackOnce(say, Template, Template).Replace("if (", "while (");

    [Silent(TwinOf = nameof(Results_that_are_sent_back_once))]
    static string Results_that_are_sent_back_with_tools_forbidden(AnthropicPhrases say) => SentBackOnce(say, Template, "client.Messages.Create(template with { Messages = messages, ToolChoice = new ToolChoiceNone() })");

    [Silent(TwinOf = nameof(Results_that_are_sent_back_once))]
    static string Results_that_are_sent_back_without_tools(AnthropicPhrases say) => SentBackOnce(say, Template, "client.Messages.Create(template with { Messages = messages, Tools = null })");

    [Silent(TwinOf = nameof(Results_that_are_sent_back_once))]
    static string Results_that_are_sent_back_with_other_parameters(AnthropicPhrases say) => SentBackOnce(say, Template, """client.Messages.Create(new MessageCreateParams { Model = "claude", MaxTokens = 100, Messages = messages })""");

    [Reported]
    static string Parameters_that_are_made_twice_with_the_same_tools(AnthropicPhrases say) => SentBackOnce(say, Made("known"), $"{{|TRA5001(info):{Made("known")}|}}");

    [Silent(TwinOf = nameof(Parameters_that_are_made_twice_with_the_same_tools))]
    static string Parameters_that_are_made_twice_with_other_tools(AnthropicPhrases say) => SentBackOnce(say, Made("known"), Made("few"));

    private const string Template = "client.Messages.Create(template with { Messages = messages })";

    private static string Made(string tools) => $$"""client.Messages.Create(new MessageCreateParams { Model = "claude", MaxTokens = 100, Tools = {{tools}}, Messages = messages })""";

    private static string SentBackOnce(AnthropicPhrases say, string first, string second) => Agent(say, $$"""
        var known = template.Tools!.ToList();
        var few = known.Take(1).ToList();
        Message response = await {{first}};
        if (response.StopReason == StopReason.ToolUse)
        {
            messages.Add({{OfAssistant(say, Copied)}});
            messages.Add({{OfUser(say, """response.Content.Select(block => block.Value).OfType<ToolUseBlock>().Select(use => (ContentBlockParam)new ToolResultBlockParam(use.ID) { Content = "sunny" }).ToList()""")}});
            response = await {{second}};
        }
        return response.ID;
        """);

    // ---- The turn of the assistant ---------------------------------------------------------------------------------------

    [Reported]
    static string A_turn_made_of_text_alone(AnthropicPhrases say) => Agent(say, $$"""
        Message response = await client.Messages.Create(template with { Messages = messages });
        List<ContentBlockParam> assistant = [];
        foreach (ContentBlock block in response.Content)
        {
            if (block.TryPickText(out TextBlock? text)) assistant.Add(new TextBlockParam { Text = text.Text });
        }
        messages.Add({{OfAssistant(say, "assistant", "TRA2002")}});
        List<ContentBlockParam> results = [];
        foreach (var use in response.Content.Select(block => block.Value).OfType<ToolUseBlock>())
            results.Add(new ToolResultBlockParam(use.ID) { Content = "sunny" });
        messages.Add({{OfUser(say, "results")}});
        response = await client.Messages.Create(template with { Messages = messages });
        return response.ID;
        """);

    [Silent(TwinOf = nameof(A_turn_made_of_text_alone))]
    static string A_turn_made_of_the_blocks_as_they_came(AnthropicPhrases say) => Agent(say, $$"""
        Message response = await client.Messages.Create(template with { Messages = messages });
        List<ContentBlockParam> assistant = [];
        foreach (ContentBlock block in response.Content)
        {
            assistant.Add(new ContentBlockParam(block.Json));
        }
        messages.Add({{OfAssistant(say, "assistant")}});
        List<ContentBlockParam> results = [];
        foreach (var use in response.Content.Select(block => block.Value).OfType<ToolUseBlock>())
            results.Add(new ToolResultBlockParam(use.ID) { Content = "sunny" });
        messages.Add({{OfUser(say, "results")}});
        response = await client.Messages.Create(template with { Messages = messages });
        return response.ID;
        """);

    [Reported]
    static string A_turn_that_is_left_out(AnthropicPhrases say) => Agent(say, $$"""
        Message response = await client.Messages.Create(template with { Messages = messages });
        List<ContentBlockParam> results = [];
        foreach (var use in response.Content.Select(block => block.Value).OfType<ToolUseBlock>())
            results.Add({|TRA2001:new ToolResultBlockParam(use.ID) { Content = "sunny" }|});
        messages.Add({{OfUser(say, "results")}});
        response = await client.Messages.Create(template with { Messages = messages });
        return response.ID;
        """);

    [Silent(TwinOf = nameof(A_turn_that_is_left_out))]
    static string A_turn_that_is_put_in(AnthropicPhrases say) => Agent(say, $$"""
        Message response = await client.Messages.Create(template with { Messages = messages });
        List<ContentBlockParam> results = [];
        foreach (var use in response.Content.Select(block => block.Value).OfType<ToolUseBlock>())
            results.Add(new ToolResultBlockParam(use.ID) { Content = "sunny" });
        messages.Add({{OfAssistant(say, Copied)}});
        messages.Add({{OfUser(say, "results")}});
        response = await client.Messages.Create(template with { Messages = messages });
        return response.ID;
        """);

    // ---- Parameters ------------------------------------------------------------------------------------------------------

    [Reported]
    static string Messages_in_a_copy_of_the_parameters(AnthropicPhrases say) => Agent(say, $$"""
        Message response = await client.Messages.Create(template);
        template = template with { Messages = [.. template.Messages, {{OfAssistant(say, Copied)}}] };
        if (response.StopReason == StopReason.ToolUse)
            response = await {|TRA1001:client.Messages.Create(template)|};
        return response.ID;
        """);

    [Silent(TwinOf = nameof(Messages_in_a_copy_of_the_parameters))]
    static string Messages_in_a_copy_of_the_parameters_with_results(AnthropicPhrases say) => Agent(say, $$"""
        Message response = await client.Messages.Create(template);
        var results = response.Content.Select(block => block.Value).OfType<ToolUseBlock>().Select(use => (ContentBlockParam)new ToolResultBlockParam(use.ID) { Content = "sunny" }).ToList();
        template = template with { Messages = [.. template.Messages, {{OfAssistant(say, Copied)}}, {{OfUser(say, "results")}}] };
        if (response.StopReason == StopReason.ToolUse)
            response = await client.Messages.Create(template);
        return response.ID;
        """);

    // ---- Results ---------------------------------------------------------------------------------------------------------

    [Reported]
    static string A_result_with_the_id_of_the_reply(AnthropicPhrases say) => Answered(say, """
        results.Add(new ToolResultBlockParam { ToolUseID = {|TRA3002:response.ID|}, Content = "sunny" });
        """);

    [Silent(TwinOf = nameof(A_result_with_the_id_of_the_reply))]
    static string A_result_with_the_id_of_the_call(AnthropicPhrases say) => Answered(say, """
        results.Add(new ToolResultBlockParam { ToolUseID = use.ID, Content = "sunny" });
        """);

    [Reported]
    static string A_result_in_a_message_of_the_assistant(AnthropicPhrases say) => Agent(say, $$"""
        Message response = await client.Messages.Create(template with { Messages = messages });
        messages.Add({{OfAssistant(say, Copied)}});
        foreach (var use in response.Content.Select(block => block.Value).OfType<ToolUseBlock>())
            messages.Add({{OfAssistant(say, """new List<ContentBlockParam> { new ToolResultBlockParam(use.ID) { Content = "sunny" } }""", "TRA3005", isRole: true)}});
        response = await client.Messages.Create(template with { Messages = messages });
        return response.ID;
        """);

    [Silent(TwinOf = nameof(A_result_in_a_message_of_the_assistant))]
    static string A_message_of_the_user_for_the_results(AnthropicPhrases say) => Agent(say, $$"""
        Message response = await client.Messages.Create(template with { Messages = messages });
        messages.Add({{OfAssistant(say, Copied)}});
        List<ContentBlockParam> results = [];
        foreach (var use in response.Content.Select(block => block.Value).OfType<ToolUseBlock>())
            results.Add(new ToolResultBlockParam(use.ID) { Content = "sunny" });
        messages.Add({{OfUser(say, "results")}});
        response = await client.Messages.Create(template with { Messages = messages });
        return response.ID;
        """);

    // ---- Results come first in a message ----------------------------------------------------------------------------------

    [Reported]
    static string A_text_before_the_results(AnthropicPhrases say) => Parts(say, """
        results.Add({|TRA4001:new TextBlockParam { Text = "The results:" }|});
        foreach (var use in response.Content.Select(block => block.Value).OfType<ToolUseBlock>())
            results.Add(new ToolResultBlockParam(use.ID) { Content = "sunny" });
        """);

    [Silent(TwinOf = nameof(A_text_before_the_results))]
    static string A_text_behind_the_results(AnthropicPhrases say) => Parts(say, """
        foreach (var use in response.Content.Select(block => block.Value).OfType<ToolUseBlock>())
            results.Add(new ToolResultBlockParam(use.ID) { Content = "sunny" });
        results.Add(new TextBlockParam { Text = "Go on." });
        """);

    [Reported]
    static string A_text_behind_each_result(AnthropicPhrases say) => Parts(say, """
        foreach (var use in response.Content.Select(block => block.Value).OfType<ToolUseBlock>())
        {
            results.Add(new ToolResultBlockParam(use.ID) { Content = "See the text." });
            results.Add({|TRA4001:new TextBlockParam { Text = "sunny" }|});
        }
        """);

    [Silent(TwinOf = nameof(Texts_that_are_collected_and_put_first))]
    static string Texts_that_are_collected(AnthropicPhrases say) => Parts(say, """
        List<ContentBlockParam> texts = [];
        foreach (var use in response.Content.Select(block => block.Value).OfType<ToolUseBlock>())
        {
            results.Add(new ToolResultBlockParam(use.ID) { Content = "See the text." });
            texts.Add(new TextBlockParam { Text = "sunny" });
        }
        results.AddRange(texts);
        """);

    [Reported]
    static string Texts_that_are_collected_and_put_first(AnthropicPhrases say) => Parts(say, """
        List<ContentBlockParam> texts = [];
        foreach (var use in response.Content.Select(block => block.Value).OfType<ToolUseBlock>())
        {
            results.Add(new ToolResultBlockParam(use.ID) { Content = "See the text." });
            texts.Add({|TRA4001:new TextBlockParam { Text = "sunny" }|});
        }
        results = [.. texts, .. results];
        """);

    [Reported]
    static string A_text_that_is_inserted_before_the_results(AnthropicPhrases say) => Parts(say, """
        foreach (var use in response.Content.Select(block => block.Value).OfType<ToolUseBlock>())
            results.Add(new ToolResultBlockParam(use.ID) { Content = "sunny" });
        results.Insert(0, {|TRA4001:new TextBlockParam { Text = "The results:" }|});
        """);

    [Silent(TwinOf = nameof(A_text_that_is_inserted_before_the_results))]
    static string A_text_that_is_inserted_behind_the_results(AnthropicPhrases say) => Parts(say, """
        foreach (var use in response.Content.Select(block => block.Value).OfType<ToolUseBlock>())
            results.Add(new ToolResultBlockParam(use.ID) { Content = "sunny" });
        results.Insert(results.Count, new TextBlockParam { Text = "Go on." });
        """);

    [Reported]
    static string A_text_before_a_projection(AnthropicPhrases say) => Parts(say, """
        results = [{|TRA4001:new TextBlockParam { Text = "The results:" }|}, .. response.Content.Select(block => block.Value).OfType<ToolUseBlock>().Select(use => new ToolResultBlockParam(use.ID) { Content = "sunny" })];
        """);

    [Silent(TwinOf = nameof(A_text_before_a_projection))]
    static string A_text_behind_a_projection(AnthropicPhrases say) => Parts(say, """
        results = [.. response.Content.Select(block => block.Value).OfType<ToolUseBlock>().Select(use => new ToolResultBlockParam(use.ID) { Content = "sunny" }), new TextBlockParam { Text = "Go on." }];
        """);

    [Silent(TwinOf = nameof(A_text_before_the_results))]
    static string A_text_before_the_calls_of_the_assistant(AnthropicPhrases say) => Agent(say, $$"""
        Message response = await client.Messages.Create(template with { Messages = messages });
        List<ContentBlockParam> turn = [new TextBlockParam { Text = "Let me see." }], results = [];
        foreach (var use in response.Content.Select(block => block.Value).OfType<ToolUseBlock>())
        {
            turn.Add(new ToolUseBlockParam { ID = use.ID, Name = use.Name, Input = use.Input });
            results.Add(new ToolResultBlockParam(use.ID) { Content = "sunny" });
        }
        messages.Add({{OfAssistant(say, "turn")}});
        messages.Add({{OfUser(say, "results")}});
        response = await client.Messages.Create(template with { Messages = messages });
        return response.ID;
        """);

    [Silent(TwinOf = nameof(A_text_before_the_results))]
    static string A_text_before_results_of_somebody_else(AnthropicPhrases say) => Parts(say, """
        results.Add(new TextBlockParam { Text = "The results:" });
        results.AddRange(tools.Answer<List<ContentBlockParam>>(response.ID));
        """);

    // ---- Look-alikes -----------------------------------------------------------------------------------------------------

    [Silent(TwinOf = nameof(Only_the_first_call))]
    static string A_message_without_calls(AnthropicPhrases say) => Agent(say, $$"""
        messages.Add({{OfUser(say, "\"Hello\"")}});
        Message response = await client.Messages.Create(template with { Messages = messages });
        messages.Add({{OfAssistant(say, Copied)}});
        messages.Add({{OfUser(say, "\"And then?\"")}});
        response = await client.Messages.Create(template with { Messages = messages });
        return response.ID;
        """);

    [Silent(TwinOf = nameof(Only_the_first_call))]
    static string A_message_of_the_user_with_a_picture(AnthropicPhrases say) => Agent(say, $$"""
        messages.Add({{OfUser(say, """new List<ContentBlockParam> { new TextBlockParam { Text = "What is this?" } }""")}});
        Message response = await client.Messages.Create(template with { Messages = messages });
        return response.ID;
        """);

    [Silent(TwinOf = nameof(Only_the_first_call))]
    static string A_turn_that_a_helper_makes(AnthropicPhrases say) => Agent(say, $$"""
        Message response = await client.Messages.Create(template with { Messages = messages });
        messages.Add({{OfAssistant(say, "response.Content.Select(ToParam).ToList()")}});
        var uses = response.Content.Select(block => block.Value).OfType<ToolUseBlock>().ToList();
        if (uses.Count == 0) return "";
        messages.Add({{OfUser(say, """uses.Select(use => (ContentBlockParam)new ToolResultBlockParam(use.ID) { Content = "sunny" }).ToList()""")}});
        response = await client.Messages.Create(template with { Messages = messages });
        return response.StopReason == StopReason.ToolUse ? "" : response.ID;
        """);

    [Silent(TwinOf = nameof(Only_the_first_call))]
    static string A_stream_that_is_only_read(AnthropicPhrases say) => Agent(say, """
        await foreach (var part in client.Messages.CreateStreaming(template with { Messages = messages }))
            tools.Log.Info(part.ToString()!);
        return "";
        """);

    [Silent(TwinOf = nameof(Only_the_first_call))]
    static string A_reply_that_the_caller_answers(AnthropicPhrases say) => Agent(say, $$"""
        Message response = await client.Messages.Create(template with { Messages = messages });
        messages.Add({{OfAssistant(say, Copied)}});
        return response.ID;
        """);

    [Silent(TwinOf = nameof(Only_the_first_call))]
    static string Blocks_that_are_switched_over(AnthropicPhrases say) => Agent(say, $$"""
        Message response = await client.Messages.Create(template with { Messages = messages });
        messages.Add({{OfAssistant(say, Copied)}});
        List<ContentBlockParam> results = [];
        foreach (var block in response.Content)
        {
            switch (block.Value)
            {
                case TextBlock text: tools.Log.Info(text.Text); break;
                case ToolUseBlock use: results.Add(new ToolResultBlockParam(use.ID) { Content = "sunny" }); break;
            }
        }
        if (results.Count == 0) return "";
        messages.Add({{OfUser(say, "results")}});
        response = await client.Messages.Create(template with { Messages = messages });
        return response.ID;
        """);

    [Silent(TwinOf = nameof(Only_the_first_call))]
    static string Marks_for_the_cache(AnthropicPhrases say) => Parts(say, """
        var uses = response.Content.Select(block => block.Value).OfType<ToolUseBlock>().ToList();
        for (var i = 0; i < uses.Count; i++)
            results.Add(new ToolResultBlockParam(uses[i].ID) { Content = "sunny", CacheControl = i == uses.Count - 1 ? new CacheControlEphemeral() : null });
        """);

    [Silent(TwinOf = nameof(A_turn_made_of_text_alone))]
    static string Thoughts_that_are_kept(AnthropicPhrases say) => Agent(say, $$"""
        Message response = await client.Messages.Create(template with { Messages = messages });
        List<ContentBlockParam> turn = [];
        foreach (var block in response.Content)
        {
            switch (block.Value)
            {
                case ThinkingBlock thought: turn.Add(new ThinkingBlockParam { Thinking = thought.Thinking, Signature = thought.Signature }); break;
                case RedactedThinkingBlock hidden: turn.Add(new RedactedThinkingBlockParam { Data = hidden.Data }); break;
                case TextBlock text: turn.Add(new TextBlockParam { Text = text.Text }); break;
                case ToolUseBlock use: turn.Add(new ToolUseBlockParam { ID = use.ID, Name = use.Name, Input = use.Input }); break;
            }
        }
        messages.Add({{OfAssistant(say, "turn")}});
        List<ContentBlockParam> results = [];
        foreach (var use in response.Content.Select(block => block.Value).OfType<ToolUseBlock>())
            results.Add(new ToolResultBlockParam(use.ID) { Content = "sunny" });
        if (results.Count == 0) return "";
        messages.Add({{OfUser(say, "results")}});
        response = await client.Messages.Create(template with { Messages = messages });
        return response.ID;
        """);

    [Silent(TwinOf = nameof(A_turn_made_of_text_alone))]
    static string An_answer_that_is_begun_for_the_model(AnthropicPhrases say) => Agent(say, $$"""
        messages.Add({{OfUser(say, "\"Answer in JSON.\"")}});
        messages.Add({{OfAssistant(say, "\"{\"")}});
        Message response = await client.Messages.Create(template with { Messages = messages });
        messages[^1] = {{OfAssistant(say, "\"{\" + response.Content[0].Value")}};
        messages.Add({{OfUser(say, "\"Go on.\"")}});
        response = await client.Messages.Create(template with { Messages = messages });
        return response.ID;
        """);

    [Silent(TwinOf = nameof(A_call_that_gets_no_result_block))]
    static string Tools_of_the_provider(AnthropicPhrases say) => Agent(say, $$"""
        while (true)
        {
            Message response = await client.Messages.Create(template with { Messages = messages });
            messages.Add({{OfAssistant(say, Copied)}});
            List<ContentBlockParam> results = [];
            foreach (var block in response.Content)
            {
                if (block.Value is ServerToolUseBlock search) tools.Log.Info(search.ID);
                else if (block.Value is WebSearchToolResultBlock found) tools.Log.Info(found.ToolUseID);
                else if (block.Value is ToolUseBlock use) results.Add(new ToolResultBlockParam(use.ID) { Content = "sunny" });
            }
            if (results.Count == 0) return "";
            messages.Add({{OfUser(say, "results")}});
        }
        """);

    [Silent(TwinOf = nameof(A_text_behind_each_result))]
    static string Results_with_a_text_and_a_picture(AnthropicPhrases say) => Parts(say, """
        foreach (var use in response.Content.Select(block => block.Value).OfType<ToolUseBlock>())
        {
            results.Add(new ToolResultBlockParam(use.ID)
            {
                Content = new List<Block> { new TextBlockParam { Text = "sunny" }, new ImageBlockParam { Source = new Base64ImageSource { Data = "", MediaType = MediaType.ImagePng } } },
            });
        }
        """);

    [Silent(TwinOf = nameof(A_call_that_gets_no_result_block))]
    static string A_tool_that_fails(AnthropicPhrases say) => Parts(say, """
        foreach (var use in response.Content.Select(block => block.Value).OfType<ToolUseBlock>())
        {
            try
            {
                results.Add(new ToolResultBlockParam(use.ID) { Content = tools.Run(use.Name, "") });
            }
            catch (InvalidOperationException failure)
            {
                results.Add(new ToolResultBlockParam(use.ID) { Content = failure.Message, IsError = true });
            }
        }
        """);

    [Silent(TwinOf = nameof(A_turn_that_is_left_out))]
    static string Tokens_that_are_counted_before_a_send(AnthropicPhrases say) => Agent(say, $$"""
        while (true)
        {
            var count = await client.Messages.CountTokens(new MessageCountTokensParams { Model = "claude", Messages = messages });
            tools.Log.Info($"{count.InputTokens}");
            Message response = await client.Messages.Create(template with { Messages = messages });
            messages.Add({{OfAssistant(say, Copied)}});
            if (response.StopReason != StopReason.ToolUse) return response.ID;
            messages.Add({{OfUser(say, """response.Content.Select(block => block.Value).OfType<ToolUseBlock>().Select(use => (ContentBlockParam)new ToolResultBlockParam(use.ID) { Content = "sunny" }).ToList()""")}});
        }
        """);

    [Silent(TwinOf = nameof(A_call_that_gets_no_result_block))]
    static string Tools_that_run_at_the_same_time(AnthropicPhrases say) => Parts(say, """
        var uses = response.Content.Select(block => block.Value).OfType<ToolUseBlock>();
        results.AddRange(await Task.WhenAll(uses.Select(async use => (ContentBlockParam)new ToolResultBlockParam(use.ID) { Content = await tools.RunAsync(use.Name, "") })));
        """);

    [Silent(TwinOf = nameof(Messages_in_a_copy_of_the_parameters))]
    static string The_same_parameters_again(AnthropicPhrases say) => Agent(say, $$"""
        var parameters = template with { Messages = messages };
        Message response;
        try
        {
            response = await client.Messages.Create(parameters);
        }
        catch (InvalidOperationException)
        {
            response = await client.Messages.Create(parameters);
        }
        messages.Add({{OfAssistant(say, Copied)}});
        return response.ID;
        """);

    [Silent(TwinOf = nameof(A_turn_made_of_text_alone))]
    static string A_stream_whose_text_is_kept(AnthropicPhrases say) => Agent(say, $$"""
        var text = "";
        await foreach (var part in client.Messages.CreateStreaming(template with { Messages = messages }))
            if (part.TryPickContentBlockDelta(out var delta) && delta.Delta.TryPickText(out var more)) text += more.Text;
        messages.Add({{OfAssistant(say, "text")}});
        messages.Add({{OfUser(say, "\"Go on.\"")}});
        Message response = await client.Messages.Create(template with { Messages = messages });
        return response.ID;
        """);

    [Silent(TwinOf = nameof(Only_the_first_call))]
    static string An_example_that_is_written_down(AnthropicPhrases say) => Agent(say, $$"""
        messages.Add({{OfUser(say, "\"What is the weather?\"")}});
        messages.Add({{OfAssistant(say, """new List<ContentBlockParam> { new TextBlockParam { Text = "Let me see." }, new ToolUseBlockParam { ID = "call_1", Name = "get_weather", Input = new Dictionary<string, JsonElement>() } }""")}});
        messages.Add({{OfUser(say, """new List<ContentBlockParam> { new ToolResultBlockParam("call_1") { Content = "sunny" }, new TextBlockParam { Text = "And tomorrow?" } }""")}});
        Message response = await client.Messages.Create(template with { Messages = messages });
        return response.ID;
        """);

    private const string Copied = "response.Content.Select(block => new ContentBlockParam(block.Json)).ToList()";

    private static string Parts(AnthropicPhrases say, string makeResults) => Agent(say, $$"""
        Message response = await client.Messages.Create(template with { Messages = messages });
        messages.Add({{OfAssistant(say, Copied)}});
        List<ContentBlockParam> results = [];
        {{makeResults}}
        messages.Add({{OfUser(say, "results")}});
        response = await client.Messages.Create(template with { Messages = messages });
        return response.ID;
        """);

    private static string Answered(AnthropicPhrases say, string answer) => Agent(say, $$"""
        Message response = await client.Messages.Create(template with { Messages = messages });
        messages.Add({{OfAssistant(say, Copied)}});
        List<ContentBlockParam> results = [];
        foreach (var use in response.Content.Select(block => block.Value).OfType<ToolUseBlock>())
        {
            {{answer}}
        }
        messages.Add({{OfUser(say, "results")}});
        response = await client.Messages.Create(template with { Messages = messages });
        return response.ID;
        """);

    private static string OfUser(AnthropicPhrases say, string content) => say.OfUser(content);

    private static string OfAssistant(AnthropicPhrases say, string content, string? mark = null, bool isRole = false) =>
        isRole ? say.OfAssistant(content, roleMark: mark) : say.OfAssistant(content, mark);

    private static string Agent(AnthropicPhrases say, string body) => $$"""
        public class Agent
        {
            public static async Task<string> Run(IAnthropicClient client, MessageCreateParams template, List<MessageParam> messages, ITools tools)
            {
        {{body}}
            }

            private static ContentBlockParam ToParam(ContentBlock block) => new(block.Json);
        }
        """;
}
