using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Sdks;

/// <summary>
/// What is special to <c>Google.GenAI</c>: a part of a content holds a text, a call or a result; roles are texts; a result is found by the
/// name of its function and by how many there are.
/// </summary>
public class GoogleGenAITests : RuleTests<GoogleGenAITests>
{
    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string The_canonical_loop(GoogleGenAIPhrases say) => Agent("""
        while (true)
        {
            GenerateContentResponse response = await client.Models.GenerateContentAsync(model, contents, config);
            Content reply = response.Candidates[0].Content;
            contents.Add(reply);
            var calls = reply.Parts.Where(p => p.FunctionCall != null).Select(p => p.FunctionCall).ToList();
            if (calls.Count == 0) return reply;
            var parts = new List<Part>();
            foreach (var call in calls)
                parts.Add(new Part { FunctionResponse = new FunctionResponse { Id = call.Id, Name = call.Name, Response = new() { ["result"] = tools.Run(call.Name, "") } } });
            contents.Add(new Content { Role = "user", Parts = parts });
        }
        """);

    [Reported]
    static string The_first_call_alone(GoogleGenAIPhrases say) => Agent("""
        while (true)
        {
            GenerateContentResponse response = await client.Models.GenerateContentAsync(model, contents, config);
            Content reply = response.Candidates[0].Content;
            contents.Add(reply);
            var calls = reply.Parts.Where(p => p.FunctionCall != null).Select(p => p.FunctionCall).ToList();
            if (calls.Count == 0) return reply;
            var call = calls[0];
            contents.Add(new Content { Role = "user", Parts = [new Part { FunctionResponse = {|TRA1002:new FunctionResponse { Id = call.Id, Name = call.Name, Response = new() { ["result"] = tools.Run(call.Name, "") } }|} }] });
        }
        """);

    [Reported]
    static string The_first_part_that_holds_a_call(GoogleGenAIPhrases say) => Agent("""
        var response = await client.Models.GenerateContentAsync(model, contents, config);
        var reply = response.Candidates[0].Content;
        contents.Add(reply);
        var call = reply.Parts.FirstOrDefault(p => p.FunctionCall is not null)?.FunctionCall;
        if (call == null) return reply;
        contents.Add(new Content { Role = "function", Parts = new List<Part> { new Part { FunctionResponse = {|TRA1002:new FunctionResponse { Name = call.Name }|} } } });
        response = await client.Models.GenerateContentAsync(model, contents, config);
        return response.Candidates[0].Content;
        """);

    [Silent(TwinOf = nameof(The_first_part_that_holds_a_call))]
    static string The_only_part_that_holds_a_call(GoogleGenAIPhrases say) => Agent("""
        var response = await client.Models.GenerateContentAsync(model, contents, config);
        var reply = response.Candidates[0].Content;
        contents.Add(reply);
        if (reply.Parts.Count(p => p.FunctionCall is not null) != 1) throw new InvalidOperationException();
        var call = reply.Parts.FirstOrDefault(p => p.FunctionCall is not null)?.FunctionCall;
        if (call == null) return reply;
        contents.Add(new Content { Role = "function", Parts = new List<Part> { new Part { FunctionResponse = new FunctionResponse { Name = call.Name } } } });
        response = await client.Models.GenerateContentAsync(model, contents, config);
        return response.Candidates[0].Content;
        """);

    [Reported]
    static string The_first_part_of_all(GoogleGenAIPhrases say) => Agent("""
        var response = await client.Models.GenerateContentAsync(model, contents, config);
        var part = response.Candidates[0].Content.Parts[0];
        if (part.FunctionCall == null) return response.Candidates[0].Content;
        contents.Add(response.Candidates[0].Content);
        contents.Add(new Content { Role = "user", Parts = new List<Part> { new Part { FunctionResponse = {|TRA1002:new FunctionResponse { Name = part.FunctionCall.Name }|} } } });
        response = await client.Models.GenerateContentAsync(model, contents, config);
        return response.Candidates[0].Content;
        """);

