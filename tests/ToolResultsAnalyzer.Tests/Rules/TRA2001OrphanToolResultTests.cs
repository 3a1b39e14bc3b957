using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Rules;

/// <summary>A result is added for a call whose assistant message is not in the history before it.</summary>
public class TRA2001OrphanToolResultTests : RuleTests<TRA2001OrphanToolResultTests>
{
    [Reported]
    static string The_assistant_message_is_never_appended(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult(resultMark: "TRA2001")}}
        }
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Silent(TwinOf = nameof(The_assistant_message_is_never_appended))]
    static string The_assistant_message_is_appended_first(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
        }
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Reported]
    static string The_assistant_message_is_appended_after_the_results(OpenAIChatPhrases say) => say.Agent($$"""
        {{say.Ask()}}
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult(resultMark: "TRA2001")}}
        }
        {{say.AppendReply()}}
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Silent(TwinOf = nameof(The_assistant_message_is_appended_after_the_results))]
    static string The_results_wait_in_a_list_of_their_own(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        var results = new {{say.HistoryType}}();
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult(to: "results")}}
        }
        {{say.AppendReply()}}
        history.AddRange(results);
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Reported]
    static string The_results_wait_in_a_list_of_their_own_and_go_first(OpenAIChatPhrases say) => say.Agent($$"""
        {{say.Ask()}}
        var results = new {{say.HistoryType}}();
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult(to: "results", resultMark: "TRA2001")}}
        }
        history.AddRange(results);
        {{say.AppendReply()}}
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Silent(TwinOf = nameof(The_results_wait_in_a_list_of_their_own_and_go_first))]
    static string The_assistant_message_waits_in_the_list_with_the_results(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        var turn = new {{say.HistoryType}}();
        {{say.AppendReply(to: "turn")}}
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult(to: "turn")}}
        }
        history.AddRange(turn);
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Reported]
    static string A_history_that_lives_on_without_being_sent_again(PhraseBook say) => say.VoidAgent($$"""
        {{say.Ask()}}
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult(resultMark: "TRA2001")}}
        }
        """);

    [Silent(TwinOf = nameof(A_history_that_lives_on_without_being_sent_again))]
    static string A_list_that_is_neither_sent_nor_stored(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        var log = new {{say.HistoryType}}();
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult(to: "log")}}
        }
        return log.Count.ToString();
        """);

    [Reported]
    static string The_call_at_a_fixed_position(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        var call = {{say.FirstCall()}};
        {{say.AppendResult(resultMark: "TRA2001")}}
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Silent(TwinOf = nameof(The_call_at_a_fixed_position))]
    static string The_call_at_a_fixed_position_after_an_assistant_message_with_it(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        var call = {{say.FirstCall()}};
        {{say.Append(say.AssistantWithCalls("[call]"))}}
        {{say.AppendResult()}}
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Reported]
    static string In_a_loop_around_the_model(PhraseBook say) => say.Agent($$"""
        while (true)
        {
            {{say.Ask()}}
            if ({{say.HasNoCalls()}})
            {
                return {{say.Text()}};
            }
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult(resultMark: "TRA2001")}}
            }
        }
        """);

    [Silent(TwinOf = nameof(In_a_loop_around_the_model))]
    static string In_a_loop_around_the_model_with_the_assistant_message(PhraseBook say) => say.Agent($$"""
        while (true)
        {
            {{say.Ask()}}
            if ({{say.HasNoCalls()}})
            {
                return {{say.Text()}};
            }
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult()}}
            }
        }
        """);

    [Silent(TwinOf = nameof(The_assistant_message_is_never_appended))]
    static string The_assistant_message_is_appended_where_there_are_calls(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
        }
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
        }
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Reported]
    static string The_assistant_message_is_appended_to_another_history(PhraseBook say) => say.Agent($$"""
        {{say.StartHistory("archive")}}
        {{say.Ask()}}
        {{say.AppendReply(to: "archive")}}
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult(resultMark: "TRA2001")}}
        }
        {{say.Ask("next")}}
        return {{say.Text("next")}} + archive.Count;
        """);

    [Silent(TwinOf = nameof(The_assistant_message_is_appended_to_another_history))]
    static string The_assistant_message_is_appended_to_both_histories(PhraseBook say) => say.Agent($$"""
        {{say.StartHistory("archive")}}
        {{say.Ask()}}
        {{say.AppendReply(to: "archive")}}
        {{say.AppendReply()}}
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
        }
        {{say.Ask("next")}}
        return {{say.Text("next")}} + archive.Count;
        """);

    [Reported]
    static string The_result_is_a_projection_of_all_calls(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        history.AddRange({{say.Calls()}}.Select(c => {{say.Result("c", say.RunToolNow("c"), resultMark: "TRA2001")}}));
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Silent(TwinOf = nameof(The_result_is_a_projection_of_all_calls))]
    static string The_result_is_a_projection_of_all_calls_after_the_assistant_message(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        history.AddRange({{say.Calls()}}.Select(c => {{say.Result("c", say.RunToolNow("c"))}}));
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    // ---- The assistant message may come from elsewhere -------------------------------------------------------------------

    [Silent(TwinOf = nameof(The_assistant_message_is_never_appended))]
    static string The_reply_comes_from_outside(PhraseBook say) => say.Class($$"""
        {{say.Head("string", "Run", $"{say.Parameters}, {say.ReplyType} reply", "public static")}}
        {
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult()}}
            }
            {{say.Ask("next")}}
            return {{say.Text("next")}};
        }
        """);

    [Silent(TwinOf = nameof(The_assistant_message_is_never_appended))]
    static string The_calls_come_from_outside(PhraseBook say) => say.Class($$"""
        {{say.Head("void", "Run", $"{say.HistoryType} history, {say.CallsType} calls, ITools tools", "public static")}}
        {
            foreach (var call in calls)
            {
                {{say.AppendResult()}}
            }
        }
        """);

    [Silent(TwinOf = nameof(The_assistant_message_is_never_appended))]
    static string Something_unknown_gets_the_history_and_the_reply(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        tools.Answer(history, reply);
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
        }
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Silent(TwinOf = nameof(The_assistant_message_is_never_appended))]
    static string Something_unknown_may_have_kept_the_history(PhraseBook say) => say.Agent($$"""
        tools.Change(history);
        {{say.Ask()}}
        tools.Look(reply);
        tools.Change(history);
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
        }
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    // ---- Ids that are written down in the code ---------------------------------------------------------------------------

    [Reported]
    static string A_constant_id_without_a_call(PhraseBook say) => say.LocalAgent($$"""
        {{say.AppendResultForId("\"call_1\"", resultMark: "TRA2001")}}
        {{say.Ask()}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(A_constant_id_without_a_call))]
    static string A_constant_id_with_its_call(PhraseBook say) => say.LocalAgent($$"""
        {{say.Append(say.AssistantWithCalls($"[{say.ConstantCall("call_1")}]"))}}
        {{say.AppendResultForId("\"call_1\"")}}
        {{say.Ask()}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(A_constant_id_without_a_call))]
    static string A_constant_id_in_a_history_from_outside(PhraseBook say) => say.Agent($$"""
        {{say.AppendResultForId("\"call_1\"")}}
        {{say.Ask()}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(A_constant_id_without_a_call))]
    static string A_constant_id_in_a_history_that_is_not_sent(PhraseBook say) => say.LocalAgent($$"""
        {{say.AppendResultForId("\"call_1\"")}}
        return history.Count.ToString();
        """);

    [Reported]
    static string A_constant_id_after_an_assistant_message_of_text(PhraseBook say) => say.LocalAgent($$"""
        {{say.AppendAssistantText("\"Hello!\"")}}
        {{say.AppendUser()}}
        {{say.AppendResultForId("\"call_1\"", resultMark: "TRA2001")}}
        {{say.Ask()}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(A_constant_id_after_an_assistant_message_of_text))]
    static string A_user_message_after_an_assistant_message_of_text(PhraseBook say) => say.LocalAgent($$"""
        {{say.AppendAssistantText("\"Hello!\"")}}
        {{say.AppendUser()}}
        {{say.AppendUser("\"Anything new?\"")}}
        {{say.Ask()}}
        return {{say.Text()}};
        """);

    [Reported]
    static string A_constant_id_in_a_collection_expression(PhraseBook say) => say.Class($$"""
        {{say.Head("string", "Run", say.ParametersWithoutHistory, "public static")}}
        {
            {{say.HistoryType}} history = [{{say.User("\"Hello!\"")}}, {{say.ResultForId("\"call_1\"", "\"Sunny\"", resultMark: "TRA2001")}}];
            {{say.Ask()}}
            return {{say.Text()}};
        }
        """);

    [Silent(TwinOf = nameof(A_constant_id_in_a_collection_expression))]
    static string A_constant_id_in_a_collection_expression_with_its_call(PhraseBook say) => say.Class($$"""
        {{say.Head("string", "Run", say.ParametersWithoutHistory, "public static")}}
        {
            {{say.HistoryType}} history = [{{say.User("\"Hello!\"")}}, {{say.AssistantWithCalls($"[{say.ConstantCall("call_1")}]")}}, {{say.ResultForId("\"call_1\"", "\"Sunny\"")}}];
            {{say.Ask()}}
            return {{say.Text()}};
        }
        """);
}
