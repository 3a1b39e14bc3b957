using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.CodeFixes;

/// <summary>Fixes where a conversation makes and appends its messages itself: results are added by its members.</summary>
public class ConversationsTests
{
    [Fact]
    public Task A_call_that_is_skipped_gets_a_result() => CodeFixVerifier.VerifyAsync(
        Round("""
            if (!tools.Knows(call.FunctionCall.Name))
                            {|TRA1004:continue|};
                        chat.AddToolMessage(call.Id, "Sunny");
            """),
        Round("""
            if (!tools.Knows(call.FunctionCall.Name))
                        {
                            chat.AddToolMessage(call.Id, $"Error: the tool call '{call.FunctionCall.Name}' was skipped.");
                            continue;
                        }

                        chat.AddToolMessage(call.Id, "Sunny");
            """),
        ReferenceSet.Tornado_3_8_11);

    [Fact]
    public Task The_id_is_given_and_not_the_name() => CodeFixVerifier.VerifyAsync(
        Round("chat.AddToolMessage({|TRA3002:call.FunctionCall.Name|}, \"Sunny\");"),
        Round("chat.AddToolMessage(call.Id, \"Sunny\");"),
        ReferenceSet.Tornado_3_8_11);

    [Fact]
    public Task A_member_that_takes_no_id_is_replaced() => CodeFixVerifier.VerifyAsync(
        Round("{|TRA3004:chat.AppendFunctionMessage(call.FunctionCall.Name, \"Sunny\")|};"),
        Round("chat.AddToolMessage(call.Id, \"Sunny\");"),
        ReferenceSet.Tornado_3_8_11);

    [Fact]
    public Task Of_two_results_one_goes() => CodeFixVerifier.VerifyAsync(
        Round("""
            chat.AddToolMessage(call.Id, "Started.");
                        {|TRA2003:chat.AddToolMessage(call.Id, tools.Run(call.FunctionCall.Name, ""))|};
            """),
        Round("chat.AddToolMessage(call.Id, tools.Run(call.FunctionCall.Name, \"\"));"),
        ReferenceSet.Tornado_3_8_11);

    [Fact]
    public Task Two_results_that_run_a_tool_both_stay() => CodeFixVerifier.VerifyNothingOfferedAsync(
        Round("""
            chat.AddToolMessage(call.Id, tools.Run("log", ""));
                        {|TRA2003:chat.AddToolMessage(call.Id, tools.Run(call.FunctionCall.Name, ""))|};
            """),
        ReferenceSet.Tornado_3_8_11);

    [Fact]
    public Task A_history_with_members_for_messages_gets_a_result_in_a_message() => CodeFixVerifier.VerifyAsync(
        Kernel("{|TRA3004:history.AddMessage(AuthorRole.Tool, \"Sunny\")|};"),
        Kernel("history.Add(new ChatMessageContent(AuthorRole.Tool, [new FunctionResultContent(callId: call.Id, result: \"Sunny\")]));"),
        ReferenceSet.SemanticKernel_1_82_0);

    [Fact]
    public Task The_call_is_given_where_its_id_was_taken_for_a_name() => CodeFixVerifier.VerifyAsync(
        Kernel("history.Add({|TRA3004:new FunctionResultContent(call.Id, \"Sunny\")|}.ToChatMessage());"),
        Kernel("history.Add(new FunctionResultContent(call, \"Sunny\").ToChatMessage());"),
        ReferenceSet.SemanticKernel_1_82_0);

    [Fact]
    public Task A_message_that_a_member_adds_goes_behind_the_results() => CodeFixVerifier.VerifyAsync(
        Kernel("history.Add((await call.InvokeAsync(kernel)).ToChatMessage());", before: "\n        {|TRA4001:history.AddUserMessage(\"Go on.\")|};"),
        Kernel("history.Add((await call.InvokeAsync(kernel)).ToChatMessage());", after: "\n        history.AddUserMessage(\"Go on.\");\n"),
        ReferenceSet.SemanticKernel_1_82_0);

    [Fact]
    public Task Messages_that_a_member_adds_in_the_loop_are_collected_in_a_history() => CodeFixVerifier.VerifyAsync(
        Kernel("""
            {|TRA4001:history.AddUserMessage(call.FunctionName)|};
                        history.Add((await call.InvokeAsync(kernel)).ToChatMessage());
            """),
        Kernel("""
            deferred.AddUserMessage(call.FunctionName);
                        history.Add((await call.InvokeAsync(kernel)).ToChatMessage());
            """, before: "\n        var deferred = new ChatHistory();", after: "\n        history.AddRange(deferred);\n"),
        ReferenceSet.SemanticKernel_1_82_0);

    private static string Round(string answer) => $$"""
        using System.Threading.Tasks;
        using LlmTornado.Chat;
        using LlmTornado.ChatFunctions;

        public sealed class Agent(Conversation chat, ITools tools)
        {
            public async Task<string> RunAsync()
            {
                await chat.GetResponse();
                foreach (ToolCall call in chat.MostRecentApiResult.Choices[0].Message.ToolCalls)
                {
                    {{answer}}
                }

                return await chat.GetResponse();
            }
        }

        """;

    private static string Kernel(string answer, string before = "", string after = "") => $$"""
        using System.Threading.Tasks;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        public sealed class Agent(IChatCompletionService chat, Kernel kernel)
        {
            public async Task<string?> RunAsync(ChatHistory history, PromptExecutionSettings settings)
            {
                var reply = await chat.GetChatMessageContentAsync(history, settings, kernel);
                history.Add(reply);{{before}}
                foreach (var call in FunctionCallContent.GetFunctionCalls(reply))
                {
                    {{answer}}
                }
        {{after}}
                return (await chat.GetChatMessageContentAsync(history, settings, kernel)).Content;
            }
        }

        """;
}
