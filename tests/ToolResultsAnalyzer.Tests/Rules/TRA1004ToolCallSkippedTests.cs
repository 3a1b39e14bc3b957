using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Rules;

/// <summary>A loop over the batch answers its call on some path, and another path goes round without a result.</summary>
public class TRA1004ToolCallSkippedTests : RuleTests<TRA1004ToolCallSkippedTests>
{
    // ---- continue --------------------------------------------------------------------------------------------------------

    [Reported]
    static string Continue_before_the_result(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if (!tools.Knows({{say.Name()}}))
            {
                {|TRA1004:continue|};
            }
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(Continue_before_the_result))]
    static string Continue_after_an_error_result(PhraseBook say) => say.Round($$"""
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

    [Silent(TwinOf = nameof(Continue_before_the_result))]
    static string Throw_instead_of_continue(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if (!tools.Knows({{say.Name()}}))
            {
                throw new InvalidOperationException("Unknown tool.");
            }
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(Continue_before_the_result))]
    static string Something_unknown_gets_the_call_and_the_history_before_continue(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if (!tools.Knows({{say.Name()}}))
            {
                tools.Answer(history, call);
                continue;
            }
            {{say.AppendResult()}}
        }
        """);

    [Reported]
    static string Something_unknown_gets_only_the_call_before_continue(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if (!tools.Knows({{say.Name()}}))
            {
                tools.Look(call);
                {|TRA1004:continue|};
            }
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(Something_unknown_gets_only_the_call_before_continue))]
    static string Something_unknown_gets_only_the_call_and_all_calls_are_answered(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if (!tools.Knows({{say.Name()}}))
            {
                tools.Look(call);
            }
            {{say.AppendResult()}}
        }
        """);

    [Reported]
    static string A_call_whose_arguments_do_not_parse(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if (!int.TryParse({{say.Arguments()}}, out var day))
            {
                tools.Log.Info("bad arguments");
                {|TRA1004:continue|};
            }
            {{say.AppendResult(content: "day.ToString()")}}
        }
        """);

    [Silent(TwinOf = nameof(A_call_whose_arguments_do_not_parse))]
    static string A_call_whose_arguments_do_not_parse_is_told_so(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if (!int.TryParse({{say.Arguments()}}, out var day))
            {
                tools.Log.Info("bad arguments");
                {{say.AppendResult(content: "\"Bad arguments.\"")}}
                continue;
            }
            {{say.AppendResult(content: "day.ToString()")}}
        }
        """);

    [Reported]
    static string A_call_whose_approval_is_denied(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if (tools.NeedsApproval({{say.Name()}}) && !tools.Approves({{say.Name()}}))
            {
                {|TRA1004:continue|};
            }
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(A_call_whose_approval_is_denied))]
    static string A_call_whose_approval_is_denied_gets_a_rejection(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if (tools.NeedsApproval({{say.Name()}}) && !tools.Approves({{say.Name()}}))
            {
                {{say.AppendResult(content: "\"Rejected by the user.\"")}}
                continue;
            }
            {{say.AppendResult()}}
        }
        """);

    [Reported]
    static string A_call_left_to_the_front_end(PhraseBook say) => say.Agent($$"""
        var deferred = new HashSet<string> { "show_map" };
        {{say.Ask()}}
        {{say.AppendReply()}}
        var any = false;
        foreach (var call in {{say.Calls()}})
        {
            if (deferred.Contains({{say.Name()}}))
            {
                {|TRA1004:continue|};
            }
            {{say.AppendResult()}}
            any = true;
        }
        if (any)
        {
            {{say.AskAgain()}}
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(A_call_left_to_the_front_end))]
    static string A_call_for_the_front_end_gets_a_placeholder(PhraseBook say) => say.Agent($$"""
        var deferred = new HashSet<string> { "show_map" };
        {{say.Ask()}}
        {{say.AppendReply()}}
        var any = false;
        foreach (var call in {{say.Calls()}})
        {
            if (deferred.Contains({{say.Name()}}))
            {
                {{say.AppendResult(content: "\"Shown.\"")}}
                continue;
            }
            {{say.AppendResult()}}
            any = true;
        }
        if (any)
        {
            {{say.AskAgain()}}
        }
        return {{say.Text()}};
        """);

    // ---- if without else -------------------------------------------------------------------------------------------------

    [Reported]
    static string If_without_else(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {|TRA1004:if|} (tools.Knows({{say.Name()}}))
            {
                {{say.AppendResult()}}
            }
        }
        """);

    [Silent(TwinOf = nameof(If_without_else))]
    static string If_with_else(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if (tools.Knows({{say.Name()}}))
            {
                {{say.AppendResult()}}
            }
            else
            {
                {{say.AppendResult(content: "\"Unknown tool.\"")}}
            }
        }
        """);

    [Reported]
    static string If_whose_else_only_logs(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {|TRA1004:if|} (tools.Knows({{say.Name()}}))
            {
                {{say.AppendResult()}}
            }
            else
            {
                tools.Log.Info({{say.Name()}});
            }
        }
        """);

    [Silent(TwinOf = nameof(If_whose_else_only_logs))]
    static string If_whose_else_throws(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if (tools.Knows({{say.Name()}}))
            {
                {{say.AppendResult()}}
            }
            else
            {
                throw new NotSupportedException({{say.Name()}});
            }
        }
        """);

    [Reported]
    static string If_whose_then_branch_adds_none(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {|TRA1004:if|} (!tools.Knows({{say.Name()}}))
            {
                tools.Log.Info({{say.Name()}});
            }
            else
            {
                {{say.AppendResult()}}
            }
        }
        """);

    [Silent(TwinOf = nameof(If_whose_then_branch_adds_none))]
    static string If_that_only_logs_before_the_result(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if (!tools.Knows({{say.Name()}}))
            {
                tools.Log.Info({{say.Name()}});
            }
            {{say.AppendResult()}}
        }
        """);

    [Reported]
    static string Else_if_chain_without_else(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if ({{say.Name()}} == "get_weather")
            {
                {{say.AppendResult(content: "\"Sunny\"")}}
            }
            else {|TRA1004:if|} ({{say.Name()}} == "get_time")
            {
                {{say.AppendResult(content: "\"Noon\"")}}
            }
        }
        """);

    [Silent(TwinOf = nameof(Else_if_chain_without_else))]
    static string Else_if_chain_with_else(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if ({{say.Name()}} == "get_weather")
            {
                {{say.AppendResult(content: "\"Sunny\"")}}
            }
            else if ({{say.Name()}} == "get_time")
            {
                {{say.AppendResult(content: "\"Noon\"")}}
            }
            else
            {
                {{say.AppendResult(content: "\"Unknown tool.\"")}}
            }
        }
        """);

    [Reported]
    static string A_single_test_of_the_name(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {|TRA1004:if|} ({{say.Name()}} == "get_weather")
            {
                {{say.AppendResult()}}
            }
        }
        """);

    [Silent(TwinOf = nameof(A_single_test_of_the_name))]
    static string A_test_of_the_name_that_chooses_the_content(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var content = {{say.Name()}} == "get_weather" ? "Sunny" : "Unknown tool.";
            {{say.AppendResult(content: "content")}}
        }
        """);

    [Reported]
    static string TryGetValue_without_else(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {|TRA1004:if|} (tools.ByName.TryGetValue({{say.Name()}}, out var tool))
            {
                {{say.AppendResult(content: $"tool({say.Arguments()})")}}
            }
        }
        """);

    [Silent(TwinOf = nameof(TryGetValue_without_else))]
    static string TryGetValue_with_a_fallback(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var content = tools.ByName.TryGetValue({{say.Name()}}, out var tool) ? tool({{say.Arguments()}}) : "Unknown tool.";
            {{say.AppendResult(content: "content")}}
        }
        """);

    [Reported]
    static string A_null_result_is_not_appended(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var content = tools.Find({{say.Name()}});
            {|TRA1004:if|} (content is not null)
            {
                {{say.AppendResult(content: "content")}}
            }
        }
        """);

    [Silent(TwinOf = nameof(A_null_result_is_not_appended))]
    static string A_null_result_is_replaced(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var content = tools.Find({{say.Name()}});
            if (content is null)
            {
                content = "Unknown tool.";
            }
            {{say.AppendResult(content: "content")}}
        }
        """);

    [Reported]
    static string Nested_guards_of_which_the_inner_has_no_else(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if (tools.Knows({{say.Name()}}))
            {
                {|TRA1004:if|} (tools.Approves({{say.Name()}}))
                {
                    {{say.AppendResult()}}
                }
            }
            else
            {
                {{say.AppendResult(content: "\"Unknown tool.\"")}}
            }
        }
        """);

    [Silent(TwinOf = nameof(Nested_guards_of_which_the_inner_has_no_else))]
    static string Nested_guards_of_which_each_has_an_else(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if (tools.Knows({{say.Name()}}))
            {
                if (tools.Approves({{say.Name()}}))
                {
                    {{say.AppendResult()}}
                }
                else
                {
                    {{say.AppendResult(content: "\"Rejected.\"")}}
                }
            }
            else
            {
                {{say.AppendResult(content: "\"Unknown tool.\"")}}
            }
        }
        """);

    // ---- switch ----------------------------------------------------------------------------------------------------------

    [Reported]
    static string Switch_without_default(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {|TRA1004:switch|} ({{say.Name()}})
            {
                case "get_weather":
                    {{say.AppendResult(content: "\"Sunny\"")}}
                    break;
                case "get_time":
                    {{say.AppendResult(content: "\"Noon\"")}}
                    break;
            }
        }
        """);

    [Silent(TwinOf = nameof(Switch_without_default))]
    static string Switch_with_default(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            switch ({{say.Name()}})
            {
                case "get_weather":
                    {{say.AppendResult(content: "\"Sunny\"")}}
                    break;
                case "get_time":
                    {{say.AppendResult(content: "\"Noon\"")}}
                    break;
                default:
                    {{say.AppendResult(content: "\"Unknown tool.\"")}}
                    break;
            }
        }
        """);

    [Silent(TwinOf = nameof(Switch_without_default))]
    static string Switch_whose_default_throws(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            switch ({{say.Name()}})
            {
                case "get_weather":
                    {{say.AppendResult(content: "\"Sunny\"")}}
                    break;
                default:
                    throw new NotImplementedException();
            }
        }
        """);

    [Reported]
    static string Switch_whose_default_only_logs(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {|TRA1004:switch|} ({{say.Name()}})
            {
                case "get_weather":
                    {{say.AppendResult(content: "\"Sunny\"")}}
                    break;
                default:
                    tools.Log.Info({{say.Name()}});
                    break;
            }
        }
        """);

    [Silent(TwinOf = nameof(Switch_whose_default_only_logs))]
    static string Switch_that_only_chooses_the_content(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            string content;
            switch ({{say.Name()}})
            {
                case "get_weather":
                    content = "Sunny";
                    break;
                default:
                    tools.Log.Info({{say.Name()}});
                    content = "Unknown tool.";
                    break;
            }
            {{say.AppendResult(content: "content")}}
        }
        """);

    [Silent(TwinOf = nameof(Switch_without_default))]
    static string Switch_expression_that_chooses_the_content(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var content = {{say.Name()}} switch
            {
                "get_weather" => "Sunny",
                "get_time" => "Noon",
                _ => "Unknown tool.",
            };
            {{say.AppendResult(content: "content")}}
        }
        """);

    [Reported]
    static string Continue_in_a_switch_section(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            string content;
            switch ({{say.Name()}})
            {
                case "get_weather":
                    content = "Sunny";
                    break;
                default:
                    {|TRA1004:continue|};
            }
            {{say.AppendResult(content: "content")}}
        }
        """);

    [Silent(TwinOf = nameof(Continue_in_a_switch_section))]
    static string Throw_in_a_switch_section(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            string content;
            switch ({{say.Name()}})
            {
                case "get_weather":
                    content = "Sunny";
                    break;
                default:
                    throw new NotSupportedException();
            }
            {{say.AppendResult(content: "content")}}
        }
        """);

    // ---- A part of the batch ---------------------------------------------------------------------------------------------

    [Reported]
    static string Only_the_calls_that_pass_a_filter(PhraseBook say) => say.Round($$"""
        foreach (var call in {|TRA1004:{{say.Calls()}}.Where(c => tools.Knows({{say.Name("c")}}))|})
        {
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(Only_the_calls_of_a_tested_reply_that_pass_a_filter))]
    static string All_calls_of_a_tested_reply(PhraseBook say) => say.Agent($$"""
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
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    /// <summary>No call may pass: that none is answered then is the same mistake.</summary>
    [Reported]
    static string Only_the_calls_of_a_tested_reply_that_pass_a_filter(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.HasNoCalls()}})
        {
            return {{say.Text()}};
        }
        {{say.AppendReply()}}
        foreach (var call in {|TRA1004:{{say.Calls()}}.Where(c => tools.Knows({{say.Name("c")}}))|})
        {
            {{say.AppendResult()}}
        }
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Silent(TwinOf = nameof(Only_the_calls_that_pass_a_filter))]
    static string The_calls_that_pass_a_filter_and_those_that_do_not(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}}.Where(c => tools.Knows({{say.Name("c")}})))
        {
            {{say.AppendResult()}}
        }
        foreach (var call in {{say.Calls()}}.Where(c => !tools.Knows({{say.Name("c")}})))
        {
            {{say.AppendResult(content: "\"Unknown tool.\"")}}
        }
        """);

    [Reported]
    static string A_filtered_list_in_a_variable(PhraseBook say) => say.Round($$"""
        var known = {|TRA1004:{{say.Calls()}}.Where(c => tools.Knows({{say.Name("c")}}))|}.ToList();
        foreach (var call in known)
        {
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(A_filtered_list_in_a_variable))]
    static string A_copied_list_in_a_variable(PhraseBook say) => say.Round($$"""
        var all = {{say.Calls()}}.ToList();
        foreach (var call in all)
        {
            {{say.AppendResult()}}
        }
        """);

    [Reported]
    static string Only_the_first_few_calls(PhraseBook say) => say.Round($$"""
        foreach (var call in {|TRA1004:{{say.Calls()}}.Take(3)|})
        {
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(Only_the_first_few_calls))]
    static string The_first_few_calls_and_the_rest(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}}.Take(3))
        {
            {{say.AppendResult()}}
        }
        foreach (var call in {{say.Calls()}}.Skip(3))
        {
            {{say.AppendResult(content: "\"Too many calls.\"")}}
        }
        """);

    [Reported]
    static string All_calls_but_the_first(PhraseBook say) => say.Round($$"""
        foreach (var call in {|TRA1004:{{say.Calls()}}.Skip(1)|})
        {
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(All_calls_but_the_first))]
    static string The_first_call_and_all_but_the_first(PhraseBook say) => say.Round($$"""
        if ({{say.HasCalls()}})
        {
            var first = {{say.FirstCall()}};
            {{say.AppendResult("first")}}
            foreach (var call in {{say.Calls()}}.Skip(1))
            {
                {{say.AppendResult()}}
            }
        }
        """);

    [Reported]
    static string A_range_without_the_first_call(PhraseBook say) => say.Round($$"""
        foreach (var call in {|TRA1004:{{say.Calls()}}.ToArray()[1..]|})
        {
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(A_range_without_the_first_call))]
    static string A_range_of_all_calls(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}}.ToArray()[0..])
        {
            {{say.AppendResult()}}
        }
        """);

    [Reported]
    static string A_range_without_the_last_call(PhraseBook say) => say.Round($$"""
        foreach (var call in {|TRA1004:{{say.Calls()}}.ToList()[..^1]|})
        {
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(A_range_without_the_last_call))]
    static string A_range_without_the_last_call_and_the_last_call(PhraseBook say) => say.Round($$"""
        if ({{say.HasCalls()}})
        {
            var last = {{say.Calls()}}.ToList()[^1];
            foreach (var call in {{say.Calls()}}.ToList()[..^1])
            {
                {{say.AppendResult()}}
            }
            {{say.AppendResult("last")}}
        }
        """);

    [Reported]
    static string Two_ranges_with_a_call_between_them(PhraseBook say) => say.Round($$"""
        var calls = {{say.Calls()}}.ToArray();
        foreach (var call in calls[..2])
        {
            {{say.AppendResult()}}
        }
        foreach (var call in {|TRA1004:calls[3..]|})
        {
            {{say.AppendResult(content: "\"Too many calls.\"")}}
        }
        """);

    [Silent(TwinOf = nameof(Two_ranges_with_a_call_between_them))]
    static string Two_ranges_that_meet(PhraseBook say) => say.Round($$"""
        var calls = {{say.Calls()}}.ToArray();
        foreach (var call in calls[..3])
        {
            {{say.AppendResult()}}
        }
        foreach (var call in calls[3..])
        {
            {{say.AppendResult(content: "\"Too many calls.\"")}}
        }
        """);

    [Reported]
    static string A_filter_before_the_projection_into_results(PhraseBook say) => say.Round($$"""
        history.AddRange({|TRA1004:{{say.Calls()}}.Where(c => tools.Knows({{say.Name("c")}}))|}.Select(c => {{say.Result("c", say.RunToolNow("c"))}}));
        """);

    [Silent(TwinOf = nameof(A_filter_before_the_projection_into_results))]
    static string A_projection_of_all_calls_into_results(PhraseBook say) => say.Round($$"""
        history.AddRange({{say.Calls()}}.Select(c => {{say.Result("c", say.RunToolNow("c"))}}));
        """);

    [Silent(TwinOf = nameof(Only_the_calls_that_pass_a_filter))]
    static string A_filter_by_type_that_always_matches(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}}.OfType<{{say.CallType}}>())
        {
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(If_without_else))]
    static string A_type_test_that_always_matches(PhraseBook say) => say.Round($$"""
        foreach (var item in {{say.Calls()}})
        {
            if (item is {{say.CallType}} call)
            {
                {{say.AppendResult()}}
            }
        }
        """);

    // ---- What belongs together -------------------------------------------------------------------------------------------

    [Silent(TwinOf = nameof(If_without_else))]
    static string Two_ifs_on_one_boolean_that_complement_each_other(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var known = tools.Knows({{say.Name()}});
            if (known)
            {
                {{say.AppendResult()}}
            }
            tools.Log.Info({{say.Name()}});
            if (!known)
            {
                {{say.AppendResult(content: "\"Unknown tool.\"")}}
            }
        }
        """);

    [Reported]
    static string Two_ifs_on_two_names_that_methods_compare(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if ({{say.Name()}}.Equals("a", StringComparison.Ordinal))
            {
                {{say.AppendResult()}}
            }
            {|TRA1004:if|} (string.Equals({{say.Name()}}, "b"))
            {
                {{say.AppendResult(content: "\"Unknown tool.\"")}}
            }
        }
        """);

    [Silent(TwinOf = nameof(Two_ifs_on_two_names_that_methods_compare))]
    static string Two_ifs_on_one_name_that_methods_compare(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if ({{say.Name()}}.Equals("a", StringComparison.Ordinal))
            {
                {{say.AppendResult()}}
            }
            if (!string.Equals({{say.Name()}}, "a"))
            {
                {{say.AppendResult(content: "\"Unknown tool.\"")}}
            }
        }
        """);

    [Reported]
    static string Two_ifs_on_two_booleans(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var known = tools.Knows({{say.Name()}});
            var approved = tools.Approves({{say.Name()}});
            if (known)
            {
                {{say.AppendResult()}}
            }
            else {|TRA1004:if|} (approved)
            {
                {{say.AppendResult(content: "\"Unknown tool.\"")}}
            }
        }
        """);

    [Silent(TwinOf = nameof(Two_ifs_on_two_booleans))]
    static string Two_ifs_on_the_boolean_and_its_opposite(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var known = tools.Knows({{say.Name()}});
            if (known)
            {
                {{say.AppendResult()}}
            }
            else if (!known)
            {
                {{say.AppendResult(content: "\"Unknown tool.\"")}}
            }
        }
        """);

    [Silent(TwinOf = nameof(Continue_before_the_result))]
    static string A_first_loop_that_skips_but_only_logs(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if (!tools.Knows({{say.Name()}}))
            {
                continue;
            }
            tools.Log.Info({{say.Name()}});
        }
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(If_without_else))]
    static string A_flag_that_says_whether_the_call_was_answered(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var answered = false;
            if (tools.Knows({{say.Name()}}))
            {
                {{say.AppendResult()}}
                answered = true;
            }
            if (!answered)
            {
                {{say.AppendResult(content: "\"Unknown tool.\"")}}
            }
        }
        """);

    // ---- Where the history goes ------------------------------------------------------------------------------------------

    [Reported]
    static string A_history_that_lives_on_without_being_sent_again(PhraseBook say) => say.VoidAgent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        foreach (var call in {{say.Calls()}})
        {
            {|TRA1004:if|} (tools.Knows({{say.Name()}}))
            {
                {{say.AppendResult()}}
            }
        }
        """);

    [Silent(TwinOf = nameof(A_history_that_lives_on_without_being_sent_again))]
    static string A_local_history_that_dies_without_being_sent_again(PhraseBook say) => say.LocalAgent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        foreach (var call in {{say.Calls()}})
        {
            if (tools.Knows({{say.Name()}}))
            {
                {{say.AppendResult()}}
            }
        }
        return "done";
        """);

    [Reported]
    static string A_separate_list_of_results_that_lacks_some(PhraseBook say) => say.Round($$"""
        var results = new {{say.HistoryType}}();
        foreach (var call in {{say.Calls()}})
        {
            if (!tools.Knows({{say.Name()}}))
            {
                {|TRA1004:continue|};
            }
            {{say.AppendResult(to: "results")}}
        }
        history.AddRange(results);
        """);

    [Silent(TwinOf = nameof(A_separate_list_of_results_that_lacks_some))]
    static string A_separate_list_of_results_that_lacks_none(PhraseBook say) => say.Round($$"""
        var results = new {{say.HistoryType}}();
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult(to: "results")}}
        }
        history.AddRange(results);
        """);

    [Silent(TwinOf = nameof(Continue_before_the_result))]
    static string The_assistant_message_is_rebuilt_from_the_calls_that_are_answered(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        var known = {{say.Calls()}}.Where(c => tools.Knows({{say.Name("c")}})).ToList();
        {{say.Append(say.AssistantWithCalls("known"))}}
        foreach (var call in known)
        {
            {{say.AppendResult()}}
        }
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);
}
