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

    private static readonly Sdk OpenAI = new(ReferenceSet.OpenAI_2_15_0, PreludeOf("OpenAI.Chat", "ChatToolCall"), "ChatClient client, ChatCompletionOptions options, List<ChatMessage> messages");

    private static readonly Sdk ExtensionsAI = new(ReferenceSet.ExtensionsAI_10_11_0, PreludeOf("Microsoft.Extensions.AI", "FunctionCallContent"), "IChatClient client, ChatOptions options, List<ChatMessage> messages");

    private static readonly Sdk SemanticKernel = new(
        ReferenceSet.SemanticKernel_1_82_0,
        PreludeOf("Microsoft.SemanticKernel", "FunctionCallContent", "global using Microsoft.SemanticKernel.ChatCompletion;"),
        "IChatCompletionService client, Kernel kernel, ChatHistory messages");

    private static readonly Sdk Bedrock = new(
        ReferenceSet.Bedrock_4,
        PreludeOf("Amazon.BedrockRuntime", "ToolUseBlock", "global using Amazon.BedrockRuntime.Model;"),
        "IAmazonBedrockRuntime client, ConverseRequest request, List<Message> messages");

    /// <summary>The lines that something is reported on, in order, each with the rule.</summary>
    public IEnumerable<(string Id, string Line)> ReportedLines =>
        from diagnostic in Reports
        orderby diagnostic.Location.SourceSpan.Start
        select (diagnostic.Id, Text.Lines.GetLineFromPosition(diagnostic.Location.SourceSpan.Start).ToString());

    /// <summary>A source file; it must compile.</summary>
    public static async Task<Example> OfFileAsync(string source)
    {
        var tree = Analysis.Parse(source);
        var sdk = SdkOf(source);
        var result = await Analysis.RunAsync(Analysis.Compile([tree, sdk.Prelude], sdk.References));
        Assert.Empty(result.CompilerErrors);
        Assert.Empty(result.Exceptions);
        return new(await tree.GetTextAsync(), result.Diagnostics);
    }

    public static Task<Example> OfMemberAsync(string member) => OfFileAsync($"class Page\n{{\n{member}\n}}\n");

    /// <summary>Statements, which may use a client, the messages of a conversation, also as they are stored, options and tools.</summary>
    public static Task<Example> OfStatementsAsync(string statements) => OfMemberAsync(
        $"static async Task ExampleAsync({SdkOf(statements).Parameters}, IEnumerable<Line> lines, ITools tools)\n" +
        $"{{\n{statements}\n}}");

    /// <summary>The SDK that code is written for: OpenAI where nothing tells of another.</summary>
    private static Sdk SdkOf(string code) =>
        code.Contains("FunctionChoiceBehavior", StringComparison.Ordinal) ? SemanticKernel
        : code.Contains("ToolUseBlock", StringComparison.Ordinal) ? Bedrock
        : code.Contains("FunctionCallContent", StringComparison.Ordinal) ? ExtensionsAI
        : OpenAI;

    private static SyntaxTree PreludeOf(string sdk, string call, string more = "") => Analysis.Parse($$"""
        {{Usings}}
        global using {{sdk}};
        {{more}}

        interface ITools
        {
            string Run({{call}} call);
            Task<string> RunAsync({{call}} call);
            bool Knows(string name);
        }

        sealed record Line(string Role, string Text, string CallId, IReadOnlyList<{{call}}> ToolCalls);
        """, "Prelude.cs");

    /// <summary>What examples of an SDK may use.</summary>
    private sealed record Sdk(ReferenceSet References, SyntaxTree Prelude, string Parameters);
}