    [Silent(TwinOf = nameof(The_first_part_of_all))]
    static string All_parts(GoogleGenAIPhrases say) => Agent("""
        var response = await client.Models.GenerateContentAsync(model, contents, config);
        if (!response.Candidates[0].Content.Parts.Any(part => part.FunctionCall != null)) return response.Candidates[0].Content;
        contents.Add(response.Candidates[0].Content);
        contents.Add(new Content { Role = "user", Parts = response.Candidates[0].Content.Parts
            .Where(part => part.FunctionCall != null)
            .Select(part => new Part { FunctionResponse = new FunctionResponse { Name = part.FunctionCall.Name } }).ToList() });
        response = await client.Models.GenerateContentAsync(model, contents, config);
        return response.Candidates[0].Content;
        """);

    [Reported]
    static string A_call_that_is_skipped(GoogleGenAIPhrases say) => Rounds("""
        foreach (var part in reply.Parts)
        {
            if (part.FunctionCall is { } call)
            {
                if (!tools.Knows(call.Name)) {|TRA1004:continue|};
                results.Add(new Part { FunctionResponse = new FunctionResponse { Name = call.Name } });
            }
        }
        """);

    [Silent(TwinOf = nameof(A_call_that_is_skipped))]
    static string A_call_that_gets_an_error(GoogleGenAIPhrases say) => Rounds("""
        foreach (var part in reply.Parts)
        {
            if (part.FunctionCall is { } call)
            {
                if (!tools.Knows(call.Name)) { results.Add(new Part { FunctionResponse = new FunctionResponse { Name = call.Name, Response = new() { ["error"] = "unknown" } } }); continue; }
                results.Add(new Part { FunctionResponse = new FunctionResponse { Name = call.Name } });
            }
        }
        """);

    [Reported]
    static string A_catch_that_logs(GoogleGenAIPhrases say) => Rounds("""
        foreach (var call in reply.Parts.Select(p => p.FunctionCall).Where(c => c != null))
        {
            try { results.Add(new Part { FunctionResponse = new FunctionResponse { Name = call.Name, Response = new() { ["result"] = tools.Run(call.Name, "") } } }); }
            {|TRA1005:catch|} (InvalidOperationException exception) { tools.Log.Error(exception); }
        }
        """);

    [Silent(TwinOf = nameof(A_catch_that_logs))]
    static string A_catch_that_tells_the_model(GoogleGenAIPhrases say) => Rounds("""
        foreach (var call in reply.Parts.Select(p => p.FunctionCall).Where(c => c != null))
        {
            string result;
            try { result = tools.Run(call.Name, ""); }
            catch (InvalidOperationException exception) { result = exception.Message; }
            results.Add(new Part { FunctionResponse = new FunctionResponse { Name = call.Name, Response = new() { ["result"] = result } } });
        }
        """);

    [Reported]
    static string A_loop_that_is_left(GoogleGenAIPhrases say) => Rounds("""
        foreach (var part in reply.Parts)
        {
            if (part.FunctionCall == null) continue;
            results.Add(new Part { FunctionResponse = new FunctionResponse { Name = part.FunctionCall.Name } });
            {|TRA1003:break|};
        }
        """);

    [Silent(TwinOf = nameof(A_loop_that_is_left))]
    static string A_loop_that_goes_on(GoogleGenAIPhrases say) => Rounds("""
        foreach (var part in reply.Parts)
        {
            if (part.FunctionCall == null) continue;
            results.Add(new Part { FunctionResponse = new FunctionResponse { Name = part.FunctionCall.Name } });
        }
        """);

    [Reported]
    static string Two_results_of_one_call(GoogleGenAIPhrases say) => Rounds("""
        foreach (var part in reply.Parts)
        {
            if (part.FunctionCall is not { } call) continue;
            if (!tools.Knows(call.Name)) results.Add(new Part { FunctionResponse = new FunctionResponse { Name = call.Name } });
            results.Add(new Part { FunctionResponse = {|TRA2003:new FunctionResponse { Name = call.Name }|} });
        }
        """);

