using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Rules;

/// <summary>Results are sent back once, and nobody looks whether the reply to them asks for tools again.</summary>
public class TRA5001ToolLoopRunsOnceTests : RuleTests<TRA5001ToolLoopRunsOnceTests>
{
    [Reported]
    static string An_if_around_the_calls(OpenAIChatPhrases say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        if ({{say.HasCalls()}})
        {
            {{Answer(say)}}
            {{say.AskAgain(sendMark: "TRA5001(info)")}}
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(An_if_around_the_calls))]
    static string A_loop_around_the_calls(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        while ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            {{Answer(say)}}
            {{say.AskAgain()}}
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(An_if_around_the_calls))]
    static string The_second_reply_is_tested_too(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        if ({{say.HasCalls()}})
        {
            {{Answer(say)}}
            {{say.AskAgain()}}
            if ({{say.HasCalls()}})
            {
                throw new InvalidOperationException("The model does not stop.");
            }
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(An_if_around_the_calls))]
    static string The_second_reply_is_handed_on(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        if ({{say.HasCalls()}})
        {
            {{Answer(say)}}
            {{say.AskAgain()}}
            tools.Look(reply);
        }
        return {{say.Text()}};
        """);

    [Reported]
    static string A_return_where_there_are_no_calls(OpenAIChatPhrases say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        if ({{say.HasNoCalls()}})
        {
            return {{say.Text()}};
        }
        {{Answer(say)}}
        {{say.Ask("next", options: "options", sendMark: "TRA5001(info)")}}
        return {{say.Text("next")}};
        """);

    [Silent(TwinOf = nameof(A_return_where_there_are_no_calls))]
    static string A_second_send_that_declares_no_tools(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        if ({{say.HasNoCalls()}})
        {
            return {{say.Text()}};
        }
        {{Answer(say)}}
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Silent(TwinOf = nameof(A_return_where_there_are_no_calls))]
    static string A_second_send_that_forbids_tools(OpenAIChatPhrases say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        if ({{say.HasNoCalls()}})
        {
            return {{say.Text()}};
        }
        {{Answer(say)}}
        options.ToolChoice = ChatToolChoice.CreateNoneChoice();
        {{say.Ask("next", options: "options")}}
        return {{say.Text("next")}};
        """);

    [Silent(TwinOf = nameof(A_return_where_there_are_no_calls))]
    static string A_second_send_after_the_tools_were_taken_out(OpenAIChatPhrases say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        if ({{say.HasNoCalls()}})
        {
            return {{say.Text()}};
        }
        {{Answer(say)}}
        options.Tools.Clear();
        {{say.Ask("next", options: "options")}}
        return {{say.Text("next")}};
        """);

    [Reported]
    static string The_reason_is_asked_for(OpenAIChatPhrases say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.StoppedForCalls()}})
        {
            {{say.AppendReply()}}
            {{Answer(say)}}
            {{say.Ask("next", options: "options", sendMark: "TRA5001(info)")}}
            return {{say.Text("next")}};
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(The_reason_is_asked_for))]
    static string The_reason_is_asked_for_again(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.StoppedForCalls()}})
        {
            {{say.AppendReply()}}
            {{Answer(say)}}
            {{say.Ask("next", options: "options")}}
            return {{say.StoppedForCalls("next")}} ? "The model asks again." : {{say.Text("next")}};
        }
        return {{say.Text()}};
        """);

    [Reported]
    static string The_second_reply_is_appended(OpenAIChatPhrases say) => say.LocalAgent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            {{Answer(say)}}
            {{say.Ask("next", options: "options", sendMark: "TRA5001(info)")}}
            {{say.AppendReply("next")}}
            return {{say.Text("next")}};
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(The_second_reply_is_appended))]
    static string The_second_reply_is_the_first_of_a_loop(PhraseBook say) => say.LocalAgent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            {{Answer(say)}}
            {{say.Ask("next", options: "options")}}
            while ({{say.HasCalls("next")}})
            {
                {{say.AppendReply("next")}}
                foreach (var call in {{say.Calls("next")}})
                {
                    {{say.AppendResult()}}
                }
                {{say.AskAgain("next")}}
            }
            return {{say.Text("next")}};
        }
        return {{say.Text()}};
        """);

    [Reported]
    static string A_switch_over_the_reason(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        switch ({{say.StopReason()}})
        {
            case {{say.CallsReason}}:
                {{say.AppendReply()}}
                {{Answer(say)}}
                {{say.Ask("next", options: "options", sendMark: "TRA5001(info)")}}
                return {{say.Text("next")}};
            default:
                return {{say.Text()}};
        }
        """);

    [Silent(TwinOf = nameof(A_switch_over_the_reason))]
    static string A_switch_over_the_reason_that_leaves_the_results_to_the_caller(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        switch ({{say.StopReason()}})
        {
            case {{say.CallsReason}}:
                {{say.AppendReply()}}
                {{Answer(say)}}
                return "more";
            default:
                return {{say.Text()}};
        }
        """);

    [Reported]
    static string A_method_that_asks_once_more(OpenAIChatPhrases say) => say.Class($$"""
        {{say.Head("string", "Run", say.Parameters, "public static")}}
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            if ({{say.HasNoCalls()}})
            {
                return {{say.Text()}};
            }
            {{Answer(say)}}
            return {{(say.IsAsync ? "await " : "")}}{|TRA5001(info):Finish(client, history, options)|};
        }

        {{say.Head("string", "Finish", $"{say.ClientType} client, {say.HistoryType} history, {say.OptionsType} options", "private static")}}
        {
            {{say.Ask()}}
            return {{say.Text()}};
        }
        """);

    [Silent(TwinOf = nameof(A_method_that_asks_once_more))]
    static string A_method_that_calls_itself(PhraseBook say) => say.Class($$"""
        {{say.Head("string", "Run", say.Parameters, "public static")}}
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            if ({{say.HasNoCalls()}})
            {
                return {{say.Text()}};
            }
            {{Answer(say)}}
            return {{(say.IsAsync ? "await " : "")}}Run(client, history, options, tools);
        }
        """);

    [Silent(TwinOf = nameof(A_return_where_there_are_no_calls))]
    static string Code_in_which_something_else_is_wrong(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        if ({{say.HasNoCalls()}})
        {
            return {{say.Text()}};
        }
        tools.Answer(history, reply);
        {{say.Ask("next", options: "options")}}
        return {{say.Text("next")}};
        """);

    private static string Answer(PhraseBook say) => $$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
        }
        """;
}
