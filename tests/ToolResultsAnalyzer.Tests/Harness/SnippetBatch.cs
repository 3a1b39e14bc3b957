using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Harness;

/// <summary>What the analyzer said about one snippet in one form.</summary>
public sealed record SnippetOutcome(
    SourceText Text,
    IReadOnlyList<Spot> Expected,
    IReadOnlyList<Spot> Actual,
    IReadOnlyList<string> Problems)
{
    public bool IsAsMarked => Problems.Count == 0 && Expected.SequenceEqual(Actual);

    public string Describe(bool positions)
    {
        var lines = new List<string>(Problems);
        lines.AddRange(Expected.Except(Actual).Select(spot => "missing:    " + spot.Describe(Text, positions)));
        lines.AddRange(Actual.Except(Expected).Select(spot => "unexpected: " + spot.Describe(Text, positions)));
        if (lines.Count == 0 && !IsAsMarked)
            lines.Add("the same diagnostic is reported more than once");
        return string.Join('\n', lines);
    }
}

/// <summary>
/// All snippets of a vocabulary in one form, compiled together and analyzed in one go: a compilation of its own for each
/// would take most of the time of a test run. Snippets stand in namespaces of their own; only programs of top-level
/// statements, of which a compilation has one, are compiled by themselves.
/// </summary>
public sealed class SnippetBatch
{
    private static readonly ConcurrentDictionary<(Vocabulary, Form, ReferenceSet), Lazy<Task<SnippetBatch>>> Cache = new();

    private readonly Dictionary<Snippet, SnippetOutcome> outcomes = [];

    public SnippetOutcome this[Snippet snippet] => outcomes[snippet];

    /// <summary>The batch; it is run once, however many tests ask for it.</summary>
    public static Task<SnippetBatch> GetAsync(Vocabulary vocabulary, Form form, ReferenceSet references) =>
        Cache.GetOrAdd((vocabulary, form, references), key => new(() => Task.Run(() => RunAsync(key.Item1, key.Item2, key.Item3)))).Value;

    private static async Task<SnippetBatch> RunAsync(Vocabulary vocabulary, Form form, ReferenceSet references)
    {
        var batch = new SnippetBatch();
        var snippets = Snippet.All.Where(snippet => snippet.IsIn(vocabulary) && snippet.CanTake(form) && snippet.CanTake(vocabulary, references)).ToList();
        await batch.AnalyzeAsync([.. snippets.Where(snippet => !snippet.Attribute.Program)], vocabulary, form, references);
        foreach (var program in snippets.Where(snippet => snippet.Attribute.Program))
            await batch.AnalyzeAsync([program], vocabulary, form, references);
        return batch;
    }

    private async Task AnalyzeAsync(
        IReadOnlyList<Snippet> snippets, Vocabulary vocabulary, Form form, ReferenceSet references)
    {
        var files = new Dictionary<SyntaxTree, (Snippet Snippet, MarkedSource Source)>();
        foreach (var snippet in snippets)
        {
            var source = snippet.Render(vocabulary, form, $"Snippets.N{files.Count}");
            files.Add(Analysis.Parse(source.Code, $"{snippet.Name}.cs"), (snippet, source));
        }

        var program = snippets is [{ Attribute.Program: true }];
        var compilation = Analysis.Compile(
            [.. files.Keys, Prelude.Tree], references, program, nullableWarnings: form == Form.Plain);

        // A silent snippet would prove nothing if the SDK weren't there.
        var general = new List<string>();
        if (compilation.GetTypeByMetadataName(vocabulary.KeyType) is null)
            general.Add($"{vocabulary.KeyType} is not in {references}");

        // That each form compiles is seen on the floor Roslyn; the newest takes the same sources.
        var result = Repository.RunsOnLatestRoslyn && form != Form.Plain ? await Analysis.RunWithoutCompilerAsync(compilation) : await Analysis.RunAsync(compilation);
        general.AddRange(result.Diagnostics
            .Where(diagnostic => diagnostic.Location.SourceTree is null || !files.ContainsKey(diagnostic.Location.SourceTree))
            .Select(diagnostic => "reported outside of all snippets: " + diagnostic));
        var exceptions = result.Exceptions.Count == 0 ? [] : await WhoThrowsAsync(compilation, files.Keys);

        var errors = result.CompilerErrors.ToLookup(
            diagnostic => diagnostic.Location.SourceTree,
            diagnostic => "does not compile: " + diagnostic);
        var diagnostics = result.Diagnostics.ToLookup(diagnostic => diagnostic.Location.SourceTree);
        foreach (var (tree, (snippet, source)) in files)
        {
            var problems = general.Concat(errors[tree]).Concat(exceptions.GetValueOrDefault(tree) ?? []).ToList();
            problems.AddRange(diagnostics[tree].SelectMany(WhatIsWrongWith));
            var actual = diagnostics[tree].Where(found => snippet.Marks(found.Id)).Select(found => new Spot(found.Id, found.Severity, found.Location.SourceSpan)).Order();
            outcomes.Add(snippet, new(await tree.GetTextAsync(), source.Spots, [.. actual], problems));
        }
    }

    /// <summary>What no diagnostic may be, wherever it is reported.</summary>
    private static IEnumerable<string> WhatIsWrongWith(Diagnostic diagnostic)
    {
        var message = diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        if (message.Contains("{0}") || message.Contains("''") || message.Contains("  ") || message.Trim().Length < 20)
            yield return $"the message isn't a sentence about this code: {diagnostic.Id}: {message}";
        if (diagnostic.AdditionalLocations.Any(location => location.SourceTree != diagnostic.Location.SourceTree))
            yield return $"an additional location is in another file: {diagnostic}";
    }

    /// <summary>One file at a time, so that an exception can be laid at the door of a snippet.</summary>
    private static async Task<Dictionary<SyntaxTree, List<string>>> WhoThrowsAsync(Compilation compilation, IEnumerable<SyntaxTree> trees)
    {
        var found = new Dictionary<SyntaxTree, List<string>>();
        foreach (var tree in trees)
        {
            var result = await Analysis.RunLiveAsync(compilation, tree);
            if (result.Exceptions.Count > 0)
                found.Add(tree, [.. result.Exceptions.Select(exception => "the analyzer throws: " + exception).Distinct()]);
        }

        return found;
    }
}
