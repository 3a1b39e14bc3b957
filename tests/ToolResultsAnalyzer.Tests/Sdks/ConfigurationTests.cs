using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Sdks;
using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.Sdks;

/// <summary>A team's own messages, whose names say nothing to anybody else, and what each line of a configuration file is for.</summary>
public class ConfigurationTests
{
    private const string Talk = """
        using System.Collections.Generic;
        using System.Threading.Tasks;

        namespace Company.Talk
        {
            public abstract class Turn { }
            public class Asked : Turn { public Asked(string text) { } }
            public class Said : Turn
            {
                public Said(string words) { }
                public Said(Answer answer) { }
                public Said(string words, IReadOnlyList<Wish> wishes) { }
                public IReadOnlyList<Wish> Wishes => null!;
            }
            public class Done : Turn
            {
                public Done(string outcome, string key) { }
                public Done(string outcome) { }
                public string Key { get; set; } = "";
            }
            public class Wish { public Wish(string key, string what) { } public string Key => ""; public string What => ""; }
            public class Envelope { public Answer Best => null!; }
            public class Answer { public string Key => ""; public string Words => ""; public IReadOnlyList<Wish> Wishes => null!; }
            public class Line
            {
                public Task<Answer> TellAsync(string model, IReadOnlyList<Turn> turns) => null!;
                public Answer Tell(IEnumerable<Turn> turns) => null!;
            }
            public static class Turns
            {
                public static Turn Outcome(string key, string text) => null!;
                public static Turn Remark(string text) => null!;
                public static void Put(this List<Turn> list, Turn turn) { }
                public static void Settle(List<Turn> list, Answer answer) { }
                public static IEnumerable<Turn> Outcomes(IEnumerable<Wish> wishes) => null!;
            }
            public class Script : List<Turn> { public void Note(Turn turn) { } }
        }
        """;

    internal const string File = """
        // What the team calls its turns.
        T:Company.Talk.Turn;message
        T:Company.Talk.Asked;other
        T:Company.Talk.Said;assistant
        T:Company.Talk.Done;result
        T:Company.Talk.Answer;reply
        T:Company.Talk.Wish;call

        P:Company.Talk.Answer.Wishes;calls
        P:Company.Talk.Said.Wishes;calls
        P:Company.Talk.Wish.Key;id
        P:Company.Talk.Wish.What;name
        P:Company.Talk.Answer.Words;text
        P:Company.Talk.Answer.Key;reply-id
        P:Company.Talk.Done.Key;result-id
        P:Company.Talk.Envelope.Best;message-of-reply

        M:Company.Talk.Said.#ctor(System.String);assistant(text: words)
        M:Company.Talk.Said.#ctor(Company.Talk.Answer);assistant(answer)
        M:Company.Talk.Said.#ctor(System.String,System.Collections.Generic.IReadOnlyList{Company.Talk.Wish});assistant(text: words, calls: wishes)
        M:Company.Talk.Done.#ctor(System.String,System.String);result(id: key, text: outcome)
        M:Company.Talk.Done.#ctor(System.String);result(text: outcome)
        M:Company.Talk.Turns.Outcome(System.String,System.String);result(key, text: text)
        M:Company.Talk.Turns.Remark(System.String);other
        M:Company.Talk.Wish.#ctor(System.String,System.String);call(id: key, name: what)
        M:Company.Talk.Turns.Put(System.Collections.Generic.List{Company.Talk.Turn},Company.Talk.Turn);append(turn, history: list)
        M:Company.Talk.Script.Note(Company.Talk.Turn);append(turn)
        M:Company.Talk.Turns.Settle(System.Collections.Generic.List{Company.Talk.Turn},Company.Talk.Answer);answers(answer, history: list)
        M:Company.Talk.Turns.Outcomes(System.Collections.Generic.IEnumerable{Company.Talk.Wish});answers(wishes)
        M:Company.Talk.Line.TellAsync(System.String,System.Collections.Generic.IReadOnlyList{Company.Talk.Turn});send(turns);the model
        M:Company.Talk.Line.Tell(System.Collections.Generic.IEnumerable{Company.Talk.Turn}) ; send( history : turns )
        """;

