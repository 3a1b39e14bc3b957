using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.CleanCode;

/// <summary>Correct code whose paths only seem to miss a result.</summary>
public class ControlFlowTrapsTests : RuleTests<ControlFlowTrapsTests>
{
    [Silent]
    static string A_method_that_never_returns_ends_the_path(PhraseBook say) => say.Class($$"""
        [System.Diagnostics.CodeAnalysis.DoesNotReturn]
        private static void Fail(string name) => throw new NotSupportedException(name);

        {{say.Head("string", "Run", say.Parameters, "public static")}}
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            foreach (var call in {{say.Calls()}})
            {
                if (tools.Knows({{say.Name()}}))
                {
                    {{say.AppendResult()}}
                }
                else
                {
                    Fail({{say.Name()}});
                }
            }
            {{say.AskAgain()}}
            return {{say.Text()}};
        }
        """);

    [Silent]
    static string The_process_ends(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if (!tools.Knows({{say.Name()}}))
            {
                Environment.FailFast("Unknown tool.");
            }
            else
            {
                {{say.AppendResult()}}
            }
        }
        """);

    [Silent]
    static string A_throw_expression(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            _ = tools.Knows({{say.Name()}}) ? 0 : throw new NotSupportedException();
            {{say.AppendResult()}}
        }
        """);

    [Silent]
    static string Cancellation_is_rethrown_and_everything_else_answered(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            try
            {
                {{say.AppendResult()}}
            }
            catch (OperationCanceledException)
            {
                throw;
            }
            catch (Exception exception)
            {
                {{say.AppendResult(content: "exception.Message")}}
            }
        }
        """);

    [Silent]
    static string A_disposable_in_the_loop(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            using var timer = new Timer(_ => { });
            {{say.AppendResult()}}
        }
        """);

    [Silent]
    static string A_result_with_a_note_when_it_took_long(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            var content = {{say.RunTool()}};
            if (watch.Elapsed.TotalSeconds > 5)
            {
                content += " (slow)";
            }
            {{say.AppendResult(content: "content")}}
        }
        """);

    [Silent]
    static string A_chain_of_ifs_with_a_result_of_its_own_each(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            if (!tools.Knows({{say.Name()}}))
            {
                {{say.AppendResult(content: "\"Unknown tool.\"")}}
                continue;
            }
            if (tools.NeedsApproval({{say.Name()}}) && !tools.Approves({{say.Name()}}))
            {
                {{say.AppendResult(content: "\"Rejected.\"")}}
                continue;
            }
            if (!tools.TryRun({{say.Name()}}, {{say.Arguments()}}, out var content))
            {
                {{say.AppendResult(content: "\"Failed.\"")}}
                continue;
            }
            {{say.AppendResult(content: "content")}}
        }
        """);

    [Silent]
    static string An_enumeration_that_says_what_happened(PhraseBook say) => $$"""
        public enum Outcome { Done, Unknown }

        {{say.Round($$"""
            foreach (var call in {{say.Calls()}})
            {
                var outcome = tools.Knows({{say.Name()}}) ? Outcome.Done : Outcome.Unknown;
                if (outcome == Outcome.Done)
                {
                    {{say.AppendResult()}}
                }
                else
                {
                    {{say.AppendResult(content: "\"Unknown tool.\"")}}
                }
            }
            """)}}
        """;

    [Silent]
    static string A_switch_over_a_boolean(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            switch (tools.Knows({{say.Name()}}))
            {
                case true:
                    {{say.AppendResult()}}
                    break;
                case false:
                    {{say.AppendResult(content: "\"Unknown tool.\"")}}
                    break;
            }
        }
        """);

    [Silent]
    static string A_switch_over_a_tuple(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            switch (tools.Knows({{say.Name()}}), tools.Approves({{say.Name()}}))
            {
                case (true, true):
                    {{say.AppendResult()}}
                    break;
                case (false, _):
                    {{say.AppendResult(content: "\"Unknown tool.\"")}}
                    break;
                default:
                    {{say.AppendResult(content: "\"Rejected.\"")}}
                    break;
            }
        }
        """);

    [Silent]
    static string Preprocessor_and_checked_and_blocks(PhraseBook say) => say.Round($$"""
        checked
        {
            foreach (var call in {{say.Calls()}})
            {
                {
                    #if DEBUG
                    tools.Log.Info({{say.Name()}});
                    #endif
                    {{say.AppendResult()}}
                }
            }
        }
        """);

    [Silent]
    static string A_loop_that_cannot_be_left_but_by_a_result(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            while (true)
            {
                if (tools.TryRun({{say.Name()}}, {{say.Arguments()}}, out var content))
                {
                    {{say.AppendResult(content: "content")}}
                    break;
                }
                if (!tools.Approves({{say.Name()}}))
                {
                    {{say.AppendResult(content: "\"Gave up.\"")}}
                    break;
                }
            }
        }
        """);

    [Silent]
    static string The_rounds_end_when_the_batch_holds_a_final_call_and_all_are_answered(PhraseBook say) => say.Agent($$"""
        var done = false;
        while (!done)
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            if ({{say.HasNoCalls()}})
            {
                break;
            }
            foreach (var call in {{say.Calls()}})
            {
                if ({{say.Name()}} == "final_answer")
                {
                    done = true;
                    {{say.AppendResult(content: "\"Thank you.\"")}}
                    continue;
                }
                {{say.AppendResult()}}
            }
        }
        return "done";
        """);

    [Silent]
    static string The_reply_is_asked_for_again_when_it_is_empty(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        for (var attempt = 0; attempt < 3 && {{say.HasNoCalls()}} && {{say.Text()}} == ""; attempt++)
        {
            {{say.AskAgain(options: null)}}
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
    static string The_tools_are_switched_off_in_the_last_round(PhraseBook say) => say.Agent($$"""
        for (var round = 0; ; round++)
        {
            {{say.ReplyType}} reply;
            if (round == 5)
            {
                {{say.AskAgain(options: null)}}
                {{say.AppendReply()}}
                return {{say.Text()}};
            }
            {{say.AskAgain()}}
            {{say.AppendReply()}}
            if ({{say.HasNoCalls()}})
            {
                return {{say.Text()}};
            }
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult()}}
            }
        }
        """);
}
