namespace ToolResultsAnalyzer.Tests.Interpretation;

/// <summary>What is not followed yet: nothing may be claimed of the call behind it. A test of these changes when its construct is followed.</summary>
public class NotFollowedStatesTests
{
    [Fact]
    public void A_method_that_can_be_overridden_may_have_changed_the_history() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        this.Answer(history, reply);
        //= history: escaped
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_delegate_that_is_one_of_several_lambdas_may_have_changed_the_history() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        Action<ChatToolCall> append = call => history.Add(new ToolChatMessage(call.Id, "sunny"));
        if (ok)
            append = call => history.Add(new ToolChatMessage(call.Id, "rainy"));
        append(reply.ToolCalls[0]);
        //= history: escaped; reply: 2+ calls, the call at 1+
        //= history: escaped; reply: not empty, the call at 0
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void Calls_with_their_index_are_not_told_apart() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        foreach (var (call, index) in reply.ToolCalls.Select((call, index) => (call, index)))
            history.Add(new ToolChatMessage(call.Id, "sunny"));
        //= history: reply, no result; reply: uncertain
        //= history: reply, unknown results; reply: uncertain
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void Calls_out_of_a_queue_are_not_told_apart() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        var queue = new Queue<ChatToolCall>(reply.ToolCalls);
        if (ok)
            history.Add(new ToolChatMessage(queue.Dequeue().Id, "sunny"));
        //= history: reply, no result
        //= history: reply, unknown results; reply: uncertain
        _ = reply.ToolCalls.Count;
        """);
}
