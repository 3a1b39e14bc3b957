using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ToolResultsAnalyzer.Editing;
using ToolResultsAnalyzer.Rules;
using ToolResultsAnalyzer.Sdks;

namespace ToolResultsAnalyzer;

/// <summary>A diagnostic in its document, with what a fix needs to know of the code around it.</summary>
internal sealed class FixSite
{
    private FixSite(Document document, Diagnostic diagnostic, SyntaxNode root, SourceText text, SemanticModel model, VocabularySymbols vocabulary, CancellationToken cancellationToken)
    {
        this.Document = document;
        this.Diagnostic = diagnostic;
        this.Root = root;
        this.Model = model;
        this.Layout = new(root, text, document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(root.SyntaxTree));
        this.Vocabulary = vocabulary;
        this.Words = new(model, vocabulary);
        this.CancellationToken = cancellationToken;
        this.Node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
    }

    public Document Document { get; }

    public Diagnostic Diagnostic { get; }

    public SyntaxNode Root { get; }

    public SemanticModel Model { get; }

    public CodeLayout Layout { get; }

    public VocabularySymbols Vocabulary { get; }

    public SdkWords Words { get; }

    public CancellationToken CancellationToken { get; }

    /// <summary>What is squiggled; the statement or expression whose keyword it is.</summary>
    public SyntaxNode Node { get; }

    /// <summary>The method, property or field around a node; the file, for a program of statements.</summary>
    public SyntaxNode Member => MemberOf(this.Node);

    public static async Task<FixSite?> CreateAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || !root.FullSpan.Contains(diagnostic.Location.SourceSpan)
            || VocabularySymbols.Create(model.Compilation, KnownVocabularies.In(model.Compilation, ConfigurationFile.Among(document.Project.AnalyzerOptions.AdditionalFiles), cancellationToken)) is not { } vocabulary)
        {
            return null;
        }

        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return new(document, diagnostic, root, text, model, vocabulary, cancellationToken);
    }

    public static SyntaxNode MemberOf(SyntaxNode node)
    {
        foreach (SyntaxNode ancestor in node.AncestorsAndSelf())
        {
            switch (ancestor)
            {
                case GlobalStatementSyntax:
                    return ancestor.Parent!;
                case BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax:
                    return ancestor;
                case MemberDeclarationSyntax:
                    return ancestor;
            }
        }

        return node.SyntaxTree.GetRoot();
    }

    /// <summary>The nodes that the diagnostic names in one role, in source order.</summary>
    public IReadOnlyList<SyntaxNode> Nodes(string role) => DiagnosticRoles.Of(this.Diagnostic, role)
        .Where(location => location.IsInSource && this.Root.FullSpan.Contains(location.SourceSpan))
        .Select(location => this.Root.FindNode(location.SourceSpan, getInnermostNodeForTie: true))
        .Distinct()
        .OrderBy(node => node.SpanStart)
        .ToArray();

    public StatementEditor Edit() => new(this.Root, this.Layout);

    public SourceEdits Edited(Action<StatementEditor> edit)
    {
        StatementEditor editor = this.Edit();
        edit(editor);
        return editor.Edits;
    }

    /// <summary>The first of some names that nothing in sight of a node has, nor anything declared in the given nodes.</summary>
    public string FreeName(SyntaxNode place, IEnumerable<SyntaxNode> inner, params string[] wishes)
    {
        HashSet<string> taken = new(this.Model.LookupSymbols(place.SpanStart).Where(symbol => symbol is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or IFieldSymbol or IPropertySymbol).Select(symbol => symbol.Name));
        foreach (SyntaxNode node in inner.SelectMany(node => node.DescendantNodes()))
        {
            switch (node)
            {
                case VariableDeclaratorSyntax declarator:
                    taken.Add(declarator.Identifier.ValueText);
                    break;
                case SingleVariableDesignationSyntax designation:
                    taken.Add(designation.Identifier.ValueText);
                    break;
                case ForEachStatementSyntax loop:
                    taken.Add(loop.Identifier.ValueText);
                    break;
                case ParameterSyntax parameter:
                    taken.Add(parameter.Identifier.ValueText);
                    break;
                case CatchDeclarationSyntax declaration:
                    taken.Add(declaration.Identifier.ValueText);
                    break;
                case FromClauseSyntax clause:
                    taken.Add(clause.Identifier.ValueText);
                    break;
            }
        }

        return wishes.Concat(Enumerable.Range(2, 1000).Select(number => wishes[0] + number)).First(name => !taken.Contains(name));
    }
}
