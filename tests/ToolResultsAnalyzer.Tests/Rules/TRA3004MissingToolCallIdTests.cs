using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Rules;

/// <summary>A result has no id at all.</summary>
public class TRA3004MissingToolCallIdTests : RuleTests<TRA3004MissingToolCallIdTests>
{
    [Reported]
    static string An_empty_id(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResultForId("\"\"", say.RunTool(), resultMark: "TRA3004")}}
        }
        """);

    [Silent(TwinOf = nameof(An_empty_id))]
    static string An_empty_content(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult(content: "\"\"")}}
        }
        """);

    [Reported]
    static string The_empty_text_of_dotnet(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResultForId("string.Empty", say.RunTool(), resultMark: "TRA3004")}}
        }
        """);

    [Silent(TwinOf = nameof(The_empty_text_of_dotnet))]
    static string The_empty_text_as_a_fallback(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResultForId($"{say.Id()} ?? string.Empty", say.RunTool())}}
        }
        """);

    [Reported(Except = [Form.MadeByHelper])]
    static string No_id_although_the_compiler_warns(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.Append(say.ResultForId("null!", say.RunTool(), resultMark: "TRA3004"))}}
        }
        """);

    [Silent(TwinOf = nameof(No_id_although_the_compiler_warns))]
    static string An_id_that_is_taken_to_be_there(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.Append(say.ResultForId("tools.Find(\"id\")!", say.RunTool()))}}
        }
        """);

    [Reported(Except = [Form.MadeByHelper])]
    static string A_constant(PhraseBook say) => say.Round($$"""
        const string none = "";
        foreach (var call in {{say.Calls()}})
        {
            {{say.Append(say.ResultForId("none", say.RunTool(), resultMark: "TRA3004"))}}
        }
        """);

    [Silent(TwinOf = nameof(A_constant))]
    static string A_constant_as_the_content(PhraseBook say) => say.Round($$"""
        const string none = "";
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult(content: "none")}}
        }
        """);

    [Reported(Except = [Form.MadeByHelper])]
    static string A_variable_that_nobody_sets(PhraseBook say) => say.Round($$"""
        var id = "";
        foreach (var call in {{say.Calls()}})
        {
            {{say.Append(say.ResultForId("id", say.RunTool(), resultMark: "TRA3004"))}}
        }
        """);

    [Silent(TwinOf = nameof(A_variable_that_nobody_sets))]
    static string A_variable_that_is_set_later(PhraseBook say) => say.Round($$"""
        var id = "";
        foreach (var call in {{say.Calls()}})
        {
            if (tools.Knows({{say.Name()}}))
            {
                id = tools.Find({{say.Name()}})!;
            }
            {{say.Append(say.ResultForId("id", say.RunTool()))}}
        }
        """);

    [Silent(TwinOf = nameof(A_variable_that_nobody_sets))]
    static string A_fallback_in_a_variable(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var id = {{say.Id()}} ?? "";
            {{say.Append(say.ResultForId("id", say.RunTool()))}}
        }
        """);

    [Silent(TwinOf = nameof(A_variable_that_nobody_sets))]
    static string One_of_two_texts(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var id = tools.Knows({{say.Name()}}) ? {{say.Id()}} : "";
            {{say.Append(say.ResultForId("id", say.RunTool()))}}
        }
        """);

    [Reported]
    static string Without_a_call_at_hand(PhraseBook say) => say.Round($$"""
        if ({{say.CallCount()}} > 0)
        {
            {{say.AppendResultForId("\"\"", resultMark: "TRA3004")}}
        }
        """);

    [Silent(TwinOf = nameof(Without_a_call_at_hand))]
    static string A_placeholder_without_a_call_at_hand(PhraseBook say) => say.Round($$"""
        if ({{say.CallCount()}} > 0)
        {
            {{say.AppendResultForId("\"call_1\"")}}
        }
        """);

    [Reported(Except = [Form.MadeByHelper])]
    static string A_method_that_maps_stored_messages(PhraseBook say) => say.Class($$"""
        public static {{say.MessageType}} ToMessage(string role, string text)
        {
            return role switch
            {
                "tool" => {{say.ResultForId("\"\"", "text", resultMark: "TRA3004")}},
                _ => {{say.User("text")}},
            };
        }
        """);

    [Silent(TwinOf = nameof(A_method_that_maps_stored_messages))]
    static string A_method_that_maps_stored_messages_with_ids(PhraseBook say) => say.Class($$"""
        public static {{say.MessageType}} ToMessage(string role, string text, string? id)
        {
            return role switch
            {
                "tool" => {{say.ResultForId("id ?? \"\"", "text")}},
                _ => {{say.User("text")}},
            };
        }
        """);

    [Silent(TwinOf = nameof(A_method_that_maps_stored_messages))]
    static string A_method_that_counts_the_tokens_of_a_text(PhraseBook say) => say.Class($$"""
        public static void Count(string text, ITools tools)
        {
            tools.Look({{say.ResultForId("\"\"", "text")}});
        }
        """);

    [Reported]
    static string A_lambda_that_makes_results(OpenAIChatPhrases say) => say.Class($$"""
        public static IEnumerable<ChatMessage> ToMessages(IEnumerable<string> texts)
        {
            return texts.Select(text => {|TRA3004:new ToolChatMessage("", text)|});
        }
        """);

    [Silent(TwinOf = nameof(A_lambda_that_makes_results))]
    static string A_lambda_that_makes_messages(OpenAIChatPhrases say) => say.Class($$"""
        public static IEnumerable<ChatMessage> ToMessages(IEnumerable<string> texts)
        {
            return texts.Select(text => new UserChatMessage(text));
        }
        """);

    [Reported]
    static string On_the_error_path_only(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            try
            {
                {{say.AppendResult()}}
            }
            catch (Exception exception)
            {
                {{say.AppendResultForId("\"\"", "exception.Message", resultMark: "TRA3004")}}
            }
        }
        """);

    [Silent(TwinOf = nameof(On_the_error_path_only))]
    static string An_error_with_the_id_of_the_call(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            try
            {
                {{say.AppendResult()}}
            }
            catch (Exception exception)
            {
                {{say.AppendResult(content: "exception.Message")}}
            }
        }
        """);

    [Silent(TwinOf = nameof(An_empty_id))]
    static string A_list_that_is_thrown_away(PhraseBook say) => say.Round($$"""
        var log = new {{say.HistoryType}}();
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResultForId("\"\"", to: "log")}}
            {{say.AppendResult()}}
        }
        """);

    [Reported]
    static string An_item_without_its_id(OpenAIResponsesPhrases say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            history.Add({|TRA3004:new FunctionCallOutputResponseItem { FunctionOutput = "Sunny" }|});
        }
        """);

    [Silent(TwinOf = nameof(An_item_without_its_id))]
    static string An_item_with_its_id(OpenAIResponsesPhrases say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            history.Add(new FunctionCallOutputResponseItem { FunctionOutput = "Sunny", CallId = call.CallId });
        }
        """);

    [Silent(TwinOf = nameof(An_item_without_its_id))]
    static string An_item_that_gets_its_id_later(OpenAIResponsesPhrases say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var item = new FunctionCallOutputResponseItem();
            history.Add(item);
            item.CallId = call.CallId;
        }
        """);
}
