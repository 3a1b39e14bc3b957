using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Rules;

/// <summary>A cancellation ends the loop over the calls, and the assistant message stays in a history that lives on.</summary>
public class TRA1006CancelledBatchLeftPendingTests : RuleTests<TRA1006CancelledBatchLeftPendingTests>
{
    [Reported]
    static string A_token_is_asked_in_the_loop(PhraseBook say) => Agent(say, $$"""
        foreach (var call in {{say.Calls()}})
        {
            cancellation.ThrowIfCancellationRequested();
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(A_token_is_asked_in_the_loop))]
    static string A_token_is_asked_behind_the_loop(PhraseBook say) => Agent(say, $$"""
        foreach (var call in {{say.Calls()}})
        {
            {{say.AppendResult()}}
        }
        cancellation.ThrowIfCancellationRequested();
        """, mark: null);

    [Silent(TwinOf = nameof(A_token_is_asked_in_the_loop))]
    static string A_history_that_dies_with_the_method(PhraseBook say) => say.Class($$"""
        {{say.Head("string", "Run", $"{say.ParametersWithoutHistory}, CancellationToken cancellation", "public static")}}
        {
            {{say.StartHistory()}}
            {{say.Ask()}}
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                cancellation.ThrowIfCancellationRequested();
                {{say.AppendResult()}}
            }
            {{say.Ask("next")}}
            return {{say.Text("next")}};
        }
        """);

    [Reported]
    static string A_tool_gets_the_token(PhraseBook say) => AsyncAgent(say, $$"""
        foreach (var call in {{say.Calls()}})
        {
            var answer = await tools.RunAsync({{say.Name()}}, {{say.Arguments()}}, cancellation);
            {{say.AppendResult(content: "answer")}}
        }
        """);

    [Silent(TwinOf = nameof(A_tool_gets_the_token))]
    static string A_tool_gets_a_token_that_nobody_cancels(PhraseBook say) => AsyncAgent(say, $$"""
        foreach (var call in {{say.Calls()}})
        {
            var answer = await tools.RunAsync({{say.Name()}}, {{say.Arguments()}}, CancellationToken.None);
            {{say.AppendResult(content: "answer")}}
        }
        """, mark: null);

    [Silent(TwinOf = nameof(A_tool_gets_the_token))]
    static string A_tool_gets_the_default_token(PhraseBook say) => AsyncAgent(say, $$"""
        foreach (var call in {{say.Calls()}})
        {
            var answer = await tools.RunAsync({{say.Name()}}, {{say.Arguments()}}, default(CancellationToken));
            {{say.AppendResult(content: "answer")}}
        }
        """, mark: null);

    [Silent(TwinOf = nameof(A_tool_gets_the_token))]
    static string The_tools_run_before_the_assistant_message_is_appended(PhraseBook say) => say.Class($$"""
        public static async Task Run({{say.Parameters}}, CancellationToken cancellation)
        {
            {{say.Ask()}}
            var results = new {{say.HistoryType}}();
            foreach (var call in {{say.Calls()}})
            {
                var answer = await tools.RunAsync({{say.Name()}}, {{say.Arguments()}}, cancellation);
                {{say.AppendResult(content: "answer", to: "results")}}
            }
            {{say.AppendReply()}}
            history.AddRange(results);
        }
        """);

    [Reported]
    static string A_catch_that_lets_cancellations_pass(PhraseBook say) => AsyncAgent(say, $$"""
        foreach (var call in {{say.Calls()}})
        {
            string answer;
            try
            {
                answer = await tools.RunAsync({{say.Name()}}, {{say.Arguments()}}, cancellation);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                answer = exception.Message;
            }
            {{say.AppendResult(content: "answer")}}
        }
        """);

    [Silent(TwinOf = nameof(A_catch_that_lets_cancellations_pass))]
    static string A_catch_that_takes_cancellations_too(PhraseBook say) => AsyncAgent(say, $$"""
        foreach (var call in {{say.Calls()}})
        {
            string answer;
            try
            {
                answer = await tools.RunAsync({{say.Name()}}, {{say.Arguments()}}, cancellation);
            }
            catch (Exception exception)
            {
                answer = exception.Message;
            }
            {{say.AppendResult(content: "answer")}}
        }
        """, mark: null);

    [Reported]
    static string A_catch_that_logs_and_throws_on(PhraseBook say) => AsyncAgent(say, $$"""
        try
        {
            foreach (var call in {{say.Calls()}})
            {
                var answer = await tools.RunAsync({{say.Name()}}, {{say.Arguments()}}, cancellation);
                {{say.AppendResult(content: "answer")}}
            }
        }
        catch (OperationCanceledException exception)
        {
            tools.Log.Error(exception);
            throw;
        }
        """);

    [Silent(TwinOf = nameof(A_catch_that_logs_and_throws_on))]
    static string A_catch_that_takes_the_turn_back_and_throws_on(PhraseBook say) => AsyncAgent(say, $$"""
        try
        {
            foreach (var call in {{say.Calls()}})
            {
                var answer = await tools.RunAsync({{say.Name()}}, {{say.Arguments()}}, cancellation);
                {{say.AppendResult(content: "answer")}}
            }
        }
        catch (OperationCanceledException)
        {
            history.RemoveRange(start, history.Count - start);
            throw;
        }
        """, mark: null);

    [Reported]
    static string A_finally_that_only_logs(PhraseBook say) => AsyncAgent(say, $$"""
        try
        {
            foreach (var call in {{say.Calls()}})
            {
                var answer = await tools.RunAsync({{say.Name()}}, {{say.Arguments()}}, cancellation);
                {{say.AppendResult(content: "answer")}}
            }
        }
        finally
        {
            tools.Log.Info("done");
        }
        """);

    [Silent(TwinOf = nameof(A_finally_that_only_logs))]
    static string A_finally_that_puts_the_history_in_order(PhraseBook say) => AsyncAgent(say, $$"""
        try
        {
            foreach (var call in {{say.Calls()}})
            {
                var answer = await tools.RunAsync({{say.Name()}}, {{say.Arguments()}}, cancellation);
                {{say.AppendResult(content: "answer")}}
            }
        }
        finally
        {
            tools.Change(history);
        }
        """, mark: null);

    [Reported]
    static string A_history_in_a_field(PhraseBook say) => say.Class($$"""
        private readonly {{say.HistoryType}} _history = new();

