using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Sdks;

/// <summary>Types by the convention are the same whether another assembly has them or the compilation itself.</summary>
public class ConventionSourceTests
{
    [Fact]
    public async Task All_snippets_say_the_same_where_the_types_are_declared_beside_them()
    {
        var vocabulary = ConventionPhrases.Vocabulary;
        var snippets = Snippet.All.Where(snippet => snippet.IsIn(vocabulary) && snippet.CanTake(Form.Plain) && !snippet.Attribute.Program)
            .Select((snippet, index) => (snippet.Name, Source: snippet.Render(vocabulary, Form.Plain, $"Snippets.N{index}")))
            .ToDictionary(rendered => Analysis.Parse(rendered.Source.Code, $"{rendered.Name}.cs"));
        var types = Analysis.Parse(ConventionTypes.Source, "Types.cs");

        var result = await Analysis.RunAsync(Analysis.Compile([.. snippets.Keys, types, Prelude.Tree], ReferenceSet.NoSdk));

        Assert.Empty(result.CompilerErrors);
        Assert.Empty(result.Exceptions);
        var found = result.Diagnostics.ToLookup(diagnostic => diagnostic.Location.SourceTree!, diagnostic => new Spot(diagnostic.Id, diagnostic.Severity, diagnostic.Location.SourceSpan));
        var wrong = snippets.Where(pair => !pair.Value.Source.Spots.SequenceEqual(found[pair.Key].Order())).Select(pair =>
            $"{pair.Value.Name}: expected {string.Join(", ", pair.Value.Source.Spots)}, found {string.Join(", ", found[pair.Key])}");
        Assert.True(!wrong.Any(), string.Join('\n', wrong));
        Assert.Empty(found[types]);
        Assert.InRange(snippets.Count, 500, int.MaxValue);
    }
}
