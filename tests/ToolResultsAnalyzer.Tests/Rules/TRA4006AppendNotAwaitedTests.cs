using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Rules;

/// <summary>Results are added by something that nobody waits for, and the history is sent.</summary>
public class TRA4006AppendNotAwaitedTests : RuleTests<TRA4006AppendNotAwaitedTests>
{
    [Reported]
    static string A_task_that_is_thrown_away(PhraseBook say) => Agent(say, $$"""
        foreach (var call in {{say.Calls()}})
        {
            _ = {|TRA4006:AnswerAsync(history, tools, call)|};
        }
        """);

    [Silent(TwinOf = nameof(A_task_that_is_thrown_away))]
    static string A_task_that_is_awaited(PhraseBook say) => Agent(say, $$"""
        foreach (var call in {{say.Calls()}})
        {
            await AnswerAsync(history, tools, call);
        }
        """);

    [Silent(TwinOf = nameof(A_task_that_is_thrown_away))]
    static string Tasks_that_are_awaited_together(PhraseBook say) => Agent(say, $$"""
        var running = new List<Task>();
        foreach (var call in {{say.Calls()}})
        {
            running.Add(AnswerAsync(history, tools, call));
        }
        await Task.WhenAll(running);
        """);

    [Silent(TwinOf = nameof(A_task_that_is_thrown_away))]
    static string A_task_that_is_thrown_away_but_answers_at_once(PhraseBook say) => Agent(say, $$"""
        foreach (var call in {{say.Calls()}})
        {
            _ = AnswerAsync(history, tools, call);
        }
        """, $$"""
        {{say.AppendResult(content: say.RunToolNow())}}
        await Task.Yield();
        """);

    [Reported]
    static string A_task_that_nobody_takes(PhraseBook say) => Agent(say, $$"""
        foreach (var call in {{say.Calls()}})
        {
        #pragma warning disable CS4014
            {|TRA4006:AnswerAsync(history, tools, call)|};
        #pragma warning restore CS4014
        }
        """);

    [Silent(TwinOf = nameof(A_task_that_nobody_takes))]
    static string A_task_that_somebody_waits_for(PhraseBook say) => Agent(say, $$"""
        foreach (var call in {{say.Calls()}})
        {
            AnswerAsync(history, tools, call).Wait();
        }
        """);

    [Reported]
    static string A_method_that_nobody_can_await(PhraseBook say) => Agent(say, $$"""
        foreach (var call in {{say.Calls()}})
        {
            {|TRA4006:AnswerAsync(history, tools, call)|};
        }
        """, type: "void");

    [Silent(TwinOf = nameof(A_method_that_nobody_can_await))]
    static string A_method_that_nobody_can_await_in_a_history_that_is_not_sent(PhraseBook say) => say.Class($$"""
        public static async Task RunAsync({{say.Parameters}})
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                AnswerAsync(history, tools, call);
            }
            await Task.Yield();
        }

        {{Answer(say, "void", null)}}
        """);

    [Reported]
    static string A_lambda_for_each_call(PhraseBook say) => Agent(say, $$"""
        {|TRA4006:{{say.Calls()}}.ToList().ForEach(async call =>
        {
            var answer = await tools.RunAsync({{say.Name()}}, {{say.Arguments()}});
            {{say.AppendResult(content: "answer")}}
        })|};
        """);

    [Silent(TwinOf = nameof(A_lambda_for_each_call))]
    static string A_lambda_for_each_call_that_awaits_nothing(PhraseBook say) => Agent(say, $$"""
        {{say.Calls()}}.ToList().ForEach(call =>
        {
            var answer = {{say.RunToolNow()}};
            {{say.AppendResult(content: "answer")}}
        });
        """);

    [Reported]
    static string A_local_function(PhraseBook say) => Agent(say, $$"""
        async Task AnswerLocallyAsync({{say.CallType}} call)
        {
            var answer = await tools.RunAsync({{say.Name()}}, {{say.Arguments()}});
            {{say.AppendResult(content: "answer")}}
        }

        foreach (var call in {{say.Calls()}})
        {
            _ = {|TRA4006:AnswerLocallyAsync(call)|};
        }
        """);

    [Silent(TwinOf = nameof(A_local_function))]
    static string A_local_function_that_is_awaited(PhraseBook say) => Agent(say, $$"""
        async Task AnswerLocallyAsync({{say.CallType}} call)
        {
            var answer = await tools.RunAsync({{say.Name()}}, {{say.Arguments()}});
            {{say.AppendResult(content: "answer")}}
        }

        foreach (var call in {{say.Calls()}})
        {
            await AnswerLocallyAsync(call);
        }
        """);

    [Reported]
    static string A_method_that_answers_all_calls(PhraseBook say) => say.Class($$"""
        public static async Task<string> RunAsync({{say.Parameters}})
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            _ = {|TRA4006:AnswerAllAsync(history, tools, reply)|};
            {{say.Ask("next")}}
            await Task.Yield();
            return {{say.Text("next")}};
        }

        private static async Task AnswerAllAsync({{say.HistoryType}} history, ITools tools, {{say.ReplyType}} reply)
        {
            foreach (var call in {{say.Calls()}})
            {
                var answer = await tools.RunAsync({{say.Name()}}, {{say.Arguments()}});
                {{say.AppendResult(content: "answer")}}
            }
        }
        """);

    [Silent(TwinOf = nameof(A_method_that_answers_all_calls))]
    static string A_method_that_answers_all_calls_and_is_awaited(PhraseBook say) => say.Class($$"""
        public static async Task<string> RunAsync({{say.Parameters}})
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            await AnswerAllAsync(history, tools, reply);
            {{say.Ask("next")}}
            return {{say.Text("next")}};
        }

        private static async Task AnswerAllAsync({{say.HistoryType}} history, ITools tools, {{say.ReplyType}} reply)
        {
            foreach (var call in {{say.Calls()}})
            {
                var answer = await tools.RunAsync({{say.Name()}}, {{say.Arguments()}});
                {{say.AppendResult(content: "answer")}}
            }
        }
        """);

    [Reported]
    static string The_history_is_returned_at_once(PhraseBook say) => say.Class($$"""
        public static async Task<{{say.HistoryType}}> RunAsync({{say.Parameters}})
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                _ = {|TRA4006:AnswerAsync(history, tools, call)|};
            }
            await Task.Yield();
            return history;
        }

        {{Answer(say, "Task", null)}}
        """);

    [Silent(TwinOf = nameof(The_history_is_returned_at_once))]
    static string The_history_is_returned_when_it_is_complete(PhraseBook say) => say.Class($$"""
        public static async Task<{{say.HistoryType}}> RunAsync({{say.Parameters}})
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                await AnswerAsync(history, tools, call);
            }
            return history;
        }

        {{Answer(say, "Task", null)}}
        """);

    private static string Agent(PhraseBook say, string loop, string? answer = null, string type = "Task") => say.Class($$"""
        public static async Task<string> RunAsync({{say.Parameters}})
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{loop}}
            {{say.Ask("next")}}
            await Task.Yield();
            return {{say.Text("next")}};
        }

        {{Answer(say, type, answer)}}
        """);

    private static string Answer(PhraseBook say, string type, string? answer) => $$"""
        private static async {{type}} AnswerAsync({{say.HistoryType}} history, ITools tools, {{say.CallType}} call)
        {
            {{answer ?? $"var answer = await tools.RunAsync({say.Name()}, {say.Arguments()});\n{say.AppendResult(content: "answer")}"}}
        }
        """;
}
