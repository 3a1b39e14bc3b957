using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.Sdks;

/// <summary>One class that is all messages, as the protocol has them: a role, a content, calls, and the id of a call.</summary>
public class RecordMessagesTests
{
    private const string Direct = """
        public class ChatMessage { public string Role { get; set; } = ""; public string? Content { get; set; } public List<ToolCall>? ToolCalls { get; set; } public string? ToolCallId { get; set; } }
        public class ToolCall { public string Id { get; set; } = ""; public Function Function { get; set; } = new(); }
        public class Function { public string Name { get; set; } = ""; }
        public interface IChat { Task<ChatMessage> SendAsync(List<ChatMessage> messages); }

        """;

    private const string Json = """
        public class Message { public string role { get; set; } = ""; public string? content { get; set; } public ToolCall[]? tool_calls { get; set; } public string? tool_call_id { get; set; } }
        public class ToolCall { public string id { get; set; } = ""; public Function function { get; set; } = new(); }
        public class Function { public string name { get; set; } = ""; }
        public class Choice { public Message message { get; set; } = new(); public string finish_reason { get; set; } = ""; }
        public class Response { public string id { get; set; } = ""; public List<Choice> choices { get; set; } = new(); }
        public class Request { public string model { get; set; } = ""; public List<Message> messages { get; set; } = new(); }
        public class Client { public async Task<Response> PostAsync(Request request) { await Task.Yield(); return new Response(); } }

        """;

    private const string Records = """
        public enum ChatRole { System, User, Assistant, Tool }
        public record ChatMessage(ChatRole Role, string? Content) { public IReadOnlyList<ToolCall> ToolCalls { get; init; } = []; public string? ToolCallId { get; init; } }
        public record ToolCall(string Id, string Name);
        public record ChatResponse(string Id, ChatMessage Message);
        public interface IChat { ValueTask<ChatResponse> AskAsync(IReadOnlyList<ChatMessage> messages, CancellationToken token = default); }

        """;

