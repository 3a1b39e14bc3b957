using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.Sdks;

/// <summary>Classes that look like one class for all messages and mean something else, or of which nobody knows what becomes of them.</summary>
public class RecordLookAlikesTests
{
    private const string Types = """
        public class ChatMessage
        {
            public string Role { get; set; } = "";
            public string? Content { get; set; }
            public List<ToolCall> ToolCalls { get; set; } = new();
            public string? ToolCallId { get; set; }
        }

        public class ToolCall
        {
            public string Id { get; set; } = "";
            public string Name { get; set; } = "";
        }

        """;

    private const string Sends = "public interface IChat { Task<ChatMessage> SendAsync(IEnumerable<ChatMessage> messages); }\n";

    private const string Answer = "history.Add(new ChatMessage { Role = \"tool\", ToolCallId = reply.ToolCalls[0].Id, Content = \"sunny\" });";

    /// <summary>What they are, and the program.</summary>
    public static TheoryData<string, string> Programs => new()
    {
        { "entries of a log that is written", Types + "public interface ILogStore { Task WriteAsync(IEnumerable<ChatMessage> messages); }\n" + Loop("ILogStore log, ChatMessage reply", Answer + " await log.WriteAsync(history);") },
        { "rows of a database that gives back how many", Types + "public interface IRows { Task<int> InsertAsync(IEnumerable<ChatMessage> messages); }\n" + Loop("IRows rows, ChatMessage reply", Answer + " await rows.InsertAsync(history);") },
        { "what a user interface shows", Types + "public class View { public ObservableCollection<ChatMessage> Shown { get; } = new(); }\n" + Loop("View view, ChatMessage reply", Answer + " foreach (var message in history) view.Shown.Add(message);") },
        { "a history that is deserialised", Types + "public static class Store { public static List<ChatMessage> Load(string json) => JsonSerializer.Deserialize<List<ChatMessage>>(json)!; public static string Save(List<ChatMessage> messages) => JsonSerializer.Serialize(messages); }\n" + Loop("string json, ChatMessage reply", "history = Store.Load(json); " + Answer + " json = Store.Save(history);") },
        { "messages that a test compares", Types + "public static class Check { public static ChatMessage Same(IEnumerable<ChatMessage> left, IEnumerable<ChatMessage> right) => left.Except(right).First(); }\n" + Loop("ChatMessage reply", Answer + " Check.Same(history, history);") },
        { "a search in messages", Types + "public static class Finder { public static ChatMessage Last(List<ChatMessage> messages) => messages[^1]; }\n" + Loop("ChatMessage reply", Answer + " reply = Finder.Last(history);") },
        { "a summary of messages", Types + "public interface ISummary { Task<string> OfAsync(IEnumerable<ChatMessage> messages); }\n" + Loop("ISummary summary, ChatMessage reply", Answer + " await summary.OfAsync(history);") },
        { "a client of something else, whose parts have no calls", "public class Part { public string Role { get; set; } = \"\"; public string? Content { get; set; } public string? ToolCallId { get; set; } }\npublic interface IParts { Task<Part> OrderAsync(List<Part> parts); }\npublic static class Agent { public static async Task RunAsync(IParts parts, List<Part> list) { var part = await parts.OrderAsync(list); list.Add(part); list.Add(new Part { Role = \"tool\" }); await parts.OrderAsync(list); } }" },
        { "phone calls of a tool rental", "public class Rental { public string Role { get; set; } = \"\"; public string? Content { get; set; } public List<Phone> ToolCalls { get; set; } = new(); public string? ToolCallId { get; set; } }\npublic class Phone { public int Id { get; set; } }\npublic interface IRentals { Task<Rental> SendAsync(List<Rental> rentals); }\npublic static class Agent { public static async Task RunAsync(IRentals rentals, List<Rental> list) { var rental = await rentals.SendAsync(list); list.Add(rental); list.Add(new Rental { Role = \"tool\" }); await rentals.SendAsync(list); } }" },
        { "results that another service appends", Types + Sends + "public interface IToolService { Task AnswerAsync(List<ChatMessage> history, ChatMessage reply); }\n" + Loop("IChat chat, IToolService service", "var reply = await chat.SendAsync(history); history.Add(reply); await service.AnswerAsync(history, reply); await chat.SendAsync(history);") },
        { "results that another service makes", Types + Sends + "public interface IToolService { Task<List<ChatMessage>> RunAsync(IReadOnlyList<ToolCall> calls); }\n" + Loop("IChat chat, IToolService service", "var reply = await chat.SendAsync(history); history.Add(reply); history.AddRange(await service.RunAsync(reply.ToolCalls)); await chat.SendAsync(history);") },
        { "a role that the caller names", Types + Sends + Loop("IChat chat, string role", "var reply = await chat.SendAsync(history); history.Add(reply); foreach (var call in reply.ToolCalls) history.Add(new ChatMessage { Role = role, ToolCallId = call.Id }); await chat.SendAsync(history);") },
        { "a message that is a copy", Types + Sends + "public static class Copies { public static ChatMessage Of(ChatMessage message) => new() { Role = message.Role, Content = message.Content, ToolCalls = message.ToolCalls, ToolCallId = message.ToolCallId }; }\n" + Loop("IChat chat", "var reply = await chat.SendAsync(history); history.Add(Copies.Of(reply)); foreach (var call in reply.ToolCalls) history.Add(new ChatMessage { Role = \"tool\", ToolCallId = call.Id }); await chat.SendAsync(history.Select(Copies.Of));") },
        { "a mapping that hands the calls on", Types + Sends + Mapper("\"assistant\" => new ChatMessage { Role = \"assistant\", Content = line.Text, ToolCalls = line.Calls },") },
        { "a mapping that adds the calls afterwards", Types + Sends + Mapper("\"assistant\" => With(new ChatMessage { Role = \"assistant\", Content = line.Text }, line),", "static ChatMessage With(ChatMessage message, Line line) { message.ToolCalls.AddRange(line.Calls); return message; }") },
        { "a mapping without results", Types + Sends + Mapper("\"assistant\" => new ChatMessage { Role = \"assistant\", Content = line.Text },").Replace("\"tool\" =>", "\"developer\" =>", StringComparison.Ordinal).Replace("Role = \"tool\", ToolCallId = line.CallId", "Role = \"developer\"", StringComparison.Ordinal) },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Nothing_is_said_of(string what, string program)
    {
        Assert.NotEmpty(what);
        Assert.Empty(await ReportedAsync(program));
    }

    /// <summary>The same types and loops are reported where they are messages that are sent.</summary>
    [Fact]
    public async Task Messages_that_are_sent_are_reported() =>
        Assert.Equal(["TRA1002"], await ReportedAsync(Types + Sends + Loop("IChat chat", "var reply = await chat.SendAsync(history); history.Add(reply); " + Answer + " await chat.SendAsync(history);")));

    [Fact]
    public async Task A_mapping_that_drops_the_calls_is_reported() =>
        Assert.Equal(["TRA2004"], await ReportedAsync(Types + Sends + Mapper("\"assistant\" => new ChatMessage { Role = \"assistant\", Content = line.Text },")));

    private static string Loop(string parameters, string body) => $$"""
        public static class Agent
        {
            public static async Task RunAsync({{parameters}}, List<ChatMessage> history)
            {
                await Task.Yield();
                {{body}}
            }
        }
        """;

    private static string Mapper(string arm, string others = "") => $$"""
        public sealed record Line(string Role, string Text, string? CallId, List<ToolCall> Calls);

        public static class Mapper
        {
            public static ChatMessage Map(Line line) => line.Role switch
            {
                {{arm}}
                "tool" => new ChatMessage { Role = "tool", ToolCallId = line.CallId, Content = line.Text },
                _ => new ChatMessage { Role = "user", Content = line.Text },
            };

            {{others}}
        }
        """;

    private static async Task<string[]> ReportedAsync(string program)
    {
        var result = await Analysis.RunAsync(Analysis.Compile($"""
            using System;
            using System.Collections.Generic;
            using System.Collections.ObjectModel;
            using System.Linq;
            using System.Text.Json;
            using System.Threading.Tasks;

            {program}
            """, ReferenceSet.NoSdk));
        Assert.Empty(result.CompilerErrors);
        Assert.Empty(result.Exceptions);
        return [.. result.Diagnostics.Select(diagnostic => diagnostic.Id)];
    }
}
