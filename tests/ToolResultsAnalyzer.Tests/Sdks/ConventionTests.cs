using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.Sdks;

/// <summary>
/// Message types of one's own in other shapes than those of the phrase book: each is the same loop that answers the first call, and its
/// twin that answers all of them.
/// </summary>
public class ConventionTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using System.Diagnostics.CodeAnalysis;


        """;

    private const string Classes = """
        public abstract class Message { public string? Id { get; set; } public string Content { get; set; } = ""; }
        public class HumanMessage : Message { }
        public class AIMessage : Message { public List<ToolCall> ToolCalls { get; set; } = new(); }
        public class ToolMessage : Message { public string ToolCallId { get; set; } = ""; }
        public class ToolCall { public string Id { get; set; } = ""; public string Name { get; set; } = ""; }
        public interface IModel { Task<AIMessage> InvokeAsync(IEnumerable<Message> messages, CancellationToken token = default); }

        """;

    private const string PositionalRecords = """
        public abstract record Message(string Content);
        public sealed record HumanMessage(string Content) : Message(Content);
        public sealed record AIMessage(string Content, IReadOnlyList<ToolCall> ToolCalls, string? Id = null) : Message(Content);
        public sealed record ToolMessage(string ToolCallId, string Content) : Message(Content);
        public sealed record ToolCall(string Id, string Name);
        public interface IModel { Task<AIMessage> InvokeAsync(IReadOnlyList<Message> messages); }

        """;

    private const string RequiredProperties = """
        public interface IMessage { string Content { get; } }
        public record HumanMessage : IMessage { public required string Content { get; init; } }
        public record AssistantMessage : IMessage { public string Content { get; init; } = ""; public ToolCall[]? ToolCalls { get; init; } }
        public record ToolResultMessage : IMessage { public required string Content { get; init; } public required string ToolCallId { get; init; } }
        public record ToolCall { public required string Id { get; init; } public Function Function { get; init; } = new(); }
        public record Function { public string Name { get; init; } = ""; }
        public class Model(System.Net.Http.HttpClient http)
        {
            public async Task<AssistantMessage> ChatAsync(List<IMessage> messages)
            {
                var text = await http.GetStringAsync("http://localhost/" + messages.Count);
                return new AssistantMessage { Content = text };
            }
        }

        """;

    /// <summary>The types, the model, its method, the type of messages, and how a result is made.</summary>
    public static TheoryData<string, string, string, string, string> Shapes => new()
    {
        { Classes, "IModel", "InvokeAsync", "Message", "new ToolMessage { ToolCallId = ID, Content = TEXT }" },
        { Classes, "IModel", "InvokeAsync", "Message", "new ToolMessage() { Content = TEXT, ToolCallId = ID }" },
        { PositionalRecords, "IModel", "InvokeAsync", "Message", "new ToolMessage(ID, TEXT)" },
        { PositionalRecords, "IModel", "InvokeAsync", "Message", "new ToolMessage(Content: TEXT, ToolCallId: ID)" },
        { RequiredProperties, "Model", "ChatAsync", "IMessage", "new ToolResultMessage { Content = TEXT, ToolCallId = ID }" },
        { Classes.Replace("public string ToolCallId { get; set; } = \"\";", "public ToolMessage(ToolCall call, string text) { ToolCallId = call.Id; Content = text; } public string ToolCallId { get; }", StringComparison.Ordinal), "IModel", "InvokeAsync", "Message", "new ToolMessage(CALL, TEXT)" },
        { Classes.Replace("public string ToolCallId { get; set; } = \"\";", "public ToolMessage(string content) { Content = content; } public string? ToolCallId { get; set; }", StringComparison.Ordinal), "IModel", "InvokeAsync", "Message", "new ToolMessage(TEXT) { ToolCallId = ID }" },
        { Classes.Replace("public interface IModel { Task", "public abstract class ModelBase { public abstract ValueTask", StringComparison.Ordinal), "ModelBase", "InvokeAsync", "Message", "new ToolMessage { ToolCallId = ID, Content = TEXT }" },
        { Classes.Replace("IEnumerable<Message> messages, CancellationToken token = default", "string model, params Message[] messages", StringComparison.Ordinal).Replace("List<ToolCall>", "IList<ToolCall>", StringComparison.Ordinal).Replace("{ get; set; } = new();", "{ get; set; } = new List<ToolCall>();", StringComparison.Ordinal), "IModel", "InvokeAsync", "Message", "new ToolMessage { ToolCallId = ID, Content = TEXT }" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task The_first_call_alone_is_answered(string types, string model, string send, string message, string result) =>
        Assert.Equal(["TRA1002"], await ReportedAsync(types, Loop(types, model, send, message, $"history.Add({Made(result, "reply.ToolCalls[0]")});")));

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task All_calls_are_answered(string types, string model, string send, string message, string result) =>
        Assert.Empty(await ReportedAsync(types, Loop(types, model, send, message, $"foreach (var call in reply.ToolCalls) history.Add({Made(result, "call")});")));

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task A_call_is_skipped(string types, string model, string send, string message, string result) =>
        Assert.Equal(["TRA1004"], await ReportedAsync(types, Loop(types, model, send, message, $"foreach (var call in reply.ToolCalls) {{ if (call.Id.Length > 9) continue; history.Add({Made(result, "call")}); }}")));

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task The_types_may_be_in_another_assembly(string types, string model, string send, string message, string result)
    {
        var reference = Analysis.Emit(Usings + types, "Company.Chat", ReferenceSet.NoSdk);
        var loop = Loop(types, model, send, message, $"history.Add({Made(result, "reply.ToolCalls[0]")});");
        Assert.Equal(["TRA1002"], await ReportedAsync(Analysis.Compile(Usings + loop, ReferenceSet.NoSdk).AddReferences(reference)));
    }

    [Theory]
    [InlineData("reply.ToolCalls = new() { reply.ToolCalls[0] };")]
    [InlineData("reply.ToolCalls = reply.ToolCalls.Take(1).ToList();")]
    [InlineData("reply.ToolCalls.RemoveRange(1, reply.ToolCalls.Count - 1);")]
    [InlineData("Shorten(reply);")]
    public async Task Calls_that_are_taken_out_of_the_reply_need_no_result(string shortens) =>
        Assert.Empty(await ReportedAsync(Classes, Loop(Classes, "IModel", "InvokeAsync", "Message", "history.Add(new ToolMessage { ToolCallId = reply.ToolCalls[0].Id });").Replace("history.Add(reply);", shortens + " history.Add(reply);", StringComparison.Ordinal)));

    [Theory]
    [InlineData("new AIMessage { Content = reply.Content }", "TRA2002")]
    [InlineData("new AIMessage { Content = reply.Content, ToolCalls = reply.ToolCalls }", "")]
    [InlineData("new AIMessage { ToolCalls = reply.ToolCalls.ToList() }", "")]
    [InlineData("new AIMessage { Content = reply.Content, ToolCalls = new() }", "TRA2002")]
    public async Task A_message_that_is_built_for_the_reply_needs_its_calls(string message, string expected) =>
        Assert.Equal(expected, string.Join(",", await ReportedAsync(Classes, Loop(Classes, "IModel", "InvokeAsync", "Message", "foreach (var call in reply.ToolCalls) history.Add(new ToolMessage { ToolCallId = call.Id });").Replace("history.Add(reply);", $"history.Add({message});", StringComparison.Ordinal))));

    [Theory]
    [InlineData("new ToolMessage { Content = tool(call.Name) }", "TRA3004")]
    [InlineData("new ToolMessage { Content = tool(call.Name), ToolCallId = \"\" }", "TRA3004")]
    [InlineData("new ToolMessage { Content = tool(call.Name), ToolCallId = call.Name }", "TRA3002")]
    [InlineData("new ToolMessage { Content = tool(call.Name), ToolCallId = reply.Id! }", "TRA3002")]
    [InlineData("new ToolMessage { Content = tool(call.Name), ToolCallId = Guid.NewGuid().ToString() }", "TRA3002")]
    [InlineData("new ToolMessage { Content = tool(call.Name), ToolCallId = call.Id }", "")]
    [InlineData("Fill(new ToolMessage { Content = tool(call.Name) }, call)", "")]
    public async Task The_id_of_a_result_is_that_of_the_call(string result, string expected) =>
        Assert.Equal(expected, string.Join(",", await ReportedAsync(Classes, Loop(Classes, "IModel", "InvokeAsync", "Message", $"foreach (var call in reply.ToolCalls) history.Add({result});"))));

    [Theory]
    [InlineData("reply.ToolCalls.Select(call => new ToolMessage { ToolCallId = call.Id, Content = tool(call.Name) })", "")]
    [InlineData("reply.ToolCalls.Where(call => call.Name != \"a\").Select(call => new ToolMessage { ToolCallId = call.Id })", "TRA1004")]
    [InlineData("await Task.WhenAll(reply.ToolCalls.Select(async call => { await Task.Yield(); return new ToolMessage { ToolCallId = call.Id }; }))", "")]
    public async Task Results_may_be_projected(string results, string expected) =>
        Assert.Equal(expected, string.Join(",", await ReportedAsync(Classes, Loop(Classes, "IModel", "InvokeAsync", "Message", $"history.AddRange({results});"))));

    [Fact]
    public async Task A_result_that_is_filled_in_by_somebody_else_is_not_known() =>
        Assert.Empty(await ReportedAsync(Classes, Loop(Classes, "IModel", "InvokeAsync", "Message", "foreach (var call in reply.ToolCalls) { var result = new ToolMessage(); Fill(result, call); history.Add(result); }")));

    [Fact]
    public async Task A_loop_that_gives_back_its_last_reply_is_no_send()
    {
        // It takes messages and gives a reply as the model does, and calls it: what it does is seen in it.
        const string Agent = """
            public class Inner(IModel model)
            {
                public async Task<AIMessage> RunAsync(List<Message> messages)
                {
                    while (true)
                    {
                        var reply = await model.InvokeAsync(messages);
                        messages.Add(reply);
                        if (reply.ToolCalls.Count == 0) return reply;
                        foreach (var call in reply.ToolCalls) messages.Add(new ToolMessage { ToolCallId = call.Id });
                    }
                }

                public AIMessage LastOf(List<Message> messages) => messages.OfType<AIMessage>().Last();

                public async Task<int> OuterAsync(List<Message> messages)
                {
                    var reply = await RunAsync(messages);
                    messages.Add(new HumanMessage());
                    foreach (var call in LastOf(messages).ToolCalls) { Console.WriteLine(LastOf(messages).Content); }
                    return (await RunAsync(messages)).ToolCalls.Count;
                }
            }
            """;
        Assert.Empty(await ReportedAsync(Classes, Agent));
    }

    [Fact]
    public async Task A_model_that_wraps_another_is_a_model()
    {
        const string Wrapper = """
            public class Logging(IModel inner) : IModel
            {
                public Task<AIMessage> InvokeAsync(IEnumerable<Message> messages, CancellationToken token = default) => inner.InvokeAsync(messages, token);
            }

            """;
        Assert.Equal(["TRA1002"], await ReportedAsync(Classes, Wrapper + Loop(Classes, "Logging", "InvokeAsync", "Message", "history.Add(new ToolMessage { ToolCallId = reply.ToolCalls[0].Id });")));
    }

    private static string Made(string result, string call) =>
        result.Replace("ID", $"{call}.Id", StringComparison.Ordinal).Replace("CALL", call, StringComparison.Ordinal).Replace("TEXT", $"tool({call}.Id)", StringComparison.Ordinal).Replace("ToolCallreply.ToolCalls[0].Id", "ToolCallId", StringComparison.Ordinal);

    /// <summary>A loop around the model, with what it does about the calls.</summary>
    private static string Loop(string types, string model, string send, string message, string answers)
    {
        var first = types.Contains("string model, params", StringComparison.Ordinal) ? "\"m\", history.ToArray()" : "history";
        var calls = types == RequiredProperties ? "reply.ToolCalls is not { Length: > 0 }" : "reply.ToolCalls.Count == 0";
        return $$"""
            public class Agent
            {
                public static async Task<string> RunAsync({{model}} model, List<{{message}}> history, Func<string, string> tool)
                {
                    while (true)
                    {
                        var reply = await model.{{send}}({{first}});
                        history.Add(reply);
                        if ({{calls}}) return reply.Content;
                        {{answers}}
                    }
                }

            {{(types.Contains("class AIMessage", StringComparison.Ordinal) && !types.Contains("ToolMessage(", StringComparison.Ordinal) ? Helpers : "")}}
            }
            """;
    }

    private const string Helpers = """
            private static void Shorten(AIMessage message) => message.ToolCalls.RemoveAt(0);
            private static ToolMessage Fill(ToolMessage message, ToolCall call) { message.ToolCallId = call.Id; return message; }
        """;

    private static Task<string[]> ReportedAsync(string types, string code) => ReportedAsync(Analysis.Compile(Usings + code + "\n" + types, ReferenceSet.NoSdk));

    private static async Task<string[]> ReportedAsync(Compilation compilation)
    {
        var result = await Analysis.RunAsync(compilation);
        Assert.Empty(result.CompilerErrors);
        Assert.Empty(result.Exceptions);
        return [.. result.Diagnostics.Select(diagnostic => diagnostic.Id)];
    }
}
