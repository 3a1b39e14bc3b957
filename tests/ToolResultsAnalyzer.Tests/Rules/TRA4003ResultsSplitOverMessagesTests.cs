using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Rules;

public class TRA4003ResultsSplitOverMessagesTests : RuleTests<TRA4003ResultsSplitOverMessagesTests>
{
    [Reported]
    static string A_message_for_each_result(BedrockPhrases say) => OnBedrock("""
        foreach (var use in uses)
            messages.Add({|TRA4003:new Message { Role = ConversationRole.User, Content = [new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } }] }|});
        """);

    [Silent(TwinOf = nameof(A_message_for_each_result))]
    static string A_message_for_all_results(BedrockPhrases say) => OnBedrock("""
        var results = new List<ContentBlock>();
        foreach (var use in uses)
            results.Add(new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } });
        messages.Add(new Message { Role = ConversationRole.User, Content = results });
        """);

    [Reported]
    static string A_message_that_is_filled_in_for_each_result(BedrockPhrases say) => OnBedrock("""
        foreach (var use in uses)
        {
            var message = {|TRA4003:new Message()|};
            message.Role = ConversationRole.User;
            message.Content = [new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } }];
            messages.Add(message);
        }
        """);

    [Silent(TwinOf = nameof(A_message_that_is_filled_in_for_each_result))]
    static string A_message_that_is_filled_in_for_all_results(BedrockPhrases say) => OnBedrock("""
        var message = new Message();
        message.Role = ConversationRole.User;
        message.Content = new List<ContentBlock>();
        foreach (var use in uses)
            message.Content.Add(new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } });
        messages.Add(message);
        """);

    [Reported]
    static string A_projection_into_messages(BedrockPhrases say) => OnBedrock("""
        messages.AddRange(uses.Select(use => {|TRA4003:new Message { Role = ConversationRole.User, Content = [new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } }] }|}));
        """);

    [Silent(TwinOf = nameof(A_projection_into_messages))]
    static string A_projection_into_parts(BedrockPhrases say) => OnBedrock("""
        var results = new List<ContentBlock>();
        results.AddRange(uses.Select(use => new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } }));
        messages.Add(new Message { Role = ConversationRole.User, Content = results });
        """);

    [Silent(TwinOf = nameof(A_projection_into_messages))]
    static string A_projection_of_the_only_call(BedrockPhrases say) => OnBedrock("""
        if (uses.Count != 1) throw new InvalidOperationException();
        messages.AddRange(uses.Select(use => new Message { Role = ConversationRole.User, Content = [new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } }] }));
        """);

    [Reported]
    static string The_first_result_and_the_others(BedrockPhrases say) => OnBedrock("""
        messages.Add(new Message { Role = ConversationRole.User, Content = [new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = uses[0].ToolUseId } }] });
        messages.Add({|TRA4003:new Message { Role = ConversationRole.User, Content = uses.Skip(1).Select(use => new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } }).ToList() }|});
        """);

    [Silent(TwinOf = nameof(The_first_result_and_the_others))]
    static string The_first_result_and_the_others_in_one_message(BedrockPhrases say) => OnBedrock("""
        var results = new List<ContentBlock> { new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = uses[0].ToolUseId } } };
        results.AddRange(uses.Skip(1).Select(use => new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } }));
        messages.Add(new Message { Role = ConversationRole.User, Content = results });
        """);

    [Silent(TwinOf = nameof(The_first_result_and_the_others))]
    static string One_way_or_the_other(BedrockPhrases say) => OnBedrock("""
        List<ContentBlock> results = [];
        foreach (var use in uses) results.Add(new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } });
        if (tools.Knows("verbose")) messages.Add(new Message { Role = ConversationRole.User, Content = results });
        else messages.Add(new Message { Role = ConversationRole.User, Content = [.. results] });
        """);

    [Silent(TwinOf = nameof(A_message_for_each_result))]
    static string The_only_call(BedrockPhrases say) => OnBedrock("""
        if (uses.Count != 1) throw new InvalidOperationException();
        foreach (var use in uses)
            messages.Add(new Message { Role = ConversationRole.User, Content = [new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } }] });
        """);

