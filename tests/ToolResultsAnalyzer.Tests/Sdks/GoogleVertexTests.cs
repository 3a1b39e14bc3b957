using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Sdks;

/// <summary>
/// What is special to <c>Google.Cloud.AIPlatform.V1</c>: a request holds the history, in a list that is only added to, as are the parts of a
/// content; calls have names and no ids.
/// </summary>
public class GoogleVertexTests : RuleTests<GoogleVertexTests>
{
    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string The_canonical_loop(GoogleVertexPhrases say) => Agent("""
        while (true)
        {
            GenerateContentResponse r = await client.GenerateContentAsync(request);
            Content reply = r.Candidates[0].Content;
            request.Contents.Add(reply);
            var calls = reply.Parts.Where(p => p.FunctionCall != null).ToList();
            if (calls.Count == 0) return reply;
            var content = new Content { Role = "USER" };
            foreach (var p in calls) content.Parts.Add(new Part { FunctionResponse = new FunctionResponse { Name = p.FunctionCall.Name, Response = Run(p.FunctionCall) } });
            request.Contents.Add(content);
        }
        """);

    [Reported]
    static string The_first_call_alone(GoogleVertexPhrases say) => Agent("""
        while (true)
        {
            GenerateContentResponse r = await client.GenerateContentAsync(request);
            Content reply = r.Candidates[0].Content;
            request.Contents.Add(reply);
            var calls = reply.Parts.Where(p => p.FunctionCall != null).ToList();
            if (calls.Count == 0) return reply;
            request.Contents.Add(new Content { Role = "USER", Parts = { new Part { FunctionResponse = {|TRA1002:new FunctionResponse { Name = calls[0].FunctionCall.Name }|} } } });
        }
        """);

    [Reported]
    static string A_call_that_is_skipped(GoogleVertexPhrases say) => Rounds("""
        foreach (var part in reply.Parts)
        {
            if (part.FunctionCall == null) continue;
            {|TRA1004:if|} (tools.Knows(part.FunctionCall.Name))
                content.Parts.Add(new Part { FunctionResponse = new FunctionResponse { Name = part.FunctionCall.Name } });
        }
        """);

    [Silent(TwinOf = nameof(A_call_that_is_skipped))]
    static string A_call_that_gets_an_error(GoogleVertexPhrases say) => Rounds("""
        foreach (var part in reply.Parts)
        {
            if (part.FunctionCall == null) continue;
            var name = part.FunctionCall.Name;
            var said = tools.Knows(name) ? tools.Run(name, "") : "unknown";
            content.Parts.Add(new Part { FunctionResponse = new FunctionResponse { Name = name, Response = new Struct { Fields = { ["result"] = Value.ForString(said) } } } });
        }
        """);

    [Reported]
    static string A_catch_that_logs(GoogleVertexPhrases say) => Rounds("""
        foreach (var part in reply.Parts)
        {
            if (part.FunctionCall is not { } call) continue;
            try { content.Parts.Add(new Part { FunctionResponse = new FunctionResponse { Name = call.Name, Response = Run(call) } }); }
            {|TRA1005:catch|} (InvalidOperationException exception) { tools.Log.Error(exception); }
        }
        """);

    [Silent(TwinOf = nameof(A_catch_that_logs))]
    static string A_catch_that_tells_the_model(GoogleVertexPhrases say) => Rounds("""
        foreach (var part in reply.Parts)
        {
            if (part.FunctionCall is not { } call) continue;
            Struct response;
            try { response = Run(call); }
            catch (InvalidOperationException exception) { response = new Struct { Fields = { ["error"] = Value.ForString(exception.Message) } }; }
            content.Parts.Add(new Part { FunctionResponse = new FunctionResponse { Name = call.Name, Response = response } });
        }
        """);

    [Reported]
    static string The_text_of_the_reply(GoogleVertexPhrases say) => Agent("""
        var r = await client.GenerateContentAsync(request);
        var reply = r.Candidates[0].Content;
        request.Contents.Add({|TRA2002:new Content { Role = "MODEL", Parts = { new Part { Text = reply.Parts[0].Text } } }|});
        var content = new Content { Role = "USER" };
        foreach (var part in reply.Parts)
            if (part.FunctionCall != null) content.Parts.Add(new Part { FunctionResponse = new FunctionResponse { Name = part.FunctionCall.Name } });
        request.Contents.Add(content);
        r = await client.GenerateContentAsync(request);
        return r.Candidates[0].Content;
        """);