    [Silent(TwinOf = nameof(Two_results_of_one_call))]
    static string One_result_or_the_other(GoogleGenAIPhrases say) => Rounds("""
        foreach (var part in reply.Parts)
        {
            if (part.FunctionCall is not { } call) continue;
            if (!tools.Knows(call.Name)) results.Add(new Part { FunctionResponse = new FunctionResponse { Name = call.Name } });
            else results.Add(new Part { FunctionResponse = new FunctionResponse { Name = call.Name } });
        }
        """);

    [Reported]
    static string The_text_of_the_reply(GoogleGenAIPhrases say) => Agent("""
        var response = await client.Models.GenerateContentAsync(model, contents, config);
        var reply = response.Candidates[0].Content;
        contents.Add({|TRA2002:new Content { Role = "model", Parts = [new Part { Text = reply.Parts[0].Text }] }|});
        var results = new List<Part>();
        foreach (var part in reply.Parts)
            if (part.FunctionCall != null) results.Add(new Part { FunctionResponse = new FunctionResponse { Name = part.FunctionCall.Name } });
        contents.Add(new Content { Role = "user", Parts = results });
        response = await client.Models.GenerateContentAsync(model, contents, config);
        return response.Candidates[0].Content;
        """);

    [Silent(TwinOf = nameof(The_text_of_the_reply))]
    static string The_parts_of_the_reply(GoogleGenAIPhrases say) => Agent("""
        var response = await client.Models.GenerateContentAsync(model, contents, config);
        var reply = response.Candidates[0].Content;
        contents.Add(new Content { Role = reply.Role, Parts = reply.Parts });
        var results = new List<Part>();
        foreach (var part in reply.Parts)
            if (part.FunctionCall != null) results.Add(new Part { FunctionResponse = new FunctionResponse { Name = part.FunctionCall.Name } });
        contents.Add(new Content { Role = "user", Parts = results });
        response = await client.Models.GenerateContentAsync(model, contents, config);
        return response.Candidates[0].Content;
        """);

    [Silent(TwinOf = nameof(The_text_of_the_reply))]
    static string The_calls_of_the_reply_written_down_again(GoogleGenAIPhrases say) => Agent("""
        var response = await client.Models.GenerateContentAsync(model, contents, config);
        var calls = response.Candidates[0].Content.Parts.Where(p => p.FunctionCall is not null).Select(p => p.FunctionCall).ToList();
        contents.Add(new Content { Role = "model", Parts = calls.Select(call => new Part { FunctionCall = new FunctionCall { Name = call.Name, Args = call.Args } }).ToList() });
        contents.Add(new Content { Role = "user", Parts = calls.Select(call => new Part { FunctionResponse = new FunctionResponse { Name = call.Name } }).ToList() });
        response = await client.Models.GenerateContentAsync(model, contents, config);
        return response.Candidates[0].Content;
        """);

    [Reported]
    static string A_turn_of_the_model_that_is_left_out(GoogleGenAIPhrases say) => Agent("""
        var response = await client.Models.GenerateContentAsync(model, contents, config);
        var results = new List<Part>();
        foreach (var part in response.Candidates[0].Content.Parts)
            if (part.FunctionCall != null) results.Add(new Part { FunctionResponse = {|TRA2001:new FunctionResponse { Name = part.FunctionCall.Name }|} });
        contents.Add(new Content { Role = "user", Parts = results });
        response = await client.Models.GenerateContentAsync(model, contents, config);
        return response.Candidates[0].Content;
        """);

