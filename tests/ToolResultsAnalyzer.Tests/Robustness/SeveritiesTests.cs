using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.Robustness;

/// <summary>A user decides how loud a rule is: by configuration files, by pragmas, by attributes.</summary>
public class SeveritiesTests
{
    private const string Usings = """
        using System.Collections.Generic;
        using System.Diagnostics.CodeAnalysis;
        using OpenAI.Chat;

        """;

    /// <summary>Two methods with one mistake each: TRA1002 in the first, TRA3002 in the second.</summary>
    private const string Agent = """

        namespace Company.Product
        {
            /*type*/
            public static class Agent
            {
                /*first*/
                public static void First(ChatClient client, List<ChatMessage> history)
                {
                    ChatCompletion reply = client.CompleteChat(history);
                    history.Add(new AssistantChatMessage(reply));
                    /*before*/
                    history.Add(new ToolChatMessage(reply.ToolCalls[0].Id, "sunny"));
                    /*after*/
                    client.CompleteChat(history);
                }

                /*second*/
                public static void Named(ChatClient client, List<ChatMessage> history)
                {
                    ChatCompletion reply = client.CompleteChat(history);
                    history.Add(new AssistantChatMessage(reply));
                    foreach (var call in reply.ToolCalls)
                        history.Add(new ToolChatMessage(call.FunctionName, "sunny"));
                    client.CompleteChat(history);
                }
            }
        }
        """;

    [Fact]
    public async Task Without_a_word_both_are_warnings() => Assert.Equal("TRA1002 Warning, TRA3002 Warning", await ReportsAsync(""));

    [Theory]
    [InlineData("none", "TRA3002 Warning")]
    [InlineData("silent", "TRA1002 Hidden, TRA3002 Warning")]
    [InlineData("suggestion", "TRA1002 Info, TRA3002 Warning")]
    [InlineData("warning", "TRA1002 Warning, TRA3002 Warning")]
    [InlineData("error", "TRA1002 Error, TRA3002 Warning")]
    [InlineData("default", "TRA1002 Warning, TRA3002 Warning")]
    [InlineData("ERROR", "TRA1002 Error, TRA3002 Warning")]
    public async Task One_rule_in_an_editorconfig(string severity, string reports) =>
        Assert.Equal(reports, await ReportsAsync($"[*.cs]\ndotnet_diagnostic.TRA1002.severity = {severity}"));

    [Theory]
    [InlineData("none", "")]
    [InlineData("suggestion", "TRA1002 Info, TRA3002 Info")]
    [InlineData("error", "TRA1002 Error, TRA3002 Error")]
    public async Task The_category_in_an_editorconfig(string severity, string reports) =>
        Assert.Equal(reports, await ReportsAsync($"[*.cs]\ndotnet_analyzer_diagnostic.category-ToolResults.severity = {severity}"));

    [Fact]
    public async Task Another_category_changes_nothing() => Assert.Equal(
        "TRA1002 Warning, TRA3002 Warning",
        await ReportsAsync("[*.cs]\ndotnet_analyzer_diagnostic.category-Usage.severity = error"));

    [Theory]
    [InlineData("none", "")]
    [InlineData("error", "TRA1002 Error, TRA3002 Error")]
    public async Task All_analyzers_in_an_editorconfig(string severity, string reports) =>
        Assert.Equal(reports, await ReportsAsync($"[*.cs]\ndotnet_analyzer_diagnostic.severity = {severity}"));

    [Theory]
    [InlineData("none", "error", "TRA1002 Error")]
    [InlineData("error", "none", "TRA3002 Error")]
    [InlineData("error", "suggestion", "TRA1002 Info, TRA3002 Error")]
    public async Task A_rule_counts_more_than_its_category(string category, string rule, string reports) => Assert.Equal(
        reports,
        await ReportsAsync($"[*.cs]\ndotnet_analyzer_diagnostic.category-ToolResults.severity = {category}\ndotnet_diagnostic.TRA1002.severity = {rule}"));

