using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ToolResultsAnalyzer.Tests.Harness.SelfTests;

/// <summary>The harness itself notices what is missing, what is too much and what is in the wrong place.</summary>
public class SnippetOutcomeTests
{
    [Fact]
    public void Marks_are_taken_out_of_the_code()
    {
        var marked = MarkedSource.Parse("a {|TRA1004:b {|TRA1002(info):c|} d|} e");

        Assert.Equal("a b c d e", marked.Code);
        Assert.Equal(
            [
                new("TRA1002", DiagnosticSeverity.Info, new TextSpan(4, 1)),
                new("TRA1004", DiagnosticSeverity.Warning, new TextSpan(2, 5)),
            ],
            marked.Spots.OrderBy(spot => spot.Id));
    }

    [Fact]
    public void A_mark_that_is_not_closed_is_an_error() => Assert.Throws<FormatException>(() => MarkedSource.Parse("{|TRA1004:a"));

    [Theory]
    [InlineData("class {|TOY:A|} { }", true)]
    [InlineData("class A { }", false)]
    [InlineData("class {|TOY:A|} { class B { } }", false)]
    [InlineData("{|TOY:class A|} { }", false)]
    [InlineData("class {|TOY(info):A|} { }", false)]
    [InlineData("class {|OTHER:A|} { }", false)]
    [InlineData("class {|TOY:A|} { } class {|TOY:B|} { }", true)]
    public async Task Only_exactly_what_is_marked_is_as_marked(string code, bool asMarked)
    {
        var marked = MarkedSource.Parse(code);
        var compilation = Analysis.Compile(marked.Code, ReferenceSet.NoSdk).RemoveSyntaxTrees(Prelude.Tree);
        var result = await Analysis.RunAsync(compilation, [new EveryClass()]);
        var actual = result.Diagnostics.Select(found => new Spot(found.Id, found.Severity, found.Location.SourceSpan)).Order();

        Assert.Equal(asMarked, new SnippetOutcome(SourceText.From(marked.Code), marked.Spots, [.. actual], []).IsAsMarked);
    }

    [Fact]
    public void The_same_diagnostic_twice_is_not_as_marked()
    {
        var marked = MarkedSource.Parse("class {|TOY:A|} { }");
        var outcome = new SnippetOutcome(SourceText.From(marked.Code), marked.Spots, [marked.Spots[0], marked.Spots[0]], []);

        Assert.False(outcome.IsAsMarked);
        Assert.Contains("more than once", outcome.Describe(positions: true));
    }

    [Fact]
    public async Task An_exception_of_an_analyzer_is_seen()
    {
        var compilation = Analysis.Compile("class A { }", ReferenceSet.NoSdk);

        var result = await Analysis.RunAsync(compilation, [new Thrower()]);

        Assert.Contains(result.Exceptions, exception => exception.Message == "toy");
    }

    [Fact]
    public async Task A_compiler_error_is_seen()
    {
        var result = await Analysis.RunAsync(Analysis.Compile("class A : Missing { }", ReferenceSet.NoSdk), [new EveryClass()]);

        Assert.Equal("CS0246", Assert.Single(result.CompilerErrors).Id);
    }

#pragma warning disable RS1001, RS1038, RS2008 // Toys for these tests: not exported, not released.

    /// <summary>Reports the name of every class.</summary>
    private sealed class EveryClass : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Rule = new("TOY", "Toy", "This is a class", "Toys", DiagnosticSeverity.Warning, true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSyntaxNodeAction(
                node => node.ReportDiagnostic(Diagnostic.Create(Rule, ((ClassDeclarationSyntax)node.Node).Identifier.GetLocation())),
                SyntaxKind.ClassDeclaration);
        }
    }

    /// <summary>Throws.</summary>
    private sealed class Thrower : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Rule = new("TOY2", "Toy", "This is a class", "Toys", DiagnosticSeverity.Warning, true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSyntaxNodeAction(_ => throw new InvalidOperationException("toy"), SyntaxKind.ClassDeclaration);
        }
    }
}
