using System.Diagnostics;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using ToolResultsAnalyzer.Benchmarks.Code;

namespace ToolResultsAnalyzer.Benchmarks.Measuring;

/// <summary>What the compiler itself does, on one thread as the analyzers here: it reads the text, binds it and writes the assembly.</summary>
internal static class CompilerRun
{
    public static double Milliseconds(CSharpCompilation compilation)
    {
        var files = compilation.SyntaxTrees.Select(tree => (Text: tree.GetText().ToString(), tree.FilePath)).ToArray();
        GC.Collect();
        var watch = Stopwatch.StartNew();
        var fresh = CSharpCompilation.Create(
            compilation.AssemblyName,
            files.Select(file => CSharpSyntaxTree.ParseText(SourceText.From(file.Text), (CSharpParseOptions)compilation.SyntaxTrees[0].Options, file.FilePath)),
            compilation.References,
            compilation.Options);
        var result = fresh.Emit(new MemoryStream());
        return result.Success ? watch.Elapsed.TotalMilliseconds : throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Take(10)));
    }
}
