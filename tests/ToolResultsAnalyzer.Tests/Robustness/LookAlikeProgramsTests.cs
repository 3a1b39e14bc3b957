using Microsoft.CodeAnalysis.CSharp.Syntax;
using ToolResultsAnalyzer.Interpretation;
using ToolResultsAnalyzer.Sdks;
using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.Robustness;

/// <summary>
/// The programs of tests/ToolResultsAnalyzer.LookAlikes break the contract all the time, with types that have nothing to do with it:
/// the gates let them in for their names, and nothing is reported.
/// </summary>
[Collection(CountersCollection.Name)]
public class LookAlikeProgramsTests
{
    private static readonly ProgramFolder Programs = ProgramFolder.LookAlikes;

    [Fact]
    public async Task Nothing_is_reported()
    {
        var result = await Analysis.RunAsync(Programs.Compilation);

        Assert.Empty(result.CompilerErrors);
        Assert.Empty(result.Exceptions);
        Assert.Empty(result.Diagnostics);
    }

    [Fact]
    public void There_are_many_of_them_with_the_words_of_an_sdk()
    {
        var words = VocabularySymbols.All.SelectMany(sdk => sdk.TellingNames).ToHashSet();
        var methods = Programs.Trees
            .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
            .Where(method => method.DescendantTokens().Any(token => words.Contains(token.ValueText)));

        Assert.InRange(methods.Count(), 35, int.MaxValue);
    }

    [Fact]
    public async Task They_are_looked_at()
    {
        var before = AnalysisCounters.Bound;
        await Analysis.RunAsync(Programs.Compilation);

        Assert.InRange(AnalysisCounters.Bound - before, 35, int.MaxValue);
    }

    /// <summary>The same code is reported as soon as its names mean the SDK.</summary>
    [Fact]
    public async Task With_the_types_of_the_SDK_they_are_reported()
    {
        var tree = Programs.Trees.Single(tree => tree.FilePath == "Ports/Agent.cs");
        var text = tree.ToString()
            .Replace("namespace LookAlikes.Ports;", "using OpenAI.Chat;\nnamespace LookAlikes.Sdk;", StringComparison.Ordinal)
            .Replace("var completion = client", "ChatCompletion completion = client", StringComparison.Ordinal)
            .Replace("var completion = await client", "ChatCompletion completion = await client", StringComparison.Ordinal)
            .Replace("completion.Text", "completion.Content[0].Text", StringComparison.Ordinal)
            .Replace(").Text", ").Value.Content[0].Text", StringComparison.Ordinal)
            .Replace("new AssistantChatMessage(\"\") { ToolCalls = [new ChatToolCall(", "new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall(", StringComparison.Ordinal)
            .Replace(", new ChatToolCall(", ", ChatToolCall.CreateFunctionToolCall(", StringComparison.Ordinal)
            .Replace("BinaryData.FromString(\"{}\"))] }", "BinaryData.FromString(\"{}\"))])", StringComparison.Ordinal);
        var sdk = Analysis.Parse(text, "Sdk.cs");

        var result = await Analysis.RunAsync(Programs.Compilation.AddSyntaxTrees(sdk));

        Assert.Empty(result.CompilerErrors);
        Assert.Equal("Sdk.cs", Assert.Single(result.Diagnostics.Select(report => report.Location.SourceTree!.FilePath).Distinct()));
        Assert.Equal(
            ["TRA1001", "TRA1002", "TRA1003", "TRA1004", "TRA1005", "TRA2001", "TRA2002", "TRA2003", "TRA3001", "TRA3002", "TRA4001", "TRA4002", "TRA4004", "TRA4005"],
            result.Diagnostics.Select(report => report.Id).Distinct().Order(StringComparer.Ordinal));
    }
}
