using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Shapes;

/// <summary>
/// Parts of the loop in methods of their own. A mistake is reported where the helper is called; in the helper where its own body
/// proves it.
/// </summary>
public class HelpersTests : RuleTests<HelpersTests>
{
    // ---- One call at a time ------------------------------------------------------------------------------------------------

    [Reported]
    static string A_helper_that_skips_a_call(PhraseBook say) => ForEachCall(say, "{|TRA1004:Answer(history, call, tools)|}", skips: true);

    [Silent(TwinOf = nameof(A_helper_that_skips_a_call))]
    static string A_helper_that_answers_each_call(PhraseBook say) => ForEachCall(say, "Answer(history, call, tools)", skips: false);

    [Reported]
    static string A_helper_in_another_class_that_skips_a_call(PhraseBook say) => ForEachCall(say, "{|TRA1004:Toolbox.Answer(history, call, tools)|}", skips: true, owner: "static class Toolbox");

    [Silent(TwinOf = nameof(A_helper_in_another_class_that_skips_a_call))]
    static string A_helper_in_another_class_that_answers_each_call(PhraseBook say) => ForEachCall(say, "Toolbox.Answer(history, call, tools)", skips: false, owner: "static class Toolbox");

    [Reported]
    static string An_extension_that_skips_a_call(PhraseBook say) => ForEachCall(say, "{|TRA1004:history.Answer(call, tools)|}", skips: true, owner: "static class Toolbox", modifier: "this ");

    [Silent(TwinOf = nameof(An_extension_that_skips_a_call))]
    static string An_extension_that_answers_each_call(PhraseBook say) => ForEachCall(say, "history.Answer(call, tools)", skips: false, owner: "static class Toolbox", modifier: "this ");

    private static string ForEachCall(PhraseBook say, string call, bool skips, string? owner = null, string modifier = "")
    {
        var helper = $$"""
            {{say.Head("void", "Answer", $"{modifier}{say.HistoryType} history, {say.CallType} call, ITools tools", "internal static")}}
            {
                {{(skips ? $"if (tools.Knows({say.Name()}))" : "")}}
                {
                    {{say.AppendResult()}}
                }
            }
            """;
        var caller = $$"""
            {{say.Head("string", "Run", say.Parameters, "public static")}}
            {
                {{say.Ask()}}
                {{say.AppendReply()}}
                foreach (var call in {{say.Calls()}})
                {
                    {{Await(say)}}{{call}};
                }
                {{say.Ask("next")}}
                return {{say.Text("next")}};
            }
            """;
        return owner is null ? say.Class($"{caller}\n\n{helper}") : $"{say.Class(caller)}\n\n{owner}\n{{\n{helper}\n}}";
    }

    [Reported]
    static string A_local_function_that_does_not_answer_each_call(PhraseBook say) => InLocalFunction(say, skips: true);

    [Silent(TwinOf = nameof(A_local_function_that_does_not_answer_each_call))]
    static string A_local_function_that_answers_each_call(PhraseBook say) => InLocalFunction(say, skips: false);

