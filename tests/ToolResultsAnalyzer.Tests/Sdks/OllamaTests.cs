using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Sdks;

/// <summary>
/// What is special to <c>OllamaSharp</c>: a result has no id and answers the calls in their order or by name, a reply comes as a stream, and
/// the history lies in a request.
/// </summary>
public class OllamaTests : RuleTests<OllamaTests>
{
    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string The_canonical_loop(OllamaPhrases say) => Agent("""
        while (true)
        {
            var request = new ChatRequest { Model = client.SelectedModel, Messages = messages, Stream = false };
            Message? reply = null;
            await foreach (ChatResponseStream? chunk in client.ChatAsync(request)) reply = chunk?.Message ?? reply;
            messages.Add(reply!);
            if (reply!.ToolCalls is not { } calls || !calls.Any()) return reply.Content ?? "";
            foreach (Message.ToolCall call in calls)
                messages.Add(new Message(ChatRole.Tool, tools.Run(call.Function!.Name!, "{}")) { ToolName = call.Function!.Name });
        }
        """);

    [Reported]
    static string The_first_call_alone(OllamaPhrases say) => Agent("""
        while (true)
        {
            var request = new ChatRequest { Model = client.SelectedModel, Messages = messages, Stream = false };
            Message? reply = null;
            await foreach (ChatResponseStream? chunk in client.ChatAsync(request)) reply = chunk?.Message ?? reply;
            messages.Add(reply!);
            if (reply!.ToolCalls is not { } calls || !calls.Any()) return reply.Content ?? "";
            var call = calls.First();
            messages.Add({|TRA1002:new Message(ChatRole.Tool, tools.Run(call.Function!.Name!, "{}")) { ToolName = call.Function!.Name }|});
        }
        """);

    [Reported]
    static string The_first_call_alone_and_no_name(OllamaPhrases say) => Agent("""
        while (true)
        {
            var response = await client.ChatAsync(new ChatRequest { Model = "llama3.2", Messages = messages }).StreamToEndAsync();
            messages.Add(response!.Message);
            if (response.Message.ToolCalls?.Any() != true) return response.Message.Content ?? "";
            var call = response.Message.ToolCalls.First();
            messages.Add({|TRA1002:new Message(ChatRole.Tool, tools.Run(call.Function!.Name!, "{}"))|});
        }
        """);

    [Silent(TwinOf = nameof(The_first_call_alone_and_no_name))]
    static string All_calls_and_no_names(OllamaPhrases say) => Agent("""
        while (true)
        {
            var response = await client.ChatAsync(new ChatRequest { Model = "llama3.2", Messages = messages }).StreamToEndAsync();
            messages.Add(response!.Message);
            if (response.Message.ToolCalls?.Any() != true) return response.Message.Content ?? "";
            foreach (var call in response.Message.ToolCalls)
                messages.Add(new Message(ChatRole.Tool, tools.Run(call.Function!.Name!, "{}")));
        }
        """);

    [Reported]
    static string A_call_that_is_skipped(OllamaPhrases say) => Agent(Asked + """
        foreach (var call in response.Message.ToolCalls!)
        {
            if (!tools.Knows(call.Function!.Name!)) {|TRA1004:continue|};
            messages.Add(new Message(ChatRole.Tool, "Sunny"));
        }
        """ + Sent);

    [Silent(TwinOf = nameof(A_call_that_is_skipped))]
    static string A_call_that_gets_an_error(OllamaPhrases say) => Agent(Asked + """
        foreach (var call in response.Message.ToolCalls!)
        {
            if (!tools.Knows(call.Function!.Name!)) { messages.Add(new Message(ChatRole.Tool, "unknown")); continue; }
            messages.Add(new Message(ChatRole.Tool, "Sunny"));
        }
        """ + Sent);

    [Reported]
    static string Calls_without_a_result(OllamaPhrases say) => Agent("""
        var response = await client.ChatAsync(new ChatRequest { Messages = messages }).StreamToEndAsync();
        messages.Add(response!.Message);
        if (response.Message.ToolCalls?.Any() == true)
            response = await {|TRA1001:client.ChatAsync(new ChatRequest { Messages = messages })|}.StreamToEndAsync();
        return response!.Message.Content ?? "";
        """);

    [Reported]
    static string The_content_of_the_reply(OllamaPhrases say) => Agent(Asked.Replace("messages.Add(response!.Message)", "messages.Add(new Message(ChatRole.Assistant, {|TRA2002:response!.Message.Content|}!))") + """
        foreach (var call in response.Message.ToolCalls!)
            messages.Add(new Message(ChatRole.Tool, "Sunny") { ToolName = call.Function!.Name });
        """ + Sent);

