namespace ToolResultsAnalyzer.Tests.Interpretation;

/// <summary>What the loops over the calls of a reply make of the history.</summary>
public class LoopStatesTests
{
    [Fact]
    public void A_foreach_answers_each_call() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        foreach (var call in reply.ToolCalls)
        {
            //= history: reply, no result; reply: not empty; loop: the call
            //= history: reply, no result; reply: not empty; loop: the call comes later
            //= history: reply, one result; reply: not empty; loop: the call is past
            history.Add(new ToolChatMessage(call.Id, "sunny"));
            //= history: reply, no result; reply: not empty; loop: the call comes later
            //= history: reply, one result; reply: not empty; loop: the call
            //= history: reply, one result; reply: not empty; loop: the call is past
        }
        //= history: reply, no result; reply: empty
        //= history: reply, one result; reply: not empty
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_continue_leaves_a_call_without_result() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        foreach (var call in reply.ToolCalls)
        {
            if (!tools.Knows("a")) continue;
            history.Add(new ToolChatMessage(call.Id, "sunny"));
        }
        //= history: reply, no result; reply: empty
        //= history: reply, no result; reply: not empty, Skipped
        //= history: reply, one result; reply: not empty
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_break_leaves_the_calls_after_it_without_result() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        foreach (var call in reply.ToolCalls)
        {
            history.Add(new ToolChatMessage(call.Id, "sunny"));
            if (ok) break;
        }
        //= history: reply, no result; reply: empty
        //= history: reply, no result; reply: not empty, Left
        //= history: reply, one result; reply: not empty
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_for_over_the_whole_range_answers_each_call() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        for (var i = 0; i < reply.ToolCalls.Count; i++)
        {
            //= history: reply, no result; reply: not empty; loop: the call
            //= history: reply, no result; reply: not empty; loop: the call comes later
            //= history: reply, one result; reply: not empty; loop: the call is past
            history.Add(new ToolChatMessage(reply.ToolCalls[i].Id, "sunny"));
        }
        //= history: reply, no result; reply: empty
        //= history: reply, one result; reply: not empty
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_for_that_stops_one_short_leaves_the_last_call_without_result() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        for (var i = 0; i < reply.ToolCalls.Count - 1; i++)
            history.Add(new ToolChatMessage(reply.ToolCalls[i].Id, "sunny"));
        //= history: reply, no result; reply: 0|1 calls, the call at 0, the call last
        //= history: reply, no result; reply: 2+ calls, the call at 1+, the call last, Part
        //= history: reply, no result; reply: empty
        //= history: reply, one result; reply: 2+ calls, the call not last
        //= history: reply, one result; reply: 2+ calls, the call not last, Part
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_while_over_an_index_answers_each_call() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        var i = 0;
        while (i < reply.ToolCalls.Count)
        {
            history.Add(new ToolChatMessage(reply.ToolCalls[i].Id, "sunny"));
            i++;
            //= history: reply, no result; reply: not empty; loop: the call comes later
            //= history: reply, one result; reply: not empty; loop: the call
            //= history: reply, one result; reply: not empty; loop: the call is past
        }
        //= history: reply, no result; reply: empty
        //= history: reply, one result; reply: not empty
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_do_over_an_index_may_answer_any_call() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        var i = 0;
        do
        {
            history.Add(new ToolChatMessage(reply.ToolCalls[i].Id, "sunny"));
            i++;
        }
        while (i < reply.ToolCalls.Count);
        //= history: reply, unknown results; reply: uncertain
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void An_enumerator_goes_from_call_to_call() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        using var calls = reply.ToolCalls.GetEnumerator();
        while (calls.MoveNext())
        {
            //= history: reply, no result; reply: not empty; loop: the call
            //= history: reply, no result; reply: not empty; loop: the call comes later
            //= history: reply, one result; reply: not empty; loop: the call is past
            history.Add(new ToolChatMessage(calls.Current.Id, "sunny"));
        }
        //= history: reply, no result; reply: empty
        //= history: reply, one result; reply: not empty
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_filter_has_the_call_in_it_or_not() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        foreach (var call in reply.ToolCalls.Where(call => tools.Knows(call.FunctionName)))
            history.Add(new ToolChatMessage(call.Id, "sunny"));
        //= history: reply, no result
        //= history: reply, no result; reply: empty
        //= history: reply, no result; reply: not empty, Part
        //= history: reply, one result; reply: not empty
        //= history: reply, one result; reply: not empty, Part
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_projection_of_all_calls_answers_all() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        history.AddRange(reply.ToolCalls.Select(call => new ToolChatMessage(call.Id, "sunny")));
        //= history: reply, one result
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_query_makes_a_result_for_each_call() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        history.AddRange(from call in reply.ToolCalls select new ToolChatMessage(call.Id, "sunny"));
        //= history: reply, one result
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_query_with_a_filter_makes_results_for_a_part() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        var results = from call in reply.ToolCalls where tools.Knows(call.FunctionName) select new ToolChatMessage(call.Id, "sunny");
        history.AddRange(results);
        //= history: reply, no result; reply: Part
        //= history: reply, one result
        _ = reply.ToolCalls.Count;
        """);
}