    [Silent(TwinOf = nameof(A_turn_of_the_model_that_is_left_out))]
    static string A_turn_of_the_model_that_is_put_in_before(GoogleGenAIPhrases say) => Agent("""
        var response = await client.Models.GenerateContentAsync(model, contents, config);
        var results = new List<Part>();
        foreach (var part in response.Candidates[0].Content.Parts)
            if (part.FunctionCall != null) results.Add(new Part { FunctionResponse = new FunctionResponse { Name = part.FunctionCall.Name } });
        contents.Add(response.Candidates[0].Content);
        if (results.Count == 0) return response.Candidates[0].Content;
        contents.Add(new Content { Role = "user", Parts = results });
        response = await client.Models.GenerateContentAsync(model, contents, config);
        return response.Candidates[0].Content;
        """);

    [Reported]
    static string A_text_before_the_results(GoogleGenAIPhrases say) => Agent("""
        var response = await client.Models.GenerateContentAsync(model, contents, config);
        var reply = response.Candidates[0].Content;
        contents.Add(reply);
        var calls = reply.Parts.Where(p => p.FunctionCall != null).ToList();
        if (calls.Count == 0) return reply;
        contents.Add({|TRA4001:new Content { Role = "user", Parts = [new Part { Text = "Here they are." }] }|});
        contents.Add(new Content { Role = "user", Parts = calls.Select(p => new Part { FunctionResponse = new FunctionResponse { Name = p.FunctionCall.Name } }).ToList() });
        response = await client.Models.GenerateContentAsync(model, contents, config);
        return response.Candidates[0].Content;
        """);

    [Silent(TwinOf = nameof(A_text_before_the_results))]
    static string A_text_behind_the_results(GoogleGenAIPhrases say) => Agent("""
        var response = await client.Models.GenerateContentAsync(model, contents, config);
        var reply = response.Candidates[0].Content;
        contents.Add(reply);
        var calls = reply.Parts.Where(p => p.FunctionCall != null).ToList();
        if (calls.Count == 0) return reply;
        contents.Add(new Content { Role = "user", Parts = calls.Select(p => new Part { FunctionResponse = new FunctionResponse { Name = p.FunctionCall.Name } }).ToList() });
        contents.Add(new Content { Role = "user", Parts = [new Part { Text = "Here they are." }] });
        response = await client.Models.GenerateContentAsync(model, contents, config);
        return response.Candidates[0].Content;
        """);

    [Reported]
    static string Results_in_a_turn_of_the_model(GoogleGenAIPhrases say) => Rounds("""
        foreach (var part in reply.Parts)
            if (part.FunctionCall != null) results.Add(new Part { FunctionResponse = new FunctionResponse { Name = part.FunctionCall.Name } });
        """, role: "{|TRA3005:\"model\"|}");

    [Silent(TwinOf = nameof(Results_in_a_turn_of_the_model))]
    static string Results_in_a_turn_without_a_role(GoogleGenAIPhrases say) => Agent("""
        var response = await client.Models.GenerateContentAsync(model, contents, config);
        var reply = response.Candidates[0].Content;
        contents.Add(reply);
        contents.Add(new Content { Parts = reply.Parts.Where(p => p.FunctionCall != null).Select(p => new Part { FunctionResponse = new FunctionResponse { Name = p.FunctionCall.Name } }).ToList() });
        response = await client.Models.GenerateContentAsync(model, contents, config);
        return response.Candidates[0].Content;
        """);

    // ---- Look-alikes -----------------------------------------------------------------------------------------------------

    [Silent(TwinOf = nameof(A_call_that_is_skipped))]
    static string Results_of_the_only_function_there_is(GoogleGenAIPhrases say) => Rounds("""
        foreach (var part in reply.Parts)
            if (part.FunctionCall != null) results.Add(new Part { FunctionResponse = new FunctionResponse { Name = "get_weather" } });
        """);

    [Silent(TwinOf = nameof(A_call_that_is_skipped))]
    static string Results_with_a_new_id(GoogleGenAIPhrases say) => Rounds("""
        foreach (var part in reply.Parts)
            if (part.FunctionCall is { } call) results.Add(new Part { FunctionResponse = new FunctionResponse { Id = Guid.NewGuid().ToString(), Name = call.Name } });
        """);

