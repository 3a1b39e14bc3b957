namespace ToolResultsAnalyzer.Tests.Interpretation;

/// <summary>What is known when the model is asked round by round.</summary>
public class RoundStatesTests
{
    [Fact]
    public void Each_round_begins_with_a_complete_history() => AnnotatedBody.Verify("""
        while (true)
        {
            //= history: complete
            //= nothing
            ChatCompletion reply = client.CompleteChat(history);
            history.Add(new AssistantChatMessage(reply));
            if (reply.ToolCalls.Count == 0)
            {
                //= history: reply, no result; reply: empty
                return;
            }

            foreach (var call in reply.ToolCalls)
                history.Add(new ToolChatMessage(call.Id, "sunny"));
            //= history: complete
        }
        """);

    [Fact]
    public void A_path_that_breaks_the_contract_ends_at_the_send() => AnnotatedBody.Verify("""
        for (var round = 0; round < 5; round++)
        {
            //= history: complete
            //= history: reply, no result; reply: not empty, Position
            //= nothing
            ChatCompletion reply = client.CompleteChat(history);
            //= history: complete
            history.Add(new AssistantChatMessage(reply));
            history.Add(new ToolChatMessage(reply.ToolCalls[0].Id, "sunny"));
        }
        """);

    [Fact]
    public void A_local_that_drives_the_rounds_goes_with_what_it_was_set_for() => AnnotatedBody.Verify("""
        var more = true;
        while (more)
        {
            more = false;
            ChatCompletion reply = client.CompleteChat(history);
            history.Add(new AssistantChatMessage(reply));
            foreach (var call in reply.ToolCalls)
            {
                more = true;
                history.Add(new ToolChatMessage(call.Id, "sunny"));
            }
            //= history: complete; more = True
            //= history: reply, no result; reply: empty; more = False
        }
        //= history: reply, no result; reply: empty
        client.CompleteChat(history);
        """);

    [Fact]
    public void A_reply_that_drives_the_rounds_has_no_calls_behind_them() => AnnotatedBody.Verify("""
        ChatCompletion reply;
        do
        {
            reply = client.CompleteChat(history);
            history.Add(new AssistantChatMessage(reply));
            foreach (var call in reply.ToolCalls)
                history.Add(new ToolChatMessage(call.Id, "sunny"));
        }
        while (reply.FinishReason == ChatFinishReason.ToolCalls);
        //= history: reply, no result; reply: empty
        _ = reply.ToolCalls.Count;
        """);
}
