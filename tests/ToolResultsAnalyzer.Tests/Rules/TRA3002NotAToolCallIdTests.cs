using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Rules;

/// <summary>What stands for the id of a result is visibly no id of a call.</summary>
public class TRA3002NotAToolCallIdTests : RuleTests<TRA3002NotAToolCallIdTests>
{
    [Reported]
    static string The_name_of_the_function(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResultForId(say.Name(), idMark: "TRA3002")}}
        }
        """);

    [Silent(TwinOf = nameof(The_name_of_the_function))]
    static string The_id_of_the_call(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResultForId(say.Id())}}
        }
        """);

    [Reported]
    static string The_name_in_a_variable(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var name = {{say.Name()}};
            {{say.AppendResultForId("name", idMark: "TRA3002")}}
        }
        """);

    [Silent(TwinOf = nameof(The_name_in_a_variable))]
    static string The_name_in_a_variable_as_content(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var name = {{say.Name()}};
            {{say.AppendResult(content: "name")}}
        }
        """);

    [Reported]
    static string The_id_of_the_reply(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var id = {{say.ReplyId()}};
            {{say.AppendResultForId("id", say.RunTool(), idMark: "TRA3002")}}
        }
        """);

    [Silent(TwinOf = nameof(The_id_of_the_reply))]
    static string The_id_of_the_reply_in_the_content(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult(content: say.ReplyId())}}
        }
        """);

    [Reported]
    static string A_new_guid(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResultForId("Guid.NewGuid().ToString()", say.RunTool(), idMark: "TRA3002")}}
        }
        """);

    [Reported]
    static string A_new_guid_in_a_variable(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var id = $"call_{Guid.NewGuid():N}";
            {{say.AppendResultForId("id", say.RunTool(), idMark: "TRA3002")}}
        }
        """);

    [Silent(TwinOf = nameof(A_new_guid_in_a_variable))]
    static string An_id_that_somebody_else_made(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var id = tools.Find("id")!;
            {{say.AppendResultForId("id", say.RunTool())}}
        }
        """);

    [Reported]
    static string A_placeholder_beside_the_call(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResultForId("\"call_1\"", say.RunTool(), idMark: "TRA3002")}}
        }
        """);

    [Silent(TwinOf = nameof(A_placeholder_beside_the_call))]
    static string A_literal_for_a_call_with_that_id(PhraseBook say) => say.LocalAgent($$"""
        var call = {{say.ConstantCall("call_1")}};
        {{say.Append(say.AssistantWithCalls("[call]"))}}
        {{say.AppendResultForId("\"call_1\"", say.RunTool())}}
        {{say.Ask()}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(A_placeholder_beside_the_call))]
    static string A_placeholder_without_a_call_at_hand(PhraseBook say) => say.Round($$"""
        if ({{say.CallCount()}} > 0)
        {
            {{say.AppendResultForId("\"call_1\"")}}
        }
        """);

    [Silent(TwinOf = nameof(A_placeholder_beside_the_call))]
    static string A_placeholder_for_calls_that_somebody_else_obtained(OpenAIChatPhrases say) => say.Class($$"""
        {{say.Head("string", "Run", $"{say.Parameters}, ChatCompletion reply", "public static")}}
        {
            {{say.Append(say.Assistant("reply"))}}
            foreach (var call in reply.ToolCalls)
            {
                {{say.AppendResultForId("\"call_1\"", say.RunTool())}}
            }
            {{say.Ask("next")}}
            return {{say.Text("next")}};
        }
        """);

    [Reported]
    static string The_name_of_the_first_call(PhraseBook say) => say.Round($$"""
        if ({{say.CallCount()}} > 0)
        {
            {{say.AppendResultForId(say.Name(say.FirstCall()), idMark: "TRA3002")}}
        }
        """);

    [Silent(TwinOf = nameof(The_name_of_the_first_call))]
    static string The_id_of_the_only_call(PhraseBook say) => say.Round($$"""
        if ({{say.CallCount()}} == 1)
        {
            {{say.AppendResultForId(say.Id(say.FirstCall()))}}
        }
        else
        {
            throw new InvalidOperationException();
        }
        """);

    [Reported]
    static string Before_the_reply_is_there(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResultForId(say.Name(), idMark: "TRA3002")}}
        }
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Silent(TwinOf = nameof(Before_the_reply_is_there))]
    static string In_a_history_that_somebody_may_have_changed(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        tools.Change(history);
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResultForId(say.Name())}}
        }
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Reported]
    static string Collected_first(PhraseBook say) => say.Round($$"""
        var results = new List<{{say.MessageType}}>();
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResultForId(say.Name(), to: "results", idMark: "TRA3002")}}
        }
        history.AddRange(results);
        """);

    [Silent(TwinOf = nameof(Collected_first))]
    static string Collected_and_thrown_away(PhraseBook say) => say.Round($$"""
        var results = new List<{{say.MessageType}}>();
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResultForId(say.Name(), to: "results")}}
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(A_new_guid))]
    static string A_new_guid_where_the_id_is_missing(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResultForId($"{say.Id()} ?? Guid.NewGuid().ToString()", say.RunTool())}}
        }
        """);

    [Silent(TwinOf = nameof(A_new_guid))]
    static string A_new_guid_where_the_id_is_empty(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResultForId($"string.IsNullOrEmpty({say.Id()}) ? Guid.NewGuid().ToString() : {say.Id()}", say.RunTool())}}
        }
        """);

    [Silent(TwinOf = nameof(A_new_guid))]
    static string A_new_guid_on_both_sides(OpenAIChatPhrases say) => say.LocalAgent($$"""
        var id = Guid.NewGuid().ToString();
        {{say.Append("new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall(id, \"get_weather\", BinaryData.FromString(\"{}\"))])")}}
        {{say.AppendResultForId("id")}}
        {{say.Ask()}}
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(The_name_of_the_function))]
    static string The_history_dies_with_the_method(PhraseBook say) => say.LocalAgent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResultForId(say.Name())}}
        }
        return {{say.Text()}};
        """);

    [Reported]
    static string The_content_itself(PhraseBook say) => say.Class($$"""
        public record Stored(string Role, string Content);

        public static {{say.MessageType}} ToMessage(Stored stored)
        {
            return stored.Role == "tool" ? {{say.ResultForId("stored.Content", "stored.Content", idMark: "TRA3002")}} : {{say.User("stored.Content")}};
        }
        """);

    [Silent(TwinOf = nameof(The_content_itself))]
    static string Another_property_of_what_is_stored(PhraseBook say) => say.Class($$"""
        public record Stored(string Role, string Content, string CallId);

        public static {{say.MessageType}} ToMessage(Stored stored)
        {
            return stored.Role == "tool" ? {{say.ResultForId("stored.CallId", "stored.Content")}} : {{say.User("stored.Content")}};
        }
        """);

    [Silent(TwinOf = nameof(The_content_itself))]
    static string An_id_that_is_echoed(PhraseBook say) => say.Class($$"""
        public static {{say.MessageType}} Echo(string callId)
        {
            return {{say.ResultForId("callId", "callId")}};
        }
        """);

    [Reported]
    static string The_content_in_a_variable(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var answer = {{say.RunTool()}};
            {{say.Append(say.ResultForId("answer", "answer", idMark: "TRA3002"))}}
        }
        """);

    [Silent(TwinOf = nameof(The_content_in_a_variable))]
    static string The_content_in_a_variable_under_the_id(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var answer = {{say.RunTool()}};
            {{say.AppendResult(content: "answer")}}
        }
        """);

    [Reported]
    static string The_name_of_a_call_that_somebody_else_has(PhraseBook say) => say.Class($$"""
        public static {{say.MessageType}} Answer({{say.CallType}} call, string answer)
        {
            return {{say.ResultForId(say.Name(), "answer", idMark: "TRA3002")}};
        }
        """);

    [Silent(TwinOf = nameof(The_name_of_a_call_that_somebody_else_has))]
    static string The_id_of_a_call_that_somebody_else_has(PhraseBook say) => say.Class($$"""
        public static {{say.MessageType}} Answer({{say.CallType}} call, string answer)
        {
            return {{say.ResultForId(say.Id(), "answer")}};
        }
        """);

    [Silent(TwinOf = nameof(The_name_of_a_call_that_somebody_else_has))]
    static string The_name_where_calls_are_made_with_names_for_ids(OpenAIChatPhrases say) => say.Class($$"""
        public static IReadOnlyList<ChatMessage> Replay(ChatToolCall call, string answer)
        {
            return
            [
                new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall(call.FunctionName, call.FunctionName, call.FunctionArguments)]),
                new ToolChatMessage(call.FunctionName, answer),
            ];
        }
        """);

    [Silent(TwinOf = nameof(The_name_of_the_function))]
    static string The_calls_of_the_reply_are_made_anew_with_names_for_ids(OpenAIChatPhrases say) => say.Agent($$"""
        {{say.Ask()}}
        var calls = {{say.Calls()}}.Select(call => ChatToolCall.CreateFunctionToolCall(call.FunctionName, call.FunctionName, call.FunctionArguments)).ToList();
        history.Add(new AssistantChatMessage(calls));
        foreach (var call in {{say.Calls()}})
        {
            history.Add(new ToolChatMessage(call.FunctionName, "Sunny"));
        }
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);
}
