namespace ToolResultsAnalyzer.Tests.Interpretation;

/// <summary>What a test says of the paths behind it.</summary>
public class BranchStatesTests
{
    [Fact]
    public void A_branch_answers_on_one_path_and_not_on_the_other() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        if (ok)
            history.Add(new ToolChatMessage(reply.ToolCalls.Single().Id, "sunny"));
        //= history: reply, no result
        //= history: reply, one result; reply: 1 call, the call at 0, the call last
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_boolean_that_is_asked_twice_has_one_answer() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        if (ok)
            history.Add(new AssistantChatMessage(reply));
        //= history: complete; ok = False
        //= history: reply, no result; ok = True
        if (ok)
        {
            //= history: reply, no result
            _ = reply.ToolCalls.Count;
        }
        """);

    [Fact]
    public void A_name_that_is_asked_twice_has_one_answer() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        foreach (var call in reply.ToolCalls)
            if (call.FunctionName == "a")
                history.Add(new ToolChatMessage(call.Id, "sunny"));
        //= history: reply, no result; reply: empty
        //= history: reply, no result; reply: not empty, the call not named a, Skipped
        //= history: reply, one result; reply: not empty, the call named a
        foreach (var call in reply.ToolCalls)
            if (call.FunctionName != "a")
                history.Add(new ToolChatMessage(call.Id, "rain"));
        //= history: reply, no result; reply: empty
        //= history: reply, one result; reply: not empty, Skipped
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_test_that_is_not_understood_and_asked_twice_of_a_call_has_one_answer() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        foreach (var call in reply.ToolCalls)
        {
            if (tools.Knows(call.FunctionName))
                history.Add(new ToolChatMessage(call.Id, "sunny"));
            if (!tools.Knows(call.FunctionName))
                history.Add(new ToolChatMessage(call.Id, "rain"));
        }
        //= history: reply, no result; reply: empty
        //= history: reply, one result; reply: not empty
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_set_of_ids_that_decides_makes_the_batch_uncertain() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        var done = new HashSet<string>();
        foreach (var call in reply.ToolCalls)
        {
            if (!done.Add(call.Id)) continue;
            history.Add(new ToolChatMessage(call.Id, "sunny"));
        }
        //= history: reply, no result; reply: empty
        //= history: reply, no result; reply: not empty, uncertain, Skipped
        //= history: reply, one result; reply: not empty, uncertain
        _ = reply.ToolCalls.Count;
        """);
}