    [Theory]
    [InlineData("[*.cs]", "TRA3002 Warning")]
    [InlineData("[Agent.cs]", "TRA3002 Warning")]
    [InlineData("[{Agent,Worker}.cs]", "TRA3002 Warning")]
    [InlineData("[tests/**.cs]", "TRA1002 Warning, TRA3002 Warning")]
    [InlineData("[*.vb]", "TRA1002 Warning, TRA3002 Warning")]
    public async Task A_section_counts_for_its_files(string section, string reports) =>
        Assert.Equal(reports, await ReportsAsync($"{section}\ndotnet_diagnostic.TRA1002.severity = none"));

    [Fact]
    public async Task A_file_of_the_tests_is_silent_and_the_other_is_not()
    {
        var config = new EditorConfig((".editorconfig", "[tests/**.cs]\ndotnet_diagnostic.TRA1002.severity = none"));

        var result = await config.RunAsync(("Agent.cs", Usings + Agent), ("tests/Agent.cs", (Usings + Agent).Replace("Company.Product", "Company.Tests", StringComparison.Ordinal)));

        Assert.Equal("/src/Agent.cs TRA1002, /src/Agent.cs TRA3002, /src/tests/Agent.cs TRA3002", string.Join(
            ", ", result.Diagnostics.Select(report => $"{report.Location.SourceTree!.FilePath} {report.Id}").Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("dotnet_diagnostic.TRA1002.severity = none", "TRA3002 Warning")]
    [InlineData("dotnet_diagnostic.TRA1002.severity = error", "TRA1002 Error, TRA3002 Warning")]
    [InlineData("dotnet_analyzer_diagnostic.category-ToolResults.severity = error", "TRA1002 Error, TRA3002 Error")]
    public async Task A_global_configuration(string line, string reports) =>
        Assert.Equal(reports, Describe(await new EditorConfig((".globalconfig", $"is_global = true\n{line}")).RunAsync(("Agent.cs", Usings + Agent))));

    [Fact]
    public async Task An_editorconfig_counts_more_than_a_global_configuration() => Assert.Equal(
        "TRA1002 Info, TRA3002 Error",
        Describe(await new EditorConfig(
            (".globalconfig", "is_global = true\ndotnet_diagnostic.TRA1002.severity = none\ndotnet_diagnostic.TRA3002.severity = error"),
            (".editorconfig", "[*.cs]\ndotnet_diagnostic.TRA1002.severity = suggestion")).RunAsync(("Agent.cs", Usings + Agent))));

    [Theory]
    [InlineData("/*first*/", "#pragma warning disable TRA1002", "", "", "TRA3002 Warning")]
    [InlineData("/*first*/", "#pragma warning disable TRA1002, TRA3002", "", "", "")]
    [InlineData("/*first*/", "#pragma warning disable", "", "", "")]
    [InlineData("/*first*/", "#pragma warning disable TRA1002, TRA3002", "/*second*/", "#pragma warning restore TRA1002, TRA3002", "TRA3002 Warning")]
    [InlineData("/*first*/", "#pragma warning disable", "/*second*/", "#pragma warning restore", "TRA3002 Warning")]
    [InlineData("/*before*/", "#pragma warning disable TRA1002", "/*after*/", "#pragma warning restore TRA1002", "TRA3002 Warning")]
    [InlineData("/*after*/", "#pragma warning disable TRA1002", "/*second*/", "#pragma warning restore TRA1002", "TRA1002 Warning, TRA3002 Warning")]
    [InlineData("/*first*/", "#pragma warning disable TRA1001", "", "", "TRA1002 Warning, TRA3002 Warning")]
    [InlineData("/*first*/", "#pragma warning disable CS0168", "", "", "TRA1002 Warning, TRA3002 Warning")]
    public async Task A_pragma_counts_from_its_line_on(string place, string pragma, string otherPlace, string otherPragma, string reports)
    {
        var code = Agent.Replace(place, $"\n{pragma}\n", StringComparison.Ordinal);
        if (otherPlace.Length > 0)
            code = code.Replace(otherPlace, $"\n{otherPragma}\n", StringComparison.Ordinal);

        Assert.Equal(reports, await ReportsAsync("", code));
    }

    [Fact]
    public async Task A_pragma_silences_an_error_of_an_editorconfig() => Assert.Equal(
        "TRA3002 Warning",
        await ReportsAsync("[*.cs]\ndotnet_diagnostic.TRA1002.severity = error", Agent.Replace("/*first*/", "\n#pragma warning disable TRA1002\n", StringComparison.Ordinal)));

    [Theory]
    [InlineData("/*first*/", "[SuppressMessage(\"ToolResults\", \"TRA1002\", Justification = \"One call at a time.\")]", "TRA3002 Warning")]
    [InlineData("/*first*/", "[SuppressMessage(\"ToolResults\", \"TRA1002:Only the first tool call gets a result\")]", "TRA3002 Warning")]
    [InlineData("/*first*/", "[SuppressMessage(\"AnyCategory\", \"TRA1002\")]", "TRA3002 Warning")]
    [InlineData("/*second*/", "[SuppressMessage(\"ToolResults\", \"TRA1002\")]", "TRA1002 Warning, TRA3002 Warning")]
    [InlineData("/*first*/", "[SuppressMessage(\"ToolResults\", \"TRA1001\")]", "TRA1002 Warning, TRA3002 Warning")]
    [InlineData("/*type*/", "[SuppressMessage(\"ToolResults\", \"TRA1002\")]", "TRA3002 Warning")]
    [InlineData("/*type*/", "[SuppressMessage(\"ToolResults\", \"TRA1002\"), SuppressMessage(\"ToolResults\", \"TRA3002\")]", "")]
    public async Task An_attribute_counts_for_what_it_stands_on(string place, string attribute, string reports) =>
        Assert.Equal(reports, await ReportsAsync("", Agent.Replace(place, attribute, StringComparison.Ordinal)));

    [Theory]
    [InlineData("Scope = \"member\", Target = \"~M:Company.Product.Agent.First(OpenAI.Chat.ChatClient,System.Collections.Generic.List{OpenAI.Chat.ChatMessage})\"", "TRA3002 Warning")]
    [InlineData("Scope = \"member\", Target = \"~M:Company.Product.Agent.Other\"", "TRA1002 Warning, TRA3002 Warning")]
    [InlineData("Scope = \"type\", Target = \"~T:Company.Product.Agent\"", "TRA3002 Warning")]
    [InlineData("Scope = \"namespace\", Target = \"~N:Company.Product\"", "TRA1002 Warning, TRA3002 Warning")]
    [InlineData("Scope = \"namespaceanddescendants\", Target = \"~N:Company\"", "TRA3002 Warning")]
    [InlineData("Scope = \"module\"", "TRA3002 Warning")]
    [InlineData("Justification = \"Everywhere.\"", "TRA3002 Warning")]
    public async Task An_attribute_of_the_assembly_counts_for_its_target(string target, string reports) =>
        Assert.Equal(reports, await ReportsAsync("", $"[assembly: SuppressMessage(\"ToolResults\", \"TRA1002\", {target})]\n{Agent}"));

    /// <summary>Meant for tools that read the compiled program, and the compiler heeds it like the other one.</summary>
    [Theory]
    [InlineData("/*first*/", "[UnconditionalSuppressMessage(\"ToolResults\", \"TRA1002\")]", "TRA3002 Warning")]
    [InlineData("/*type*/", "[UnconditionalSuppressMessage(\"ToolResults\", \"TRA1002\")]", "TRA3002 Warning")]
    [InlineData("/*second*/", "[UnconditionalSuppressMessage(\"ToolResults\", \"TRA1002\")]", "TRA1002 Warning, TRA3002 Warning")]
    public async Task An_unconditional_attribute_counts_as_well(string place, string attribute, string reports) =>
        Assert.Equal(reports, await ReportsAsync("", Agent.Replace(place, attribute, StringComparison.Ordinal)));

    private static async Task<string> ReportsAsync(string editorConfig, string agent = Agent) =>
        Describe(await new EditorConfig((".editorconfig", editorConfig)).RunAsync(("Agent.cs", Usings + agent)));

    private static string Describe(AnalysisResult result)
    {
        Assert.Empty(result.CompilerErrors);
        Assert.Empty(result.Exceptions);
        return string.Join(", ", result.Diagnostics.Select(report => $"{report.Id} {report.Severity}").Order(StringComparer.Ordinal));
    }
}
