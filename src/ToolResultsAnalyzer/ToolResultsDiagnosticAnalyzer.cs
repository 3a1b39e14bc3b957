using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using ToolResultsAnalyzer.Interpretation;
using ToolResultsAnalyzer.Rules;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer;

/// <summary>
/// The one analyzer of all rules. It registers nothing without a supported SDK, binds no body in a file without a name of the
/// vocabularies, and makes no graph of a body that cannot break the contract.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ToolResultsDiagnosticAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => RuleCatalog.Descriptors;

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            ImmutableArray<SdkVocabulary> sdks = VocabularySymbols.ReferencedBy(start.Compilation);
            if (sdks.IsEmpty)
            {
                return;
            }

            CompilationAnalysis analysis = new(start.Compilation, sdks);
            start.RegisterCodeBlockAction(analysis.AnalyzeCodeBlock);
        });
    }

    /// <summary>What is shared by the bodies of one compilation.</summary>
    private sealed class CompilationAnalysis
    {
        private readonly VocabularyGate gate;
        private readonly Lazy<BodyAnalysis?> analysis;

        public CompilationAnalysis(Compilation compilation, ImmutableArray<SdkVocabulary> sdks)
        {
            this.gate = new(sdks);
            this.analysis = new(() => CompilationContext.Create(compilation, this.gate) is { } known ? new(known, RuleCatalog.Reports) : null);
        }

        public void AnalyzeCodeBlock(CodeBlockAnalysisContext context)
        {
            if (!this.gate.Admits(context.CodeBlock, context.CancellationToken) || this.analysis.Value is not { } analysis)
            {
                return;
            }

            AnalysisCounters.CountBound();
            foreach (SyntaxNode root in Roots(context.CodeBlock))
            {
                foreach (BodyFindings? findings in analysis.AnalyzeAll(root, context.OwningSymbol, context.CancellationToken))
                {
                    if (findings is null)
                    {
                        continue;
                    }

                    foreach (Diagnostic diagnostic in RuleCatalog.Report(findings))
                    {
                        context.ReportDiagnostic(diagnostic);
                    }
                }
            }
        }

        /// <summary>The nodes of a code block that have an operation of their own.</summary>
        private static IEnumerable<SyntaxNode> Roots(SyntaxNode block) => block switch
        {
            _ when Bodies.IsRoot(block) => new[] { block },
            BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Initializer).OfType<SyntaxNode>(),
            VariableDeclaratorSyntax { Initializer: { } initializer } => new[] { initializer },
            PropertyDeclarationSyntax property => new SyntaxNode?[] { property.ExpressionBody, property.Initializer }.OfType<SyntaxNode>(),
            IndexerDeclarationSyntax { ExpressionBody: { } body } => new[] { body },
            _ => Array.Empty<SyntaxNode>(),
        };
    }
}
