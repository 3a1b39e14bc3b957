using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Rules;

/// <summary>The same call of the same batch is answered twice on one normal path.</summary>
public class TRA2003DuplicateToolResultTests : RuleTests<TRA2003DuplicateToolResultTests>
{
    [Reported]
    static string Two_results_in_one_iteration(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult(content: "\"Started.\"")}}
            {{say.AppendResult(resultMark: "TRA2003")}}
        }
        """);

    [Silent(TwinOf = nameof(Two_results_in_one_iteration))]
    static string One_result_in_one_iteration(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            tools.Log.Info("Started.");
            {{say.AppendResult()}}
        }
        """);

    [Reported]
    static string An_error_result_without_continue(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if (!tools.Knows({{say.Name()}}))
            {
                {{say.AppendResult(content: "\"Unknown tool.\"")}}
            }
            {{say.AppendResult(resultMark: "TRA2003")}}
        }
        """);

    [Silent(TwinOf = nameof(An_error_result_without_continue))]
    static string An_error_result_with_continue(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if (!tools.Knows({{say.Name()}}))
            {
                {{say.AppendResult(content: "\"Unknown tool.\"")}}
                continue;
            }
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(An_error_result_without_continue))]
    static string An_error_result_in_the_other_branch(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if (!tools.Knows({{say.Name()}}))
            {
                {{say.AppendResult(content: "\"Unknown tool.\"")}}
            }
            else
            {
                {{say.AppendResult()}}
            }
        }
        """);

    [Reported]
    static string A_result_in_a_switch_and_one_after_it(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var content = "Unknown tool.";
            switch ({{say.Name()}})
            {
                case "get_weather":
                    {{say.AppendResult(content: "\"Sunny\"")}}
                    break;
                case "get_time":
                    content = "Noon";
                    break;
            }
            {{say.AppendResult(content: "content", resultMark: "TRA2003")}}
        }
        """);

    [Silent(TwinOf = nameof(A_result_in_a_switch_and_one_after_it))]
    static string Only_a_result_after_the_switch(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var content = "Unknown tool.";
            switch ({{say.Name()}})
            {
                case "get_weather":
                    content = "Sunny";
                    break;
                case "get_time":
                    content = "Noon";
                    break;
            }
            {{say.AppendResult(content: "content")}}
        }
        """);

    [Reported]
    static string A_nested_loop_that_does_not_vary_the_call(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            foreach (var line in ({{say.RunTool()}}).Split('\n'))
            {
                {{say.AppendResult(content: "line", resultMark: "TRA2003")}}
            }
        }
        """);

    [Silent(TwinOf = nameof(A_nested_loop_that_does_not_vary_the_call))]
    static string A_nested_loop_that_collects_the_content(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var content = "";
            foreach (var line in ({{say.RunTool()}}).Split('\n'))
            {
                content += line;
            }
            {{say.AppendResult(content: "content")}}
        }
        """);

    [Reported]
    static string Two_loops_over_one_batch(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult()}}
            }
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult(content: "\"Done.\"", resultMark: "TRA2003")}}
            }
            {{say.AskAgain(options: null)}}
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(Two_loops_over_one_batch))]
    static string Two_loops_over_one_batch_of_which_one_answers(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                tools.Log.Info({{say.Name()}});
            }
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult(content: "\"Done.\"")}}
            }
            {{say.AskAgain(options: null)}}
        }
        return {{say.Text()}};
        """);

    [Reported]
    static string The_first_call_and_then_all_calls(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            var first = {{say.FirstCall()}};
            {{say.AppendResult("first")}}
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult(resultMark: "TRA2003")}}
            }
            {{say.AskAgain(options: null)}}
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(The_first_call_and_then_all_calls))]
    static string The_first_call_and_then_all_others(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            var first = {{say.FirstCall()}};
            {{say.AppendResult("first")}}
            foreach (var call in {{say.Calls()}}.Skip(1))
            {
                {{say.AppendResult()}}
            }
            {{say.AskAgain(options: null)}}
        }
        return {{say.Text()}};
        """);

    [Reported]
    static string The_call_at_one_position_twice(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.CallCount()}} == 2)
        {
            {{say.AppendReply()}}
            {{say.AppendResult(say.CallAt("0"), "\"Sunny\"")}}
            {{say.AppendResult(say.CallAt("0"), "\"Noon\"", resultMark: "TRA2003")}}
            {{say.AskAgain(options: null)}}
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(The_call_at_one_position_twice))]
    static string The_calls_at_two_positions(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.CallCount()}} == 2)
        {
            {{say.AppendReply()}}
            {{say.AppendResult(say.CallAt("0"), "\"Sunny\"")}}
            {{say.AppendResult(say.CallAt("1"), "\"Noon\"")}}
            {{say.AskAgain(options: null)}}
        }
        return {{say.Text()}};
        """);

    [Reported]
    static string A_constant_id_twice(PhraseBook say) => say.LocalAgent($$"""
        {{say.Append(say.AssistantWithCalls($"[{say.ConstantCall("call_1")}]"))}}
        {{say.AppendResultForId("\"call_1\"", "\"Sunny\"")}}
        {{say.AppendResultForId("\"call_1\"", "\"Rainy\"", resultMark: "TRA2003")}}
        {{say.Ask()}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(A_constant_id_twice))]
    static string Two_constant_ids(PhraseBook say) => say.LocalAgent($$"""
        {{say.Append(say.AssistantWithCalls($"[{say.ConstantCall("call_1")}, {say.ConstantCall("call_2")}]"))}}
        {{say.AppendResultForId("\"call_1\"", "\"Sunny\"")}}
        {{say.AppendResultForId("\"call_2\"", "\"Rainy\"")}}
        {{say.Ask()}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(A_constant_id_twice))]
    static string A_constant_id_again_in_a_later_turn(PhraseBook say) => say.LocalAgent($$"""
        {{say.Append(say.AssistantWithCalls($"[{say.ConstantCall("call_1")}]"))}}
        {{say.AppendResultForId("\"call_1\"", "\"Sunny\"")}}
        {{say.AppendUser()}}
        {{say.Append(say.AssistantWithCalls($"[{say.ConstantCall("call_1")}]"))}}
        {{say.AppendResultForId("\"call_1\"", "\"Rainy\"")}}
        {{say.Ask()}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(Two_results_in_one_iteration))]
    static string A_result_as_the_last_statement_of_try_and_one_in_catch(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            try
            {
                tools.Log.Info({{say.Name()}});
                {{say.AppendResult()}}
            }
            catch (Exception exception)
            {
                {{say.AppendResult(content: "exception.Message")}}
            }
        }
        """);

    [Reported]
    static string A_result_in_catch_and_one_after_it(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var content = "Failed.";
            try
            {
                content = {{say.RunTool()}};
            }
            catch (Exception exception)
            {
                {{say.AppendResult(content: "exception.Message")}}
            }
            {{say.AppendResult(content: "content", resultMark: "TRA2003")}}
        }
        """);

    [Silent(TwinOf = nameof(A_result_in_catch_and_one_after_it))]
    static string A_result_in_catch_that_goes_round_and_one_after_it(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var content = "Failed.";
            try
            {
                content = {{say.RunTool()}};
            }
            catch (Exception exception)
            {
                {{say.AppendResult(content: "exception.Message")}}
                continue;
            }
            {{say.AppendResult(content: "content")}}
        }
        """);

    [Reported]
    static string A_result_in_try_and_one_in_finally(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            try
            {
                {{say.AppendResult()}}
            }
            finally
            {
                {{say.AppendResult(content: "\"Done.\"", resultMark: "TRA2003")}}
            }
        }
        """);

    [Silent(TwinOf = nameof(A_result_in_try_and_one_in_finally))]
    static string No_result_in_try_and_one_in_finally(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            try
            {
                tools.Log.Info({{say.Name()}});
            }
            finally
            {
                {{say.AppendResult(content: "\"Done.\"")}}
            }
        }
        """);

    [Reported]
    static string A_result_in_try_and_one_in_finally_behind_a_variable(PhraseBook say) => say.Round($$"""
        var calls = {{say.Calls()}}.ToList();
        var position = 0;
        while (position < calls.Count)
        {
            var call = calls[position];
            position++;
            try
            {
                {{say.AppendResult()}}
            }
            finally
            {
                var content = "Done.";
                {{say.AppendResult(content: "content", resultMark: "TRA2003")}}
            }
        }
        """);

    [Silent(TwinOf = nameof(A_result_in_try_and_one_in_finally_behind_a_variable))]
    static string A_result_in_finally_behind_a_variable(PhraseBook say) => say.Round($$"""
        var calls = {{say.Calls()}}.ToList();
        var position = 0;
        while (position < calls.Count)
        {
            var call = calls[position];
            position++;
            try
            {
                tools.Log.Info({{say.Name()}});
            }
            finally
            {
                var content = "Done.";
                {{say.AppendResult(content: "content")}}
            }
        }
        """);

    [Silent(TwinOf = nameof(Two_results_in_one_iteration))]
    static string One_result_each_in_two_histories(PhraseBook say) => say.Agent($$"""
        {{say.StartHistory("archive")}}
        {{say.Ask()}}
        {{say.AppendReply()}}
        {{say.AppendReply(to: "archive")}}
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult(content: "\"Done.\"")}}
            {{say.AppendResult(content: "\"Done.\"", to: "archive")}}
        }
        {{say.Ask("next")}}
        return {{say.Text("next")}} + archive.Count;
        """);

    [Reported]
    static string Started_and_completed_are_both_told(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var needsInput = tools.NeedsApproval({{say.Name()}});
            if (needsInput)
            {
                {{say.AppendResult(content: "\"Input is required.\"")}}
            }
            if (needsInput || tools.Knows({{say.Name()}}))
            {
                {{say.AppendResult(resultMark: "TRA2003")}}
            }
            else
            {
                {{say.AppendResult(content: "\"Unknown tool.\"")}}
            }
        }
        """);

    [Silent(TwinOf = nameof(Started_and_completed_are_both_told))]
    static string Either_started_or_completed_is_told(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var needsInput = tools.NeedsApproval({{say.Name()}});
            if (needsInput)
            {
                {{say.AppendResult(content: "\"Input is required.\"")}}
            }
            if (!needsInput)
            {
                {{say.AppendResult()}}
            }
        }
        """);
}
