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

    // ---- Look-alikes -----------------------------------------------------------------------------------------------------

    [Silent(TwinOf = nameof(Only_the_first_call))]
    static string A_text_of_the_user_after_the_results(AnthropicPhrases say) => Answered(say, """
        results.Add(new ToolResultBlockParam(use.ID) { Content = "sunny" });
        results.Add(new TextBlockParam { Text = "Go on." });
        """);

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
        return response.ID;
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

    private const string Copied = "response.Content.Select(block => new ContentBlockParam(block.Json)).ToList()";

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
