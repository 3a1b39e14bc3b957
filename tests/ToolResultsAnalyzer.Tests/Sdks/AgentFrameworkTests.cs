using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Sdks;

/// <summary>What is special to the Agent Framework: the session has the history, and only what is new is sent.</summary>
public class AgentFrameworkTests : RuleTests<AgentFrameworkTests>
{
    [Silent(TwinOf = nameof(The_result_of_the_first_call_alone))]
    static string The_canonical_loop(AgentFrameworkPhrases say) => Agent("""
        AgentResponse response = await agent.RunAsync("What is the weather?", session);
        while (true)
        {
            var calls = response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ToList();
            if (calls.Count == 0) return response.Text;
            List<AIContent> results = [];
            foreach (var call in calls) results.Add(new FunctionResultContent(call.CallId, tools.Find(call.Name)));
            response = await agent.RunAsync(new ChatMessage(ChatRole.Tool, results), session);
        }
        """);

    [Reported]
    static string The_result_of_the_first_call_alone(AgentFrameworkPhrases say) => Agent("""
        AgentResponse response = await agent.RunAsync("What is the weather?", session);
        while (true)
        {
            var calls = response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ToList();
            if (calls.Count == 0) return response.Text;
            List<AIContent> results = [{|TRA1002:new FunctionResultContent(calls[0].CallId, tools.Find(calls[0].Name))|}];
            response = await agent.RunAsync(new ChatMessage(ChatRole.Tool, results), session);
        }
        """);

    [Reported]
    static string A_call_that_is_skipped(AgentFrameworkPhrases say) => Agent("""
        AgentResponse response = await agent.RunAsync("What is the weather?", session);
        var calls = response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ToList();
        if (calls.Count == 0) return response.Text;
        List<ChatMessage> results = [];
        foreach (var call in calls)
        {
            if (!tools.Knows(call.Name)) {|TRA1004:continue|};
            results.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, tools.Find(call.Name))]));
        }
        response = await agent.RunAsync(results, session);
        return response.Text;
        """);

    [Silent(TwinOf = nameof(A_call_that_is_skipped))]
    static string A_call_that_gets_an_error(AgentFrameworkPhrases say) => Agent("""
        AgentResponse response = await agent.RunAsync("What is the weather?", session);
        var calls = response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ToList();
        if (calls.Count == 0) return response.Text;
        List<ChatMessage> results = [];
        foreach (var call in calls)
        {
            if (!tools.Knows(call.Name)) { results.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, "unknown")])); continue; }
            results.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, tools.Find(call.Name))]));
        }
        response = await agent.RunAsync(results, session);
        return response.Text;
        """);

    [Reported]
    static string Another_question_while_calls_wait(AgentFrameworkPhrases say) => Agent("""
        AgentResponse response = await agent.RunAsync("What is the weather?", session);
        if (response.FinishReason == ChatFinishReason.ToolCalls)
            response = await {|TRA1001:agent.RunAsync("And tomorrow?", session)|};
        return response.Text;
        """);

    [Silent(TwinOf = nameof(Another_question_while_calls_wait))]
    static string Another_question_without_calls(AgentFrameworkPhrases say) => Agent("""
        AgentResponse response = await agent.RunAsync("What is the weather?", session);
        if (response.FinishReason != ChatFinishReason.ToolCalls)
            response = await agent.RunAsync("And tomorrow?", session);
        return response.Text;
        """);

    [Silent(TwinOf = nameof(Another_question_while_calls_wait))]
    static string Another_question_to_an_agent_that_may_invoke(AgentFrameworkPhrases say) => Agent("""
        AgentResponse response = await agent.RunAsync("What is the weather?", session);
        response = await agent.RunAsync("And tomorrow?", session);
        return response.Text;
        """);

    [Silent(TwinOf = nameof(Another_question_while_calls_wait))]
    static string Another_question_in_another_session(AgentFrameworkPhrases say) => Agent("""
        AgentResponse response = await agent.RunAsync("What is the weather?", session);
        if (response.FinishReason == ChatFinishReason.ToolCalls)
            response = await agent.RunAsync("And tomorrow?", await agent.CreateSessionAsync());
        return response.Text;
        """);

    [Silent(TwinOf = nameof(Another_question_while_calls_wait))]
    static string Another_question_without_a_session(AgentFrameworkPhrases say) => Agent("""
        AgentResponse response = await agent.RunAsync("What is the weather?");
        if (response.FinishReason == ChatFinishReason.ToolCalls)
            response = await agent.RunAsync("And tomorrow?");
        return response.Text;
        """);

    [Silent(TwinOf = nameof(The_result_of_the_first_call_alone))]
    static string Results_that_somebody_else_has_asked_for(AgentFrameworkPhrases say) => Agent("""
        List<AIContent> results = [new FunctionResultContent(tools.Find("id")!, "sunny")];
        AgentResponse response = await agent.RunAsync(new ChatMessage(ChatRole.Tool, results), session);
        return response.Text;
        """);

    [Silent(TwinOf = nameof(The_result_of_the_first_call_alone))]
    static string Approvals(AgentFrameworkPhrases say) => Agent("""
        AgentResponse response = await agent.RunAsync("What is the weather?", session);
        while (true)
        {
            var requests = response.Messages.SelectMany(message => message.Contents).OfType<ToolApprovalRequestContent>().ToList();
            if (requests.Count == 0) return response.Text;
            response = await agent.RunAsync(new ChatMessage(ChatRole.User, [.. requests.Select(request => request.CreateResponse(approved: true))]), session);
        }
        """);

    [Silent(TwinOf = nameof(The_result_of_the_first_call_alone))]
    static string A_session_of_its_own(AgentFrameworkPhrases say) => Agent("""
        var own = await agent.CreateSessionAsync();
        AgentResponse response = await agent.RunAsync("What is the weather?", own);
        var calls = response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ToList();
        response = await agent.RunAsync(calls.Select(call => new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, "sunny")])), own);
        return response.Text;
        """);

    [Silent(TwinOf = nameof(The_result_of_the_first_call_alone))]
    static string A_stream_that_is_only_read(AgentFrameworkPhrases say) => Agent("""
        await foreach (var update in agent.RunStreamingAsync("What is the weather?", session))
            tools.Log.Info(update.Text);
        return "";
        """);

    private static string Agent(string body) => $$"""
        public class Agent
        {
            public static async Task<string> Run(AIAgent agent, AgentSession session, ITools tools)
            {
        {{body}}
            }
        }
        """;
}