    [Silent(TwinOf = nameof(The_text_of_the_reply))]
    static string The_parts_of_the_reply(GoogleVertexPhrases say) => Agent("""
        var r = await client.GenerateContentAsync(request);
        var reply = r.Candidates[0].Content;
        var kept = new Content { Role = "MODEL" };
        kept.Parts.AddRange(reply.Parts);
        request.Contents.Add(kept);
        var content = new Content { Role = "USER" };
        foreach (var part in reply.Parts)
            if (part.FunctionCall != null) content.Parts.Add(new Part { FunctionResponse = new FunctionResponse { Name = part.FunctionCall.Name } });
        request.Contents.Add(content);
        r = await client.GenerateContentAsync(request);
        return r.Candidates[0].Content;
        """);

    [Reported]
    static string Contents_that_a_request_is_filled_with(GoogleVertexPhrases say) => Agent("""
        var contents = new List<Content> { new Content { Role = "USER", Parts = { new Part { Text = "Hello!" } } } };
        var r = await client.GenerateContentAsync(new GenerateContentRequest { Contents = { contents } });
        var call = r.Candidates[0].Content.Parts.FirstOrDefault(p => p.FunctionCall != null);
        if (call == null) return r.Candidates[0].Content;
        contents.Add(r.Candidates[0].Content);
        r = await {|TRA1001:client.GenerateContentAsync(new GenerateContentRequest { Contents = { contents } })|};
        return r.Candidates[0].Content;
        """);

    [Silent(TwinOf = nameof(Contents_that_a_request_is_filled_with))]
    static string Contents_that_a_request_is_filled_with_and_their_results(GoogleVertexPhrases say) => Agent("""
        var contents = new List<Content> { new Content { Role = "USER", Parts = { new Part { Text = "Hello!" } } } };
        var r = await client.GenerateContentAsync(new GenerateContentRequest { Contents = { contents } });
        var calls = r.Candidates[0].Content.Parts.Where(p => p.FunctionCall != null).Select(p => p.FunctionCall).ToList();
        if (!calls.Any()) return r.Candidates[0].Content;
        contents.Add(r.Candidates[0].Content);
        contents.Add(new Content { Role = "USER", Parts = { calls.Select(call => new Part { FunctionResponse = new FunctionResponse { Name = call.Name } }) } });
        r = await client.GenerateContentAsync(new GenerateContentRequest { Contents = { contents } });
        return r.Candidates[0].Content;
        """);

    [Reported]
    static string A_request_that_is_made_anew(GoogleVertexPhrases say) => Agent("""
        var r = await client.GenerateContentAsync(request);
        var reply = r.Candidates[0].Content;
        if (reply.Parts.All(p => p.FunctionCall == null)) return reply;
        var content = new Content { Role = "USER" };
        foreach (var part in reply.Parts)
            if (part.FunctionCall != null) content.Parts.Add(new Part { FunctionResponse = {|TRA2001:new FunctionResponse { Name = part.FunctionCall.Name }|} });
        var next = new GenerateContentRequest();
        next.Contents.AddRange(request.Contents);
        next.Contents.Add(content);
        r = await client.GenerateContentAsync(next);
        return r.Candidates[0].Content;
        """);

    [Silent(TwinOf = nameof(A_request_that_is_made_anew))]
    static string A_request_that_is_made_anew_with_the_turn_of_the_model(GoogleVertexPhrases say) => Agent("""
        var r = await client.GenerateContentAsync(request);
        var reply = r.Candidates[0].Content;
        if (reply.Parts.All(p => p.FunctionCall == null)) return reply;
        var content = new Content { Role = "USER" };
        foreach (var part in reply.Parts)
            if (part.FunctionCall != null) content.Parts.Add(new Part { FunctionResponse = new FunctionResponse { Name = part.FunctionCall.Name } });
        var next = new GenerateContentRequest();
        next.Contents.AddRange(request.Contents);
        next.Contents.Add(reply);
        next.Contents.Add(content);
        r = await client.GenerateContentAsync(next);
        return r.Candidates[0].Content;
        """);

    // ---- Look-alikes -----------------------------------------------------------------------------------------------------

    [Silent(TwinOf = nameof(A_call_that_is_skipped))]
    static string Results_of_the_only_function_there_is(GoogleVertexPhrases say) => Rounds("""
        foreach (var part in reply.Parts)
            if (part.FunctionCall != null) content.Parts.Add(new Part { FunctionResponse = new FunctionResponse { Name = "get_weather" } });
        """);

