using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Sdks;
using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.Sdks;

/// <summary>Types that lack one thing of the convention are none of the rules' business: each differs in one thing from types that are.</summary>
public class ConventionLookAlikesTests
{
    private const string Source = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;

        public abstract class Message { public string Content { get; set; } = ""; }
        public class HumanMessage : Message { }
        public class AIMessage : Message { public string Id { get; set; } = ""; public List<ToolCall> ToolCalls { get; set; } = new(); }
        public class ToolMessage : Message { public string ToolCallId { get; set; } = ""; }
        public class ToolCall { public string Id { get; set; } = ""; }
        public interface IModel { Task<AIMessage> InvokeAsync(IEnumerable<Message> messages); }

        public class Agent
        {
            public static async Task RunAsync(IModel model, List<Message> history)
            {
                AIMessage reply = await model.InvokeAsync(history);
                history.Add(reply);
                history.Add(new ToolMessage { ToolCallId = reply.ToolCalls[0].Id });
                history.Add(new HumanMessage());
                reply = await model.InvokeAsync(history);
            }
        }
        """;

    /// <summary>What is missing, and the edits that take it away.</summary>
    public static TheoryData<string, string[]> Missing => new()
    {
        { "the calls have another name", ["ToolCalls", "Requests"] },
        { "the calls are no sequence", ["List<ToolCall> ToolCalls { get; set; } = new();", "ToolCall ToolCalls { get; set; } = new();", "ToolCalls[0]", "ToolCalls"] },
        { "the calls have no id", ["class ToolCall { public string Id", "class ToolCall { public string Key", "ToolCalls[0].Id", "ToolCalls[0].Key"] },
        { "the id of a call is a number", ["class ToolCall { public string Id { get; set; } = \"\";", "class ToolCall { public int Id { get; set; }", "ToolCalls[0].Id", "ToolCalls[0].Id.ToString()"] },
        { "the calls are names", ["List<ToolCall>", "List<string>", "ToolCalls[0].Id", "ToolCalls[0]"] },
        { "the calls are a field", ["ToolCalls { get; set; } = new()", "ToolCalls = new()"] },
        { "the calls are static", ["public List<ToolCall> ToolCalls", "public static List<ToolCall> ToolCalls", "reply.ToolCalls", "AIMessage.ToolCalls"] },
        { "results have no id of a call", ["ToolCallId", "Reference"] },
        { "the id of a result is a number", ["public string ToolCallId { get; set; } = \"\";", "public int ToolCallId { get; set; }", "ToolCallId = reply.ToolCalls[0].Id", "ToolCallId = reply.ToolCalls[0].Id.Length"] },
        { "they share no type", ["class AIMessage : Message {", "class AIMessage { public string Content { get; set; } = \"\";", "List<Message>", "List<object>", "IEnumerable<Message>", "IEnumerable<object>"] },
        { "they share what is not about messages", ["abstract class Message {", "abstract class Message : IDisposable { public void Dispose() { }", "List<Message>", "List<IDisposable>", "IEnumerable<Message>", "IEnumerable<IDisposable>"] },
        { "nothing takes a sequence of them", ["InvokeAsync(IEnumerable<Message> messages)", "InvokeAsync(Message[][] messages)", "InvokeAsync(history)", "InvokeAsync(new[] { history.ToArray() })"] },
        { "what takes the sequence gives no message with calls", ["Task<AIMessage> InvokeAsync", "Task<Message> InvokeAsync", "AIMessage reply = await", "AIMessage reply = (AIMessage)await", " reply = await", " _ = await"] },
        { "what takes the sequence gives nothing but a text", ["Task<AIMessage> InvokeAsync", "Task<string> InvokeAsync", "AIMessage reply = await model.InvokeAsync(history)", "AIMessage reply = new AIMessage { Content = await model.InvokeAsync(history) }", " reply = await", " _ = await"] },
        { "what takes the sequence can but look into it", ["public interface IModel { Task<AIMessage> InvokeAsync(IEnumerable<Message> messages); }", "public class IModel { public AIMessage Last(IEnumerable<Message> messages) => messages.OfType<AIMessage>().Last(); }", "await model.InvokeAsync", "model.Last", "async Task RunAsync", "void RunAsync"] },
        { "what takes the sequence extends it", ["public interface IModel { Task<AIMessage> InvokeAsync(IEnumerable<Message> messages); }", "public class IModel { } public static class Messages { static readonly AIMessage none = new(); public static AIMessage Last(this IEnumerable<Message> messages) => messages.OfType<AIMessage>().LastOrDefault() ?? none; }", "await model.InvokeAsync(history)", "history.Last()", "async Task RunAsync", "void RunAsync"] },
        { "one message is taken, not a sequence", ["InvokeAsync(IEnumerable<Message> messages)", "InvokeAsync(Message message)", "InvokeAsync(history)", "InvokeAsync(history[0])"] },
        { "a message is both", ["class ToolMessage : Message {", "class ToolMessage : AIMessage {", "class AIMessage : Message { public string Id", "class AIMessage : Message { public string ToolCallId2 { get; set; } = \"\"; public string Id", "List<Message>", "List<AIMessage>", "IEnumerable<Message>", "IEnumerable<AIMessage>", "history.Add(new HumanMessage());", ""] },
    };

    [Fact]
    public async Task With_the_whole_shape_it_is_reported() => Assert.Equal(["TRA1002"], await ReportedAsync(Source));

    [Theory]
    [MemberData(nameof(Missing))]
    public async Task It_is_silent_where(string missing, string[] edits)
    {
        Assert.NotEmpty(missing);
        var source = Source;
        for (var i = 0; i < edits.Length; i += 2)
        {
            Assert.Contains(edits[i], source, StringComparison.Ordinal);
            source = source.Replace(edits[i], edits[i + 1], StringComparison.Ordinal);
        }

        Assert.Empty(await ReportedAsync(source));
    }

    [Fact]
    public void What_is_found_is_a_vocabulary_whose_names_resolve()
    {
        var compilation = Analysis.Compile(Source, ReferenceSet.NoSdk);
        var vocabulary = Assert.Single(KnownVocabularies.In(compilation, []));
        Assert.NotNull(VocabularySymbols.Create(compilation, [vocabulary]));
        Assert.All(vocabulary.Rows, row => Assert.True(row.Member is null || compilation.GetTypeByMetadataName(row.Type)!.GetMembers(row.Member).Length > 0, row.ToString()));
    }

    private static async Task<string[]> ReportedAsync(string source)
    {
        var result = await Analysis.RunAsync(Analysis.Compile(source, ReferenceSet.NoSdk));
        Assert.Empty(result.CompilerErrors);
        Assert.Empty(result.Exceptions);
        return [.. result.Diagnostics.Select(diagnostic => diagnostic.Id)];
    }
}
