using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Shapes;

/// <summary><c>try</c>, <c>catch</c>, <c>finally</c>, <c>using</c> and <c>lock</c> around the loop and inside of it.</summary>
public class ExceptionsTests : RuleTests<ExceptionsTests>
{
    [Reported]
    static string A_loop_that_skips_inside_of_try_and_catch_that_rethrows(PhraseBook say) => say.Agent($$"""
        try
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{say.Skip()}}
            {{say.AskAgain()}}
            return {{say.Text()}};
        }
        catch (Exception exception)
        {
            tools.Log.Error(exception);
            throw;
        }
        """);

    [Silent(TwinOf = nameof(A_loop_that_skips_inside_of_try_and_catch_that_rethrows))]
    static string A_loop_inside_of_try_and_catch_that_rethrows(PhraseBook say) => say.Agent($$"""
        try
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{say.Answer()}}
            {{say.AskAgain()}}
            return {{say.Text()}};
        }
        catch (Exception exception)
        {
            tools.Log.Error(exception);
            throw;
        }
        """);

    [Reported]
    static string A_loop_that_skips_inside_of_try_and_finally(PhraseBook say) => say.Agent($$"""
        try
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{say.Skip()}}
            {{say.AskAgain()}}
            return {{say.Text()}};
        }
        finally
        {
            tools.Log.Info("done");
        }
        """);

    [Silent(TwinOf = nameof(A_loop_that_skips_inside_of_try_and_finally))]
    static string A_loop_inside_of_try_and_finally(PhraseBook say) => say.Agent($$"""
        try
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{say.Answer()}}
            {{say.AskAgain()}}
            return {{say.Text()}};
        }
        finally
        {
            tools.Log.Info("done");
        }
        """);

    [Reported]
    static string A_loop_that_skips_inside_of_using(PhraseBook say) => say.Agent($$"""
        using (var timer = new Timer(_ => { }))
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{say.Skip()}}
            {{say.AskAgain()}}
            return {{say.Text()}};
        }
        """);

    [Silent(TwinOf = nameof(A_loop_that_skips_inside_of_using))]
    static string A_loop_inside_of_using(PhraseBook say) => say.Agent($$"""
        using (var timer = new Timer(_ => { }))
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{say.Answer()}}
            {{say.AskAgain()}}
            return {{say.Text()}};
        }
        """);

    [Reported(SyncOnly = true)]
    static string A_loop_that_skips_inside_of_lock(PhraseBook say) => say.Class($$"""
        private readonly {{say.HistoryType}} history = new();

        {{say.Head("void", "Run", say.ParametersWithoutHistory)}}
        {
            lock (this.history)
            {
                {{say.Ask()}}
                {{say.AppendReply()}}
                {{say.Skip()}}
            }
        }
        """);

    [Silent(SyncOnly = true, TwinOf = nameof(A_loop_that_skips_inside_of_lock))]
    static string A_loop_inside_of_lock(PhraseBook say) => say.Class($$"""
        private readonly {{say.HistoryType}} history = new();

        {{say.Head("void", "Run", say.ParametersWithoutHistory)}}
        {
            lock (this.history)
            {
                {{say.Ask()}}
                {{say.AppendReply()}}
                {{say.Answer()}}
            }
        }
        """);

