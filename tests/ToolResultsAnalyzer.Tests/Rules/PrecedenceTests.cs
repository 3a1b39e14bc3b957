using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Rules;

/// <summary>One mistake, one diagnostic: where several rules fit, the more specific one speaks, and it speaks once.</summary>
public class PrecedenceTests : RuleTests<PrecedenceTests>
{
    [Reported]
    static string A_batch_that_is_sent_twice_is_reported_once(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            {{say.AskOnly(sendMark: "TRA1001")}}
            {{say.AskAgain(options: null)}}
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(A_batch_that_is_sent_twice_is_reported_once))]
    static string A_batch_that_is_answered_and_sent_twice(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult()}}
            }
            {{say.AskOnly(options: null)}}
            {{say.AskAgain(options: null)}}
        }
        return {{say.Text()}};
        """);

    [Reported]
    static string A_fixed_position_speaks_before_the_message_that_ends_the_turn(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            var call = {{say.FirstCall()}};
            {{say.AppendResult(resultMark: "TRA1002")}}
            {{say.AppendUser()}}
            {{say.AskAgain(options: null)}}
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(A_fixed_position_speaks_before_the_message_that_ends_the_turn))]
    static string A_message_that_ends_the_turn_after_every_call_is_answered(PhraseBook say) => say.Agent($$"""
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
    static string Dropped_calls_speak_before_a_skipped_call(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendAssistantText(say.Text(), textMark: "TRA2002")}}
        foreach (var call in {{say.Calls()}})
        {
            if (tools.Knows({{say.Name()}}))
            {
                {{say.AppendResult()}}
            }
        }
        {{say.AskAgain()}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(Dropped_calls_speak_before_a_skipped_call))]
    static string Neither_dropped_nor_skipped(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
        }
        {{say.AskAgain()}}
        return {{say.Text()}};
        """);

    [Reported]
    static string An_orphan_speaks_before_a_skipped_call(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        foreach (var call in {{say.Calls()}})
        {
            if (tools.Knows({{say.Name()}}))
            {
                {{say.AppendResult(resultMark: "TRA2001")}}
            }
        }
        {{say.AskAgain()}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(An_orphan_speaks_before_a_skipped_call))]
    static string Neither_orphan_nor_skipped(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
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
        {{say.AskAgain()}}
        return {{say.Text()}};
        """);

    [Reported]
    static string A_duplicate_speaks_before_a_skipped_call(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if (tools.Knows({{say.Name()}}))
            {
                {{say.AppendResult(content: "\"Started.\"")}}
                {{say.AppendResult(resultMark: "TRA2003")}}
            }
        }
        """);

    [Silent(TwinOf = nameof(A_duplicate_speaks_before_a_skipped_call))]
    static string Neither_duplicate_nor_skipped(PhraseBook say) => say.Round($$"""
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
    static string A_wrong_id_speaks_before_the_call_it_leaves_unanswered(PhraseBook say) => say.LocalAgent($$"""
        {{say.Append(say.AssistantWithCalls($"[{say.ConstantCall("call_1")}, {say.ConstantCall("call_2")}]"))}}
        {{say.AppendResultForId("\"call_x\"", idMark: "TRA3001")}}
        {{say.AppendUser()}}
        {{say.Ask()}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(A_wrong_id_speaks_before_the_call_it_leaves_unanswered))]
    static string Neither_wrong_nor_unanswered(PhraseBook say) => say.LocalAgent($$"""
        {{say.Append(say.AssistantWithCalls($"[{say.ConstantCall("call_1")}, {say.ConstantCall("call_2")}]"))}}
        {{say.AppendResultForId("\"call_1\"")}}
        {{say.AppendResultForId("\"call_2\"")}}
        {{say.AppendUser()}}
        {{say.Ask()}}
        return {{say.Text()}};
        """);
}