    [Silent(TwinOf = nameof(A_call_that_is_skipped))]
    static string Results_without_an_id(GoogleGenAIPhrases say) => Rounds("""
        foreach (var part in reply.Parts)
            if (part.FunctionCall is { } call) results.Add(new Part { FunctionResponse = new FunctionResponse { Id = null, Name = call.Name } });
        """);

    [Silent(TwinOf = nameof(A_call_that_is_skipped))]
    static string Results_with_the_id_alone(GoogleGenAIPhrases say) => Rounds("""
        foreach (var part in reply.Parts)
            if (part.FunctionCall is { } call) results.Add(new Part { FunctionResponse = new FunctionResponse { Id = call.Id, Name = Rename(call.Name) } });
        """);

    [Silent(TwinOf = nameof(A_call_that_is_skipped))]
    static string Parts_that_are_told_apart(GoogleGenAIPhrases say) => Rounds("""
        foreach (var part in reply.Parts)
        {
            if (!string.IsNullOrEmpty(part.Text)) tools.Log.Info(part.Text);
            else if (part.FunctionCall != null) results.Add(new Part { FunctionResponse = new FunctionResponse { Name = part.FunctionCall.Name } });
        }
        """);

    [Silent(TwinOf = nameof(A_call_that_is_skipped))]
    static string A_result_that_is_filled_in(GoogleGenAIPhrases say) => Rounds("""
        foreach (var part in reply.Parts)
        {
            if (part.FunctionCall == null) continue;
            var response = new FunctionResponse();
            response.Name = part.FunctionCall.Name;
            var result = new Part();
            result.FunctionResponse = response;
            results.Add(result);
        }
        """);

    [Silent(TwinOf = nameof(A_call_that_is_skipped))]
    static string A_switch_over_names(GoogleGenAIPhrases say) => Rounds("""
        foreach (var call in reply.Parts.Select(p => p.FunctionCall).OfType<FunctionCall>())
        {
            switch (call.Name)
            {
                case "get_weather":
                    results.Add(new Part { FunctionResponse = new FunctionResponse { Name = "get_weather", Response = new() { ["result"] = "sunny" } } });
                    break;
                case "get_time":
                    results.Add(new Part { FunctionResponse = new FunctionResponse { Name = "get_time", Response = new() { ["result"] = "noon" } } });
                    break;
                default:
                    results.Add(new Part { FunctionResponse = new FunctionResponse { Name = call.Name, Response = new() { ["error"] = "unknown" } } });
                    break;
            }
        }
        """);

    [Silent(TwinOf = nameof(A_call_that_is_skipped))]
    static string A_method_that_makes_the_part(GoogleGenAIPhrases say) => Rounds("""
        foreach (var part in reply.Parts)
            if (part.FunctionCall != null) results.Add(ResultOf(part.FunctionCall));
        """);

