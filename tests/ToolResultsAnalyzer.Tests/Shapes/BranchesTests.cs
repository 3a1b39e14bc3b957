using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Shapes;

/// <summary>The ways to decide which result a call gets, and facts that are asked more than once.</summary>
public class BranchesTests : RuleTests<BranchesTests>
{
    [Reported(OnObjects = true)]
    static string A_result_chosen_by_if_and_not_always_appended(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.MessageType}}? result = null;
            if (tools.Knows({{say.Name()}}))
            {
                result = {{say.Result()}};
            }
            {|TRA1004:if|} (result != null)
            {
                {{say.Append("result")}}
            }
        }
        """);

    [Silent(TwinOf = nameof(A_result_chosen_by_if_and_not_always_appended))]
    static string A_result_chosen_by_if_else(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.MessageType}} result;
            if (tools.Knows({{say.Name()}}))
            {
                result = {{say.Result()}};
            }
            else
            {
                result = {{say.Result(content: "\"Unknown tool.\"")}};
            }
            {{say.Append("result")}}
        }
        """);

    [Silent(TwinOf = nameof(A_result_chosen_by_if_and_not_always_appended))]
    static string A_result_chosen_by_a_conditional_expression(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.MessageType}} result = tools.Knows({{say.Name()}}) ? {{say.Result()}} : {{say.Result(content: "\"Unknown tool.\"")}};
            {{say.Append("result")}}
        }
        """);

    [Silent(TwinOf = nameof(A_result_chosen_by_if_and_not_always_appended))]
    static string A_result_chosen_by_a_switch_expression(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.MessageType}} result = {{say.Name()}} switch
            {
                "get_weather" => {{say.Result(content: "\"Sunny\"")}},
                "get_time" => {{say.Result(content: "\"Noon\"")}},
                _ => throw new NotSupportedException(),
            };
            {{say.Append("result")}}
        }
        """);

    [Silent(TwinOf = nameof(A_result_chosen_by_if_and_not_always_appended))]
    static string A_result_or_an_exception(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var content = tools.Find({{say.Name()}}) ?? throw new NotSupportedException();
            {{say.AppendResult(content: "content")}}
        }
        """);

    [Reported]
    static string Two_switch_sections_of_which_one_has_no_result(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {|TRA1004:switch|} ({{say.Name()}})
            {
                case "get_weather" when tools.Approves("get_weather"):
                    {{say.AppendResult(content: "\"Sunny\"")}}
                    break;
                case { Length: > 20 }:
                    tools.Log.Info("odd name");
                    break;
                default:
                    {{say.AppendResult(content: "\"Unknown tool.\"")}}
                    break;
            }
        }
        """);

    [Silent(TwinOf = nameof(Two_switch_sections_of_which_one_has_no_result))]
    static string Two_switch_sections_with_results(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            switch ({{say.Name()}})
            {
                case "get_weather" when tools.Approves("get_weather"):
                    {{say.AppendResult(content: "\"Sunny\"")}}
                    break;
                case { Length: > 20 }:
                    {{say.AppendResult(content: "\"Odd name.\"")}}
                    break;
                default:
                    {{say.AppendResult(content: "\"Unknown tool.\"")}}
                    break;
            }
        }
        """);

    [Silent(TwinOf = nameof(Two_switch_sections_of_which_one_has_no_result))]
    static string A_switch_section_that_goes_to_another(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            switch ({{say.Name()}})
            {
                case "get_weather":
                    {{say.AppendResult(content: "\"Sunny\"")}}
                    break;
                case "get_time":
                    tools.Log.Info("no clock");
                    goto default;
                default:
                    {{say.AppendResult(content: "\"Unknown tool.\"")}}
                    break;
            }
        }
        """);

    [Reported]
    static string A_condition_of_two_parts_without_else(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {|TRA1004:if|} (tools.Knows({{say.Name()}}) && tools.Approves({{say.Name()}}))
            {
                {{say.AppendResult()}}
            }
        }
        """);

    [Silent(TwinOf = nameof(A_condition_of_two_parts_without_else))]
    static string A_condition_of_two_parts_with_else(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if (tools.Knows({{say.Name()}}) && tools.Approves({{say.Name()}}))
            {
                {{say.AppendResult()}}
            }
            else
            {
                {{say.AppendResult(content: "\"Not allowed.\"")}}
            }
        }
        """);

    [Reported]
    static string A_condition_of_two_alternatives_that_goes_round(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if (!tools.Knows({{say.Name()}}) || !tools.Approves({{say.Name()}}))
            {
                {|TRA1004:continue|};
            }
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(A_condition_of_two_alternatives_that_goes_round))]
    static string A_condition_of_two_alternatives_that_throws(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if (!tools.Knows({{say.Name()}}) || !tools.Approves({{say.Name()}}))
            {
                throw new NotSupportedException();
            }
            {{say.AppendResult()}}
        }
        """);

    [Reported]
    static string An_assignment_in_the_condition_without_else(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            string? content;
            {|TRA1004:if|} ((content = tools.Find({{say.Name()}})) != null)
            {
                {{say.AppendResult(content: "content")}}
            }
        }
        """);

    [Silent(TwinOf = nameof(An_assignment_in_the_condition_without_else))]
    static string An_assignment_in_the_condition_with_else(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            string? content;
            if ((content = tools.Find({{say.Name()}})) != null)
            {
                {{say.AppendResult(content: "content")}}
            }
            else
            {
                {{say.AppendResult(content: "\"Unknown tool.\"")}}
            }
        }
        """);

    [Reported]
    static string A_pattern_without_else(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {|TRA1004:if|} (tools.Find({{say.Name()}}) is { Length: > 0 } content)
            {
                {{say.AppendResult(content: "content")}}
            }
        }
        """);

    [Silent(TwinOf = nameof(A_pattern_without_else))]
    static string A_pattern_with_else(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if (tools.Find({{say.Name()}}) is { Length: > 0 } content)
            {
                {{say.AppendResult(content: "content")}}
            }
            else
            {
                {{say.AppendResult(content: "\"Unknown tool.\"")}}
            }
        }
        """);

    // ---- Facts that are asked more than once -----------------------------------------------------------------------------

    [Silent(TwinOf = nameof(A_condition_of_two_parts_without_else))]
    static string A_boolean_local_asked_twice(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            bool known = tools.Knows({{say.Name()}});
            if (known)
            {
                {{say.AppendResult()}}
            }
            if (known == false)
            {
                {{say.AppendResult(content: "\"Unknown tool.\"")}}
            }
        }
        """);

    [Silent(TwinOf = nameof(A_condition_of_two_parts_without_else))]
    static string A_boolean_parameter_asked_twice(PhraseBook say) => say.Class($$"""
        {{say.Head("string", "Run", say.Parameters + ", bool dryRun", "public static")}}
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                if (dryRun)
                {
                    {{say.AppendResult(content: "\"This is a rehearsal.\"")}}
                }
                tools.Log.Info({{say.Name()}});
                if (!dryRun)
                {
                    {{say.AppendResult()}}
                }
            }
            {{say.AskAgain()}}
            return {{say.Text()}};
        }
        """);

    [Silent(TwinOf = nameof(A_condition_of_two_parts_without_else))]
    static string A_boolean_readonly_field_asked_twice(PhraseBook say) => say.Class($$"""
        private readonly bool dryRun;

        {{say.Head("string", "Run", say.Parameters)}}
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                if (this.dryRun)
                {
                    {{say.AppendResult(content: "\"This is a rehearsal.\"")}}
                }
                if (!this.dryRun)
                {
                    {{say.AppendResult()}}
                }
            }
            {{say.AskAgain()}}
            return {{say.Text()}};
        }
        """);

    [Silent(TwinOf = nameof(A_condition_of_two_parts_without_else))]
    static string A_test_of_the_name_asked_twice(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if ({{say.Name()}} == "get_weather")
            {
                {{say.AppendResult(content: "\"Sunny\"")}}
            }
            if ({{say.Name()}} != "get_weather")
            {
                {{say.AppendResult(content: "\"Unknown tool.\"")}}
            }
        }
        """);

    [Silent(TwinOf = nameof(A_condition_of_two_parts_without_else))]
    static string A_null_test_asked_twice(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var content = tools.Find({{say.Name()}});
            if (content != null)
            {
                {{say.AppendResult(content: "content")}}
            }
            if (content == null)
            {
                {{say.AppendResult(content: "\"Unknown tool.\"")}}
            }
        }
        """);

    [Silent(TwinOf = nameof(A_condition_of_two_parts_without_else))]
    static string A_test_for_calls_that_guards_both_the_assistant_message_and_the_results(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        var hasCalls = {{say.HasCalls()}};
        if (hasCalls)
        {
            {{say.AppendReply()}}
        }
        tools.Log.Info("answered");
        if (hasCalls)
        {
            {{say.Answer()}}
            {{say.AskAgain(options: null)}}
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(A_condition_of_two_parts_without_else))]
    static string The_reply_is_appended_in_both_branches(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            {{say.Answer()}}
        }
        else
        {
            {{say.AppendReply()}}
        }
        {{say.AskAgain(options: null)}}
        return {{say.Text()}};
        """);
}
