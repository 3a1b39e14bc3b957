using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis.Text;
using ToolResultsAnalyzer.Benchmarks.Code;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Benchmarks.Micro;

/// <summary>The scan of a large file without a name of the vocabularies: all that such a file costs.</summary>
public class ScanBenchmarks
{
    private const int Lines = 10_000;

    private SourceText text = null!;
    private VocabularyScan scan = null!;

    [Params("OpenAI-2.15.0", "all")]
    public string Sdks { get; set; } = "";

    [GlobalSetup]
    public void Read()
    {
        var compilation = OrdinaryCode.Compile(Lines, Sdks == "all" ? References.AllSdks : References.Of(Sdks));
        var sdks = KnownVocabularies.In(compilation, []);
        var gate = new VocabularyGate(sdks);
        scan = new(sdks.SelectMany(sdk => sdk.TellingNames));

        var files = compilation.SyntaxTrees.Where(tree => !gate.Admits(tree, CancellationToken.None)).Select(tree => tree.ToString()).ToArray();
        var all = new List<string>();
        while (all.Count < Lines)
            all.AddRange(files.SelectMany(file => file.Split('\n')));
        text = SourceText.From(string.Join('\n', all.Take(Lines)));
    }

    [Benchmark]
    public int Scan() => scan.PositionsIn(text) is { Count: 0 } none ? none.Count : throw new InvalidOperationException("There is a name in it.");
}