    [Silent(TwinOf = nameof(A_call_that_is_skipped))]
    static string Tasks_that_are_awaited_together(GoogleGenAIPhrases say) => Rounds("""
        var calls = reply.Parts.Where(p => p.FunctionCall != null).Select(p => p.FunctionCall);
        results.AddRange(await Task.WhenAll(calls.Select(async call => new Part { FunctionResponse = new FunctionResponse { Name = call.Name, Response = new() { ["result"] = await tools.RunAsync(call.Name, "") } } })));
        """);

    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string Chunks_that_are_collected(GoogleGenAIPhrases say) => Agent("""
        while (true)
        {
            var parts = new List<Part>();
            var calls = new List<FunctionCall>();
            await foreach (var chunk in client.Models.GenerateContentStreamAsync(model, contents, config))
            {
                foreach (var part in chunk.Candidates[0].Content.Parts)
                {
                    parts.Add(part);
                    if (part.FunctionCall != null) calls.Add(part.FunctionCall);
                }
            }
            var reply = new Content { Role = "model", Parts = parts };
            contents.Add(reply);
            if (calls.Count == 0) return reply;
            contents.Add(new Content { Role = "user", Parts = calls.Select(call => new Part { FunctionResponse = new FunctionResponse { Name = call.Name } }).ToList() });
        }
        """);

    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string Chunks_that_are_kept_whole(GoogleGenAIPhrases say) => Agent("""
        Content last = null!;
        await foreach (var chunk in client.Models.GenerateContentStreamAsync(model, contents, config))
        {
            last = chunk.Candidates[0].Content;
            contents.Add(last);
            var results = new List<Part>();
            foreach (var part in last.Parts)
                if (part.FunctionCall is { } call) results.Add(new Part { FunctionResponse = new FunctionResponse { Name = call.Name } });
            contents.Add(new Content { Role = "user", Parts = results });
        }
        return last;
        """);

    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string A_conversation_without_functions(GoogleGenAIPhrases say) => Agent("""
        contents.Add(new Content { Role = "user", Parts = [new Part { Text = "Hello!" }] });
        var response = await client.Models.GenerateContentAsync(model, contents, config);
        contents.Add(response.Candidates[0].Content);
        contents.Add(new Content { Role = "user", Parts = [new Part { Text = "And then?" }] });
        response = await client.Models.GenerateContentAsync(model, contents, config);
        return response.Candidates[0].Content;
        """);

    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string A_text_of_the_model_that_is_kept(GoogleGenAIPhrases say) => Agent("""
        var response = await client.Models.GenerateContentAsync(model, contents, config);
        var text = response.Candidates?.FirstOrDefault()?.Content?.Parts?.FirstOrDefault()?.Text;
        contents.Add(new Content { Role = "model", Parts = [new Part { Text = text }] });
        contents.Add(new Content { Role = "user", Parts = [new Part { Text = "And then?" }] });
        response = await client.Models.GenerateContentAsync(model, contents, config);
        return response.Candidates[0].Content;
        """);

    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string An_example_that_is_written_down(GoogleGenAIPhrases say) => Agent("""
        contents.Add(new Content { Role = "model", Parts = [new Part { FunctionCall = new FunctionCall { Name = "get_weather" } }, new Part { FunctionCall = new FunctionCall { Name = "get_weather" } }] });
        contents.Add(new Content { Role = "user", Parts = [new Part { FunctionResponse = new FunctionResponse { Name = "get_weather" } }, new Part { FunctionResponse = new FunctionResponse { Name = "get_weather" } }] });
        var response = await client.Models.GenerateContentAsync(model, contents, config);
        return response.Candidates[0].Content;
        """);

    [Silent(TwinOf = nameof(The_first_call_alone))]
    static string A_content_of_somebody_else(GoogleGenAIPhrases say) => Agent("""
        contents.Add(tools.Answer<Content>("a"));
        var response = await client.Models.GenerateContentAsync(model, contents, config);
        contents.Add(response.Candidates[0].Content);
        contents.Add(tools.Answer<Content>("b"));
        response = await client.Models.GenerateContentAsync(model, contents, config);
        return response.Candidates[0].Content;
        """);

    private static string Rounds(string answers, string role = "\"user\"") => Agent($$"""
        while (true)
        {
            var reply = (await client.Models.GenerateContentAsync(model, contents, config)).Candidates[0].Content;
            contents.Add(reply);
            if (reply.Parts.All(p => p.FunctionCall == null)) return reply;
            var results = new List<Part>();
            {{answers.Replace("\n", "\n    ")}}
            contents.Add(new Content { Role = {{role}}, Parts = results });
        }
        """);

    private static string Agent(string body) => $$"""
        public class Agent
        {
            public static async Task<Content> Run(Client client, string model, List<Content> contents, GenerateContentConfig config, ITools tools)
            {
                {{body.Replace("\n", "\n        ")}}
            }

            private static string Rename(string name) => name + "_";

            private static Part ResultOf(FunctionCall call) => new Part { FunctionResponse = new FunctionResponse { Name = call.Name } };
        }
        """;
}
