using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.CleanCode;

/// <summary>Correct ways to get through a batch that are not one loop over it.</summary>
public class BatchTrapsTests : RuleTests<BatchTrapsTests>
{
    [Silent]
    static string One_call_is_a_case_of_its_own(PhraseBook say) => say.Round($$"""
        if ({{say.CallCount()}} == 1)
        {
            var only = {{say.FirstCall()}};
            {{say.AppendResult("only")}}
        }
        else
        {
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult()}}
            }
        }
        """);

    [Silent]
    static string A_switch_on_the_number_of_calls(PhraseBook say) => say.Round($$"""
        switch ({{say.CallCount()}})
        {
            case 0:
                return {{say.Text()}};
            case 1:
                var only = {{say.FirstCall()}};
                {{say.AppendResult("only")}}
                break;
            default:
                foreach (var call in {{say.Calls()}})
                {
                    {{say.AppendResult()}}
                }
                break;
        }
        """);

    [Silent]
    static string More_than_one_call_is_refused(PhraseBook say) => say.Round($$"""
        if ({{say.CallCount()}} > 1)
        {
            throw new NotSupportedException("One call at a time.");
        }
        var call = {{say.FirstCall()}};
        {{say.AppendResult()}}
        """);

    [Silent]
    static string The_batch_is_split_into_known_and_unknown_calls(PhraseBook say) => say.Round($$"""
        var known = {{say.Calls()}}.Where(c => tools.Knows({{say.Name("c")}})).ToList();
        var unknown = {{say.Calls()}}.Except(known);
        foreach (var call in known)
        {
            {{say.AppendResult()}}
        }
        foreach (var call in unknown)
        {
            {{say.AppendResult(content: "\"Unknown tool.\"")}}
        }
        """);

    [Silent]
    static string The_batch_is_grouped(PhraseBook say) => say.Round($$"""
        foreach (var group in {{say.Calls()}}.GroupBy(c => {{say.Name("c")}}))
        {
            foreach (var call in group)
            {
                {{say.AppendResult()}}
            }
        }
        """);

    [Silent]
    static string The_batch_is_cut_into_chunks(PhraseBook say) => say.Round($$"""
        foreach (var chunk in {{say.Calls()}}.Chunk(4))
        {
            foreach (var call in chunk)
            {
                {{say.AppendResult()}}
            }
        }
        """);

    [Silent]
    static string The_batch_is_kept_by_id(PhraseBook say) => say.Round($$"""
        var byId = {{say.Calls()}}.ToDictionary(c => {{say.Id("c")}});
        foreach (var (id, call) in byId)
        {
            {{say.AppendResultForId("id", say.RunTool())}}
        }
        """);

    [Silent]
    static string The_running_tasks_are_kept_with_their_calls(PhraseBook say) => say.Class($$"""
        public static async Task<string> Run({{say.Parameters}})
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            var running = new List<({{say.CallType}} Call, Task<string> Task)>();
            foreach (var call in {{say.Calls()}})
            {
                running.Add((call, tools.RunAsync({{say.Name()}}, {{say.Arguments()}})));
            }
            foreach (var (call, task) in running)
            {
                var content = await task;
                {{say.AppendResult(content: "content")}}
            }
            {{say.AskAgain()}}
            return {{say.Text()}};
        }
        """);

    [Silent]
    static string The_running_tasks_make_the_results(PhraseBook say) => say.Class($$"""
        private static async Task<{{say.MessageType}}> HandleAsync({{say.CallType}} call, ITools tools)
        {
            var content = await tools.RunAsync({{say.Name()}}, {{say.Arguments()}});
            return {{say.Result(content: "content")}};
        }

        public static async Task<string> Run({{say.Parameters}})
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            var running = {{say.Calls()}}.Select(call => HandleAsync(call, tools)).ToList();
            foreach (var task in running)
            {
                {{say.Append("await task")}}
            }
            {{say.AskAgain(options: null)}}
            return {{say.Text()}};
        }
        """);

    [Silent]
    static string Every_task_appends_under_a_lock(PhraseBook say) => say.Class($$"""
        public static async Task<string> Run({{say.Parameters}})
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            await Task.WhenAll({{say.Calls()}}.Select(async call =>
            {
                var content = await tools.RunAsync({{say.Name()}}, {{say.Arguments()}});
                lock (history)
                {
                    {{say.AppendResult(content: "content")}}
                }
            }));
            {{say.AskAgain()}}
            return {{say.Text()}};
        }
        """);

    [Silent]
    static string Parallel_ForEach_appends_under_a_lock(PhraseBook say) => say.Round($$"""
        Parallel.ForEach({{say.Calls()}}, call =>
        {
            var content = {{say.RunToolNow()}};
            lock (history)
            {
                {{say.AppendResult(content: "content")}}
            }
        });
        """);

    [Silent]
    static string An_iterator_makes_the_results(PhraseBook say) => say.Round($$"""
        history.AddRange(Answers());

        IEnumerable<{{say.MessageType}}> Answers()
        {
            foreach (var call in {{say.Calls()}})
            {
                yield return {{say.Result(content: say.RunToolNow())}};
            }
        }
        """);

