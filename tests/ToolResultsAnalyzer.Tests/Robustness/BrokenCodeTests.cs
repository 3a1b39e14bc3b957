using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Robustness;

/// <summary>
/// Code that is being typed is broken most of the time: neither the analyzer nor a code fix may throw on it, whatever is missing.
/// </summary>
public class BrokenCodeTests
{
    private static readonly Vocabulary Vocabulary = PhraseBook.Vocabularies[0];

    [Theory]
    [InlineData("public class Agent { void Run(ChatClient client, List<ChatMessage> history) { history.Add(new ToolChatMessage()); client.CompleteChat(); } }")]
    [InlineData("public class Agent { void Run(ChatClient client, List<ChatMessage> history) { history.Add(new ToolChatMessage(1, 2, 3)); client.CompleteChat(history, 5); } }")]
    [InlineData("public class Agent { void Run(ChatClient client) { var r = client.CompleteChat(history).Value; foreach (var c in r.ToolCalls) history.Add(new ToolChatMessage(c.Id, x)); } }")]
    [InlineData("public class Agent { void Run(ChatClient client, List<Missing> history) { var r = client.CompleteChat(history).Value; foreach (var c in r.ToolCalls) { history.Add(new ToolChatMessage(c.Id, x)); continue } } }")]
    [InlineData("public class Agent { void Run() { foreach (var c in ((ChatCompletion)null).ToolCalls[]) { } goto missing; } }")]
    [InlineData("public class Agent { int P { get { return; } set { yield return new AssistantChatMessage(this); } } }")]
    [InlineData("public class Agent { public Agent() : base(new List<ChatMessage> { new AssistantChatMessage(P) }) { } }")]
    [InlineData("public class Agent { List<ChatMessage> h = [new UserChatMessage(\"x\"), new AssistantChatMessage([]), .. , new ToolChatMessage(];  }")]
    [InlineData("public class Agent { void Run(ChatClient client, List<ChatMessage> h) { for (var i = 0; i < client.CompleteChat(h).Value.ToolCalls.Count; ) { h.Add(new ToolChatMessage(client.CompleteChat(h).Value.ToolCalls[i].Id, \"\")); } } }")]
    [InlineData("public class Agent { void Run(ChatClient client, List<ChatMessage> h) { while (h.Count > 0) { h = h.Concat(h).ToList(); h.AddRange(h); h.Add(h[0]); h = new(h) { h[1] }; } client.CompleteChat(h); } }")]
    [InlineData("public class Agent { void Run(dynamic client, dynamic h) { var r = client.CompleteChat(h); foreach (var c in r.ToolCalls) h.Add(new ToolChatMessage(c.Id, \"\")); } }")]
    [InlineData("public unsafe class Agent { void Run(ChatClient client, List<ChatMessage> h, ChatToolCall* p) { h.Add(new ToolChatMessage(p->Id, \"\")); client.CompleteChat(h); } }")]
    [InlineData("public class Agent { System.Linq.Expressions.Expression<Func<ChatCompletion, object>> E = r => r.ToolCalls.Select(c => new ToolChatMessage(c.Id, \"\")); }")]
    [InlineData("[Obsolete(nameof(ToolChatMessage))] public class Agent(ToolChatMessage m) : List<ChatMessage>([m]) { ~Agent() { Add(m); } public static Agent operator +(Agent a, ToolChatMessage m) { a.Add(m); return a; } }")]
    [InlineData("public class Agent { void Run(ChatClient client, List<ChatMessage> h) { void Loop() { Loop(); h.Add(new AssistantChatMessage(\"\")); } Loop(); Action a = null!; a = () => { a(); h.Add(new ToolChatMessage(\"\", \"\")); }; a(); client.CompleteChat(h); } }")]
    [InlineData("public class Agent { void Run(ChatClient client, List<ChatMessage> h) { ChatCompletion r = client.CompleteChat(h); if (r.ToolCalls.Count == 0) return; h.Add(new AssistantChatMessage(r)); foreach (var c in r.ToolCalls) { h.Add(new UserChatMessage(\"\")); h.Add(new ToolChatMessage(c.Id, \"\")); ")]
    [InlineData("public class Agent { void Run(ChatClient client, List<ChatMessage> h) { ChatCompletion r = client.CompleteChat(h); h.Add(new AssistantChatMessage(r)); foreach (var c in r.ToolCalls) { h.Add(new UserChatMessage(\"\")); h.Add(new ToolChatMessage(c.Id, \"\")); ")]
    public async Task Code_that_makes_no_sense(string code)
    {
        var compilation = Analysis.Compile(Vocabulary.Open(Form.Plain).Usings + "\n" + code, Vocabulary.References[0]);

        var result = await Analysis.RunAsync(compilation);

        Assert.Empty(result.Exceptions);
        await CodeFixRun.OfferAllAsync(compilation, result.Diagnostics);
    }

    /// <summary>What is thrown on the first tree that the analyzer throws on, and that tree.</summary>
    internal static async Task<string?> FirstThatThrowsAsync(Compilation compilation, ImmutableArray<AdditionalText> files)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            var result = await Analysis.RunLiveAsync(compilation, tree, files);
            if (result.Exceptions.Count > 0)
                return $"{result.Exceptions[0]}\n--- on\n{tree}";
        }

        return null;
    }
}
