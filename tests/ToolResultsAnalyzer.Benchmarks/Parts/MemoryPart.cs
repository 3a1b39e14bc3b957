using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using ToolResultsAnalyzer.Benchmarks.Code;
using ToolResultsAnalyzer.Benchmarks.Measuring;

namespace ToolResultsAnalyzer.Benchmarks.Parts;

/// <summary>What is allocated for an agent, and what is left when a file has been edited and analyzed again many times, as in an editor.</summary>
internal static class MemoryPart
{
    /// <param name="Percent">How much larger the heap is behind all edits than behind the first hundred.</param>
    internal sealed record Memory(double KilobytesPerAgent, double Percent);

    public static async Task<Memory> Measure(TextWriter output, int agents, int edits)
    {
        var ofEach = ChatShapes.OfEach(agents);
        agents = ofEach * ChatShapes.All.Count;
        var compilation = Source.Checked(ChatShapes.CompileTogether(ofEach));
        var idle = await Allocated(compilation, () => new IdleAnalyzer());
        var floor = (await Allocated(compilation, () => new FloorAnalyzer()) - idle) / agents;
        var ours = (await Allocated(compilation, () => new ToolResultsDiagnosticAnalyzer()) - idle) / agents;
        var (early, late) = await HeapsBehindEdits(ChatShapes.CompileTogether(1), edits);
        var percent = 100 * ((late / early) - 1);

        output.WriteLine(FormattableString.Invariant($"Allocated for one of {agents} agents, beyond an analyzer that does nothing: {ours:0.0} KB; for the floor {floor:0.0} KB ({ours / floor:0.00} ×)."));
        output.WriteLine(FormattableString.Invariant($"Heap behind 100 analyses of an edited file: {early / 1024:0.00} MB; behind {edits}: {late / 1024:0.00} MB ({percent:+0.00;-0.00} %)."));
        return new(ours, percent);
    }

    /// <summary>Kilobytes: the least of some runs, the first of which makes what is made once for a process.</summary>
    private static async Task<double> Allocated(CSharpCompilation compilation, Func<DiagnosticAnalyzer> analyzer)
    {
        var least = long.MaxValue;
        for (var round = 0; round < 4; round++)
            least = Math.Min(least, (await AnalyzerRun.Of(compilation, analyzer())).Allocated);
        return least / 1024.0;
    }

    /// <summary>Kilobytes behind the first hundred edits, and behind all of them. Each analysis is that of an editor: one file of a compilation that is new but for it.</summary>
    private static async Task<(double Early, double Late)> HeapsBehindEdits(CSharpCompilation compilation, int edits)
    {
        var early = 0.0;
        var files = compilation.SyntaxTrees.Where(tree => tree.FilePath.StartsWith("ChatCode/", StringComparison.Ordinal)).Select(tree => tree.FilePath).ToArray();
        var analyzer = new ToolResultsDiagnosticAnalyzer();
        for (var edit = 1; edit <= edits; edit++)
        {
            var tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == files[edit % files.Length]);
            var edited = Edited(tree, edit);
            compilation = compilation.ReplaceSyntaxTree(tree, edited);
            var run = new CompilationWithAnalyzers(compilation, [analyzer], new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([]), (exception, _, _) => throw exception, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
            await run.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(edited), null, CancellationToken.None);
            if (edit == 100)
                early = Heap();
        }

        var late = Heap();
        GC.KeepAlive(compilation);
        return (early, late);
    }

    /// <summary>A comment in the first line says how often the file was edited.</summary>
    private static SyntaxTree Edited(SyntaxTree tree, int edit)
    {
        var text = tree.GetText();
        var first = text.Lines[0];
        var comment = $"// Edit {edit:0000}\n";
        var span = first.ToString().StartsWith("// Edit", StringComparison.Ordinal) ? first.SpanIncludingLineBreak : new TextSpan(0, 0);
        return tree.WithChangedText(text.WithChanges(new TextChange(span, comment)));
    }

    private static double Heap()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true) / 1024.0;
    }
}
