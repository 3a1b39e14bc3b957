using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Sdks;

/// <summary>
/// What is special to LangChain's own messages: a result has a name and an id in one text, a response gives back the history that was sent, and
/// requests and messages are converted from many things.
/// </summary>
public class LangChainTests : RuleTests<LangChainTests>
{
    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string The_canonical_loop(LangChainPhrases say) => Agent("""
        model.CallToolsAutomatically = false; model.ReplyToToolCallsAutomatically = false;
        while (true)
        {
            ChatResponse? response = null;
            await foreach (var r in model.GenerateAsync(ChatRequest.ToChatRequest(messages))) response = r;
            messages = response!.Messages.ToList();
            if (response.ToolCalls.Count == 0) return response.LastMessageContent;
            foreach (var call in response.ToolCalls)
                messages.Add(tools.Run(call.ToolName, call.ToolArguments).AsToolResultMessage(call));
        }
        """);

    [Reported]
    static string The_first_call_alone(LangChainPhrases say) => Agent("""
        while (true)
        {
            ChatResponse? response = null;
            await foreach (var r in model.GenerateAsync(ChatRequest.ToChatRequest(messages))) response = r;
            messages = response!.Messages.ToList();
            if (response.ToolCalls.Count == 0) return response.LastMessageContent;
            var call = response.ToolCalls[0];
            messages.Add({|TRA1002:tools.Run(call.ToolName, call.ToolArguments).AsToolResultMessage(call)|});
        }
        """);

    [Reported]
    static string A_name_alone(LangChainPhrases say) => Agent(Asked + """
        foreach (var call in response.ToolCalls)
            messages.Add({|TRA3004:"Sunny".AsToolResultMessage(call.ToolName)|});
        """ + Sent);

    [Silent(TwinOf = nameof(A_name_alone))]
    static string A_name_and_an_id(LangChainPhrases say) => Agent(Asked + """
        foreach (var call in response.ToolCalls)
            messages.Add("Sunny".AsToolResultMessage($"{call.ToolName}:{call.Id}"));
        """ + Sent);

    [Silent(TwinOf = nameof(A_name_alone))]
    static string A_text_that_may_have_both(LangChainPhrases say) => Agent(Asked + """
        foreach (var call in response.ToolCalls)
            messages.Add("Sunny".AsToolResultMessage(tools.Find(call.ToolName)!));
        """ + Sent);

    [Reported]
    static string A_message_with_a_name_alone(LangChainPhrases say) => Agent(Asked + """
        foreach (var call in response.ToolCalls)
            messages.Add({|TRA3004:new Message("Sunny", MessageRole.ToolResult, call.ToolName)|});
        """ + Sent);

    [Silent(TwinOf = nameof(A_message_with_a_name_alone))]
    static string A_message_with_a_name_and_an_id(LangChainPhrases say) => Agent(Asked + """
        foreach (var call in response.ToolCalls)
            messages.Add(new Message("Sunny", MessageRole.ToolResult, call.ToolName + ":" + call.Id));
        """ + Sent);

    [Reported]
    static string A_call_that_is_skipped(LangChainPhrases say) => Agent(Asked + """
        foreach (var call in response.ToolCalls)
        {
            if (!tools.Knows(call.ToolName)) {|TRA1004:continue|};
            messages.Add("Sunny".AsToolResultMessage(call));
        }
        """ + Sent);

    [Silent(TwinOf = nameof(A_call_that_is_skipped))]
    static string A_call_that_gets_an_error(LangChainPhrases say) => Agent(Asked + """
        foreach (var call in response.ToolCalls)
        {
            if (!tools.Knows(call.ToolName)) { messages.Add("unknown".AsToolResultMessage(call)); continue; }
            messages.Add("Sunny".AsToolResultMessage(call));
        }
        """ + Sent);

    [Reported]
    static string The_text_of_the_response(LangChainPhrases say) => Agent("""
        ChatResponse? response = null;
        await foreach (var r in model.GenerateAsync(messages.ToArray())) response = r;
        messages.Add(({|TRA2002:(string)response!|}).AsAiMessage());
        foreach (var call in response!.ToolCalls) messages.Add("Sunny".AsToolResultMessage(call));
        """ + Sent);

    [Silent(TwinOf = nameof(The_text_of_the_response))]
    static string The_message_of_the_response(LangChainPhrases say) => Agent("""
        ChatResponse? response = null;
        await foreach (var r in model.GenerateAsync(messages.ToArray())) response = r;
        messages.Add(response!);
        foreach (var call in response!.ToolCalls) messages.Add("Sunny".AsToolResultMessage(call));
        """ + Sent);

