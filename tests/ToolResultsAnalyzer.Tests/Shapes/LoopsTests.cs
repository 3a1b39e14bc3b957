using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Shapes;

/// <summary>How a batch may be gone through, and the loop around the model.</summary>
public class LoopsTests : RuleTests<LoopsTests>
{
    // ---- Over the batch --------------------------------------------------------------------------------------------------

    [Reported]
    static string For_over_the_whole_range_that_skips(PhraseBook say) => say.Round($$"""
        for (int i = 0; i < {{say.CallCount()}}; i++)
        {
            var call = {{say.CallAt("i")}};
            if (!tools.Knows({{say.Name()}}))
            {
                {|TRA1004:continue|};
            }
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(For_over_the_whole_range_that_skips))]
    static string For_over_the_whole_range(PhraseBook say) => say.Round($$"""
        for (int i = 0; i < {{say.CallCount()}}; i++)
        {
            var call = {{say.CallAt("i")}};
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(For_over_the_whole_range_that_skips))]
    static string For_over_the_whole_range_of_a_variable(PhraseBook say) => say.Round($$"""
        var calls = {{say.Calls()}};
        var count = calls.Count;
        for (var i = 0; i != count; ++i)
        {
            {{say.AppendResult("calls[i]", "\"Sunny\"")}}
        }
        """);

    [Silent(TwinOf = nameof(For_over_the_whole_range_that_skips))]
    static string For_over_the_whole_range_backwards(PhraseBook say) => say.Round($$"""
        for (var i = {{say.CallCount()}} - 1; i >= 0; i--)
        {
            var call = {{say.CallAt("i")}};
            {{say.AppendResult()}}
        }
        """);

    [Reported]
    static string For_that_stops_one_short(PhraseBook say) => say.Round($$"""
        for (var i = 0; {|TRA1004:i < {{say.CallCount()}} - 1|}; i++)
        {
            var call = {{say.CallAt("i")}};
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(For_that_stops_one_short))]
    static string For_that_does_not_stop_one_short(PhraseBook say) => say.Round($$"""
        for (var i = 0; i <= {{say.CallCount()}} - 1; i++)
        {
            var call = {{say.CallAt("i")}};
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(For_over_the_whole_range_that_skips))]
    static string While_over_an_index(PhraseBook say) => say.Round($$"""
        var i = 0;
        while (i < {{say.CallCount()}})
        {
            var call = {{say.CallAt("i++")}};
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(For_over_the_whole_range_that_skips))]
    static string Do_while_over_an_index(PhraseBook say) => say.Round($$"""
        if ({{say.HasCalls()}})
        {
            var i = 0;
            do
            {
                var call = {{say.CallAt("i")}};
                {{say.AppendResult()}}
                i++;
            }
            while (i < {{say.CallCount()}});
        }
        """);

    [Reported]
    static string A_queue_that_is_emptied_and_skips(PhraseBook say) => Emptied(say, "Queue", "queue.Count > 0", "queue.Dequeue()", skips: true);

    [Silent(TwinOf = nameof(A_queue_that_is_emptied_and_skips))]
    static string A_queue_that_is_emptied(PhraseBook say) => Emptied(say, "Queue", "queue.Count > 0", "queue.Dequeue()");

    [Silent(TwinOf = nameof(A_queue_that_is_emptied_and_skips))]
    static string A_queue_that_is_emptied_while_it_has_any(PhraseBook say) => Emptied(say, "Queue", "queue.Any()", "queue.Dequeue()");

    [Reported]
    static string A_stack_that_is_emptied_and_skips(PhraseBook say) => Emptied(say, "Stack", "0 != queue.Count", "queue.Pop()", skips: true);

    [Silent(TwinOf = nameof(A_stack_that_is_emptied_and_skips))]
    static string A_stack_that_is_emptied(PhraseBook say) => Emptied(say, "Stack", "0 != queue.Count", "queue.Pop()");

    [Silent(TwinOf = nameof(A_stack_that_is_emptied_and_skips))]
    static string A_stack_that_is_emptied_by_peeking(PhraseBook say) => Emptied(say, "Stack", "queue.Count >= 1", "queue.Peek()", end: "queue.Pop();");

    /// <summary>A call that fails comes again.</summary>
    [Silent(TwinOf = nameof(A_queue_that_is_emptied_and_skips))]
    static string A_queue_that_is_filled_again(PhraseBook say) => Emptied(say, "Queue", "queue.Count > 0", "queue.Dequeue()", skips: true, end: "else\n{\n    queue.Enqueue(call);\n}", isUnknown: true);

    /// <summary>How many rounds there are is not followed.</summary>
    [Silent(TwinOf = nameof(A_queue_that_is_emptied_and_skips))]
    static string A_queue_that_is_emptied_by_its_number(PhraseBook say) => Emptied(say, "Queue", "count-- > 0", "queue.Dequeue()", begin: "var count = queue.Count;");

    /// <summary>What is left in it is answered elsewhere.</summary>
    [Silent(TwinOf = nameof(A_queue_that_is_emptied_and_skips))]
    static string A_queue_that_is_emptied_by_somebody_else(PhraseBook say) => say.Class($$"""
        {{say.Head("string", "Run", say.Parameters)}}
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            var queue = new Queue<{{say.CallType}}>({{say.Calls()}});
            while (queue.Count > 0)
            {
                var call = queue.Dequeue();
                {{say.AppendResult()}}
                Rest(queue, history);
            }
            {{say.Ask("next")}}
            return {{say.Text("next")}};
        }

