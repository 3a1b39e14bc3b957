using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Robustness;

/// <summary>
/// Code that is being typed is broken most of the time: neither the analyzer nor a code fix may throw on it, whatever is missing.
/// </summary>
public class BrokenCodeTests
{
    /// <summary>
    /// Of every so many places one is tried, each snippet beginning at another, so that over all snippets every kind of place is.
    /// The environment variable <c>BROKEN_CODE_STEP=1</c> tries all of them.
    /// </summary>
    private static readonly int Step = int.TryParse(Environment.GetEnvironmentVariable("BROKEN_CODE_STEP"), out var step) ? step
        : Repository.RunsOnLatestRoslyn ? 149 : 97;

    private static readonly Vocabulary Vocabulary = PhraseBook.Vocabularies[0];

    [Fact]
    public Task Code_that_ends_after_any_token() => NothingThrowsAsync((code, tokens, index) => code[..tokens[index].Span.End]);

    [Fact]
    public Task Code_that_lacks_any_token() => NothingThrowsAsync((code, tokens, index) => code.Remove(tokens[index].SpanStart, tokens[index].Span.Length));

    [Fact]
    public Task Code_that_has_any_token_twice() => NothingThrowsAsync((code, tokens, index) => code.Insert(tokens[index].Span.End, " " + tokens[index].Text));

    [Fact]
    public Task Code_whose_names_do_not_resolve() => NothingThrowsAsync((code, tokens, index) =>
        tokens[index].IsKind(SyntaxKind.IdentifierToken) ? code.Insert(tokens[index].Span.End, "X") : null);

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
    public async Task Code_that_makes_no_sense(string code)
    {
        var compilation = Analysis.Compile(Vocabulary.Open(Form.Plain).Usings + "\n" + code, Vocabulary.References[0]);

        var result = await Analysis.RunAsync(compilation);

        Assert.Empty(result.Exceptions);
        await CodeFixRun.OfferAllAsync(compilation, result.Diagnostics);
    }

    /// <summary>Damages every snippet at many places and analyzes the results, many in one compilation.</summary>
    /// <param name="damage">The damaged code, or null where the damage does not apply.</param>
    private static async Task NothingThrowsAsync(Func<string, IReadOnlyList<SyntaxToken>, int, string?> damage)
    {
        var damaged = new List<string>();
        foreach (var (snippet, order) in Snippet.All.Where(snippet => snippet.IsIn(Vocabulary)).Select((snippet, order) => (snippet, order)))
        {
            var code = snippet.Render(Vocabulary, Form.Plain, $"Snippets.N{order}").Code;
            var tokens = (await Analysis.Parse(code).GetRootAsync()).DescendantTokens().ToList();
            var start = tokens.FindIndex(token => token.IsKind(SyntaxKind.NamespaceKeyword)) + 1;
            for (var index = start + (order % Step); index < tokens.Count; index += Step)
            {
                if (damage(code, tokens, index) is { } result)
                    damaged.Add(result);
            }
        }

        Assert.True(damaged.Count > 300, $"Only {damaged.Count} snippets were damaged.");
        foreach (var batch in damaged.Chunk(250))
        {
            var compilation = Analysis.Compile(
                [.. batch.Select((code, index) => Analysis.Parse(code, $"Damaged{index}.cs")), Prelude.Tree],
                Vocabulary.References[0],
                nullableWarnings: false);
            var result = await Analysis.RunWithoutCompilerAsync(compilation);
            if (result.Exceptions.Count > 0)
                Assert.Fail(await FirstThatThrowsAsync(compilation));

            await CodeFixRun.OfferAllAsync(compilation, result.Diagnostics);
        }
    }

    private static async Task<string> FirstThatThrowsAsync(Compilation compilation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            var result = await Analysis.RunLiveAsync(compilation, tree);
            if (result.Exceptions.Count > 0)
                return $"{result.Exceptions[0]}\n--- on\n{tree}";
        }

        return "The analyzer throws, but on no tree alone.";
    }
}
