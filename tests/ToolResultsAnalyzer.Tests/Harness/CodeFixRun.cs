using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ToolResultsAnalyzer.Tests.Harness;

/// <summary>Code fixes without an editor: what they offer for a diagnostic, and what each offer does.</summary>
public static class CodeFixRun
{
    /// <summary>Asks every code fix about every diagnostic and carries out every offer; what they throw is thrown with the code that it was thrown on.</summary>
    /// <returns>What each offer makes of its document.</returns>
    public static async Task<IReadOnlyList<string>> OfferAllAsync(
        Compilation compilation, ImmutableArray<Diagnostic> diagnostics, ImmutableArray<AdditionalText> files = default, string? editorConfig = null)
    {
        var fixable = diagnostics
            .Where(diagnostic => diagnostic.Location.SourceTree is not null)
            .Where(diagnostic => UnderTest.CodeFixes.Any(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
            .ToLookup(diagnostic => diagnostic.Location.SourceTree!);
        if (fixable.Count == 0)
            return [];

        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject("Snippets", LanguageNames.CSharp)
            .WithCompilationOptions(compilation.Options)
            .WithParseOptions((CSharpParseOptions)compilation.SyntaxTrees.First().Options)
            .WithMetadataReferences(compilation.References);
        var documents = new Dictionary<SyntaxTree, DocumentId>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            var document = project.AddDocument(tree.FilePath, await tree.GetTextAsync(), filePath: $"{EditorConfig.Folder}/{tree.FilePath}");
            documents.Add(tree, document.Id);
            project = document.Project;
        }

        foreach (var file in files.IsDefault ? [] : files)
            project = project.AddAdditionalDocument(Path.GetFileName(file.Path), file.GetText() ?? SourceText.From(""), filePath: file.Path).Project;

        if (editorConfig is not null)
            project = project.AddAnalyzerConfigDocument(".editorconfig", SourceText.From(editorConfig), filePath: $"{EditorConfig.Folder}/.editorconfig").Project;

        var offers = new List<string>();
        foreach (var ofTree in fixable)
        {
            foreach (var diagnostic in ofTree)
                offers.AddRange(await CarryOutAsync(project.GetDocument(documents[ofTree.Key])!, diagnostic));
        }

        return offers;
    }

    private static async Task<IReadOnlyList<string>> CarryOutAsync(Document document, Diagnostic diagnostic)
    {
        try
        {
            var made = new List<string>();
            foreach (var action in await OffersAsync(document, diagnostic))
            {
                var operations = await action.GetOperationsAsync(CancellationToken.None);
                var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
                made.Add((await changed.GetTextAsync()).ToString());
            }

            return made;
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"A fix of {diagnostic.Id} at {diagnostic.Location.GetLineSpan().StartLinePosition} throws on\n{await document.GetTextAsync()}", exception);
        }
    }

    private static async Task<IReadOnlyList<CodeAction>> OffersAsync(Document document, Diagnostic diagnostic)
    {
        var offers = new List<CodeAction>();

        // The diagnostic of the same place in the workspace's own tree, as an editor would hand it over.
        var tree = await document.GetSyntaxTreeAsync();
        var here = Diagnostic.Create(
            diagnostic.Descriptor,
            Location.Create(tree!, diagnostic.Location.SourceSpan),
            diagnostic.Severity,
            diagnostic.AdditionalLocations.Select(location => Location.Create(tree!, location.SourceSpan)),
            diagnostic.Properties);
        foreach (var fix in UnderTest.CodeFixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            var context = new CodeFixContext(document, here, (action, _) => offers.Add(action), CancellationToken.None);
            await fix.RegisterCodeFixesAsync(context);
        }

        return offers;
    }
}