    [Reported]
    static string A_continue_through_finally(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            try
            {
                if (!tools.Knows({{say.Name()}}))
                {
                    {|TRA1004:continue|};
                }
                {{say.AppendResult()}}
            }
            finally
            {
                tools.Log.Info({{say.Name()}});
            }
        }
        """);

    [Silent(TwinOf = nameof(A_continue_through_finally))]
    static string A_continue_through_finally_that_answers(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var content = "Unknown tool.";
            try
            {
                if (!tools.Knows({{say.Name()}}))
                {
                    continue;
                }
                content = {{say.RunTool()}};
            }
            finally
            {
                {{say.AppendResult(content: "content")}}
            }
        }
        """);

    [Reported]
    static string The_inner_of_two_catches_only_logs(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            try
            {
                try
                {
                    {{say.AppendResult()}}
                }
                {|TRA1005:catch|} (InvalidOperationException exception)
                {
                    tools.Log.Error(exception);
                }
            }
            catch (ArgumentException exception)
            {
                {{say.AppendResult(content: "exception.Message")}}
            }
        }
        """);

    [Silent(TwinOf = nameof(The_inner_of_two_catches_only_logs))]
    static string The_inner_of_two_catches_rethrows(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            try
            {
                try
                {
                    {{say.AppendResult()}}
                }
                catch (InvalidOperationException exception)
                {
                    tools.Log.Error(exception);
                    throw;
                }
            }
            catch (Exception exception)
            {
                {{say.AppendResult(content: "exception.Message")}}
            }
        }
        """);

    [Silent(TwinOf = nameof(The_inner_of_two_catches_only_logs))]
    static string Tries_again_and_gives_up_with_a_result(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var content = "Failed.";
            for (var attempt = 0; attempt < 3; attempt++)
            {
                try
                {
                    content = {{say.RunTool()}};
                    break;
                }
                catch (Exception exception)
                {
                    content = exception.Message;
                }
            }
            {{say.AppendResult(content: "content")}}
        }
        """);

    [Silent(TwinOf = nameof(The_inner_of_two_catches_only_logs))]
    static string A_catch_that_remembers_the_exception(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            string? content = null;
            Exception? failure = null;
            try
            {
                content = {{say.RunTool()}};
            }
            catch (Exception exception)
            {
                failure = exception;
            }
            if (failure != null)
            {
                {{say.AppendResult(content: "failure.Message")}}
                continue;
            }
            {{say.AppendResult(content: "content!")}}
        }
        """);

    [Silent(TwinOf = nameof(A_loop_that_skips_inside_of_try_and_catch_that_rethrows))]
    static string A_catch_around_everything_that_returns_from_a_history_that_dies(PhraseBook say) => say.LocalAgent($$"""
        try
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{say.Answer()}}
            {{say.AskAgain()}}
            return {{say.Text()}};
        }
        catch (Exception exception)
        {
            return exception.Message;
        }
        """);

    [Silent(TwinOf = nameof(A_loop_that_skips_inside_of_try_and_catch_that_rethrows))]
    static string A_catch_that_rolls_the_history_back(PhraseBook say) => say.Agent($$"""
        var start = history.Count;
        try
        {
            {{say.Ask()}}
            {{say.AppendReply()}}
            {{say.Answer()}}
            {{say.AskAgain()}}
            return {{say.Text()}};
        }
        catch (Exception exception)
        {
            history.RemoveRange(start, history.Count - start);
            return exception.Message;
        }
        """);

    [Silent(TwinOf = nameof(A_loop_that_skips_inside_of_try_and_catch_that_rethrows))]
    static string A_catch_around_the_send_alone(PhraseBook say) => say.Agent($$"""
        for (var attempt = 0; ; attempt++)
        {
            {{say.ReplyType}} reply;
            try
            {
                {{say.AskAgain()}}
            }
            catch (Exception exception)
            {
                tools.Log.Error(exception);
                if (attempt > 3)
                {
                    return "The model does not answer.";
                }
                continue;
            }
            {{say.AppendReply()}}
            if ({{say.HasNoCalls()}})
            {
                return {{say.Text()}};
            }
            {{say.Answer()}}
        }
        """);

    [Silent(TwinOf = nameof(A_loop_that_skips_inside_of_try_and_catch_that_rethrows))]
    static string A_catch_that_answers_what_is_left(PhraseBook say) => say.Agent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        var answered = new HashSet<string>();
        try
        {
            foreach (var call in {{say.Calls()}})
            {
                var content = {{say.RunTool()}};
                answered.Add({{say.Id()}});
                {{say.AppendResult(content: "content")}}
            }
        }
        catch (Exception exception)
        {
            foreach (var call in {{say.Calls()}})
            {
                if (!answered.Contains({{say.Id()}}))
                {
                    {{say.AppendResult(content: "exception.Message")}}
                }
            }
        }
        {{say.AskAgain()}}
        return {{say.Text()}};
        """);
}
