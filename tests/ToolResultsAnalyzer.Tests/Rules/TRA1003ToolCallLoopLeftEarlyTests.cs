using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Rules;

/// <summary>
/// The loop that answers the batch is left while later calls are pending, or the method returns between the assistant message
/// and that loop.
/// </summary>
public class TRA1003ToolCallLoopLeftEarlyTests : RuleTests<TRA1003ToolCallLoopLeftEarlyTests>
{
    // ---- break -----------------------------------------------------------------------------------------------------------

    [Reported]
    static string Break_after_a_result(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
            if ({{say.Name()}} == "stop")
            {
                {|TRA1003:break|};
            }
        }
        """);

    [Silent(TwinOf = nameof(Break_after_a_result))]
    static string A_flag_instead_of_break(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        var stop = false;
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
            if ({{say.Name()}} == "stop")
            {
                stop = true;
            }
        }
        if (stop)
        {
            return "stopped";
        }
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Reported]
    static string Break_before_the_result(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if (!tools.Knows({{say.Name()}}))
            {
                {|TRA1003:break|};
            }
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(Break_before_the_result))]
    static string Throw_before_the_result(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if (!tools.Knows({{say.Name()}}))
            {
                throw new InvalidOperationException();
            }
            {{say.AppendResult()}}
        }
        """);

    [Reported]
    static string Break_behind_a_finally(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            try
            {
                {{say.AppendResult()}}
            }
            finally
            {
                tools.Log.Info("answered");
            }
            {|TRA1003:break|};
        }
        """);

    [Silent(TwinOf = nameof(Break_behind_a_finally))]
    static string Nothing_behind_a_finally(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            try
            {
                {{say.AppendResult()}}
            }
            finally
            {
                tools.Log.Info("answered");
            }
        }
        """);

    [Reported]
    static string Break_behind_an_empty_finally(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            try
            {
                {{say.AppendResult()}}
            }
            finally
            {
            }
            {|TRA1003:break|};
        }
        """);

    [Silent(TwinOf = nameof(Break_behind_an_empty_finally))]
    static string Nothing_behind_an_empty_finally(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            try
            {
                {{say.AppendResult()}}
            }
            finally
            {
            }
        }
        """);

    [Reported]
    static string An_unconditional_break(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
            {|TRA1003:break|};
        }
        """);

    [Silent(TwinOf = nameof(An_unconditional_break))]
    static string No_break(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(Break_after_a_result))]
    static string Break_out_of_a_switch(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            switch ({{say.Name()}})
            {
                case "get_weather":
                    {{say.AppendResult(content: "\"Sunny\"")}}
                    break;
                default:
                    {{say.AppendResult(content: "\"Unknown tool.\"")}}
                    break;
            }
        }
        """);

    [Silent(TwinOf = nameof(Break_after_a_result))]
    static string Break_out_of_an_inner_loop(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var content = "nothing";
            for (var attempt = 0; attempt < 3; attempt++)
            {
                if (tools.TryRun({{say.Name()}}, {{say.Arguments()}}, out content))
                {
                    break;
                }
            }
            {{say.AppendResult(content: "content")}}
        }
        """);

    [Silent(TwinOf = nameof(Break_after_a_result))]
    static string Break_out_of_the_loop_around_the_model(PhraseBook say) => say.Agent($$"""
        for (var round = 0; ; round++)
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult()}}
            }
            if (round > 5)
            {
                break;
            }
        }
        {{say.Ask("last")}}
        return {{say.Text("last")}};
        """);

    [Silent(TwinOf = nameof(Break_after_a_result))]
    static string The_rest_is_answered_after_break(PhraseBook say) => say.Round($$"""
        var answered = 0;
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
            answered++;
            if ({{say.Name()}} == "stop")
            {
                break;
            }
        }
        foreach (var call in {{say.Calls()}}.Skip(answered))
        {
            {{say.AppendResult(content: "\"Skipped.\"")}}
        }
        """);

    [Silent(TwinOf = nameof(Break_after_a_result))]
    static string Something_unknown_answers_the_rest_before_break(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
            if ({{say.Name()}} == "stop")
            {
                tools.Answer(history, reply);
                break;
            }
        }
        """);

    [Silent(TwinOf = nameof(Break_after_a_result))]
    static string A_loop_that_only_looks_for_a_call(PhraseBook say) => say.Round($$"""
        var found = false;
        foreach (var call in {{say.Calls()}})
        {
            if ({{say.Name()}} == "stop")
            {
                found = true;
                break;
            }
        }
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult(content: "found ? \"Stopping.\" : \"Going on.\"")}}
        }
        """);

    // ---- return ----------------------------------------------------------------------------------------------------------

    [Reported]
    static string Return_after_a_result(PhraseBook say) => say.Round($$"""
        var failures = 0;
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
            if (!tools.Knows({{say.Name()}}) && ++failures > 3)
            {
                {|TRA1003:return|} "stopped";
            }
        }
        """);

    [Silent(TwinOf = nameof(Return_after_a_result))]
    static string Return_after_the_loop(PhraseBook say) => say.Round($$"""
        var failures = 0;
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
            if (!tools.Knows({{say.Name()}}))
            {
                ++failures;
            }
        }
        if (failures > 3)
        {
            return "stopped";
        }
        """);

    [Reported]
    static string Return_before_the_result(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if (!tools.TryRun({{say.Name()}}, {{say.Arguments()}}, out var content))
            {
                {|TRA1003:return|} "failed";
            }
            {{say.AppendResult(content: "content")}}
        }
        """);

    [Silent(TwinOf = nameof(Return_before_the_result))]
    static string Return_before_the_result_from_a_history_that_dies(PhraseBook say) => say.LocalAgent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        foreach (var call in {{say.Calls()}})
        {
            if (!tools.TryRun({{say.Name()}}, {{say.Arguments()}}, out var content))
            {
                return "failed";
            }
            {{say.AppendResult(content: "content")}}
        }
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Reported]
    static string Return_of_the_local_history_itself(PhraseBook say) => say.Class($$"""
        {{say.Head(say.HistoryType, "Run", say.ParametersWithoutHistory, "public static")}}
        {
            {{say.StartHistory()}}
            {{say.Ask()}}
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                if (!tools.Knows({{say.Name()}}))
                {
                    {|TRA1003:return|} history;
                }
                {{say.AppendResult()}}
            }
            return history;
        }
        """);

    [Silent(TwinOf = nameof(Return_of_the_local_history_itself))]
    static string Return_of_a_new_list_instead_of_the_local_history(PhraseBook say) => say.Class($$"""
        {{say.Head(say.HistoryType, "Run", say.ParametersWithoutHistory, "public static")}}
        {
            {{say.StartHistory()}}
            {{say.Ask()}}
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                if (!tools.Knows({{say.Name()}}))
                {
                    return new {{say.HistoryType}}();
                }
                {{say.AppendResult()}}
            }
            return history;
        }
        """);

    [Reported]
    static string A_final_tool_that_ends_the_conversation(PhraseBook say) => say.Agent($$"""
        while (true)
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            if ({{say.HasNoCalls()}})
            {
                return {{say.Text()}};
            }
            foreach (var call in {{say.Calls()}})
            {
                if ({{say.Name()}} == "final_answer")
                {
                    {|TRA1003:return|} {{say.Arguments()}};
                }
                {{say.AppendResult()}}
            }
        }
        """);

    [Silent(TwinOf = nameof(A_final_tool_that_ends_the_conversation))]
    static string A_final_tool_that_ends_a_conversation_of_its_own(PhraseBook say) => say.LocalAgent($$"""
        while (true)
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            if ({{say.HasNoCalls()}})
            {
                return {{say.Text()}};
            }
            foreach (var call in {{say.Calls()}})
            {
                if ({{say.Name()}} == "final_answer")
                {
                    return {{say.Arguments()}};
                }
                {{say.AppendResult()}}
            }
        }
        """);

    [Reported]
    static string Return_in_a_method_without_a_value(PhraseBook say) => say.VoidAgent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
            if (!tools.Approves({{say.Name()}}))
            {
                {|TRA1003:return|};
            }
        }
        """);

    [Silent(TwinOf = nameof(Return_in_a_method_without_a_value))]
    static string Continue_in_a_method_without_a_value(PhraseBook say) => say.VoidAgent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
            if (!tools.Approves({{say.Name()}}))
            {
                continue;
            }
        }
        """);

    // ---- yield break and goto --------------------------------------------------------------------------------------------

    [Reported(SyncOnly = true)]
    static string Yield_break(PhraseBook say) => say.Class($$"""
        public static IEnumerable<string> Run({{say.Parameters}})
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                if ({{say.Name()}} == "write")
                {
                    {|TRA1003:yield break|};
                }
                {{say.AppendResult()}}
            }
            {{say.Ask("next")}}
            yield return {{say.Text("next")}};
        }
        """);

    [Silent(SyncOnly = true, TwinOf = nameof(Yield_break))]
    static string Yield_break_after_the_loop(PhraseBook say) => say.Class($$"""
        public static IEnumerable<string> Run({{say.Parameters}})
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            var wrote = false;
            foreach (var call in {{say.Calls()}})
            {
                if ({{say.Name()}} == "write")
                {
                    wrote = true;
                }
                {{say.AppendResult()}}
            }
            if (wrote)
            {
                yield break;
            }
            {{say.Ask("next")}}
            yield return {{say.Text("next")}};
        }
        """);

    [Silent(SyncOnly = true, TwinOf = nameof(Yield_break))]
    static string Yield_return_in_the_middle_of_the_batch(PhraseBook say) => say.Class($$"""
        public static IEnumerable<string> Run({{say.Parameters}})
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                yield return {{say.Name()}};
                {{say.AppendResult()}}
            }
            {{say.Ask("next")}}
            yield return {{say.Text("next")}};
        }
        """);

    [Reported]
    static string Goto_out_of_the_loop(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
            if ({{say.Name()}} == "stop")
            {
                {|TRA1003:goto|} done;
            }
        }
        done:
        """);

    [Silent(TwinOf = nameof(Goto_out_of_the_loop))]
    static string Goto_inside_of_the_loop(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if ({{say.Name()}} == "stop")
            {
                goto answer;
            }
            tools.Log.Info({{say.Name()}});
            answer:
            {{say.AppendResult()}}
        }
        """);

    // ---- The loop's own condition ----------------------------------------------------------------------------------------

    [Reported]
    static string A_budget_in_the_condition_of_a_for_loop(PhraseBook say) => say.Round($$"""
        var budget = 3;
        for (var i = 0; {|TRA1003:i < {{say.CallCount()}} && budget-- > 0|}; i++)
        {
            var call = {{say.CallAt("i")}};
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(A_budget_in_the_condition_of_a_for_loop))]
    static string A_budget_in_the_content(PhraseBook say) => say.Round($$"""
        var budget = 3;
        for (var i = 0; i < {{say.CallCount()}}; i++)
        {
            var call = {{say.CallAt("i")}};
            {{say.AppendResult(content: "budget-- > 0 ? \"Sunny\" : \"Too many calls.\"")}}
        }
        """);

    [Reported]
    static string A_flag_in_the_condition_of_a_while_loop(PhraseBook say) => say.Round($$"""
        var i = 0;
        var stop = false;
        while ({|TRA1003:!stop && i < {{say.CallCount()}}|})
        {
            var call = {{say.CallAt("i")}};
            {{say.AppendResult()}}
            stop = {{say.Name()}} == "stop";
            i++;
        }
        """);

    [Silent(TwinOf = nameof(A_flag_in_the_condition_of_a_while_loop))]
    static string A_while_loop_over_the_whole_batch(PhraseBook say) => say.Round($$"""
        var i = 0;
        var stop = false;
        while (i < {{say.CallCount()}})
        {
            var call = {{say.CallAt("i")}};
            {{say.AppendResult()}}
            stop = {{say.Name()}} == "stop";
            i++;
        }
        """);

    [Reported]
    static string Break_out_of_a_while_loop(PhraseBook say) => say.Round($$"""
        var i = 0;
        while (i < {{say.CallCount()}})
        {
            var call = {{say.CallAt("i")}};
            {{say.AppendResult()}}
            i++;
            if ({{say.Name()}} == "stop")
            {
                {|TRA1003:break|};
            }
        }
        """);

    [Silent(TwinOf = nameof(Break_out_of_a_while_loop))]
    static string Break_out_of_a_while_loop_when_all_are_answered(PhraseBook say) => say.Round($$"""
        var i = 0;
        while (true)
        {
            if (i >= {{say.CallCount()}})
            {
                break;
            }
            var call = {{say.CallAt("i")}};
            {{say.AppendResult()}}
            i++;
        }
        """);

    // ---- Between the assistant message and the loop ----------------------------------------------------------------------

    [Reported]
    static string A_limit_between_the_assistant_message_and_the_loop(PhraseBook say) => say.Agent($$"""
        for (var round = 0; ; round++)
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            if ({{say.HasNoCalls()}})
            {
                return {{say.Text()}};
            }
            if (round > 10)
            {
                {|TRA1003:return|} "Too many rounds.";
            }
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult()}}
            }
        }
        """);

    [Silent(TwinOf = nameof(A_limit_between_the_assistant_message_and_the_loop))]
    static string A_limit_before_the_assistant_message(PhraseBook say) => say.Agent($$"""
        for (var round = 0; ; round++)
        {
            {{say.Ask()}}
            if (round > 10)
            {
                return "Too many rounds.";
            }
            {{say.AppendReply()}}
            if ({{say.HasNoCalls()}})
            {
                return {{say.Text()}};
            }
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult()}}
            }
        }
        """);

    [Silent(TwinOf = nameof(A_limit_between_the_assistant_message_and_the_loop))]
    static string A_limit_after_the_loop(PhraseBook say) => say.Agent($$"""
        for (var round = 0; ; round++)
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            if ({{say.HasNoCalls()}})
            {
                return {{say.Text()}};
            }
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult()}}
            }
            if (round > 10)
            {
                return "Too many rounds.";
            }
        }
        """);

    [Reported]
    static string Too_many_calls_between_the_assistant_message_and_the_loop(PhraseBook say) => say.VoidAgent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        if ({{say.CallCount()}} > 10)
        {
            tools.Log.Info("ignoring the calls");
            {|TRA1003:return|};
        }
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(Too_many_calls_between_the_assistant_message_and_the_loop))]
    static string No_calls_between_the_assistant_message_and_the_loop(PhraseBook say) => say.VoidAgent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        if ({{say.CallCount()}} == 0)
        {
            tools.Log.Info("no calls");
            return;
        }
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(Too_many_calls_between_the_assistant_message_and_the_loop))]
    static string Too_many_calls_in_a_history_that_dies(PhraseBook say) => say.LocalAgent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        if ({{say.CallCount()}} > 10)
        {
            return "Too many calls.";
        }
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
        }
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);
}