    internal static readonly ReferenceSet References = ReferenceSet.NoSdk.With("Company.Talk", Talk);

    /// <summary>The line, code that shows what it says, and what is reported with the line and without it.</summary>
    public static TheoryData<string, string, string, string> Lines => new()
    {
        { "T:Company.Talk.Turn;", Answers("turns.Add(new Done(\"x\", answer.Wishes[0].Key));"), "TRA1002", "" },
        { "T:Company.Talk.Asked;", Answers("foreach (var wish in answer.Wishes) { turns.Add(new Asked(\"x\")); turns.Add(new Done(\"x\", wish.Key)); }"), "TRA4001", "" },
        { "T:Company.Talk.Done;", Whole("string role = $\"{line}\", text = role; turns.Add(role switch { \"tool\" => Made(text), \"assistant\" => new Said(text), _ => new Asked(text) }); await line.TellAsync(\"m\", turns);"), "TRA2004", "" },
        { "T:Company.Talk.Answer;", Answers("turns.Add(new Done(\"x\", answer.Wishes[0].Key));"), "TRA1002", "" },
        { "T:Company.Talk.Wish;", Answers("foreach (var wish in answer.Wishes.ToList()) { if (wish.Key.Length > 3) continue; turns.Add(new Done(\"x\", wish.Key)); }"), "TRA1004", "" },
        { "P:Company.Talk.Answer.Wishes;", Answers("turns.Add(new Done(\"x\", answer.Wishes[0].Key));"), "TRA1002", "" },
        { "P:Company.Talk.Said.Wishes;", Answers("var said = new Said(answer); foreach (var wish in said.Wishes) { if (wish.What.Length > 3) continue; turns.Add(new Done(\"x\", wish.Key)); }"), "TRA1004", "TRA1001" },
        { "P:Company.Talk.Wish.Key;", Answers("turns.Add(new Done(\"x\", answer.Wishes[0].Key));"), "TRA1002", "" },
        { "P:Company.Talk.Wish.What;", Answers("foreach (var wish in answer.Wishes) turns.Add(new Done(\"x\", wish.What));"), "TRA3002", "" },
        { "P:Company.Talk.Answer.Words;", Whole("var answer = await line.TellAsync(\"m\", turns); turns.Add(new Said(answer.Words)); turns.Add(new Asked(\"x\")); foreach (var wish in answer.Wishes) turns.Add(new Done(\"x\", wish.Key)); await line.TellAsync(\"m\", turns);"), "TRA2002", "TRA2001" },
        { "P:Company.Talk.Answer.Key;", Answers("foreach (var wish in answer.Wishes) turns.Add(new Done(\"x\", answer.Key));"), "TRA3002", "" },
        { "P:Company.Talk.Done.Key;", Answers("foreach (var wish in answer.Wishes) { var done = new Done(\"x\"); done.Key = wish.Key; turns.Add(done); }"), "", "TRA3004" },
        { "P:Company.Talk.Envelope.Best;", Whole("var answer = await line.TellAsync(\"m\", turns); turns.Add(new Said(answer)); turns.Add(new Done(\"x\", answer.Wishes[0].Key)); await line.TellAsync(\"m\", turns);"), "TRA1002", "TRA1002" },
        { "M:Company.Talk.Said.#ctor(System.String);", Whole("var answer = await line.TellAsync(\"m\", turns); turns.Add(new Said(answer.Words)); foreach (var wish in answer.Wishes) turns.Add(new Done(\"x\", wish.Key)); await line.TellAsync(\"m\", turns);"), "TRA2002", "" },
        { "M:Company.Talk.Said.#ctor(Company.Talk.Answer);", Answers("turns.Add(new Done(\"x\", answer.Wishes[0].Key));"), "TRA1002", "" },
        { "M:Company.Talk.Said.#ctor(System.String,", Whole("turns.Add(new Said(\"x\", new[] { new Wish(\"a\", \"f\"), new Wish(\"b\", \"f\") })); turns.Add(new Done(\"x\", \"a\")); turns.Add(new Done(\"x\", \"c\")); await line.TellAsync(\"m\", turns);"), "TRA3001", "" },
        { "M:Company.Talk.Wish.#ctor", Whole("turns.Add(new Said(\"x\", new[] { new Wish(\"a\", \"f\"), new Wish(\"b\", \"f\") })); turns.Add(new Done(\"x\", \"a\")); turns.Add(new Done(\"x\", \"c\")); await line.TellAsync(\"m\", turns);"), "TRA3001", "" },
        { "M:Company.Talk.Done.#ctor(System.String,System.String);", Answers("turns.Add(new Done(\"x\", answer.Wishes[0].Key));"), "TRA1002", "" },
        { "M:Company.Talk.Done.#ctor(System.String);", Answers("foreach (var wish in answer.Wishes) turns.Add(new Done(\"x\"));"), "TRA3004", "" },
        { "M:Company.Talk.Turns.Outcome(", Answers("turns.Add(Turns.Outcome(answer.Wishes[0].Key, \"x\"));"), "TRA1002", "" },
        { "M:Company.Talk.Turns.Remark", Answers("foreach (var wish in answer.Wishes) { turns.Add(Turns.Remark(\"x\")); turns.Add(new Done(\"x\", wish.Key)); }"), "TRA4001", "" },
        { "M:Company.Talk.Turns.Put", Answers("turns.Put(new Done(\"x\", answer.Wishes[0].Key));"), "TRA1002", "" },
        { "M:Company.Talk.Script.Note", Whole("var script = new Script(); script.Add(new Asked(\"x\")); var answer = line.Tell(script); script.Note(new Said(answer)); script.Note(new Done(\"x\", answer.Wishes[0].Key)); line.Tell(script); await Task.Yield();"), "TRA1002", "" },
        { "M:Company.Talk.Turns.Settle", Answers("Turns.Settle(turns, answer); turns.Add(new Done(\"x\", answer.Wishes[0].Key));"), "TRA2003", "" },
        { "M:Company.Talk.Turns.Outcomes", Answers("turns.AddRange(Turns.Outcomes(answer.Wishes)); turns.Add(new Done(\"x\", answer.Wishes[0].Key));"), "TRA2003", "" },
        { "M:Company.Talk.Line.TellAsync", Whole("var own = new List<Turn> { new Asked(\"x\") }; var answer = await line.TellAsync(\"m\", own); own.Add(new Said(answer)); own.Add(new Done(\"x\", answer.Wishes[0].Key)); await line.TellAsync(\"m\", own);"), "TRA1002", "" },
        { "M:Company.Talk.Line.Tell(", Whole("var own = new List<Turn> { new Asked(\"x\") }; var answer = line.Tell(own); own.Add(new Said(answer)); own.Add(new Done(\"x\", answer.Wishes[0].Key)); line.Tell(own); await Task.Yield();"), "TRA1002", "" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_line_says(string line, string code, string with, string without)
    {
        var lines = File.Split('\n');
        Assert.Single(lines, known => known.StartsWith(line, StringComparison.Ordinal));

        Assert.Equal(with, await ReportedAsync(code, new TextFile(File)));
        Assert.Equal(without, await ReportedAsync(code, new TextFile(string.Join('\n', lines.Where(known => !known.StartsWith(line, StringComparison.Ordinal))))));
    }

    [Fact]
    public async Task Without_a_file_nothing_is_known() => Assert.Equal("", await ReportedAsync(Answers("turns.Add(new Done(\"x\", answer.Wishes[0].Key));")));

    [Theory]
    [InlineData("foreach (var wish in answer.Wishes) turns.Add(new Done(\"x\", wish.Key));")]
    [InlineData("foreach (var wish in answer.Wishes) turns.Add(Turns.Outcome(wish.Key, \"x\"));")]
    [InlineData("foreach (var wish in answer.Wishes) turns.Put(new Done(\"x\") { Key = wish.Key });")]
    [InlineData("Turns.Settle(turns, answer);")]
    [InlineData("turns.AddRange(Turns.Outcomes(answer.Wishes));")]
    [InlineData("foreach (var turn in Turns.Outcomes(answer.Wishes)) turns.Add(turn);")]
    public async Task What_answers_all_calls_is_right(string answers) => Assert.Equal("", await ReportedAsync(Answers(answers), new TextFile(File)));

    [Theory]
    [InlineData("ToolResultsAnalyzer.txt", true)]
    [InlineData("toolresultsanalyzer.TXT", true)]
    [InlineData("ToolResultsAnalyzer.Talk.txt", true)]
    [InlineData("ToolResultsAnalyzers.txt", false)]
    [InlineData("MyToolResultsAnalyzer.txt", false)]
    [InlineData("ToolResultsAnalyzer.txt.md", false)]
    [InlineData("BannedSymbols.txt", false)]
    public async Task The_name_of_the_file_tells(string name, bool isRead) => Assert.Equal(
        isRead ? "TRA1002" : "",
        await ReportedAsync(Answers("turns.Add(new Done(\"x\", answer.Wishes[0].Key));"), new TextFile(File, $"/src/{name}"), new TextFile("nothing;nowhere", "/src/other.txt")));

    [Fact]
    public async Task Several_files_are_read_as_one()
    {
        var lines = File.Split('\n');
        Assert.Equal("TRA1002", await ReportedAsync(
            Answers("turns.Add(new Done(\"x\", answer.Wishes[0].Key));"),
            new TextFile(string.Join("\r\n", lines[..9]), "/src/ToolResultsAnalyzer.Types.txt"),
            new TextFile(string.Join("\n", lines[9..]), "C:\\src\\ToolResultsAnalyzer.Members.txt")));
    }

    [Fact]
    public async Task A_wrapper_around_an_sdk_needs_the_line_of_its_send()
    {
        const string Code = """
            using System.Collections.Generic;
            using OpenAI.Chat;

            public interface IGateway { ChatCompletion Ask(string tenant, List<ChatMessage> conversation); }

            public static class Agent
            {
                public static void Run(IGateway gateway, List<ChatMessage> history)
                {
                    var reply = gateway.Ask("a", history);
                    if (reply.ToolCalls.Count == 0) return;
                    history.Add(new AssistantChatMessage(reply));
                    gateway.Ask("a", history);
                }
            }
            """;
        var compilation = Analysis.Compile(Code, ReferenceSet.OpenAI_2_15_0);
        var file = new TextFile("M:IGateway.Ask(System.String,System.Collections.Generic.List{OpenAI.Chat.ChatMessage});send(conversation)");

        Assert.Equal(["TRA1001"], (await Analysis.RunAsync(compilation, UnderTest.Analyzers, files: [file])).Diagnostics.Select(report => report.Id));
    }

    [Fact]
    public async Task What_the_compilation_does_not_have_is_passed_over() =>
        Assert.Empty((await Analysis.RunAsync(Analysis.Compile("public class Ordinary;", ReferenceSet.NoSdk), UnderTest.Analyzers, files: [new TextFile(File)])).Diagnostics);

    [Fact]
    public void Each_role_has_a_line_in_the_file() => Assert.Empty(
        ConfigurationRole.All.Where(role => !File.Split('\n').Any(line => ConfigurationLine.Parse(line, out _)?.Role == role)).Select(role => role.Word));

    private static string Answers(string statements) => Whole($$"""
        var answer = await line.TellAsync("m", turns);
        if (answer.Wishes.Count == 0) return;
        turns.Add(new Said(answer));
        {{statements}}
        answer = await line.TellAsync("m", turns);
        """);

    private static string Whole(string statements) => $$"""
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Company.Talk;

        public static class Agent
        {
            public static async Task RunAsync(Line line, List<Turn> turns)
            {
                {{statements}}
            }

            static Done Made(string text) => Make(text);
            static readonly System.Func<string, Done> Make = null!;
        }
        """;

    private static async Task<string> ReportedAsync(string code, params TextFile[] files)
    {
        var compilation = Analysis.Compile(code, References);
        var result = await Analysis.RunAsync(compilation, UnderTest.Analyzers, files: [.. files.Cast<AdditionalText>()]);
        Assert.Empty(result.CompilerErrors);
        Assert.Empty(result.Exceptions);
        return string.Join(",", result.Diagnostics.Select(diagnostic => diagnostic.Id));
    }
}
