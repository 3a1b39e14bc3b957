using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Robustness;

/// <summary>Code on types that are only named like those of an SDK is none of the rules' business, however wrong it looks.</summary>
public class LookAlikesTests
{
    private const string OwnNamespace = "Company.Product.Chat";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_snippet_is_reported_on_types_of_another_namespace(bool sdkIsReferencedToo)
    {
        // With the SDK beside them, System.BinaryData and the like come from its packages.
        var own = LookAlikes.OpenAIChat(OwnNamespace);
        var types = sdkIsReferencedToo ? own[..own.IndexOf("namespace System.ClientModel", StringComparison.Ordinal)] +
            own[own.IndexOf("namespace " + OwnNamespace, StringComparison.Ordinal)..] : own;

        var result = await AnalyzeAllSnippetsAsync(
            types, OwnNamespace, sdkIsReferencedToo ? ReferenceSet.OpenAI_2_15_0 : ReferenceSet.NoSdk);

        Assert.Empty(result.CompilerErrors);
        Assert.Empty(result.Exceptions);
        Assert.Empty(result.Diagnostics);
    }

    [Fact]
    public async Task No_snippet_is_reported_on_types_of_the_same_namespace_that_are_not_the_package_s()
    {
        var result = await AnalyzeAllSnippetsAsync(LookAlikes.OpenAIChat("OpenAI.Chat"), "OpenAI.Chat", ReferenceSet.NoSdk);

        Assert.Empty(result.CompilerErrors);
        Assert.Empty(result.Exceptions);
        Assert.Empty(result.Diagnostics);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Another_package_with_the_same_namespace_is_not_taken_for_the_sdk(bool sdkIsReferencedToo)
    {
        var compilation = Analysis.Compile(
            [Analysis.Parse(LookAlikes.OpenAIDotNet, "Other.cs"), Analysis.Parse(LookAlikes.OpenAIDotNetLoop, "Loop.cs"), Prelude.Tree],
            sdkIsReferencedToo ? ReferenceSet.OpenAI_2_15_0 : ReferenceSet.NoSdk);

        var result = await Analysis.RunAsync(compilation);

        Assert.Empty(result.CompilerErrors);
        Assert.Empty(result.Exceptions);
        Assert.Empty(result.Diagnostics);
    }

    private static Task<AnalysisResult> AnalyzeAllSnippetsAsync(string types, string @namespace, ReferenceSet references)
    {
        var vocabulary = PhraseBook.Vocabularies.Single(vocabulary => vocabulary.Type == typeof(OpenAIChatPhrases));
        var trees = Snippet.All
            .Where(snippet => snippet.IsIn(vocabulary) && !snippet.Attribute.Program)
            .Select((snippet, index) => snippet.Render(vocabulary, Form.Plain, $"Snippets.N{index}").Code
                .Replace("using OpenAI.Chat;", $"using {@namespace};", StringComparison.Ordinal))
            .Select((code, index) => Analysis.Parse(code, $"Snippet{index}.cs"))
            .ToList();
        Assert.NotEmpty(trees);
        return Analysis.RunAsync(Analysis.Compile([.. trees, Analysis.Parse(types, "Types.cs"), Prelude.Tree], references));
    }
}
