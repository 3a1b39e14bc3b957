using Microsoft.CodeAnalysis;
using ToolResultsAnalyzer.Tests.Harness;
using ToolResultsAnalyzer.Tests.PhraseBooks;

namespace ToolResultsAnalyzer.Tests.Robustness;

/// <summary>A project that references no supported SDK pays nothing and hears nothing.</summary>
public class NoSdkTests
{
    private const string OrdinaryCode = """
        using System.Collections.Generic;

        public class Order
        {
            public List<string> Lines { get; } = new();

            public int Total()
            {
                var total = 0;
                foreach (var line in Lines)
                {
                    if (line.Length == 0) continue;
                    total += line.Length;
                }
                return total;
            }
        }
        """;

    [Fact]
    public async Task Without_an_sdk_nothing_is_registered()
    {
        var compilation = Analysis.Compile(OrdinaryCode, ReferenceSet.NoSdk);

        var actions = await CountActionsAsync(compilation);

        Assert.All(actions, count => Assert.Equal(0, count));
    }

    [Fact]
    public async Task With_an_sdk_something_is_registered()
    {
        var compilation = Analysis.Compile(OrdinaryCode, ReferenceSet.OpenAI_2_15_0);

        var actions = await CountActionsAsync(compilation);

        Assert.All(actions, count => Assert.NotEqual(0, count));
    }

    [Theory]
    [InlineData("public class Message { public string ToolCallId { get; set; } } public class Other { public string Calls { get; set; } }")]
    [InlineData("public class Log { public string[] ToolCalls { get; set; } }")]
    [InlineData("public record ToolMessage(string Id);")]
    [InlineData("public class Log { public string Say() => \"AIMessage ToolMessage ToolCalls ToolCallId\"; }")]
    public async Task Half_of_the_names_of_the_convention_register_nothing(string types)
    {
        var compilation = Analysis.Compile(OrdinaryCode + types, ReferenceSet.NoSdk);

        Assert.All(await CountActionsAsync(compilation), count => Assert.Equal(0, count));
    }

    [Theory]
    [InlineData("public class A { public string ToolCallId { get; set; } } public class B { public string ToolCalls { get; set; } }")]
    [InlineData("public record ToolMessage(string ToolCallId); public record AIMessage(string[] ToolCalls);")]
    public async Task Both_names_of_the_convention_are_looked_at(string types)
    {
        var compilation = Analysis.Compile(OrdinaryCode + types, ReferenceSet.NoSdk);

        Assert.All(await CountActionsAsync(compilation), count => Assert.NotEqual(0, count));
    }

    [Fact]
    public async Task No_snippet_is_reported_without_its_sdk()
    {
        var vocabulary = PhraseBook.Vocabularies[0];
        var trees = Snippet.All
            .Where(snippet => snippet.IsIn(vocabulary) && !snippet.Attribute.Program)
            .Select((snippet, index) => Analysis.Parse(snippet.Render(vocabulary, Form.Plain, $"Snippets.N{index}").Code))
            .ToList();

        var result = await Analysis.RunAsync(Analysis.Compile([.. trees, Prelude.Tree], ReferenceSet.NoSdk));

        Assert.Empty(result.Diagnostics);
        Assert.Empty(result.Exceptions);
        Assert.NotEmpty(result.CompilerErrors);
    }

    /// <summary>For each analyzer, how many actions it registered beside the one that looks at the compilation's references.</summary>
    private static async Task<IReadOnlyList<int>> CountActionsAsync(Compilation compilation)
    {
        var counts = new List<int>();
        var run = Analysis.Start(compilation, UnderTest.Analyzers, exception => Assert.Fail(exception.ToString()));
        await run.GetAnalyzerDiagnosticsAsync(CancellationToken.None);
        foreach (var analyzer in UnderTest.Analyzers)
        {
            var telemetry = await run.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None);
            counts.Add(
                telemetry.CodeBlockActionsCount + telemetry.CodeBlockStartActionsCount + telemetry.CodeBlockEndActionsCount +
                telemetry.OperationActionsCount + telemetry.OperationBlockActionsCount + telemetry.OperationBlockStartActionsCount +
                telemetry.OperationBlockEndActionsCount + telemetry.SemanticModelActionsCount + telemetry.SymbolActionsCount +
                telemetry.SymbolStartActionsCount + telemetry.SymbolEndActionsCount + telemetry.SyntaxNodeActionsCount +
                telemetry.SyntaxTreeActionsCount + telemetry.CompilationEndActionsCount + telemetry.AdditionalFileActionsCount);
        }

        return counts;
    }
}
