using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.Robustness;

/// <summary>
/// Whatever C# has, a method that handles tool calls may have: it never makes the analyzer throw, a right method stays silent with it, and a
/// wrong one is reported all the same, but for what is listed.
/// </summary>
public class AllSyntaxTests
{
    /// <summary>What makes a wrong method silent, and why.</summary>
    private static readonly IReadOnlyDictionary<string, string> Loses = new Dictionary<string, string>
    {
        ["yield return 1;"] = "whoever takes the elements has the history too, and may answer in between",
    };

    private static readonly string[] PartsOfMethods =
    [
        "Statement", "Expression", "Pattern", "Clause", "Element", "Designation", "Interpolation", "InterpolatedStringText", "SwitchLabel", "SwitchSection",
        "SwitchExpressionArm", "Declarator", "Initializer", "Continuation", "QueryBody", "Ordering", "Argument", "Block",
    ];

    private static readonly IReadOnlyList<SyntaxExample> Examples = Repository.RunsOnLatestRoslyn ? [.. SyntaxExamples.OfEveryRoslyn, .. SyntaxExamples.OfChat, .. SyntaxExamples.OfNewestRoslyn] : [.. SyntaxExamples.OfEveryRoslyn, .. SyntaxExamples.OfChat];

    private static readonly SyntaxTree Context = Parse("""
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading.Tasks;
        global using OpenAI.Chat;

        public class Node { public int Size { get; set; } public Node Next { get; set; } = null!; }
        public record Point(int X, int Y);
        public struct Pair { public int Left; }

        public abstract class Around
        {
            protected static void Use<T>(T value) { }
            protected static IDisposable Open() => throw new NotImplementedException();
            protected static IAsyncDisposable OpenLater() => throw new NotImplementedException();
            protected static IAsyncEnumerable<int> Later() => throw new NotImplementedException();
        }

        """ + (Repository.RunsOnLatestRoslyn ? "public static class Extensions { extension(string text) { public int Half => text.Length / 2; public int Times(int count) => text.Length * count; } }" : ""), "Context.cs");

    private static readonly Lazy<Task<AnalysisResult>> Result = new(() => Analysis.RunAsync(Analysis.Compile([.. Examples.SelectMany(Trees), Context, Parse(Prelude.Source, "Prelude.cs")], ReferenceSet.OpenAI_2_15_0, nullableWarnings: false)));

    public static TheoryData<int, string> Codes => [.. Examples.Select((example, number) => (number, example.Code))];

