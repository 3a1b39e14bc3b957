namespace ToolResultsAnalyzer.Tests.Interpretation;

/// <summary>What a fixed position, the number of calls and the reason to stop say of the call.</summary>
public class PositionStatesTests
{
    [Fact]
    public void The_first_call_is_the_call_or_another_one() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        history.Add(new ToolChatMessage(reply.ToolCalls[0].Id, "sunny"));
        //= history: reply, no result; reply: 2+ calls, the call at 1+, Position
        //= history: reply, one result; reply: not empty, the call at 0
        _ = reply.ToolCalls[0];
        """);

    [Fact]
    public void The_first_and_the_second_are_two_calls() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        history.Add(new ToolChatMessage(reply.ToolCalls[0].Id, "sunny"));
        history.Add(new ToolChatMessage(reply.ToolCalls[1].Id, "rain"));
        //= history: reply, no result; reply: 3+ calls, the call at 2+, Position
        //= history: reply, one result; reply: 2+ calls, the call at 0, Position
        //= history: reply, one result; reply: 2+ calls, the call at 1, Position
        _ = reply.ToolCalls[0];
        """);

    [Fact]
    public void The_last_call_is_the_call_or_another_one() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        history.Add(new ToolChatMessage(reply.ToolCalls.Last().Id, "sunny"));
        //= history: reply, no result; reply: 2+ calls, the call not last, Position
        //= history: reply, one result; reply: not empty, the call last
        _ = reply.ToolCalls.Last();
        """);

    [Fact]
    public void The_single_call_is_the_call() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        history.Add(new ToolChatMessage(reply.ToolCalls.Single().Id, "sunny"));
        //= history: reply, one result; reply: 1 call, the call at 0, the call last
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_number_of_calls_that_is_compared_is_known() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        if (reply.ToolCalls.Count > 1)
        {
            //= history: reply, no result; reply: 2+ calls
            _ = reply.ToolCalls.Count;
        }
        else if (reply.ToolCalls.Count > 0)
        {
            //= history: reply, no result; reply: 1 call, the call at 0
            _ = reply.ToolCalls.Count;
        }
        else
        {
            //= history: reply, no result; reply: empty
            _ = reply.ToolCalls.Count;
        }
        """);

    [Fact]
    public void A_reply_that_stopped_for_calls_has_some_and_any_other_has_none() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        if (reply.FinishReason == ChatFinishReason.ToolCalls)
        {
            //= history: reply, no result; reply: not empty
            _ = reply.ToolCalls.Count;
        }
        else
        {
            //= history: reply, no result; reply: empty
            _ = reply.ToolCalls.Count;
        }
        """);

    [Fact]
    public void A_reason_that_is_never_that_of_calls_shows_that_there_are_none() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        switch (reply.FinishReason)
        {
            case ChatFinishReason.Stop:
                //= history: reply, no result; reply: empty
                _ = reply.ToolCalls.Count;
                break;
            case ChatFinishReason.ToolCalls:
                //= history: reply, no result; reply: not empty
                _ = reply.ToolCalls.Count;
                break;
        }
        """);
}
