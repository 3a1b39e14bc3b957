using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Sdks;

/// <summary>
/// What is special to <c>Mscc.GenerativeAI</c>: the turn of the model is made anew, a content is made of parts, of one part or of a text, and a
/// chat session has the history.
/// </summary>
public class MsccTests : RuleTests<MsccTests>
{
    // ---- Requests --------------------------------------------------------------------------------------------------------

    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string The_canonical_loop(MsccPhrases say) => Agent("""
        while (true)
        {
            var r = await model.GenerateContent(request);
            var reply = r.Candidates[0].Content;
            request.Contents.Add(new Content { Role = reply.Role, PartTypes = reply.Parts });
            if (r.FunctionCalls is not { Count: > 0 } calls) return r.Text;
            request.Contents.Add(new Content(calls.Select(c => (IPart)new FunctionResponse { Id = c.Id, Name = c.Name, Response = tools.Run(c.Name, "") }), Role.Function));
        }
        """);

    [Reported]
    static string The_first_call_alone(MsccPhrases say) => Agent("""
        while (true)
        {
            var r = await model.GenerateContent(request);
            var reply = r.Candidates[0].Content;
            request.Contents.Add(new Content { Role = reply.Role, PartTypes = reply.Parts });
            if (r.FunctionCalls is not { Count: > 0 } calls) return r.Text;
            request.Contents.Add(new Content({|TRA1002:new FunctionResponse { Id = calls[0].Id, Name = calls[0].Name }|}, Role.Function));
        }
        """);

    [Reported]
    static string A_call_that_is_skipped(MsccPhrases say) => Agent("""
        var r = await model.GenerateContent(request);
        request.Contents.Add(new Content { Role = Role.Model, PartTypes = r.Candidates[0].Content.Parts });
        if (r.FunctionCalls is null) return r.Text;
        var results = new List<Part>();
        foreach (var call in r.FunctionCalls)
        {
            if (!tools.Knows(call.Name)) {|TRA1004:continue|};
            results.Add(new Part { FunctionResponse = new FunctionResponse { Name = call.Name } });
        }
        request.Contents.Add(new Content { Role = Role.Function, PartTypes = results });
        r = await model.GenerateContent(request);
        return r.FunctionCalls is null ? r.Text : "more";
        """);

    [Silent(TwinOf = nameof(A_call_that_is_skipped))]
    static string A_call_that_gets_an_error(MsccPhrases say) => Agent("""
        var r = await model.GenerateContent(request);
        request.Contents.Add(new Content { Role = Role.Model, PartTypes = r.Candidates[0].Content.Parts });
        if (r.FunctionCalls is null) return r.Text;
        var results = new List<Part>();
        foreach (var call in r.FunctionCalls)
        {
            if (!tools.Knows(call.Name)) { results.Add(new Part { FunctionResponse = Part.FromFunctionResponse(call.Name, "unknown") }); continue; }
            results.Add(new Part { FunctionResponse = new FunctionResponse { Name = call.Name } });
        }
        request.Contents.Add(new Content { Role = Role.Function, PartTypes = results });
        r = await model.GenerateContent(request);
        return r.FunctionCalls is null ? r.Text : "more";
        """);

    [Reported]
    static string A_catch_that_logs(MsccPhrases say) => Agent("""
        var r = await model.GenerateContent(request);
        request.Contents.Add(new Content { Role = Role.Model, PartTypes = r.Candidates[0].Content.Parts });
        if (r.FunctionCalls is null) return r.Text;
        var results = new List<IPart>();
        foreach (var call in r.FunctionCalls)
        {
            try { results.Add(new FunctionResponse { Name = call.Name, Response = tools.Run(call.Name, "") }); }
            {|TRA1005:catch|} (InvalidOperationException exception) { tools.Log.Error(exception); }
        }
        request.Contents.Add(new Content(results, Role.Function));
        r = await model.GenerateContent(request);
        return r.FunctionCalls is null ? r.Text : "more";
        """);

