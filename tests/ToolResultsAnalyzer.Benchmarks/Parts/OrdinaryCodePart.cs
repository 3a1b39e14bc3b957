using ToolResultsAnalyzer.Benchmarks.Code;
using ToolResultsAnalyzer.Benchmarks.Measuring;
using ToolResultsAnalyzer.Interpretation;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer.Benchmarks.Parts;

/// <summary>Code that has nothing to do with chats, without any SDK, with one and with all: what everybody pays for the analyzer.</summary>
internal static class OrdinaryCodePart
{
    /// <summary>What was measured with one set of references.</summary>
    /// <param name="Actions">Code block actions that were registered.</param>
    /// <param name="Named">Files with a word that is also a name of a vocabulary (with all SDKs that may be <c>Create</c> or <c>Message</c>).</param>
    /// <param name="Bound">Code blocks that were bound.</param>
    /// <param name="BoundInOthers">Code blocks that were bound in a compilation of the files without such a word.</param>
    internal sealed record Cost(string References, Sample Analyzer, Sample Compiler, int Actions, int Named, long Bound, long BoundInOthers)
    {
        public double Percent => 100 * Analyzer.Least / Compiler.Least;
    }

    public static async Task<IReadOnlyList<Cost>> Measure(TextWriter output, int lines, int rounds)
    {
        var all = References.AllSdks;
        Cost[] costs =
        [
            await Measure("the framework", lines, References.NoSdk, rounds),
            await Measure("and OpenAI", lines, References.Of("OpenAI-2.15.0"), rounds),
            await Measure($"and all SDKs ({all.Assemblies.Count - References.NoSdk.Assemblies.Count} assemblies)", lines, all, rounds),
        ];
        var compilation = OrdinaryCode.Compile(lines, all);
        output.WriteLine($"{Source.LinesOf(compilation)} lines of ordinary code in {compilation.SyntaxTrees.Length} files, {rounds} rounds; milliseconds of the analyzer, and of the compiler (reads, binds and emits) on one thread.\n");
        output.WriteLine(Table.Of(
            ["references", "ms", "median", "compiler", "median", "% of the compiler", "actions registered", "files with names", "bodies bound", "in other files"],
            costs.Select(Row)));
        return costs;

        static IReadOnlyList<object> Row(Cost cost) =>
            [cost.References, cost.Analyzer.Least, cost.Analyzer.Median, cost.Compiler.Least, cost.Compiler.Median, cost.Percent, cost.Actions, cost.Named, cost.Bound, cost.BoundInOthers];
    }

    private static async Task<Cost> Measure(string name, int lines, References references, int rounds)
    {
        var compilation = Source.Checked(OrdinaryCode.Compile(lines, references));
        var (times, compiler) = (new List<double>(), new List<double>());
        var (actions, bound) = (0, 0L);
        for (var round = -1; round < rounds; round++)
        {
            var before = AnalysisCounters.Bound;
            var run = await AnalyzerRun.Of(compilation, new ToolResultsDiagnosticAnalyzer());
            bound = AnalysisCounters.Bound - before;
            actions = run.Result.AnalyzerTelemetryInfo.Values.Sum(info => info.CodeBlockActionsCount);
            var compile = CompilerRun.Milliseconds(compilation);
            if (round < 0)
                continue;

            times.Add(run.Milliseconds);
            compiler.Add(compile);
        }

        var gate = new VocabularyGate(KnownVocabularies.In(compilation, []));
        var named = compilation.SyntaxTrees.Where(tree => gate.Admits(tree, CancellationToken.None)).ToArray();
        var boundBefore = AnalysisCounters.Bound;
        await AnalyzerRun.Of(compilation.RemoveSyntaxTrees(named), new ToolResultsDiagnosticAnalyzer());
        return new(name, Sample.Of(times), Sample.Of(compiler), actions, named.Length, bound, AnalysisCounters.Bound - boundBefore);
    }
}
