using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Sdks;

/// <summary>
/// What is special to <c>AutoGen.Core</c>: the type of a reply tells whether it has calls, one message holds all results, and each is a copy of
/// its call, whose id is copied by hand.
/// </summary>
public class AutoGenTests : RuleTests<AutoGenTests>
{
    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string The_canonical_loop(AutoGenPhrases say) => Agent("""
        while (true)
        {
            IMessage reply = await agent.GenerateReplyAsync(history);
            history.Add(reply);
            if (reply is not ToolCallMessage calls) return reply;
            history.Add(new ToolCallResultMessage(calls.ToolCalls.Select(c => new ToolCall(c.FunctionName, c.FunctionArguments, tools.Run(c.FunctionName, c.FunctionArguments)) { ToolCallId = c.ToolCallId })));
        }
        """);

    [Reported]
    static string The_first_call_alone(AutoGenPhrases say) => Agent("""
        while (true)
        {
            IMessage reply = await agent.GenerateReplyAsync(history);
            history.Add(reply);
            if (reply is not ToolCallMessage calls) return reply;
            var c = calls.ToolCalls[0];
            history.Add(new ToolCallResultMessage([{|TRA1002:new ToolCall(c.FunctionName, c.FunctionArguments, tools.Run(c.FunctionName, c.FunctionArguments)) { ToolCallId = c.ToolCallId }|}]));
        }
        """);

    [Reported]
    static string An_id_that_is_not_copied(AutoGenPhrases say) => Agent("""
        while (true)
        {
            IMessage reply = await agent.GenerateReplyAsync(history);
            history.Add(reply);
            if (reply is not ToolCallMessage calls) return reply;
            history.Add(new ToolCallResultMessage(calls.ToolCalls.Select(c => {|TRA3004:new ToolCall(c.FunctionName, c.FunctionArguments, tools.Run(c.FunctionName, c.FunctionArguments))|})));
        }
        """);

    [Reported]
    static string Ids_that_are_not_copied_in_a_loop(AutoGenPhrases say) => Agent(Asked + """
        var results = new List<ToolCall>();
        foreach (var c in calls.ToolCalls)
            results.Add({|TRA3004:new ToolCall(c.FunctionName, c.FunctionArguments, "Sunny")|});
        history.Add(new ToolCallResultMessage(results));
        return await agent.GenerateReplyAsync(history);
        """);

    [Silent(TwinOf = nameof(Ids_that_are_not_copied_in_a_loop))]
    static string Ids_that_are_copied_later(AutoGenPhrases say) => Agent(Asked + """
        var results = new List<ToolCall>();
        foreach (var c in calls.ToolCalls)
        {
            var result = new ToolCall(c.FunctionName, c.FunctionArguments, "Sunny");
            result.ToolCallId = c.ToolCallId;
            results.Add(result);
        }
        history.Add(new ToolCallResultMessage(results));
        return await agent.GenerateReplyAsync(history);
        """);

    [Silent(TwinOf = nameof(Ids_that_are_not_copied_in_a_loop))]
    static string An_example_in_which_nothing_has_an_id(AutoGenPhrases say) => Agent("""
        history.Add(new ToolCallMessage([new ToolCall("get_weather", "{}")]));
        history.Add(new ToolCallResultMessage([new ToolCall("get_weather", "{}", "Sunny")]));
        return await agent.GenerateReplyAsync(history);
        """);

    [Reported]
    static string A_call_that_is_skipped(AutoGenPhrases say) => Agent(Asked + """
        var results = new List<ToolCall>();
        foreach (var c in calls.ToolCalls)
        {
            if (!tools.Knows(c.FunctionName)) {|TRA1004:continue|};
            results.Add(new ToolCall(c.FunctionName, c.FunctionArguments, "Sunny") { ToolCallId = c.ToolCallId });
        }
        history.Add(new ToolCallResultMessage(results));
        return await agent.GenerateReplyAsync(history);
        """);

    [Silent(TwinOf = nameof(A_call_that_is_skipped))]
    static string A_call_that_gets_an_error(AutoGenPhrases say) => Agent(Asked + """
        var results = new List<ToolCall>();
        foreach (var c in calls.ToolCalls)
        {
            if (!tools.Knows(c.FunctionName)) { results.Add(new ToolCall(c.FunctionName, c.FunctionArguments, "unknown") { ToolCallId = c.ToolCallId }); continue; }
            results.Add(new ToolCall(c.FunctionName, c.FunctionArguments, "Sunny") { ToolCallId = c.ToolCallId });
        }
        history.Add(new ToolCallResultMessage(results));
        return await agent.GenerateReplyAsync(history);
        """);

    [Reported]
    static string Calls_without_a_result(AutoGenPhrases say) => Agent("""
        var reply = await agent.GenerateReplyAsync(history);
        history.Add(reply);
        if (reply is ToolCallMessage)
            return await {|TRA1001:agent.GenerateReplyAsync(history)|};
        return reply;
        """);

    [Silent(TwinOf = nameof(Calls_without_a_result))]
    static string A_text_without_a_result(AutoGenPhrases say) => Agent("""
        var reply = await agent.GenerateReplyAsync(history);
        history.Add(reply);
        if (reply is TextMessage)
            return await agent.GenerateReplyAsync(history);
        return reply;
        """);

    [Silent(TwinOf = nameof(Calls_without_a_result))]
    static string A_reply_of_any_type(AutoGenPhrases say) => Agent("""
        for (var i = 0; i < 3; i++)
        {
            history.Add(await agent.GenerateReplyAsync(history));
            history.Add(new TextMessage(Role.User, "Go on."));
        }
        return history[^1];
        """);

