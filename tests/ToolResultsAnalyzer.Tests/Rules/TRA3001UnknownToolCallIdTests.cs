using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Rules;

/// <summary>All ids of the batch are constants, and a result carries a constant id that is none of them.</summary>
public class TRA3001UnknownToolCallIdTests : RuleTests<TRA3001UnknownToolCallIdTests>
{
    [Reported]
    static string Another_constant_id(PhraseBook say) => say.LocalAgent($$"""
        {{say.Append(say.AssistantWithCalls($"[{say.ConstantCall("call_1")}]"))}}
        {{say.AppendResultForId("\"call_2\"", idMark: "TRA3001")}}
        {{say.Ask()}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(Another_constant_id))]
    static string The_same_constant_id(PhraseBook say) => say.LocalAgent($$"""
        {{say.Append(say.AssistantWithCalls($"[{say.ConstantCall("call_1")}]"))}}
        {{say.AppendResultForId("\"call_1\"")}}
        {{say.Ask()}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(Another_constant_id))]
    static string An_id_that_is_not_constant(PhraseBook say) => say.LocalAgent($$"""
        {{say.Append(say.AssistantWithCalls($"[{say.ConstantCall("call_1")}]"))}}
        {{say.AppendResultForId("tools.Find(\"id\")!")}}
        {{say.Ask()}}
        return {{say.Text()}};
        """);

    [Reported]
    static string The_second_of_two_ids_is_wrong(PhraseBook say) => say.LocalAgent($$"""
        {{say.Append(say.AssistantWithCalls($"[{say.ConstantCall("call_1")}, {say.ConstantCall("call_2")}]"))}}
        {{say.AppendResultForId("\"call_1\"")}}
        {{say.AppendResultForId("\"call_3\"", idMark: "TRA3001")}}
        {{say.Ask()}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(The_second_of_two_ids_is_wrong))]
    static string Both_of_two_ids_are_right(PhraseBook say) => say.LocalAgent($$"""
        {{say.Append(say.AssistantWithCalls($"[{say.ConstantCall("call_1")}, {say.ConstantCall("call_2")}]"))}}
        {{say.AppendResultForId("\"call_1\"")}}
        {{say.AppendResultForId("\"call_2\"")}}
        {{say.Ask()}}
        return {{say.Text()}};
        """);

    [Reported]
    static string In_a_few_shot_example(PhraseBook say) => say.Class($$"""
        {{say.Head("string", "Run", say.ParametersWithoutHistory, "public static")}}
        {
            {{say.HistoryType}} history =
            [
                {{say.User("\"What is the weather?\"")}},
                {{say.AssistantWithCalls($"[{say.ConstantCall("call_1")}]")}},
                {{say.ResultForId("\"call1\"", "\"Sunny\"", idMark: "TRA3001")}},
                {{say.User("\"And tomorrow?\"")}},
            ];
            {{say.Ask()}}
            return {{say.Text()}};
        }
        """);

    [Silent(TwinOf = nameof(In_a_few_shot_example))]
    static string In_a_few_shot_example_with_the_same_id(PhraseBook say) => say.Class($$"""
        {{say.Head("string", "Run", say.ParametersWithoutHistory, "public static")}}
        {
            {{say.HistoryType}} history =
            [
                {{say.User("\"What is the weather?\"")}},
                {{say.AssistantWithCalls($"[{say.ConstantCall("call_1")}]")}},
                {{say.ResultForId("\"call_1\"", "\"Sunny\"")}},
                {{say.User("\"And tomorrow?\"")}},
            ];
            {{say.Ask()}}
            return {{say.Text()}};
        }
        """);

    [Reported]
    static string The_call_stands_in_a_variable(PhraseBook say) => say.LocalAgent($$"""
        var weather = {{say.ConstantCall("call_1")}};
        {{say.Append(say.AssistantWithCalls("[weather]"))}}
        {{say.AppendResultForId("\"weather\"", idMark: "TRA3001")}}
        {{say.Ask()}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(The_call_stands_in_a_variable))]
    static string The_call_stands_in_a_variable_that_gives_the_id(PhraseBook say) => say.LocalAgent($$"""
        var weather = {{say.ConstantCall("call_1")}};
        {{say.Append(say.AssistantWithCalls("[weather]"))}}
        {{say.AppendResultForId(say.Id("weather"))}}
        {{say.Ask()}}
        return {{say.Text()}};
        """);

