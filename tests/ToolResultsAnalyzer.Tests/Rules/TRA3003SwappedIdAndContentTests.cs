using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Rules;

/// <summary>The id of a call stands where the content should, and something else where the id should.</summary>
public class TRA3003SwappedIdAndContentTests : RuleTests<TRA3003SwappedIdAndContentTests>
{
    [Reported]
    static string The_answer_of_the_tool_as_the_id(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var answer = {{say.RunTool()}};
            {{say.Append(say.ResultForId("answer", say.Id(), argumentsMark: "TRA3003"))}}
        }
        """);

    [Silent(TwinOf = nameof(The_answer_of_the_tool_as_the_id))]
    static string The_answer_of_the_tool_as_the_content(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var answer = {{say.RunTool()}};
            {{say.Append(say.ResultForId(say.Id(), "answer"))}}
        }
        """);

    [Reported]
    static string A_literal_as_the_id(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.Append(say.ResultForId("\"Sunny\"", say.Id(), argumentsMark: "TRA3003"))}}
        }
        """);

    [Silent(TwinOf = nameof(A_literal_as_the_id))]
    static string The_id_on_both_sides(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.Append(say.ResultForId(say.Id(), say.Id()))}}
        }
        """);

    [Reported]
    static string The_name_as_the_id(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.Append(say.ResultForId(say.Name(), say.Id(), argumentsMark: "TRA3003"))}}
        }
        """);

    [Silent(TwinOf = nameof(The_name_as_the_id))]
    static string The_name_as_the_content(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.Append(say.ResultForId(say.Id(), say.Name()))}}
        }
        """);

    [Reported]
    static string The_id_in_a_variable(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var id = {{say.Id()}};
            {{say.Append(say.ResultForId(say.RunTool(), "id", argumentsMark: "TRA3003"))}}
        }
        """);

    [Silent(TwinOf = nameof(The_id_in_a_variable))]
    static string A_text_of_which_nobody_knows_what_it_is_in_place_of_the_id(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var id = tools.Find("id")!;
            {{say.Append(say.ResultForId(say.RunTool(), "id"))}}
        }
        """);

    [Silent(TwinOf = nameof(The_id_in_a_variable))]
    static string An_id_that_somebody_else_made(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var answeredId = tools.Find("id")!;
            {{say.Append(say.ResultForId("answeredId", say.Id()))}}
        }
        """);

    [Reported]
    static string A_variable_whose_name_merely_ends_in_these_letters(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var said = {{say.RunTool()}};
            {{say.Append(say.ResultForId("said", say.Id(), argumentsMark: "TRA3003"))}}
        }
        """);

    [Silent(TwinOf = nameof(A_variable_whose_name_merely_ends_in_these_letters))]
    static string A_variable_whose_last_word_is_id(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var answered_id = tools.Find("id")!;
            {{say.Append(say.ResultForId("answered_id", say.Id()))}}
        }
        """);

    [Reported]
    static string In_a_history_that_somebody_may_have_changed(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        tools.Change(history);
        foreach (var call in {{say.Calls()}})
        {
            {{say.Append(say.ResultForId(say.RunTool(), say.Id(), argumentsMark: "TRA3003"))}}
        }
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Silent(TwinOf = nameof(In_a_history_that_somebody_may_have_changed))]
    static string In_a_history_that_somebody_may_change_after_it(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        foreach (var call in {{say.Calls()}})
        {
            {{say.Append(say.ResultForId(say.RunTool(), say.Id()))}}
        }
        tools.Change(history);
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Reported]
    static string On_the_error_path_only(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if (!tools.Knows({{say.Name()}}))
            {
                {{say.Append(say.ResultForId("\"Error: unknown tool\"", say.Id(), argumentsMark: "TRA3003"))}}
                continue;
            }
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(On_the_error_path_only))]
    static string An_error_under_the_id_of_the_call(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if (!tools.Knows({{say.Name()}}))
            {
                {{say.Append(say.ResultForId(say.Id(), "\"Error: unknown tool\""))}}
                continue;
            }
            {{say.AppendResult()}}
        }
        """);

    [Reported]
    static string A_method_that_returns_the_result_for_a_call(PhraseBook say) => say.Class($$"""
        public static {{say.MessageType}} ResultOf({{say.CallType}} call, string answer)
        {
            return {{say.ResultForId("answer", say.Id(), argumentsMark: "TRA3003")}};
        }
        """);

    [Silent(TwinOf = nameof(A_method_that_returns_the_result_for_a_call))]
    static string A_method_that_returns_the_right_result_for_a_call(PhraseBook say) => say.Class($$"""
        public static {{say.MessageType}} ResultOf({{say.CallType}} call, string answer)
        {
            return {{say.ResultForId(say.Id(), "answer")}};
        }
        """);

    [Reported]
    static string A_method_that_gets_one_call(PhraseBook say) => say.Class($$"""
        public static void Answer({{say.HistoryType}} history, {{say.CallType}} call, string answer)
        {
            {{say.Append(say.ResultForId("answer", say.Id(), argumentsMark: "TRA3003"))}}
        }
        """);

    [Silent(TwinOf = nameof(A_method_that_gets_one_call))]
    static string A_method_that_gets_the_id_of_one_call(PhraseBook say) => say.Class($$"""
        public static void Answer({{say.HistoryType}} history, string id, string answer)
        {
            {{say.Append(say.ResultForId("id", "answer"))}}
        }
        """);

    [Reported]
    static string Arguments_with_names_the_wrong_way_round(OpenAIChatPhrases say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.Append("new ToolChatMessage{|TRA3003:(content: call.Id, toolCallId: \"Sunny\")|}")}}
        }
        """);

    [Silent(TwinOf = nameof(Arguments_with_names_the_wrong_way_round))]
    static string Arguments_with_names_in_another_order(OpenAIChatPhrases say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.Append("new ToolChatMessage(content: \"Sunny\", toolCallId: call.Id)")}}
        }
        """);

    [Silent(TwinOf = nameof(The_answer_of_the_tool_as_the_id))]
    static string A_list_that_is_thrown_away(PhraseBook say) => say.Round($$"""
        var log = new {{say.HistoryType}}();
        foreach (var call in {{say.Calls()}})
        {
            var answer = {{say.RunTool()}};
            {{say.Append(say.ResultForId("answer", say.Id()), to: "log")}}
            {{say.AppendResult(content: "answer")}}
        }
        """);
}
