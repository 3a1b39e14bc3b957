using System.Globalization;
using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.Rules;

/// <summary>Each line that is not understood is reported once, at that line; no file makes the analyzer throw.</summary>
public class TRA9001MalformedConfigurationTests
{
    private const int Megabyte = 1 << 20;

    private const string Code = """
        using System.Collections.Generic;

        namespace Company
        {
            public class Turn { public string Key { get; set; } = ""; }
            public class Line { public Turn Tell(List<Turn> turns) => new Turn(); }
        }
        """;

    private const string Right = """
        // A note.
        # Another one.

        T:Company.Turn;message
        M:Company.Line.Tell(System.Collections.Generic.List{Company.Turn});send(turns)
        """;

    [Theory]
    [InlineData("Company.Turn;message", "documentation id")]
    [InlineData("N:Company;message", "documentation id")]
    [InlineData("F:Company.Turn.key;id", "documentation id")]
    [InlineData("T:;message", "documentation id")]
    [InlineData("T:Company..Other;message", "documentation id")]
    [InlineData("T:Company Other;message", "documentation id")]
    [InlineData("T:Company.Other(System.String);message", "documentation id")]
    [InlineData("M:Company.Line.Tell(System.Collections.Generic.List{Company.Turn);send(turns)", "documentation id")]
    [InlineData("M:Company.Line.Tell(;send(turns)", "documentation id")]
    [InlineData(";message", "documentation id")]
    [InlineData(";", "documentation id")]
    [InlineData("Everything is fine.", "documentation id")]
    [InlineData("T:Company.Other", "no role behind")]
    [InlineData("T:Company.Other;", "no role behind")]
    [InlineData("T:Company.Other; ;message", "no role behind")]
    [InlineData("T:Company.Other;massage", "no role 'massage'")]
    [InlineData("T:Company.Other;Message", "no role 'Message'")]
    [InlineData("T:Company.Other;send", "no role of a type")]
    [InlineData("P:Company.Turn.Key;message", "no role of a property")]
    [InlineData("M:Company.Line.Other;calls", "no role of a method")]
    [InlineData("M:Company.Line.Other;send", "needs the name of the parameter that takes the history")]
    [InlineData("M:Company.Line.Other;send()", "needs the name of the parameter that takes the history")]
    [InlineData("M:Company.Line.Other;append(history: list)", "needs the name of the parameter that takes the message")]
    [InlineData("M:Company.Line.Other;send(turns", "names of parameters in parentheses")]
    [InlineData("M:Company.Line.Other;send turns", "names of parameters in parentheses")]
    [InlineData("M:Company.Line.Other;result(id:)", "not the name of a parameter")]
    [InlineData("M:Company.Line.Other;result(key,)", "not the name of a parameter")]
    [InlineData("M:Company.Line.Other;result(key, text)", "what 'text' takes is not said")]
    [InlineData("M:Company.Line.Other;result(key: turn)", "takes no 'key'")]
    [InlineData("M:Company.Line.Other;other(text)", "what 'text' takes is not said")]
    [InlineData("M:Company.Line.Other;result(id: key, text: key)", "named twice")]
    [InlineData("T:Company.Turn;result", "line 4 gives")]
    [InlineData("M:Company.Line.Tell(System.Collections.Generic.List{Company.Turn});send(messages)", "line 5 gives")]
    public async Task A_line_is_reported(string line, string problem)
    {
        var result = await RunAsync($"{Right}\n{line}\n");

        var report = Assert.Single(result.Diagnostics);
        Assert.Equal("TRA9001", report.Id);
        Assert.Equal(DiagnosticSeverity.Warning, report.Severity);
        Assert.Contains(problem, report.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var place = report.Location.GetLineSpan();
        Assert.Equal("/src/ToolResultsAnalyzer.txt", place.Path);
        Assert.Equal((5, 0, 5, line.Length), (place.StartLinePosition.Line, place.StartLinePosition.Character, place.EndLinePosition.Line, place.EndLinePosition.Character));
    }

    [Fact]
    public async Task A_parameter_that_the_method_does_not_have_is_reported()
    {
        var result = await RunAsync("M:Company.Line.Tell(System.Collections.Generic.List{Company.Turn});send(messages)");

        Assert.Contains("no parameter 'messages'", Assert.Single(result.Diagnostics).GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("T:Company.Unknown;message")]
    [InlineData("T:Company.Unknown`1;message")]
    [InlineData("P:Company.Turn.Unknown;calls")]
    [InlineData("M:Company.Line.Tell(System.String,System.Int32[]);send(anything)")]
    [InlineData("M:Other.Line.#ctor(System.Collections.Generic.Dictionary{System.String,System.Int32[0:,0:]}@);result(id: key)")]
    [InlineData("M:Other.Line.op_Implicit(System.String)~Other.Line;other")]
    [InlineData("  T:Company.Unknown ; message ; a note; with a semicolon")]
    [InlineData("// T:Company.Unknown;nothing")]
    [InlineData("   ")]
    public async Task A_line_that_is_understood_is_silent(string line) => Assert.Empty((await RunAsync($"{Right}\r\n{line}")).Diagnostics);

    [Fact]
    public async Task Each_wrong_line_is_reported_once()
    {
        var result = await RunAsync("one\nT:Company.Turn;message\ntwo;three\n\nT:Company.Turn;message\nT:Company.Turn;message");

        Assert.Equal([0, 2, 4, 5], result.Diagnostics.Select(report => report.Location.GetLineSpan().StartLinePosition.Line).Order());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("\0\0\0")]
    [InlineData("\uFEFF")]
    [InlineData("T:\uD800;message")]
    [InlineData("((((((((((((((((;;;;;;;;;;;;")]
    [InlineData("M:A.B({{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{;send(a)")]
    [InlineData("M:A.``9999999999(!:,,`99999999999);send(a)")]
    [InlineData("T:A`99999999999999999999;message")]
    [InlineData("M:A.B(System.Int32[99999999999999999:]);send(a)")]
    [InlineData("M:A.B(``0,`1,{,},[,]);send(a)")]
    public async Task No_file_makes_the_analyzer_throw(string? text)
    {
        Assert.Empty((await Analysis.RunAsync(Analysis.Compile(Code, ReferenceSet.NoSdk), UnderTest.Analyzers, files: [new TextFile(text)])).Exceptions);
        Assert.Empty((await RunAsync(text + "\nT:Company.Turn;message")).Exceptions);
    }

    /// <summary>Whatever is in a file: it takes no time, says nothing that is too long to read, and the lines that are right still hold.</summary>
    [Theory]
    [MemberData(nameof(Large))]
    public async Task A_large_line_is_reported_once_and_briefly(string name, string line)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var result = await RunAsync($"{line}\n{Right}");

        Assert.Empty(result.Exceptions);
        var report = Assert.Single(result.Diagnostics);
        Assert.Equal(0, report.Location.GetLineSpan().StartLinePosition.Line);
        Assert.InRange(report.GetMessage(CultureInfo.InvariantCulture).Length, 20, 250);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"{name} took {watch.Elapsed}.");
    }

