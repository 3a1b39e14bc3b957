using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ToolResultsAnalyzer.Tests.Harness;

/// <summary>A project of programs beside the tests, compiled in memory from the files that its own build compiles.</summary>
public sealed class ProgramFolder
{
    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private ProgramFolder(string project)
    {
        var root = Path.Combine(Repository.Root, "tests", project);
        Trees = [.. from file in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
                    let path = Path.GetRelativePath(root, file).Replace('\\', '/')
                    where !path.StartsWith("obj/", StringComparison.Ordinal) && !path.StartsWith("bin/", StringComparison.Ordinal)
                    orderby path
                    select Analysis.Parse(File.ReadAllText(file), path)];

        var compilation = Analysis.Compile([.. Trees, Analysis.Parse(ImplicitUsings, "")], ReferenceSet.OpenAI_2_15_0);

        // As in the projects: OpenAI.Responses is marked as experimental.
        Compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([KeyValuePair.Create("OPENAI001", ReportDiagnostic.Suppress)]));
    }

    /// <summary>Programs that keep the contract.</summary>
    public static ProgramFolder Correct { get; } = new("ToolResultsAnalyzer.Correct");

    /// <summary>Programs on types that are only named like those of an SDK.</summary>
    public static ProgramFolder LookAlikes { get; } = new("ToolResultsAnalyzer.LookAlikes");

    public CSharpCompilation Compilation { get; }

    /// <summary>The files, each under its path in the project.</summary>
    public ImmutableArray<SyntaxTree> Trees { get; }

    /// <summary>The methods of a file in which something of a namespace is used.</summary>
    public IEnumerable<MethodDeclarationSyntax> MethodsThatUse(string @namespace, SyntaxTree tree)
    {
        var model = Compilation.GetSemanticModel(tree);
        return from method in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
               where method.DescendantNodes().OfType<ExpressionSyntax>().Any(node => IsOf(@namespace, model.GetSymbolInfo(node).Symbol))
               select method;
    }

    public int CountMethodsThatUse(string @namespace) => Trees.Sum(tree => MethodsThatUse(@namespace, tree).Count());

    private static bool IsOf(string @namespace, ISymbol? symbol) =>
        symbol is not null && (symbol as INamedTypeSymbol ?? symbol.ContainingType)?.ContainingNamespace?.ToDisplayString() == @namespace;
}
