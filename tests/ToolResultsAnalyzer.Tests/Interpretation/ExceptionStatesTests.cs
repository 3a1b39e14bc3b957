namespace ToolResultsAnalyzer.Tests.Interpretation;

/// <summary>The states that a <c>catch</c> and a <c>finally</c> see.</summary>
public class ExceptionStatesTests
{
    [Fact]
    public void A_catch_sees_the_history_from_before_the_statement_that_threw() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        foreach (var call in reply.ToolCalls)
        {
            try
            {
                history.Add(new ToolChatMessage(call.Id, tools.Run("a", "{}")));
            }
            catch (Exception)
            {
                //= history: reply, no result; reply: not empty; loop: the call
                //= history: reply, no result; reply: not empty; loop: the call comes later
                //= history: reply, one result; reply: not empty; loop: the call is past
                history.Add(new ToolChatMessage(call.Id, "failed"));
            }
            //= history: reply, no result; reply: not empty; loop: the call comes later
            //= history: reply, one result; reply: not empty; loop: the call
            //= history: reply, one result; reply: not empty; loop: the call is past
        }
        """);

    [Fact]
    public void A_catch_that_says_nothing_leaves_the_call_without_result() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        foreach (var call in reply.ToolCalls)
        {
            try
            {
                history.Add(new ToolChatMessage(call.Id, tools.Run("a", "{}")));
            }
            catch (Exception)
            {
            }
        }
        //= history: reply, no result; reply: empty
        //= history: reply, no result; reply: not empty, Failed
        //= history: reply, one result; reply: not empty
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_result_from_before_the_exception_is_not_held_against_the_catch() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        foreach (var call in reply.ToolCalls)
        {
            try
            {
                history.Add(new ToolChatMessage(call.Id, "sunny"));
                tools.Run("a", "{}");
            }
            catch (Exception)
            {
                //= history: reply, no result; reply: not empty; loop: the call comes later
                //= history: reply, one result before an exception; reply: not empty; loop: the call
                //= history: reply, one result before an exception; reply: not empty; loop: the call is past
                //= history: reply, one result; reply: not empty; loop: the call is past
                history.Add(new ToolChatMessage(call.Id, "failed"));
                //= history: reply, no result; reply: not empty; loop: the call comes later
                //= history: reply, one result before an exception; reply: not empty; loop: the call
                //= history: reply, one result before an exception; reply: not empty; loop: the call is past
                //= history: reply, one result; reply: not empty; loop: the call is past
            }
        }
        """);

    [Fact]
    public void A_finally_runs_on_each_way_out_and_goes_on_where_the_way_leads() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        try
        {
            if (ok) return;
            history.Add(new ToolChatMessage(reply.ToolCalls.Single().Id, "sunny"));
        }
        finally
        {
            //= history: reply, no result
            //= history: reply, one result; reply: 1 call, the call at 0, the call last
            tools.Log.Info("done");
        }
        //= history: reply, one result; reply: 1 call, the call at 0, the call last
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void An_exception_that_nobody_catches_runs_no_code_behind_it() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        if (reply.ToolCalls.Count > 0)
            throw new InvalidOperationException();
        //= history: reply, no result; reply: empty
        _ = reply.ToolCalls.Count;
        """);
}
