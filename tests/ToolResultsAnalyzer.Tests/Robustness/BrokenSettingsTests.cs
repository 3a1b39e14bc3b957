using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.Robustness;

/// <summary>Values of an <c>.editorconfig</c> that mean nothing: reports stay as they are without them, and fixes are offered all the same.</summary>
public partial class BrokenSettingsTests
{
    private const string Agent = """
        using System.Collections.Generic;
        using OpenAI.Chat;

        public static class Agent
        {
            public static void Run(ChatClient client, List<ChatMessage> history)
            {
                ChatCompletion reply = client.CompleteChat(history);
                history.Add(new AssistantChatMessage(reply));
                history.Add(new ToolChatMessage(reply.ToolCalls[0].Id, "sunny"));
                client.CompleteChat(history);
            }
        }
        """;

    /// <summary>What fixes read, to write code as a project writes it. The analyzer itself reads nothing: the compiler decides how loud a rule is.</summary>
    private static readonly string[] Read = ["csharp_new_line_before_open_brace", "csharp_style_var_elsewhere", "indent_size", "indent_style"];

    public static TheoryData<string, string> Values => [.. Read.SelectMany(_ => Broken, (setting, value) => (setting, value))];

    private static IReadOnlyList<string> Broken { get; } =
        ["", "?", "\0\0", "\uFFFD\uFFFD", "-1", "0", "99999999999999999999", "1e9", "true:::", "none,,none", "\t", "{0}", "🧨", new('x', 1 << 20)];

    [Fact]
    public void These_are_the_settings_that_are_read()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

        Assert.Equal(Read, sources.SelectMany(path => SettingRead().Matches(File.ReadAllText(path))).Select(match => match.Groups["name"].Value).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public async Task A_fix_is_offered_whatever_a_setting_says(string setting, string value)
    {
        var made = await RepairedAsync($"{setting} = {value}");

        Assert.Contains("foreach", made, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csharp_style_var_elsewhere = true", "csharp_style_var_elsewhere = false")]
    [InlineData("csharp_new_line_before_open_brace = all", "csharp_new_line_before_open_brace = none")]
    public async Task A_setting_that_means_something_is_heeded(string setting, string other) =>
        Assert.NotEqual(await RepairedAsync(setting), await RepairedAsync(other));

    [Theory]
    [InlineData("dotnet_diagnostic.TRA1002.severity = loud")]
    [InlineData("dotnet_diagnostic.TRA1002.severity =")]
    [InlineData("dotnet_diagnostic.TRA1002.severity = \0")]
    [InlineData("dotnet_diagnostic.TRA1002.severity = 7")]
    [InlineData("dotnet_diagnostic.TRA1002.severity none")]
    [InlineData("dotnet_diagnostic..severity = none")]
    [InlineData("dotnet_diagnostic.TRA.severity = none")]
    [InlineData("dotnet_diagnostic.TRA10022.severity = none")]
    [InlineData("dotnet_analyzer_diagnostic.category-.severity = none")]
    [InlineData("dotnet_analyzer_diagnostic.severity = \uFFFD")]
    [InlineData("generated_code = maybe")]
    public async Task A_severity_that_means_nothing_changes_nothing(string line)
    {
        var result = await new EditorConfig((".editorconfig", $"[*.cs]\n{line}\n")).RunAsync(("Agent.cs", Agent));

        Assert.Empty(result.Exceptions);
        Assert.Equal(("TRA1002", DiagnosticSeverity.Warning), Assert.Single(result.Diagnostics.Select(report => (report.Id, report.Severity))));
    }

    private static async Task<string> RepairedAsync(string setting)
    {
        var compilation = Analysis.Compile(Agent, ReferenceSet.OpenAI_2_15_0);
        var result = await Analysis.RunAsync(compilation);
        Assert.Equal(["TRA1002"], result.Diagnostics.Select(report => report.Id));
        return Assert.Single(await CodeFixRun.OfferAllAsync(compilation, result.Diagnostics, editorConfig: $"root = true\n[*.cs]\n{setting}\n"));
    }

    [GeneratedRegex(@"[oO]ptions\.TryGetValue\(""(?<name>\w+)""")]
    private static partial Regex SettingRead();
}
