using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Sdks;

/// <summary>One class for all messages is the same in whatever way a project writes it.</summary>
public class RecordStylesTests
{
    public static TheoryData<RecordStyle> OtherStyles => [.. Enum.GetValues<RecordStyle>().Where(style => style != RecordStyle.Class)];

    [Theory]
    [MemberData(nameof(OtherStyles))]
    public async Task All_snippets_say_the_same_where_the_class_is_a(RecordStyle style)
    {
        var vocabulary = RecordPhrases.Vocabulary with { Open = form => new RecordPhrases(form, style) };
        var snippets = Snippet.All.Where(snippet => snippet.IsIn(vocabulary) && snippet.CanTake(Form.Plain) && !snippet.Attribute.Program)
            .Select((snippet, index) => (snippet.Name, Source: snippet.Render(vocabulary, Form.Plain, $"Snippets.N{index}")))
            .ToDictionary(rendered => Analysis.Parse(rendered.Source.Code, $"{rendered.Name}.cs"));

        var result = await Analysis.RunAsync(Analysis.Compile([.. snippets.Keys, Analysis.Parse(RecordTypes.SourceOf(style), "Types.cs"), Prelude.Tree], ReferenceSet.NoSdk));

        Assert.Empty(result.CompilerErrors);
        Assert.Empty(result.Exceptions);
        var found = result.Diagnostics.ToLookup(diagnostic => diagnostic.Location.SourceTree!, diagnostic => new Spot(diagnostic.Id, diagnostic.Severity, diagnostic.Location.SourceSpan));
        var wrong = snippets.Where(pair => !pair.Value.Source.Spots.SequenceEqual(found[pair.Key].Order())).Select(pair =>
            $"{pair.Value.Name}: expected {string.Join(", ", pair.Value.Source.Spots)}, found {string.Join(", ", found[pair.Key])}");
        Assert.True(!wrong.Any(), string.Join('\n', wrong));
        Assert.InRange(snippets.Count, 500, int.MaxValue);
    }
}
