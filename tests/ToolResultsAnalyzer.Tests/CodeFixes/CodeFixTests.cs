using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using ToolResultsAnalyzer.Tests.Harness;

namespace ToolResultsAnalyzer.Tests.CodeFixes;

/// <summary>
/// The tests of one code fix. What the fix is for is marked in the code before (<c>{|TRA1004:continue|}</c>); the code after must be
/// exactly what is written, must compile, and holds no reports but those that are marked in it. Each case goes through the light
/// bulb and through fix-all in the solution (as <c>dotnet format</c> does); a few go through the other scopes, which cost time.
/// </summary>
public abstract class CodeFixTests<TFix> where TFix : CodeFixProvider, new()
{
    private const string Usings = """
        using System;
        using System.ClientModel;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using OpenAI.Chat;

        """;

    /// <summary>What the code is compiled against.</summary>
    protected virtual ReferenceSet References => ReferenceSet.OpenAI_2_15_0;

    /// <summary>What the light bulb says.</summary>
    protected abstract string Title { get; }

    /// <summary>Statements of an asynchronous method that has a client, messages, options and tools, and returns a text.</summary>
    protected static string Method(string statements) => Usings + $$"""

        public sealed class Agent(ChatClient client, ITools tools)
        {
            public async Task<string> RunAsync(List<ChatMessage> messages, ChatCompletionOptions options)
            {
        {{Indented(statements, 2)}}
            }
        }

        """;

    /// <summary>Statements between the assistant message of a reply and the next request.</summary>
    protected static string Round(string statements) => Method($$"""
        ChatCompletion reply = await client.CompleteChatAsync(messages, options);
        messages.Add(new AssistantChatMessage(reply));

        {{statements}}

        ChatCompletion next = await client.CompleteChatAsync(messages, options);
        return next.Content[0].Text;
        """);

    /// <summary>The same for responses, which keep their history in <c>items</c>.</summary>
    protected static string Responses(string statements) => "#pragma warning disable OPENAI001\n" + Usings.Replace("OpenAI.Chat", "OpenAI.Responses") + $$"""

        public sealed class Agent(ResponsesClient client, ITools tools)
        {
            public async Task<string> RunAsync(List<ResponseItem> items, CreateResponseOptions options)
            {
        {{Indented(statements, 2)}}
            }
        }

        """;

    /// <summary>Statements between the items of a response and the next request.</summary>
    protected static string ResponsesRound(string statements) => Responses($$"""
        ResponseResult reply = await client.CreateResponseAsync("gpt-5", items);
        items.AddRange(reply.OutputItems);

        {{statements}}

        ResponseResult next = await client.CreateResponseAsync("gpt-5", items);
        return next.GetOutputText();
        """);

    /// <summary>The code with tabs and the line ends of Windows.</summary>
    protected static string Windows(string code) => code.Replace("    ", "\t").Replace("\n", "\r\n");

    /// <summary>The fix turns the code before into the code after.</summary>
    protected Task FixesAsync(string before, string after, params DiagnosticResult[] expected) => Test(before, after, expected).RunAsync();

    /// <summary>There are reports, and no fix for any of them.</summary>
    protected Task LeavesAsync(string code, params DiagnosticResult[] expected) => Test(code, code, expected).RunAsync();

    protected AnyCSharpTest Test(string before, string after, params DiagnosticResult[] expected)
    {
        var test = Test();
        test.TestCode = before;
        test.FixedCode = after;
        test.DisabledDiagnostics.RemoveAll(id => before.Contains(id, StringComparison.Ordinal) || after.Contains(id, StringComparison.Ordinal));
        test.ExpectedDiagnostics.AddRange(expected);
        if (before == after)
            test.FixedState.ExpectedDiagnostics.AddRange(expected);
        return test;
    }

    protected AnyCSharpTest Test()
    {
        var test = new AnyCSharpTest
        {
            CodeActionVerifier = (action, _) => VerifyAction(action),
            CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllInDocumentCheck | CodeFixTestBehaviors.SkipFixAllInProjectCheck,
        };

        // Advice is given where nothing is wrong any more.
        test.DisabledDiagnostics.AddRange(UnderTest.Rules.Where(rule => rule.DefaultSeverity == DiagnosticSeverity.Info && rule.Id != new TFix().FixableDiagnosticIds.Single()).Select(rule => rule.Id));
        foreach (var state in new[] { (SolutionState)test.TestState, test.FixedState })
        {
            state.ReferenceAssemblies = new ReferenceAssemblies("net10.0");
            state.AdditionalReferences.AddRange(References.References);
            state.Sources.Add(("/0/Prelude.cs", Prelude.Source));
            state.MarkupHandling = MarkupMode.Allow;
        }

        return test;
    }

    private void VerifyAction(CodeAction action)
    {
        Assert.Equal(Title, action.Title);
        Assert.Equal(new TFix().FixableDiagnosticIds.Single(), action.EquivalenceKey);
    }

    protected static string Indented(string text, int depth) =>
        string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? line : new string(' ', depth * 4) + line));

    protected sealed class AnyCSharpTest : CSharpCodeFixTest<ToolResultsDiagnosticAnalyzer, TFix, DefaultVerifier>
    {
        /// <summary>The symbols that the compilation defines.</summary>
        public string[] Symbols { get; set; } = [];

        protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Diagnose, preprocessorSymbols: Symbols);

        protected override CompilationOptions CreateCompilationOptions() =>
            ((CSharpCompilationOptions)base.CreateCompilationOptions()).WithNullableContextOptions(NullableContextOptions.Enable);
    }
}