    [Silent(TwinOf = nameof(The_content_of_the_reply))]
    static string The_content_and_the_calls_of_the_reply(OllamaPhrases say) => Agent(Asked.Replace("messages.Add(response!.Message)", "messages.Add(new Message(ChatRole.Assistant, response!.Message.Content!) { ToolCalls = response.Message.ToolCalls })") + """
        foreach (var call in response.Message.ToolCalls!)
            messages.Add(new Message(ChatRole.Tool, "Sunny") { ToolName = call.Function!.Name });
        """ + Sent);

    [Silent(TwinOf = nameof(A_reply_that_is_left_out))]
    static string A_reply_that_comes_after_its_results(OllamaPhrases say) => Agent(Asked.Replace("messages.Add(response!.Message);", "") + """
        foreach (var call in response!.Message.ToolCalls!)
            messages.Add(new Message(ChatRole.Tool, "Sunny") { ToolName = call.Function!.Name });
        messages.Insert(messages.Count - response.Message.ToolCalls!.Count(), response.Message);
        """ + Sent);

    [Reported]
    static string A_reply_that_is_left_out(OllamaPhrases say) => Agent(Asked.Replace("messages.Add(response!.Message);", "") + """
        foreach (var call in response!.Message.ToolCalls!)
            messages.Add({|TRA2001:new Message(ChatRole.Tool, "Sunny") { ToolName = call.Function!.Name }|});
        """ + Sent);

    [Reported]
    static string Two_results_for_each_call(OllamaPhrases say) => Agent(Asked + """
        foreach (var call in response.Message.ToolCalls!)
        {
            messages.Add(new Message(ChatRole.Tool, "It ran.") { ToolName = call.Function!.Name });
            messages.Add({|TRA2003:new Message(ChatRole.Tool, "Sunny")|});
        }
        """ + Sent);

    [Silent(TwinOf = nameof(Two_results_for_each_call))]
    static string A_result_and_a_message_of_the_user_for_each_call(OllamaPhrases say) => Agent(Asked + """
        foreach (var call in response.Message.ToolCalls!)
        {
            messages.Add(new Message(ChatRole.User, "It ran."));
            messages.Add(new Message(ChatRole.Tool, "Sunny"));
        }
        """ + Sent);

    [Silent(TwinOf = nameof(A_call_that_is_skipped))]
    static string Messages_that_are_filled_in(OllamaPhrases say) => Agent(Asked + """
        foreach (var call in response.Message.ToolCalls!)
        {
            var result = new Message();
            result.Role = ChatRole.Tool;
            result.Content = "Sunny";
            messages.Add(result);
        }
        """ + Sent);

    [Silent(TwinOf = nameof(A_call_that_is_skipped))]
    static string A_role_that_is_a_text(OllamaPhrases say) => Agent(Asked + """
        foreach (var call in response.Message.ToolCalls!)
            messages.Add(new Message { Role = "tool", Content = "Sunny", ToolName = call.Function!.Name });
        """ + Sent);

    [Silent(TwinOf = nameof(The_first_call_alone_and_no_name))]
    static string Results_that_are_collected_first(OllamaPhrases say) => Agent(Asked + """
        var first = response.Message.ToolCalls!.First();
        tools.Look(first);
        var results = new List<string>();
        foreach (var call in response.Message.ToolCalls!) results.Add(tools.Run(call.Function!.Name!, "{}"));
        foreach (var result in results) messages.Add(new Message(ChatRole.Tool, result));
        """ + Sent);

    [Silent(TwinOf = nameof(Results_of_a_projection_without_the_reply))]
    static string Results_of_a_projection(OllamaPhrases say) => Agent(Asked + """
        messages.AddRange(response.Message.ToolCalls!.Select(call => new Message(ChatRole.Tool, tools.Run(call.Function!.Name!, "{}")) { ToolName = call.Function!.Name }));
        """ + Sent);

