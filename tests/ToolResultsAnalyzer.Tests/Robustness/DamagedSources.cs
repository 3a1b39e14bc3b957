using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;
using ToolResultsAnalyzer.Tests.Sdks;

namespace ToolResultsAnalyzer.Tests.Robustness;

/// <summary>Sources of one kind that are damaged: the snippets of a vocabulary, or code whose messages a configuration file explains.</summary>
/// <param name="Name">The kind.</param>
/// <param name="Whole">The sources before anything has happened to them.</param>
/// <param name="References">What they are compiled against.</param>
/// <param name="Files">The additional files of their project.</param>
internal sealed record DamagedSources(string Name, IReadOnlyList<Lazy<BrokenText>> Whole, ReferenceSet References, ImmutableArray<AdditionalText> Files)
{
    /// <summary>Those whose vocabularies differ most: messages of one result, parts, blocks, results by name, one class for all, a file.</summary>
    public static IReadOnlyList<DamagedSources> All { get; } =
    [
        Of(OpenAIChatPhrases.Vocabulary),
        Of(ExtensionsAIPhrases.Vocabulary),
        Of(AnthropicPhrases.Vocabulary),
        Of(GoogleGenAIPhrases.Vocabulary),
        Of(RecordPhrases.Vocabulary),
        OfConfiguration(),
    ];

    /// <summary>Many sources in one compilation, each from another seed, which is a number in its path.</summary>
    public Compilation Damage(Damage damage, IEnumerable<int> seeds)
    {
        var trees = seeds.Select(seed =>
        {
            var random = new Random(seed);
            var text = Whole[random.Next(Whole.Count)].Value.Copy($"N{seed}");
            damage.InflictAnywhere(text, random);
            return Analysis.Parse(text.ToString(), $"Damaged{seed}.cs");
        });
        return Analysis.Compile([.. trees, Prelude.Tree], References, nullableWarnings: false);
    }

    public override string ToString() => Name;

    private static DamagedSources Of(Vocabulary vocabulary) => new(
        vocabulary.Name,
        [.. Snippet.All
            .Where(snippet => !snippet.Attribute.Program && snippet.IsIn(vocabulary))
            .Select(snippet => new Lazy<BrokenText>(() => BrokenText.Of(snippet.Render(vocabulary, Form.Plain, $"Snippets.{BrokenText.Place}").Code)))],
        vocabulary.References[0],
        []);

    private static DamagedSources OfConfiguration() => new(
        "Configuration",
        [.. ConfigurationTests.Lines.Select(row => row.Data.Item2).Distinct().Select(code => new Lazy<BrokenText>(() =>
            BrokenText.Of(code.Replace("public static class Agent", $"namespace Snippets.{BrokenText.Place};\n\npublic static class Agent", StringComparison.Ordinal))))],
        ConfigurationTests.References,
        [new TextFile(ConfigurationTests.File)]);
}
