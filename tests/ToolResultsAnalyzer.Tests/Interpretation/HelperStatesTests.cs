namespace ToolResultsAnalyzer.Tests.Interpretation;

/// <summary>The states behind calls of methods whose body is in the compilation: it runs where it is called.</summary>
public class HelperStatesTests
{
    [Fact]
    public void A_local_function_answers_each_call() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        foreach (var call in reply.ToolCalls)
            Append(call);
        //= history: reply, no result; reply: empty
        //= history: reply, one result; reply: not empty
        _ = reply.ToolCalls.Count;

        void Append(ChatToolCall call) => history.Add(new ToolChatMessage(call.Id, "sunny"));
        """);

    [Fact]
    public void A_static_helper_empties_the_history() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        Empty(history);
        //= history: empty
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_helper_that_answers_the_first_call_tells_positions_apart() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        AnswerFirst(history, reply);
        //= history: reply, no result; reply: 2+ calls, the call at 1+, Position
        //= history: reply, one result; reply: not empty, the call at 0
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_helper_returns_the_result_for_its_parameter() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        foreach (var call in reply.ToolCalls)
            history.Add(ResultOf(call, "sunny"));
        //= history: reply, no result; reply: empty
        //= history: reply, one result; reply: not empty
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void What_a_helper_returns_goes_with_what_it_did() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        foreach (var call in reply.ToolCalls)
        {
            if (TryAnswer(history, call))
            {
                //= history: reply, no result; reply: not empty; loop: the call comes later
                //= history: reply, one result; reply: not empty; loop: the call
                //= history: reply, one result; reply: not empty; loop: the call is past
                continue;
            }
            //= history: reply, no result; reply: not empty; loop: the call
            //= history: reply, no result; reply: not empty; loop: the call comes later
            //= history: reply, one result; reply: not empty; loop: the call is past
            history.Add(new ToolChatMessage(call.Id, "unknown"));
        }
        //= history: reply, no result; reply: empty
        //= history: reply, one result; reply: not empty
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_helper_that_is_awaited_has_answered() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        foreach (var call in reply.ToolCalls)
            AnswerAsync(history, call, tools).GetAwaiter().GetResult();
        //= history: reply, no result; reply: empty
        //= history: reply, one result; reply: not empty
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_helper_that_nobody_waits_for_answers_later() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        foreach (var call in reply.ToolCalls)
            _ = AnswerAsync(history, call, tools);
        //= history: reply, no result; reply: empty
        //= history: reply, one result later; reply: not empty
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_helper_changes_the_field_of_its_object() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(memory);
        Remember(new AssistantChatMessage(reply));
        //= memory: reply, no result
        foreach (var call in reply.ToolCalls)
            Remember(new ToolChatMessage(call.Id, "sunny"));
        //= memory: reply, no result; reply: empty
        //= memory: reply, one result; reply: not empty
        Forget();
        //= memory: empty; reply: empty
        //= memory: empty; reply: not empty
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_helper_that_calls_itself_may_do_anything() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        Recurse(history, 3);
        //= history: escaped
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_helper_throws_with_the_history_as_it_is_then() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        foreach (var call in reply.ToolCalls)
        {
            try
            {
                history.Add(ResultOf(call, tools.Run(call.FunctionName, "")));
            }
            catch (Exception)
            {
                //= history: reply, no result; reply: not empty; loop: the call
                //= history: reply, no result; reply: not empty; loop: the call comes later
                //= history: reply, one result; reply: not empty; loop: the call is past
                history.Add(ResultOf(call, "failed"));
            }
        }
        //= history: reply, no result; reply: empty
        //= history: reply, one result; reply: not empty
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_helper_gives_back_another_history_by_reference() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        var renewed = history;
        Renew(ref renewed, new AssistantChatMessage(reply));
        foreach (var call in reply.ToolCalls)
            renewed.Add(new ToolChatMessage(call.Id, "sunny"));
        //= history: complete; renewed: reply, no result; reply: empty
        //= history: complete; renewed: reply, one result; reply: not empty
        _ = renewed.Count + reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_helper_gives_back_the_first_call_by_reference() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        if (TryFirst(reply, out var call))
        {
            history.Add(new ToolChatMessage(call.Id, "sunny"));
            //= history: reply, no result; reply: 2+ calls, the call at 1+, Position
            //= history: reply, one result; reply: not empty, the call at 0
            _ = reply.ToolCalls.Count;
        }
        """);

    [Fact]
    public void A_lambda_changes_the_history_when_it_is_called() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        Action empty = () => history.Clear();
        //= history: reply, no result
        empty();
        //= history: empty
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void ForEach_of_a_list_runs_its_lambda_for_each_call() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        reply.ToolCalls.ToList().ForEach(call => history.Add(new ToolChatMessage(call.Id, "sunny")));
        //= history: reply, no result; reply: empty
        //= history: reply, one result; reply: not empty
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_lambda_in_a_helper_changes_the_history_of_the_caller() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        EmptyByLambda(history);
        //= history: empty
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void A_lambda_that_a_helper_hands_on_may_do_anything_to_the_history_of_the_caller() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        EmptyAtSomeTime(history);
        //= history: escaped
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void What_is_given_back_by_reference_goes_by_the_name_of_the_parameter() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        Split(reply: reply, message: out var message, call: out var call);
        history.Add(message);
        history.Add(new ToolChatMessage(call.Id, "sunny"));
        //= history: reply, no result; reply: 2+ calls, the call at 1+, Position
        //= history: reply, one result; reply: not empty, the call at 0
        _ = reply.ToolCalls.Count;
        """);

    [Fact]
    public void ForEach_of_anything_may_throw() => AnnotatedBody.Verify("""
        ChatCompletion reply = client.CompleteChat(history);
        history.Add(new AssistantChatMessage(reply));
        try
        {
            new List<string> { "a" }.ForEach(name => tools.Run(name, ""));
        }
        catch (Exception)
        {
            //= history: reply, no result
            _ = reply.ToolCalls.Count;
        }
        """);
}