    [Silent(TwinOf = nameof(A_catch_that_logs))]
    static string A_catch_that_tells_the_model(MsccPhrases say) => Agent("""
        var r = await model.GenerateContent(request);
        request.Contents.Add(new Content { Role = Role.Model, PartTypes = r.Candidates[0].Content.Parts });
        if (r.FunctionCalls is null) return r.Text;
        var results = new List<IPart>();
        foreach (var call in r.FunctionCalls)
        {
            object said;
            try { said = tools.Run(call.Name, ""); }
            catch (InvalidOperationException exception) { said = exception.Message; }
            results.Add(new FunctionResponse { Name = call.Name, Response = said });
        }
        request.Contents.Add(new Content(results, Role.Function));
        r = await model.GenerateContent(request);
        return r.FunctionCalls is null ? r.Text : "more";
        """);

    [Reported]
    static string The_text_of_the_reply(MsccPhrases say) => Agent("""
        var r = await model.GenerateContent(request);
        request.Contents.Add(new Content({|TRA2002:r.Text|}, Role.Model));
        if (r.FunctionCalls is null) return r.Text;
        request.Contents.Add(new Content(r.FunctionCalls.Select(c => (IPart)new FunctionResponse { Name = c.Name }), Role.Function));
        r = await model.GenerateContent(request);
        return r.FunctionCalls is null ? r.Text : "more";
        """);

    [Silent(TwinOf = nameof(The_text_of_the_reply))]
    static string The_parts_of_the_reply(MsccPhrases say) => Agent("""
        var r = await model.GenerateContent(request);
        request.Contents.Add(new Content(r.Candidates[0].Content.Parts, Role.Model));
        if (r.FunctionCalls is null) return r.Text;
        request.Contents.Add(new Content(r.FunctionCalls.Select(c => (IPart)new FunctionResponse { Name = c.Name }), Role.Function));
        r = await model.GenerateContent(request);
        return r.FunctionCalls is null ? r.Text : "more";
        """);

    [Silent(TwinOf = nameof(The_text_of_the_reply))]
    static string The_calls_of_the_reply(MsccPhrases say) => Agent("""
        var r = await model.GenerateContent(request);
        if (r.FunctionCalls is null) return r.Text;
        request.Contents.Add(new Content(r.FunctionCalls, Role.Model));
        request.Contents.Add(new Content(r.FunctionCalls.Select(c => (IPart)new FunctionResponse { Name = c.Name }), Role.Function));
        r = await model.GenerateContent(request);
        return r.FunctionCalls is null ? r.Text : "more";
        """);

    [Reported]
    static string The_turn_of_the_model_is_left_out(MsccPhrases say) => Agent("""
        var r = await model.GenerateContent(request);
        if (r.FunctionCalls is null) return r.Text;
        foreach (var call in r.FunctionCalls)
            request.Contents.Add(new Content({|TRA2001:new FunctionResponse { Name = call.Name }|}, Role.Function));
        r = await model.GenerateContent(request);
        return r.FunctionCalls is null ? r.Text : "more";
        """);

    [Silent(TwinOf = nameof(The_turn_of_the_model_is_left_out))]
    static string The_turn_of_the_model_is_put_in(MsccPhrases say) => Agent("""
        var r = await model.GenerateContent(request);
        if (r.FunctionCalls is null) return r.Text;
        request.Contents.Add(new Content { Role = Role.Model, PartTypes = r.Candidates[0].Content.Parts });
        var results = new List<IPart>();
        foreach (var call in r.FunctionCalls)
            results.Add(new FunctionResponse { Name = call.Name });
        request.Contents.Add(new Content(results, Role.Function));
        r = await model.GenerateContent(request);
        return r.FunctionCalls is null ? r.Text : "more";
        """);

    // ---- Sessions --------------------------------------------------------------------------------------------------------

