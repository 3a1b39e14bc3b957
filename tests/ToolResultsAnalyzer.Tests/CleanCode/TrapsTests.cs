using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.CleanCode;

/// <summary>Correct code, seen in real projects, that looks like a bug at first sight.</summary>
public class TrapsTests : RuleTests<TrapsTests>
{
    [Silent]
    static string A_chat_without_tools(PhraseBook say) => say.Class($$"""
        {{say.Head("void", "Run", $"{say.ClientType} client", "public static")}}
        {
            {{say.HistoryType}} history = [{{say.System("\"Be brief.\"")}}];
            while (Console.ReadLine() is { } line)
            {
                {{say.AppendUser("line")}}
                {{say.Ask(options: null)}}
                {{say.AppendAssistantText(say.Text())}}
                Console.WriteLine({{say.Text()}});
            }
        }
        """);

    [Silent]
    static string A_router_that_never_goes_on(PhraseBook say) => say.LocalAgent($$"""
        {{say.Ask()}}
        return {{say.CallCount()}} == 0 ? {{say.Text()}} : {{say.Arguments(say.FirstCall())}};
        """);

    [Silent]
    static string Structured_output_through_a_forced_call(PhraseBook say) => say.LocalAgent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        var call = {{say.Calls()}}.First();
        return {{say.Arguments()}};
        """);

    [Silent]
    static string Messages_that_are_only_counted(PhraseBook say) => say.Class($$"""
        {{say.Head("int", "Run", say.Parameters, "public static")}}
        {
            {{say.Ask()}}
            var estimate = new {{say.HistoryType}}();
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult(to: "estimate")}}
            }
            return estimate.Sum(message => message.ToString()!.Length);
        }
        """);

    [Silent]
    static string A_method_of_the_class_appends_the_result(PhraseBook say) => say.Class($$"""
        private readonly {{say.HistoryType}} history = new();

        private void AppendResult(string id, string content)
        {
            {{say.AppendResultForId("id", "content", to: "this.history")}}
        }

        {{say.Head("string", "Run", say.ParametersWithoutHistory)}}
        {
            {{say.Ask(history: "this.history")}}
            {{say.AppendReply(to: "this.history")}}
            foreach (var call in {{say.Calls()}})
            {
                AppendResult({{say.Id()}}, {{say.RunTool()}});
            }
            {{say.AskAgain(history: "this.history")}}
            return {{say.Text()}};
        }
        """);

    [Silent]
    static string A_method_of_the_class_makes_the_result(PhraseBook say) => say.Class($$"""
        private static {{say.MessageType}} Handle({{say.CallType}} call, ITools tools)
        {
            return {{say.Result(content: say.RunToolNow())}};
        }

        {{say.Head("string", "Run", say.Parameters)}}
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                {{say.Append("Handle(call, tools)")}}
            }
            {{say.AskAgain()}}
            return {{say.Text()}};
        }
        """);

    [Silent]
    static string A_method_of_the_class_answers_the_whole_batch(PhraseBook say) => say.Class($$"""
        private static void AnswerAll({{say.HistoryType}} history, {{say.CallsType}} calls, ITools tools)
        {
            foreach (var call in calls)
            {
                {{say.AppendResult(content: say.RunToolNow())}}
            }
        }

        {{say.Head("string", "Run", say.Parameters)}}
        {
            {{say.Ask()}}
            if ({{say.HasCalls()}})
            {
                {{say.AppendReply()}}
                AnswerAll(history, {{say.Calls()}}, tools);
                {{say.AskAgain(options: null)}}
            }
            return {{say.Text()}};
        }
        """);

    [Silent]
    static string A_local_function_answers_the_whole_batch(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            AnswerAll();
            {{say.AskAgain(options: null)}}
        }
        return {{say.Text()}};

        void AnswerAll()
        {
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult(content: say.RunToolNow())}}
            }
        }
        """);

    [Silent]
    static string A_lambda_answers_one_call(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        Action<{{say.CallType}}> answer = call =>
        {
            {{say.AppendResult(content: say.RunToolNow())}}
        };
        foreach (var call in {{say.Calls()}})
        {
            answer(call);
        }
        {{say.AskAgain()}}
        return {{say.Text()}};
        """);

    [Silent]
    static string Everything_that_is_missing_is_answered_after_the_loop(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        var answered = new HashSet<string>();
        foreach (var call in {{say.Calls()}})
        {
            if (!tools.Knows({{say.Name()}}))
            {
                continue;
            }
            {{say.AppendResult()}}
            answered.Add({{say.Id()}});
        }
        foreach (var call in {{say.Calls()}}.Where(c => !answered.Contains({{say.Id("c")}})))
        {
            {{say.AppendResult(content: "\"Unknown tool.\"")}}
        }
        {{say.AskAgain()}}
        return {{say.Text()}};
        """);

    [Silent]
    static string The_assistant_message_and_the_results_are_appended_together(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        var results = new {{say.HistoryType}}();
        foreach (var call in {{say.Calls()}})
        {
            if (!tools.TryRun({{say.Name()}}, {{say.Arguments()}}, out var content))
            {
                return "failed";
            }
            {{say.AppendResult(content: "content", to: "results")}}
        }
        {{say.AppendReply()}}
        history.AddRange(results);
        {{say.AskAgain()}}
        return {{say.Text()}};
        """);

    [Silent]
    static string Two_rounds_one_after_the_other(PhraseBook say) => say.Agent($$"""
        {{say.Ask("first")}}
        {{say.AppendReply("first")}}
        foreach (var call in {{say.Calls("first")}})
        {
            {{say.AppendResult()}}
        }
        {{say.Ask("second")}}
        {{say.AppendReply("second")}}
        foreach (var call in {{say.Calls("second")}})
        {
            {{say.AppendResult()}}
        }
        {{say.Ask("third")}}
        return {{say.Text("third")}};
        """);

    [Silent]
    static string A_sub_agent_with_a_history_of_its_own_inside_of_the_loop(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        foreach (var call in {{say.Calls()}})
        {
            {{say.StartHistory("inner")}}
            {{say.Ask("answer", history: "inner")}}
            {{say.AppendResult(content: say.Text("answer"))}}
        }
        {{say.AskAgain()}}
        return {{say.Text()}};
        """);

    [Silent]
    static string A_nudge_after_the_loop(PhraseBook say) => say.Agent($$"""
        for (var round = 0; round < 5; round++)
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
            if (round == 3)
            {
                {{say.AppendUser("\"Please come to an end.\"")}}
            }
        }
        return "Too many rounds.";
        """);

    [Silent]
    static string Deferred_messages_go_after_the_results(PhraseBook say) => say.Round($$"""
        var deferred = new {{say.HistoryType}}();
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
            {{say.AppendUser("\"A screenshot.\"", to: "deferred")}}
        }
        history.AddRange(deferred);
        """);

    [Silent]
    static string All_calls_are_handed_to_the_front_end(PhraseBook say) => say.Class($$"""
        {{say.Head($"{say.CallsType}", "Run", say.Parameters, "public static")}}
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            return {{say.Calls()}};
        }
        """);

    [Silent]
    static string Results_come_back_with_the_next_request(PhraseBook say) => say.Class($$"""
        private readonly {{say.HistoryType}} history = new();

        {{say.Head("void", "Begin", say.ParametersWithoutHistory)}}
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
        }

        {{say.Head("void", "Finish", say.ParametersWithoutHistory + ", string id, string content")}}
        {
            {{say.AppendResultForId("id", "content")}}
            {{say.Ask()}}
            {{say.AppendReply()}}
        }
        """);

    [Silent]
    static string A_count_of_calls_is_limited_before_the_reply_is_appended(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.CallCount()}} > 8)
        {
            return "Too many calls.";
        }
        {{say.AppendReply()}}
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
        }
        {{say.AskAgain(options: null)}}
        return {{say.Text()}};
        """);

    [Silent]
    static string The_history_is_handed_over_with_the_call(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if ({{say.Name()}} == "get_weather")
            {
                {{say.AppendResult()}}
            }
            else
            {
                tools.Answer(history, call);
            }
        }
        """);

    [Silent]
    static string The_last_message_is_taken_back(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        if ({{say.HasCalls()}})
        {
            history.RemoveAt(history.Count - 1);
            {{say.AppendUser("\"Please answer without tools.\"")}}
            {{say.AskAgain(options: null)}}
        }
        return {{say.Text()}};
        """);

    [Silent]
    static string A_list_pattern_that_looks_into_the_only_call(OpenAIChatPhrases say) => say.Agent($$"""
        {{say.Ask()}}
        if ({{say.Calls()}} is [{ FunctionName: "get_weather" } weather])
        {
            {{say.AppendReply()}}
            {{say.AppendResult("weather")}}
            {{say.Ask("next")}}
            return {{say.Text("next")}};
        }
        return {{say.Text()}};
        """);
}
