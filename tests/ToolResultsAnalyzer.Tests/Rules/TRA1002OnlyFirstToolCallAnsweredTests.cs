using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Rules;

/// <summary>The whole assistant message is in the history, but results are added for fixed positions of the batch only.</summary>
public class TRA1002OnlyFirstToolCallAnsweredTests : RuleTests<TRA1002OnlyFirstToolCallAnsweredTests>
{
    // ---- One position ----------------------------------------------------------------------------------------------------

    [Reported]
    static string The_call_at_index_zero(PhraseBook say) => say.Round($$"""
        var call = {{say.FirstCall()}};
        {{say.AppendResult(resultMark: "TRA1002")}}
        """);

    [Silent(TwinOf = nameof(The_call_at_index_zero))]
    static string Every_call(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
        }
        """);

    [Reported]
    static string The_call_at_index_zero_without_a_variable(PhraseBook say) => say.Round($$"""
        {{say.AppendResult(say.FirstCall(), "\"Sunny\"", resultMark: "TRA1002")}}
        """);

    [Silent(TwinOf = nameof(The_call_at_index_zero_without_a_variable))]
    static string The_call_at_every_index_without_a_variable(PhraseBook say) => say.Round($$"""
        for (var i = 0; i < {{say.CallCount()}}; i++)
        {
            {{say.AppendResult(say.CallAt("i"), "\"Sunny\"")}}
        }
        """);

    [Reported]
    static string First(PhraseBook say) => say.Round($$"""
        var call = {{say.Calls()}}.First();
        {{say.AppendResult(resultMark: "TRA1002")}}
        """);

    [Silent(TwinOf = nameof(First))]
    static string Single(PhraseBook say) => say.Round($$"""
        var call = {{say.Calls()}}.Single();
        {{say.AppendResult()}}
        """);

    [Reported]
    static string FirstOrDefault_with_a_null_test(PhraseBook say) => say.Round($$"""
        var call = {{say.Calls()}}.FirstOrDefault();
        if (call != null)
        {
            {{say.AppendResult(resultMark: "TRA1002")}}
        }
        """);

    [Silent(TwinOf = nameof(FirstOrDefault_with_a_null_test))]
    static string FirstOrDefault_only_to_log(PhraseBook say) => say.Round($$"""
        var first = {{say.Calls()}}.FirstOrDefault();
        if (first != null)
        {
            tools.Log.Info({{say.Name("first")}});
        }
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
        }
        """);

    [Reported]
    static string FirstOrDefault_in_a_pattern(PhraseBook say) => say.Round($$"""
        if ({{say.Calls()}}.FirstOrDefault() is { } call)
        {
            {{say.AppendResult(resultMark: "TRA1002")}}
        }
        """);

    [Silent(TwinOf = nameof(FirstOrDefault_in_a_pattern))]
    static string SingleOrDefault_in_a_pattern(PhraseBook say) => say.Round($$"""
        if ({{say.Calls()}}.SingleOrDefault() is { } call)
        {
            {{say.AppendResult()}}
        }
        """);

    [Reported]
    static string Last(PhraseBook say) => say.Round($$"""
        var call = {{say.Calls()}}.Last();
        {{say.AppendResult(resultMark: "TRA1002")}}
        """);

    [Silent(TwinOf = nameof(Last))]
    static string Last_after_a_test_that_there_is_one(PhraseBook say) => say.Round($$"""
        if ({{say.CallCount()}} != 1)
        {
            throw new NotSupportedException();
        }
        var call = {{say.Calls()}}.Last();
        {{say.AppendResult()}}
        """);

    [Reported]
    static string LastOrDefault(PhraseBook say) => say.Round($$"""
        var call = {{say.Calls()}}.LastOrDefault();
        if (call is not null)
        {
            {{say.AppendResult(resultMark: "TRA1002")}}
        }
        """);

    [Silent(TwinOf = nameof(LastOrDefault))]
    static string LastOrDefault_after_all_others(PhraseBook say) => say.Round($$"""
        foreach (var earlier in {{say.Calls()}}.SkipLast(1))
        {
            {{say.AppendResult("earlier")}}
        }
        var call = {{say.Calls()}}.LastOrDefault();
        if (call is not null)
        {
            {{say.AppendResult()}}
        }
        """);

    [Reported]
    static string ElementAt(PhraseBook say) => say.Round($$"""
        var call = {{say.Calls()}}.ElementAt(0);
        {{say.AppendResult(resultMark: "TRA1002")}}
        """);

    [Silent(TwinOf = nameof(ElementAt))]
    static string ElementAt_in_a_loop_over_all(PhraseBook say) => say.Round($$"""
        for (var i = 0; i < {{say.CallCount()}}; i++)
        {
            var call = {{say.Calls()}}.ElementAt(i);
            {{say.AppendResult()}}
        }
        """);

    [Reported]
    static string Take_one(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}}.Take(1))
        {
            {{say.AppendResult(resultMark: "TRA1002")}}
        }
        """);

    [Silent(TwinOf = nameof(Take_one))]
    static string Take_one_and_then_the_rest(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}}.Take(1))
        {
            {{say.AppendResult()}}
        }
        foreach (var call in {{say.Calls()}}.Skip(1))
        {
            {{say.AppendResult(content: "\"One call at a time, please.\"")}}
        }
        """);

    [Reported]
    static string A_single_step_of_an_enumerator(PhraseBook say) => say.Round($$"""
        using var enumerator = {{say.Calls()}}.GetEnumerator();
        if (enumerator.MoveNext())
        {
            var call = enumerator.Current;
            {{say.AppendResult(resultMark: "TRA1002")}}
        }
        """);

    [Silent(TwinOf = nameof(A_single_step_of_an_enumerator))]
    static string All_steps_of_an_enumerator(PhraseBook say) => say.Round($$"""
        using var enumerator = {{say.Calls()}}.GetEnumerator();
        while (enumerator.MoveNext())
        {
            var call = enumerator.Current;
            {{say.AppendResult()}}
        }
        """);

    [Reported]
    static string A_list_pattern_that_takes_the_first(PhraseBook say) => say.Round($$"""
        if ({{say.Calls()}} is [var call, ..])
        {
            {{say.AppendResult(resultMark: "TRA1002")}}
        }
        """);

    [Silent(TwinOf = nameof(A_list_pattern_that_takes_the_first))]
    static string A_list_pattern_that_takes_the_only_one(PhraseBook say) => say.Round($$"""
        if ({{say.Calls()}} is [var call])
        {
            {{say.AppendResult()}}
        }
        else
        {
            throw new NotSupportedException();
        }
        """);

    [Reported]
    static string The_first_of_a_copied_list(PhraseBook say) => say.Round($$"""
        var calls = {{say.Calls()}}.ToList();
        var call = calls[0];
        {{say.AppendResult(resultMark: "TRA1002")}}
        """);

    [Silent(TwinOf = nameof(The_first_of_a_copied_list))]
    static string All_of_a_copied_list(PhraseBook say) => say.Round($$"""
        var calls = {{say.Calls()}}.ToList();
        for (var i = 0; i < calls.Count; i++)
        {
            var call = calls[i];
            {{say.AppendResult()}}
        }
        """);

    [Reported]
    static string The_first_inside_a_test_that_there_are_calls(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.StoppedForCalls()}})
        {
            {{say.AppendReply()}}
            var call = {{say.FirstCall()}};
            {{say.AppendResult(resultMark: "TRA1002")}}
            {{say.AskAgain(options: null)}}
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(The_first_inside_a_test_that_there_are_calls))]
    static string The_first_inside_a_test_that_there_is_one_call(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.CallCount()}} == 1)
        {
            {{say.AppendReply()}}
            var call = {{say.FirstCall()}};
            {{say.AppendResult()}}
            {{say.AskAgain(options: null)}}
        }
        return {{say.Text()}};
        """);

    [Reported]
    static string The_first_in_a_loop_around_the_model(PhraseBook say) => say.Agent($$"""
        while (true)
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            if ({{say.HasNoCalls()}})
            {
                return {{say.Text()}};
            }
            var call = {{say.FirstCall()}};
            {{say.AppendResult(resultMark: "TRA1002")}}
        }
        """);

    [Silent(TwinOf = nameof(The_first_in_a_loop_around_the_model))]
    static string Every_call_in_a_loop_around_the_model(PhraseBook say) => say.Agent($$"""
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
                {{say.AppendResult()}}
            }
        }
        """);

    // ---- Where the history goes ------------------------------------------------------------------------------------------

    [Reported]
    static string A_history_that_lives_on_without_being_sent_again(PhraseBook say) => say.VoidAgent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        var call = {{say.FirstCall()}};
        {{say.AppendResult(resultMark: "TRA1002")}}
        """);

    [Silent(TwinOf = nameof(A_history_that_lives_on_without_being_sent_again))]
    static string A_local_history_that_dies_without_being_sent_again(PhraseBook say) => say.LocalAgent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        var call = {{say.FirstCall()}};
        {{say.AppendResult()}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(The_call_at_index_zero))]
    static string The_assistant_message_is_rebuilt_from_the_call_that_is_answered(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        var call = {{say.FirstCall()}};
        {{say.Append(say.AssistantWithCalls("[call]"))}}
        {{say.AppendResult()}}
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Silent(TwinOf = nameof(The_call_at_index_zero))]
    static string The_first_call_only_decides_where_to_go(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        return {{say.Name(say.FirstCall())}};
        """);

    [Silent(TwinOf = nameof(The_call_at_index_zero))]
    static string Something_unknown_gets_the_history_and_the_reply(PhraseBook say) => say.Round($$"""
        var call = {{say.FirstCall()}};
        {{say.AppendResult()}}
        tools.Answer(history, reply);
        """);

    [Silent(TwinOf = nameof(The_call_at_index_zero))]
    static string The_first_call_and_then_every_other_by_index(PhraseBook say) => say.Round($$"""
        if ({{say.HasCalls()}})
        {
            {{say.AppendResult(say.FirstCall(), "\"Sunny\"")}}
            for (var i = 1; i < {{say.CallCount()}}; i++)
            {
                {{say.AppendResult(say.CallAt("i"), "\"One call at a time, please.\"")}}
            }
        }
        """);

    // ---- Only an info: several positions, or parallel calls are disabled -------------------------------------------------

    [Reported]
    static string Two_positions(PhraseBook say) => say.Round($$"""
        {{say.AppendResult(say.CallAt("0"), "\"Sunny\"", resultMark: "TRA1002(info)")}}
        {{say.AppendResult(say.CallAt("1"), "\"Noon\"")}}
        """);

    [Silent(TwinOf = nameof(Two_positions))]
    static string Two_positions_of_two(PhraseBook say) => say.Agent($$"""
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
    static string Parallel_calls_are_disabled_where_the_options_are_made(PhraseBook say) => say.Class($$"""
        {{say.Head("string", "Run", $"{say.ClientType} client, {say.HistoryType} history, ITools tools", "public static")}}
        {
            {{say.DeclareTools(disableParallelCalls: true)}}
            {{say.Ask()}}
            {{say.AppendReply()}}
            var call = {{say.FirstCall()}};
            {{say.AppendResult(resultMark: "TRA1002(info)")}}
            {{say.Ask("next")}}
            return {{say.Text("next")}};
        }
        """);

    [Silent(TwinOf = nameof(Parallel_calls_are_disabled_where_the_options_are_made))]
    static string Parallel_calls_are_disabled_and_every_call_is_answered(PhraseBook say) => say.Class($$"""
        {{say.Head("string", "Run", $"{say.ClientType} client, {say.HistoryType} history, ITools tools", "public static")}}
        {
            {{say.DeclareTools(disableParallelCalls: true)}}
            {{say.Ask()}}
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult()}}
            }
            {{say.Ask("next")}}
            return {{say.Text("next")}};
        }
        """);

    [Reported]
    static string Parallel_calls_are_disabled_before_the_send(PhraseBook say) => say.Agent($$"""
        {{say.DisableParallelCalls()}}
        {{say.Ask()}}
        {{say.AppendReply()}}
        var call = {{say.FirstCall()}};
        {{say.AppendResult(resultMark: "TRA1002(info)")}}
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Silent(TwinOf = nameof(Parallel_calls_are_disabled_before_the_send))]
    static string Parallel_calls_are_disabled_before_the_send_and_there_is_one(PhraseBook say) => say.Agent($$"""
        {{say.DisableParallelCalls()}}
        {{say.Ask()}}
        {{say.AppendReply()}}
        var call = {{say.Calls()}}.Single();
        {{say.AppendResult()}}
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Reported]
    static string Tools_are_declared_and_parallel_calls_are_not_disabled(PhraseBook say) => say.Class($$"""
        {{say.Head("string", "Run", $"{say.ClientType} client, {say.HistoryType} history, ITools tools", "public static")}}
        {
            {{say.DeclareTools()}}
            {{say.Ask()}}
            {{say.AppendReply()}}
            var call = {{say.FirstCall()}};
            {{say.AppendResult(resultMark: "TRA1002")}}
            {{say.Ask("next")}}
            return {{say.Text("next")}};
        }
        """);

    [Silent(TwinOf = nameof(Tools_are_declared_and_parallel_calls_are_not_disabled))]
    static string Tools_are_declared_and_every_call_is_answered(PhraseBook say) => say.Class($$"""
        {{say.Head("string", "Run", $"{say.ClientType} client, {say.HistoryType} history, ITools tools", "public static")}}
        {
            {{say.DeclareTools()}}
            {{say.Ask()}}
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult()}}
            }
            {{say.Ask("next")}}
            return {{say.Text("next")}};
        }
        """);
}
