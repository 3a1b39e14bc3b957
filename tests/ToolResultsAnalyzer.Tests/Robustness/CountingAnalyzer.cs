using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ToolResultsAnalyzer.Tests.Robustness;

// Not exported and not released: only the test that makes it may find it, and that it counts is the point.
#pragma warning disable RS1001, RS1026, RS1036, RS1038, RS2008

/// <summary>Says of each method how many were analyzed before it, which another order changes.</summary>
internal sealed class CountingAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Counted = new("ANY", "Any", "{0}", "Any", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    private int seen;

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Counted];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(
            node => node.ReportDiagnostic(Diagnostic.Create(Counted, node.Node.GetLocation(), Interlocked.Increment(ref seen))), SyntaxKind.MethodDeclaration);
    }
}
