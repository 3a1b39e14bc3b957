using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Rules;

/// <summary>The path without a result goes through a <c>catch</c> that neither adds one nor rethrows.</summary>
public class TRA1005FailedToolCallUnansweredTests : RuleTests<TRA1005FailedToolCallUnansweredTests>
{
    [Reported]
    static string A_catch_that_only_logs(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            try
            {
                {{say.AppendResult()}}
            }
            {|TRA1005:catch|} (Exception exception)
            {
                tools.Log.Error(exception);
            }
        }
        """);

    [Silent(TwinOf = nameof(A_catch_that_only_logs))]
    static string A_catch_that_adds_an_error_result(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            try
            {
                {{say.AppendResult()}}
            }
            catch (Exception exception)
            {
                tools.Log.Error(exception);
                {{say.AppendResult(content: "exception.Message")}}
            }
        }
        """);

    [Silent(TwinOf = nameof(A_catch_that_only_logs))]
    static string A_catch_that_rethrows(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            try
            {
                {{say.AppendResult()}}
            }
            catch (Exception exception)
            {
                tools.Log.Error(exception);
                throw;
            }
        }
        """);

    [Silent(TwinOf = nameof(A_catch_that_only_logs))]
    static string A_catch_that_throws_another_exception(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            try
            {
                {{say.AppendResult()}}
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException("A tool failed.", exception);
            }
        }
        """);

    [Reported]
    static string An_empty_catch_without_a_type(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            try
            {
                {{say.AppendResult()}}
            }
            {|TRA1005:catch|}
            {
            }
        }
        """);

    [Silent(TwinOf = nameof(An_empty_catch_without_a_type))]
    static string A_catch_without_a_type_that_adds_an_error_result(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            try
            {
                {{say.AppendResult()}}
            }
            catch
            {
                {{say.AppendResult(content: "\"Failed.\"")}}
            }
        }
        """);

    [Reported]
    static string A_catch_that_goes_round(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            string content;
            try
            {
                content = {{say.RunTool()}};
            }
            {|TRA1005:catch|} (Exception exception)
            {
                tools.Log.Error(exception);
                continue;
            }
            {{say.AppendResult(content: "content")}}
        }
        """);

    [Silent(TwinOf = nameof(A_catch_that_goes_round))]
    static string A_catch_that_sets_the_content(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            string content;
            try
            {
                content = {{say.RunTool()}};
            }
            catch (Exception exception)
            {
                tools.Log.Error(exception);
                content = exception.Message;
            }
            {{say.AppendResult(content: "content")}}
        }
        """);

    [Silent(TwinOf = nameof(A_catch_that_goes_round))]
    static string A_catch_that_adds_an_error_result_and_goes_round(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            string content;
            try
            {
                content = {{say.RunTool()}};
            }
            catch (Exception exception)
            {
                {{say.AppendResult(content: "exception.Message")}}
                continue;
            }
            {{say.AppendResult(content: "content")}}
        }
        """);

    [Reported]
    static string A_catch_that_leaves_the_loop(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            try
            {
                {{say.AppendResult()}}
            }
            {|TRA1005:catch|} (Exception exception)
            {
                tools.Log.Error(exception);
                break;
            }
        }
        """);

    [Silent(TwinOf = nameof(A_catch_that_leaves_the_loop))]
    static string A_catch_that_throws_out_of_the_loop(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            try
            {
                {{say.AppendResult()}}
            }
            catch (Exception exception)
            {
                tools.Log.Error(exception);
                throw;
            }
        }
        """);

    [Reported]
    static string A_catch_that_returns(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            try
            {
                {{say.AppendResult()}}
            }
            {|TRA1005:catch|} (Exception exception)
            {
                return exception.Message;
            }
        }
        """);

    [Silent(TwinOf = nameof(A_catch_that_returns))]
    static string A_catch_that_returns_from_a_history_that_dies(PhraseBook say) => say.LocalAgent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        foreach (var call in {{say.Calls()}})
        {
            try
            {
                {{say.AppendResult()}}
            }
            catch (Exception exception)
            {
                return exception.Message;
            }
        }
        {{say.Ask("next")}}
        return {{say.Text("next")}};
        """);

    [Reported]
    static string The_second_of_two_catches_only_logs(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            try
            {
                {{say.AppendResult()}}
            }
            catch (ArgumentException exception)
            {
                {{say.AppendResult(content: "exception.Message")}}
            }
            {|TRA1005:catch|} (Exception exception)
            {
                tools.Log.Error(exception);
            }
        }
        """);

    [Silent(TwinOf = nameof(The_second_of_two_catches_only_logs))]
    static string The_second_of_two_catches_rethrows(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            try
            {
                {{say.AppendResult()}}
            }
            catch (ArgumentException exception)
            {
                {{say.AppendResult(content: "exception.Message")}}
            }
            catch (Exception exception)
            {
                tools.Log.Error(exception);
                throw;
            }
        }
        """);

    [Reported]
    static string A_catch_with_a_filter_that_only_logs(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            try
            {
                {{say.AppendResult()}}
            }
            {|TRA1005:catch|} (Exception exception) when (exception is not OutOfMemoryException)
            {
                tools.Log.Error(exception);
            }
        }
        """);

    [Silent(TwinOf = nameof(A_catch_with_a_filter_that_only_logs))]
    static string A_catch_with_a_filter_that_adds_an_error_result(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            try
            {
                {{say.AppendResult()}}
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                {{say.AppendResult(content: "exception.Message")}}
            }
        }
        """);

    [Reported]
    static string A_catch_around_the_whole_loop(PhraseBook say) => say.Round($$"""
        try
        {
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult()}}
            }
        }
        {|TRA1005:catch|} (Exception exception)
        {
            tools.Log.Error(exception);
        }
        """);

    [Silent(TwinOf = nameof(A_catch_around_the_whole_loop))]
    static string A_catch_around_the_whole_loop_that_rethrows(PhraseBook say) => say.Round($$"""
        try
        {
            foreach (var call in {{say.Calls()}})
            {
                {{say.AppendResult()}}
            }
        }
        catch (Exception exception)
        {
            tools.Log.Error(exception);
            throw;
        }
        """);

    [Reported]
    static string A_catch_inside_of_a_try_with_finally(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            try
            {
                {{say.AppendResult()}}
            }
            {|TRA1005:catch|} (Exception exception)
            {
                tools.Log.Error(exception);
            }
            finally
            {
                tools.Log.Info({{say.Name()}});
            }
        }
        """);

    [Silent(TwinOf = nameof(A_catch_inside_of_a_try_with_finally))]
    static string A_finally_that_adds_the_result(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            var content = "Failed.";
            try
            {
                content = {{say.RunTool()}};
            }
            catch (Exception exception)
            {
                tools.Log.Error(exception);
            }
            finally
            {
                {{say.AppendResult(content: "content")}}
            }
        }
        """);

    [Silent(TwinOf = nameof(A_catch_that_only_logs))]
    static string A_finally_without_a_catch(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            try
            {
                {{say.AppendResult()}}
            }
            finally
            {
                tools.Log.Info({{say.Name()}});
            }
        }
        """);

    [Silent(TwinOf = nameof(A_catch_that_only_logs))]
    static string A_result_after_the_try(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            string? content = null;
            try
            {
                content = {{say.RunTool()}};
            }
            catch (Exception exception)
            {
                tools.Log.Error(exception);
            }
            {{say.AppendResult(content: "content ?? \"Failed.\"")}}
        }
        """);

    [Silent(TwinOf = nameof(A_catch_that_only_logs))]
    static string A_try_that_does_not_answer(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            try
            {
                tools.Log.Info({{say.Name()}});
            }
            catch (Exception exception)
            {
                tools.Log.Error(exception);
            }
            {{say.AppendResult()}}
        }
        """);

    [Silent(TwinOf = nameof(A_catch_that_only_logs))]
    static string Something_unknown_gets_the_history_and_the_call_in_the_catch(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            try
            {
                {{say.AppendResult()}}
            }
            catch (Exception)
            {
                tools.Answer(history, call);
            }
        }
        """);

    [Silent(TwinOf = nameof(A_catch_that_only_logs))]
    static string A_result_then_something_that_throws_then_a_catch_that_adds_again(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            try
            {
                {{say.AppendResult()}}
                tools.Log.Info({{say.Name()}});
            }
            catch (Exception exception)
            {
                {{say.AppendResult(content: "exception.Message")}}
            }
        }
        """);

    [Reported]
    static string A_history_that_lives_on_without_being_sent_again(PhraseBook say) => say.VoidAgent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        foreach (var call in {{say.Calls()}})
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
        """);

    [Silent(TwinOf = nameof(A_history_that_lives_on_without_being_sent_again))]
    static string A_local_history_that_dies_without_being_sent_again(PhraseBook say) => say.LocalAgent($$"""
        {{say.Ask()}}
        {{say.AppendReply()}}
        foreach (var call in {{say.Calls()}})
        {
            try
            {
                {{say.AppendResult()}}
            }
            catch (InvalidOperationException exception)
            {
                tools.Log.Error(exception);
            }
        }
        return "done";
        """);

    // ---- Several clauses ---------------------------------------------------------------------------------------------------

    [Reported]
    static string An_inner_catch_of_another_type_lets_the_outer_one_swallow(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            try
            {
                try
                {
                    {{say.AppendResult()}}
                }
                catch (TimeoutException exception)
                {
                    {{say.AppendResult(content: "exception.Message")}}
                }
            }
            {|TRA1005:catch|} (InvalidOperationException exception)
            {
                tools.Log.Error(exception);
            }
        }
        """);

    [Silent(TwinOf = nameof(An_inner_catch_of_another_type_lets_the_outer_one_swallow))]
    static string An_inner_catch_of_the_same_type_leaves_the_outer_one_nothing(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            string content;
            try
            {
                try
                {
                    content = {{say.RunTool()}};
                }
                catch (InvalidOperationException exception)
                {
                    content = exception.Message;
                }
            }
            catch (InvalidOperationException exception)
            {
                tools.Log.Error(exception);
                continue;
            }
            {{say.AppendResult(content: "content")}}
        }
        """);

    [Silent(TwinOf = nameof(An_inner_catch_of_another_type_lets_the_outer_one_swallow))]
    static string An_inner_catch_of_a_base_type_leaves_the_outer_one_nothing(PhraseBook say) => say.Round($$"""
        int attempts = 0;
        foreach (var call in {{say.Calls()}})
        {
            string content;
            try
            {
                try
                {
                    content = {{say.RunTool()}};
                }
                catch (InvalidOperationException exception)
                {
                    content = exception.Message;
                }
                finally
                {
                    attempts++;
                }
            }
            catch (ObjectDisposedException exception)
            {
                tools.Log.Error(exception);
                continue;
            }
            {{say.AppendResult(content: "content")}}
        }
        """);

    [Reported]
    static string An_inner_catch_with_a_filter_lets_the_outer_one_swallow(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            string content;
            try
            {
                try
                {
                    content = {{say.RunTool()}};
                }
                catch (InvalidOperationException exception) when (exception.Message.Length > 3)
                {
                    content = exception.Message;
                }
            }
            {|TRA1005:catch|} (InvalidOperationException exception)
            {
                tools.Log.Error(exception);
                continue;
            }
            {{say.AppendResult(content: "content")}}
        }
        """);

    [Reported]
    static string A_rethrown_exception_that_the_outer_catch_swallows(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            string content;
            try
            {
                try
                {
                    content = {{say.RunTool()}};
                }
                catch (InvalidOperationException)
                {
                    throw;
                }
            }
            {|TRA1005:catch|} (InvalidOperationException exception)
            {
                tools.Log.Error(exception);
                continue;
            }
            {{say.AppendResult(content: "content")}}
        }
        """);

    [Silent(TwinOf = nameof(An_inner_catch_with_a_filter_lets_the_outer_one_swallow))]
    static string An_inner_catch_with_a_filter_and_an_outer_one_that_answers(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            string content;
            try
            {
                try
                {
                    content = {{say.RunTool()}};
                }
                catch (InvalidOperationException exception) when (exception.Message.Length > 3)
                {
                    content = exception.Message;
                }
            }
            catch (InvalidOperationException exception)
            {
                content = exception.Message;
            }
            {{say.AppendResult(content: "content")}}
        }
        """);

    [Silent(TwinOf = nameof(A_rethrown_exception_that_the_outer_catch_swallows))]
    static string A_rethrown_exception_that_the_outer_catch_answers(PhraseBook say) => say.Round($$"""
        foreach (var call in {{say.Calls()}})
        {
            string content;
            try
            {
                try
                {
                    content = {{say.RunTool()}};
                }
                catch (InvalidOperationException)
                {
                    throw;
                }
            }
            catch (InvalidOperationException exception)
            {
                content = exception.Message;
            }
            {{say.AppendResult(content: "content")}}
        }
        """);
}