    /// <summary>The types, and loops: what is reported in them.</summary>
    public static TheoryData<string, string, string> Programs => new()
    {
        { Direct, DirectLoop("history.Add(new ChatMessage { Role = \"tool\", Content = \"x\", ToolCallId = reply.ToolCalls[0].Id });"), "TRA1002" },
        { Direct, DirectLoop("foreach (var call in reply.ToolCalls) history.Add(new ChatMessage { Role = \"tool\", Content = \"x\", ToolCallId = call.Id });"), "" },
        { Direct, DirectLoop("foreach (var call in reply.ToolCalls) { if (call.Function.Name.Length > 3) continue; history.Add(new ChatMessage { Role = \"tool\", ToolCallId = call.Id }); }"), "TRA1004" },
        { Direct, DirectLoop("foreach (var call in reply.ToolCalls) history.Add(new ChatMessage { Role = \"tool\", Content = \"x\" });"), "TRA3004" },
        { Direct, DirectLoop("foreach (var call in reply.ToolCalls) history.Add(new ChatMessage { Role = \"tool\", Content = \"x\", ToolCallId = call.Function.Name });"), "TRA3002" },
        { Direct, DirectLoop("foreach (var call in reply.ToolCalls) { var result = new ChatMessage(); result.Role = \"tool\"; result.ToolCallId = call.Id; history.Add(result); }"), "" },
        { Direct, DirectLoop("foreach (var call in reply.ToolCalls) { history.Add(new ChatMessage { Role = \"user\", Content = \"now\" }); history.Add(new ChatMessage { Role = \"tool\", ToolCallId = call.Id }); }"), "TRA4001" },
        { Direct, DirectLoop("foreach (var call in reply.ToolCalls) { history.Add(new ChatMessage { Role = Name(call), Content = \"now\" }); }"), "" },
        { Direct, DirectLoop("foreach (var call in reply.ToolCalls) history.Add(new ChatMessage { Role = \"tool\", ToolCallId = call.Id });").Replace("history.Add(reply);", "history.Add(new ChatMessage { Role = \"assistant\", Content = reply.Content });", StringComparison.Ordinal), "TRA2002" },
        { Direct, DirectLoop("foreach (var call in reply.ToolCalls) history.Add(new ChatMessage { Role = \"tool\", ToolCallId = call.Id });").Replace("history.Add(reply);", "history.Add(new ChatMessage { Role = \"assistant\", Content = reply.Content, ToolCalls = reply.ToolCalls });", StringComparison.Ordinal), "" },
        { Direct, DirectLoop("foreach (var call in reply.ToolCalls) history.Add(new ChatMessage { Role = \"tool\", ToolCallId = call.Id });").Replace("history.Add(reply);", "", StringComparison.Ordinal), "TRA2001" },
        { Json, JsonLoop("history.Add(new Message { role = \"tool\", content = \"x\", tool_call_id = reply.tool_calls[0].id });"), "TRA1002" },
        { Json, JsonLoop("foreach (var call in reply.tool_calls) history.Add(new Message { role = \"tool\", content = \"x\", tool_call_id = call.id });"), "" },
        { Json, JsonLoop("foreach (var call in reply.tool_calls) history.Add(new Message { role = \"tool\", content = \"x\", tool_call_id = response.id });"), "TRA3002" },
        { Records, RecordsLoop("history.Add(new ChatMessage(ChatRole.Tool, \"x\") { ToolCallId = reply.ToolCalls[0].Id });"), "TRA1002" },
        { Records, RecordsLoop("foreach (var call in reply.ToolCalls) history.Add(new ChatMessage(ChatRole.Tool, \"x\") { ToolCallId = call.Id });"), "" },
        { Records, RecordsLoop("foreach (var call in reply.ToolCalls) history.Add(new ChatMessage(Content: \"x\", Role: ChatRole.Tool) { ToolCallId = call.Name });"), "TRA3002" },
        { Records, RecordsLoop("foreach (var call in reply.ToolCalls) { history.Add(new ChatMessage(ChatRole.Tool, \"x\") { ToolCallId = call.Id }); history.Add(new ChatMessage(ChatRole.Tool, \"x\") { ToolCallId = call.Id }); }"), "TRA2003" },

        { Direct, DirectLoop("history.AddRange(reply.ToolCalls.Select(call => new ChatMessage { Role = \"tool\", ToolCallId = call.Id }));"), "" },

        // One thing of the shape is missing.
        { Direct.Replace("string Role { get; set; } = \"\";", "int Role { get; set; }", StringComparison.Ordinal), DirectLoop("history.Add(new ChatMessage { Role = 3, ToolCallId = reply.ToolCalls[0].Id });"), "" },
        { Direct.Replace("Role", "Kind", StringComparison.Ordinal), DirectLoop("history.Add(new ChatMessage { Kind = \"tool\", ToolCallId = reply.ToolCalls[0].Id });"), "" },
        { Direct.Replace("? Content ", "? Said ", StringComparison.Ordinal), DirectLoop("history.Add(new ChatMessage { Role = \"tool\", ToolCallId = reply.ToolCalls[0].Id });"), "" },
        { Direct.Replace("string Id", "string Key", StringComparison.Ordinal), DirectLoop("history.Add(new ChatMessage { Role = \"tool\", ToolCallId = reply.ToolCalls[0].Key });"), "" },
        { Direct.Replace("ToolCallId", "CallReference", StringComparison.Ordinal), DirectLoop("history.Add(new ChatMessage { Role = \"tool\", CallReference = reply.ToolCalls[0].Id });"), "" },
        { Direct.Replace("Task<ChatMessage> SendAsync(List<ChatMessage> messages)", "Task<ChatMessage> SendAsync(object messages)", StringComparison.Ordinal), DirectLoop("history.Add(new ChatMessage { Role = \"tool\", ToolCallId = reply.ToolCalls[0].Id });"), "" },
        { Direct.Replace("Task<ChatMessage> SendAsync", "Task<dynamic> SendAsync", StringComparison.Ordinal), DirectLoop("history.Add(new ChatMessage { Role = \"tool\", ToolCallId = reply.ToolCalls[0].Id });").Replace("var reply =", "ChatMessage reply =", StringComparison.Ordinal), "" },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task A_program_is_reported_as(string types, string program, string expected)
    {
        var result = await Analysis.RunAsync(Analysis.Compile($"""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Threading;
            using System.Threading.Tasks;

            {types}
            {program}
            """, ReferenceSet.NoSdk, program: false));

        Assert.Empty(result.CompilerErrors);
        Assert.Empty(result.Exceptions);
        Assert.Equal(expected, string.Join(",", result.Diagnostics.Select(diagnostic => diagnostic.Id)));
    }

    private static string DirectLoop(string answers) => Agent("IChat chat", "ChatMessage", "var reply = await chat.SendAsync(history);", "reply.ToolCalls is not { Count: > 0 }", answers);

    private static string JsonLoop(string answers) => Agent(
        "Client client", "Message", "var response = await client.PostAsync(new Request { model = \"m\", messages = history }); var reply = response.choices[0].message;", "reply.tool_calls == null || reply.tool_calls.Length == 0", answers);

    private static string RecordsLoop(string answers) => Agent("IChat chat", "ChatMessage", "var response = await chat.AskAsync(history); var reply = response.Message;", "!reply.ToolCalls.Any()", answers);

    private static string Agent(string client, string message, string asks, string hasNone, string answers) => $$"""
        public static class Agent
        {
            public static async Task RunAsync({{client}}, List<{{message}}> history)
            {
                while (true)
                {
                    {{asks}}
                    history.Add(reply);
                    if ({{hasNone}}) return;
                    {{answers}}
                }
            }

            static string Name(ToolCall call) => Find(call);
            static readonly Func<ToolCall, string> Find = null!;
        }
        """;
}