    [Reported]
    static string An_item_whose_call_never_comes(OpenAIResponsesPhrases say) => say.LocalAgent($$"""
        {{say.Append(say.ConstantCall("call_1"))}}
        {{say.AppendResultForId("\"call_2\"", idMark: "TRA3001")}}
        {{say.Append(say.User("\"And?\""))}}
        {{say.Ask()}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(An_item_whose_call_never_comes))]
    static string An_item_before_its_call(OpenAIResponsesPhrases say) => say.LocalAgent($$"""
        {{say.Append(say.ConstantCall("call_1"))}}
        {{say.AppendResultForId("\"call_2\"")}}
        {{say.Append(say.ConstantCall("call_2"))}}
        {{say.AppendResultForId("\"call_1\"")}}
        {{say.Ask()}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(An_item_whose_call_never_comes))]
    static string Calls_of_two_lists_before_their_results(OpenAIResponsesPhrases say) => say.LocalAgent($$"""
        {{say.Append(say.ConstantCall("call_1"))}}
        var more = new {{say.HistoryType}}();
        {{say.Append(say.ConstantCall("call_2"), to: "more")}}
        history.AddRange(more);
        {{say.AppendResultForId("\"call_2\"")}}
        {{say.AppendResultForId("\"call_1\"")}}
        {{say.Ask()}}
        return {{say.Text()}};
        """);

    [Reported]
    static string Items_of_a_list_of_calls(OpenAIResponsesPhrases say) => say.LocalAgent($$"""
        var calls = new List<{{say.CallType}}> { {{say.ConstantCall("call_1")}}, {{say.ConstantCall("call_2")}} };
        history.AddRange(calls);
        {{say.AppendResultForId("\"call_1\"")}}
        {{say.AppendResultForId("\"call_3\"", idMark: "TRA3001")}}
        {{say.Ask()}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(Items_of_a_list_of_calls))]
    static string Items_of_a_list_of_calls_that_all_have_a_result(OpenAIResponsesPhrases say) => say.LocalAgent($$"""
        var calls = new List<{{say.CallType}}> { {{say.ConstantCall("call_1")}}, {{say.ConstantCall("call_2")}} };
        history.AddRange(calls);
        {{say.AppendResultForId("\"call_1\"")}}
        {{say.AppendResultForId("\"call_2\"")}}
        {{say.Ask()}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(An_item_whose_call_never_comes))]
    static string An_id_that_is_used_again(OpenAIResponsesPhrases say) => say.LocalAgent($$"""
        for (var i = 0; i < 2; i++)
        {
            {{say.Append(say.ConstantCall("call_1"))}}
            {{say.AppendResultForId("\"call_1\"")}}
        }
        {{say.Ask()}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(Another_constant_id))]
    static string A_named_constant_on_both_sides(OpenAIChatPhrases say) => say.LocalAgent($$"""
        const string id = "call_" + "1";
        {{say.Append("new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall(id, \"get_weather\", BinaryData.FromString(\"{}\"))])")}}
        {{say.AppendResultForId("id")}}
        {{say.Ask()}}
        return {{say.Text()}};
        """);

    [Reported]
    static string Two_named_constants(OpenAIChatPhrases say) => say.LocalAgent($$"""
        const string id = "call_1";
        const string other = "call_2";
        {{say.Append("new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall(id, \"get_weather\", BinaryData.FromString(\"{}\"))])")}}
        {{say.AppendResultForId("other", idMark: "TRA3001")}}
        {{say.Ask()}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(Two_named_constants))]
    static string Two_named_constants_of_one_value(OpenAIChatPhrases say) => say.LocalAgent($$"""
        const string id = "call_1";
        const string other = "call_1";
        {{say.Append("new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall(id, \"get_weather\", BinaryData.FromString(\"{}\"))])")}}
        {{say.AppendResultForId("other")}}
        {{say.Ask()}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(Another_constant_id))]
    static string Interpolated_ids(OpenAIChatPhrases say) => say.LocalAgent($$"""
        for (var i = 0; i < 3; i++)
        {
            {{say.Append("new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall($\"call_{i}\", \"get_weather\", BinaryData.FromString(\"{}\"))])")}}
            {{say.AppendResultForId("$\"call_{i}\"")}}
        }
        {{say.Ask()}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(Another_constant_id))]
    static string A_batch_with_an_id_that_is_not_constant(OpenAIChatPhrases say) => say.LocalAgent($$"""
        var id = tools.Find("id")!;
        {{say.Append("new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall(id, \"get_weather\", BinaryData.FromString(\"{}\"))])")}}
        {{say.AppendResultForId("\"call_1\"")}}
        {{say.Ask()}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(Another_constant_id))]
    static string The_calls_of_a_reply(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        tools.Change(history);
        {{say.AppendResultForId("\"call_2\"")}}
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);
}
