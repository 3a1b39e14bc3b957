using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Rules;

/// <summary>A reply's calls are answered, and the assistant message that stands for the reply was built without them.</summary>
public class TRA2002AssistantMessageDropsToolCallsTests : RuleTests<TRA2002AssistantMessageDropsToolCallsTests>
{
    [Reported]
    static string Built_from_the_text_of_the_reply(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendAssistantText(say.Text(), textMark: "TRA2002")}}
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
        }
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Silent(TwinOf = nameof(Built_from_the_text_of_the_reply))]
    static string Built_from_the_reply(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
        }
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Silent(TwinOf = nameof(Built_from_the_text_of_the_reply))]
    static string Built_from_the_text_and_no_call_is_answered(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendAssistantText(say.Text())}}
        foreach (var call in {{say.Calls()}})
        {
            tools.Look({{say.RunTool()}});
        }
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Silent(TwinOf = nameof(Built_from_the_text_of_the_reply))]
    static string Built_from_the_text_where_there_are_no_calls(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.HasNoCalls()}})
        {
            {{say.AppendAssistantText(say.Text())}}
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

    [Reported]
    static string Built_from_the_text_in_a_variable(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        var text = {{say.Text()}};
        {{say.AppendAssistantText("text", textMark: "TRA2002")}}
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
        }
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Silent(TwinOf = nameof(Built_from_the_text_in_a_variable))]
    static string The_text_in_a_variable_is_only_shown(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        var text = {{say.Text()}};
        tools.Log.Info(text);
        {{say.AppendReply()}}
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
        }
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Reported]
    static string Built_from_any_text(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendAssistantText("\"Calling the tools…\"", textMark: "TRA2002")}}
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
        }
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Silent(TwinOf = nameof(Built_from_any_text))]
    static string Any_text_before_the_reply_itself(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendAssistantText("\"Calling the tools…\"")}}
        {{say.AppendReply()}}
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
        }
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Reported]
    static string The_call_at_a_fixed_position_is_answered(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendAssistantText("\"\"", textMark: "TRA2002")}}
            var call = {{say.FirstCall()}};
            {{say.AppendResult()}}
            {{say.AskAgain()}}
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(The_call_at_a_fixed_position_is_answered))]
    static string The_call_at_a_fixed_position_is_told_in_a_user_message(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendAssistantText("\"\"")}}
            var call = {{say.FirstCall()}};
            {{say.AppendUser(say.RunTool())}}
            {{say.AskAgain()}}
        }
        return {{say.Text()}};
        """);

    [Reported]
    static string In_a_loop_around_the_model(PhraseBook say) => say.Agent($$"""
        while (true)
        {
            {{say.Ask()}}
            {{say.AppendAssistantText(say.Text(), textMark: "TRA2002")}}
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

    [Silent(TwinOf = nameof(In_a_loop_around_the_model))]
    static string In_a_loop_around_the_model_after_the_calls(PhraseBook say) => say.Agent($$"""
        while (true)
        {
            {{say.Ask()}}
            if ({{say.HasNoCalls()}})
            {
                {{say.AppendAssistantText(say.Text())}}
                return {{say.Text()}};
            }
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult()}}
            }
        }
        """);

    [Reported]
    static string A_history_that_lives_on_without_being_sent_again(PhraseBook say) => say.VoidAgent($$"""
        {{say.Ask()}}
        {{say.AppendAssistantText(say.Text(), textMark: "TRA2002")}}
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(A_history_that_lives_on_without_being_sent_again))]
    static string A_list_that_is_neither_sent_nor_stored(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        var log = new {{say.HistoryType}}();
        {{say.AppendAssistantText(say.Text(), to: "log")}}
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult(to: "log")}}
        }
        return log.Count.ToString();
        """);

    [Reported]
    static string From_the_content_of_the_reply(OpenAIChatPhrases say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.Append("new AssistantChatMessage({|TRA2002:" + say.Completed("reply") + ".Content|})")}}
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
        }
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Silent(TwinOf = nameof(From_the_content_of_the_reply))]
    static string From_the_content_of_the_reply_with_the_calls_added_when_made(OpenAIChatPhrases say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.Append($"new AssistantChatMessage({say.Completed("reply")}.Content) {{ ToolCalls = {{ {say.FirstCall()} }} }}")}}
        var call = {{say.FirstCall()}};
        {{say.AppendResult()}}
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Silent(TwinOf = nameof(From_the_content_of_the_reply))]
    static string From_the_content_of_the_reply_with_the_calls_added_before_it_is_appended(OpenAIChatPhrases say) => say.Agent($$"""
        {{say.Ask()}}
        var assistant = new AssistantChatMessage({{say.Completed("reply")}}.Content);
        foreach (var call in {{say.Calls()}})
        {
            assistant.ToolCalls.Add(call);
        }
        {{say.Append("assistant")}}
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
        }
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Silent(TwinOf = nameof(From_the_content_of_the_reply))]
    static string From_the_content_of_the_reply_with_the_calls_added_after_it_was_appended(OpenAIChatPhrases say) => say.Agent($$"""
        {{say.Ask()}}
        var assistant = new AssistantChatMessage({{say.Completed("reply")}}.Content);
        {{say.Append("assistant")}}
        foreach (var call in {{say.Calls()}})
        {
            assistant.ToolCalls.Add(call);
            {{say.AppendResult()}}
        }
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Reported]
    static string From_the_first_text_or_nothing(OpenAIChatPhrases say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendAssistantText(say.Completed("reply") + ".Content.FirstOrDefault()?.Text ?? \"\"", textMark: "TRA2002")}}
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
        }
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Silent(TwinOf = nameof(From_the_first_text_or_nothing))]
    static string From_the_reply_and_the_first_text_or_nothing_is_returned(OpenAIChatPhrases say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
        }
        {{say.AskOnly()}}
        return {{say.Completed("reply")}}.Content.FirstOrDefault()?.Text ?? "";
        """);
}