    [Silent(TwinOf = nameof(The_text_of_the_response))]
    static string The_last_message_of_the_response(LangChainPhrases say) => Agent("""
        ChatResponse? response = null;
        await foreach (var r in model.GenerateAsync(messages.ToArray())) response = r;
        messages.Add(response!.LastMessage!.Value);
        foreach (var call in response.ToolCalls) messages.Add("Sunny".AsToolResultMessage(call));
        """ + Sent);

    [Reported]
    static string A_response_that_is_left_out(LangChainPhrases say) => Agent("""
        ChatResponse? response = null;
        await foreach (var r in model.GenerateAsync(ChatRequest.ToChatRequest(messages))) response = r;
        foreach (var call in response!.ToolCalls) messages.Add({|TRA2001:"Sunny".AsToolResultMessage(call)|});
        """ + Sent);

    [Silent(TwinOf = nameof(A_response_that_is_left_out))]
    static string The_history_that_a_response_gives_back(LangChainPhrases say) => Agent("""
        ChatResponse? response = null;
        await foreach (var r in model.GenerateAsync(ChatRequest.ToChatRequest(messages))) response = r;
        Message[] all = response!;
        messages = new List<Message>(all);
        foreach (var call in response!.ToolCalls) messages.Add("Sunny".AsToolResultMessage(call));
        """ + Sent);

    [Reported]
    static string The_history_that_a_response_gives_back_and_the_response_again(LangChainPhrases say) => Agent(Asked + """
        foreach (var call in response.ToolCalls) messages.Add("Sunny".AsToolResultMessage(call));
        foreach (var call in response.ToolCalls) messages.Add({|TRA2003:"Rainy".AsToolResultMessage(call)|});
        """ + Sent);

    [Silent(TwinOf = nameof(The_history_that_a_response_gives_back_and_the_response_again))]
    static string Results_behind_the_history_that_a_response_gives_back(LangChainPhrases say) => Agent(Asked + """
        messages.AddRange(response.ToolCalls.Select(call => tools.Run(call.ToolName, call.ToolArguments).AsToolResultMessage(call)));
        """ + Sent);

    [Reported]
    static string Calls_without_a_result(LangChainPhrases say) => Agent(Asked + """
        if (response.ToolCalls.Count == 0) return response.LastMessageContent;
        await foreach (var r in {|TRA1001:model.GenerateAsync(new ChatRequest { Messages = messages })|}) response = r;
        return response.LastMessageContent;
        """);

    [Silent(TwinOf = nameof(Calls_without_a_result))]
    static string No_calls(LangChainPhrases say) => Agent(Asked + """
        if (response.ToolCalls.Count > 0) return response.LastMessageContent;
        await foreach (var r in model.GenerateAsync(new ChatRequest { Messages = messages })) response = r;
        return response.LastMessageContent;
        """);

    [Silent(TwinOf = nameof(Calls_without_a_result))]
    static string A_model_that_calls_tools_itself(LangChainPhrases say) => Agent("""
        model.CallToolsAutomatically = true; model.ReplyToToolCallsAutomatically = true;
        ChatResponse? response = null;
        await foreach (var r in model.GenerateAsync("Hello!")) response = r;
        messages = response!.Messages.ToList();
        messages.Add("And now?".AsHumanMessage());
        """ + Sent);

    [Silent(TwinOf = nameof(Calls_without_a_result))]
    static string A_question_on_its_own(LangChainPhrases say) => Agent(Asked + """
        if (response.ToolCalls.Count == 0) return response.LastMessageContent;
        await foreach (var r in model.GenerateAsync(Message.Human("Well?"))) response = r;
        return response.LastMessageContent;
        """);

    private const string Asked = """
        ChatResponse? response = null;
        await foreach (var r in model.GenerateAsync(ChatRequest.ToChatRequest(messages))) response = r;
        messages = response!.Messages.ToList();

        """;

    private const string Sent = """

        await foreach (var r in model.GenerateAsync(ChatRequest.ToChatRequest(messages))) response = r;
        return response!.LastMessageContent;
        """;

    private static string Agent(string body) => $$"""
        public class Agent
        {
            public static async Task<string> Run(IChatModel model, List<Message> messages, ITools tools)
            {
                {{body.Replace("\n", "\n        ")}}
            }
        }
        """;
}