    public static TheoryData<string, string> Large => new()
    {
        { "letters", new('x', Megabyte) },
        { "tildes", $"M:{new string('~', Megabyte)} x;send(a)" },
        { "ends of lists", $"M:A({string.Concat(Enumerable.Repeat(")~", Megabyte / 2))} x;send(a)" },
        { "dots", $"T:A{string.Concat(Enumerable.Repeat(".A", Megabyte / 2))}.;message" },
        { "lists in lists", $"M:Company.Line.Tell({Nested(Megabyte / 64)});send(turns)" },
        { "a role", $"T:Company.Other;{new string('x', Megabyte)}" },
        { "parameters", $"M:Company.Line.Other;result(id: key{string.Concat(Enumerable.Repeat(", key", Megabyte / 5))})" },
        { "a parameter", $"M:Company.Line.Other;result({new string('x', Megabyte)} y)" },
    };

    /// <summary>As deep as the longest line that is read can nest it.</summary>
    [Fact]
    public async Task Types_in_types_are_followed_without_end() =>
        Assert.Empty((await RunAsync($"M:Company.Line.Tell({Nested(60)});send(turns)\n{Right}")).Exceptions);

    [Fact]
    public async Task Many_lines_that_are_understood_take_no_time_and_say_nothing()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var result = await RunAsync($"{Right}\n{string.Join('\n', Enumerable.Range(0, 50_000).Select(number => $"T:Company.Other{number};message"))}");

        Assert.Empty(result.Exceptions);
        Assert.Empty(result.Diagnostics);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"It took {watch.Elapsed}.");
    }

    [Fact]
    public async Task A_file_of_any_bytes_is_reported_where_it_has_text()
    {
        var bytes = new byte[4096];
        new Random(1).NextBytes(bytes);
        bytes[0] = (byte)'x';
        var result = await Analysis.RunAsync(Analysis.Compile(Code, ReferenceSet.NoSdk), UnderTest.Analyzers, files: [TextFile.Of(bytes)]);

        Assert.Empty(result.Exceptions);
        Assert.All(result.Diagnostics, report => Assert.Equal("TRA9001", report.Id));
        Assert.Equal(result.Diagnostics.Length, result.Diagnostics.Select(report => report.Location.GetLineSpan().StartLinePosition.Line).Distinct().Count());
        Assert.NotEmpty(result.Diagnostics);
    }

    [Theory]
    [InlineData(new byte[] { (byte)'T', (byte)':', 0xFF, 0xFE, (byte)';', (byte)'x' })]
    [InlineData(new byte[] { 0xC3, 0x28 })]
    [InlineData(new byte[] { (byte)'T', 0, (byte)':', 0 })]
    public async Task Bytes_that_are_no_text_are_reported_once(byte[] bytes)
    {
        var result = await Analysis.RunAsync(Analysis.Compile(Code, ReferenceSet.NoSdk), UnderTest.Analyzers, files: [TextFile.Of(bytes)]);

        Assert.Empty(result.Exceptions);
        Assert.Equal("TRA9001", Assert.Single(result.Diagnostics).Id);
    }

    [Fact]
    public async Task Two_files_of_one_name_are_both_read_and_one_without_text_is_passed_over()
    {
        var result = await Analysis.RunAsync(
            Analysis.Compile(Code, ReferenceSet.NoSdk),
            UnderTest.Analyzers,
            files: [new TextFile(Right + "\nfirst"), new TextFile(null), new TextFile(Right + "\nsecond"), new TextFile(Right + "\nthird", "/other/ToolResultsAnalyzer.txt")]);

        Assert.Empty(result.Exceptions);
        Assert.Equal(["first", "second", "third"], result.Diagnostics.Select(report => report.GetMessage(CultureInfo.InvariantCulture).Split('\'')[1]).Order());
    }

    private static string Nested(int depth) =>
        $"{string.Concat(Enumerable.Repeat("System.Collections.Generic.List{", depth))}Company.Turn{new string('}', depth)}";

    private static Task<AnalysisResult> RunAsync(string text) => Analysis.RunAsync(Analysis.Compile(Code, ReferenceSet.NoSdk), UnderTest.Analyzers, files: [new TextFile(text)]);
}
