using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.Docs;

/// <summary>Code of the documentation, compiled with what it may use and analyzed.</summary>
internal sealed record Example(SourceText Text, ImmutableArray<Diagnostic> Reports)
{
    private static readonly SyntaxTree Prelude = Analysis.Parse(
        """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using OpenAI.Chat;

        interface ITools
        {
            string Run(ChatToolCall call);
            Task<string> RunAsync(ChatToolCall call);
            bool Knows(string name);
        }

        sealed record Line(string Role, string Text, string CallId, IReadOnlyList<ChatToolCall> ToolCalls);
        """,
        "Prelude.cs");

    /// <summary>The lines that something is reported on, in order, each with the rule.</summary>
    public IEnumerable<(string Id, string Line)> ReportedLines =>
        from diagnostic in Reports
        orderby diagnostic.Location.SourceSpan.Start
        select (diagnostic.Id, Text.Lines.GetLineFromPosition(diagnostic.Location.SourceSpan.Start).ToString());

    /// <summary>A source file; it must compile.</summary>
    public static async Task<Example> OfFileAsync(string source)
    {
        var tree = Analysis.Parse(source);
        var result = await Analysis.RunAsync(Analysis.Compile([tree, Prelude], ReferenceSet.OpenAI_2_15_0));
        Assert.Empty(result.CompilerErrors);
        Assert.Empty(result.Exceptions);
        return new(await tree.GetTextAsync(), result.Diagnostics);
    }

    public static Task<Example> OfMemberAsync(string member) => OfFileAsync($"class Page\n{{\n{member}\n}}\n");

    /// <summary>Statements, which may use a client, the messages of a conversation, also as they are stored, options and tools.</summary>
    public static Task<Example> OfStatementsAsync(string statements) => OfMemberAsync(
        "static async Task ExampleAsync(ChatClient client, List<ChatMessage> messages, IEnumerable<Line> lines, ChatCompletionOptions options, ITools tools)\n" +
        $"{{\n{statements}\n}}");
}