        public async Task RunAsync({{say.ParametersWithoutHistory}}, CancellationToken cancellation)
        {
            {{say.Ask(history: "_history")}}
            {{say.AppendReplyAs("TRA1006(info)", to: "_history")}}
            foreach (var call in {{say.Calls()}})
            {
                var answer = await tools.RunAsync({{say.Name()}}, {{say.Arguments()}}, cancellation).ConfigureAwait(false);
                {{say.AppendResult(content: "answer", to: "_history")}}
            }
        }
        """);

    [Silent(TwinOf = nameof(A_history_in_a_field))]
    static string A_copy_of_a_field_that_is_stored_at_the_end(PhraseBook say) => say.Class($$"""
        private {{say.HistoryType}} _history = new();

        public async Task RunAsync({{say.ParametersWithoutHistory}}, CancellationToken cancellation)
        {
            var turn = new {{say.HistoryType}}(_history);
            {{say.Ask(history: "turn")}}
            {{say.AppendReply(to: "turn")}}
            foreach (var call in {{say.Calls()}})
            {
                var answer = await tools.RunAsync({{say.Name()}}, {{say.Arguments()}}, cancellation).ConfigureAwait(false);
                {{say.AppendResult(content: "answer", to: "turn")}}
            }
            _history = turn;
        }
        """);

    [Reported]
    static string An_agent_loop(PhraseBook say) => say.Class($$"""
        public static async Task<string> RunAsync({{say.Parameters}}, CancellationToken cancellation)
        {
            while (true)
            {
                {{say.Ask()}}
                {{say.AppendReplyAs("TRA1006(info)")}}
                if ({{say.HasNoCalls()}})
                {
                    return {{say.Text()}};
                }
                foreach (var call in {{say.Calls()}})
                {
                    {{say.AppendResult(content: $"await tools.RunAsync({say.Name()}, {say.Arguments()}, cancellation)")}}
                }
            }
        }
        """);

    [Silent(TwinOf = nameof(An_agent_loop))]
    static string An_agent_loop_that_is_cancelled_between_rounds(PhraseBook say) => say.Class($$"""
        public static async Task<string> RunAsync({{say.Parameters}}, CancellationToken cancellation)
        {
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                {{say.Ask()}}
                {{say.AppendReply()}}
                if ({{say.HasNoCalls()}})
                {
                    return {{say.Text()}};
                }
                foreach (var call in {{say.Calls()}})
                {
                    {{say.AppendResult(content: $"await tools.RunAsync({say.Name()}, {say.Arguments()})")}}
                }
            }
        }
        """);

    [Silent(TwinOf = nameof(A_token_is_asked_in_the_loop))]
    static string The_token_is_asked_whether_to_go_on(PhraseBook say) => Agent(say, $$"""
        foreach (var call in {{say.Calls()}})
        {
            if (cancellation.IsCancellationRequested)
            {
                {{say.AppendResult(content: "\"Cancelled.\"")}}
                continue;
            }
            {{say.AppendResult()}}
        }
        """, mark: null);

    private static string Agent(PhraseBook say, string loop, string? mark = "TRA1006(info)") => say.Class($$"""
        {{say.Head("void", "Run", $"{say.Parameters}, CancellationToken cancellation", "public static")}}
        {
            {{say.Ask()}}
            {{Reply(say, mark)}}
            {{loop}}
        }
        """);

    private static string AsyncAgent(PhraseBook say, string loop, string? mark = "TRA1006(info)") => say.Class($$"""
        public static async Task RunAsync({{say.Parameters}}, CancellationToken cancellation)
        {
            var start = history.Count;
            {{say.Ask()}}
            {{Reply(say, mark)}}
            {{loop}}
        }
        """);

    /// <summary>The append as a whole is reported, whatever makes the message.</summary>
    private static string Reply(PhraseBook say, string? mark) => mark is null ? say.AppendReply() : say.AppendReplyAs(mark);
}
