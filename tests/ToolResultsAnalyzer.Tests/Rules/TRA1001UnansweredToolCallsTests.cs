using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Rules;

/// <summary>
/// An assistant message that definitely carries tool calls is in the history, none of them gets a result, and the history is
/// sent, or another message follows.
/// </summary>
public class TRA1001UnansweredToolCallsTests : RuleTests<TRA1001UnansweredToolCallsTests>
{
    // ---- The path is inside "the reply has calls" ------------------------------------------------------------------------

    [Reported]
    static string Sent_again_inside_a_test_that_the_reply_has_calls(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            {{say.AskAgain(options: null, sendMark: "TRA1001")}}
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(Sent_again_inside_a_test_that_the_reply_has_calls))]
    static string Answered_inside_a_test_that_the_reply_has_calls(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult()}}
            }
            {{say.AskAgain(options: null)}}
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(Sent_again_inside_a_test_that_the_reply_has_calls))]
    static string Sent_again_inside_a_test_that_the_reply_has_no_calls(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.HasNoCalls()}})
        {
            {{say.AppendReply()}}
            {{say.AskAgain()}}
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(Sent_again_inside_a_test_that_the_reply_has_calls))]
    static string Throws_inside_a_test_that_the_reply_has_calls(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        if ({{say.HasCalls()}})
        {
            throw new NotSupportedException("No tools here.");
        }
        {{say.AskAgain()}}
        return {{say.Text()}};
        """);

    [Reported]
    static string The_reason_to_stop_says_that_there_are_calls(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.StoppedForCalls()}})
        {
            {{say.AppendReply()}}
            {{say.AskAgain(sendMark: "TRA1001")}}
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(The_reason_to_stop_says_that_there_are_calls))]
    static string The_reason_to_stop_says_that_there_are_no_calls(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.StoppedForOther()}})
        {
            {{say.AppendReply()}}
            {{say.AskAgain()}}
        }
        return {{say.Text()}};
        """);

    [Reported]
    static string A_switch_on_the_reason_to_stop(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        switch ({{say.StopReason()}})
        {
            case {{say.CallsReason}}:
                {{say.AppendReply()}}
                {{say.AskAgain(sendMark: "TRA1001")}}
                break;
            case {{say.EndReason}}:
                break;
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(A_switch_on_the_reason_to_stop))]
    static string A_switch_on_another_reason_to_stop(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        switch ({{say.StopReason()}})
        {
            case {{say.EndReason}}:
                {{say.AppendReply()}}
                {{say.AskAgain()}}
                break;
            case {{say.CallsReason}}:
                break;
        }
        return {{say.Text()}};
        """);

    [Reported]
    static string Replies_without_calls_have_returned_before(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        if ({{say.HasNoCalls()}})
        {
            return {{say.Text()}};
        }
        {{say.Ask("next", sendMark: "TRA1001")}}
        return {{say.Text("next")}};
        """);

    [Silent(TwinOf = nameof(Replies_without_calls_have_returned_before))]
    static string Replies_with_calls_have_returned_before(PhraseBook say) => say.LocalAgent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        if ({{say.HasCalls()}})
        {
            return "This needs tools.";
        }
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Reported]
    static string The_test_is_kept_in_a_boolean(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        var hasCalls = {{say.HasCalls()}};
        {{say.AppendReply()}}
        if (hasCalls)
        {
            {{say.AskAgain(sendMark: "TRA1001")}}
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(The_test_is_kept_in_a_boolean))]
    static string The_opposite_of_the_test_is_kept_in_a_boolean(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        var hasNoCalls = !({{say.HasCalls()}});
        {{say.AppendReply()}}
        if (hasNoCalls)
        {
            {{say.AskAgain()}}
        }
        return {{say.Text()}};
        """);

    [Reported]
    static string Asked_with_Any(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.Calls()}}.Any())
        {
            {{say.AppendReply()}}
            {{say.AskAgain(sendMark: "TRA1001")}}
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(Asked_with_Any))]
    static string Asked_with_not_Any(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if (!{{say.Calls()}}.Any())
        {
            {{say.AppendReply()}}
            {{say.AskAgain()}}
        }
        return {{say.Text()}};
        """);

    [Reported]
    static string Asked_with_a_property_pattern(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.Calls()}} is { Count: > 0 })
        {
            {{say.AppendReply()}}
            {{say.AskAgain(sendMark: "TRA1001")}}
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(Asked_with_a_property_pattern))]
    static string Asked_with_a_property_pattern_for_none(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.Calls()}} is { Count: 0 })
        {
            {{say.AppendReply()}}
            {{say.AskAgain()}}
        }
        return {{say.Text()}};
        """);

    [Reported]
    static string Asked_with_a_count_that_is_not_zero(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if (0 != {{say.CallCount()}})
        {
            {{say.AppendReply()}}
            {{say.AskAgain(sendMark: "TRA1001")}}
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(Asked_with_a_count_that_is_not_zero))]
    static string Asked_with_a_count_below_one(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if (1 > {{say.CallCount()}})
        {
            {{say.AppendReply()}}
            {{say.AskAgain()}}
        }
        return {{say.Text()}};
        """);

    [Reported]
    static string Both_tests_joined(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.StoppedForCalls()}} && {{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            {{say.AskAgain(sendMark: "TRA1001")}}
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(Both_tests_joined))]
    static string Neither_test_holds(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if (!({{say.StoppedForCalls()}} || {{say.HasCalls()}}))
        {
            {{say.AppendReply()}}
            {{say.AskAgain()}}
        }
        return {{say.Text()}};
        """);

    [Reported]
    static string A_while_loop_that_only_sends_again(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        while ({{say.StoppedForCalls()}})
        {
            {{say.AppendReply()}}
            {{say.AskAgain(sendMark: "TRA1001")}}
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(A_while_loop_that_only_sends_again))]
    static string A_while_loop_that_answers_and_sends_again(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        while ({{say.StoppedForCalls()}})
        {
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult()}}
            }
            {{say.AskAgain()}}
        }
        return {{say.Text()}};
        """);

    [Reported]
    static string The_tools_run_but_their_results_are_not_appended(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                tools.Look({{say.RunTool()}});
            }
            {{say.AskAgain(options: null, sendMark: "TRA1001")}}
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(The_tools_run_but_their_results_are_not_appended))]
    static string The_tools_run_and_their_results_are_appended(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                tools.Look({{say.RunTool()}});
                {{say.AppendResult(content: "\"Done.\"")}}
            }
            {{say.AskAgain(options: null)}}
        }
        return {{say.Text()}};
        """);

    [Reported]
    static string A_guard_that_goes_to_a_send(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        if ({{say.CallCount()}} > 5)
        {
            {{say.Ask("apology", options: null, sendMark: "TRA1001")}}
            return {{say.Text("apology")}};
        }
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
        }
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Silent(TwinOf = nameof(A_guard_that_goes_to_a_send))]
    static string A_guard_that_answers_and_goes_to_a_send(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        if ({{say.CallCount()}} > 5)
        {
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult(content: "\"Too many calls.\"")}}
            }
            {{say.Ask("apology", options: null)}}
            return {{say.Text("apology")}};
        }
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
        }
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    // ---- Another message ends the turn -----------------------------------------------------------------------------------

    [Reported]
    static string A_user_message_ends_the_turn(OpenAIChatPhrases say) => say.VoidAgent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            {{say.AppendUser(userMark: "TRA1001")}}
        }
        """);

    [Silent(TwinOf = nameof(A_user_message_ends_the_turn))]
    static string A_user_message_after_the_results(PhraseBook say) => say.VoidAgent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult()}}
            }
            {{say.AppendUser()}}
        }
        """);

    [Silent(TwinOf = nameof(A_user_message_ends_the_turn))]
    static string A_user_message_in_a_history_that_dies(PhraseBook say) => say.LocalAgent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            {{say.AppendUser()}}
        }
        return {{say.Text()}};
        """);

    [Reported]
    static string A_user_message_ends_the_turn_and_the_history_is_sent(OpenAIChatPhrases say) => say.LocalAgent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            {{say.AppendUser(userMark: "TRA1001")}}
            {{say.AskAgain(options: null)}}
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(A_user_message_ends_the_turn_and_the_history_is_sent))]
    static string A_user_message_after_the_results_and_the_history_is_sent(PhraseBook say) => say.LocalAgent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult()}}
            }
            {{say.AppendUser()}}
            {{say.AskAgain(options: null)}}
        }
        return {{say.Text()}};
        """);

    [Reported]
    static string The_result_is_told_in_a_user_message(OpenAIChatPhrases say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            {{say.AppendUser("\"The weather is sunny.\"", userMark: "TRA1001")}}
            {{say.AskAgain()}}
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(The_result_is_told_in_a_user_message))]
    static string The_result_is_told_in_a_user_message_and_the_reply_left_out(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendUser("\"The weather is sunny.\"")}}
            {{say.AskAgain()}}
        }
        return {{say.Text()}};
        """);

    // ---- Tools are visibly declared on the send --------------------------------------------------------------------------

    [Reported]
    static string Tools_are_declared_and_calls_never_looked_at(PhraseBook say) => say.Class($$"""
        {{say.Head("string", "Run", $"{say.ClientType} client, {say.HistoryType} history", "public static")}}
        {
            {{say.DeclareTools()}}
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{say.Ask("next", sendMark: "TRA1001")}}
            return {{say.Text("next")}};
        }
        """);

    [Silent(TwinOf = nameof(Tools_are_declared_and_calls_never_looked_at))]
    static string No_tools_are_declared(PhraseBook say) => say.Class($$"""
        {{say.Head("string", "Run", $"{say.ClientType} client, {say.HistoryType} history", "public static")}}
        {
            {{say.DeclareNoTools()}}
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{say.Ask("next")}}
            return {{say.Text("next")}};
        }
        """);

    [Silent(TwinOf = nameof(Tools_are_declared_and_calls_never_looked_at))]
    static string Sent_without_options(PhraseBook say) => say.Class($$"""
        {{say.Head("string", "Run", $"{say.ClientType} client, {say.HistoryType} history", "public static")}}
        {
            {{say.DeclareTools()}}
            {{say.Ask(options: null)}}
            {{say.AppendReply()}}
            {{say.Ask("next")}}
            return {{say.Text("next")}};
        }
        """);

    [Silent(TwinOf = nameof(Tools_are_declared_and_calls_never_looked_at))]
    static string Options_come_from_outside(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Silent(TwinOf = nameof(Tools_are_declared_and_calls_never_looked_at))]
    static string Tools_are_declared_and_the_batch_is_empty_on_this_path(PhraseBook say) => say.Class($$"""
        {{say.Head("string", "Run", $"{say.ClientType} client, {say.HistoryType} history", "public static")}}
        {
            {{say.DeclareTools()}}
            {{say.Ask()}}
            {{say.AppendReply()}}
            if ({{say.StoppedForCalls()}})
            {
                throw new NotSupportedException();
            }
            {{say.Ask("next")}}
            return {{say.Text("next")}};
        }
        """);

    [Reported]
    static string Tools_are_declared_and_a_chat_loop_ignores_calls(PhraseBook say) => say.Class($$"""
        {{say.Head("void", "Run", $"{say.ClientType} client", "public static")}}
        {
            {{say.DeclareTools()}}
            {{say.HistoryType}} history = new {{say.HistoryType}}();
            while (Console.ReadLine() is { } line)
            {
                {{say.AppendUser("line", userMark: "TRA1001")}}
                {{say.Ask()}}
                {{say.AppendReply()}}
                Console.WriteLine({{say.Text()}});
            }
        }
        """);

    [Silent(TwinOf = nameof(Tools_are_declared_and_a_chat_loop_ignores_calls))]
    static string A_chat_loop_without_tools(PhraseBook say) => say.Class($$"""
        {{say.Head("void", "Run", $"{say.ClientType} client", "public static")}}
        {
            {{say.HistoryType}} history = new {{say.HistoryType}}();
            while (Console.ReadLine() is { } line)
            {
                {{say.AppendUser("line")}}
                {{say.Ask(options: null)}}
                {{say.AppendReply()}}
                Console.WriteLine({{say.Text()}});
            }
        }
        """);

    // ---- What is not understood ------------------------------------------------------------------------------------------

    [Silent(TwinOf = nameof(Sent_again_inside_a_test_that_the_reply_has_calls))]
    static string Something_unknown_gets_the_history_and_the_reply(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            tools.Answer(history, reply);
            {{say.AskAgain()}}
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(Sent_again_inside_a_test_that_the_reply_has_calls))]
    static string Something_unknown_may_change_the_history(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            tools.Change(history);
            {{say.AskAgain()}}
        }
        return {{say.Text()}};
        """);

    [Reported]
    static string Something_unknown_gets_only_the_reply(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            tools.Look(reply);
            {{say.AskAgain(options: null, sendMark: "TRA1001")}}
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(Something_unknown_gets_only_the_reply))]
    static string Something_unknown_gets_only_the_reply_and_its_calls_are_answered(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            tools.Look(reply);
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult()}}
            }
            {{say.AskAgain(options: null)}}
        }
        return {{say.Text()}};
        """);

    [Reported]
    static string Something_unknown_reads_the_history(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            tools.LookAtAll(history);
            {{say.AskAgain(options: null, sendMark: "TRA1001")}}
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(Something_unknown_reads_the_history))]
    static string Something_unknown_reads_the_history_that_is_complete(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            tools.LookAtAll(history);
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult()}}
            }
            {{say.AskAgain(options: null)}}
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(Sent_again_inside_a_test_that_the_reply_has_calls))]
    static string Something_unknown_makes_the_result(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                history.Add(tools.Answer<{{say.MessageType}}>({{say.Id()}}));
            }
            {{say.AskAgain()}}
        }
        return {{say.Text()}};
        """);

    // ---- Calls that are written down in the code -------------------------------------------------------------------------

    [Reported]
    static string A_constant_call_without_a_result(PhraseBook say) => say.LocalAgent($$"""
        {{say.Append(say.AssistantWithCalls($"[{say.ConstantCall("call_1")}]"))}}
        {{say.Ask(sendMark: "TRA1001")}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(A_constant_call_without_a_result))]
    static string A_constant_call_with_its_result(PhraseBook say) => say.LocalAgent($$"""
        {{say.Append(say.AssistantWithCalls($"[{say.ConstantCall("call_1")}]"))}}
        {{say.AppendResultForId("\"call_1\"")}}
        {{say.Ask()}}
        return {{say.Text()}};
        """);

    [Reported]
    static string One_of_two_constant_calls_without_a_result(PhraseBook say) => say.LocalAgent($$"""
        {{say.Append(say.AssistantWithCalls($"[{say.ConstantCall("call_1")}, {say.ConstantCall("call_2")}]"))}}
        {{say.AppendResultForId("\"call_1\"")}}
        {{say.Ask(sendMark: "TRA1001")}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(One_of_two_constant_calls_without_a_result))]
    static string Two_constant_calls_with_results_in_another_order(PhraseBook say) => say.LocalAgent($$"""
        {{say.Append(say.AssistantWithCalls($"[{say.ConstantCall("call_1")}, {say.ConstantCall("call_2")}]"))}}
        {{say.AppendResultForId("\"call_2\"")}}
        {{say.AppendResultForId("\"call_1\"")}}
        {{say.Ask()}}
        return {{say.Text()}};
        """);

    [Reported]
    static string A_few_shot_example_without_a_result(OpenAIChatPhrases say) => say.Class($$"""
        {{say.Head("string", "Run", say.ParametersWithoutHistory, "public static")}}
        {
            {{say.HistoryType}} history =
            [
                {{say.System("\"Be brief.\"")}},
                {{say.User("\"What is the weather?\"")}},
                {{say.AssistantWithCalls($"[{say.ConstantCall("call_1")}]")}},
                {{say.User("\"And tomorrow?\"", userMark: "TRA1001")}},
            ];
            {{say.Ask()}}
            return {{say.Text()}};
        }
        """);

    [Silent(TwinOf = nameof(A_few_shot_example_without_a_result))]
    static string A_few_shot_example_with_its_result(PhraseBook say) => say.Class($$"""
        {{say.Head("string", "Run", say.ParametersWithoutHistory, "public static")}}
        {
            {{say.HistoryType}} history =
            [
                {{say.System("\"Be brief.\"")}},
                {{say.User("\"What is the weather?\"")}},
                {{say.AssistantWithCalls($"[{say.ConstantCall("call_1")}]")}},
                {{say.ResultForId("\"call_1\"", "\"Sunny\"")}},
                {{say.User("\"And tomorrow?\"")}},
            ];
            {{say.Ask()}}
            return {{say.Text()}};
        }
        """);

    [Reported]
    static string The_calls_of_a_reply_as_a_list_without_results(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.Append(say.AssistantWithCalls(say.Calls()))}}
            {{say.AskAgain(options: null, sendMark: "TRA1001")}}
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(The_calls_of_a_reply_as_a_list_without_results))]
    static string The_calls_of_a_reply_as_a_list_with_results(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.Append(say.AssistantWithCalls(say.Calls()))}}
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult()}}
            }
            {{say.AskAgain(options: null)}}
        }
        return {{say.Text()}};
        """);

    // ---- The history is not sent -----------------------------------------------------------------------------------------

    [Silent(TwinOf = nameof(Sent_again_inside_a_test_that_the_reply_has_calls))]
    static string A_local_history_that_is_not_sent_again(PhraseBook say) => say.LocalAgent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(Sent_again_inside_a_test_that_the_reply_has_calls))]
    static string Another_history_is_sent(PhraseBook say) => say.LocalAgent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            {{say.StartHistory("fresh")}}
            {{say.AskAgain(history: "fresh")}}
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(Sent_again_inside_a_test_that_the_reply_has_calls))]
    static string The_caller_answers(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        if ({{say.HasCalls()}})
        {
            return "Run the tools, then come back.";
        }
        return {{say.Text()}};
        """);

    [Reported]
    static string One_of_two_calls_that_are_written_down(OpenAIResponsesPhrases say) => say.LocalAgent($$"""
        {{say.Append(say.ConstantCall("call_1"))}}
        {{say.Append(say.ConstantCall("call_2"))}}
        {{say.AppendResultForId("\"call_1\"")}}
        {{say.Ask(sendMark: "TRA1001")}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(One_of_two_calls_that_are_written_down))]
    static string Both_of_two_calls_that_are_written_down(OpenAIResponsesPhrases say) => say.LocalAgent($$"""
        {{say.Append(say.ConstantCall("call_1"))}}
        {{say.Append(say.ConstantCall("call_2"))}}
        {{say.AppendResultForId("\"call_1\"")}}
        {{say.AppendResultForId("\"call_2\"")}}
        {{say.Ask()}}
        return {{say.Text()}};
        """);
}
