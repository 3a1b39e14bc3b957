using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.Docs;

/// <summary>Code of the documentation, compiled with what it may use and analyzed.</summary>
internal sealed record Example(SourceText Text, ImmutableArray<Diagnostic> Reports)
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly SyntaxTree OpenAI = PreludeOf("OpenAI.Chat", "ChatToolCall");

    private static readonly SyntaxTree ExtensionsAI = PreludeOf("Microsoft.Extensions.AI", "FunctionCallContent");

    /// <summary>The lines that something is reported on, in order, each with the rule.</summary>
    public IEnumerable<(string Id, string Line)> ReportedLines =>
        from diagnostic in Reports
        orderby diagnostic.Location.SourceSpan.Start
        select (diagnostic.Id, Text.Lines.GetLineFromPosition(diagnostic.Location.SourceSpan.Start).ToString());

    /// <summary>A source file; it must compile.</summary>
    public static async Task<Example> OfFileAsync(string source)
    {
        var tree = Analysis.Parse(source);
        var result = await Analysis.RunAsync(IsOfExtensionsAI(source)
            ? Analysis.Compile([tree, ExtensionsAI], ReferenceSet.ExtensionsAI_10_11_0)
            : Analysis.Compile([tree, OpenAI], ReferenceSet.OpenAI_2_15_0));
        Assert.Empty(result.CompilerErrors);
        Assert.Empty(result.Exceptions);
        return new(await tree.GetTextAsync(), result.Diagnostics);
    }

    public static Task<Example> OfMemberAsync(string member) => OfFileAsync($"class Page\n{{\n{member}\n}}\n");

    /// <summary>Statements, which may use a client, the messages of a conversation, also as they are stored, options and tools.</summary>
    public static Task<Example> OfStatementsAsync(string statements) => OfMemberAsync(
        $"static async Task ExampleAsync({(IsOfExtensionsAI(statements) ? "IChatClient client, ChatOptions options" : "ChatClient client, ChatCompletionOptions options")}, List<ChatMessage> messages, IEnumerable<Line> lines, ITools tools)\n" +
        $"{{\n{statements}\n}}");

    /// <summary>Whether code is written for Microsoft.Extensions.AI; all other is for OpenAI.</summary>
    private static bool IsOfExtensionsAI(string code) => code.Contains("FunctionCallContent", StringComparison.Ordinal);

    private static SyntaxTree PreludeOf(string sdk, string call) => Analysis.Parse($$"""
        {{Usings}}
        global using {{sdk}};

        interface ITools
        {
            string Run({{call}} call);
            Task<string> RunAsync({{call}} call);
            bool Knows(string name);
        }

        sealed record Line(string Role, string Text, string CallId, IReadOnlyList<{{call}}> ToolCalls);
        """, "Prelude.cs");
}