    [Silent(TwinOf = nameof(A_call_that_is_skipped))]
    static string Results_that_are_counted(GoogleVertexPhrases say) => Rounds("""
        var calls = reply.Parts.Where(p => p.FunctionCall != null).Select(p => p.FunctionCall).ToArray();
        for (var i = 0; i < calls.Length; i++)
            content.Parts.Add(new Part { FunctionResponse = new FunctionResponse { Name = calls[i].Name } });
        """);

    [Silent(TwinOf = nameof(A_call_that_is_skipped))]
    static string Results_of_a_projection(GoogleVertexPhrases say) => Rounds("""
        content.Parts.AddRange(reply.Parts.Where(p => p.FunctionCall != null).Select(p => new Part { FunctionResponse = new FunctionResponse { Name = p.FunctionCall.Name, Response = Run(p.FunctionCall) } }));
        """);

    [Silent(TwinOf = nameof(A_call_that_is_skipped))]
    static string A_text_behind_the_results(GoogleVertexPhrases say) => Rounds("""
        foreach (var part in reply.Parts)
            if (part.FunctionCall != null) content.Parts.Add(new Part { FunctionResponse = new FunctionResponse { Name = part.FunctionCall.Name } });
        content.Parts.Add(new Part { Text = "Go on." });
        """);

    [Silent(TwinOf = nameof(A_call_that_is_skipped))]
    static string Parts_that_are_told_apart(GoogleVertexPhrases say) => Rounds("""
        foreach (var part in reply.Parts)
        {
            if (part.Text is { Length: > 0 } text) { tools.Log.Info(text); continue; }
            if (part.FunctionCall is not { Name: var name }) continue;
            content.Parts.Add(new Part { FunctionResponse = new FunctionResponse { Name = name } });
        }
        """);

    [Silent(TwinOf = nameof(A_call_that_is_skipped))]
    static string A_method_that_answers_all(GoogleVertexPhrases say) => Rounds("""
        foreach (var part in ResultsOf(reply)) content.Parts.Add(part);
        """);

    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string A_conversation_without_functions(GoogleVertexPhrases say) => Agent("""
        request.Contents.Add(new Content { Role = "USER", Parts = { new Part { Text = "Hello!" } } });
        var r = client.GenerateContent(request);
        request.Contents.Add(r.Candidates[0].Content);
        request.Contents.Add(new Content { Role = "USER", Parts = { new Part { Text = "And then?" } } });
        r = await client.GenerateContentAsync(request);
        return r.Candidates[0].Content;
        """);

    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string A_stream_that_is_only_read(GoogleVertexPhrases say) => Agent("""
        Content last = null!;
        await foreach (var chunk in client.StreamGenerateContent(request).GetResponseStream())
            last = chunk.Candidates[0].Content;
        return last;
        """);

    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string Contents_that_somebody_else_adds(GoogleVertexPhrases say) => Agent("""
        var r = await client.GenerateContentAsync(request);
        request.Contents.Add(r.Candidates[0].Content);
        request.Contents.Add(tools.Answer<Content>("all"));
        r = await client.GenerateContentAsync(request);
        return r.Candidates[0].Content;
        """);

    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string The_only_call(GoogleVertexPhrases say) => Agent("""
        var r = await client.GenerateContentAsync(request);
        var calls = r.Candidates[0].Content.Parts.Where(p => p.FunctionCall != null).ToList();
        if (calls.Count != 1) return r.Candidates[0].Content;
        request.Contents.Add(r.Candidates[0].Content);
        request.Contents.Add(new Content { Role = "USER", Parts = { new Part { FunctionResponse = new FunctionResponse { Name = calls[0].FunctionCall.Name } } } });
        r = await client.GenerateContentAsync(request);
        return r.Candidates[0].Content;
        """);

    private static string Rounds(string answers) => Agent($$"""
        while (true)
        {
            var reply = (await client.GenerateContentAsync(request)).Candidates[0].Content;
            request.Contents.Add(reply);
            if (reply.Parts.All(p => p.FunctionCall == null)) return reply;
            var content = new Content { Role = "USER" };
            {{answers.Replace("\n", "\n    ")}}
            request.Contents.Add(content);
        }
        """);

    private static string Agent(string body) => $$"""
        public class Agent
        {
            public static async Task<Content> Run(PredictionServiceClient client, GenerateContentRequest request, ITools tools)
            {
                {{body.Replace("\n", "\n        ")}}
            }

            private static Struct Run(FunctionCall call) => new Struct { Fields = { ["result"] = Value.ForString(call.Name) } };

            private static IEnumerable<Part> ResultsOf(Content reply) =>
                reply.Parts.Where(p => p.FunctionCall != null).Select(p => new Part { FunctionResponse = new FunctionResponse { Name = p.FunctionCall.Name } });
        }
        """;
}