    [Silent(TwinOf = nameof(A_message_for_each_result))]
    static string The_results_of_one_reply_after_those_of_another(BedrockPhrases say) => OnBedrock("""
        messages.Add(new Message { Role = ConversationRole.User, Content = uses.Select(use => new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } }).ToList() });
        var next = (await client.ConverseAsync(new ConverseRequest { Messages = messages })).Output.Message;
        messages.Add(next);
        messages.Add(new Message { Role = ConversationRole.User, Content = next.Content.Where(b => b.ToolUse != null).Select(b => new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = b.ToolUse.ToolUseId } }).ToList() });
        """);

    [Silent(TwinOf = nameof(A_message_for_each_result))]
    static string A_text_in_a_message_of_its_own(BedrockPhrases say) => OnBedrock("""
        messages.Add(new Message { Role = ConversationRole.User, Content = uses.Select(use => new ContentBlock { ToolResult = new ToolResultBlock { ToolUseId = use.ToolUseId } }).ToList() });
        messages.Add(new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = "Go on." }] });
        """);

    [Silent(TwinOf = nameof(A_message_for_each_result))]
    static string A_list_that_is_merged_later(BedrockPhrases say) => OnBedrock("""
        foreach (var use in uses)
            tools.Answer(messages, use);
        """);

    [Reported]
    static string A_message_for_each_result_that_is_taken_all_the_same(AnthropicPhrases say) => OnAnthropic(say, $$"""
        foreach (var use in uses)
            messages.Add({{say.OfUser("new List<ContentBlockParam> { new ToolResultBlockParam(use.ID) { Content = \"sunny\" } }", "TRA4003(info)")}});
        """);

    [Silent(TwinOf = nameof(A_message_for_each_result_that_is_taken_all_the_same))]
    static string A_message_for_all_results_of_blocks(AnthropicPhrases say) => OnAnthropic(say, $$"""
        List<ContentBlockParam> results = [];
        foreach (var use in uses)
            results.Add(new ToolResultBlockParam(use.ID) { Content = "sunny" });
        messages.Add({{say.OfUser("results")}});
        """);

    [Reported]
    static string A_content_for_each_result(ContentPhrases say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.Append(say.ContentOfResult(mark: "TRA4003"))}}
        }
        """);

    [Silent(TwinOf = nameof(A_content_for_each_result))]
    static string A_content_for_all_results(ContentPhrases say) => say.Round($$"""
        List<Part> results = [];
        foreach (var call in {{say.Calls()}})
        {
            results.Add(new Part { FunctionResponse = new FunctionResponse { Name = {{say.Name()}} } });
        }
        {{say.Append(say.ContentOfResults("results"))}}
        """);

    [Silent(TwinOf = nameof(A_message_for_each_result))]
    static string A_message_for_each_result_where_it_has_to_be_so(MistralPhrases say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
        }
        """);

    private static string OnBedrock(string answers) => $$"""
        public class Agent
        {
            public static async Task<Message> Run(IAmazonBedrockRuntime client, List<Message> messages, ITools tools)
            {
                while (true)
                {
                    var response = await client.ConverseAsync(new ConverseRequest { Messages = messages });
                    messages.Add(response.Output.Message);
                    var uses = response.Output.Message.Content.Where(block => block.ToolUse != null).Select(block => block.ToolUse).ToList();
                    if (uses.Count == 0) return response.Output.Message;
                    {{answers}}
                }
            }
        }
        """;

    private static string OnAnthropic(AnthropicPhrases say, string answers) => $$"""
        public class Agent
        {
            public static async Task<string> Run(IAnthropicClient client, MessageCreateParams template, List<MessageParam> messages, ITools tools)
            {
                while (true)
                {
                    Message response = await client.Messages.Create(template with { Messages = messages });
                    messages.Add({{say.Assistant("response")}});
                    var uses = response.Content.Select(block => block.Value).OfType<ToolUseBlock>().ToList();
                    if (uses.Count == 0) return response.ID;
                    {{answers}}
                }
            }
        }
        """;
}
