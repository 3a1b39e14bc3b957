using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using ToolResultsAnalyzer.ControlFlow;
using ToolResultsAnalyzer.Interpretation;
using ToolResultsAnalyzer.Sdks;

// The rules for analyzers that are shipped do not concern the one that measures the floor.
#pragma warning disable RS1036, RS2008

namespace ToolResultsAnalyzer.Judge.Cost;

/// <summary>
/// The least that an analyzer of this kind costs: behind the same registration and gate it binds the same bodies, makes their
/// graphs (those of lambdas and local functions too) and visits each operation once.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FloorAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Never = new("FLOOR", "Never", "Never", "Cost", DiagnosticSeverity.Hidden, true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Never];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            var sdks = VocabularySymbols.ReferencedBy(start.Compilation);
            if (sdks.IsEmpty)
                return;

            var scan = new VocabularyScan(sdks.SelectMany(sdk => sdk.TellingNames));
            start.RegisterCodeBlockAction(block =>
            {
                var text = block.CodeBlock.SyntaxTree.GetText();
                if (!scan.FindsNameIn(text, block.CodeBlock.Span) || block.CodeBlock is not BaseMethodDeclarationSyntax || Bodies.OperationOf(block.SemanticModel.Compilation, block.CodeBlock) is not { } operation)
                    return;

                int visited = 0;
                foreach (var body in Bodies.Of(OperationTree.Of(operation), block.OwningSymbol, block.CancellationToken))
                {
                    foreach (var basic in body.Graph.Blocks)
                    {
                        foreach (var root in basic.Operations)
                            visited += root.DescendantsAndSelf().Count();
                        visited += basic.BranchValue?.DescendantsAndSelf().Count() ?? 0;
                    }
                }

                GC.KeepAlive(visited);
            });
        });
    }
}