    [Silent]
    static string A_local_function_goes_from_call_to_call(PhraseBook say) => say.Round($$"""
        AnswerFrom(0);

        void AnswerFrom(int i)
        {
            if (i < {{say.CallCount()}})
            {
                var call = {{say.CallAt("i")}};
                {{say.AppendResult(content: say.RunToolNow())}}
                AnswerFrom(i + 1);
            }
        }
        """);

    [Silent]
    static string A_goto_goes_from_call_to_call(PhraseBook say) => say.Round($$"""
        var i = 0;
        again:
        if (i < {{say.CallCount()}})
        {
            var call = {{say.CallAt("i")}};
            {{say.AppendResult()}}
            i++;
            goto again;
        }
        """);

    [Silent]
    static string A_for_loop_with_two_variables(PhraseBook say) => say.Round($$"""
        for (int i = 0, count = {{say.CallCount()}}; i < count; i += 1)
        {
            var call = {{say.CallAt("i")}};
            {{say.AppendResult()}}
        }
        """);

    [Silent]
    static string A_for_loop_that_steps_in_its_body(PhraseBook say) => say.Round($$"""
        for (var i = 0; i < {{say.CallCount()}};)
        {
            var call = {{say.CallAt("i")}};
            i++;
            {{say.AppendResult()}}
        }
        """);

    [Silent]
    static string A_counter_beside_the_loop(PhraseBook say) => say.Round($$"""
        var number = 0;
        foreach (var call in {{say.Calls()}})
        {
            number++;
            {{say.AppendResult(content: "$\"Result {number}\"")}}
        }
        """);

    [Silent]
    static string The_calls_go_through_a_field(PhraseBook say) => say.Class($$"""
        private {{say.CallsType}} pending = [];

        {{say.Head("string", "Run", say.Parameters)}}
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            this.pending = {{say.Calls()}};
            foreach (var call in this.pending)
            {
                {{say.AppendResult()}}
            }
            {{say.AskAgain()}}
            return {{say.Text()}};
        }
        """);

    [Silent]
    static string The_reply_has_another_name(PhraseBook say) => say.Round($$"""
        var last = reply;
        foreach (var call in {{say.Calls("last")}})
        {
            {{say.AppendResult()}}
        }
        """);

    [Silent]
    static string The_calls_of_the_last_round_are_answered_at_the_start_of_the_next(PhraseBook say) => say.Agent($$"""
        {{say.ReplyType}}? pending = null;
        while (true)
        {
            if (pending != null)
            {
                foreach (var call in {{say.Calls("pending")}})
                {
                    {{say.AppendResult()}}
                }
            }
            {{say.Ask()}}
            {{say.AppendReply()}}
            if ({{say.HasNoCalls()}})
            {
                return {{say.Text()}};
            }
            pending = reply;
        }
        """);

    [Silent]
    static string All_with_a_lambda_that_appends(PhraseBook say) => say.Round($$"""
        _ = {{say.Calls()}}.All(call =>
        {
            {{say.AppendResult(content: say.RunToolNow())}}
            return true;
        });
        """);

    [Silent]
    static string Tools_are_functions_that_append(PhraseBook say) => say.Round($$"""
        var handlers = new Dictionary<string, Action<{{say.CallType}}>>
        {
            ["get_weather"] = call =>
            {
                {{say.AppendResult(content: "\"Sunny\"")}}
            },
        };
        foreach (var call in {{say.Calls()}})
        {
            handlers[{{say.Name()}}](call);
        }
        """);

    // Where the calls are appended one by one there may be none of them, and then the results stand alone.
    [Silent(TwinOf = nameof(Calls_of_one_reply_and_results_for_another), OnList = true, Except = [Form.LocalFunction, Form.Delegate])]
    static string Calls_that_were_gathered_elsewhere_and_results_for_those_of_a_reply(PhraseBook say) => say.Class($$"""
        private readonly {{say.CallsType}} gathered;

        {{say.Head("string", "Run", say.Parameters)}}
        {
            {{say.Ask("reply", "history.ToList()")}}
            {{say.Append(say.AssistantWithCalls("gathered"))}}
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult()}}
            }
            {{say.Ask("next")}}
            return {{say.Text("next")}};
        }
        """);

    [Reported]
    static string Calls_of_one_reply_and_results_for_another(OpenAIChatPhrases say) => say.Class($$"""
        {{say.Head("string", "Run", say.Parameters)}}
        {
            {{say.Ask("first", "history.ToList()")}}
            {{say.Ask("reply", "history.ToList()")}}
            if ({{say.HasNoCalls()}}) return {{say.Text()}};
            {{say.Append(say.AssistantWithCalls(say.Calls("first")))}}
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult(resultMark: "TRA2001")}}
            }
            {{say.Ask("next")}}
            return {{say.Text("next")}};
        }
        """);
}
