namespace ToolResultsAnalyzer.Tests.Interpretation;

/// <summary>Which lists are histories, and what is done to them as a whole.</summary>
public class HistoryStatesTests
{
    [Fact]
    public void A_history_that_is_cleared_is_empty() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        history.Clear();
        //= history: empty
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_history_that_something_is_removed_from_is_taken_to_be_right() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        history.RemoveAt(history.Count - 1);
        //= history: may hold reply
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_message_at_the_start_interrupts_nothing_and_one_at_the_end_does() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        history.Insert(0, new SystemChatMessage("be brief"));
        //= history: reply, no result
        history.Insert(history.Count, new UserChatMessage("wait"));
        //= history: reply, no result before another message
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void Results_that_are_collected_first_are_appended_behind_the_reply() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        List<ChatMessage> results = [];
        foreach (var call in reply.ToolCalls)
            results.Add(new ToolChatMessage(call.Id, "sunny"));
        //= history: complete; results: begins with one result of reply; reply: not empty
        //= history: complete; results: empty; reply: empty
        history.Add(new AssistantChatMessage(reply));
        //= history: reply, no result; results: begins with one result of reply; reply: not empty
        //= history: reply, no result; results: empty; reply: empty
        history.AddRange(results);
        //= history: reply, no result; reply: empty
        //= history: reply, one result; reply: not empty
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_list_of_results_alone_begins_with_them() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        List<ChatMessage> results = [];
        //= history: complete; results: empty
        results.Add(new ToolChatMessage(reply.ToolCalls.Single().Id, "sunny"));
        //= history: complete; results: begins with one result of reply; reply: not empty
        client.CompleteChat(results);
        """);

    [Fact]
    public void A_copy_goes_its_own_way() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        var copy = new List<ChatMessage>(history);
        copy.Add(new ToolChatMessage(reply.ToolCalls.Single().Id, "sunny"));
        //= history: reply, no result; copy: reply, one result; reply: 1 call, the call at 0, the call last
        client.CompleteChat(copy);
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_spread_holds_what_the_history_holds() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        List<ChatMessage> next = [.. history, new ToolChatMessage(reply.ToolCalls.Single().Id, "sunny")];
        //= history: reply, no result; next: reply, one result; reply: 1 call, the call at 0, the call last
        client.CompleteChat(next);
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void Two_names_for_one_list_are_one_history() => AnnotatedBody.Verify("""
        List<ChatMessage> messages = [];
        var same = messages;
        ChatCompletion reply = client.CompleteChat(history);
        same.Add(new AssistantChatMessage(reply));
        //= messages = same: reply, no result; history: complete
        messages.Add(new ToolChatMessage(reply.ToolCalls.Single().Id, "sunny"));
        //= messages = same: reply, one result; history: complete; reply: 1 call, the call at 0, the call last
        client.CompleteChat(same);
        client.CompleteChat(messages);
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_field_is_a_history() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(memory);
        memory.Add(new AssistantChatMessage(reply));
        //= memory: reply, no result
        memory.Add(new ToolChatMessage(reply.ToolCalls.Single().Id, "sunny"));
        //= memory: reply, one result; reply: 1 call, the call at 0, the call last
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_list_that_an_unknown_method_is_given_escapes() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        tools.Change(history);
        //= history: escaped
        history.Add(new UserChatMessage("hi"));
        //= history: escaped
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_sequence_that_an_unknown_method_is_given_does_not() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        tools.LookAtAll(history);
        //= history: reply, no result
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_history_that_a_lambda_captures_and_changes_escapes_when_it_is_handed_on() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        Action answer = () => history.Add(new ToolChatMessage(reply.ToolCalls[0].Id, "sunny"));
        var handedOn = Task.Run(answer);
        //= history: escaped
        _ = reply.ToolCalls.Count;
        """);
}
