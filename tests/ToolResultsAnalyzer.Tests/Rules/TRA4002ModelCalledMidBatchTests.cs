using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Rules;

/// <summary>The history is sent inside of the loop over the calls.</summary>
public class TRA4002ModelCalledMidBatchTests : RuleTests<TRA4002ModelCalledMidBatchTests>
{
    [Reported]
    static string A_send_behind_each_result(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        var text = "";
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
            {{say.Ask("next", sendMark: "TRA4002")}}
            text = {{say.Text("next")}};
        }
        return text;
        """);

    [Silent(TwinOf = nameof(A_send_behind_each_result))]
    static string A_send_behind_the_loop(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        var text = "";
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
        }
        {{say.Ask("next")}}
        text = {{say.Text("next")}};
        return text;
        """);

    [Silent(TwinOf = nameof(A_send_behind_each_result))]
    static string A_send_behind_the_result_of_the_call_at_the_end(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        var text = "";
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
            if (call == {{say.Calls()}}.ToList()[^1])
            {
                {{say.Ask("next")}}
                text = {{say.Text("next")}};
            }
        }
        return text;
        """);

    [Silent(TwinOf = nameof(A_send_behind_each_result))]
    static string A_send_behind_the_result_of_the_very_call_that_is_the_last(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        var text = "";
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
            if (ReferenceEquals(call, {{say.Calls()}}.Last()))
            {
                {{say.Ask("next")}}
                text = {{say.Text("next")}};
            }
        }
        return text;
        """);

    [Silent(TwinOf = nameof(A_send_behind_each_result))]
    static string A_send_of_another_list(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.StartHistory("task")}}
            {{say.Ask("part", history: "task")}}
            {{say.AppendResult(content: say.Text("part"))}}
        }
        """);

    [Silent(TwinOf = nameof(A_send_behind_each_result))]
    static string A_send_behind_the_result_of_the_only_call(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        var text = "";
        if ({{say.CallCount()}} != 1)
        {
            throw new NotSupportedException();
        }
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
            {{say.Ask("next")}}
            text = {{say.Text("next")}};
        }
        return text;
        """);

    [Reported]
    static string A_send_in_front_of_the_result(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.Ask("opinion", sendMark: "TRA4002")}}
            {{say.AppendResult(content: say.Text("opinion"))}}
        }
        """);

    [Silent(TwinOf = nameof(A_send_in_front_of_the_result))]
    static string A_send_in_front_of_the_assistant_message(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.Ask("opinion")}}
        {{say.AppendReply()}}
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult(content: say.Text("opinion"))}}
        }
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Reported]
    static string A_copy_of_the_history(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
            var copy = new {{say.HistoryType}}(history);
            {{say.Ask("opinion", history: "copy", sendMark: "TRA4002")}}
            tools.Log.Info({{say.Text("opinion")}});
        }
        """);

    [Silent(TwinOf = nameof(A_copy_of_the_history))]
    static string A_copy_from_before_the_assistant_message(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        var copy = new {{say.HistoryType}}(history);
        {{say.AppendReply()}}
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
            {{say.Ask("opinion", history: "copy")}}
            tools.Log.Info({{say.Text("opinion")}});
        }
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Reported]
    static string The_reply_is_asked_for_anew_in_the_loop_over_its_calls(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        while ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult()}}
                {{say.AskAgain(sendMark: "TRA4002")}}
            }
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(The_reply_is_asked_for_anew_in_the_loop_over_its_calls))]
    static string The_reply_is_asked_for_anew_behind_the_loop_over_its_calls(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        while ({{say.HasCalls()}})
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
    static string An_index_over_the_calls(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        var text = "";
        for (var i = 0; i < {{say.CallCount()}}; i++)
        {
            var call = {{say.CallAt("i")}};
            {{say.AppendResult()}}
            {{say.Ask("next", sendMark: "TRA4002")}}
            text = {{say.Text("next")}};
        }
        return text;
        """);

    [Silent(TwinOf = nameof(An_index_over_the_calls))]
    static string A_send_behind_the_result_of_the_last_call(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        var text = "";
        for (var i = 0; i < {{say.CallCount()}}; i++)
        {
            var call = {{say.CallAt("i")}};
            {{say.AppendResult()}}
            if (i == {{say.CallCount()}} - 1)
            {
                {{say.Ask("next")}}
                text = {{say.Text("next")}};
            }
        }
        return text;
        """);

    [Silent(TwinOf = nameof(An_index_over_the_calls))]
    static string A_send_behind_the_result_of_the_call_that_is_the_last(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        var text = "";
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
            if (call == {{say.Calls()}}.Last())
            {
                {{say.Ask("next")}}
                text = {{say.Text("next")}};
            }
        }
        return text;
        """);

    [Reported]
    static string A_method_that_answers_a_call_and_asks(PhraseBook say) => say.Class($$"""
        {{say.Head("string", "Run", say.Parameters, "public static")}}
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            var text = "";
            foreach (var call in {{say.Calls()}})
            {
                text = {{(say.IsAsync ? "await " : "")}}{|TRA4002:Go(client, history, options, tools, call)|};
            }
            return text;
        }

        {{say.Head("string", "Go", $"{say.Parameters}, {say.CallType} call", "private static")}}
        {
            {{say.AppendResult()}}
            {{say.Ask("next")}}
            return {{say.Text("next")}};
        }
        """);

    [Silent(TwinOf = nameof(A_method_that_answers_a_call_and_asks))]
    static string A_method_that_answers_a_call(PhraseBook say) => say.Class($$"""
        {{say.Head("string", "Run", say.Parameters, "public static")}}
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                {{(say.IsAsync ? "await " : "")}}Go(history, tools, call);
            }
            {{say.Ask("next")}}
            return {{say.Text("next")}};
        }

        {{say.Head("void", "Go", $"{say.HistoryType} history, ITools tools, {say.CallType} call", "private static")}}
        {
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(A_method_that_answers_a_call_and_asks))]
    static string A_loop_that_goes_to_the_send_when_it_is_over(PhraseBook say) => say.Agent($$"""
        again:
        {{say.Ask()}}
        {{say.AppendReply()}}
        if ({{say.HasCalls()}})
        {
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult()}}
            }
            goto again;
        }
        return {{say.Text()}};
        """);
}