    [Fact]
    public void Each_kind_that_can_stand_in_a_method_has_an_example()
    {
        var kinds = Enum.GetNames<SyntaxKind>().Distinct().Where(name => PartsOfMethods.Any(part => name.EndsWith(part, StringComparison.Ordinal)) && !name.StartsWith("Xml", StringComparison.Ordinal));

        // A Roslyn in the middle knows some of the kinds of the newest, as previews.
        var previews = Repository.RunsOnMiddleRoslyn ? SyntaxExamples.OfNewestRoslyn : [];

        Assert.Empty(kinds.Except(Examples.Concat(previews).Select(example => example.Kind)).Except(SyntaxExamples.NotInMethods.Keys));
        Assert.Empty(SyntaxExamples.NotInMethods.Keys.Except(Enum.GetNames<SyntaxKind>()));
        Assert.Empty(SyntaxExamples.NotInMethods.Keys.Intersect(Examples.Select(example => example.Kind)));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task An_example_changes_nothing(int number, string code)
    {
        var example = Examples[number];
        Assert.Equal(code, example.Code);
        var result = await Result.Value;
        Assert.Empty(result.Exceptions);
        Assert.Contains((await Parse($"{Method(example, "")}").GetRootAsync()).DescendantNodes(), node => node.Kind().ToString() == example.Kind);
        Assert.Empty(result.CompilerErrors.Where(error => Trees(example).Any(tree => tree.FilePath == error.Location.SourceTree?.FilePath)));

        Assert.Equal("", Reported(result, example, Place.RightBehind));
        Assert.Equal("", Reported(result, example, Place.RightWithin));
        var expected = Loses.ContainsKey(example.Code) ? "" : "TRA1002";
        Assert.Equal(expected, Reported(result, example, Place.WrongBehind));
        Assert.Equal(IsAround(example) ? expected : "", Reported(result, example, Place.WrongWithin));
    }

    private static bool IsAround(SyntaxExample example) => example.Code.Contains(SyntaxExamples.Here, StringComparison.Ordinal);

    private static string Reported(AnalysisResult result, SyntaxExample example, Place place) =>
        string.Join(", ", result.Diagnostics.Where(report => report.Location.SourceTree!.FilePath == PathOf(example, place)).Select(report => report.Id));

    private static IEnumerable<SyntaxTree> Trees(SyntaxExample example) =>
        Enum.GetValues<Place>().Where(place => IsAround(example) || place is Place.RightBehind or Place.WrongBehind).Select(place => Parse(Class(example, place), PathOf(example, place)));

    private static string PathOf(SyntaxExample example, Place place) => $"{place}{NumberOf(example)}.cs";

    private static int NumberOf(SyntaxExample example) => Examples.Select((other, number) => (other, number)).First(pair => pair.other == example).number;

    private static SyntaxTree Parse(string code, string path = "") =>
        CSharpSyntaxTree.ParseText(code, new(Repository.RunsOnLatestRoslyn ? LanguageVersion.Preview : LanguageVersion.Latest), path, System.Text.Encoding.UTF8);

    private static string Class(SyntaxExample example, Place place)
    {
        const string Right = "foreach (var call in reply.ToolCalls) history.Add(new ToolChatMessage(call.Id, \"sunny\"));";
        const string Wrong = "history.Add(new ToolChatMessage(reply.ToolCalls[0].Id, \"sunny\"));";
        const string Send = "client.CompleteChat(history);";
        var end = IsIterator(example) ? "yield break;" : "return;";
        return Method(
            place switch
            {
                Place.RightWithin => example with { Code = example.Code.Replace(SyntaxExamples.Here, $"{Right} {Send} {end}", StringComparison.Ordinal) },
                Place.WrongWithin => example with { Code = example.Code.Replace(SyntaxExamples.Here, $"{Wrong} {Send} {end}", StringComparison.Ordinal) },
                _ => example,
            },
            $"{(place == Place.WrongBehind ? Wrong : Right)} {Send}",
            $"{place}{NumberOf(example)}");
    }

    private static string Method(SyntaxExample example, string behind, string name = "Any")
    {
        var type = IsIterator(example) ? "IEnumerable<int>" : example.Code.Contains("await ", StringComparison.Ordinal) && !example.Code.Contains("async ", StringComparison.Ordinal) ? "async Task" : "void";
        var @unsafe = example.Code.Contains("* ", StringComparison.Ordinal) && example.Code.Contains('&', StringComparison.Ordinal) || example.Code.Contains("delegate*", StringComparison.Ordinal) || example.Code.StartsWith("fixed", StringComparison.Ordinal) ? "unsafe " : "";
        return $$"""
            public class {{name}} : Around
            {
                public {{@unsafe}}{{type}} Run(ChatClient client, List<ChatMessage> history, ITools tools, bool flag, int number, string text, int[] numbers, List<(int, int)> pairs, object thing, Node node, dynamic any)
                {
                    ChatCompletion reply = client.CompleteChat(history);
                    history.Add(new AssistantChatMessage(reply));
                    {{example.Code}}
                    {{behind}}
                }

                {{example.Members}}
            }
            """;
    }

    private static bool IsIterator(SyntaxExample example) => example.Code.StartsWith("yield ", StringComparison.Ordinal);

    /// <summary>Where the calls are answered: behind an example or within it; all of them or only the first.</summary>
    private enum Place
    {
        RightBehind,
        RightWithin,
        WrongBehind,
        WrongWithin,
    }
}
