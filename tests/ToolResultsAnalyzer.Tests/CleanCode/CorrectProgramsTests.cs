using System.Text.RegularExpressions;
using ToolResultsAnalyzer.Interpretation;
using ToolResultsAnalyzer.Sdks;
using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.Robustness;

namespace ToolResultsAnalyzer.Tests.CleanCode;

/// <summary>
/// The programs of tests/ToolResultsAnalyzer.Correct are silent under every rule, of whatever severity, and not because nobody
/// looked at them.
/// </summary>
[Collection(CountersCollection.Name)]
public partial class CorrectProgramsTests
{
    /// <summary>Files in which nothing is sent and no message is made.</summary>
    private static readonly string[] WithoutMessages = ["Consoles/TranscriptPrinter.cs", "Responses/ResponseOptions.cs", "Tools/ChatOptions.cs", "Tools/IToolbox.cs", "Tools/Toolbox.cs"];

    /// <summary>
    /// Files that stay silent: the reply is rebuilt without that call, too, or a later loop answers it, or the messages lie in something
    /// that is not followed (a stack, events, an interface, a virtual method).
    /// </summary>
    private static readonly string[] SilentAllTheSame =
    [
        "Adapters/IdNormalizer.cs", "Batching/OpenCalls.cs", "Caching/ReplyCache.cs", "Extensions/ChatExtensions.cs", "Middleware/ChatPipeline.cs",
        "Persistence/EventLog.cs", "Stores/MemoryStore.cs",
    ];

    private static readonly ProgramFolder Programs = ProgramFolder.Correct;

    [Fact]
    public async Task Nothing_is_reported()
    {
        var givenUp = AnalysisCounters.GivenUp;

        var result = await Analysis.RunAsync(Programs.Compilation);

        Assert.Empty(result.CompilerErrors);
        Assert.Empty(result.Exceptions);
        Assert.Empty(result.Diagnostics);
        Assert.Equal(givenUp, AnalysisCounters.GivenUp);
    }

    [Fact]
    public void Nothing_is_suppressed() => Assert.All(Programs.Trees, tree =>
    {
        Assert.DoesNotContain("TRA", tree.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("#pragma", tree.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("auto-generated", tree.ToString(), StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("OpenAI.Chat", 140)]
    [InlineData("OpenAI.Responses", 50)]
    public void There_are_many_of_them(string @namespace, int methods) =>
        Assert.InRange(Programs.CountMethodsThatUse(@namespace), methods, int.MaxValue);

    [Fact]
    public async Task Each_file_is_analyzed()
    {
        var idle = new List<string>();
        foreach (var tree in Programs.Trees)
        {
            var before = AnalysisCounters.Analyzed;
            await Analysis.RunLiveAsync(Programs.Compilation, tree);
            if (AnalysisCounters.Analyzed == before)
                idle.Add(tree.FilePath);
        }

        if (!IsKnown("OpenAI.Responses"))
            idle.RemoveAll(file => file.StartsWith("Responses/", StringComparison.Ordinal));
        Assert.Equal(WithoutMessages, idle);
    }

    /// <summary>Silence tells something where noise was possible: each loop over a batch leaves out the first call.</summary>
    [Fact]
    public async Task A_mistake_in_a_file_is_reported()
    {
        var silent = new List<string>();
        var count = 0;
        foreach (var tree in Programs.Trees)
        {
            var planted = PlainLoop().Replace(tree.ToString(), "in $1.Skip(1))");
            if (planted == tree.ToString())
                continue;

            count++;
            var changed = Analysis.Parse(planted, tree.FilePath);
            var result = await Analysis.RunLiveAsync(Programs.Compilation.ReplaceSyntaxTree(tree, changed), changed);
            if (result.Diagnostics.IsEmpty)
                silent.Add(tree.FilePath);
        }

        Assert.True(SilentAllTheSame.SequenceEqual(silent), string.Join(' ', silent));
        Assert.InRange(count, 25, int.MaxValue);
    }

    [GeneratedRegex(@"in (completion\.ToolCalls)\)")]
    private static partial Regex PlainLoop();

    private static bool IsKnown(string @namespace) =>
        VocabularySymbols.All.Any(sdk => sdk.Rows.Any(row => row.Type.StartsWith(@namespace + ".", StringComparison.Ordinal)));
}