    [Silent(TwinOf = nameof(Calls_without_a_result))]
    static string A_reply_that_a_switch_takes_apart(AutoGenPhrases say) => Agent("""
        while (true)
        {
            var reply = await agent.GenerateReplyAsync(history);
            history.Add(reply);
            switch (reply)
            {
                case ToolCallMessage { ToolCalls.Count: > 0 } calls:
                    history.Add(new ToolCallResultMessage(calls.ToolCalls.Select(c => new ToolCall(c.FunctionName, c.FunctionArguments, "Sunny") { ToolCallId = c.ToolCallId }).ToArray()));
                    break;
                case ToolCallAggregateMessage:
                    break;
                default:
                    return reply;
            }
        }
        """);

    [Reported]
    static string A_reply_that_is_left_out(AutoGenPhrases say) => Agent("""
        var reply = await agent.GenerateReplyAsync(history);
        if (reply is not ToolCallMessage calls) return reply;
        history.Add(new ToolCallResultMessage(calls.ToolCalls.Select(c => {|TRA2001:new ToolCall(c.FunctionName, c.FunctionArguments, "Sunny") { ToolCallId = c.ToolCallId }|})));
        return await agent.GenerateReplyAsync(history);
        """);

    [Silent(TwinOf = nameof(A_reply_that_is_left_out))]
    static string Calls_that_get_their_results_themselves(AutoGenPhrases say) => Agent(Asked + """
        foreach (var c in calls.ToolCalls) c.Result = tools.Run(c.FunctionName, c.FunctionArguments);
        history.Add(new ToolCallResultMessage(calls.ToolCalls));
        return await agent.GenerateReplyAsync(history);
        """);

    [Silent(TwinOf = nameof(A_reply_that_is_left_out))]
    static string A_reply_and_its_results_in_one(AutoGenPhrases say) => Agent("""
        var reply = await agent.GenerateReplyAsync(history);
        if (reply is not ToolCallMessage calls) return reply;
        history.Add(new ToolCallAggregateMessage(calls, new ToolCallResultMessage(calls.ToolCalls.Select(c => new ToolCall(c.FunctionName, c.FunctionArguments, "Sunny") { ToolCallId = c.ToolCallId }))));
        return await agent.GenerateReplyAsync(history);
        """);

    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string Results_that_run_at_once(AutoGenPhrases say) => Agent(Asked + """
        var results = await Task.WhenAll(calls.ToolCalls.Select(async c => new ToolCall(c.FunctionName, c.FunctionArguments, await tools.RunAsync(c.FunctionName, c.FunctionArguments)) { ToolCallId = c.ToolCallId }));
        history.Add(new ToolCallResultMessage(results));
        return await agent.GenerateReplyAsync(history);
        """);

    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string Results_of_somebody_else(AutoGenPhrases say) => Agent(Asked + """
        var results = tools.Answer<List<ToolCall>>("all");
        history.Add(new ToolCallResultMessage(results));
        return await agent.GenerateReplyAsync(history);
        """);

    [Silent(TwinOf = nameof(An_id_that_is_not_copied))]
    static string Copies_that_are_filled_in(AutoGenPhrases say) => Agent(Asked + """
        history.Add(new ToolCallResultMessage(calls.ToolCalls.Select(c => new ToolCall(c.FunctionName, c.FunctionArguments) { ToolCallId = c.ToolCallId, Result = "Sunny" })));
        return await agent.GenerateReplyAsync(history);
        """);

    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string A_message_for_each_result(AutoGenPhrases say) => Agent(Asked + """
        foreach (var c in calls.ToolCalls)
            history.Add(new ToolCallResultMessage(new[] { new ToolCall(c.FunctionName, c.FunctionArguments, "Sunny") { ToolCallId = c.ToolCallId } }));
        return await agent.GenerateReplyAsync(history);
        """);

    [Silent(TwinOf = nameof(Calls_without_a_result))]
    static string Results_that_are_sent_with_the_history(AutoGenPhrases say) => Agent(Asked + """
        return await agent.SendAsync(new ToolCallResultMessage(calls.ToolCalls.Select(c => new ToolCall(c.FunctionName, c.FunctionArguments, "Sunny") { ToolCallId = c.ToolCallId })), history);
        """);

    [Reported]
    static string A_question_that_is_sent_with_the_history(AutoGenPhrases say) => Agent(Asked + """
        return await agent.SendAsync({|TRA1001:"Well?"|}, history);
        """);

    [Silent(TwinOf = nameof(A_question_that_is_sent_with_the_history))]
    static string Results_that_are_sent_alone(AutoGenPhrases say) => Agent(Asked + """
        return await agent.SendAsync(new ToolCallResultMessage(calls.ToolCalls.Select(c => new ToolCall(c.FunctionName, c.FunctionArguments, "Sunny") { ToolCallId = c.ToolCallId })));
        """.Replace("history.Add(reply);", ""));

    private const string Asked = """
        var reply = await agent.GenerateReplyAsync(history);
        history.Add(reply);
        if (reply is not ToolCallMessage calls) return reply;

        """;

    private static string Agent(string body) => $$"""
        public class Agent
        {
            public static async Task<IMessage> Run(IAgent agent, List<IMessage> history, ITools tools)
            {
                {{body.Replace("\n", "\n        ")}}
            }
        }
        """;
}
