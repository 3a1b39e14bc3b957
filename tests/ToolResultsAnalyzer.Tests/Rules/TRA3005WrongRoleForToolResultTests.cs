using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Rules;

public class TRA3005WrongRoleForToolResultTests : RuleTests<TRA3005WrongRoleForToolResultTests>
{
    [Reported]
    static string A_result_in_a_message_of_the_model(ExtensionsAIPhrases say) => Round(say, """
        messages.Add(new ChatMessage({|TRA3005:ChatRole.Assistant|}, [new FunctionResultContent(call.CallId, tools.Find(call.Name))]));
        """);

    [Silent(TwinOf = nameof(A_result_in_a_message_of_the_model))]
    static string A_result_in_a_message_of_a_tool(ExtensionsAIPhrases say) => Round(say, """
        messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, tools.Find(call.Name))]));
        """);

    [Reported]
    static string A_result_in_a_message_of_the_user(ExtensionsAIPhrases say) => Round(say, """
        messages.Add(new ChatMessage({|TRA3005(info):ChatRole.User|}, [new FunctionResultContent(call.CallId, tools.Find(call.Name))]));
        """);

    [Silent(TwinOf = nameof(A_result_in_a_message_of_the_user))]
    static string A_picture_in_a_message_of_the_user_behind_the_result(ExtensionsAIPhrases say) => Round(say, """
        messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, tools.Find(call.Name)), new TextContent("Look!")]));
        """);

    [Reported]
    static string A_result_in_a_message_of_the_system(ExtensionsAIPhrases say) => Round(say, """
        messages.Add(new ChatMessage({|TRA3005(info):ChatRole.System|}, [new FunctionResultContent(call.CallId, tools.Find(call.Name))]));
        """);

    [Reported]
    static string A_result_and_a_text_in_a_message_of_the_model(ExtensionsAIPhrases say) => Round(say, """
        messages.Add(new ChatMessage({|TRA3005:ChatRole.Assistant|}, [new TextContent("It is:"), new FunctionResultContent(call.CallId, tools.Find(call.Name))]));
        """);

    [Silent(TwinOf = nameof(A_result_and_a_text_in_a_message_of_the_model))]
    static string A_result_and_a_text_in_a_message_of_a_tool(ExtensionsAIPhrases say) => Round(say, """
        messages.Add(new ChatMessage(ChatRole.Tool, [new TextContent("It is:"), new FunctionResultContent(call.CallId, tools.Find(call.Name))]));
        """);

    [Reported]
    static string A_list_with_the_result(ExtensionsAIPhrases say) => Round(say, """
        var results = new List<AIContent>();
        results.Add(new FunctionResultContent(call.CallId, tools.Find(call.Name)));
        messages.Add(new ChatMessage({|TRA3005:ChatRole.Assistant|}, results));
        """);

    [Silent(TwinOf = nameof(A_list_with_the_result))]
    static string A_list_with_the_result_of_a_tool(ExtensionsAIPhrases say) => Round(say, """
        var results = new List<AIContent>();
        results.Add(new FunctionResultContent(call.CallId, tools.Find(call.Name)));
        messages.Add(new ChatMessage(ChatRole.Tool, results));
        """);

    [Reported]
    static string All_results_at_once(ExtensionsAIPhrases say) => Whole(say, """
        messages.Add(new ChatMessage({|TRA3005:ChatRole.Assistant|}, [.. calls.Select(call => new FunctionResultContent(call.CallId, "Sunny"))]));
        """);

    [Silent(TwinOf = nameof(All_results_at_once))]
    static string All_results_of_tools_at_once(ExtensionsAIPhrases say) => Whole(say, """
        messages.Add(new ChatMessage(ChatRole.Tool, [.. calls.Select(call => new FunctionResultContent(call.CallId, "Sunny"))]));
        """);

    [Silent(TwinOf = nameof(A_result_in_a_message_of_the_system))]
    static string A_role_that_is_given(ExtensionsAIPhrases say) => Round(say, """
        messages.Add(new ChatMessage(tools.Answer<ChatRole>("role"), [new FunctionResultContent(call.CallId, tools.Find(call.Name))]));
        """);

    [Silent(TwinOf = nameof(A_result_in_a_message_of_the_user))]
    static string An_approval_in_a_message_of_the_user(ExtensionsAIPhrases say) => Round(say, """
        messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, tools.Find(call.Name))]));
        """, "messages.Add(new ChatMessage(ChatRole.User, [tools.Answer<AIContent>(\"approval\")]));");

    private static string Round(ExtensionsAIPhrases say, string each, string after = "") => Whole(say, $"foreach (var call in calls)\n{{\n{each}\n}}\n{after}");

    private static string Whole(ExtensionsAIPhrases say, string middle) => $$"""
        public class Agent
        {
            public static {{say.AsyncModifier}}{{say.TaskOf("string")}} Run(IChatClient client, List<ChatMessage> messages, ChatOptions options, ITools tools)
            {
                {{say.Ask("response", "messages")}}
                messages.AddMessages(response);
                var calls = response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ToList();
                {{middle}}
                {{say.Ask("next", "messages")}}
                return next.Text;
            }
        }
        """;
}