    [Silent(TwinOf = nameof(The_first_call_alone_in_a_session))]
    static string The_canonical_loop_in_a_session(MsccPhrases say) => Chat("""
        GenerateContentResponse r = await chat.SendMessage("hi");
        while (r.FunctionCalls is { Count: > 0 } calls)
            r = await chat.SendMessage(calls.Select(c => new Part { FunctionResponse = new FunctionResponse { Id = c.Id, Name = c.Name, Response = tools.Run(c.Name, "") } }).ToList());
        return r.Text;
        """);

    [Reported]
    static string The_first_call_alone_in_a_session(MsccPhrases say) => Chat("""
        GenerateContentResponse r = await chat.SendMessage("hi");
        while (r.FunctionCalls is { Count: > 0 } calls)
            r = await chat.SendMessage(new List<Part> { new Part { FunctionResponse = {|TRA1002:new FunctionResponse { Name = calls[0].Name }|} } });
        return r.Text;
        """);

    [Reported]
    static string A_call_that_is_skipped_in_a_session(MsccPhrases say) => Chat("""
        GenerateContentResponse r = await chat.SendMessage("hi");
        while (r.FunctionCalls is { Count: > 0 } calls)
        {
            var results = new List<Part>();
            foreach (var call in calls)
            {
                {|TRA1004:if|} (tools.Knows(call.Name))
                    results.Add(new Part { FunctionResponse = new FunctionResponse { Name = call.Name } });
            }
            r = await chat.SendMessage(results);
        }
        return r.Text;
        """);

    [Silent(TwinOf = nameof(A_call_that_is_skipped_in_a_session))]
    static string A_call_that_gets_an_error_in_a_session(MsccPhrases say) => Chat("""
        GenerateContentResponse r = await chat.SendMessage("hi");
        while (r.FunctionCalls is { Count: > 0 } calls)
        {
            var results = new List<Part>();
            foreach (var call in calls)
            {
                object said = tools.Knows(call.Name) ? tools.Run(call.Name, "") : "unknown";
                results.Add(new Part { FunctionResponse = new FunctionResponse { Name = call.Name, Response = said } });
            }
            r = await chat.SendMessage(results);
        }
        return r.Text;
        """);

    [Reported]
    static string Another_question_while_calls_wait(MsccPhrases say) => Chat("""
        var r = await chat.SendMessage("What is the weather?");
        if (r.FunctionCalls is { Count: > 0 })
            r = await {|TRA1001:chat.SendMessage("And tomorrow?")|};
        return r.Text;
        """);

    [Silent(TwinOf = nameof(Another_question_while_calls_wait))]
    static string Another_question_without_calls(MsccPhrases say) => Chat("""
        var r = await chat.SendMessage("What is the weather?");
        if (r.FunctionCalls is not { Count: > 0 })
            r = await chat.SendMessage("And tomorrow?");
        return r.Text;
        """);

    [Silent(TwinOf = nameof(Another_question_while_calls_wait))]
    static string Another_question_in_another_session(MsccPhrases say) => Chat("""
        var r = await chat.SendMessage("What is the weather?");
        if (r.FunctionCalls is { Count: > 0 })
            r = await model.StartChat().SendMessage("And tomorrow?");
        return r.Text;
        """);

    [Reported]
    static string Results_in_a_session_that_is_new(MsccPhrases say) => Chat("""
        var r = await chat.SendMessage("What is the weather?");
        var calls = r.FunctionCalls;
        if (calls is null) return r.Text;
        var other = model.StartChat();
        r = await other.SendMessage(calls.Select(c => new Part { FunctionResponse = {|TRA2001:new FunctionResponse { Name = c.Name }|} }).ToList());
        return r.Text;
        """);

    [Silent(TwinOf = nameof(Results_in_a_session_that_is_new))]
    static string Results_in_a_session_with_a_history(MsccPhrases say) => Chat("""
        var r = await chat.SendMessage("What is the weather?");
        var calls = r.FunctionCalls;
        if (calls is null) return r.Text;
        var other = model.StartChat(chat.History);
        r = await other.SendMessage(calls.Select(c => new Part { FunctionResponse = new FunctionResponse { Name = c.Name } }).ToList());
        return r.Text;
        """);

