using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Shapes;

/// <summary>Lambdas and delegates: what they do is seen where they are called, where nobody else can call them.</summary>
public class FunctionsTests : RuleTests<FunctionsTests>
{
    // ---- List.ForEach --------------------------------------------------------------------------------------------------------

    [Reported]
    static string ForEach_with_a_lambda_that_skips_a_call(PhraseBook say) => ForEach(say, $"{{|TRA1004:if|}} (tools.Knows({say.Name()})) {{ {say.AppendResult(content: "\"ok\"")} }}");

    [Silent(TwinOf = nameof(ForEach_with_a_lambda_that_skips_a_call))]
    static string ForEach_with_a_lambda_that_answers_each_call(PhraseBook say) => ForEach(say, say.AppendResult(content: "\"ok\""));

    [Reported]
    static string ForEach_with_a_lambda_that_returns_early(PhraseBook say) => ForEach(say, $$"""
        if (!tools.Knows({{say.Name()}}))
        {
            {|TRA1004:return|};
        }
        {{say.AppendResult(content: "\"ok\"")}}
        """);

    [Silent(TwinOf = nameof(ForEach_with_a_lambda_that_returns_early))]
    static string ForEach_with_a_lambda_that_answers_and_returns_early(PhraseBook say) => ForEach(say, $$"""
        if (!tools.Knows({{say.Name()}}))
        {
            {{say.AppendResult(content: "\"unknown\"")}}
            return;
        }
        {{say.AppendResult(content: "\"ok\"")}}
        """);

    [Reported]
    static string ForEach_with_a_lambda_that_swallows_what_a_tool_throws(PhraseBook say) => ForEach(say, $$"""
        try
        {
            {{say.AppendResult(content: $"tools.Run({say.Name()}, \"\")")}}
        }
        {|TRA1005:catch|} (Exception)
        {
        }
        """);

    [Silent(TwinOf = nameof(ForEach_with_a_lambda_that_swallows_what_a_tool_throws))]
    static string ForEach_with_a_lambda_that_answers_what_a_tool_throws(PhraseBook say) => ForEach(say, $$"""
        string text;
        try
        {
            text = tools.Run({{say.Name()}}, "");
        }
        catch (Exception e)
        {
            text = e.Message;
        }
        {{say.AppendResult(content: "text")}}
        """);

    private static string ForEach(PhraseBook say, string body) => say.Round($$"""
        {{say.Calls()}}.ToList().ForEach(call =>
        {
            {{body}}
        });
        """);

    [Reported]
    static string ForEach_over_all_but_the_first(PhraseBook say) => say.Round($$"""
        {|TRA1004:{{say.Calls()}}.Skip(1)|}.ToList().ForEach(call => { {{say.AppendResult(content: "\"ok\"")}} });
        """);

    [Silent(TwinOf = nameof(ForEach_over_all_but_the_first))]
    static string ForEach_over_none_but_the_first_and_the_others(PhraseBook say) => say.Round($$"""
        {{say.Calls()}}.Take(1).ToList().ForEach(call => { {{say.AppendResult(content: "\"ok\"")}} });
        {{say.Calls()}}.Skip(1).ToList().ForEach(call => { {{say.AppendResult(content: "\"ok\"")}} });
        """);

    [Reported]
    static string ForEach_with_a_local_function_that_skips_a_call(PhraseBook say) => ForEachOf(say, "Answer", $"void Answer({say.CallType} call)", skips: true);

    [Silent(TwinOf = nameof(ForEach_with_a_local_function_that_skips_a_call))]
    static string ForEach_with_a_local_function(PhraseBook say) => ForEachOf(say, "Answer", $"void Answer({say.CallType} call)", skips: false);

    [Silent(TwinOf = nameof(ForEach_with_a_local_function_that_skips_a_call))]
    static string ForEach_with_a_lambda_that_calls_a_local_function(PhraseBook say) => ForEachOf(say, "call => Answer(call)", $"void Answer({say.CallType} call)", skips: false);

    private static string ForEachOf(PhraseBook say, string function, string head, bool skips) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        {{say.Calls()}}.ToList().ForEach({{function}});
        {{say.Ask("next")}}
        return {{say.Text("next")}};

        {{head}}
        {
            {{(skips ? $"{{|TRA1004:if|}} (tools.Knows({say.Name()}))" : "")}}
            {
                {{say.AppendResult(content: "\"ok\"")}}
            }
        }
        """);

    // ---- ForEach over results -------------------------------------------------------------------------------------------------

    [Reported]
    static string Results_of_the_first_call_that_are_appended_by_ForEach(PhraseBook say) => Collected(say, "results.ForEach(history.Add);", first: true);

    [Silent(TwinOf = nameof(Results_of_the_first_call_that_are_appended_by_ForEach))]
    static string Results_that_are_appended_by_ForEach(PhraseBook say) => Collected(say, "results.ForEach(history.Add);");

    [Silent(TwinOf = nameof(Results_of_the_first_call_that_are_appended_by_ForEach))]
    static string Results_that_a_lambda_appends_by_ForEach(PhraseBook say) => Collected(say, "results.ForEach(result => history.Add(result));");

    private static string Collected(PhraseBook say, string append, bool first = false) => say.Round($$"""
        var results = new List<{{say.MessageType}}>();
        {{(first ? $"var call = {say.FirstCall()};" : $"foreach (var call in {say.Calls()})")}}
        {
            {{say.AppendResult(to: "results", resultMark: first ? "TRA1002" : null)}}
        }
        {{append}}
        """);

    // ---- Delegates in locals -------------------------------------------------------------------------------------------------

    [Reported]
    static string A_delegate_that_answers_the_first_call(PhraseBook say) => Delegate(say, $"answer({say.FirstCall()});", mark: "TRA1002");

    [Silent(TwinOf = nameof(A_delegate_that_answers_the_first_call))]
    static string A_delegate_that_answers_each_call(PhraseBook say) => Delegate(say, $"foreach (var each in {say.Calls()})\n{{\n    answer(each);\n}}");

    [Silent(TwinOf = nameof(A_delegate_that_answers_the_first_call))]
    static string A_delegate_that_is_invoked_for_each_call(PhraseBook say) => Delegate(say, $"foreach (var each in {say.Calls()})\n{{\n    answer.Invoke(each);\n}}");

    [Silent(TwinOf = nameof(A_delegate_that_answers_the_first_call))]
    static string A_delegate_that_is_given_to_ForEach(PhraseBook say) => Delegate(say, $"{say.Calls()}.ToList().ForEach(answer);");

    /// <summary>Whoever has it may have answered the others.</summary>
    [Silent(TwinOf = nameof(A_delegate_that_answers_the_first_call))]
    static string A_delegate_that_is_handed_on(PhraseBook say) => Delegate(say, $"Use(answer, {say.Calls()});\nanswer({say.FirstCall()});", other: $"public static void Use(Action<{say.CallType}> answer, IEnumerable<{say.CallType}> calls) {{ }}");

    /// <summary>Which of the two runs is open.</summary>
    [Silent(TwinOf = nameof(A_delegate_that_answers_the_first_call))]
    static string A_delegate_that_is_replaced(PhraseBook say) => Delegate(say, $"if (tools.Knows(\"all\"))\n{{\n    answer = _ => Console.WriteLine();\n}}\nanswer({say.FirstCall()});");

    private static string Delegate(PhraseBook say, string use, string? mark = null, string other = "") => say.Class($$"""
        {{say.Head("string", "Run", say.Parameters, "public static")}}
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            Action<{{say.CallType}}> answer = call =>
            {
                {{say.AppendResult(content: "\"ok\"", resultMark: mark)}}
            };
            {{use}}
            {{say.Ask("next")}}
            return {{say.Text("next")}};
        }
        {{other}}
        """);

    [Reported]
    static string A_delegate_that_sends_too_early(PhraseBook say) => Sending(say, early: true);

    [Silent(TwinOf = nameof(A_delegate_that_sends_too_early))]
    static string A_delegate_that_sends_in_time(PhraseBook say) => Sending(say, early: false);

    private static string Sending(PhraseBook say, bool early) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.HasNoCalls()}})
        {
            return {{say.Text()}};
        }
        {{say.AppendReply()}}
        Func<{{say.TaskOf(say.ReplyType)}}> ask = {{say.AsyncModifier}}() => {{say.Send(options: null, sendMark: early ? "TRA1001" : null)}};
        {{(early ? "" : $"foreach (var call in {say.Calls()})\n{{\n    {say.AppendResult()}\n}}")}}
        var next = {{(say.IsAsync ? "await " : "")}}ask();
        return {{say.Text("next")}};
        """);
}
