using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ToolResultsAnalyzer.Tests.Harness.SelfTests;

/// <summary>The verifier accepts a right fix and no other.</summary>
public class CodeFixVerifierTests
{
    [Fact]
    public Task A_fix_that_does_what_is_expected() => VerifyAsync("class {|TOY3:A|} { } class {|TOY3:B|} { }", "class Fixed_A { } class Fixed_B { }");

    [Fact]
    public async Task A_fix_that_does_something_else() =>
        await Assert.ThrowsAnyAsync<Exception>(() => VerifyAsync("class {|TOY3:A|} { }", "class Other_A { }"));

    [Fact]
    public async Task Code_that_does_not_compile_after_the_fix() =>
        await Assert.ThrowsAnyAsync<Exception>(() => VerifyAsync("class {|TOY3:A|} { A a; }", "class Fixed_A { A a; }"));

    private static Task VerifyAsync(string before, string after) =>
        CodeFixVerifier.VerifyAsync(before, after, ReferenceSet.OpenAI_2_15_0, [new NotFixed()], [new Fix()]);

#pragma warning disable RS1001, RS1038, RS2008 // Toys for these tests: not exported, not released.

    /// <summary>Reports every class whose name doesn't begin with <c>Fixed_</c>.</summary>
    private sealed class NotFixed : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Rule = new("TOY3", "Toy", "This is a class", "Toys", DiagnosticSeverity.Warning, true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSyntaxNodeAction(
                node =>
                {
                    var name = ((ClassDeclarationSyntax)node.Node).Identifier;
                    if (!name.Text.StartsWith("Fixed_", StringComparison.Ordinal))
                        node.ReportDiagnostic(Diagnostic.Create(Rule, name.GetLocation()));
                },
                SyntaxKind.ClassDeclaration);
        }
    }

    private sealed class Fix : CodeFixProvider
    {
        public override ImmutableArray<string> FixableDiagnosticIds => ["TOY3"];

        public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

        public override Task RegisterCodeFixesAsync(CodeFixContext context)
        {
            context.RegisterCodeFix(CodeAction.Create("Fix", cancellation => FixAsync(context, cancellation), "Fix"), context.Diagnostics);
            return Task.CompletedTask;
        }

        private static async Task<Document> FixAsync(CodeFixContext context, CancellationToken cancellation)
        {
            var root = (await context.Document.GetSyntaxRootAsync(cancellation))!;
            var name = root.FindToken(context.Span.Start);
            return context.Document.WithSyntaxRoot(root.ReplaceToken(name, SyntaxFactory.Identifier("Fixed_" + name.Text).WithTriviaFrom(name)));
        }
    }
}