    // ---- Look-alikes -----------------------------------------------------------------------------------------------------

    [Silent(TwinOf = nameof(The_first_call_alone_in_a_session))]
    static string A_session_that_invokes_functions(MsccPhrases say) => Chat("""
        var own = model.StartChat(enableAutomaticFunctionCalling: true);
        var r = await own.SendMessage("What is the weather?");
        r = await own.SendMessage("And tomorrow?");
        return r.Text;
        """);

    [Silent(TwinOf = nameof(The_first_call_alone_in_a_session))]
    static string Results_for_a_session_of_somebody_else(MsccPhrases say) => Chat("""
        var r = await chat.SendMessage(tools.Answer<List<Part>>("all"));
        return r.Text;
        """);

    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string Chunks_that_are_read(MsccPhrases say) => Agent("""
        var text = "";
        await foreach (var chunk in model.GenerateContentStream(request)) text += chunk.Text;
        request.Contents.Add(new Content(text, Role.Model));
        return text;
        """);

    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string A_conversation_without_functions(MsccPhrases say) => Agent("""
        request.Contents.Add(new Content("Hello!"));
        var r = await model.GenerateContent(request);
        request.Contents.Add(new Content(r.Text, Role.Model));
        request.Contents.Add(new Content("And then?", Role.User));
        r = await model.GenerateContent(request);
        return r.FunctionCalls is null ? r.Text : "more";
        """);

    [Silent(TwinOf = nameof(A_call_that_is_skipped))]
    static string Parts_that_are_told_apart(MsccPhrases say) => Agent("""
        var r = await model.GenerateContent(request);
        var reply = r.Candidates[0].Content;
        request.Contents.Add(new Content { Role = Role.Model, PartTypes = reply.Parts });
        var results = new List<Part>();
        foreach (var part in reply.Parts)
        {
            if (part.FunctionCall is null) continue;
            results.Add(new Part { FunctionResponse = new FunctionResponse { Name = part.FunctionCall.Name } });
        }
        if (results.Count == 0) return r.Text;
        request.Contents.Add(new Content { Role = Role.Function, PartTypes = results });
        r = await model.GenerateContent(request);
        return r.FunctionCalls is null ? r.Text : "more";
        """);

    [Silent(TwinOf = nameof(A_call_that_is_skipped))]
    static string Results_of_the_only_function_there_is(MsccPhrases say) => Agent("""
        var r = await model.GenerateContent(request);
        request.Contents.Add(new Content { Role = Role.Model, PartTypes = r.Candidates[0].Content.Parts });
        if (r.FunctionCalls is null) return r.Text;
        var results = new List<IPart>();
        foreach (var call in r.FunctionCalls) results.Add(Part.FromFunctionResponse("get_weather", "sunny"));
        request.Contents.Add(new Content(results, Role.Function));
        r = await model.GenerateContent(request);
        return r.FunctionCalls is null ? r.Text : "more";
        """);

    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string The_only_call(MsccPhrases say) => Agent("""
        var r = await model.GenerateContent(request);
        if (r.FunctionCalls is not { Count: 1 } calls) return r.Text;
        request.Contents.Add(new Content { Role = Role.Model, PartTypes = r.Candidates[0].Content.Parts });
        request.Contents.Add(new Content(new FunctionResponse { Name = calls[0].Name }, Role.Function));
        r = await model.GenerateContent(request);
        return r.FunctionCalls is null ? r.Text : "more";
        """);

    private static string Chat(string body) => Agent(body, "ChatSession chat, GenerativeModel model, ITools tools");

    private static string Agent(string body, string parameters = "GenerativeModel model, GenerateContentRequest request, ITools tools") => $$"""
        public class Agent
        {
            public static async Task<string> Run({{parameters}})
            {
                {{body.Replace("\n", "\n        ")}}
            }
        }
        """;
}
