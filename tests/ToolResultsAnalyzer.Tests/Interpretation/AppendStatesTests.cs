namespace ToolResultsAnalyzer.Tests.Interpretation;

/// <summary>What a message that is appended makes of the history.</summary>
public class AppendStatesTests
{
    [Fact]
    public void The_reply_waits_for_a_result_of_each_call() => AnnotatedBody.Verify("""
        //= nothing
        ChatCompletion reply = client.CompleteChat(history);
        //= history: complete
        history.Add(new AssistantChatMessage(reply));
        //= history: reply, no result
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void The_text_of_the_reply_leaves_its_calls_out() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply.Content[0].Text));
        //= history: text of reply
        history.Add(new ToolChatMessage(reply.ToolCalls[0].Id, "sunny"));
        //= history: broken, DroppedCalls; reply: not empty, the call at 0
        //= history: text of reply; reply: 2+ calls, the call at 1+, Position
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_result_for_a_reply_that_is_not_in_the_history_is_an_orphan() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        foreach (var call in reply.ToolCalls)
            history.Add(new ToolChatMessage(call.Id, "sunny"));
        //= history: broken, OrphanResult; reply: not empty
        //= history: complete; reply: empty
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_message_before_a_result_interrupts() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        history.Add(new UserChatMessage("wait"));
        //= history: reply, no result before another message
        foreach (var call in reply.ToolCalls)
        {
            history.Add(new ToolChatMessage(call.Id, "sunny"));
            //= history: broken, InterruptedBatch; reply: not empty; loop: the call
            //= history: broken, InterruptedBatch; reply: not empty; loop: the call is past
            //= history: reply, no result before another message; reply: not empty; loop: the call comes later
        }
        """);

    [Fact]
    public void A_message_after_the_results_does_not() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        foreach (var call in reply.ToolCalls)
            history.Add(new ToolChatMessage(call.Id, "sunny"));
        history.Add(new UserChatMessage("thanks"));
        //= history: reply, no result before another message; reply: empty
        //= history: reply, one result; reply: not empty
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_second_result_is_one_too_many() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        foreach (var call in reply.ToolCalls)
        {
            history.Add(new ToolChatMessage(call.Id, "sunny"));
            history.Add(new ToolChatMessage(call.Id, "rain"));
            //= history: broken, DuplicateResult; reply: not empty; loop: the call
            //= history: broken, DuplicateResult; reply: not empty; loop: the call is past
            //= history: reply, no result; reply: not empty; loop: the call comes later
        }
        """);

    [Fact]
    public void A_result_with_an_unknown_id_may_answer_any_call() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        history.Add(new ToolChatMessage(tools.Find("id")!, "sunny"));
        //= history: reply, unknown results
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_message_of_an_unknown_kind_may_answer_any_call_and_be_any_reply() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        history.Add(tools.Answer<ChatMessage>("id"));
        //= history: reply, unknown results, may hold reply
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void Constant_ids_are_told_apart() => AnnotatedBody.Verify("""
        List<ChatMessage> example =
        [
            new AssistantChatMessage(new[]
            {
                ChatToolCall.CreateFunctionToolCall("1", "a", BinaryData.FromString("{}")),
                ChatToolCall.CreateFunctionToolCall("2", "b", BinaryData.FromString("{}")),
            }),
            new ToolChatMessage("1", "sunny"),
        ];
        //= example: constants, no result; constants: 2 calls, the call at 1, the call last, the call is 2
        //= example: constants, one result; constants: 2 calls, the call at 0, the call not last, the call is 1
        example.Add(new ToolChatMessage("2", "rain"));
        //= example: constants, one result; constants: 2 calls, the call at 0, the call not last, the call is 1
        //= example: constants, one result; constants: 2 calls, the call at 1, the call last, the call is 2
        client.CompleteChat(example);
        """);

    [Fact]
    public void A_constant_id_that_no_call_has_is_foreign() => AnnotatedBody.Verify("""
        List<ChatMessage> example =
        [
            new AssistantChatMessage(new[] { ChatToolCall.CreateFunctionToolCall("1", "a", BinaryData.FromString("{}")) }),
            new ToolChatMessage("3", "sunny"),
        ];
        //= example: broken, UnknownId; constants: 1 call, the call at 0, the call last, the call is 1
        client.CompleteChat(example);
        """);
}
