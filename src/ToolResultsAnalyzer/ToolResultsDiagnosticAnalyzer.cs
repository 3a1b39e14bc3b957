using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using ToolResultsAnalyzer.Interpretation;
using ToolResultsAnalyzer.Patterns;
using ToolResultsAnalyzer.Rules;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer;

/// <summary>
/// The one analyzer of all rules. It registers nothing without a supported SDK or message types of one's own or a configuration file, binds no body in a file without a name of the
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
            ImmutableArray<AdditionalText> files = ConfigurationFile.Among(start.Options.AdditionalFiles);
            if (!KnownVocabularies.MayBeIn(start.Compilation, files))
            {
                return;
            }

            CompilationAnalysis analysis = new(start.Compilation, files);
            start.RegisterCodeBlockAction(analysis.AnalyzeCodeBlock);
            if (!files.IsEmpty)
            {
                start.RegisterAdditionalFileAction(AnalyzeFile);
            }
        });
    }

    private static void AnalyzeFile(AdditionalFileAnalysisContext context)
    {
        if (ConfigurationFile.Is(context.AdditionalFile))
        {
            foreach (ConfigurationProblem problem in ConfigurationFile.ProblemsOf(context.AdditionalFile, context.Compilation, context.CancellationToken))
            {
                context.ReportDiagnostic(RuleCatalog.Report(problem.Place, problem.Problem));
            }
        }
    }

    /// <summary>What is shared by the bodies of one compilation.</summary>
    private sealed class CompilationAnalysis
    {
        private readonly Lazy<VocabularyGate> gate;
        private readonly Lazy<Analyses?> analyses;

        public CompilationAnalysis(Compilation compilation, ImmutableArray<AdditionalText> files)
        {
            this.gate = new(() => new(KnownVocabularies.In(compilation, files)));
            this.analyses = new(() => CompilationContext.Create(compilation, this.gate.Value) is { } known ? new(known.Compilation, new(known, RuleCatalog.Reports), new(known)) : null);
        }

        public void AnalyzeCodeBlock(CodeBlockAnalysisContext context)
        {
            bool isAdmitted = this.gate.Value.Admits(context.CodeBlock, context.CancellationToken);
            if (!(isAdmitted || this.gate.Value.AdmitsPatterns(context.CodeBlock, context.CancellationToken)) || this.analyses.Value is not { } analyses)
            {
                return;
            }

            AnalysisCounters.CountBound();
            foreach (SyntaxNode root in Roots(context.CodeBlock))
            {
                if (analyses.Paths.TreeOf(root, context.OwningSymbol) is not { } tree)
                {
                    continue;
                }

                IEnumerable<BodyFindings?> findings = isAdmitted ? analyses.Paths.AnalyzeAll(tree, context.OwningSymbol, context.CancellationToken) : Array.Empty<BodyFindings?>();
                foreach (Diagnostic diagnostic in findings.OfType<BodyFindings>().SelectMany(RuleCatalog.Report)
                    .Concat(RuleCatalog.Report(analyses.Patterns.In(tree, context.OwningSymbol, context.CancellationToken))))
                {
                    context.ReportDiagnostic(diagnostic);
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

        private sealed record Analyses(Compilation Compilation, BodyAnalysis Paths, PatternSearch Patterns);
    }
}