    [Reported]
    static string Results_of_a_projection_without_the_reply(OllamaPhrases say) => Agent(Asked.Replace("messages.Add(response!.Message);", "") + """
        messages.AddRange(response!.Message.ToolCalls!.Select(call => {|TRA2001:new Message(ChatRole.Tool, tools.Run(call.Function!.Name!, "{}"))|}));
        """ + Sent);

    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string The_wrong_name(OllamaPhrases say) => Agent(Asked + """
        foreach (var call in response.Message.ToolCalls!)
            messages.Add(new Message(ChatRole.Tool, call.Function!.Name!) { ToolName = "Sunny" });
        """ + Sent);

    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string Names_of_calls_that_are_not_at_hand(OllamaPhrases say) => Agent(Asked + """
        if (tools.Knows("a")) messages.Add(new Message(ChatRole.Tool, "Sunny") { ToolName = "a" });
        if (tools.Knows("b")) messages.Add(new Message(ChatRole.Tool, "Rainy") { ToolName = "b" });
        """ + Sent);

    [Silent(TwinOf = nameof(A_call_that_is_skipped))]
    static string A_helper_that_appends_the_result_of_the_call_whose_turn_it_is(OllamaPhrases say) => Agent(Asked + """
        foreach (var call in response.Message.ToolCalls!)
            Answer(tools.Run(call.Function!.Name!, "{}"));
        """ + Sent + """

        void Answer(string text) => messages.Add(new Message(ChatRole.Tool, text));
        """);

    [Silent(TwinOf = nameof(Calls_without_a_result))]
    static string Calls_that_are_gathered_from_a_stream(OllamaPhrases say) => Agent("""
        var text = new System.Text.StringBuilder();
        var calls = new List<Message.ToolCall>();
        await foreach (var chunk in client.ChatAsync(new ChatRequest { Messages = messages }))
        {
            text.Append(chunk?.Message.Content);
            if (chunk?.Message.ToolCalls is { } some) calls.AddRange(some);
        }
        messages.Add(new Message(ChatRole.Assistant, text.ToString()) { ToolCalls = calls });
        foreach (var call in calls)
            messages.Add(new Message(ChatRole.Tool, "Sunny") { ToolName = call.Function!.Name });
        """ + Sent.Replace("response = ", "var response = "));

    [Silent(TwinOf = nameof(Calls_without_a_result))]
    static string Calls_that_are_answered_within_a_stream(OllamaPhrases say) => Agent("""
        await foreach (var chunk in client.ChatAsync(new ChatRequest { Messages = messages }))
        {
            if (chunk?.Message.ToolCalls?.Any() != true) continue;
            messages.Add(chunk.Message);
            foreach (var call in chunk.Message.ToolCalls)
                messages.Add(new Message(ChatRole.Tool, "Sunny") { ToolName = call.Function!.Name });
        }
        """ + Sent.Replace("response = ", "var response = "));

    [Silent(TwinOf = nameof(Calls_without_a_result))]
    static string A_chat_that_invokes_functions_itself(OllamaPhrases say) => Agent("""
        var chat = new Chat(client);
        await foreach (var text in chat.SendAsync("Hello!")) tools.Log.Info(text);
        if (chat.Messages.Last().ToolCalls is { } calls && calls.Any())
        {
            await foreach (var text in chat.SendAsAsync(ChatRole.Tool, "Sunny")) tools.Log.Info(text);
            messages.AddRange(chat.Messages);
        }
        return chat.Messages.Last().Content ?? "";
        """);

    [Fact]
    public async Task Nothing_is_said_of_an_error_that_nobody_gets()
    {
        var vocabulary = OllamaPhrases.Vocabulary;
        var sources = Snippet.All.Where(snippet => snippet.Attribute is ReportedAttribute && snippet.IsIn(vocabulary) && !snippet.Attribute.Program)
            .Select((snippet, index) => Analysis.Parse(snippet.Render(vocabulary, Form.Plain, $"Snippets.N{index}").Code, $"{snippet.Name}.cs"));

        var result = await Analysis.RunAsync(Analysis.Compile([.. sources, Prelude.Tree], vocabulary.References[0]));

        Assert.NotEmpty(result.Diagnostics);
        Assert.All(result.Diagnostics, diagnostic => Assert.DoesNotContain("rejects", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    private const string Asked = """
        var response = await client.ChatAsync(new ChatRequest { Messages = messages }).StreamToEndAsync();
        messages.Add(response!.Message);

        """;

    private const string Sent = """

        response = await client.ChatAsync(new ChatRequest { Messages = messages }).StreamToEndAsync();
        return response!.Message.Content ?? "";
        """;

    private static string Agent(string body) => $$"""
        public class Agent
        {
            public static async Task<string> Run(IOllamaApiClient client, List<Message> messages, ITools tools)
            {
                {{body.Replace("\n", "\n        ")}}
            }
        }
        """;
}