        protected virtual void Rest(Queue<{{say.CallType}}> calls, {{say.HistoryType}} history)
        {
        }
        """);

    private static string Emptied(PhraseBook say, string type, string condition, string take, bool skips = false, string begin = "", string end = "", bool isUnknown = false) => say.Round($$"""
        var queue = new {{type}}<{{say.CallType}}>({{say.Calls()}});
        {{begin}}
        while ({{condition}})
        {
            var call = {{take}};
            {{(skips ? $"{(isUnknown ? "if" : "{|TRA1004:if|}")} (tools.Knows({say.Name()}))" : "")}}
            {
                {{say.AppendResult()}}
            }
            {{end}}
        }
        """);

    [Reported]
    static string A_queue_that_is_emptied_by_trying_and_left(PhraseBook say) => say.Round($$"""
        var queue = new Queue<{{say.CallType}}>({{say.Calls()}});
        while (queue.TryDequeue(out var call))
        {
            if (!tools.Knows({{say.Name()}}))
            {
                {|TRA1003:break|};
            }
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(A_queue_that_is_emptied_by_trying_and_left))]
    static string A_queue_that_is_emptied_by_trying(PhraseBook say) => say.Round($$"""
        var queue = new Queue<{{say.CallType}}>({{say.Calls()}});
        while (queue.TryDequeue(out var call))
        {
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(A_queue_that_is_emptied_by_trying_and_left))]
    static string A_queue_that_is_left_and_emptied_later(PhraseBook say) => say.Round($$"""
        var queue = new Queue<{{say.CallType}}>({{say.Calls()}});
        while (queue.TryDequeue(out var call))
        {
            {{say.AppendResult()}}
            if (!tools.Knows({{say.Name()}}))
            {
                break;
            }
        }
        foreach (var call in queue)
        {
            {{say.AppendResult()}}
        }
        """);

    [Reported]
    static string An_enumerator_that_skips(PhraseBook say) => say.Round($$"""
        using var enumerator = {{say.Calls()}}.GetEnumerator();
        while (enumerator.MoveNext())
        {
            var call = enumerator.Current;
            {|TRA1004:if|} (tools.Knows({{say.Name()}}))
            {
                {{say.AppendResult()}}
            }
        }
        """);

    [Silent(TwinOf = nameof(An_enumerator_that_skips))]
    static string An_enumerator(PhraseBook say) => say.Round($$"""
        using var enumerator = {{say.Calls()}}.GetEnumerator();
        while (enumerator.MoveNext())
        {
            var call = enumerator.Current;
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(For_over_the_whole_range_that_skips))]
    static string ForEach_with_a_lambda(PhraseBook say) => say.Round($$"""
        {{say.Calls()}}.ToList().ForEach(call =>
        {
            {{say.AppendResult(content: say.RunToolNow())}}
        });
        """);

    [Silent(TwinOf = nameof(For_over_the_whole_range_that_skips))]
    static string Select_into_a_list_that_is_appended(PhraseBook say) => say.Round($$"""
        var results = {{say.Calls()}}.Select(call => ({{say.MessageType}}){{say.Result(content: say.RunToolNow())}}).ToList();
        history.AddRange(results);
        """);

    [Silent(TwinOf = nameof(For_over_the_whole_range_that_skips))]
    static string A_query_into_a_list_that_is_appended(PhraseBook say) => say.Round($$"""
        var results = from call in {{say.Calls()}} select ({{say.MessageType}}){{say.Result(content: say.RunToolNow())}};
        history.AddRange(results);
        """);

    [Silent(TwinOf = nameof(For_over_the_whole_range_that_skips))]
    static string All_at_once_and_appended_after(PhraseBook say) => say.Class($$"""
        public static async Task<string> Run({{say.Parameters}})
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            var results = await Task.WhenAll({{say.Calls()}}.Select(async call =>
            {
                var content = await tools.RunAsync({{say.Name()}}, {{say.Arguments()}});
                return {{say.Result(content: "content")}};
            }));
            history.AddRange(results);
            {{say.AskAgain()}}
            return {{say.Text()}};
        }
        """);

    [Silent(TwinOf = nameof(For_over_the_whole_range_that_skips))]
    static string All_at_once_and_paired_by_index(PhraseBook say) => say.Class($$"""
        public static async Task<string> Run({{say.Parameters}})
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            var contents = await Task.WhenAll({{say.Calls()}}.Select(call => tools.RunAsync({{say.Name()}}, {{say.Arguments()}})));
            for (var i = 0; i < contents.Length; i++)
            {
                {{say.AppendResult(say.CallAt("i"), "contents[i]")}}
            }
            {{say.AskAgain()}}
            return {{say.Text()}};
        }
        """);

    [Silent(TwinOf = nameof(For_over_the_whole_range_that_skips))]
    static string Zipped_with_the_contents(PhraseBook say) => say.Round($$"""
        var contents = {{say.Calls()}}.Select(call => {{say.RunToolNow()}}).ToList();
        foreach (var (call, content) in {{say.Calls()}}.Zip(contents))
        {
            {{say.AppendResult(content: "content")}}
        }
        """);

    // Not followed yet: unknown, and therefore silent.
    [Silent(TwinOf = nameof(An_enumerator_that_skips))]
    static string Foreach_with_an_index_that_skips(PhraseBook say) => say.Round($$"""
        foreach (var (call, index) in {{say.Calls()}}.Select((call, index) => (call, index)))
        {
            if (tools.Knows({{say.Name()}}))
            {
                {{say.AppendResult(content: "index.ToString()")}}
            }
        }
        """);

    [Silent(TwinOf = nameof(An_enumerator_that_skips))]
    static string Foreach_with_an_index(PhraseBook say) => say.Round($$"""
        foreach (var (call, index) in {{say.Calls()}}.Select((call, index) => (call, index)))
        {
            {{say.AppendResult(content: "index.ToString()")}}
        }
        """);

    [Reported]
    static string Foreach_over_a_copy_that_skips(PhraseBook say) => say.Round($$"""
        foreach ({{say.CallType}} call in {{say.Calls()}}.ToArray())
        {
            {|TRA1004:if|} (tools.Knows({{say.Name()}}))
            {
                {{say.AppendResult()}}
            }
        }
        """);

    [Silent(TwinOf = nameof(Foreach_over_a_copy_that_skips))]
    static string Foreach_over_a_copy(PhraseBook say) => say.Round($$"""
        foreach ({{say.CallType}} call in {{say.Calls()}}.ToArray())
        {
            {{say.AppendResult()}}
        }
        """);

    [Reported]
    static string Foreach_in_another_order_that_skips(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}}.OrderBy(c => {{say.Name("c")}}))
        {
            {|TRA1004:if|} (tools.Knows({{say.Name()}}))
            {
                {{say.AppendResult()}}
            }
        }
        """);

    [Silent(TwinOf = nameof(Foreach_in_another_order_that_skips))]
    static string Foreach_in_another_order(OpenAIChatPhrases say) => say.Round($$"""
        foreach (var call in {{say.Calls()}}.Reverse())
        {
            {{say.AppendResult()}}
        }
        """);

    [Reported]
    static string Foreach_over_a_variable_that_skips(PhraseBook say) => say.Round($$"""
        var calls = {{say.Calls()}};
        foreach (var call in calls)
        {
            {|TRA1004:if|} (tools.Knows({{say.Name()}}))
            {
                {{say.AppendResult()}}
            }
        }
        """);

    [Silent(TwinOf = nameof(Foreach_over_a_variable_that_skips))]
    static string Foreach_over_a_variable(PhraseBook say) => say.Round($$"""
        var calls = {{say.Calls()}};
        foreach (var call in calls)
        {
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(Foreach_over_a_variable_that_skips))]
    static string Foreach_with_an_inner_loop_over_something_else(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var content = "";
            foreach (var part in {{say.Arguments()}}.Split(','))
            {
                if (part.Length == 0)
                {
                    continue;
                }
                content += part;
            }
            {{say.AppendResult(content: "content")}}
        }
        """);

    [Silent(TwinOf = nameof(Foreach_over_a_variable_that_skips))]
    static string Results_kept_by_name_and_appended_in_a_second_loop(PhraseBook say) => say.Round($$"""
        var contents = new Dictionary<string, string>();
        foreach (var call in {{say.Calls()}})
        {
            if (!tools.Knows({{say.Name()}}))
            {
                continue;
            }
            contents[{{say.Id()}}] = {{say.RunTool()}};
        }
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult(content: $"contents.GetValueOrDefault({say.Id()}, \"Unknown tool.\")")}}
        }
        """);

    // ---- Around the model ------------------------------------------------------------------------------------------------

    [Reported]
    static string While_true_that_skips(PhraseBook say) => say.Agent($$"""
        while (true)
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            if ({{say.StoppedForOther()}})
            {
                return {{say.Text()}};
            }
            {{say.Skip()}}
        }
        """);

    [Silent(TwinOf = nameof(While_true_that_skips))]
    static string While_true(PhraseBook say) => say.Agent($$"""
        while (true)
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            if ({{say.StoppedForOther()}})
            {
                return {{say.Text()}};
            }
            {{say.Answer()}}
        }
        """);

    [Reported]
    static string While_the_reply_has_calls_that_skips(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        while ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            {{say.Skip()}}
            {{say.AskAgain()}}
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(While_the_reply_has_calls_that_skips))]
    static string While_the_reply_has_calls(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        while ({{say.HasCalls()}})
        {
            {{say.AppendReply()}}
            {{say.Answer()}}
            {{say.AskAgain()}}
        }
        return {{say.Text()}};
        """);

    [Reported]
    static string Do_while_the_reply_has_calls_that_skips(PhraseBook say) => say.Agent($$"""
        {{say.ReplyType}} reply;
        do
        {
            {{say.AskAgain()}}
            {{say.AppendReply()}}
            {{say.Skip()}}
        }
        while ({{say.StoppedForCalls()}});
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(Do_while_the_reply_has_calls_that_skips))]
    static string Do_while_the_reply_has_calls(PhraseBook say) => say.Agent($$"""
        {{say.ReplyType}} reply;
        do
        {
            {{say.AskAgain()}}
            {{say.AppendReply()}}
            {{say.Answer()}}
        }
        while ({{say.StoppedForCalls()}});
        return {{say.Text()}};
        """);

    [Reported]
    static string A_limited_number_of_rounds_that_skips(PhraseBook say) => say.Agent($$"""
        for (var round = 0; round < 10; round++)
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            if ({{say.HasNoCalls()}})
            {
                return {{say.Text()}};
            }
            {{say.Skip()}}
        }
        return "Too many rounds.";
        """);

    [Silent(TwinOf = nameof(A_limited_number_of_rounds_that_skips))]
    static string A_limited_number_of_rounds(PhraseBook say) => say.Agent($$"""
        for (var round = 0; round < 10; round++)
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            if ({{say.HasNoCalls()}})
            {
                return {{say.Text()}};
            }
            {{say.Answer()}}
        }
        return "Too many rounds.";
        """);

    [Reported]
    static string A_boolean_that_drives_the_rounds_and_a_default_that_only_logs(PhraseBook say) => say.VoidAgent($$"""
        bool requiresAction;
        do
        {
            requiresAction = false;
            {{say.Ask()}}
            switch ({{say.StopReason()}})
            {
                case {{say.EndReason}}:
                    {
                        {{say.AppendReply()}}
                        break;
                    }
                case {{say.CallsReason}}:
                    {
                        {{say.AppendReply()}}
                        foreach (var call in {{say.Calls()}})
                        {
                            {|TRA1004:switch|} ({{say.Name()}})
                            {
                                case "get_weather":
                                    {
                                        {{say.AppendResult()}}
                                        break;
                                    }
                                default:
                                    {
                                        tools.Log.Info("Unknown tool.");
                                        break;
                                    }
                            }
                        }
                        requiresAction = true;
                        break;
                    }
                default:
                    throw new NotImplementedException();
            }
        }
        while (requiresAction);
        """);

    [Silent(TwinOf = nameof(A_boolean_that_drives_the_rounds_and_a_default_that_only_logs))]
    static string A_boolean_that_drives_the_rounds_and_a_default_that_throws(PhraseBook say) => say.VoidAgent($$"""
        bool requiresAction;
        do
        {
            requiresAction = false;
            {{say.Ask()}}
            switch ({{say.StopReason()}})
            {
                case {{say.EndReason}}:
                    {
                        {{say.AppendReply()}}
                        break;
                    }
                case {{say.CallsReason}}:
                    {
                        {{say.AppendReply()}}
                        foreach (var call in {{say.Calls()}})
                        {
                            switch ({{say.Name()}})
                            {
                                case "get_weather":
                                    {
                                        {{say.AppendResult()}}
                                        break;
                                    }
                                default:
                                    {
                                        throw new NotImplementedException();
                                    }
                            }
                        }
                        requiresAction = true;
                        break;
                    }
                default:
                    throw new NotImplementedException();
            }
        }
        while (requiresAction);
        """);

    [Reported]
    static string A_goto_that_drives_the_rounds_and_skips(PhraseBook say) => say.Agent($$"""
        {{say.ReplyType}} reply;
        start:
        {{say.AskAgain()}}
        {{say.AppendReply()}}
        if ({{say.HasCalls()}})
        {
            {{say.Skip()}}
            goto start;
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(A_goto_that_drives_the_rounds_and_skips))]
    static string A_goto_that_drives_the_rounds(PhraseBook say) => say.Agent($$"""
        {{say.ReplyType}} reply;
        start:
        {{say.AskAgain()}}
        {{say.AppendReply()}}
        if ({{say.HasCalls()}})
        {
            {{say.Answer()}}
            goto start;
        }
        return {{say.Text()}};
        """);

    [Silent(TwinOf = nameof(While_true_that_skips))]
    static string Recursion_that_drives_the_rounds(PhraseBook say) => say.Class($$"""
        {{say.Head("string", "Run", say.Parameters, "public static")}}
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            if ({{say.HasNoCalls()}})
            {
                return {{say.Text()}};
            }
            {{say.Answer()}}
            return {{(say.IsAsync ? "await " : "")}}Run(client, history, options, tools);
        }
        """);

    [Reported]
    static string A_boolean_that_is_set_when_there_are_calls_and_skips(PhraseBook say) => say.Agent($$"""
        var done = false;
        var text = "";
        while (!done)
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            if ({{say.HasCalls()}})
            {
                {{say.Skip()}}
            }
            else
            {
                text = {{say.Text()}};
                done = true;
            }
        }
        return text;
        """);

    [Silent(TwinOf = nameof(A_boolean_that_is_set_when_there_are_calls_and_skips))]
    static string A_boolean_that_is_set_when_there_are_calls(PhraseBook say) => say.Agent($$"""
        var done = false;
        var text = "";
        while (!done)
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            if ({{say.HasCalls()}})
            {
                {{say.Answer()}}
            }
            else
            {
                text = {{say.Text()}};
                done = true;
            }
        }
        return text;
        """);

    [Reported]
    static string A_chat_with_the_user_around_the_rounds_that_skips(PhraseBook say) => say.VoidAgent($$"""
        while (Console.ReadLine() is { Length: > 0 } line)
        {
            {{say.AppendUser("line")}}
            while (true)
            {
                {{say.Ask()}}
                {{say.AppendReply()}}
                if ({{say.HasNoCalls()}})
                {
                    Console.WriteLine({{say.Text()}});
                    break;
                }
                {{say.Skip()}}
            }
        }
        """);

    [Silent(TwinOf = nameof(A_chat_with_the_user_around_the_rounds_that_skips))]
    static string A_chat_with_the_user_around_the_rounds(PhraseBook say) => say.VoidAgent($$"""
        while (Console.ReadLine() is { Length: > 0 } line)
        {
            {{say.AppendUser("line")}}
            while (true)
            {
                {{say.Ask()}}
                {{say.AppendReply()}}
                if ({{say.HasNoCalls()}})
                {
                    Console.WriteLine({{say.Text()}});
                    break;
                }
                {{say.Answer()}}
            }
        }
        """);

    [Silent(TwinOf = nameof(While_the_reply_has_calls_that_skips))]
    static string The_reply_is_asked_for_in_the_condition(PhraseBook say) => say.Agent($$"""
        {{say.ReplyType}} reply;
        while ({{say.HasCalls($"(reply = {say.Send()})")}})
        {
            {{say.AppendReply()}}
            {{say.Answer()}}
        }
        return {{say.Text()}};
        """);
}