    private static string InLocalFunction(PhraseBook say, bool skips) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            {{Await(say)}}{{(skips ? "{|TRA1004:Answer(call)|}" : "Answer(call)")}};
        }

        {{say.Head("void", "Answer", $"{say.CallType} call", "")}}
        {
            {{(skips ? $"if (tools.Knows({say.Name()}))" : "")}}
            {
                {{say.AppendResult()}}
            }
        }
        """);

    // ---- The whole batch ---------------------------------------------------------------------------------------------------

    [Reported]
    static string A_helper_that_answers_the_first_call_only(PhraseBook say) => OfReply(say, "{|TRA1002:AnswerAll(history, reply, tools)|};", first: true);

    [Silent(TwinOf = nameof(A_helper_that_answers_the_first_call_only))]
    static string A_helper_that_answers_all_calls(PhraseBook say) => OfReply(say, "AnswerAll(history, reply, tools);", first: false);

    [Silent(TwinOf = nameof(A_helper_that_answers_all_calls_and_a_caller_that_does_so_again))]
    static string A_helper_that_answers_the_first_call_and_a_caller_that_answers_the_rest(PhraseBook say) => OfReply(say, $$"""
        if ({{say.HasCalls()}})
        {
            {{Await(say)}}AnswerAll(history, reply, tools);
            foreach (var call in {{say.Calls()}}.Skip(1))
            {
                {{say.AppendResult()}}
            }
        }
        """, first: true, awaits: false);

    [Reported]
    static string A_helper_that_answers_all_calls_and_a_caller_that_does_so_again(PhraseBook say) => OfReply(say, $$"""
        {{Await(say)}}AnswerAll(history, reply, tools);
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult(resultMark: "TRA2003")}}
        }
        """, first: false, awaits: false);

    private static string OfReply(PhraseBook say, string answer, bool first, bool awaits = true) => say.Class($$"""
        {{say.Head("string", "Run", say.Parameters, "public static")}}
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{(awaits ? Await(say) : "")}}{{answer}}
            {{say.Ask("next")}}
            return {{say.Text("next")}};
        }

        {{say.Head("void", "AnswerAll", $"{say.HistoryType} history, {say.ReplyType} reply, ITools tools", "private static")}}
        {
            {{(first ? $"var call = {say.FirstCall()};" : $"foreach (var call in {say.Calls()})")}}
            {
                {{say.AppendResult()}}
            }
        }
        """);

    // ---- What a helper returns ---------------------------------------------------------------------------------------------

    [Reported]
    static string A_helper_that_says_whether_it_answered_and_nobody_listens(PhraseBook say) => Trying(say, listens: false);

    [Silent(TwinOf = nameof(A_helper_that_says_whether_it_answered_and_nobody_listens))]
    static string A_helper_that_says_whether_it_answered(PhraseBook say) => Trying(say, listens: true);

    private static string Trying(PhraseBook say, bool listens)
    {
        var call = listens ? "TryAnswer(history, call, tools)" : "{|TRA1004:TryAnswer(history, call, tools)|}";
        return say.Class($$"""
            {{say.Head("string", "Run", say.Parameters, "public static")}}
            {
                {{say.Ask()}}
                {{say.AppendReply()}}
                foreach (var call in {{say.Calls()}})
                {
                    if (!{{(say.IsAsync ? "await " : "")}}{{call}})
                    {
                        {{(listens ? say.AppendResult(content: "\"Unknown tool.\"") : "tools.Log.Info(\"Unknown tool.\");")}}
                    }
                }
                {{say.Ask("next")}}
                return {{say.Text("next")}};
            }

            {{say.Head("bool", "TryAnswer", $"{say.HistoryType} history, {say.CallType} call, ITools tools", "private static")}}
            {
                if (!tools.Knows({{say.Name()}}))
                {
                    return false;
                }
                {{say.AppendResult()}}
                return true;
            }
            """);
    }

    [Reported]
    static string A_reply_that_a_helper_asks_for_while_calls_wait(PhraseBook say) => Asking(say, answers: false);

    [Silent(TwinOf = nameof(A_reply_that_a_helper_asks_for_while_calls_wait))]
    static string A_reply_that_a_helper_asks_for(PhraseBook say) => Asking(say, answers: true);

    private static string Asking(PhraseBook say, bool answers) => say.Class($$"""
        {{say.Head("string", "Run", say.Parameters, "public static")}}
        {
            {{say.ReplyType}} reply = {{Await(say)}}Complete(client, history, options);
            {{say.AppendReply()}}
            if ({{say.HasCalls()}})
            {
                {{(answers ? $"foreach (var call in {say.Calls()}) {{ {say.AppendResult()} }}" : "tools.Log.Info(\"calls\");")}}
            }
            {{say.ReplyType}} next = {{Await(say)}}{{(answers ? "Complete(client, history, options)" : "{|TRA1001:Complete(client, history, options)|}")}};
            return {{say.Text("next")}};
        }

        {{say.Head(say.ReplyType, "Complete", $"{say.ClientType} client, {say.HistoryType} history, {say.OptionsType} options", "private static")}}
        {
            {{say.Ask("answer")}}
            return answer;
        }
        """);

    // ---- Fields ------------------------------------------------------------------------------------------------------------

    [Reported]
    static string Methods_that_share_a_field_and_skip_a_call(OpenAIChatPhrases say) => Sharing(say, skips: true);

    [Silent(TwinOf = nameof(Methods_that_share_a_field_and_skip_a_call))]
    static string Methods_that_share_a_field(OpenAIChatPhrases say) => Sharing(say, skips: false);

    private static string Sharing(PhraseBook say, bool skips) => say.Class($$"""
        private readonly {{say.HistoryType}} history = new();

        {{say.Head("string", "Run", say.ParametersWithoutHistory)}}
        {
            {{say.Ask()}}
            Remember({{say.Assistant()}});
            foreach (var call in {{say.Calls()}})
            {
                {{(skips ? $"{{|TRA1004:if|}} (tools.Knows({say.Name()}))" : "")}}
                {
                    Remember({{say.Result()}});
                }
            }
            {{say.Ask("next")}}
            return {{say.Text("next")}};
        }

        private void Remember({{say.MessageType}} message)
        {
            {{say.Append("message")}}
        }
        """);

    // ---- Who is to blame ---------------------------------------------------------------------------------------------------

    [Reported]
    static string A_helper_that_is_wrong_in_itself_is_reported_once(PhraseBook say) => Whole(say, skips: true);

    [Silent(TwinOf = nameof(A_helper_that_is_wrong_in_itself_is_reported_once))]
    static string A_helper_that_does_all_of_it(PhraseBook say) => Whole(say, skips: false);

    private static string Whole(PhraseBook say, bool skips) => say.Class($$"""
        {{say.Head("string", "Run", say.Parameters, "public static")}}
        {
            {{say.Ask()}}
            {{Await(say)}}Handle(history, reply, tools);
            {{say.Ask("next")}}
            return {{say.Text("next")}};
        }

        {{say.Head("void", "Handle", $"{say.HistoryType} history, {say.ReplyType} reply, ITools tools", "private static")}}
        {
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                {{(skips ? $"{{|TRA1004:if|}} (tools.Knows({say.Name()}))" : "")}}
                {
                    {{say.AppendResult()}}
                }
            }
        }
        """);

    // ---- Recursion --------------------------------------------------------------------------------------------------------

    [Reported]
    static string A_method_that_calls_itself_after_the_first_call_is_answered(PhraseBook say) => Recursive(say, first: true);

    [Silent(TwinOf = nameof(A_method_that_calls_itself_after_the_first_call_is_answered))]
    static string A_method_that_calls_itself_after_each_call_is_answered(PhraseBook say) => Recursive(say, first: false);

    private static string Recursive(PhraseBook say, bool first) => say.Class($$"""
        {{say.Head("string", "Run", say.Parameters)}}
        {
            {{say.Ask()}}
            if ({{say.HasNoCalls()}})
            {
                return {{say.Text()}};
            }
            {{say.AppendReply()}}
            {{(first ? $"var call = {say.FirstCall()};" : $"foreach (var call in {say.Calls()})")}}
            {
                {{say.AppendResult(resultMark: first ? "TRA1002" : null)}}
            }
            return {{Await(say)}}Run(client, history, options, tools);
        }
        """);

    [Reported]
    static string A_field_that_is_sent_when_the_method_calls_itself(PhraseBook say) => RecursiveOnField(say, skips: true);

    [Silent(TwinOf = nameof(A_field_that_is_sent_when_the_method_calls_itself))]
    static string A_field_that_is_complete_when_the_method_calls_itself(PhraseBook say) => RecursiveOnField(say, skips: false);

    private static string RecursiveOnField(PhraseBook say, bool skips) => say.Class($$"""
        private readonly {{say.HistoryType}} history = new();

        {{say.Head("string", "Run", say.ParametersWithoutHistory + ", int depth")}}
        {
            {{say.Ask()}}
            if (depth == 0 || {{say.HasNoCalls()}})
            {
                return {{say.Text()}};
            }
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                {{(skips ? $"{{|TRA1004:if|}} (tools.Knows({say.Name()}))" : "")}}
                {
                    {{say.AppendResult()}}
                }
            }
            return {{Await(say)}}Run(client, options, tools, depth - 1);
        }
        """);

    /// <summary>The calls that are left are answered when the method calls itself.</summary>
    [Silent(TwinOf = nameof(A_method_that_calls_itself_after_the_first_call_is_answered))]
    static string A_method_that_calls_itself_to_answer_the_rest(PhraseBook say) => say.Class($$"""
        {{say.Head("void", "Answer", $"{say.HistoryType} history, List<{say.CallType}> calls, ITools tools")}}
        {
            if (calls.Count == 0)
            {
                return;
            }
            var call = calls[0];
            {{say.AppendResult()}}
            calls.RemoveAt(0);
            {{Await(say)}}Answer(history, calls, tools);
        }

        {{say.Head("string", "Run", say.Parameters)}}
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{Await(say)}}Answer(history, {{say.Calls()}}.ToList(), tools);
            {{say.Ask("next")}}
            return {{say.Text("next")}};
        }
        """);

    /// <summary>What has to be answered is handed on to the next round.</summary>
    [Silent(TwinOf = nameof(A_method_that_calls_itself_after_the_first_call_is_answered))]
    static string A_method_that_answers_the_reply_it_is_given(PhraseBook say) => say.Class($$"""
        {{say.Head("string", "Run", $"{say.Parameters}, {say.ReplyType} reply")}}
        {
            if (reply is not null)
            {
                foreach (var call in {{say.Calls()}})
                {
                    {{say.AppendResult()}}
                }
            }
            {{say.Ask("next")}}
            {{say.AppendReply("next")}}
            return {{Await(say)}}Run(client, history, options, tools, next);
        }
        """);

    // ---- Classes and records ------------------------------------------------------------------------------------------------

    [Reported]
    static string A_generic_helper_that_skips_a_call(PhraseBook say) => WithGenericHelper(say, skips: true);

    [Silent(TwinOf = nameof(A_generic_helper_that_skips_a_call))]
    static string A_generic_helper_that_answers_each_call(PhraseBook say) => WithGenericHelper(say, skips: false);

    private static string WithGenericHelper(PhraseBook say, bool skips) => say.Class($$"""
        {{say.Head("string", "Run", say.Parameters)}}
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                {{Await(say)}}{{(skips ? "{|TRA1004:Answer(history, call, tools, 1)|}" : "Answer(history, call, tools, 1)")}};
            }
            {{say.Ask("next")}}
            return {{say.Text("next")}};
        }

        {{say.Head("void", "Answer<TState>", $"{say.HistoryType} history, {say.CallType} call, ITools tools, TState state", "private static")}}
        {
            {{(skips ? $"if (tools.Knows({say.Name()}))" : "")}}
            {
                {{say.AppendResult()}}
            }
        }
        """);

    [Reported]
    static string A_helper_on_a_primary_constructor_that_answers_the_first(PhraseBook say) => WithPrimaryConstructor(say, first: true);

    [Silent(TwinOf = nameof(A_helper_on_a_primary_constructor_that_answers_the_first))]
    static string A_helper_on_a_primary_constructor_that_answers_all(PhraseBook say) => WithPrimaryConstructor(say, first: false);

    private static string WithPrimaryConstructor(PhraseBook say, bool first) => $$"""
        public class Agent({{say.Parameters}})
        {
            {{say.Head("string", "Run", "")}}
            {
                {{say.Ask()}}
                {{say.AppendReply()}}
                {{Await(say)}}{{(first ? "{|TRA1002:Answer(reply)|}" : "Answer(reply)")}};
                {{say.Ask("next")}}
                return {{say.Text("next")}};
            }

            {{say.Head("void", "Answer", $"{say.ReplyType} reply", "private")}}
            {
                {{(first ? $"var call = {say.FirstCall()};" : $"foreach (var call in {say.Calls()})")}}
                {
                    {{say.AppendResult()}}
                }
            }
        }
        """;

    // ---- What is not followed ----------------------------------------------------------------------------------------------

    [Silent(TwinOf = nameof(A_helper_that_skips_a_call))]
    static string A_helper_that_can_be_overridden(PhraseBook say) => say.Class($$"""
        {{say.Head("string", "Run", say.Parameters)}}
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                {{Await(say)}}Answer(history, call, tools);
            }
            {{say.Ask("next")}}
            return {{say.Text("next")}};
        }

        {{say.Head("void", "Answer", $"{say.HistoryType} history, {say.CallType} call, ITools tools", "protected virtual")}}
        {
            if (tools.Knows({{say.Name()}}))
            {
                {{say.AppendResult()}}
            }
        }
        """);

    [Silent(TwinOf = nameof(A_helper_that_skips_a_call))]
    static string A_helper_that_throws_for_unknown_tools(PhraseBook say) => say.Class($$"""
        {{say.Head("string", "Run", say.Parameters)}}
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                if (!tools.Knows({{say.Name()}}))
                {
                    Fail({{say.Name()}});
                }
                else
                {
                    {{say.AppendResult()}}
                }
            }
            {{say.Ask("next")}}
            return {{say.Text("next")}};
        }

        private static void Fail(string name) => throw new InvalidOperationException(name);
        """);

    private static string Await(PhraseBook say) => say.IsAsync ? "await " : "";
}
